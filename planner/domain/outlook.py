"""What the planner says of one target."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

State = Literal["met", "projected", "limited_by_ceiling", "falling", "pace_unknown", "shown_only", "no_figure"]
STATES: tuple[State, ...] = ("met", "projected", "limited_by_ceiling", "falling", "pace_unknown", "shown_only", "no_figure")


@dataclass(frozen=True, slots=True, kw_only=True)
class NeededPace:
    """The mean pace that the time left needs, whatever a scenario decides or assumes about the pace.

    `factor` multiplies the pace until now; None when no pace suffices.
    """

    confidence: float
    factor: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """One target under one scenario.

    Levels and `target` are in the indicator's unit (percent as 0-100, counts as counts), chances and shares 0-1.
    What does not apply in a state is None; a date past the horizon is None too.

    ``met``
        reached since `since`; ``projected``: see the numbers; ``falling``: projected, but the last step went down;
    ``limited_by_ceiling``
        so many futures never get there that no pace reaches the confidence: the best chance is `best_chance`;
    ``pace_unknown``
        work of the office with one figure: its pace cannot be measured yet;
    ``shown_only``, ``no_figure``
        nothing is projected.
    """

    target_id: str
    indicator_id: str
    state: State
    target: float
    due: date
    now: float | None = None
    as_of: date | None = None
    figures: int = 0  # how many figures the projection rests on
    since: date | None = None
    level_q10: float | None = None  # at the due date
    level_q50: float | None = None
    level_q90: float | None = None
    chance: float | None = None
    date_q10: date | None = None
    date_q50: date | None = None
    date_q90: date | None = None
    never_share: float | None = None  # futures whose ceiling lies at or below the target
    needed: tuple[NeededPace, ...] = ()
    mean_pace: float | None = None  # the scenario's own, over the same time: to hold against the needed one
    points_needed: float | None = None  # per month on a straight line to the target, in the indicator's unit
    points_so_far: float | None = None  # per month over the last step

    @property
    def best_chance(self) -> float | None:
        """The chance that pace alone can approach. [0-1]"""
        return None if self.never_share is None else 1 - self.never_share
