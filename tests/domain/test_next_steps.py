"""What a plan that is only begun needs next."""

from dataclasses import replace

from planner.domain.next_steps import next_steps
from planner.domain.plan import Plan

PAID, ONLINE = "procedures_paid_online", "essential_services_online"


def test_the_shipped_plan_needs_nothing(plan: Plan) -> None:
    assert next_steps(plan) == ()


def test_figures_of_an_indicator_without_a_target_are_not_enough(plan: Plan) -> None:
    """One indicator has figures, another one the target: neither can be projected to anything."""
    figures = tuple(row for row in plan.observations if row.indicator_id == PAID)
    aimed = tuple(target for target in plan.targets if target.indicator_id == ONLINE)
    apart = replace(plan, observations=figures, targets=aimed)
    assert [(step.need, [indicator.id for indicator in step.indicators]) for step in next_steps(apart)] == [("aimed_figure", [ONLINE])]
    together = replace(apart, targets=tuple(target for target in plan.targets if target.indicator_id in (PAID, ONLINE)))
    assert next_steps(together) == ()
