"""The ``assignment`` of a scenario document: months set by hand, and how they are split over units."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from typing import Any

from planner.catalog.fields import Fields
from planner.domain.assignment import BASES, NOTHING_ASSIGNED, RULES, Assignment, PathTerms, SplitTerms, UnitTerms
from planner.domain.month import Month
from planner.domain.plan import Plan
from planner.errors import Problem

UNIT_NUMBERS = {"potential": inf, "figure": 100.0, "floor": 100.0, "ceiling": 100.0, "lock": 100.0}  # the most that each may be


def read_assignment(fields: Fields) -> Assignment:
    """The assignment in a document; nothing assigned where it is left out."""
    found = fields.data.get("assignment", {})
    fields.read.add("assignment")
    if not isinstance(found, dict):
        fields.wrong("not_an_object", "assignment", type(found).__name__, "{…}")
        return NOTHING_ASSIGNED
    own = Fields(found, fields.problems, fields.file, block="assignment")
    assignment = Assignment(
        confidence=_confidence(own),
        paths=tuple(_path(block, name) for name, block in _blocks(own, "paths", "path")),
        splits=tuple(_split(block, name) for name, block in _blocks(own, "splits", "split")),
    )
    own.nothing_else()
    return assignment


def _confidence(fields: Fields) -> float | None:
    fields.read.add("confidence")
    found = fields.data.get("confidence", NOTHING_ASSIGNED.confidence)
    if isinstance(found, bool) or found not in BASES:
        fields.wrong("not_one_of", "confidence", found, ", ".join("null" if known is None else str(known) for known in BASES))
        return NOTHING_ASSIGNED.confidence
    return BASES[BASES.index(found)]


def _blocks(fields: Fields, column: str, kind: str) -> Iterator[tuple[str, Fields]]:
    """Each entry of a table as fields of its own."""
    for name, value in fields.entries(column):
        if isinstance(value, dict):
            yield name, Fields(value, fields.problems, fields.file, block=f"{kind} {name}")
        else:
            fields.wrong("not_an_object", f"{column}.{name}", value, "{…}")


def _path(fields: Fields, indicator_id: str) -> PathTerms:
    found = PathTerms(
        indicator_id=indicator_id,
        target_id=fields.text("target") if "target" in fields.data else "",
        step=fields.number("step", 0) if "step" in fields.data else 0.0,
        locks=tuple(_locks(fields)),
    )
    fields.nothing_else()
    return found


def _locks(fields: Fields) -> Iterator[tuple[Month, float]]:
    for name, value in fields.entries("locks"):
        own = Fields({"month": name, "level": value}, fields.problems, fields.file, block=f"{fields.block} locks")
        before = len(own.problems)
        month, level = own.month("month"), own.number("level", 0)
        if len(own.problems) == before:
            yield month, level


def _split(fields: Fields, indicator_id: str) -> SplitTerms:
    found = SplitTerms(
        indicator_id=indicator_id,
        rule=fields.one_of("rule", RULES) if "rule" in fields.data else RULES[0],
        units=tuple(_unit(block, name) for name, block in _blocks(fields, "units", f"{fields.block} unit")),
    )
    fields.nothing_else()
    return found


def _unit(fields: Fields, unit_id: str) -> UnitTerms:
    numbers = {name: fields.number(name, 0, most) if name in fields.data else None for name, most in UNIT_NUMBERS.items()}
    fields.nothing_else()
    return UnitTerms(unit_id=unit_id, **numbers)


def assignment_document(assignment: Assignment) -> dict[str, Any]:
    """What `read_assignment` reads back to an equal assignment."""
    return {
        "confidence": assignment.confidence,
        "paths": {
            terms.indicator_id: ({"target": terms.target_id} if terms.target_id else {})
            | ({"step": terms.step} if terms.step else {})
            | ({"locks": {str(month): level for month, level in terms.locks}} if terms.locks else {})
            for terms in assignment.paths
        },
        "splits": {
            terms.indicator_id: {"rule": terms.rule} | ({"units": {known.unit_id: _given(known) for known in terms.units}} if terms.units else {})
            for terms in assignment.splits
        },
    }


def _given(terms: UnitTerms) -> dict[str, float]:
    return {name: value for name in UNIT_NUMBERS if (value := getattr(terms, name)) is not None}


def assignment_disagreements(assignment: Assignment, plan: Plan, file: str) -> Iterator[Problem]:
    """Everything in an assignment that its plan does not allow."""
    projected = {known.id for known in plan.indicators if known.projected}
    units = {known.id for known in plan.units}
    for terms in assignment.paths:
        targets = [target.id for target in plan.targets_of(terms.indicator_id)]
        if terms.indicator_id not in projected:
            yield Problem("unknown_indicator", file, block="assignment paths", found=terms.indicator_id, expected=", ".join(sorted(projected)))
        elif terms.target_id and terms.target_id not in targets:
            yield Problem("unknown_choice", file, block=f"path {terms.indicator_id}", column="target", found=terms.target_id, expected=", ".join(targets))
    for split in assignment.splits:
        if split.indicator_id not in projected:
            yield Problem("unknown_indicator", file, block="assignment splits", found=split.indicator_id, expected=", ".join(sorted(projected)))
        for known in split.units:
            if known.unit_id not in units:
                yield Problem("unknown_unit", file, block=f"split {split.indicator_id}", found=known.unit_id, expected=", ".join(sorted(units)))
