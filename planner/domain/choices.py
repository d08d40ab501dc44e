"""What can be chosen in a plan: which of two required targets counts, which numerator, which denominator."""

from __future__ import annotations

from planner.domain.plan import Plan
from planner.domain.target import Target


def required_this_year(plan: Plan, indicator_id: str) -> tuple[Target, ...]:
    """Required targets of an indicator that are due by the plan year's end; two may contradict each other."""
    return tuple(target for target in plan.targets_of(indicator_id) if target.kind == "required" and target.due <= plan.year_end)


def choices_of(plan: Plan) -> dict[str, tuple[str, ...]]:
    """Options by choice id (``target.…``, ``numerator.…``, ``denominator.…``); the usual one of the last two is first."""
    found: dict[str, tuple[str, ...]] = {}
    for indicator in plan.indicators:
        required = tuple(target.id for target in required_this_year(plan, indicator.id))
        if len(required) > 1:
            found[f"target.{indicator.id}"] = required
        if indicator.numerators:
            found[f"numerator.{indicator.id}"] = (indicator.id, *indicator.numerators)
        if indicator.denominators and indicator.potential:
            found[f"denominator.{indicator.id}"] = (indicator.potential, *indicator.denominators)
    return found
