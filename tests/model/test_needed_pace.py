"""The pace that a target needs is the pace that brings it."""

from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given

from planner.domain.outlook import NeededPace, Outlook
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.model.calendar import days_since
from planner.model.outlook import outlook, outlooks
from planner.model.project import futures_of
from planner.model.series import potential_of
from tests.making import BASELINE, by_id, one_target, only
from tests.strategies import plans_with_scenarios

A_LITTLE = 1e-6


def each_needed(plan: Plan, scenario: Scenario) -> list[tuple[Outlook, NeededPace]]:
    return [(found, needed) for found in outlooks(plan, scenario) for needed in found.needed]


def chance_at_pace(plan: Plan, scenario: Scenario, found: Outlook, pace: float) -> float:
    """The chance once the pace assumption of the indicator is set."""
    changed = scenario.with_assumption(f"pace.{found.indicator_id}", pace)
    return outlook(plan, changed, plan.target(found.target_id), confidences=()).chance


def check_settable(plan: Plan, scenario: Scenario) -> None:
    for found, needed in each_needed(plan, scenario):
        if needed.settable is None or found.state == "met":
            continue
        if needed.settable > 0:
            assert chance_at_pace(plan, scenario, found, needed.settable * (1 + A_LITTLE)) >= needed.confidence
        if needed.settable > 0.02 and (slower := chance_at_pace(plan, scenario, found, needed.settable * 0.99)) >= needed.confidence:
            assert slower == pytest.approx(needed.confidence, abs=0.05), "a clearly slower pace would have done"


def test_the_pace_to_set_brings_exactly_the_confidence_in_the_shipped_plan(plan: Plan) -> None:
    for scenario in plan.scenarios:
        check_settable(plan, scenario)


def test_the_pace_to_set_brings_exactly_the_confidence_elsewhere(river: Plan) -> None:
    for scenario in (BASELINE, *river.scenarios):
        check_settable(river, scenario)


@given(made=plans_with_scenarios())
def test_the_pace_to_set_brings_the_confidence(made: tuple[Plan, Scenario]) -> None:
    check_settable(*made)


def test_the_mean_pace_from_now_on_lets_the_confidence_get_there(plan: Plan) -> None:
    for found, needed in each_needed(plan, BASELINE):
        indicator = plan.indicator(found.indicator_id)
        known = futures_of(plan, BASELINE, indicator)
        start, due = days_since(known.origin, plan.as_of), days_since(known.origin, found.due)
        paces = known.paces_to(found.target / potential_of(plan, BASELINE, indicator), start, due)
        if needed.factor is None:
            assert np.mean(np.isfinite(paces)) < needed.confidence
        else:
            assert np.mean(paces <= needed.factor) >= needed.confidence
            assert np.mean(paces < needed.factor) < needed.confidence


def test_a_pace_at_or_below_one_is_already_enough(plan: Plan) -> None:
    for found, needed in each_needed(plan, BASELINE):
        if needed.factor is not None:
            assert (needed.factor <= 1 + A_LITTLE) == (found.chance >= needed.confidence)


def test_more_confidence_needs_more_pace(plan: Plan) -> None:
    for found in outlooks(plan, confidences=(0.2, 0.5, 0.8, 0.9)):
        factors = [np.inf if needed.factor is None else needed.factor for needed in found.needed]
        assert factors == sorted(factors)


def test_no_pace_is_named_where_too_few_futures_can_ever_get_there(plan: Plan) -> None:
    found = by_id(plan)["eid_activated_trial_70"]
    fifty, eighty = found.needed
    assert found.best_chance < 0.8
    assert (fifty.factor is not None, eighty.factor, eighty.settable) == (True, None, None)


def test_after_the_due_date_there_is_no_pace_to_ask_for() -> None:
    plan = one_target({"2023-01-01": 10, "2023-04-01": 20}, 60)
    past = one_target({"2023-01-01": 10, "2023-04-01": 20}, 60, due=plan.as_of - timedelta(days=1))
    assert len(only(plan).needed) == 2
    assert only(past).needed == ()


def test_the_scenario_s_own_mean_pace_is_measured_like_the_needed_one(plan: Plan) -> None:
    """A scenario whose mean pace is what the confidence needs has that confidence: so the two may stand side by side."""
    for scenario in (BASELINE, *plan.scenarios, BASELINE.with_assumption("pace.procedures_paid_online", 2.0)):
        for found, needed in each_needed(plan, scenario):
            if plan.indicator(found.indicator_id).part_of is None and needed.factor is not None:
                assert (needed.factor <= found.mean_pace + A_LITTLE) == (found.chance >= needed.confidence)


def test_the_mean_pace_of_the_baseline_is_one(plan: Plan) -> None:
    assert [found.mean_pace for found in outlooks(plan) if found.mean_pace is not None] == pytest.approx([1.0] * 13)
