"""What a scenario does to the pace of one indicator."""

from __future__ import annotations

from datetime import date, timedelta

from planner.domain.assumption import size_of
from planner.domain.indicator import Indicator
from planner.domain.measure import Measure
from planner.domain.plan import Plan
from planner.domain.scenario import MeasureSetting, Scenario
from planner.model.calendar import days_since
from planner.model.pace import OperationalTime, Work


def first_effect(plan: Plan, measure: Measure, setting: MeasureSetting) -> date:
    """The first day on which a measure works: its first month, but never sooner than a decision of today allows."""
    return max(setting.start.first_day, plan.as_of + timedelta(days=measure.lead_time_days))


def last_effect(plan: Plan, setting: MeasureSetting) -> date:
    """The last day on which it works: the end of its last month, or of the plan year."""
    return setting.end.last_day if setting.end else plan.year_end


def works(plan: Plan, scenario: Scenario, indicator: Indicator, origin: date) -> tuple[Work, ...]:
    """The measures of a scenario at work on one indicator, in days since its last figure."""
    found = []
    for setting in scenario.measures:
        measure = plan.measure(setting.measure_id)
        if added := setting.strength * measure.added_pace(indicator.id):
            start = days_since(origin, first_effect(plan, measure, setting))
            found.append(Work(added, start, start + measure.ramp_days, days_since(origin, last_effect(plan, setting)) + 1))
    return tuple(found)


def operational_time(plan: Plan, scenario: Scenario, indicator: Indicator, origin: date) -> OperationalTime:
    """Operational time of one indicator under a scenario: its pace assumption times its measures."""
    base = plan.believed(scenario, f"pace.{indicator.id}")
    return OperationalTime(1.0 if base is None else size_of(base), works(plan, scenario, indicator, origin))
