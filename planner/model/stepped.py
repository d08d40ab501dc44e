"""Levels of units in multiples of a step, whose weighted mean reaches the whole's and passes it by as little as it can."""

from __future__ import annotations

import numpy as np

from planner.model.calendar import FloatArray

SAME = 1e-9  # two levels nearer than this are the same


def stepped(
    levels: FloatArray,
    step: float,
    *,
    starts: FloatArray,
    lowest: FloatArray,
    highest: FloatArray,
    weights: FloatArray,
    whole: FloatArray,
) -> FloatArray:
    """Round the months of units to a step, so that all together still reach what the whole place is handed.

    A month is a multiple of the step, or the level that a unit had reached, or a bound that was set by hand. As in
    `whole_counts`, those are rounded up first whose own level gets there soonest, and what is up stays up.

    Parameters
    ----------
    levels : ndarray, shape (units, months)
        Never falling; their weighted mean is `whole`. [percent]
    step : float
        Above 0. [percent]
    starts, lowest, highest : ndarray, shape (units,)
        Where the units stand, and between which levels each must end. [percent]
    weights : ndarray, shape (units,)
        Potentials. [count]
    whole : ndarray, shape (months,)
        [percent]

    Returns
    -------
    ndarray, shape (units, months)
        Never falling, never below `starts`, less than a step from `levels`. Its weighted mean is never below `whole`.
    """
    made, before = np.empty_like(levels), starts.copy()
    total, months = float(weights.sum()), levels.shape[1]
    for month in range(months):
        own, least = levels[:, month], before if month < months - 1 else np.maximum(before, lowest)
        down = np.maximum(np.floor(own / step + SAME) * step, least)
        up = np.maximum(np.minimum(np.ceil(own / step - SAME) * step, highest), down)
        before = np.minimum(_enough(down, up, weights, total * whole[month], _order(levels, up, month)), highest)
        made[:, month] = before
    return made


def _order(levels: FloatArray, up: FloatArray, month: int) -> list[int]:
    """Units by how soon their own level gets to the next multiple, then by how near it is."""
    reached = levels >= up[:, None] - SAME
    due = np.where(reached.any(axis=1), reached.argmax(axis=1), levels.shape[1])
    return [int(place) for place in np.lexsort((up - levels[:, month], due))]


def _enough(down: FloatArray, up: FloatArray, weights: FloatArray, total: float, order: list[int]) -> FloatArray:
    """As many units up as the total needs, and none that it can do without."""
    made, raised = down.copy(), []
    missing, slack = total - float(weights @ down), SAME * max(float(weights.sum()), 1.0)
    for place in order:
        gain = float(weights[place] * (up[place] - down[place]))
        if missing > slack and gain > 0:
            made[place], missing = up[place], missing - gain
            raised.append((place, gain))
    for place, gain in raised[:-1]:
        if missing + gain <= slack:
            made[place], missing = down[place], missing + gain
    return made
