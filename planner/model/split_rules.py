"""Rules that share a rise among units: each makes a level for every unit from one number that all have in common.

That number, the effort, is found so that the weighted sum is what it must be. With it 0 every unit stays where it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from planner.domain.assignment import Rule
from planner.model.calendar import FloatArray
from planner.model.reference_class import reference_class
from planner.model.s_curve import level_at, observed_position

Levels = Callable[[FloatArray, FloatArray, float], FloatArray]
LARGEST_EFFORT = 64.0  # in positions of the S-curve everything is reached long before


def equal_lift(starts: FloatArray, _ceilings: FloatArray, effort: float) -> FloatArray:
    """The same number of points for every unit."""
    return starts + effort


def potential(starts: FloatArray, _ceilings: FloatArray, effort: float) -> FloatArray:
    """Totals in proportion to potential: one common level, and none below where it stands."""
    return np.maximum(starts, effort)


def gap(starts: FloatArray, ceilings: FloatArray, effort: float) -> FloatArray:
    """The same share of what is left below each unit's ceiling."""
    return starts + effort * (ceilings - starts)


def equal_effort(starts: FloatArray, ceilings: FloatArray, effort: float) -> FloatArray:
    """The same time at the same pace on each unit's S-curve: slow at the bottom and at the top, as adoption is."""
    push = reference_class().push
    room = np.maximum(ceilings, 1e-9)
    levels = level_at(observed_position(starts, room, push) + effort, room, push)  # type: ignore[arg-type]
    return np.where(ceilings > starts, np.maximum(levels, starts), starts)


# What is set by hand is locked; the units that are left rise alike.
RULE_LEVELS: Mapping[Rule, Levels] = MappingProxyType(
    {"equal_lift": equal_lift, "potential": potential, "gap": gap, "equal_effort": equal_effort, "by_hand": equal_lift}
)


def shared(rule: Rule, starts: FloatArray, lowest: FloatArray, highest: FloatArray, weights: FloatArray, total: float) -> FloatArray:
    """Levels by a rule, within bounds, whose weighted sum is `total`; all arrays have shape (units,).

    Parameters
    ----------
    starts, lowest, highest : ndarray
        Where the units stand, and between which levels each must end. [share]
    weights : ndarray
        Potentials. [count]
    total : float
        Between the weighted sums of `lowest` and of `highest`. [count]

    Returns
    -------
    ndarray
        [share]
    """
    levels = RULE_LEVELS[rule]
    less, enough = 0.0, LARGEST_EFFORT if rule == "equal_effort" else 1.0
    for _ in range(200):  # halving until two neighbouring numbers are left
        middle = (less + enough) / 2
        if middle in (less, enough):
            break
        if weights @ np.clip(levels(starts, highest, middle), lowest, highest) >= total:
            enough = middle
        else:
            less = middle
    return exactly(np.clip(levels(starts, highest, enough), lowest, highest), lowest, highest, weights, total)


def exactly(found: FloatArray, lowest: FloatArray, highest: FloatArray, weights: FloatArray, total: float) -> FloatArray:
    """Levels moved by the last digits that are missing, where there is room for them."""
    missing = total - weights @ found
    towards = np.where(weights > 0, (highest if missing > 0 else lowest) - found, 0.0)
    room = weights @ towards
    return found if room == 0 else found + towards * min(missing / room, 1.0)
