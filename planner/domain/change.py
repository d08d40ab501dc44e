"""What somebody changed in a plan: one value taken out, one put in, and a group of them with who, when and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, get_args

from planner.domain.assumption import Assumption
from planner.domain.evidence import Evidence, Source
from planner.domain.indicator import Area, Indicator, Programme
from planner.domain.observation import Observation
from planner.domain.target import Target
from planner.domain.unit import Unit

ChangeKind = Literal["source", "area", "programme", "indicator", "unit", "figure", "target", "cost", "assumption", "as_of"]
CHANGE_KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a measure costs a month at full strength, and how that is known. [million VND]"""

    per_month: float
    evidence: Evidence
    source: str


Value = Source | Area | Programme | Indicator | Unit | Observation | Target | Cost | Assumption | dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One value of a plan changed. `before` is None for what is added, `after` for what is withdrawn.

    `subject` says which value: the id of a source, area, programme, indicator, unit, target, measure or assumption; of a
    figure ``indicator|unit|date``; nothing for the as-of date, of which there is one.
    """

    kind: ChangeKind
    subject: str
    before: Value | None
    after: Value | None

    @property
    def inverse(self) -> Change:
        """The change that takes this one back."""
        return Change(kind=self.kind, subject=self.subject, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The file that changes came from: its name, the sha256 of its bytes, and every answer that was given about it."""

    file: str
    sha256: str
    answers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Changes that were made together, all or none: who, when, why."""

    number: int  # 1, 2, 3 … in its plan
    at: dt.datetime
    author: str  # self-declared
    reason: str
    data: str  # hash of the plan after it
    changes: tuple[Change, ...]
    undoes: int | None = None  # the batch that it takes back
    origin: Origin | None = None


def figure_subject(indicator_id: str, unit_id: str, date: dt.date) -> str:
    """What a change calls a figure: there is one for each indicator, unit and day."""
    return f"{indicator_id}|{unit_id}|{date.isoformat()}"


def added(kind: ChangeKind, subject: str, value: Value) -> Change:
    """A value that was not there."""
    return Change(kind=kind, subject=subject, before=None, after=value)
