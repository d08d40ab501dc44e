"""The tornado: one lever at a time."""

from planner.domain.assumption import Assumption
from planner.domain.measure import Measure
from planner.domain.month import Month
from planner.domain.plan import Plan
from planner.model.outlook import outlook
from planner.model.sensitivity import first_month, last_month, tornado, usual_setting
from tests.making import BASELINE, by_id, doing, with_measures

HERO = "procedures_paid_online_60_2023"


def test_every_lever_that_can_move_the_target_is_there_and_no_other(plan: Plan) -> None:
    found = {swing.lever.id for swing in tornado(plan, BASELINE, plan.target(HERO))}
    assert found == {
        "one_stop_cashless", "unit_targets", "communication", "fee_cut",
        "pace.procedures_paid_online", "ceiling.procedures_paid_online", "ceiling_reached.procedures_paid_online",
    }  # fmt: skip


def test_a_part_swings_with_the_levers_of_its_whole_and_its_potential(plan: Plan) -> None:
    found = {swing.lever.id for swing in tornado(plan, BASELINE, plan.target("eid_activated_trial_70"))}
    assert {"mobile_teams", "pace.eid_collected", "potential.people_14_plus", "launch.eid_activated"} <= found


def test_the_widest_swing_comes_first(plan: Plan) -> None:
    for target in plan.targets:
        widths = [abs(swing.chance_high - swing.chance_low) for swing in tornado(plan, BASELINE, target)]
        assert widths == sorted(widths, reverse=True)


def test_a_bar_ends_where_that_lever_alone_would_take_the_target(plan: Plan) -> None:
    target = plan.target(HERO)
    for swing in tornado(plan, BASELINE, target):
        if isinstance(swing.lever, Assumption):
            scenario = BASELINE.with_assumption(swing.lever.id, swing.high, plan.as_of)
        else:
            assert isinstance(swing.lever, Measure)
            scenario = BASELINE.with_measure(usual_setting(plan, swing.lever, 1.0))
            assert swing.chance_low == by_id(plan)[HERO].chance
        assert swing.chance_high == outlook(plan, scenario, target).chance


def test_a_measure_in_the_scenario_swings_over_its_own_months(plan: Plan) -> None:
    late = with_measures(doing(0.5, "one_stop_cashless", start="2023-11"))
    by_lever = {swing.lever.id: swing for swing in tornado(plan, late, plan.target(HERO))}
    usual = {swing.lever.id: swing for swing in tornado(plan, BASELINE, plan.target(HERO))}
    assert by_lever["one_stop_cashless"].chance_low == usual["one_stop_cashless"].chance_low
    assert by_lever["one_stop_cashless"].chance_high < usual["one_stop_cashless"].chance_high


def test_what_is_met_or_cannot_be_projected_has_no_tornado(plan: Plan) -> None:
    assert tornado(plan, BASELINE, plan.target("essential_services_open_25_2023")) == ()


def test_a_measure_starts_next_month_at_the_earliest_and_ends_with_the_year_or_its_longest_duration(plan: Plan) -> None:
    months = {measure.id: (first_month(plan, measure), last_month(plan, measure, first_month(plan, measure))) for measure in plan.measures}
    assert months["one_stop_cashless"] == (Month(2023, 6), Month(2023, 12))
    assert months["fee_cut"] == (Month(2023, 8), Month(2023, 12))
    assert months["sixty_day_campaign"] == (Month(2023, 6), Month(2023, 7))
