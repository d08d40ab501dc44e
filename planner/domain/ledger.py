"""Projections held against what happened: a path as it was frozen, a verdict for each figure that came later, a score of them all."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

Event = tuple[str, dt.date]  # a figure of the whole place: which indicator, of which day


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenPath:
    """One indicator as it was projected: the median and the 80 % interval on days, from its last figure on. [the indicator's unit]"""

    indicator_id: str
    scale: float  # what a share of 1 means: 100 for percent, the potential for a count
    dates: tuple[dt.date, ...]
    low: tuple[float, ...]
    median: tuple[float, ...]
    high: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was projected for a day, and what then was. [the indicator's unit]"""

    indicator_id: str
    date: dt.date
    low: float
    median: float
    high: float
    actual: float
    scale: float

    @property
    def event(self) -> Event:
        """The figure that it is about."""
        return self.indicator_id, self.date

    @property
    def error_points(self) -> float:
        """How far the median was above what happened. [points of the potential]"""
        return (self.median - self.actual) / self.scale * 100

    @property
    def inside(self) -> bool:
        """Whether what happened lay in the 80 % interval."""
        return self.low <= self.actual <= self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """All verdicts together."""

    count: int
    mean_error_points: float  # of the sizes of the errors
    bias_points: float  # of the errors with their signs: above 0 when too much was expected
    covered: int  # of them inside their interval
