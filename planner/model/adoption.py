"""Futures of an indicator that people adopt by choice: one S-curve, or a product of several for a part of a part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import prod

import numpy as np

from planner.model.calendar import PERIOD_DAYS, FloatArray
from planner.model.ensemble import Ensemble
from planner.model.futures import middle, sorted_quantiles
from planner.model.pace import OperationalTime, steady_time

LONGEST_DAYS = 4096  # a little over 120 months, the longest horizon, and a power of two for the search
LARGEST_PACE = 64.0  # more than that is said to be out of reach
HALVINGS = 24  # of the span of paces: to a few millionths


Past = tuple[tuple[float, ...], tuple[float, ...]]  # days up to a last figure, and levels [days; share]


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """One S-curve with the time that drives it, seen from the origin of the whole product.

    `offset` is the days from its own last figure to that origin, negative when its figures go on after it; then its
    `past` (days up to its last figure, and levels) says where it was.
    """

    ensemble: Ensemble
    time: OperationalTime
    offset: float = 0.0
    past: Past = ((0.0,), (0.0,))

    def periods(self, days: FloatArray) -> FloatArray:
        """Operational time since this curve's own last figure. [periods]"""
        return self.time.at(np.maximum(days + self.offset, 0.0))

    def levels(self, days: FloatArray) -> FloatArray:
        """Level of each future on days, shape (..., 1) or (futures,), from the origin. [share]"""
        return self._levels_after(self.periods(days), days)

    def steady_levels(self, days: FloatArray, start: float, pace: FloatArray | float) -> FloatArray:
        """The same at pace 1 until day `start` and at a constant pace, one or one for each future, from then on. [share]"""
        own = np.maximum(days + self.offset, 0.0)
        return self._levels_after(steady_time(own, max(start + self.offset, 0.0), pace), days)

    def _levels_after(self, periods: FloatArray, days: FloatArray) -> FloatArray:
        futures = self.ensemble.levels(periods)
        if self.offset >= 0:
            return futures
        return np.where(days + self.offset >= 0, futures, np.interp(days + self.offset, *self.past))


@dataclass(frozen=True, slots=True, eq=False)
class SingleFutures:
    """Futures of one S-curve: everything is closed form."""

    origin: date
    curve: Curve

    @property
    def now(self) -> float:
        """Level of the last figure. [share]"""
        return self.curve.ensemble.now

    def level_quantiles(self, days: FloatArray, quantiles: tuple[float, ...]) -> FloatArray:
        """Reported levels, shape (len(days), len(quantiles)). [share]"""
        futures = self.curve.ensemble
        paths = futures.levels(self.curve.periods(days)[:, None])
        return reported_quantiles(paths, futures.noise, days, futures.top, quantiles)

    def days_to(self, level: float) -> FloatArray:
        """Day on which each future reaches a level. [days]"""
        return self.curve.time.day_of(self.curve.ensemble.periods_to(level))

    def paces_to(self, level: float, start: float, due: float) -> FloatArray:
        """Constant pace from `start` on that reaches a level by `due`. [1]"""
        missing = self.curve.ensemble.periods_to(level) - start / PERIOD_DAYS
        return np.maximum(missing, 0.0) * PERIOD_DAYS / (due - start)

    def middle_path(self, days: FloatArray, start: float, pace: float) -> FloatArray:
        """Middle level on days when the pace is constant from `start` on, shape of `days`. [share]"""
        return middle(self.curve.steady_levels(days[:, None], start, pace))

    def own_pace(self, level: float, start: float, due: float) -> float:
        """The scenario's own pace from `start` to `due`. [1]"""
        return self.curve.time.own_pace(start, due)

    def never_share(self, level: float) -> float:
        """Share of futures whose ceiling lies at or below a level. [0-1]"""
        return never_share(self.curve.ensemble.ceilings, self.now, level)


