"""What a room guessed: the spread of its numbers, and how they compare with the projection."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles

FEWEST = 3  # guesses: the spread of fewer would tell who guessed what


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """A room's guesses, without whose they are. [percent]"""

    count: int
    lowest: float
    lower: float  # a quarter of the room guessed less
    middle: float
    upper: float  # a quarter guessed more
    highest: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The guesses beside the projection."""

    inside: float  # share of the guesses within the projection's 80 % interval [0-1]
    typical_miss: float  # median distance to the projected median [points]


def spread(guesses: Sequence[float]) -> Spread | None:
    """The spread of guesses; None for fewer than three.

    Parameters
    ----------
    guesses : sequence of float
        In any order. [percent]
    """
    if len(guesses) < FEWEST:
        return None
    lower, middle, upper = quantiles(guesses, n=4, method="inclusive")
    return Spread(count=len(guesses), lowest=min(guesses), lower=lower, middle=middle, upper=upper, highest=max(guesses))


def score(guesses: Sequence[float], low: float, projected: float, high: float) -> Score | None:
    """How guesses compare with a projected median and its 80 % interval; None for fewer than three guesses.

    Parameters
    ----------
    guesses : sequence of float
        [percent]
    low, projected, high : float
        Quantiles 10, 50 and 90 of the projection. [percent]
    """
    if len(guesses) < FEWEST:
        return None
    inside = sum(low <= guess <= high for guess in guesses) / len(guesses)
    return Score(inside=inside, typical_miss=median(abs(guess - projected) for guess in guesses))
