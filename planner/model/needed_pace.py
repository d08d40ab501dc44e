"""How much faster must it go from now to the due date? One answer for every page, button, slide and sheet."""

from __future__ import annotations

from datetime import date
from math import ceil, isfinite

from planner.domain.indicator import Indicator
from planner.domain.outlook import NeededPace
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.model.adoption import LARGEST_PACE
from planner.model.calendar import days_since
from planner.model.futures import Futures, at_or_below
from planner.model.project import chain_of

SETTING_STEPS = 100  # of a pace of 1: what is set is what a lever shows


def days_until_now(plan: Plan, known: Futures) -> float:
    """Days from the last figure to now, the later of the as-of date and that figure. [days]"""
    return max(days_since(known.origin, plan.as_of), 0.0)


def needed_paces(plan: Plan, known: Futures, level: float, due: date, confidences: tuple[float, ...]) -> tuple[NeededPace, ...]:
    """The mean pace from now to the due date with which so many futures reach a level in time.

    Parameters
    ----------
    known : Futures
        Of the indicator; only its figures, its ceiling and its launch bear on what is needed, never a measure or a pace.
    level : float
        The target. [share of the potential]
    confidences : tuple of float
        How many of the futures. [0-1]

    Returns
    -------
    tuple of NeededPace
        One a confidence, never below 0; nothing when the due date is over.
    """
    start, end = days_until_now(plan, known), days_since(known.origin, due)
    if end <= start or not confidences:
        return ()
    factors = at_or_below(known.paces_to(level, start, end), confidences)
    return tuple(NeededPace(confidence=share, factor=_within_reach(factor)) for share, factor in zip(confidences, factors, strict=True))


def own_pace(plan: Plan, known: Futures, level: float, due: date) -> float | None:
    """The scenario's own mean pace over the same time, its effects at their centre; None when the due date is over. [1]"""
    start, end = days_until_now(plan, known), days_since(known.origin, due)
    return known.own_pace(level, start, end) if end > start else None


def with_pace(plan: Plan, scenario: Scenario, indicator: Indicator, factor: float) -> Scenario | None:
    """The scenario that assumes a pace; of a part, for the larger indicators too: what is needed multiplies them all.

    It acts from the as-of date on, and is rounded up to what a lever shows, so that it suffices. None where the plan has
    no such assumption, or its range ends before.
    """
    pace = ceil(round(factor * SETTING_STEPS, 6)) / SETTING_STEPS
    known = {assumption.id: assumption for assumption in plan.assumptions}
    for link in chain_of(plan, indicator):
        belief = known.get(f"pace.{link.id}")
        if belief is None or not belief.admits(pace):
            return None
        scenario = scenario.with_assumption(belief.id, None if pace == belief.central else pace, plan.as_of)
    return scenario


def _within_reach(factor: float) -> float | None:
    return factor if isfinite(factor) and factor <= LARGEST_PACE else None
