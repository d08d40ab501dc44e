"""What the figures say about the pace, and how much that counts: a closed-form (conjugate) update."""

from __future__ import annotations

import numpy as np

from planner.model.calendar import FloatArray
from planner.model.reference_class import ReferenceClass
from planner.model.s_curve import observed_position

LARGEST_CHANGE = 2.5  # of log speed between neighbouring intervals: one odd figure must not decide
SLOWEST_INTERVAL = 0.1  # of the typical pace, for the same reason
SPEED_SCALE = (0.12, 1.03)  # a curve whose position is finite at 0 and at 1, to compare speeds on


def observed_pace(times: FloatArray, levels: FloatArray, ceilings: FloatArray, known: ReferenceClass) -> tuple[FloatArray, float]:
    """Mean pace between the figures, under each future's ceiling; what is longer ago counts for less.

    Parameters
    ----------
    times : ndarray, shape (n,)
        When, increasing, the last one 0. [periods]
    levels : ndarray, shape (n,)
        [share of the potential, 0-1]
    ceilings : ndarray, shape (futures,)
        [share of the potential, 0-1]

    Returns
    -------
    pace : ndarray, shape (futures,)
        [1/period]
    weight : float
        Of all figures together, at most 1 / memory_fading. [periods]
    """
    weights = np.diff(np.exp(known.memory_fading * times)) / known.memory_fading
    positions = np.array([observed_position(level, ceilings, known.push) for level in levels])
    return (weights / np.diff(times)) @ np.diff(positions, axis=0) / weights.sum(), float(weights.sum())


def erratic(times: FloatArray, levels: FloatArray, known: ReferenceClass) -> float:
    """How much less (or more) a past counts that jumps about (or runs smoothly): a factor on its variance. [1]"""
    if len(levels) < 3:
        return 1.0
    low, high = SPEED_SCALE
    speeds = np.diff(np.log((low + levels) / (high - levels))) / np.diff(times)
    logs = np.log(np.maximum(speeds, SLOWEST_INTERVAL * np.exp(known.log_pace_mean)))
    changes = np.clip(np.diff(logs), -LARGEST_CHANGE, LARGEST_CHANGE) / known.erratic_sd
    return float((known.erratic_weight + changes @ changes) / (known.erratic_weight + len(changes)))


def log_pace(times: FloatArray, levels: FloatArray, ceilings: FloatArray, known: ReferenceClass) -> tuple[FloatArray, float]:
    """Posterior of the logarithm of the pace: mean in each future, shape (futures,), and variance. [log 1/period]

    With one figure this is the reference class alone.
    """
    prior_precision = known.log_pace_sd**-2
    if len(levels) == 1:
        return np.full_like(ceilings, known.log_pace_mean), 1 / prior_precision
    pace, weight = observed_pace(times, levels, ceilings, known)
    slowest = known.slowest_share * np.exp(known.log_pace_mean)
    seen = np.log(np.maximum(pace, slowest)) + known.evidence_shift
    precision = 1 / ((known.evidence_sd**2 + known.evidence_sd_per_weight**2 / weight) * erratic(times, levels, known))
    variance = 1 / (prior_precision + precision)
    return variance * (prior_precision * known.log_pace_mean + precision * seen), variance
