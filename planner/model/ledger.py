"""Freeze a projection, and score it when figures come: nothing is fitted again, nothing is forgotten."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import numpy as np

from planner.domain.indicator import Indicator
from planner.domain.ledger import FrozenPath, Score, Verdict
from planner.domain.observation import Observation
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.model.project import project
from planner.model.series import figures_of, potential_of

INTERVAL = (0.1, 0.5, 0.9)
STEP_DAYS = 7
LONGEST_DAYS = 3 * 366


def frozen_paths(plan: Plan, scenario: Scenario) -> tuple[FrozenPath, ...]:
    """Every projected indicator week by week, from its last figure to the horizon or for three years.

    Parameters
    ----------
    plan : Plan
    scenario : Scenario

    Returns
    -------
    tuple of FrozenPath
        In the order of the plan's indicators; without those that cannot be projected.
    """
    found = (_frozen(plan, scenario, indicator) for indicator in plan.indicators if indicator.projected)
    return tuple(path for path in found if path is not None)


def _frozen(plan: Plan, scenario: Scenario, indicator: Indicator) -> FrozenPath | None:
    dates, _ = figures_of(plan, scenario, indicator)
    if not dates:
        return None
    last = min(plan.horizon, dates[-1] + timedelta(days=LONGEST_DAYS))
    days = tuple(dates[-1] + timedelta(days=step) for step in range(0, (last - dates[-1]).days + STEP_DAYS, STEP_DAYS))
    return _path(plan, scenario, indicator, days)


def _path(plan: Plan, scenario: Scenario, indicator: Indicator, days: tuple[date, ...]) -> FrozenPath | None:
    known = project(plan, scenario, indicator, days, quantiles=INTERVAL)
    if known is None:
        return None
    low, median, high = (tuple(map(float, known.at_quantile(share))) for share in INTERVAL)
    scale = potential_of(plan, scenario, indicator)
    return FrozenPath(indicator_id=indicator.id, scale=scale, dates=days, low=low, median=median, high=high)


def verdicts(paths: Iterable[FrozenPath], now: Plan) -> tuple[Verdict, ...]:
    """What frozen paths said of every figure that came after them, on a straight line between two of their days.

    Parameters
    ----------
    paths : iterable of FrozenPath
    now : Plan
        With the figures of now; those of the whole place count, after the day on which a path begins.

    Returns
    -------
    tuple of Verdict
        By indicator, oldest first. Of an indicator that the plan has no longer there is none.
    """
    known = {indicator.id for indicator in now.indicators}
    return tuple(_verdict(path, row) for path in paths if path.indicator_id in known for row in _later(path, now))


def verdicts_then(then: Plan, scenario: Scenario, now: Plan) -> tuple[Verdict, ...]:
    """What a plan as it was said, under a scenario, of every figure that came later; as `verdicts`, without a straight line in it."""
    paths = []
    for indicator in then.indicators:
        dates, _ = figures_of(then, scenario, indicator) if indicator.projected else ((), ())
        days = tuple(row.date for row in now.figures(indicator.id) if dates and row.date > dates[-1]) if _known(now, indicator) else ()
        if days and (path := _path(then, scenario, indicator, (dates[-1], *days))) is not None:
            paths.append(path)
    return verdicts(paths, now)


def score(found: Iterable[Verdict]) -> Score | None:
    """Mean error, bias and coverage; None where nothing can be scored yet."""
    every = tuple(found)
    if not every:
        return None
    errors = np.array([verdict.error_points for verdict in every])
    inside = sum(verdict.inside for verdict in every)
    return Score(count=len(every), mean_error_points=float(np.mean(np.abs(errors))), bias_points=float(np.mean(errors)), covered=inside)


def _known(plan: Plan, indicator: Indicator) -> bool:
    return any(one.id == indicator.id for one in plan.indicators)


def _later(path: FrozenPath, now: Plan) -> tuple[Observation, ...]:
    return tuple(row for row in now.figures(path.indicator_id) if path.dates[0] < row.date <= path.dates[-1])


def _verdict(path: FrozenPath, row: Observation) -> Verdict:
    days = [day.toordinal() for day in path.dates]
    low, median, high = (float(np.interp(row.date.toordinal(), days, levels)) for levels in (path.low, path.median, path.high))
    return Verdict(indicator_id=path.indicator_id, date=row.date, low=low, median=median, high=high, actual=row.value, scale=path.scale)
