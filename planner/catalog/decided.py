"""Since when a scenario's settings are decided, where its document does not say.

Documents said it only from schema 3 on. Of an older one it is the as-of date of the plan that it was made on, where that
plan is at hand; else whatever lets every measure work from the first day of its first month, and that is told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from planner.catalog.snapshot import is_data_of
from planner.domain.bilingual import Bilingual
from planner.domain.plan import Plan
from planner.domain.scenario import MeasureSetting, Scenario, is_pace
from planner.errors import Problem

PlanMadeOn = Callable[[str], Plan | None]  # the plan with a data hash, where somebody kept it


def not_kept(_data: str) -> Plan | None:
    """No plan is kept: for whoever has no store."""
    return None


def with_days(scenario: Scenario, plan: Plan, made_on: PlanMadeOn) -> tuple[Scenario, tuple[Problem, ...]]:
    """The scenario with the day on which each of its settings was decided, and what had to be guessed.

    Parameters
    ----------
    scenario : Scenario
        That fits the plan.
    plan : Plan
    made_on : callable
        Gives the plan with a data hash, None where nobody kept it; asked only where a day is missing.

    Returns
    -------
    Scenario
    tuple of Problem
        ``decided_unknown``, for each setting whose day nobody can tell.
    """
    paces = [name for name, _ in scenario.assumptions if is_pace(name) and scenario.decided_on(name) is None]
    if not paces and all(setting.decided for setting in scenario.measures):
        return scenario, ()
    day = _as_of(scenario.data, plan, made_on)
    guesses: list[Problem] = []
    measures = tuple(setting if setting.decided else _dated(setting, plan, day, guesses) for setting in scenario.measures)
    days = tuple((name, day or _first_day(name, plan, guesses)) for name in paces)
    return replace(scenario, measures=measures, paces_decided=(*scenario.paces_decided, *days)), tuple(guesses)


def _as_of(data: str, plan: Plan, made_on: PlanMadeOn) -> date | None:
    """The as-of date of the plan with a data hash."""
    if not data:
        return None
    if is_data_of(data, plan):
        return plan.as_of
    then = made_on(data)
    return None if then is None else then.as_of


def _dated(setting: MeasureSetting, plan: Plan, day: date | None, guesses: list[Problem]) -> MeasureSetting:
    if day is None:
        start, measure = setting.start.first_day, plan.measure(setting.measure_id)
        guesses.append(_guessed(measure.title, start))
        day = start - timedelta(days=measure.lead_time_days)
    return replace(setting, decided=day)


def _first_day(name: str, plan: Plan, guesses: list[Problem]) -> date:
    """The day of the first figure: a pace that acts from there acts as it did before paces had a day."""
    day = min((row.date for row in plan.figures(name.removeprefix("pace."))), default=date(plan.year, 1, 1))
    guesses.append(_guessed(plan.assumption(name).title, day))
    return day


def _guessed(title: Bilingual, day: date) -> Problem:
    return Problem("decided_unknown", found=day.isoformat(), titles=((title.vi, title.en),))
