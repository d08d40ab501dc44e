"""Small shares in a column of percentages: 0.81 may be 81%, and a true 0,8% beside 75% must not become 80%."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from planner.catalog.intake.cells import plain_share
from planner.catalog.intake.upload import Cell
from planner.domain.bilingual import Language

FEW = 4  # times as many small shares as whole percentages: then the column is one of fractions
NEAR = 3.0  # times: a figure within so much of the one before it is alike


class SmallShares:
    """Which small shares of one column stand out, so that no answer for the column may settle them.

    Parameters
    ----------
    cells : iterable of (Cell, str)
        The column's cells of percent indicators, each with its indicator and unit as a key.
    before : callable
        The last figure that the plan has for a key, or None.
    language : str
        Of the numbers.
    """

    def __init__(self, cells: Iterable[tuple[Cell, tuple[str, str]]], before: Callable[[tuple[str, str]], float | None], language: Language) -> None:
        self.before = before
        whole = small = hundreds = as_they_are = 0
        for cell, key in cells:
            read = plain_share(cell, language)
            if read is None:
                continue
            value, signed = read
            if value > 1:
                whole += 1
            elif value > 0 and not signed:
                small += 1
                likely = self._likely(value, key)
                hundreds, as_they_are = hundreds + (likely == 100), as_they_are + (likely == 1)
        self.mixed = bool(whole) and whole * FEW >= small  # a single 29,6 among many fractions says nothing of them: it can only be itself
        self.usual = 100 if hundreds > as_they_are else 1 if as_they_are > hundreds else 0
        self.split = bool(hundreds and as_they_are)

    def is_odd(self, value: float, key: tuple[str, str]) -> bool:
        """Whether a small share is asked about by itself: its column holds whole percentages, or its past says other than the rest."""
        if self.mixed:
            return True
        likely = self._likely(value, key)
        return self.split and likely not in (0, self.usual)

    def _likely(self, value: float, key: tuple[str, str]) -> int:
        """What the figure before says that a share has to be taken times: 100, 1, or 0 for nothing."""
        known = self.before(key)
        if not known:
            return 0
        whole, bare = (1 / NEAR <= taken / known <= NEAR for taken in (value * 100, value))
        return 100 if whole and not bare else 1 if bare and not whole else 0
