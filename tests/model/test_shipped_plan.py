"""What the shipped plan must say to its committee."""

from datetime import date

import numpy as np
import pytest

from planner.domain.likelihood import shown_chance
from planner.domain.month import Month
from planner.domain.outlook import Outlook
from planner.domain.plan import Plan
from planner.domain.scenario import MeasureSetting, Scenario
from planner.model.flips import flip_of
from planner.model.headline import headline
from planner.model.outlook import outlooks
from planner.model.series import denominator_of
from tests.making import BASELINE, by_id, doing, with_measures

HERO = "procedures_paid_online_60_2023"
CASHLESS = doing(name="one_stop_cashless")


def levels(found: Outlook, per: float = 1) -> list[float]:
    return [found.level_q50 / per, found.level_q10 / per, found.level_q90 / per]


def test_dossiers_are_met_since_the_end_of_march_and_end_the_year_at_94_percent(plan: Plan) -> None:
    found = by_id(plan)["dossiers_online_60_2023"]
    assert (found.state, found.since) == ("met", date(2023, 3, 31))
    assert levels(found) == pytest.approx([94, 87, 99], abs=1)


def test_services_with_dossiers_are_met_at_100_percent(plan: Plan) -> None:
    found = by_id(plan)["services_with_online_dossiers_80_2023"]
    assert (found.state, found.now, found.level_q10, found.level_q90) == ("met", 100, 100, 100)


def test_payable_procedures_are_met_and_44_are_left(plan: Plan) -> None:
    known = by_id(plan)
    assert known["procedures_payable_online_80_2023"].state == "met"
    rest = known["procedures_payable_online_100_2023"]
    assert rest.target - rest.now == 44
    assert (rest.points_so_far, rest.points_needed) == (pytest.approx(8.0, abs=0.05), pytest.approx(5.3, abs=0.05))


def test_activated_e_id_is_met_at_30_9_percent_unless_there_are_1_6_million(plan: Plan) -> None:
    found = by_id(plan)["eid_activated_30_2023"]
    assert found.state == "met"
    assert found.now / 15_000 == pytest.approx(30.9, abs=0.05)
    larger = by_id(plan, BASELINE.with_assumption("potential.people_14_plus", 1_600_000.0))["eid_activated_30_2023"]
    assert larger.state != "met"
    assert larger.now / 16_000 == pytest.approx(28.9, abs=0.05)


@pytest.mark.parametrize(
    ("choice", "picked", "percent"),
    [("denominator", "residents", 23.8), ("numerator", "eid_level2_activated", 27.5)],
)
def test_activated_e_id_is_not_met_under_the_other_ways_to_count(plan: Plan, choice: str, picked: str, percent: float) -> None:
    scenario = BASELINE.with_choice(f"{choice}.eid_activated", picked)
    found = by_id(plan, scenario)["eid_activated_30_2023"]
    assert found.state == "projected"
    assert found.now / denominator_of(plan, scenario, plan.indicator("eid_activated")) * 100 == pytest.approx(percent, abs=0.05)
    assert len(headline(plan, scenario, outlooks(plan, scenario)).met) == 3


def test_the_screen_is_told_where_the_denominator_decides(plan: Plan) -> None:
    found = flip_of(plan, BASELINE, plan.target("eid_activated_30_2023"))
    assert (found.percent, found.other_percent) == (pytest.approx(30.858), pytest.approx(28.929, abs=0.001))
    assert flip_of(plan, BASELINE, plan.target("dossiers_online_60_2023")) is None
    assert flip_of(plan, BASELINE, plan.target("eid_collected_trial_80")) is None


def test_30_percent_paid_is_almost_certain_about_the_end_of_june(plan: Plan) -> None:
    found = by_id(plan)["procedures_paid_online_30_2023"]
    assert shown_chance(found.chance) == 95
    assert abs(found.date_q50 - date(2023, 6, 28)).days <= 5
    assert date(2023, 5, 11) <= found.date_q10 <= date(2023, 5, 21)
    assert date(2023, 10, 10) <= found.date_q90 <= date(2023, 10, 21)
    assert levels(found) == pytest.approx([54, 34, 81], abs=0.6)


def test_60_percent_paid_is_open(plan: Plan) -> None:
    found = by_id(plan)[HERO]
    assert shown_chance(found.chance) == 40
    assert (found.date_q10.year, found.date_q10.month) == (2023, 8)
    assert (found.date_q50.year, found.date_q50.month) == (2024, 3)
    assert found.date_q90 is None
    assert (found.points_needed, found.points_so_far) == (pytest.approx(4.8, abs=0.05), pytest.approx(3.3, abs=0.05))


