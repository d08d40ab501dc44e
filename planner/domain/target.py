"""What an indicator should reach, by when, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from planner.domain.bilingual import NO_TEXT, Bilingual

TargetUnit = Literal["percent", "percent_of_potential", "count"]
Kind = Literal["required", "stretch", "trial"]
Match = Literal["exact", "approximate", "unknown", ""]
Scope = Literal["national", "province", "planner"]
TARGET_UNITS: tuple[TargetUnit, ...] = ("percent", "percent_of_potential", "count")
KINDS: tuple[Kind, ...] = ("required", "stretch", "trial")
MATCHES: tuple[Match, ...] = ("exact", "approximate", "unknown", "")
SCOPES: tuple[Scope, ...] = ("national", "province", "planner")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One row of ``targets.csv``. A trial threshold is there to be moved: never called a target, never counted."""

    id: str
    indicator_id: str
    scope: Scope
    programme: str
    value: float
    unit: TargetUnit
    due: date
    kind: Kind
    match: Match  # how well the printed name matches the indicator
    source: str
    note: Bilingual = NO_TEXT
