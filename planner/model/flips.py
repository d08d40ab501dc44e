"""Where a belief about the denominator decides whether a target is met already."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.assumption import Assumption, size_of
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.domain.target import Target
from planner.model.series import denominator_of, figures_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """A target that is met at one end of a denominator's range and not at the other. Percent of the denominator."""

    denominator: Assumption
    value: float
    percent: float
    other_value: float
    other_percent: float


def flip_of(plan: Plan, scenario: Scenario, target: Target) -> Flip | None:
    """The flip of a target's last figure over the range of its denominator; None where there is none."""
    indicator = plan.indicator(target.indicator_id)
    _, values = figures_of(plan, scenario, indicator)
    if target.unit != "percent_of_potential" or indicator.unit == "percent" or not values:
        return None
    picked = scenario.chosen(f"denominator.{indicator.id}") or indicator.potential
    known = plan.assumption(f"potential.{picked}")
    value = denominator_of(plan, scenario, indicator)
    percent = values[-1] / value * 100
    for other in (size_of(known.high), size_of(known.low)):
        other_percent = values[-1] / other * 100
        if (percent >= target.value) != (other_percent >= target.value):
            return Flip(denominator=known, value=value, percent=percent, other_value=other, other_percent=other_percent)
    return None
