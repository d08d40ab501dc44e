"""A figure: what an indicator was on a day, and where that is written."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from planner.domain.bilingual import NO_TEXT, Bilingual

Precision = Literal["day", "month", "date_assumed", "cumulative", "at_least", "just_under", "derived"]
PRECISIONS: tuple[Precision, ...] = ("day", "month", "date_assumed", "cumulative", "at_least", "just_under", "derived")


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One row of ``observations.csv``."""

    indicator_id: str
    date: dt.date
    value: float  # in the indicator's unit: percent as 0-100, counts as counts
    precision: Precision
    source: str
    unit_id: str = ""  # empty: the whole place
    derivation: str = ""  # arithmetic that gives the value, for instance "385 - 29"
    note: Bilingual = NO_TEXT
    known_on: dt.date | None = None  # when it became known, if only after the plan's as-of date
