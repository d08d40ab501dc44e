"""Months that keep the shape of a path while some are set by hand and the last one stays where it must be."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import numpy as np

from planner.model.calendar import FloatArray


def rebalanced(path: FloatArray, start: float, locks: Mapping[int, float]) -> FloatArray:
    """A path bent through locked months: between two of them it rises as the path does, or evenly where the path does not rise.

    Parameters
    ----------
    path : ndarray, shape (n,)
        Never falling, and never below `start`.
    start : float
        The level before the first month.
    locks : mapping of int to float
        Levels by place in the path; never falling, none below `start`. What is not locked at the end keeps the path's
        last level, or the last lock where that is higher.

    Returns
    -------
    ndarray, shape (n,)
        Never falling; exactly the locks where there are any.
    """
    last = len(path) - 1
    highest = max(locks.values(), default=start)
    anchors = {-1: start, **locks}
    anchors.setdefault(last, max(float(path[-1]), highest))
    places = sorted(anchors)
    shape = np.append(start, path)  # shape[i + 1] is the path at place i
    found = np.empty(len(path))
    for low, high in pairwise(places):
        here = np.arange(low + 1, high + 1)
        rise = shape[high + 1] - shape[low + 1]
        done = (shape[here + 1] - shape[low + 1]) / rise if rise > 0 else (here - low) / (high - low)
        found[here] = np.minimum(anchors[low] + (anchors[high] - anchors[low]) * done, anchors[high])  # no last digit above an anchor
        found[high] = anchors[high]  # to the last digit
    return np.maximum.accumulate(np.clip(found, start, max(highest, anchors[last])))


def kept_at_due(path: FloatArray, locks: Mapping[int, float], least: FloatArray) -> dict[int, float]:
    """The month of a due date within the year, by its place: locks around it must not bend it below the target.

    `least` says what each month must reach, shape of `path`.
    """
    place = int(np.searchsorted(least, least[-1]))
    if place == 0 or place in locks:  # due after the year, held, in the first month or set by hand: nothing to keep
        return {}
    before = max((level for known, level in locks.items() if known < place), default=0.0)
    after = min((level for known, level in locks.items() if known > place), default=np.inf)
    return {place: min(max(float(path[place]), before), after)}


def rounded(path: FloatArray, step: float, locks: Mapping[int, float], *, at_least: FloatArray, most: float) -> FloatArray:
    """A path in multiples of a step, its locks untouched, never falling, each month at least so much and none above `most`. Shapes of `path`."""
    if step <= 0:
        return path
    found = np.round(path / step) * step
    up = np.maximum(np.ceil(at_least / step - 1e-9) * step, at_least)
    found = np.where(found < at_least, up, found)
    for place, level in locks.items():
        found[:place] = np.minimum(found[:place], level)
        found[place] = level
    return np.minimum(np.maximum.accumulate(found), most)
