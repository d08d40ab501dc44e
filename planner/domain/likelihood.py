"""Chances as leaders see them: to the nearest 5 %, never 0 or 100, and in words."""

from __future__ import annotations

from typing import Literal

Likelihood = Literal["almost_certain", "likely", "open", "unlikely", "very_unlikely"]
LOWEST_CHANCE: tuple[tuple[int, Likelihood], ...] = ((90, "almost_certain"), (65, "likely"), (35, "open"), (10, "unlikely"), (0, "very_unlikely"))
EXPECTED_FROM = 65  # a target is counted as expected from this chance on [percent, as shown]
STEP = 5


def shown_chance(chance: float) -> int:
    """A chance as it is shown. [0-1] -> [percent, 5 to 95]"""
    return min(max(int(chance * 100 / STEP + 0.5) * STEP, STEP), 100 - STEP)


def likelihood(chance: float) -> Likelihood:
    """The word for a chance: it follows from the number that is shown, so that the two never disagree."""
    shown = shown_chance(chance)
    return next(word for lowest, word in LOWEST_CHANCE if shown >= lowest)


def expected(chance: float) -> bool:
    """Whether a target with this chance is counted as expected."""
    return shown_chance(chance) >= EXPECTED_FROM