def test_60_percent_paid_needs_1_3_times_the_pace_for_an_even_chance(plan: Plan) -> None:
    even, likely = by_id(plan)[HERO].needed
    assert (even.confidence, likely.confidence) == (0.5, 0.8)
    assert even.factor == pytest.approx(1.3, abs=0.05)
    assert likely.factor == pytest.approx(3.6, abs=0.1)


def test_cashless_desks_bring_60_percent_paid_from_40_to_65(plan: Plan) -> None:
    assert shown_chance(by_id(plan, with_measures(CASHLESS))[HERO].chance) == 65


def test_all_measures_together_bring_60_percent_paid_to_75(plan: Plan) -> None:
    others = (doing(name="unit_targets"), doing(name="communication"), doing(name="fee_cut", start="2023-08", end=None))
    assert shown_chance(by_id(plan, with_measures(CASHLESS, *others))[HERO].chance) == 75


def test_two_essential_services_are_left_and_their_pace_is_unknown(plan: Plan) -> None:
    found = by_id(plan)["essential_services_open_25_2023"]
    assert (found.state, found.target - found.now, found.figures) == ("pace_unknown", 2, 1)


def test_the_headline_counts_five_four_met_one_expected_and_60_percent_paid_needs_direction(plan: Plan) -> None:
    count = headline(plan, BASELINE, outlooks(plan))
    assert (count.counted, len(count.met), len(count.expected), len(count.open)) == (5, 4, 1, 0)
    assert [found.target_id for found in count.expected] == ["procedures_paid_online_30_2023"]
    assert [found.target_id for found in count.needs_direction] == [HERO]


def test_the_figures_that_are_derived_are_those_of_the_article(plan: Plan) -> None:
    derived = {row.indicator_id: (row.value, row.derivation) for row in plan.observations if row.precision == "derived"}
    assert derived["procedures_payable_online"] == (356, "385 - 29")
    assert derived["procedures_paid_online"] == (8.00, "20.07 - 12.07")
    assert derived["eid_activated"] == (462_870, "50560 + 412310")
    assert plan.assumption("potential.financial_procedures").central == 429


def test_429_is_the_only_denominator_that_fits_the_printed_rate() -> None:
    assert [n for n in range(386, 2000) if round(385 / n * 100, 2) == 89.74] == [429]


def test_all_fifteen_figures_are_there_with_date_source_and_definition(plan: Plan) -> None:
    last = {indicator.id: plan.figures(indicator.id)[-1].value for indicator in plan.indicators}
    printed = [576, 1946, 582, 100, 81, 385, 89.74, 20.07, 70, 23, 860_000, 10, 50_560, 412_310, 462_870]
    assert sorted(last.values()) == sorted(printed)
    assert all(indicator.definition.vi and indicator.definition.en for indicator in plan.indicators)
    assert all(plan.source(row.source).title.vi for row in plan.observations)


def test_what_became_known_later_says_so_and_no_shipped_scenario_leans_on_the_fee_cut(plan: Plan) -> None:
    assert plan.measure("fee_cut").known_on > plan.as_of
    assert all(scenario.setting("fee_cut") is None for scenario in plan.scenarios)


def levers(plan: Plan) -> list[tuple[str, Scenario]]:
    """Every measure and assumption alone, at its lowest, usual and highest."""
    june, august = Month(2023, 6), Month(2023, 8)
    found = []
    for measure in plan.measures:
        start = max(june, measure.earliest_start or june)
        end = start.plus(1) if measure.longest_months else max(start, august)
        found += [(measure.id, Scenario(measures=(MeasureSetting(measure_id=measure.id, strength=s, start=start, end=end),))) for s in measure.strengths]
    for known in plan.assumptions:
        found += [(known.id, BASELINE.with_assumption(known.id, value)) for value in (known.low, known.central, known.high)]
    return found


def test_every_lever_at_its_lowest_usual_and_highest_gives_finite_answers_and_a_named_state(plan: Plan, river: Plan) -> None:
    for shown in (plan, river):
        for name, scenario in levers(shown):
            for found in outlooks(shown, scenario):
                numbers = [found.level_q10, found.level_q50, found.level_q90, found.chance, found.never_share, found.points_needed, found.target]
                assert np.isfinite([number for number in numbers if number is not None]).all(), name
                assert (found.chance is None) == (found.state in ("pace_unknown", "shown_only", "no_figure")), name


def test_every_lever_at_its_usual_value_is_the_baseline(plan: Plan) -> None:
    for known in plan.assumptions:
        assert outlooks(plan, BASELINE.with_assumption(known.id, known.central)) == outlooks(plan), known.id
