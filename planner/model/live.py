"""What a browser needs to show a lever in motion without a model of its own: tables to look up, and how measures add up.

Measures act only through operational time M. So of an indicator that is one curve, or work of the office, a table of levels
over M and the sorted M that each target takes say everything, and of a measure the M that it adds by each day at full
strength. Whoever holds these adds and interpolates; dates and chances come out of the same numbers as the levels.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

import numpy as np
from scipy.special import betaincinv

from planner.domain.assumption import size_of
from planner.domain.indicator import Indicator
from planner.domain.measure import Measure
from planner.domain.plan import Plan
from planner.domain.scenario import MeasureSetting, Scenario
from planner.model.adoption import SingleFutures, reported_quantiles
from planner.model.calendar import PERIOD_DAYS, FloatArray, days_since
from planner.model.ensemble import Ensemble
from planner.model.levers import first_effect, last_effect
from planner.model.pace import OperationalTime, Work
from planner.model.project import BANDS, futures_of
from planner.model.sensitivity import usual_setting
from planner.model.workload import JEFFREYS, WorkloadFutures

GRID = 257  # points of a table of levels: what is read between them is off by a few thousandths of a point
MOST_STEPS = 512  # work with more than so many units left is drawn as a smooth curve: a step is too small to see


@dataclass(frozen=True, slots=True, eq=False)
class LevelTable:
    """Levels of an indicator over operational time M, for each of the `BANDS`.

    A curve has levels at `periods`, to be interpolated. Work of the office goes in steps: `steps` says for each band at which
    M the next unit is done.
    """

    periods: FloatArray  # shape (points,), rising from 0 [periods]
    levels: FloatArray  # shape (points, bands) [share of the potential]
    steps: FloatArray | None = None  # shape (bands, units left) [periods]
    unit: float = 0.0  # one step [share of the potential]


@dataclass(frozen=True, slots=True, eq=False)
class ClosedForm:
    """An indicator that needs nothing but operational time."""

    origin: date  # of the last figure; M counts from there
    now: float  # level there [share of the potential]
    pace: float  # as it is believed [1]
    since: float  # the day from which it holds, an ordinal; minus infinity: always [days]
    before: float  # the pace until then [1]
    table: LevelTable
    longest: float  # the largest M that its levers reach by the horizon [periods]
    needed: dict[str, FloatArray]  # of each target: the M that each future takes, sorted; infinity where it never gets there [periods]


@dataclass(frozen=True, slots=True, eq=False)
class AddedTime:
    """What measures add to M at full strength, on calendar days. Times an effect, less its value at a last figure."""

    days: tuple[int, ...]  # ordinals of dates, rising; between them it is straight
    periods: dict[str, FloatArray]  # of each measure, shape (days,) [periods]


def closed_form(plan: Plan, scenario: Scenario, indicator: Indicator, levels: dict[str, float]) -> ClosedForm | None:
    """The tables of an indicator; None for a part of a whole, which two curves drive, and where nothing is projected.

    `levels` are those of its targets, by their ids. [share of the potential]
    """
    known = futures_of(plan, scenario, indicator)
    if not isinstance(known, SingleFutures | WorkloadFutures):
        return None
    time = known.curve.time if isinstance(known, SingleFutures) else known.time
    last = max([plan.year_end, *(target.due for target in plan.targets_of(indicator.id))])
    longest, reach = (longest_periods(plan, indicator, known.origin, day, max(time.base, time.before)) for day in (plan.horizon, last))
    pace = time.base, known.origin.toordinal() + time.since, time.before
    if isinstance(known, SingleFutures):
        needed = {name: sorted_periods(known.curve.ensemble, level) for name, level in levels.items()}
        return ClosedForm(known.origin, known.now, *pace, curve_table(known.curve.ensemble, reach), longest, needed)
    even = replace(known, time=OperationalTime())  # at pace 1, days are M
    needed = {name: even.days_to(level) / PERIOD_DAYS for name, level in levels.items()}
    return ClosedForm(known.origin, known.now, *pace, work_table(even, reach), longest, needed)


def longest_periods(plan: Plan, indicator: Indicator, origin: date, last: date, base: float) -> float:
    """The largest M that an indicator may reach by a last day: the highest pace believed possible, all measures from today on. [periods]"""
    pace = max([base, *(size_of(known.high) for known in plan.assumptions if known.id == f"pace.{indicator.id}")])
    added = sum(measure.added_pace(indicator.id) for measure in plan.measures)
    return pace * (1 + added) * max(days_since(origin, last), 1.0) / PERIOD_DAYS


@lru_cache(maxsize=256)
def sorted_periods(ensemble: Ensemble, level: float) -> FloatArray:
    """The M that each future takes to a level, sorted. [periods]"""
    return np.sort(ensemble.periods_to(level))


@lru_cache(maxsize=128)
def curve_table(ensemble: Ensemble, reach: float) -> LevelTable:
    """Reported levels of one curve: denser where M is small, for there they bend."""
    periods = np.expm1(np.linspace(0.0, np.log1p(reach), GRID))
    levels = reported_quantiles(ensemble.levels(periods[:, None]), ensemble.noise, np.ones(GRID), ensemble.top, BANDS)
    return LevelTable(periods, levels)


def work_table(even: WorkloadFutures, reach: float) -> LevelTable:
    """Levels of work at pace 1."""
    left = max(int(np.ceil(even.total - even.counted)), 0)
    if left > MOST_STEPS:
        periods = np.expm1(np.linspace(0.0, np.log1p(reach), GRID))
        return LevelTable(periods, even.level_quantiles(periods * PERIOD_DAYS, BANDS))
    return LevelTable(np.zeros(1), np.full((1, len(BANDS)), even.now), work_steps(left, even.done, even.elapsed, BANDS), 1 / even.total)


def work_steps(left: int, done: float, elapsed: float, quantiles: tuple[float, ...]) -> FloatArray:
    """M at which each quantile of completions passes 0, 1, … `left` - 1; shape (quantiles, left). [periods]

    The quantile q lies above c as long as P(completions <= c) < q: the negative binomial's distribution function, inverted.
    """
    odds = betaincinv(JEFFREYS + done, np.arange(left) + 1.0, np.asarray(quantiles)[:, None])
    return elapsed * (1 / odds - 1)


def settings_of(plan: Plan, scenario: Scenario) -> tuple[MeasureSetting, ...]:
    """Every measure over the months that a scenario gives it, or the usual ones; all at full strength."""
    return tuple(_at_full(plan, measure, scenario.setting(measure.id)) for measure in plan.measures)


def _at_full(plan: Plan, measure: Measure, setting: MeasureSetting | None) -> MeasureSetting:
    if setting is None:
        return usual_setting(plan, measure, 1.0)
    return replace(setting, strength=1.0)


def pace_days(plan: Plan, scenario: Scenario) -> tuple[date, ...]:
    """The days up to the horizon from which the paces hold that a scenario believes."""
    return tuple(sorted({day for _, day in scenario.paces_decided if day <= plan.horizon}))


@lru_cache(maxsize=128)
def added_time(plan: Plan, settings: tuple[MeasureSetting, ...], first: date, paced: tuple[date, ...] = ()) -> AddedTime:
    """What each measure adds, daily from a first day until the last of them has ended and the last pace holds.

    Then nothing is added until the horizon. `paced` are the `pace_days`.
    """
    last = max([plan.year_end, plan.as_of, *paced, *(last_effect(plan, setting) for setting in settings)]).toordinal() + 1
    days = (*range(first.toordinal(), last + 1), max(plan.horizon.toordinal(), last + 1))
    passed = np.array(days, float) - first.toordinal()
    found = {}
    for setting in settings:
        measure = plan.measure(setting.measure_id)
        start = days_since(first, first_effect(measure, setting))
        work = Work(1.0, start, start + measure.ramp_days, days_since(first, last_effect(plan, setting)) + 1)
        found[measure.id] = OperationalTime(1.0, (work,)).at(passed) - passed / PERIOD_DAYS
    return AddedTime(days, found)


def operational_time_on(form: ClosedForm, time: AddedTime, strengths: dict[str, float], effects: dict[str, float], days: FloatArray) -> FloatArray:
    """M of an indicator on days (ordinals of dates): what a browser computes, said once in Python so that it can be tested. [periods]

    `strengths` and `effects` are of the measures, by their ids.
    """
    origin = form.origin.toordinal()

    def at_pace_1(on: FloatArray | float) -> FloatArray:
        added = (strength * effects.get(name, 0.0) * np.interp(on, time.days, time.periods[name]) for name, strength in strengths.items())
        return np.asarray(on, float) / PERIOD_DAYS + sum(added)

    since = max(form.since, origin)
    slow = at_pace_1(np.minimum(days, since)) - at_pace_1(origin)
    return form.before * slow + form.pace * (at_pace_1(np.maximum(days, since)) - at_pace_1(since))


def levels_at(table: LevelTable, periods: FloatArray) -> FloatArray:
    """Levels of a table after some M, shape (len(periods), bands): the browser's reading too. [share of the potential]"""
    if table.steps is None:
        return np.column_stack([np.interp(periods, table.periods, column) for column in table.levels.T])
    done = np.column_stack([np.searchsorted(band, periods, side="right") for band in table.steps])
    return np.minimum(table.levels[0] + done * table.unit, 1.0)
