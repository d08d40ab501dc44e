"""What a plan that is only begun needs next before anything can be projected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from planner.domain.indicator import Indicator
from planner.domain.plan import Plan
from planner.domain.target import Target

Need = Literal["indicator", "projection", "figure", "second_figure", "aimed_figure", "target"]
POINTS_OF_A_SPEED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """One thing that is missing, and the indicators that miss it where not all do."""

    need: Need
    indicators: tuple[Indicator, ...] = ()


def targets_to_look_at(plan: Plan) -> tuple[Target, ...]:
    """Targets of indicators that are projected, in the plan's order: those that a page can be about."""
    return tuple(target for target in plan.targets if plan.indicator(target.indicator_id).projected)


def next_steps(plan: Plan) -> tuple[NextStep, ...]:
    """What is missing before a target's chance can be said, in the order in which it is mended.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    tuple of NextStep
        None once one indicator is projected from two figures and has a target.
    """
    if not plan.indicators:
        return tuple(NextStep(need=need) for need in ("indicator", "figure", "target"))
    projected = tuple(indicator for indicator in plan.indicators if indicator.projected)
    steps = [] if projected else [NextStep(need="projection")]
    steps += _figure_steps(plan, projected or plan.indicators)
    if not targets_to_look_at(plan):
        steps.append(NextStep(need="target"))
    elif not steps:
        steps += _aimed_steps(plan)
    return tuple(steps)


def _aimed_steps(plan: Plan) -> list[NextStep]:
    """Figures of the indicators that have a target, where only others have enough of them."""
    aimed = tuple(dict.fromkeys(plan.indicator(target.indicator_id) for target in targets_to_look_at(plan)))
    if any(_points(plan, indicator) >= POINTS_OF_A_SPEED for indicator in aimed):
        return []
    return [NextStep(need="aimed_figure", indicators=aimed)]


def _figure_steps(plan: Plan, indicators: tuple[Indicator, ...]) -> list[NextStep]:
    """Figures, or a second one, where no indicator has enough of them."""
    points = {indicator: _points(plan, indicator) for indicator in indicators}
    if any(count >= POINTS_OF_A_SPEED for count in points.values()):
        return []
    begun = tuple(indicator for indicator, count in points.items() if count)
    return [NextStep(need="second_figure", indicators=begun) if begun else NextStep(need="figure")]


def _points(plan: Plan, indicator: Indicator) -> int:
    """Figures of the whole place; an assumed launch counts as one more where there is a figure at all."""
    names = (indicator.id, *indicator.numerators)
    figures = max(len(plan.figures(name)) for name in names)
    launched = any(assumption.id == f"launch.{indicator.id}" for assumption in plan.assumptions)
    return figures + (launched and figures > 0)
