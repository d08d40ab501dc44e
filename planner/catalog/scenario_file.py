"""The scenario document: versioned JSON that holds only what differs from the baseline."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import Any

from planner.catalog.assignment_block import assignment_disagreements, assignment_document, read_assignment
from planner.catalog.decided import PlanMadeOn, not_kept, with_days
from planner.catalog.fields import Fields
from planner.catalog.files import Folder
from planner.domain.assignment import NOTHING_ASSIGNED
from planner.domain.assumption import Value
from planner.domain.bilingual import Bilingual
from planner.domain.choices import choices_of
from planner.domain.measure import Measure
from planner.domain.month import Month
from planner.domain.plan import Plan, require_plan
from planner.domain.scenario import MeasureSetting, Scenario, is_pace
from planner.errors import InvalidScenario, Problem

SCHEMA = 3
KEYS = ("schema", "plan", "data", "model", "title", "author", "note", "measures", "assumptions", "choices", "assignment")
LONGEST_TEXT = 2000


def load_scenario(path: str | Path, plan: Plan | None = None) -> Scenario:
    """Read a scenario document.

    With a plan, a setting whose document does not say when it was decided gets its day: see ``docs/scenario.md``.

    Parameters
    ----------
    path : str or Path
        JSON file of the form that ``docs/scenario.md`` gives.
    plan : Plan, optional
        The plan it is for: measures, assumptions, choices and their ranges are checked against it.

    Returns
    -------
    Scenario

    Raises
    ------
    InvalidScenario
        With every problem found: unknown keys, values out of range or not finite, ids that the plan does not have.
    InvalidPlan
        When something else than a plan is given for one.
    """
    if plan is not None:
        require_plan(plan)
    if not isinstance(path, str | PathLike):
        raise InvalidScenario(Problem("not_a_file", found=type(path).__name__, expected='load_scenario("….json", plan)'))
    file = Path(path)
    return read_scenario(_content(file), plan, file=file.name)


def load_dated_scenario(path: str | Path, plan: Plan, made_on: PlanMadeOn = not_kept) -> tuple[Scenario, tuple[Problem, ...]]:
    """Read a scenario document as `load_scenario` does, and say too of which settings nobody knows when they were decided.

    `made_on` gives the plan with a data hash, where it is kept.
    """
    file = Path(path)
    return read_dated(_content(file), plan, file=file.name, made_on=made_on)


def _content(file: Path) -> Any:
    source = Folder(file.parent)
    document = source.json(file.name)
    if source.problems:
        raise InvalidScenario(*source.problems)
    return document


def read_scenario(document: Any, plan: Plan | None = None, *, file: str = "") -> Scenario:
    """A scenario from a document that is read already; see `load_scenario`."""
    return _read(document, None, file) if plan is None else read_dated(document, plan, file=file)[0]


def read_dated(document: Any, plan: Plan, *, file: str = "", made_on: PlanMadeOn = not_kept) -> tuple[Scenario, tuple[Problem, ...]]:
    """A scenario from a document that is read already; see `load_dated_scenario`."""
    scenario, guessed = with_days(_read(document, plan, file), plan, made_on)
    return scenario, tuple(replace(problem, file=file) for problem in guessed)


def _read(document: Any, plan: Plan | None, file: str) -> Scenario:
    if not isinstance(document, dict):
        raise InvalidScenario(Problem("not_an_object", file, found=type(document).__name__, expected="{…}"))
    version = document.get("schema")
    if type(version) is not int or version not in READERS:
        known = ", ".join(str(number) for number in READERS)
        raise InvalidScenario(Problem("unknown_schema", file, column="schema", found=str(version)[:80], expected=known))
    require_whole_letters(document, file)
    problems: list[Problem] = []
    scenario = READERS[version](Fields(document, problems, file))
    if plan is not None and not problems:
        problems.extend(_disagreements(scenario, plan, file))
    if problems:
        raise InvalidScenario(*problems)
    return scenario


def require_whole_letters(document: Any, file: str = "") -> None:
    """Refuse a document with half a letter in it, which JSON can write and nothing else can keep or show."""
    try:
        json.dumps(document, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError as error:
        raise InvalidScenario(Problem("unstorable_text", file, found=ascii(error.object[error.start]))) from error


def _read_version_1(fields: Fields) -> Scenario:
    found = _read_lasting(fields)
    fields.nothing_else()
    return Scenario(**found)


def _read_version_2(fields: Fields) -> Scenario:
    """Version 2 added what is handed out."""
    found = _read_lasting(fields) | {"assignment": read_assignment(fields)}
    fields.nothing_else()
    return Scenario(**found)


def _read_version_3(fields: Fields) -> Scenario:
    """Version 3 added the day on which measures and paces were decided."""
    found = _read_lasting(fields, dated=True) | {"assignment": read_assignment(fields)}
    fields.nothing_else()
    return Scenario(**found)


def _read_lasting(fields: Fields, *, dated: bool = False) -> dict[str, Any]:
    """What every version so far has, with the days on which settings were decided where the version has them."""
    fields.read.add("schema")
    assumed = tuple(_assumed(fields, dated=dated))
    return {
        **{column: _string(fields, column) for column in ("plan", "data", "model", "author")},
        "title": _words(fields, "title"),
        "note": _words(fields, "note"),
        "measures": tuple(_settings(fields, dated=dated)),
        "assumptions": tuple((name, value) for name, value, _ in assumed),
        "paces_decided": tuple((name, day) for name, _, day in assumed if day is not None),
        "choices": tuple((key, value) for key, value in fields.entries("choices") if _is_text(fields, key, value)),
    }


# one for every version ever published
READERS: Mapping[Any, Callable[[Fields], Scenario]] = MappingProxyType({1: _read_version_1, 2: _read_version_2, 3: _read_version_3})


def scenario_document(scenario: Scenario) -> dict[str, Any]:
    """The document of a scenario: what `read_scenario` reads back to an equal one."""
    return {
        "schema": SCHEMA,
        "plan": scenario.plan,
        "data": scenario.data,
        "model": scenario.model,
        "title": {"vi": scenario.title.vi, "en": scenario.title.en},
        "author": scenario.author,
        "note": {"vi": scenario.note.vi, "en": scenario.note.en},
        "measures": {setting.measure_id: _setting_document(setting) for setting in scenario.measures},
        "assumptions": {name: _assumed_document(value, scenario.decided_on(name)) for name, value in scenario.assumptions},
        "choices": dict(scenario.choices),
    } | ({} if scenario.assignment == NOTHING_ASSIGNED else {"assignment": assignment_document(scenario.assignment)})


def _setting_document(setting: MeasureSetting) -> dict[str, Any]:
    document: dict[str, Any] = {"strength": setting.strength, "start": str(setting.start)}
    if setting.end is not None:
        document["end"] = str(setting.end)
    return document | ({"decided": setting.decided.isoformat()} if setting.decided else {})


def _assumed_document(value: Value, decided: date | None) -> Any:
    plain = value.isoformat() if isinstance(value, date) else value
    return plain if decided is None else {"value": plain, "decided": decided.isoformat()}


def _words(fields: Fields, column: str) -> Bilingual:
    """A text that is either one string, as people type it, or in both languages, as plans ship it."""
    found = fields.data.get(column, "")
    fields.read.add(column)
    texts = (found, found) if isinstance(found, str) else (found.get("vi"), found.get("en")) if isinstance(found, dict) and set(found) == {"vi", "en"} else None
    if texts is None or not all(isinstance(text, str) and len(text) <= LONGEST_TEXT for text in texts):
        fields.wrong("not_bilingual", column, str(found)[:80], "{vi, en}")
        return Bilingual("", "")
    return Bilingual(*texts)


def _string(fields: Fields, column: str) -> str:
    """A short text as it was written, blanks and all."""
    found = fields.data.get(column, "")
    fields.read.add(column)
    if isinstance(found, str) and len(found) <= LONGEST_TEXT:
        return found
    fields.wrong("not_a_text", column, str(found)[:80])
    return ""


def _is_text(fields: Fields, key: str, value: Any) -> bool:
    if not isinstance(value, str):
        fields.wrong("not_a_text", f"choices.{key}", value)
    return isinstance(value, str)


def _settings(fields: Fields, *, dated: bool) -> Iterator[MeasureSetting]:
    for name, value in fields.entries("measures"):
        if not isinstance(value, dict):
            fields.wrong("not_an_object", f"measures.{name}", value, '{"strength": 1, "start": "2023-06"}')
            continue
        own = Fields(value, fields.problems, fields.file, block=f"measure {name}")
        before = len(own.problems)
        strength, start, end = own.number("strength", 0, 1), own.month("start"), own.optional("end", own.month)
        decided = own.optional("decided", own.day) if dated else None
        own.nothing_else()
        if len(own.problems) > before:
            continue
        if end is not None and end < start:
            own.wrong("outside_range", "end", end, f">= {start}")
            continue
        yield MeasureSetting(measure_id=name, strength=strength, start=start, end=end, decided=decided)


def _assumed(fields: Fields, *, dated: bool) -> Iterator[tuple[str, Any, date | None]]:
    """Each assumption with the day on which it was decided, where it is a pace that has one."""
    for name, value in fields.entries("assumptions"):
        before, decided = len(fields.problems), None
        if dated and is_pace(name) and isinstance(value, dict):
            own = Fields(value, fields.problems, fields.file, block=f"assumption {name}")
            read: Any = own.number("value")
            decided = own.optional("decided", own.day)
            own.nothing_else()
        else:
            own = Fields({name: value}, fields.problems, fields.file, block="assumptions")
            read = value if isinstance(value, bool) else own.day(name) if isinstance(value, str) else own.number(name)
        if len(fields.problems) == before:
            yield name, read, decided


def _disagreements(scenario: Scenario, plan: Plan, file: str) -> Iterator[Problem]:
    """Everything in a scenario that its plan does not allow."""
    if scenario.plan != plan.id:
        yield Problem("other_plan", file, column="plan", found=scenario.plan, expected=plan.id)
        return
    measures = {measure.id: measure for measure in plan.measures}
    for setting in scenario.measures:
        if setting.measure_id in measures:
            yield from _wrong_months(setting, measures[setting.measure_id], plan, file)
        else:
            yield Problem("unknown_measure", file, block="measures", column=setting.measure_id, expected=", ".join(measures))
    assumptions = {known.id: known for known in plan.assumptions}
    for name, value in scenario.assumptions:
        if name not in assumptions:
            yield Problem("unknown_assumption", file, block="assumptions", column=name, expected=", ".join(assumptions))
        elif not assumptions[name].admits(value):
            expected = f"{assumptions[name].low} – {assumptions[name].high}"
            yield Problem("outside_range", file, block="assumptions", column=name, found=str(value), expected=expected)
    options = choices_of(plan)
    for name, picked in scenario.choices:
        if picked not in options.get(name, ()):
            known = ", ".join(options.get(name, options))
            yield Problem("unknown_choice", file, block="choices", column=name, found=picked, expected=known)
    yield from assignment_disagreements(scenario.assignment, plan, file)


def _wrong_months(setting: MeasureSetting, measure: Measure, plan: Plan, file: str) -> Iterator[Problem]:
    place = f"measure {measure.id}"
    earliest, latest = measure.earliest_start or setting.start, Month.of(plan.horizon)  # a start that has passed is none that is wrong
    if not earliest <= setting.start <= latest:
        expected = f"{earliest} – {latest}" if measure.earliest_start else f"<= {latest}"
        yield Problem("outside_range", file, block=place, column="start", found=str(setting.start), expected=expected)
    last = setting.end or Month(plan.year, 12)
    if last > Month.of(plan.horizon):
        yield Problem("outside_range", file, block=place, column="end", found=str(last), expected=f"<= {Month.of(plan.horizon)}")
    if measure.longest_months is not None and len(setting.start.through(last)) > measure.longest_months:
        yield Problem("too_long", file, block=place, column="end", found=str(last), expected=f"<= {setting.start.plus(measure.longest_months - 1)}")
    if measure.kind == "decision" and setting.strength not in (0.0, 1.0):
        yield Problem("outside_range", file, block=place, column="strength", found=f"{setting.strength:g}", expected="0, 1")
