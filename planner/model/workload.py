"""Futures of what the office completes itself: so many done, so many left, a rate of work.

Completions are Poisson with a rate that is known only so well: Gamma(0.5 + done, elapsed), Jeffreys' prior updated. So
the time that the next r completions take is beta-prime, and their number in a given time negative binomial [1]_.

References
----------
.. [1] A. Gelman et al., "Bayesian Data Analysis," 3rd ed., CRC Press, 2013, sections 2.6 and 2.8.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
from scipy.special import betainc, betaincinv

from planner.model.calendar import PERIOD_DAYS, FloatArray
from planner.model.pace import OperationalTime, steady_time

JEFFREYS = 0.5


@lru_cache(maxsize=256)
def periods_to_complete(count: int, done: float, elapsed: float, futures: int) -> FloatArray:
    """Time at today's pace for so many completions: evenly spaced quantiles of its distribution.

    Parameters
    ----------
    count : int
        Completions that are missing.
    done, elapsed : float
        Completions seen, in how many periods.
    futures : int
        How many quantiles.

    Returns
    -------
    ndarray, shape (futures,)
        [periods]
    """
    even = (np.arange(futures) + 0.5) / futures
    share = betaincinv(count, JEFFREYS + done, even) if count else np.zeros(futures)
    periods = elapsed * share / (1 - share)
    periods.setflags(write=False)
    return periods


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkloadFutures:
    """Futures of work: counts against their total."""

    origin: date
    counted: float  # completed by the last figure [count]
    total: float  # to complete [count]
    done: float  # completed between the first figure and the last [count]
    elapsed: float  # between them [periods]
    time: OperationalTime
    futures: int

    @property
    def now(self) -> float:
        """Level of the last figure. [share]"""
        return self.counted / self.total

    @property
    def rate(self) -> float:
        """Completions per period so far. [1/period]"""
        return self.done / self.elapsed

    def _periods_to(self, level: float) -> FloatArray:
        if self.never_share(level):
            return np.full(self.futures, np.inf)
        missing = int(max(np.ceil(level * self.total - 0.5 - self.counted - 1e-9), 0))  # half a unit counts as reached
        return periods_to_complete(missing, self.done, self.elapsed, self.futures)

    def level_quantiles(self, days: FloatArray, quantiles: tuple[float, ...]) -> FloatArray:
        """Levels, shape (len(days), len(quantiles)). [share]"""
        return self._levels(self.time.at(days), quantiles)

    def _levels(self, periods: FloatArray, quantiles: tuple[float, ...]) -> FloatArray:
        """Levels after some operational time, shape (len(periods), len(quantiles)). [share]"""
        odds = self.elapsed / (self.elapsed + periods)
        counts = np.arange(max(int(np.ceil(self.total - self.counted)), 0))  # more than is left cannot be completed
        at_most = betainc(JEFFREYS + self.done, counts + 1.0, odds[:, None])  # the negative binomial's distribution function
        completed = (at_most[:, None, :] < np.asarray(quantiles)[None, :, None]).sum(axis=-1)
        return np.minimum(self.counted + completed, self.total) / self.total

    def middle_path(self, days: FloatArray, start: float, pace: float) -> FloatArray:
        """Middle level on days when the pace is constant from `start` on, shape of `days`. [share]"""
        return self._levels(steady_time(days, start, pace), (0.5,))[:, 0]

    def days_to(self, level: float) -> FloatArray:
        """Day on which each future reaches a level. [days]"""
        return self.time.day_of(self._periods_to(level))

    def paces_to(self, level: float, start: float, due: float) -> FloatArray:
        """Constant pace from `start` on that reaches a level by `due`. [1]"""
        return np.maximum(self._periods_to(level) - start / PERIOD_DAYS, 0.0) * PERIOD_DAYS / (due - start)

    def own_pace(self, level: float, start: float, due: float) -> float:
        """The scenario's own pace from `start` to `due`. [1]"""
        return self.time.own_pace(start, due)

    def never_share(self, level: float) -> float:
        """Share of futures that never reach a level: those that ask for more than there is. [0-1]"""
        return float(level * self.total > self.total + 0.5)
