"""A table of targets by month as it is printed, and the paper with which it left the house."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from planner.domain.assignment import Rule
from planner.domain.bilingual import NO_TEXT, Bilingual
from planner.domain.indicator import Unit
from planner.domain.month import Month

PaperKind = Literal["notice", "plan", "decision", "letter"]
PAPER_KINDS: tuple[PaperKind, ...] = ("notice", "plan", "decision", "letter")


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutLine:
    """One row: the whole place, or one of its units. Numbers are rounded as they are printed."""

    unit_id: str  # "" for the whole place
    title: Bilingual
    reached: float  # where it stood; of a unit always percent of its potential
    levels: tuple[float, ...]  # one a month
    weight: float | None = None  # potential of a unit, for the working papers [count]
    assumed: bool = False  # a unit without a figure of its own: `reached` is the whole place's


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutIndicator:
    """One indicator with the months of the whole place and, where it was split, of its units."""

    indicator_id: str
    title: Bilingual
    unit: Unit
    whole: HandoutLine  # levels in the indicator's unit
    reached_on: dt.date
    noun: Bilingual = NO_TEXT  # what a count counts
    lead: Bilingual = NO_TEXT
    target: float | None = None  # what the months lead to [the indicator's unit]
    due: dt.date | None = None
    held: bool = False  # the target is met: what is reached is held
    step: float = 0.0  # months are multiples of it; 0: not rounded [the indicator's unit]
    rule: Rule | None = None  # how it was split; None where it was not
    units: tuple[HandoutLine, ...] = ()
    counted: bool = False  # whether the levels of units are counts, or percent of their potentials


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    """Everything that is handed out for the months of a year. What it stood on is kept beside it, not in it."""

    place: Bilingual
    year: int
    as_of: dt.date
    months: tuple[Month, ...]
    indicators: tuple[HandoutIndicator, ...]

    def indicator(self, indicator_id: str) -> HandoutIndicator:
        """The months of one indicator; KeyError where it was not handed out."""
        for row in self.indicators:
            if row.indicator_id == indicator_id:
                return row
        raise KeyError(indicator_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The paper that a table left with, as its office numbered and dated it."""

    kind: PaperKind
    number: str  # with its symbol: 128/KH-UBND
    date: dt.date
    issuer: str = ""  # who signed it, as typed


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """The mark taken back: the table was marked by mistake. It stays readable."""

    at: dt.datetime
    author: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedTable:
    """A table that left the house, kept as it left. `revision` 0 was the first, 1 the first adjustment of it."""

    number: int  # 1, 2, 3 … among everything that was marked of a plan
    revision: int
    paper: Paper
    handout: Handout
    author: str  # who marked it, self-declared
    at: dt.datetime
    data: str  # hash of the plan that it stood on
    model: str  # version of the model
    document: str  # canonical JSON of the scenario
    recall: Recall | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """A table and the paper that it belongs to; without one it is a draft, and number and day are left to fill in."""

    handout: Handout
    paper: Paper | None = None
    revision: int = 0  # 0: the first; 1: the first adjustment


def issued_annex(table: IssuedTable) -> Annex:
    """The annex of a table as it left."""
    return Annex(handout=table.handout, paper=table.paper, revision=table.revision)


def standing_table(tables: tuple[IssuedTable, ...]) -> IssuedTable | None:
    """The table that binds: the newest one whose mark was not taken back."""
    return max((table for table in tables if table.recall is None), key=lambda table: table.number, default=None)
