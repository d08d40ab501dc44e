"""The Bass curve, straightened: in its position, adoption runs evenly in time.

References
----------
.. [1] F. M. Bass, "A new product growth for model consumer durables," Manage. Sci., 15(5), 215-227, 1969.
"""

from __future__ import annotations

import numpy as np

from planner.model.calendar import FloatArray

HIGHEST_OBSERVED = 0.995  # of the ceiling: an observed level at its ceiling has no finite position


def position(level: FloatArray, ceiling: FloatArray, push: float) -> FloatArray:
    """Position of a level on its S-curve, in units in which time runs evenly.

    Parameters
    ----------
    level : ndarray, shape (n,)
        Adoption level, below the ceiling. [share of the potential, 0-1]
    ceiling : ndarray, shape (n,)
        Level that each future never passes. [share of the potential, 0-1]
    push : float
        Ratio of innovation to imitation, p/q. [1]

    Returns
    -------
    ndarray, shape (n,)
        ln((push * ceiling + level) / (ceiling - level)). [1]

    Notes
    -----
    With the Bass curve [1]_ of innovation p and imitation q, position grows by p + q a unit of time.
    """
    return np.log((push * ceiling + level) / (ceiling - level))


def level_at(position: FloatArray, ceiling: FloatArray, push: float) -> FloatArray:
    """Level at a position: the inverse of `position`. Shapes broadcast. [share of the potential, 0-1]"""
    fading = np.exp(-position)  # never overflows: a position is at least ln(push)
    return ceiling * (1 - push * fading) / (1 + fading)


def observed_position(level: float, ceiling: FloatArray, push: float) -> FloatArray:
    """Position of an observed level under many ceilings, kept a little below each. Shape of `ceiling`. [1]"""
    return position(np.minimum(level, HIGHEST_OBSERVED * ceiling), ceiling, push)


def peak_time(p: float, q: float) -> float:
    """When new adopters peak after launch: ln(q/p) / (p + q) [1]_. [units of 1/p]"""
    return float(np.log(q / p) / (p + q))


def share_at_peak(p: float, q: float) -> float:
    """Share of the ceiling reached at that moment: 1/2 - p/(2q) [1]_. [share, 0-1]"""
    return 0.5 - p / (2 * q)
