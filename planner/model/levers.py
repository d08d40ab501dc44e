"""What a scenario does to the pace of one indicator."""

from __future__ import annotations

from datetime import date, timedelta
from math import inf

from planner.domain.assumption import size_of
from planner.domain.indicator import Indicator
from planner.domain.measure import Measure
from planner.domain.plan import Plan
from planner.domain.scenario import MeasureSetting, Scenario
from planner.model.calendar import days_since
from planner.model.pace import OperationalTime, Work


def first_effect(measure: Measure, setting: MeasureSetting) -> date:
    """The first day on which a measure works: of its first month, but never sooner than its decision allows.

    No later figure and no later as-of date moves it.
    """
    if setting.decided is None:
        return setting.start.first_day
    return max(setting.start.first_day, setting.decided + timedelta(days=measure.lead_time_days))


def last_effect(plan: Plan, setting: MeasureSetting) -> date:
    """The last day on which it works: the end of its last month, or of the plan year."""
    return setting.end.last_day if setting.end else plan.year_end


def works(plan: Plan, scenario: Scenario, indicator: Indicator, origin: date) -> tuple[Work, ...]:
    """The measures of a scenario at work on one indicator, in days since its last figure."""
    found = []
    for setting in scenario.measures:
        measure = plan.measure(setting.measure_id)
        if added := setting.strength * measure.added_pace(indicator.id):
            start = days_since(origin, first_effect(measure, setting))
            found.append(Work(added, start, start + measure.ramp_days, days_since(origin, last_effect(plan, setting)) + 1))
    return tuple(found)


def operational_time(plan: Plan, scenario: Scenario, indicator: Indicator, origin: date) -> OperationalTime:
    """Operational time of one indicator under a scenario: its pace assumption times its measures.

    A pace that the scenario sets acts from the day on which it was decided; before it the plan's own is believed.
    """
    name = f"pace.{indicator.id}"
    usual = next((size_of(belief.central) for belief in plan.assumptions if belief.id == name), 1.0)
    changed, decided = scenario.assumed(name), scenario.decided_on(name)
    since = -inf if decided is None else days_since(origin, decided)
    base = usual if changed is None else size_of(changed)
    return OperationalTime(base, works(plan, scenario, indicator, origin), since=since, before=usual)
