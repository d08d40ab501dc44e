"""What a planner hands out on top of a scenario: a target for each month, split over units."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from planner.domain.month import Month

Rule = Literal["province_level", "equal_lift", "potential", "gap", "equal_effort", "by_hand"]
RULES: tuple[Rule, ...] = ("province_level", "equal_lift", "potential", "gap", "equal_effort", "by_hand")
BASES: tuple[float | None, ...] = (None, 0.5, 0.8)


@dataclass(frozen=True, slots=True, kw_only=True)
class PathTerms:
    """How the months of one indicator are handed out."""

    indicator_id: str
    target_id: str = ""  # the target that its path leads to; empty: the highest of the year
    step: float = 0.0  # months are rounded to a multiple of it; 0: not rounded [the indicator's unit]
    locks: tuple[tuple[Month, float], ...] = ()  # months set by hand [the indicator's unit]

    def __post_init__(self) -> None:
        object.__setattr__(self, "locks", tuple(sorted(self.locks)))


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTerms:
    """What is known of a unit and asked of it, for one indicator. None: not given. Levels are percent of its potential."""

    unit_id: str
    potential: float | None = None  # how many there are to adopt in the unit: its weight; 0 takes no part [count]
    figure: float | None = None  # its own level on the day of the province's last figure [percent]
    floor: float | None = None  # at least so much by the last month [percent]
    ceiling: float | None = None  # at most so much by the last month [percent]
    lock: float | None = None  # exactly so much by the last month [percent]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is given."""
        return (self.potential, self.figure, self.floor, self.ceiling, self.lock) == (None,) * 5


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitTerms:
    """How one indicator is split over the units."""

    indicator_id: str
    rule: Rule = "province_level"
    units: tuple[UnitTerms, ...] = ()

    def __post_init__(self) -> None:
        kept = sorted((terms for terms in self.units if not terms.is_empty), key=lambda terms: terms.unit_id)
        object.__setattr__(self, "units", tuple(kept))

    def of(self, unit_id: str) -> UnitTerms:
        """The terms of one unit; empty ones where nothing was given."""
        return next((terms for terms in self.units if terms.unit_id == unit_id), UnitTerms(unit_id=unit_id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Everything that is handed out. Terms that say nothing are left out, so that two equal assignments compare equal.

    `confidence` says which path the months follow: None the scenario's own median, otherwise the median at the pace
    that brings the target to so high a chance.
    """

    confidence: float | None = 0.5
    paths: tuple[PathTerms, ...] = ()
    splits: tuple[SplitTerms, ...] = ()

    def __post_init__(self) -> None:
        paths = (terms for terms in self.paths if terms != PathTerms(indicator_id=terms.indicator_id))
        splits = (terms for terms in self.splits if terms != SplitTerms(indicator_id=terms.indicator_id))
        object.__setattr__(self, "paths", tuple(sorted(paths, key=lambda terms: terms.indicator_id)))
        object.__setattr__(self, "splits", tuple(sorted(splits, key=lambda terms: terms.indicator_id)))

    def path(self, indicator_id: str) -> PathTerms:
        """The terms of one indicator's months; the usual ones where nothing was given."""
        return next((terms for terms in self.paths if terms.indicator_id == indicator_id), PathTerms(indicator_id=indicator_id))

    def split(self, indicator_id: str) -> SplitTerms:
        """The terms of one indicator's split; the usual ones where nothing was given."""
        return next((terms for terms in self.splits if terms.indicator_id == indicator_id), SplitTerms(indicator_id=indicator_id))

    def with_path(self, changed: PathTerms) -> Assignment:
        """The assignment with the months of one indicator handed out otherwise."""
        return replace(self, paths=(*(terms for terms in self.paths if terms.indicator_id != changed.indicator_id), changed))

    def with_split(self, changed: SplitTerms) -> Assignment:
        """The assignment with one indicator split otherwise."""
        return replace(self, splits=(*(terms for terms in self.splits if terms.indicator_id != changed.indicator_id), changed))


NOTHING_ASSIGNED = Assignment()
