"""The count in the fixed place."""

from datetime import date

from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.model.headline import Headline, counted_targets, headline
from planner.model.outlook import outlooks
from tests.making import BASELINE, a_plan, a_target, an_indicator, figures

RISING = {"2022-12-31": 8.0, "2023-04-20": 20.07}


def count(plan: Plan, scenario: Scenario = BASELINE) -> Headline:
    return headline(plan, scenario, outlooks(plan, scenario))


def plan_with(*targets) -> Plan:
    return a_plan([an_indicator()], figures(RISING), targets)


def test_of_two_required_targets_the_strictest_counts(plan: Plan) -> None:
    assert counted_targets(plan, BASELINE)[0].id == "dossiers_online_60_2023"


def test_the_user_may_pick_the_other_one(plan: Plan) -> None:
    picked = BASELINE.with_choice("target.dossiers_online", "dossiers_online_50_2023")
    assert counted_targets(plan, picked)[0].id == "dossiers_online_50_2023"
    assert count(plan, picked).counted == 5


def test_a_target_past_the_plan_year_a_stretch_goal_and_a_trial_threshold_are_not_counted() -> None:
    made = plan_with(a_target(30, due=date(2024, 1, 1)), a_target(31, kind="stretch"), a_target(32, kind="trial"))
    assert count(made).counted == 0


def test_a_trial_threshold_never_needs_direction() -> None:
    assert count(plan_with(a_target(90, kind="trial"))).needs_direction == ()


def test_a_required_target_that_is_open_needs_direction_as_a_stretch_goal_does() -> None:
    made = plan_with(a_target(59), a_target(61, kind="stretch"))
    assert [found.target for found in count(made).needs_direction] == [59, 61]


def test_expected_is_a_chance_that_is_shown_as_65_percent_or_more() -> None:
    wanted = [float(value) for value in range(21, 100)]
    for found in (count(plan_with(a_target(value))) for value in wanted):
        (one,) = (*found.expected, *found.open)
        assert bool(found.expected) == (one.chance >= 0.625)


def test_what_does_not_match_exactly_is_named(plan: Plan) -> None:
    inexact = [target.id for target in count(plan).inexact]
    assert inexact == [target.id for target in counted_targets(plan, BASELINE) if target.match != "exact"]
    assert "procedures_paid_online_30_2023" in inexact
