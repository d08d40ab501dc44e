"""The central future: one closed-form curve, for spreadsheets whose formulas stay alive.

Every belief at its middle: the ceiling closes its median share of the gap, the pace is e to the mean of its logarithm,
nothing is noisy. It lies near the median of the thousand futures and is not equal to it: say so wherever it is shown.
"""

from __future__ import annotations

from datetime import date
from math import prod

import numpy as np

from planner.domain.indicator import Indicator
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.model.adoption import Curve, SingleFutures
from planner.model.calendar import FloatArray, days_since
from planner.model.draws import middle_draw
from planner.model.project import adoption_futures, chain_of, workload_futures
from planner.model.series import potential_of


def central_future(plan: Plan, scenario: Scenario, indicator: Indicator, dates: tuple[date, ...]) -> FloatArray | None:
    """Levels of the central future on dates.

    Parameters
    ----------
    plan : Plan
    scenario : Scenario
    indicator : Indicator
    dates : tuple of date, length n
        On or after the last figure of the indicator, and of what it is part of.

    Returns
    -------
    ndarray, shape (n,)
        In the indicator's unit; None where nothing can be projected. Work of the office goes on at its rate so far.
    """
    if indicator.method == "workload":
        work = workload_futures(plan, scenario, indicator, 1)
        if work is None:
            return None
        days = np.array([days_since(work.origin, day) for day in dates])
        return np.minimum(work.counted + work.rate * work.time.at(days), work.total)
    curves = central_curves(plan, scenario, indicator) if indicator.method == "adoption" else ()
    if not curves:
        return None
    origin = max(row.date for row in plan.figures(scenario.chosen(f"numerator.{indicator.id}") or indicator.id))
    days = np.array([days_since(origin, day) for day in dates])
    shares = prod((curve.levels(days[:, None])[:, 0] for curve in curves), start=np.ones(len(days)))
    return shares * potential_of(plan, scenario, indicator)


def central_curves(plan: Plan, scenario: Scenario, indicator: Indicator) -> tuple[Curve, ...]:
    """The curves of the central future, from the whole to the part, each of one future; none without a figure."""
    known = adoption_futures(plan, scenario, indicator, (middle_draw(),) * len(chain_of(plan, indicator)))
    if known is None:
        return ()
    return (known.curve,) if isinstance(known, SingleFutures) else known.curves
