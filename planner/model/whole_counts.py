"""Whole numbers that still add up: each is rounded down or up, and stays up once it is."""

from __future__ import annotations

import numpy as np

from planner.model.calendar import FloatArray

SAME = 1e-6  # a share nearer than this to a whole number is whole [count]


def whole_counts(exact: FloatArray, totals: FloatArray) -> FloatArray:
    """Round shares to whole numbers that add up to whole totals, never fall and lie within 1 of the shares, in every month.

    For one month that is the method of largest remainders. Applied to each month afresh it could take one back from
    a unit that had it the month before (the Alabama paradox [1]_). So a unit that is rounded up stays up, and those go
    first whose own share gets there soonest: earliest deadline first finds such a rounding whenever there is one, and
    there always is one (the chairman assignment problem [2]_).

    Parameters
    ----------
    exact : ndarray, shape (units, months)
        Never falling from month to month; each column sums to its total.
    totals : ndarray, shape (months,)
        Whole and never falling.

    Returns
    -------
    ndarray, shape (units, months)
        Whole numbers; ties go to the larger remainder, then to the first unit.

    References
    ----------
    .. [1] M. L. Balinski, H. P. Young, "Fair Representation," Yale University Press, 1982.
    .. [2] R. Tijdeman, "The chairman assignment problem," Discrete Mathematics, 32(3), 323-330, 1980.
    """
    exact = np.maximum.accumulate(np.where(np.abs(exact - np.round(exact)) < SAME, np.round(exact), exact), axis=1)
    floors, months = np.floor(exact), exact.shape[1]
    found, so_far = np.empty_like(exact), np.zeros(len(exact))
    for month, total in enumerate(totals):
        so_far = np.maximum(so_far, floors[:, month])
        left = int(total - so_far.sum())
        waits = so_far < exact[:, month]
        reached = floors > floors[:, month, None]
        due = np.where(reached.any(axis=1), reached.argmax(axis=1), months)  # the month in which a share gets to the next whole number
        order = np.lexsort((-(exact[:, month] - so_far), due, ~waits))
        so_far[order[: max(left, 0)]] += 1
        found[:, month] = so_far
    return found
