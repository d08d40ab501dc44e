"""A draft that starts from an issued table: its months as they were issued, to be changed one by one."""

from __future__ import annotations

from dataclasses import replace

from planner.domain.handout import Handout
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.model.monthly_targets import months_of


def adjustment_of(handout: Handout, plan: Plan, scenario: Scenario) -> Scenario:
    """The scenario that hands out what was issued, as far as its months are not over.

    Parameters
    ----------
    handout : Handout
        As it was issued.
    plan : Plan
        Of now.
    scenario : Scenario
        That the table was issued with, as the plan of now allows it.

    Returns
    -------
    Scenario
        With every month that is still to come set to what was issued. A month that cannot stay so, for more was reached
        meanwhile, is told where months are computed.
    """
    left, projected = set(months_of(plan)), {one.id for one in plan.indicators if one.projected}
    assignment = scenario.assignment
    for row in handout.indicators:
        if row.indicator_id not in projected:
            continue
        months = zip(handout.months, row.whole.levels, strict=True)
        locks = tuple((month, level) for month, level in months if month in left)
        assignment = assignment.with_path(replace(assignment.path(row.indicator_id), locks=locks))
    return replace(scenario, assignment=assignment)
