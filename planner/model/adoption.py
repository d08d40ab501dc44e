"""Futures of an indicator that people adopt by choice: one S-curve, or a product of several for a part of a part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import prod

import numpy as np

from planner.model.calendar import PERIOD_DAYS, FloatArray
from planner.model.ensemble import Ensemble
from planner.model.futures import middle, sorted_quantiles
from planner.model.pace import OperationalTime

LONGEST_DAYS = 4096  # a little over 120 months, the longest horizon, and a power of two for the search
LARGEST_PACE = 64.0  # more than that is said to be out of reach


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """One S-curve with the time that drives it, seen from the origin of the whole product.

    `offset` is the days from its own last figure to that origin, negative when its figures go on after it; then its
    `past` (days up to its last figure, and levels) says where it was.
    """

    ensemble: Ensemble
    time: OperationalTime
    offset: float = 0.0
    past: tuple[FloatArray, FloatArray] = (np.zeros(1), np.zeros(1))

    def periods(self, days: FloatArray) -> FloatArray:
        """Operational time since this curve's own last figure. [periods]"""
        return self.time.at(np.maximum(days + self.offset, 0.0))

    def levels(self, days: FloatArray) -> FloatArray:
        """Level of each future on days, shape (..., 1) or (futures,), from the origin. [share]"""
        futures = self.ensemble.levels(self.periods(days))
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
        missing = self.curve.ensemble.periods_to(level) - self.curve.time.at(start)
        return np.maximum(missing, 0.0) * PERIOD_DAYS / (due - start)

    def middle_path(self, days: FloatArray, start: float, pace: float) -> FloatArray:
        """Middle level on days when the pace is constant from `start` on, shape of `days`. [share]"""
        return middle(self.curve.ensemble.levels(self.curve.time.at_constant_pace(days, start, pace)[:, None]))

    def assumed_paces_to(self, level: float, due: float) -> FloatArray:
        """Pace assumption that reaches a level by `due`, measures as they are. [1]"""
        return self.curve.ensemble.periods_to(level) / (self.curve.time.at(due) / self.curve.time.base)

    def mean_pace(self, start: float, due: float) -> float:
        """Mean pace from `start` to `due`. [1]"""
        return self.curve.time.mean_pace(start, due)

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

    def _paths_after(self, periods: tuple[FloatArray, ...]) -> FloatArray:
        return prod((curve.ensemble.levels(passed) for curve, passed in zip(self.curves, periods, strict=True)), start=np.ones(1))

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
        so_far = tuple(curve.periods(np.asarray(start)) for curve in self.curves)
        left = (due - start) / PERIOD_DAYS
        too_slow, enough = np.zeros(self._ceilings().shape), np.full(self._ceilings().shape, LARGEST_PACE)
        for _ in range(16):  # to a thousandth of a pace
            middle = (too_slow + enough) / 2
            there = self._paths_after(tuple(passed + middle * left for passed in so_far)) >= level
            enough, too_slow = np.where(there, middle, enough), np.where(there, too_slow, middle)
        reached = self._paths_after(tuple(passed + LARGEST_PACE * left for passed in so_far)) >= level
        return np.where(level <= self.now, 0.0, np.where(reached, enough, np.inf))

    def middle_path(self, days: FloatArray, start: float, pace: float) -> FloatArray:
        """Middle level on days when the pace of all its curves is constant from `start` on, shape of `days`. [share]"""
        moved = tuple(curve.time.at_constant_pace(np.maximum(days + curve.offset, 0.0), start + curve.offset, pace)[:, None] for curve in self.curves)
        return np.maximum(middle(self._paths_after(moved)), self.now)

    def assumed_paces_to(self, level: float, due: float) -> FloatArray:
        """Pace assumption of the part that reaches a level by `due`; the larger indicators run as they are. [1]"""
        *wholes, part = self.curves
        whole = prod((curve.levels(np.asarray(due)) for curve in wholes), start=np.ones(1))
        return part.ensemble.periods_to(level / whole) / (part.periods(np.asarray(due)) / part.time.base)

    def mean_pace(self, start: float, due: float) -> float:
        """Mean pace of the part from `start` to `due`. [1]"""
        part = self.curves[-1]
        return part.time.mean_pace(start + part.offset, due + part.offset)

    def never_share(self, level: float) -> float:
        """Share of futures whose ceiling lies at or below a level. [0-1]"""
        return never_share(self._ceilings(), self.now, level)


def reported_quantiles(paths: FloatArray, noise: FloatArray, days: FloatArray, top: float, quantiles: tuple[float, ...]) -> FloatArray:
    """Quantiles of paths as they would be reported: with noise, but none on the day of the last figure.

    `paths` has shape (len(days), futures); returns (len(days), len(quantiles)). [share]
    """
    return sorted_quantiles(np.clip(paths + noise * (days > 0)[:, None], 0.0, top), quantiles)


def never_share(ceilings: FloatArray, now: float, level: float) -> float:
    """Share of futures that can never get to a level not reached yet. [0-1]"""
    return 0.0 if level <= now else float(np.mean(ceilings <= level))
