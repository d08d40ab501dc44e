"""The tornado: one measure or assumption at a time, from its lowest to its highest, and what becomes of one target."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planner.domain.assumption import Assumption, Value
from planner.domain.measure import Measure
from planner.domain.month import Month
from planner.domain.plan import Plan
from planner.domain.scenario import MeasureSetting, Scenario
from planner.domain.target import Target
from planner.model.outlook import outlook
from planner.model.project import chain_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """What one lever can do. Chances are 0-1, levels at the due date in the indicator's unit."""

    lever: Measure | Assumption
    low: Value
    high: Value
    chance_low: float
    chance_high: float
    level_low: float
    level_high: float


def first_month(plan: Plan, measure: Measure) -> Month:
    """The first whole month in which a measure may work: the next one, unless its earliest start is later."""
    following = Month.of(plan.as_of).plus(1)
    return max(following, measure.earliest_start) if measure.earliest_start else following


def last_month(plan: Plan, measure: Measure, start: Month) -> Month:
    """The last month in which a measure that starts then may work: the plan year's end, or its longest duration."""
    year_end = Month(plan.year, 12)
    if measure.longest_months is None:
        return max(start, year_end)
    return min(max(start, year_end), start.plus(measure.longest_months - 1))


def usual_setting(plan: Plan, measure: Measure, strength: float) -> MeasureSetting:
    """A measure decided today: at a strength from the first month it may work, for as long as it may."""
    start = first_month(plan, measure)
    end = last_month(plan, measure, start)
    return MeasureSetting(measure_id=measure.id, strength=strength, start=start, end=end, decided=plan.as_of)


def tornado(plan: Plan, scenario: Scenario, target: Target) -> tuple[Swing, ...]:
    """Every lever that can change a target's outlook, moved alone from the scenario; the widest swing first."""
    chain = {link.id for link in chain_of(plan, plan.indicator(target.indicator_id))}
    swings = [_measure_swing(plan, scenario, target, measure) for measure in plan.measures if any(effect.indicator_id in chain for effect in measure.effects)]
    subjects = chain | {plan.indicator(link).potential for link in chain}
    swings += [_assumption_swing(plan, scenario, target, known) for known in plan.assumptions if known.subject in subjects and not known.fixed]
    moved = [swing for swing in swings if swing is not None and (swing.chance_low != swing.chance_high or swing.level_low != swing.level_high)]
    return tuple(sorted(moved, key=lambda swing: (-abs(swing.chance_high - swing.chance_low), -abs(swing.level_high - swing.level_low))))


def _measure_swing(plan: Plan, scenario: Scenario, target: Target, measure: Measure) -> Swing | None:
    setting = scenario.setting(measure.id) or usual_setting(plan, measure, 1.0)
    none, full = (scenario.with_measure(replace(setting, strength=strength)) for strength in (0.0, 1.0))
    return _swing(plan, target, measure, 0.0, 1.0, none, full)


def _assumption_swing(plan: Plan, scenario: Scenario, target: Target, known: Assumption) -> Swing | None:
    low, high = known.low, known.high
    below, above = (scenario.with_assumption(known.id, value, plan.as_of) for value in (low, high))
    return _swing(plan, target, known, low, high, below, above)


def _swing(plan: Plan, target: Target, lever: Measure | Assumption, low: Value, high: Value, below: Scenario, above: Scenario) -> Swing | None:
    left, right = outlook(plan, below, target, confidences=()), outlook(plan, above, target, confidences=())
    if left.chance is None or right.chance is None or left.level_q50 is None or right.level_q50 is None:
        return None
    return Swing(lever=lever, low=low, high=high, chance_low=left.chance, chance_high=right.chance, level_low=left.level_q50, level_high=right.level_q50)
