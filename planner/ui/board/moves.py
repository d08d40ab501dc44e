"""What comes back from the board: checked against the plan, then a new scenario. Whatever else comes is left alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import isfinite
from typing import Any

from planner.domain.assumption import Assumption, Value
from planner.domain.choices import choices_of
from planner.domain.measure import NEAR, Measure
from planner.domain.month import Month
from planner.domain.plan import Plan
from planner.domain.scenario import MeasureSetting, Scenario
from planner.model.headline import counted_targets
from planner.model.sensitivity import first_month, usual_setting


def after_moves(plan: Plan, scenario: Scenario, changes: object) -> Scenario:
    """The scenario after every change that fits the plan. `changes` maps a lever's name to its new value."""
    for name, value in changes.items() if isinstance(changes, dict) else ():
        kind, _, key = str(name).partition(":")
        if mover := MOVERS.get(kind):
            scenario = mover(plan, scenario, key, value)
    return scenario


def at_position(plan: Plan, scenario: Scenario, lever: Measure | Assumption, position: float) -> Scenario:
    """The scenario with one lever at a position: the strength of a measure, the size of an assumption."""
    if isinstance(lever, Measure):
        return scenario.with_measure(replace(setting_of(plan, scenario, lever), strength=min(max(position, 0.0), 1.0)))
    return believing(plan, scenario, lever, _value(lever, position))


def believing(plan: Plan, scenario: Scenario, lever: Assumption, value: Value) -> Scenario:
    """The scenario with an assumption at a value: one that is changed is decided today, one that stays stays as it was."""
    if value == lever.central:
        return scenario.with_assumption(lever.id, None)
    return scenario if scenario.assumed(lever.id) == value else scenario.with_assumption(lever.id, value, plan.as_of)


def setting_of(plan: Plan, scenario: Scenario, measure: Measure) -> MeasureSetting:
    """A measure as a scenario has it; one that is not used has its usual months."""
    return scenario.setting(measure.id) or usual_setting(plan, measure, 0.0)


def month_choices(plan: Plan, scenario: Scenario, measure: Measure) -> tuple[Month, ...]:
    """The months in which a measure may start or end: its own, and those that are still to come."""
    setting = setting_of(plan, scenario, measure)
    year_end = Month(plan.year, 12)
    ends = {setting.end or year_end, year_end}
    ahead = first_month(plan, measure).through(max(ends))
    this = {Month.of(plan.as_of)} if setting.start <= Month.of(plan.as_of) <= max(ends) else set[Month]()  # it may end now
    return tuple(sorted({setting.start, *ends, *this, *ahead}))


def with_months(plan: Plan, scenario: Scenario, measure: Measure, start: Month, end: Month) -> Scenario:
    """The scenario with a measure over other months, as long as it may last. Another start is decided today."""
    setting = setting_of(plan, scenario, measure)
    end = max(start, end)
    if measure.longest_months is not None:
        end = min(end, start.plus(measure.longest_months - 1))
    decided = setting.decided if start == setting.start else plan.as_of
    return scenario.with_measure(replace(setting, start=start, end=end, decided=decided))


def usual_choice(plan: Plan, scenario: Scenario, name: str, options: tuple[str, ...]) -> str:
    """What is counted when nothing is chosen."""
    counted = {target.id for target in counted_targets(plan, scenario.with_choice(name, None))}
    return next((option for option in options if option in counted), options[0])


def _measure(plan: Plan, scenario: Scenario, key: str, value: Any) -> Scenario:
    measure = next((known for known in plan.measures if known.id == key), None)
    size = _number(value)
    if measure is None or size is None or not 0 <= size <= 1:
        return scenario
    nearest = min(measure.strengths, key=lambda strength: abs(strength - size))
    near = measure.kind == "decision" or abs(nearest - size) < NEAR
    return at_position(plan, scenario, measure, nearest if near else size)


def _assumption(plan: Plan, scenario: Scenario, key: str, value: Any) -> Scenario:
    known = next((known for known in plan.assumptions if known.id == key and not known.fixed), None)
    size = _number(value)
    if known is None or size is None:
        return scenario
    try:
        admitted = known.admits(_value(known, size))
    except (ValueError, OverflowError):  # no such day
        return scenario
    return at_position(plan, scenario, known, size) if admitted else scenario


def _months(plan: Plan, scenario: Scenario, key: str, value: Any) -> Scenario:
    measure = next((known for known in plan.measures if known.id == key), None)
    if measure is None or not isinstance(value, list) or len(value) != 2:
        return scenario
    months = {str(month): month for month in month_choices(plan, scenario, measure)}
    start, end = (months.get(str(part)) for part in value)
    if start is None or end is None or scenario.setting(key) is None:
        return scenario
    return with_months(plan, scenario, measure, start, end)


def _choice(plan: Plan, scenario: Scenario, key: str, value: Any) -> Scenario:
    options = choices_of(plan).get(key, ())
    if value not in options:
        return scenario
    return scenario.with_choice(key, None if value == usual_choice(plan, scenario, key, options) else value)


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and isfinite(value) else None


def _value(known: Assumption, size: float) -> Value:
    """A size as a value of an assumption's own type."""
    if isinstance(known.central, bool):
        return size >= 0.5
    return date.fromordinal(round(size)) if isinstance(known.central, date) else size


MOVERS = {"measure": _measure, "assumption": _assumption, "months": _months, "choice": _choice}
