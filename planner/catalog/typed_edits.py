"""A target, a cost, an assumption or the as-of date as somebody typed it: read by the readers of a plan folder, told as changes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from planner.catalog.changed_plan import AS_OF, value_of
from planner.catalog.csv_text import plain_number
from planner.catalog.fields import Fields
from planner.catalog.intake.numbers import Found, read_text
from planner.catalog.read_blocks import read_assumption, read_target
from planner.catalog.typed import Read, TypedSource, one_text, read_typed_source, source_change, typed_day
from planner.domain.assumption import Assumption
from planner.domain.bilingual import NO_TEXT, Language
from planner.domain.change import Change, Cost
from planner.domain.evidence import Source
from planner.domain.plan import Plan
from planner.domain.target import Target
from planner.errors import Problem

LEFT_OUT = re.compile(r"[^a-z0-9]+")


def typed_number(text: str, language: Language, column: str, problems: list[Problem], *, share: bool = False) -> float | None:
    """The one number that a text is; what could be two is refused, never guessed."""
    found = read_text(text, language, share=share)
    shown = text.strip()[:80]
    if found is None:
        problems.append(Problem("missing_value", column=column, expected="1.946" if language == "vi" else "1,946"))
    elif not isinstance(found, Found):
        problems.append(replace(found, column=column, found=shown))
    elif found.change or found.whole is not None:
        problems.append(Problem("unreadable_cell", column=column, found=shown))
    elif len(found.values) > 1:
        problems.append(Problem("two_readings", column=column, found=shown))
    else:
        return found.values[0]
    return None


def typed_target(plan: Plan, before: Target | None, boxes: Mapping[str, Any], source: TypedSource, language: Language) -> Read:
    """A target that is new, or one that is corrected and keeps its id."""
    problems: list[Problem] = []
    share = boxes["unit"] != "count"
    value = typed_number(boxes["value"], language, "value", problems, share=share)
    named = read_typed_source(source, plan, language, problems)
    note = one_text(boxes["note"], before.note if before else NO_TEXT, language)
    due = typed_day(boxes["due"], language, "due", plan.year, problems)
    if not boxes["programme"].strip():
        problems.append(Problem("missing_value", column="programme", expected="…"))
    if problems or value is None or named is None or due is None:
        return Read(problems=tuple(problems))
    indicator_id = before.indicator_id if before else boxes["indicator_id"]
    data = {name: boxes[name] for name in ("unit", "kind", "scope", "programme", "match")}
    told = {"id": before.id if before else _new_id(plan, indicator_id, value, due), "indicator_id": indicator_id, "value": value, "due": due}
    noted = Fields(data | told | {"source": named.id, "note_vi": note.vi, "note_en": note.en}, problems, "")
    target = read_target(noted)
    return _read(plan, named, Change(kind="target", subject=target.id, before=before, after=target), problems)


def typed_cost(plan: Plan, measure_id: str, before: Cost | None, boxes: Mapping[str, Any], source: TypedSource, language: Language) -> Read:
    """What a measure costs a month at full strength."""
    problems: list[Problem] = []
    value = typed_number(boxes["per_month"], language, "per_month", problems)
    named = read_typed_source(source, plan, language, problems)
    if problems or value is None or named is None:
        return Read(problems=tuple(problems))
    cost = Cost(per_month=value, evidence=boxes["evidence"], source=named.id)
    return _read(plan, named, Change(kind="cost", subject=measure_id, before=before, after=cost), problems)


def typed_assumption(plan: Plan, before: Assumption, boxes: Mapping[str, Any], source: TypedSource, language: Language) -> Read:
    """Another value, range, grade or reason of an assumption."""
    problems: list[Problem] = []
    values: dict[str, Any] = {}
    for name in ("central", "low", "high"):
        told = boxes[name]
        if before.kind == "launch":
            values[name] = typed_day(told, language, name, plan.year, problems)
        else:
            values[name] = typed_number(told, language, name, problems, share=before.kind == "ceiling") if isinstance(told, str) else told
    named = read_typed_source(source, plan, language, problems)
    if problems or named is None:
        return Read(problems=tuple(problems))
    basis, title = one_text(boxes["basis"], before.basis, language), before.title
    data = {"kind": before.kind, "subject": before.subject, "title": {"vi": title.vi, "en": title.en}, "evidence": boxes["evidence"], "source": named.id}
    found = read_assumption(Fields(data | values | {"basis": {"vi": basis.vi, "en": basis.en}}, problems, ""))
    return _read(plan, named, Change(kind="assumption", subject=before.id, before=before, after=found), problems)


def typed_as_of(plan: Plan, before: date, text: str, language: Language) -> Read:
    """Another day from which the plan looks ahead."""
    problems: list[Problem] = []
    day = typed_day(text, language, "as_of", plan.year, problems)
    return Read(problems=tuple(problems)) if day is None else Read(changes=(Change(kind="as_of", subject=AS_OF, before=before, after=day),))


def _read(plan: Plan, source: Source, change: Change, problems: list[Problem]) -> Read:
    return Read(problems=tuple(problems)) if problems else Read(changes=(*source_change(source, plan), change))


def _new_id(plan: Plan, indicator_id: str, value: float, due: date) -> str:
    """An id that no target has: indicator, value and year, and a number where that is taken."""
    wanted = f"{indicator_id}_{LEFT_OUT.sub('-', plain_number(value)).strip('-')}_{due.year}"
    taken, place = wanted, 1
    while value_of(plan, "target", taken) is not None:
        place += 1
        taken = f"{wanted}_{place}"
    return taken
