"""From a plan and a scenario to the futures of an indicator, and to its fan of levels over time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from planner.domain.indicator import Indicator
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.model.adoption import Curve, FunnelFutures, Past, SingleFutures
from planner.model.calendar import PERIOD_DAYS, FloatArray, days_since
from planner.model.draws import FUTURES, SEED, Draws, draws
from planner.model.ensemble import ensemble_for
from planner.model.futures import Futures
from planner.model.levers import operational_time
from planner.model.series import Series, figures_of, potential_of, series_of
from planner.model.workload import WorkloadFutures

BANDS = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)  # the 95, 80 and 50 % bands and the median


@dataclass(frozen=True, slots=True, eq=False)
class Projection:
    """The fan of one indicator under one scenario."""

    indicator_id: str
    origin: date
    dates: tuple[date, ...]
    quantiles: tuple[float, ...]
    levels: FloatArray  # shape (len(dates), len(quantiles)) [the indicator's unit]

    def at_quantile(self, share: float) -> FloatArray:
        """One quantile over time, shape (len(dates),). [the indicator's unit]"""
        return self.levels[:, self.quantiles.index(share)]


def chain_of(plan: Plan, indicator: Indicator) -> tuple[Indicator, ...]:
    """The indicator with what it is part of, the largest first."""
    chain = [indicator]
    while chain[0].part_of is not None:
        chain.insert(0, plan.indicator(chain[0].part_of))
    return tuple(chain)


def longest_chain(plan: Plan, indicator: Indicator) -> int:
    """How many curves the longest chain that starts with this indicator's whole has: they share one set of draws."""
    root = chain_of(plan, indicator)[0]
    return max(len(chain) for chain in (chain_of(plan, other) for other in plan.indicators) if chain[0] == root)


def futures_of(plan: Plan, scenario: Scenario, indicator: Indicator, *, futures: int = FUTURES, seed: int = SEED) -> Futures | None:
    """The futures of an indicator; None where nothing can be projected (shown only, no figure, one figure of work)."""
    if indicator.method == "adoption":
        return adoption_futures(plan, scenario, indicator, draws(futures, seed, longest_chain(plan, indicator)))
    if indicator.method == "workload":
        return workload_futures(plan, scenario, indicator, futures)
    return None


def adoption_futures(plan: Plan, scenario: Scenario, indicator: Indicator, drawn: tuple[Draws, ...]) -> SingleFutures | FunnelFutures | None:
    """Futures of one S-curve, or of a product of them for a part. `drawn` has draws for each curve of the chain, or more.

    A whole whose last figure is older than the part's goes on from that level on the day of the part's: what it did in between nobody knows yet.
    """
    chain = chain_of(plan, indicator)
    found = [series_of(plan, scenario, link) for link in chain]
    series = [known for known in found if known is not None]
    if len(series) < len(chain):
        return None
    origin = series[-1].origin
    curves = tuple(
        Curve(ensemble_for(own, deal), operational_time(plan, scenario, link, start), days_since(start, origin), _past(own))
        for link, own, deal in zip(chain, series, drawn, strict=False)
        for start in (max(own.origin, origin),)
    )
    if len(curves) == 1:
        return SingleFutures(origin, curves[0])
    return FunnelFutures(origin, figures_of(plan, scenario, indicator)[1][-1] / potential_of(plan, scenario, indicator), curves)


def _past(series: Series) -> Past:
    """Where a whole was before its last figure, in days and shares: a figure that was taken back later counts as never reached, so paths only rise."""
    rising = np.minimum.accumulate(np.array(series.levels)[::-1])[::-1]
    return tuple(days_since(series.origin, day) for day in series.dates), tuple(map(float, rising))


def workload_futures(plan: Plan, scenario: Scenario, indicator: Indicator, futures: int) -> WorkloadFutures | None:
    """Futures of work that the office completes itself; None with fewer than two figures."""
    dates, values = figures_of(plan, scenario, indicator)
    if len(dates) < 2:
        return None
    return WorkloadFutures(
        origin=dates[-1],
        counted=values[-1],
        total=potential_of(plan, scenario, indicator),
        done=max(values[-1] - values[0], 0.0),
        elapsed=days_since(dates[0], dates[-1]) / PERIOD_DAYS,
        time=operational_time(plan, scenario, indicator, dates[-1]),
        futures=futures,
    )


def project(plan: Plan, scenario: Scenario, indicator: Indicator, dates: tuple[date, ...], *, quantiles: tuple[float, ...] = BANDS) -> Projection | None:
    """Levels of an indicator on dates from its last figure on; None where nothing can be projected."""
    known = futures_of(plan, scenario, indicator)
    if known is None:
        return None
    days = np.array([days_since(known.origin, day) for day in dates])
    levels = known.level_quantiles(days, quantiles) * potential_of(plan, scenario, indicator)
    return Projection(indicator.id, known.origin, dates, quantiles, levels)
