"""What the committee can decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from planner.domain.bilingual import Bilingual
from planner.domain.evidence import Evidence
from planner.domain.month import Month

MeasureKind = Literal["strength", "decision"]
MEASURE_KINDS: tuple[MeasureKind, ...] = ("strength", "decision")
WORD_LEVELS: tuple[float, ...] = (0.0, 1 / 3, 2 / 3, 1.0)
NEAR = 0.006  # a strength that is typed in whole percent rests on a third: 33%
EXACT = 1e-6  # nothing and everything have no such neighbourhood


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a measure adds to the pace of one indicator at full strength: 1 doubles the pace."""

    indicator_id: str
    added_pace: float
    evidence: Evidence
    basis: Bilingual
    source: str

    def __post_init__(self) -> None:
        if not self.added_pace >= 0:
            raise ValueError(f"added_pace is {self.added_pace:g}, expected 0 or more")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Something the committee can decide: for a while it quickens the pace of some indicators."""

    id: str
    title: Bilingual
    short: Bilingual
    owner: Bilingual
    effects: tuple[Effect, ...]
    levels: tuple[Bilingual, ...]  # a sentence for each word level: four, or two for a decision
    kind: MeasureKind = "strength"
    cost_per_month: float | None = None  # at full strength [million VND]; None: not known, ask
    cost_evidence: Evidence | None = None  # how well the cost is known; None where the plan does not say
    cost_source: str = ""
    lead_time_days: int = 0  # between the decision and the first effect
    ramp_days: int = 30  # from the first effect to the full one, linearly
    longest_months: int | None = None
    earliest_start: Month | None = None
    known_on: date | None = None

    @property
    def strengths(self) -> tuple[float, ...]:
        """The strengths that have a word."""
        return (0.0, 1.0) if self.kind == "decision" else WORD_LEVELS

    def level_at(self, strength: float) -> int | None:
        """Which of `strengths` a strength rests on; None between two of them."""
        for place, level in enumerate(self.strengths):
            if abs(level - strength) <= (EXACT if level in (0.0, 1.0) else NEAR):
                return place
        return None

    @property
    def evidence(self) -> Evidence:
        """Its weakest grade: one guess makes the measure a guess."""
        return max((effect.evidence for effect in self.effects), key=("strong", "some", "guess").index)

    def added_pace(self, indicator_id: str) -> float:
        """What it adds to one indicator's pace at full strength. [1]"""
        return sum(effect.added_pace for effect in self.effects if effect.indicator_id == indicator_id)