@dataclass(frozen=True, slots=True, eq=False)
class FunnelFutures:
    """Futures of a part: the larger indicator times the share of the part in it, so the part never exceeds the whole.

    `curves` runs from the whole to the part. The day of a level is found on a grid of days, by halving.
    """

    origin: date
    now: float
    curves: tuple[Curve, ...]

    def _paths(self, days: FloatArray) -> FloatArray:
        return prod((curve.levels(days) for curve in self.curves), start=np.ones(1))

    def _ceilings(self) -> FloatArray:
        return prod((curve.ensemble.ceilings for curve in self.curves), start=np.ones(1))

    def level_quantiles(self, days: FloatArray, quantiles: tuple[float, ...]) -> FloatArray:
        """Reported levels, shape (len(days), len(quantiles)). [share]"""
        paths = self._paths(days[:, None])
        top = prod(curve.ensemble.top for curve in self.curves)
        levels = reported_quantiles(paths, self.curves[-1].ensemble.noise, days, top, quantiles)
        return np.where(days[:, None] > 0, levels, self.now)

    def days_to(self, level: float) -> FloatArray:
        """First whole day on which each future has reached a level. [days]"""
        if level <= self.now:
            return np.zeros_like(self._ceilings())
        before, reached = np.zeros(self._ceilings().shape), np.full(self._ceilings().shape, float(LONGEST_DAYS))
        while reached[0] - before[0] > 1:
            middle = (before + reached) / 2
            there = self._paths(middle) >= level
            reached, before = np.where(there, middle, reached), np.where(there, before, middle)
        return np.where(reached < LONGEST_DAYS, reached, np.inf)

    def paces_to(self, level: float, start: float, due: float) -> FloatArray:
        """Constant pace of all its curves from `start` on that reaches a level by `due`. [1]"""
        if level <= self.now:
            return np.zeros_like(self._ceilings())
        return joint_paces(tuple((curve.ensemble, curve.offset, curve.past) for curve in self.curves), level, start, due)

    def middle_path(self, days: FloatArray, start: float, pace: float) -> FloatArray:
        """Middle level on days when the pace of all its curves is constant from `start` on, shape of `days`. [share]"""
        return np.maximum(middle(steady_paths(self.curves, days[:, None], start, pace)), self.now)

    def own_pace(self, level: float, start: float, due: float) -> float:
        """The scenario's own pace from `start` to `due`. [1]

        Its curves may go at different paces. It is the part's own where that one, for all curves, would bring as many
        futures to the level as the scenario does; otherwise the nearest pace that would.
        """
        part, paces = self.curves[-1], np.sort(self.paces_to(level, start, due))
        reached = int(np.count_nonzero(self._paths(np.asarray(due)) >= level)) if level > self.now else len(paces)
        least = paces[reached - 1] if reached else 0.0
        most = np.nextafter(paces[reached], 0.0) if reached < len(paces) else np.inf
        own = part.time.own_pace(max(start + part.offset, 0.0), due + part.offset)
        return float(max(min(own, most), least))

    def never_share(self, level: float) -> float:
        """Share of futures whose ceiling lies at or below a level. [0-1]"""
        return never_share(self._ceilings(), self.now, level)


def steady_paths(curves: tuple[Curve, ...], days: FloatArray, start: float, pace: FloatArray | float) -> FloatArray:
    """Levels of a product of curves at pace 1 until day `start` and at one constant pace for all from then on. [share]"""
    return prod((curve.steady_levels(days, start, pace) for curve in curves), start=np.ones(1))


@lru_cache(maxsize=128)
def joint_paces(links: tuple[tuple[Ensemble, float, Past], ...], level: float, start: float, due: float) -> FloatArray:
    """Constant pace of several curves from `start` on with which their product reaches a level by `due`. [1]

    Each link has an ensemble, its offset and its past. Kept, for no scenario changes it; do not change what this returns.
    """
    curves = tuple(Curve(ensemble, OperationalTime(), offset, past) for ensemble, offset, past in links)
    day, shape = np.asarray(due), links[0][0].ceilings.shape
    too_slow, enough = np.zeros(shape), np.full(shape, LARGEST_PACE)
    for _ in range(HALVINGS):
        between = (too_slow + enough) / 2
        there = steady_paths(curves, day, start, between) >= level
        enough, too_slow = np.where(there, between, enough), np.where(there, too_slow, between)
    reached = steady_paths(curves, day, start, LARGEST_PACE) >= level
    found = np.where(steady_paths(curves, day, start, 0.0) >= level, 0.0, np.where(reached, enough, np.inf))
    found.setflags(write=False)
    return found


def reported_quantiles(paths: FloatArray, noise: FloatArray, days: FloatArray, top: float, quantiles: tuple[float, ...]) -> FloatArray:
    """Quantiles of paths as they would be reported: with noise, but none on the day of the last figure.

    `paths` has shape (len(days), futures); returns (len(days), len(quantiles)). [share]
    """
    return sorted_quantiles(np.clip(paths + noise * (days > 0)[:, None], 0.0, top), quantiles)


def never_share(ceilings: FloatArray, now: float, level: float) -> float:
    """Share of futures that can never get to a level not reached yet. [0-1]"""
    return 0.0 if level <= now else float(np.mean(ceilings <= level))
