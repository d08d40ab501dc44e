"""Pace and operational time: measures bend time, not the curve (the generalised Bass model [1]_).

References
----------
.. [1] F. M. Bass, T. V. Krishnan, D. C. Jain, "Why the Bass model fits without decision variables," Mark. Sci., 13(3), 203-223, 1994.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from planner.model.calendar import PERIOD_DAYS, FloatArray


@dataclass(frozen=True, slots=True)
class Work:
    """A measure at work on one indicator. Days count from the last figure."""

    added: float  # to the pace, once the ramp is done [1]
    start: float  # first effect [days]
    full: float  # full effect, at or after the start [days]
    end: float  # last effect [days]


def steady_time(days: FloatArray | float, start: float, pace: FloatArray | float) -> FloatArray:
    """Operational time at pace 1 until day `start` and at a constant pace from then on. [periods]"""
    days = np.asarray(days, float)
    return (np.minimum(days, start) + pace * np.maximum(days - start, 0.0)) / PERIOD_DAYS


@dataclass(frozen=True)
class OperationalTime:
    """M(t), the integral of the pace from the last figure on: piecewise quadratic, so it and its inverse are closed form.

    Parameters
    ----------
    base : float
        Pace without any measure: 1 is the pace until now. [1]
    works : tuple of Work
        Measures at work.
    since : float
        The day from which `base` holds. [days]
    before : float
        The pace without any measure until then. [1]
    """

    base: float = 1.0
    works: tuple[Work, ...] = ()
    since: float = -np.inf
    before: float = 1.0

    def __post_init__(self) -> None:
        for pace in (self.base, self.before):
            if not (pace > 0 and np.isfinite(pace)):
                raise ValueError(f"base pace is {pace:g}, expected more than 0")

    @cached_property
    def _pieces(self) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
        """Where each piece starts [days], the pace there, its slope [1/day] and M so far [days at pace 1]."""
        moments = {0.0} | {max(day, 0.0) for work in self.works if work.end > work.start for day in (work.start, work.full, work.end)}
        starts = np.array(sorted(moments | {max(self.since, 0.0)} - {np.inf}))
        lengths = np.append(np.diff(starts), np.inf)
        base = np.where(starts >= self.since, self.base, self.before)
        pace, slope = base.copy(), np.zeros(len(starts))
        for work in self.works:
            at_work = (starts >= work.start) & (starts < work.end)
            rising = at_work & (starts < work.full)
            steepness = work.added / (work.full - work.start) if work.full > work.start else 0.0
            slope += base * steepness * rising
            pace += base * np.where(rising, steepness * (starts - work.start), work.added * at_work)
        done = (pace[:-1] + slope[:-1] * lengths[:-1] / 2) * lengths[:-1]
        return starts, pace, slope, np.append(0.0, np.cumsum(done))

    def at(self, days: FloatArray | float) -> FloatArray:
        """Operational time passed so many days after the last figure. [periods at pace 1]"""
        starts, pace, slope, so_far = self._pieces
        days = np.asarray(days, float)
        piece = np.searchsorted(starts, days, side="right") - 1
        within = days - starts[piece]
        return (so_far[piece] + (pace[piece] + slope[piece] * within / 2) * within) / PERIOD_DAYS

    def day_of(self, periods: FloatArray | float) -> FloatArray:
        """The day on which so much operational time has passed: the inverse of `at`; infinity stays infinity. [days]"""
        starts, pace, slope, so_far = self._pieces
        wanted = np.asarray(periods, float) * PERIOD_DAYS
        piece = np.searchsorted(so_far, wanted, side="right") - 1
        missing = wanted - so_far[piece]
        # the root of slope/2 x^2 + pace x = missing, in the form that is exact for slope 0 too
        return starts[piece] + 2 * missing / (pace[piece] + np.sqrt(pace[piece] ** 2 + 2 * slope[piece] * np.minimum(missing, 1e12)))

    def own_pace(self, start: float, due: float) -> float:
        """Mean pace from day `start` to day `due`; what came before `start` at another pace than 1 counts too. [1]"""
        return (float(self.at(due)) * PERIOD_DAYS - start) / (due - start)

    def pace_on(self, days: FloatArray | float) -> FloatArray:
        """The pace so many days after the last figure. [1]"""
        starts, pace, slope, _ = self._pieces
        piece = np.searchsorted(starts, np.asarray(days, float), side="right") - 1
        return pace[piece] + slope[piece] * (np.asarray(days, float) - starts[piece])
