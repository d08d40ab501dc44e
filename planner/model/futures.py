"""What every kind of projection answers: levels, dates, paces. Three kinds do: adoption, funnel, workload."""

from __future__ import annotations

from datetime import date
from typing import Protocol

import numpy as np

from planner.model.calendar import FloatArray


class Futures(Protocol):
    """Futures of one indicator under one scenario.

    Levels are shares of the indicator's potential, days count from `origin`, arrays over futures are unordered.
    """

    @property
    def origin(self) -> date:
        """Day of the last figure."""

    @property
    def now(self) -> float:
        """Level of the last figure. [share]"""

    def level_quantiles(self, days: FloatArray, quantiles: tuple[float, ...]) -> FloatArray:
        """Reported levels, shape (len(days), len(quantiles)). [share]"""

    def days_to(self, level: float) -> FloatArray:
        """Day on which each future reaches a level; infinity where it never does. [days]"""

    def paces_to(self, level: float, start: float, due: float) -> FloatArray:
        """Constant pace from day `start` on with which each future reaches a level by day `due`. [1]

        Until `start` the pace is 1: what a scenario decides or assumes does not move what is needed.
        """

    def middle_path(self, days: FloatArray, start: float, pace: float) -> FloatArray:
        """Middle level of the futures on days, without noise; shape of `days`. [share]

        The pace is 1 until day `start` and `pace` from then on: with the pace that brings half of the futures to a level
        in time it ends at that very level.
        """

    def own_pace(self, level: float, start: float, due: float) -> float:
        """The scenario's own pace from day `start` to day `due`, to hold against the paces to a level. [1]

        It reaches the pace that so many futures need exactly when so many futures reach the level in time.
        """

    def never_share(self, level: float) -> float:
        """Share of futures whose ceiling lies at or below a level. [0-1]"""


def at_or_below(values: FloatArray, shares: tuple[float, ...]) -> tuple[float, ...]:
    """For each share the smallest value that so many futures do not pass: the inverted distribution function.

    Linear interpolation would turn an infinite neighbour into NaN, and let a date and a chance disagree.
    """
    ordered = np.sort(values)
    places = np.ceil(np.asarray(shares) * len(values) - 1e-9).astype(int) - 1  # a share of 0.3 must not become 0.30000000000000004
    return tuple(float(value) for value in ordered[np.maximum(places, 0)])


def middle(paths: FloatArray) -> FloatArray:
    """The level that half of the futures reach or pass: paths of shape (..., futures) give shape (...)."""
    half = paths.shape[-1] // 2
    return np.partition(paths, half, axis=-1)[..., half]


def sorted_quantiles(values: FloatArray, quantiles: tuple[float, ...]) -> FloatArray:
    """Quantiles over the last axis, sorted once and read off many times; shape (..., len(quantiles))."""
    ordered = np.sort(values, axis=-1)
    place = np.asarray(quantiles) * (values.shape[-1] - 1)
    below = np.floor(place).astype(int)
    above = np.minimum(below + 1, values.shape[-1] - 1)
    return ordered[..., below] + (ordered[..., above] - ordered[..., below]) * (place - below)
