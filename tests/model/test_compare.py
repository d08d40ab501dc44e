"""Scenarios side by side: what differs, what it costs, who gets furthest."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given

from planner.domain.month import Month
from planner.domain.outlook import Outlook
from planner.domain.plan import Plan
from planner.domain.scenario import MeasureSetting, Scenario
from planner.model.compare import Standing, cost_of, difference, differing_assumptions, differing_measures, furthest, months_at_work
from planner.model.outlook import outlooks
from planner.model.series import denominator_of
from tests.making import BASELINE, YEAR_END, a_measure, a_plan, a_target, an_assumption, an_indicator, doing, figures, with_measures
from tests.strategies import plans_with_scenarios

HERO = "procedures_paid_online_60_2023"


def standings(plan: Plan, scenario: Scenario = BASELINE) -> dict[str, Standing]:
    return {
        outlook.target_id: Standing(outlook=outlook, denominator=denominator_of(plan, scenario, plan.indicator(outlook.indicator_id)))
        for outlook in outlooks(plan, scenario)
    }


def standing(chance: float | None = None, level: float | None = None, *, met: bool = False) -> Standing:
    outlook = Outlook(target_id="t", indicator_id="i", state="met" if met else "projected", target=60.0, due=YEAR_END, chance=chance, level_q50=level)
    return Standing(outlook=outlook, denominator=100.0)


def priced(cost: float | None, name: str = "push") -> Plan:
    measure = replace(a_measure(name), cost_per_month=cost)
    return a_plan([an_indicator()], figures({"2023-01-01": 10.0, "2023-05-01": 20.0}), [a_target(60)], [measure, a_measure("other")])


@given(plans_with_scenarios())
def test_the_baseline_differs_from_itself_in_nothing(made: tuple[Plan, Scenario]) -> None:
    plan, _ = made
    for found in standings(plan).values():
        assert difference(found, found).level_points in (0, None)
        assert difference(found, found).chance_points in (0, None)


@given(plans_with_scenarios())
def test_measures_alone_never_set_a_target_back(made: tuple[Plan, Scenario]) -> None:
    plan, scenario = made
    before, after = standings(plan), standings(plan, scenario.without_assumptions())
    for target, found in after.items():
        moved = difference(before[target], found)
        assert (moved.level_points or 0) >= 0, "both play the same futures"
        assert (moved.chance_points or 0) >= 0


def test_the_differences_of_the_shipped_scenarios_can_be_subtracted_by_hand(plan: Plan) -> None:
    before = standings(plan)[HERO]
    assert (before.chance, before.level) == (40, 54)
    for scenario in plan.scenarios:
        after = standings(plan, scenario)[HERO]
        moved = difference(before, after)
        assert after.chance is not None
        assert after.level is not None
        assert (moved.chance_points, moved.level_points) == (after.chance - 40, after.level - 54)


def test_what_cannot_be_told_has_no_difference() -> None:
    known = standing(chance=0.4, level=50.0)
    assert difference(standing(), known).level_points is None
    assert difference(known, standing()).chance_points is None


def test_the_best_chance_as_it_is_shown_gets_furthest_whatever_the_order() -> None:
    found = {"a": standing(0.40, 50.0), "b": standing(0.71, 60.0), "c": standing(0.69, 70.0), "d": standing(0.2, 90.0)}
    for order in permutations(found):
        assert {order[place] for place in furthest([found[name] for name in order])} == {"b", "c"}, "70 % and 70 % are the same"


def test_met_is_further_than_any_chance_and_among_the_met_the_level_decides() -> None:
    assert furthest([standing(0.99, 99.0), standing(1.0, 61.0, met=True)]) == (1,)
    assert furthest([standing(1.0, 90.2, met=True), standing(1.0, 94.0, met=True), standing(1.0, 94.3, met=True)]) == (1, 2)


@pytest.mark.parametrize(("strength", "end", "expected"), [(1.0, "2023-12", 84.0), (1 / 3, "2023-08", 12.0), (0.5, None, 42.0), (1.0, "2023-06", 12.0)])
def test_a_cost_is_a_month_at_full_strength_times_strength_times_months(strength: float, end: str | None, expected: float) -> None:
    found = cost_of(priced(12.0), with_measures(doing(strength, end=end)))
    assert found.known == pytest.approx(expected)
    assert [measure.id for measure in found.priced] == ["push"]
    assert found.unknown == ()


def test_a_measure_without_a_cost_is_named_and_not_free() -> None:
    found = cost_of(priced(12.0), with_measures(doing(), doing(name="other")))
    assert found.known == pytest.approx(84.0)
    assert [measure.id for measure in found.unknown] == ["other"]
    assert [measure.id for measure in cost_of(priced(None), with_measures(doing())).unknown] == ["push"]


def test_a_measure_that_is_known_to_cost_nothing_is_known() -> None:
    found = cost_of(priced(0.0), with_measures(doing()))
    assert (found.known, len(found.priced), found.unknown) == (0.0, 1, ())


def test_the_baseline_costs_nothing_and_hides_nothing(plan: Plan) -> None:
    found = cost_of(plan, BASELINE)
    assert (found.known, found.priced, found.unknown) == (0.0, (), ())


def test_an_end_left_open_is_the_plan_years_end() -> None:
    plan = priced(1.0)
    assert months_at_work(plan, doing(end=None)) == 7
    assert months_at_work(plan, MeasureSetting(measure_id="push", strength=1.0, start=Month(2024, 2))) == 0
    assert differing_measures(plan, [with_measures(doing(end=None)), with_measures(doing(end="2023-12"))]) == ()


def test_only_measures_that_are_set_differently_differ(plan: Plan) -> None:
    now, faster, all_out = plan.scenarios
    assert {measure.id for measure in differing_measures(plan, [now, faster])} == {"unit_targets", "communication"}
    assert {measure.id for measure in differing_measures(plan, [faster, all_out])} == {
        "one_stop_cashless",
        "staff_assist",
        "mobile_teams",
        "sixty_day_campaign",
    }
    assert differing_measures(plan, [all_out, all_out]) == ()


def test_what_differs_does_not_depend_on_the_order(plan: Plan) -> None:
    assert len({differing_measures(plan, order) for order in permutations(plan.scenarios)}) == 1


def test_only_assumptions_that_are_believed_differently_differ() -> None:
    pace = an_assumption("pace", "use", 1.0, 0.5, 2.0)
    plan = a_plan([an_indicator()], assumptions=[pace, an_assumption("ceiling", "use", 95.0)])
    faster = BASELINE.with_assumption("pace.use", 1.5)
    assert differing_assumptions(plan, [BASELINE, faster]) == (pace,)
    assert differing_assumptions(plan, [BASELINE, BASELINE.with_assumption("pace.use", 1.0)]) == ()
    assert differing_assumptions(plan, [faster, faster]) == ()
