"""A plan as the files of a plan folder: what `read_plan` reads back is the same plan, hash and all."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.items import AoT, InlineTable, Table

from planner.catalog.csv_text import plain_number
from planner.catalog.read_blocks import OBSERVATION_COLUMNS, TARGET_COLUMNS, UNIT_COLUMNS, UNIT_COLUMNS_THAT_MAY_BE
from planner.catalog.scenario_file import scenario_document
from planner.domain.bilingual import NO_TEXT, Bilingual
from planner.domain.measure import Effect, Measure
from planner.domain.month import Month
from planner.domain.observation import Observation
from planner.domain.plan import Plan
from planner.domain.target import Target
from planner.domain.unit import Unit
from planner.errors import InvalidPlan, Problem


def plan_files(plan: Plan) -> dict[str, str]:
    """The text of every file of a plan folder, by its name inside the folder.

    Scenarios that do not fit the plan any more are the caller's to leave out; they are written as they are.
    """
    files = {
        "plan.toml": _plan_table(plan),
        "indicators.toml": _blocks("indicator", map(_fields, plan.indicators)),
        "measures.toml": _blocks("measure", map(_measure, plan.measures)),
        "assumptions.toml": _blocks("assumption", map(_fields, plan.assumptions)),
        "observations.csv": _rows(OBSERVATION_COLUMNS, map(_observation, plan.observations)),
        "targets.csv": _rows(TARGET_COLUMNS, map(_target, plan.targets)),
        "units.csv": _rows((*UNIT_COLUMNS, *UNIT_COLUMNS_THAT_MAY_BE), map(_unit, plan.units)),
    }
    for place, scenario in enumerate(plan.scenarios, 1):
        text = json.dumps(scenario_document(scenario), ensure_ascii=False, indent=2, allow_nan=False)
        files[f"scenarios/{place}.json"] = f"{text}\n"
    return files


def require_empty(folder: Path) -> None:
    """Refuse a folder that holds anything: a plan is never written over another one.

    Raises
    ------
    InvalidPlan
    """
    try:
        if folder.exists() and (not folder.is_dir() or next(folder.iterdir(), None) is not None):
            raise InvalidPlan(Problem("folder_not_empty", found=folder.name))
    except OSError as error:
        raise InvalidPlan(Problem("unwritable_file", folder.name, found=error.strerror or "")) from error


def write_plan(plan: Plan, folder: Path) -> int:
    """Write a plan folder; returns how many files that are.

    Parameters
    ----------
    plan : Plan
    folder : Path
        New or empty.

    Raises
    ------
    InvalidPlan
        When it is neither, or cannot be written.
    """
    require_empty(folder)
    files = plan_files(plan)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8", newline="")
    except OSError as error:
        raise InvalidPlan(Problem("unwritable_file", folder.name, found=error.strerror or "")) from error
    return len(files)


def _plan_table(plan: Plan) -> str:
    document = tomlkit.document()
    for name, value in (
        ("id", plan.id),
        ("place", plan.place),
        ("committee", plan.committee),
        ("year", plan.year),
        ("as_of", plan.as_of),
        ("language", plan.language),
    ):
        document.add(name, _toml(value))
    document.add("gaps", _toml(plan.gaps))
    for kind, blocks in (("area", plan.areas), ("programme", plan.programmes), ("source", plan.sources)):
        if blocks:
            document.add(kind, _tables(map(_fields, blocks)))
    return tomlkit.dumps(document)


def _blocks(kind: str, blocks: Iterable[dict[str, Any]]) -> str:
    document = tomlkit.document()
    document.add(kind, _tables(blocks))
    return tomlkit.dumps(document)


def _tables(blocks: Iterable[dict[str, Any]]) -> AoT | Any:
    """Blocks as an array of tables; an empty list where there are none, for a file must say that it has none."""
    tables = [_table(block) for block in blocks]
    if not tables:
        return tomlkit.array()
    found = tomlkit.aot()
    for table in tables:
        found.append(table)
    return found


def _table(block: dict[str, Any]) -> Table:
    table = tomlkit.table()
    for name, value in block.items():
        if isinstance(value, list):  # blocks inside the block
            table.add(name, _tables(value))
        elif value is not None and value not in ("", (), NO_TEXT):
            table.add(name, _toml(value))
    return table


def _toml(value: Any) -> Any:
    if isinstance(value, Bilingual):
        return _inline({"vi": value.vi, "en": value.en})
    if isinstance(value, Month):
        return str(value)
    if isinstance(value, tuple):
        array = tomlkit.array()
        array.extend(_toml(part) for part in value)
        return array.multiline(any(isinstance(part, Bilingual) for part in value))
    return value


def _inline(texts: dict[str, str]) -> InlineTable:
    table = tomlkit.inline_table()
    table.update(texts)
    return table


def _fields(block: Any) -> dict[str, Any]:
    return {field.name: getattr(block, field.name) for field in fields(block)}


def _measure(one: Measure) -> dict[str, Any]:
    plain = _fields(one)
    return {name: value for name, value in plain.items() if name != "effects"} | {"effect": list(map(_effect, plain["effects"]))}


def _effect(one: Effect) -> dict[str, Any]:
    plain = _fields(one)
    return {"indicator": plain.pop("indicator_id")} | plain


def _observation(one: Observation) -> tuple[str, ...]:
    known_on = one.known_on.isoformat() if one.known_on else ""
    value = plain_number(one.value)
    return (one.indicator_id, one.unit_id, one.date.isoformat(), value, one.precision, one.source, one.derivation, one.note.vi, one.note.en, known_on)


def _target(one: Target) -> tuple[str, ...]:
    wanted = plain_number(one.value), one.unit, one.due.isoformat(), one.kind, one.match
    return (one.id, one.indicator_id, one.scope, one.programme, *wanted, one.source, one.note.vi, one.note.en)


def _unit(one: Unit) -> tuple[str, ...]:
    population = "" if one.population is None else plain_number(one.population)
    return (one.id, one.code, one.name, one.kind, population, one.source, one.name_en)


def _rows(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()
