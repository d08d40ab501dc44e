"""An indicator or a unit taken out of a plan, with everything that would be left hanging; refused where something acts on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from planner.catalog.changed_plan import values_of
from planner.catalog.typed import Read
from planner.domain.change import Change, ChangeKind
from planner.domain.indicator import Indicator
from planner.domain.plan import Plan
from planner.domain.unit import Unit
from planner.errors import Problem


def withdraw_indicator(plan: Plan, indicator: Indicator) -> Read:
    """The indicator with its figures, targets and assumptions, in one record that can be taken back.

    What a measure acts on, or what another indicator is a part of or may be counted by, is not withdrawn: first that is changed.
    """
    problems = tuple(_uses(plan, indicator))
    if problems:
        return Read(problems=problems)
    figures = _gone(plan, "figure", lambda row: row.indicator_id == indicator.id)
    targets = _gone(plan, "target", lambda target: target.indicator_id == indicator.id)
    beliefs = _gone(plan, "assumption", lambda known: known.kind != "potential" and known.subject == indicator.id)
    own = Change(kind="indicator", subject=indicator.id, before=indicator, after=None)
    return Read(changes=(*figures, *targets, *beliefs, own))


def withdraw_unit(plan: Plan, unit: Unit) -> Read:
    """The unit with its own figures."""
    figures = _gone(plan, "figure", lambda row: row.unit_id == unit.id)
    return Read(changes=(*figures, Change(kind="unit", subject=unit.id, before=unit, after=None)))


def _gone(plan: Plan, kind: ChangeKind, belongs: Callable[[Any], bool]) -> Iterator[Change]:
    for subject, value in values_of(plan, kind).items():
        if belongs(value):
            yield Change(kind=kind, subject=subject, before=value, after=None)


def _uses(plan: Plan, indicator: Indicator) -> Iterator[Problem]:
    """What acts on an indicator or stands on it, each with its title in both languages."""
    for measure in plan.measures:
        if any(effect.indicator_id == indicator.id for effect in measure.effects):
            yield Problem("measure_acts_on_it", block=f"measure {measure.id}")
    for other in plan.indicators:
        if indicator.id in (other.part_of, *other.numerators):
            yield Problem("indicator_stands_on_it", block=f"indicator {other.id}")
