"""A thousand plausible futures of one S-curve, from its last figure on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from planner.model.calendar import PERIOD_DAYS, FloatArray, days_since
from planner.model.draws import Draws
from planner.model.evidence import log_pace
from planner.model.reference_class import reference_class
from planner.model.s_curve import level_at, observed_position, position
from planner.model.series import Series

LARGEST_LOG_PACE = 4.0  # a pace of e^4 a period is everything within days: no figure can tell more


@dataclass(frozen=True, slots=True, eq=False)
class Ensemble:
    """Futures of one curve. Arrays have shape (futures,)."""

    now: float  # last figure [share]
    top: float  # no reported level lies above [share]
    ceilings: FloatArray  # [share]
    start: FloatArray  # position of the last figure [1]
    paces: FloatArray  # at pace 1 [1/period]
    noise: FloatArray  # of a reported level [share]
    push: float

    def levels(self, periods: FloatArray) -> FloatArray:
        """Levels without noise after some operational time.

        Parameters
        ----------
        periods : ndarray, shape (..., 1) or (futures,)
            Operational time since the last figure, one for all futures or one for each. [periods]

        Returns
        -------
        ndarray, shape (..., futures)
            Never below the last figure nor above the ceiling. [share]
        """
        return np.maximum(level_at(self.start + self.paces * periods, self.ceilings, self.push), self.now)

    def periods_to(self, level: FloatArray | float) -> FloatArray:
        """Operational time until a level: 0 where it is reached, infinity where the ceiling lies at or below it.

        `level` is one for all futures or one for each; returns shape (futures,). [periods]
        """
        level = np.broadcast_to(np.asarray(level, float), self.ceilings.shape)
        within = self.ceilings > level
        ceilings = np.where(within, self.ceilings, level + 1.0)
        needed = np.maximum((position(level, ceilings, self.push) - self.start) / self.paces, 0.0)
        return np.where(level <= self.now, 0.0, np.where(within, needed, np.inf))


def ensemble_of(days: FloatArray, levels: FloatArray, drawn: Draws, *, top: float = 1.0, reached: bool = False) -> Ensemble:
    """The futures that follow from figures.

    Parameters
    ----------
    days : ndarray, shape (n,)
        Days of the figures, strictly increasing; the last one is where the futures start. [days]
    levels : ndarray, shape (n,)
        [share of the potential, 0-1]
    drawn : Draws
        Chance, one of each a future.
    top : float
        Ceiling that is asserted, at or above the last figure. [share]
    reached : bool
        Whether that ceiling will be reached in the end.
    """
    known = reference_class()
    now = float(levels[-1])
    ceilings = np.full_like(drawn.closing, top) if reached else now + drawn.closing * (top - now)
    ceilings = np.maximum(ceilings, 1e-9)  # nothing adopted and nothing believed possible is still a curve
    mean, variance = log_pace((days - days[-1]) / PERIOD_DAYS, levels, ceilings, known)
    paces = np.exp(np.minimum(mean + known.honesty * np.sqrt(variance) * drawn.pace, LARGEST_LOG_PACE))
    noise = drawn.noise if now < top else np.zeros_like(drawn.noise)  # at its ceiling a level is met, not projected
    return Ensemble(now, top, ceilings, observed_position(now, ceilings, known.push), paces, noise, known.push)


@lru_cache(maxsize=512)
def ensemble_for(series: Series, drawn: Draws) -> Ensemble:
    """The futures of a series, kept: measures move time and never the curve, so only assumptions make new ones."""
    days = np.array([days_since(series.origin, day) for day in series.dates])
    return ensemble_of(days, np.array(series.levels), drawn, top=series.top, reached=series.reached)
