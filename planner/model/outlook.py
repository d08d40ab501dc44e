"""What to say of each target: where it stands, how likely it is, when, and what pace it needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np

from planner.domain.indicator import Indicator
from planner.domain.outlook import Outlook
from planner.domain.plan import Plan, require_plan, require_scenario
from planner.domain.scenario import Scenario
from planner.domain.target import Target
from planner.model.calendar import PERIOD_DAYS, date_after, days_since
from planner.model.draws import FUTURES, SEED
from planner.model.futures import Futures, at_or_below
from planner.model.needed_pace import needed_paces, own_pace
from planner.model.project import futures_of
from planner.model.series import denominator_of, figures_of, launched, potential_of

CONFIDENCES = (0.5, 0.8)
QUANTILES = (0.1, 0.5, 0.9)


def outlooks(
    plan: Plan, scenario: Scenario | None = None, *, confidences: tuple[float, ...] = CONFIDENCES, futures: int = FUTURES, seed: int = SEED
) -> tuple[Outlook, ...]:
    """The outlook of every target of a plan under a scenario.

    Parameters
    ----------
    plan : Plan
    scenario : Scenario, optional
        The baseline when left out.
    confidences : tuple of float
        At which the needed pace is given; the highest one also says when a ceiling limits a target. [0-1]
    futures, seed : int
        How many futures are played, and the seed of their draws.

    Returns
    -------
    tuple of Outlook
        In the order of the plan's targets; levels in the indicator's unit (percent as 0-100).

    Raises
    ------
    InvalidPlan, InvalidScenario
        When a folder or a dictionary is given where the plan or the scenario itself is needed.
    """
    require_plan(plan)
    chosen = require_scenario(scenario)
    known = {indicator.id: futures_of(plan, chosen, indicator, futures=futures, seed=seed) for indicator in plan.indicators if plan.targets_of(indicator.id)}
    return tuple(outlook_of(plan, chosen, target, known[target.indicator_id], confidences) for target in plan.targets)


def outlook(plan: Plan, scenario: Scenario, target: Target, *, confidences: tuple[float, ...] = CONFIDENCES) -> Outlook:
    """The outlook of one target; see `outlooks`."""
    return outlook_of(plan, scenario, target, futures_of(plan, scenario, plan.indicator(target.indicator_id)), confidences)


def target_level(plan: Plan, scenario: Scenario, target: Target) -> float:
    """A target in its indicator's unit, whatever unit it was printed in."""
    if target.unit == "percent_of_potential":
        return target.value / 100 * denominator_of(plan, scenario, plan.indicator(target.indicator_id))
    return target.value


def outlook_of(plan: Plan, scenario: Scenario, target: Target, known: Futures | None, confidences: tuple[float, ...]) -> Outlook:
    """The outlook of one target from the futures of its indicator."""
    indicator = plan.indicator(target.indicator_id)
    wanted = target_level(plan, scenario, target)
    dates, values = figures_of(plan, scenario, indicator)
    if not dates:
        return Outlook(target_id=target.id, indicator_id=indicator.id, state="no_figure", target=wanted, due=target.due)
    enough = wanted - 0.5 if indicator.method == "workload" else wanted  # half a unit counts as reached
    plain = Outlook(
        target_id=target.id,
        indicator_id=indicator.id,
        state="shown_only" if not indicator.projected else "pace_unknown",
        target=wanted,
        due=target.due,
        now=values[-1],
        as_of=dates[-1],
        figures=len(dates),
        since=_reached_since(dates, values, enough),
        points_needed=_slope(dates[-1], values[-1], target.due, wanted),
        points_so_far=_step(*launched(plan, scenario, indicator)),
    )
    if known is not None:
        plain = _projected(plan, scenario, indicator, plain, known, confidences)
    return _met(plain) if plain.since is not None and indicator.projected else plain


def _projected(plan: Plan, scenario: Scenario, indicator: Indicator, plain: Outlook, known: Futures, confidences: tuple[float, ...]) -> Outlook:
    unit = potential_of(plan, scenario, indicator)
    level, due = plain.target / unit, days_since(known.origin, plain.due)
    days = known.days_to(level)
    low, middle, high = known.level_quantiles(np.array([max(due, 0.0)]), QUANTILES)[0] * unit
    horizon = plan.horizon
    first, median, last = (date_after(known.origin, day, horizon) for day in at_or_below(days, QUANTILES))
    never = known.never_share(level)
    falling = plain.points_so_far is not None and plain.points_so_far < 0
    return replace(
        plain,
        state="falling" if falling else "limited_by_ceiling" if 1 - never < max(confidences, default=CONFIDENCES[-1]) else "projected",
        level_q10=float(low),
        level_q50=float(middle),
        level_q90=float(high),
        chance=float(np.mean(days <= due)),
        date_q10=first,
        date_q50=median,
        date_q90=last,
        never_share=never,
        needed=needed_paces(plan, known, level, plain.due, confidences),
        mean_pace=own_pace(plan, known, level, plain.due),
    )


def _met(plain: Outlook) -> Outlook:
    return replace(plain, state="met", chance=1.0, date_q10=plain.since, date_q50=plain.since, date_q90=plain.since, never_share=0.0)


def _reached_since(dates: tuple[date, ...], values: tuple[float, ...], wanted: float) -> date | None:
    """The first figure of the last unbroken run at or above a level; None when the last figure is below."""
    since = None
    for day, value in zip(reversed(dates), reversed(values), strict=True):
        if value < wanted - 1e-9:
            break
        since = day
    return since


def _slope(start: date, value: float, end: date, wanted: float) -> float | None:
    """What a straight line needs a month. [unit/period]"""
    return (wanted - value) * PERIOD_DAYS / (end - start).days if end > start else None


def _step(dates: tuple[date, ...], values: tuple[float, ...]) -> float | None:
    """What the last step brought a month. [unit/period]"""
    return _slope(dates[-2], values[-2], dates[-1], values[-1]) if len(dates) > 1 else None
