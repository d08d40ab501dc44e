"""A plan is a folder: read it whole, check it whole, or say everything that is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from planner.catalog import read_blocks as read
from planner.catalog.checks import check_all
from planner.catalog.fields import EARLIEST, LATEST, Fields
from planner.catalog.files import Folder
from planner.catalog.parts import Parts
from planner.catalog.scenario_file import read_dated
from planner.catalog.snapshot import data_hash
from planner.domain.bilingual import LANGUAGES
from planner.domain.plan import Plan
from planner.errors import InvalidPlan, InvalidScenario, Problem

T = TypeVar("T")
PLAN_BLOCKS = {"area": read.read_area, "programme": read.read_programme, "source": read.read_source}


def load_plan(folder: str | Path) -> Plan:
    """Read a plan folder.

    Parameters
    ----------
    folder : str or Path
        Holds plan.toml, indicators.toml, observations.csv, targets.csv, measures.toml, assumptions.toml, units.csv and
        the scenarios in ``scenarios/*.json``.

    Returns
    -------
    Plan

    Raises
    ------
    InvalidPlan
        With every problem found: file, row or block, column, what was found and what was expected.
    """
    return read_plan(folder)[0]


def read_plan(folder: str | Path) -> tuple[Plan, tuple[Problem, ...]]:
    """Read a plan folder as `load_plan` does, and say too what was passed over without harm (a byte order mark)."""
    source = Folder(Path(folder))
    if not source.path.is_dir():
        raise InvalidPlan(Problem("missing_folder", found=str(folder)))
    parts = _read_parts(source)
    source.problems.extend(check_all(parts))
    if source.problems:
        raise InvalidPlan(*source.problems)
    plan = _assemble(parts)
    scenarios = tuple(_scenarios(source, plan))
    if source.problems:
        raise InvalidPlan(*source.problems)
    return replace(plan, scenarios=scenarios), tuple(source.notices)


def _read_parts(source: Folder) -> Parts:
    parts = Parts()
    tables = source.toml("plan.toml")
    if tables is not None:
        parts.plan = _read_plan_table(Fields(tables, source.problems, "plan.toml"))
        parts.as_of = parts.plan["as_of"]
        for kind, reader in PLAN_BLOCKS.items():
            parts.named[kind] = _read_all(parts, kind, source.blocks_in("plan.toml", tables, kind), reader)
    else:
        parts.declared |= dict.fromkeys(PLAN_BLOCKS)
    parts.indicators = _read_all(parts, "indicator", source.blocks("indicators.toml", "indicator"), read.read_indicator)
    parts.observations = _read_all(parts, "observation", source.rows("observations.csv", read.OBSERVATION_COLUMNS), read.read_observation)
    parts.targets = _read_all(parts, "target", source.rows("targets.csv", read.TARGET_COLUMNS), read.read_target)
    parts.measures = _read_all(parts, "measure", source.blocks("measures.toml", "measure"), read.read_measure)
    parts.assumptions = _read_all(parts, "assumption", source.blocks("assumptions.toml", "assumption"), read.read_assumption)
    parts.units = _read_all(parts, "unit", source.rows("units.csv", read.UNIT_COLUMNS, read.UNIT_COLUMNS_THAT_MAY_BE), read.read_unit)
    return parts


def _read_plan_table(fields: Fields) -> dict[str, Any]:
    gaps = [Fields({"gaps": gap}, fields.problems, fields.file).bilingual("gaps") for gap in fields.items("gaps")]
    found = {
        "id": fields.identifier(),
        "place": fields.bilingual("place"),
        "committee": fields.bilingual("committee"),
        "year": fields.whole("year", EARLIEST.year, LATEST.year),
        "as_of": fields.day("as_of"),
        "language": fields.one_of("language", LANGUAGES),
        "gaps": tuple(gaps),
    }
    fields.read |= set(PLAN_BLOCKS)
    fields.nothing_else()
    if found["as_of"] and found["year"] and not found["as_of"].year <= found["year"] <= found["as_of"].year + 9:
        fields.wrong("outside_range", "year", found["year"], f"{found['as_of'].year}-{found['as_of'].year + 9}")
    return found


def _read_all(parts: Parts, kind: str, places: list[Fields] | None, reader: Callable[[Fields], T]) -> list[tuple[T, Fields]]:
    """Nouns without a problem of their own, each with its place; the ids of all are noted as declared."""
    if places is None:
        parts.declared[kind] = None
        return []
    parts.declared[kind] = {str(fields.data.get("id", "")) for fields in places}
    found = []
    for fields in places:
        before = len(fields.problems)
        noun = reader(fields)
        fields.nothing_else()
        if len(fields.problems) == before:
            found.append((noun, fields))
    return found


def _assemble(parts: Parts) -> Plan:
    nouns: dict[str, Any] = {
        "areas": _only(parts.named["area"]),
        "programmes": _only(parts.named["programme"]),
        "sources": _only(parts.named["source"]),
        "indicators": _only(parts.indicators),
        "observations": _only(parts.observations),
        "targets": _only(parts.targets),
        "measures": _only(parts.measures),
        "assumptions": _only(parts.assumptions),
        "units": _only(parts.units),
    }
    plan = Plan(data="", **parts.plan, **nouns)
    return replace(plan, data=data_hash(plan))


def _only(placed: Iterable[tuple[T, Fields]]) -> tuple[T, ...]:
    return tuple(noun for noun, _ in placed)


def _scenarios(source: Folder, plan: Plan) -> Iterable[Any]:
    for path in sorted((source.path / "scenarios").glob("*.json")):
        name = f"scenarios/{path.name}"
        before = len(source.problems)
        document = source.json(name)
        if len(source.problems) > before:
            continue
        try:
            scenario, guessed = read_dated(document, plan, file=name)
            yield scenario
            source.notices.extend(guessed)
        except InvalidScenario as error:
            source.problems.extend(error.problems)
