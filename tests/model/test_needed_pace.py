"""What is needed is one number, whatever a scenario decides or assumes; its own pace reaches it when its chance does."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given

from planner.domain.outlook import NeededPace, Outlook
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.model.calendar import PERIOD_DAYS, days_since
from planner.model.needed_pace import with_pace
from planner.model.outlook import outlook, outlooks
from planner.model.project import chain_of, futures_of
from planner.model.series import potential_of
from tests.making import BASELINE, a_measure, a_plan, a_target, an_assumption, an_indicator, by_id, doing, figures, one_target, only, with_measures
from tests.strategies import plans, plans_with_scenarios

A_LITTLE = 1e-9
HERO = "procedures_paid_online_60_2023"


def each_needed(plan: Plan, scenario: Scenario) -> list[tuple[Outlook, NeededPace]]:
    return [(found, needed) for found in outlooks(plan, scenario) for needed in found.needed]


def check_own_pace(plan: Plan, scenario: Scenario) -> None:
    """The scenario's pace reaches what a confidence needs exactly when its chance reaches that confidence."""
    for found, needed in each_needed(plan, scenario):
        if needed.factor and found.state != "met":  # at 0 it may be there already
            reaches = found.mean_pace + A_LITTLE >= needed.factor
            assert reaches == (found.chance >= needed.confidence - 1e-12), (found.target_id, needed, found.mean_pace)


def test_the_scenario_reaches_the_needed_pace_exactly_when_it_has_the_chance(plan: Plan, river: Plan) -> None:
    quicker = BASELINE.with_assumption("pace.procedures_paid_online", 2.0).with_assumption("pace.eid_activated", 3.0)
    for known, scenarios in ((plan, (BASELINE, *plan.scenarios, quicker)), (river, (BASELINE, *river.scenarios))):
        for scenario in scenarios:
            check_own_pace(known, scenario)


@given(made=plans_with_scenarios())
def test_so_it_does_for_one_curve_a_funnel_and_work(made: tuple[Plan, Scenario]) -> None:
    plan, scenario = made
    check_own_pace(plan, scenario.without_assumptions())
    check_own_pace(plan, scenario)


@given(made=plans_with_scenarios())
def test_what_is_needed_is_not_moved_by_a_measure_nor_by_a_pace(made: tuple[Plan, Scenario]) -> None:
    plan, scenario = made
    assert [found.needed for found in outlooks(plan, scenario)] == [found.needed for found in outlooks(plan, BASELINE)]


def test_nor_in_the_shipped_plan(plan: Plan) -> None:
    for scenario in (*plan.scenarios, BASELINE.with_assumption(f"pace.{by_id(plan)[HERO].indicator_id}", 3.0)):
        assert [found.needed for found in outlooks(plan, scenario)] == [found.needed for found in outlooks(plan, BASELINE)]


def test_by_hand_it_is_the_time_that_is_missing_now_over_the_time_that_is_left(plan: Plan) -> None:
    """Quantile of max(0, tau - M0(now)) / (due - now), by the inverted distribution function."""
    found = by_id(plan)[HERO]
    known = futures_of(plan, BASELINE, plan.indicator(found.indicator_id))
    now, due = days_since(known.origin, plan.as_of) / PERIOD_DAYS, days_since(known.origin, found.due) / PERIOD_DAYS
    paces = np.maximum(known.curve.ensemble.periods_to(0.6) - now, 0) / (due - now)
    for needed in found.needed:
        assert needed.factor == pytest.approx(np.quantile(paces, needed.confidence, method="inverted_cdf"))
    assert [round(needed.factor, 1) for needed in found.needed] == [1.3, 3.6]


def test_so_many_futures_get_there_at_the_needed_pace_and_fewer_below_it(plan: Plan) -> None:
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


def assuming(plan: Plan, indicator_id: str, pace: float) -> Scenario:
    """The indicator and all that it is part of go at a pace from the as-of date on."""
    scenario = BASELINE
    for link in chain_of(plan, plan.indicator(indicator_id)):
        scenario = scenario.with_assumption(f"pace.{link.id}", pace, plan.as_of)
    return scenario


def check_the_pace_brings_the_confidence(plan: Plan) -> int:
    """The needed pace, assumed on the as-of day, brings the confidence; a little less does not."""
    checked = 0
    for found, needed in each_needed(plan, BASELINE):
        if needed.factor is None or needed.factor < 0.02 or found.state == "met":
            continue
        target = plan.target(found.target_id)
        enough, less = (outlook(plan, assuming(plan, found.indicator_id, needed.factor * factor), target) for factor in (1 + 1e-6, 0.999))
        assert enough.chance >= needed.confidence > less.chance
        assert (enough.mean_pace, less.mean_pace) == (pytest.approx(needed.factor, rel=2e-3), pytest.approx(needed.factor, rel=2e-3))
        checked += 1
    return checked


def test_the_needed_pace_assumed_on_the_as_of_day_brings_the_confidence_and_less_does_not(plan: Plan, river: Plan) -> None:
    assert check_the_pace_brings_the_confidence(plan) >= 12
    assert check_the_pace_brings_the_confidence(river) >= 4


@given(plan=plans())
def test_so_it_does_in_any_plan_that_believes_the_pace_until_now(plan: Plan) -> None:
    believed = tuple(replace(known, central=1.0) if known.kind == "pace" else known for known in plan.assumptions)
    check_the_pace_brings_the_confidence(replace(plan, assumptions=believed, data=f"{plan.data}.1"))


def test_taking_the_needed_pace_as_an_assumption_brings_the_confidence(plan: Plan, river: Plan) -> None:
    tried = 0
    for known in (plan, river):
        for found, needed in each_needed(known, BASELINE):
            if needed.factor is None or needed.factor <= 1 or found.state == "met":
                continue
            changed = with_pace(known, BASELINE, known.indicator(found.indicator_id), needed.factor)
            if changed is not None:
                tried += 1
                after = outlook(known, changed, known.target(found.target_id))
                assert after.chance >= needed.confidence
                assert after.mean_pace + A_LITTLE >= needed.factor
    assert tried >= 4


def test_a_pace_that_the_plan_does_not_believe_possible_is_not_taken(plan: Plan) -> None:
    indicator = plan.indicator("procedures_paid_online")
    assert with_pace(plan, BASELINE, indicator, 4.01) is None
    assert with_pace(plan, BASELINE, indicator, 1.301).assumed(f"pace.{indicator.id}") == 1.31
    assert with_pace(plan, BASELINE, indicator, 1.3).assumed(f"pace.{indicator.id}") == 1.3
    assert with_pace(one_target({"2023-01-01": 10, "2023-04-01": 20}, 60), BASELINE, an_indicator(), 2.0) is None


def test_a_pace_at_or_below_one_is_already_enough(plan: Plan) -> None:
    for found, needed in each_needed(plan, BASELINE):
        if needed.factor is not None:
            assert (needed.factor <= 1 + A_LITTLE) == (found.chance >= needed.confidence)


def test_more_confidence_needs_more_pace(plan: Plan) -> None:
    for found in outlooks(plan, confidences=(0.2, 0.5, 0.8, 0.9)):
        factors = [np.inf if needed.factor is None else needed.factor for needed in found.needed]
        assert factors == sorted(factors)
        assert min(factors, default=0) >= 0


def test_no_pace_is_named_where_too_few_futures_can_ever_get_there(plan: Plan) -> None:
    found = by_id(plan)["eid_activated_trial_70"]
    fifty, eighty = found.needed
    assert found.best_chance < 0.8
    assert (fifty.factor is not None, eighty.factor) == (True, None)


def test_after_the_due_date_there_is_no_pace_to_ask_for() -> None:
    plan = one_target({"2023-01-01": 10, "2023-04-01": 20}, 60)
    past = one_target({"2023-01-01": 10, "2023-04-01": 20}, 60, due=plan.as_of - timedelta(days=1))
    assert len(only(plan).needed) == 2
    assert (only(past).needed, only(past).mean_pace) == ((), None)


def test_now_is_the_last_figure_where_that_is_later_than_the_as_of_date() -> None:
    """A figure of June and an as-of date in May: the time left runs from June."""
    found = only(one_target({"2023-01-01": 10, "2023-06-01": 40}, 60))
    known = futures_of(one_target({"2023-01-01": 10, "2023-06-01": 40}, 60), BASELINE, an_indicator())
    due = days_since(known.origin, found.due)
    (half,) = np.quantile(known.paces_to(0.6, 0.0, due), [0.5], method="inverted_cdf")
    assert found.needed[0].factor == half


def test_a_whole_with_a_later_figure_than_its_part_needs_no_pace_before_that_figure() -> None:
    whole, part = an_indicator("whole", unit="count", potential="n"), an_indicator("part", unit="count", potential="n", part_of="whole")
    rows = figures({"2023-01-01": 300, "2023-06-30": 700}, "whole") + figures({"2023-01-01": 100, "2023-03-01": 200}, "part")
    made = a_plan(
        [whole, part], rows, [a_target(60, "part", unit="percent_of_potential")], [a_measure(effects={"whole": 2.0})], [an_assumption("potential", "n", 1000)]
    )
    for scenario in (BASELINE, with_measures(doing(name="push"))):
        check_own_pace(made, scenario)


def test_the_mean_pace_of_the_baseline_is_one(plan: Plan) -> None:
    assert [found.mean_pace for found in outlooks(plan) if found.mean_pace is not None] == pytest.approx([1.0] * 13)
