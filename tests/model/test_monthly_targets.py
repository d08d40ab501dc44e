"""A target for each month: along which path, what is behind, and what a planner may set by hand."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.assignment import Assignment, PathTerms
from planner.domain.month import Month
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.model.calendar import days_since
from planner.model.futures import at_or_below
from planner.model.monthly_targets import MonthlyTargets, every_months, monthly_targets, months_of, path_target
from planner.model.project import futures_of, project
from planner.model.series import potential_of
from tests.making import BASELINE, a_plan, a_target, an_assumption, an_indicator, by_id, figures, one_target
from tests.strategies import plans_with_scenarios

PAYMENT = {"2022-12-31": 8.00, "2023-04-20": 20.07}
BOTH = (0.5, 0.8)


def handing_out(scenario: Scenario = BASELINE, confidence: float | None = 0.5, **terms: object) -> Scenario:
    """The scenario with months handed out: `use`'s terms are given by name."""
    paths = (PathTerms(indicator_id="use", **terms),) if terms else ()
    return replace(scenario, assignment=Assignment(confidence=confidence, paths=paths))


def of_use(plan: Plan, scenario: Scenario | None = None) -> MonthlyTargets:
    found = monthly_targets(plan, scenario or handing_out(), plan.indicator("use"))
    assert found is not None
    return found


def locks(**levels: float) -> tuple[tuple[Month, float], ...]:
    """locks(m07=30) is July at 30."""
    return tuple((Month(2023, int(name[1:])), level) for name, level in levels.items())


# --- which months, which path ------------------------------------------------------------------------------------------


def test_the_months_run_from_the_as_of_date_to_the_year_end(plan: Plan, river: Plan) -> None:
    assert [str(month) for month in months_of(plan)] == [f"2023-{month:02d}" for month in range(5, 13)]
    assert [str(month) for month in months_of(river)] == [f"2031-{month:02d}" for month in range(3, 13)]


@pytest.mark.parametrize("as_of", [date(2023, 12, 1), date(2023, 12, 31), date(2024, 2, 20)])
def test_as_late_as_december_one_month_is_left(as_of: date) -> None:
    late = replace(one_target(PAYMENT, 60), as_of=as_of)
    assert months_of(late) == (Month(2023, 12),)
    for confidence in (None, *BOTH):
        found = of_use(late, handing_out(confidence=confidence))
        assert found.targets.shape == (1,)
        assert found.targets[0] >= found.now
    assert of_use(late).basis == ("needed" if as_of < date(2023, 12, 31) else "median")


def test_figures_of_the_new_year_leave_the_old_year_where_it_is() -> None:
    late = replace(one_target({**PAYMENT, "2024-01-31": 55.0}, 60), as_of=date(2024, 2, 20))
    assert of_use(late).targets == pytest.approx([55.0], abs=1e-9)


def test_with_half_the_futures_the_year_ends_at_the_target_and_the_pace_is_the_one_that_is_needed(plan: Plan) -> None:
    found = monthly_targets(plan, handing_out(), plan.indicator("procedures_paid_online"))
    assert (found.basis, found.target, found.due) == ("needed", 60.0, date(2023, 12, 31))
    assert found.targets[-1] == 60.0


@pytest.mark.parametrize("confidence", BOTH)
def test_the_pace_is_the_needed_pace_of_the_outlook(plan: Plan, river: Plan, confidence: float) -> None:
    for known in (plan, river):
        for scenario in known.scenarios:
            told = by_id(known, scenario)
            found = [months for _, months in every_months(known, handing_out(scenario, confidence)) if months.basis == "needed"]
            assert found
            for months in found:
                (needed,) = (needed for needed in told[months.target_id].needed if needed.confidence == confidence)
                assert months.pace == needed.factor


def test_more_certainty_asks_for_more_in_every_month(plan: Plan, river: Plan) -> None:
    for known in (plan, river):
        for (_, half), (_, sure) in zip(every_months(known, handing_out()), every_months(known, handing_out(confidence=0.8)), strict=True):
            assert np.all(sure.targets >= half.targets)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_without_a_confidence_the_months_are_the_projection(plan: Plan, place: int) -> None:
    scenario = handing_out(plan.scenarios[place], None)
    for indicator, found in every_months(plan, scenario):
        ends = tuple(month.last_day for month in found.months)
        median = project(plan, scenario, indicator, ends, quantiles=(0.5,)).at_quantile(0.5)
        assert (found.basis, found.pace, found.confidence) == ("median", None, None)
        assert found.projected == pytest.approx(median)
        assert found.targets == pytest.approx(np.maximum(median, found.now), abs=0.5 if indicator.unit == "count" else 1e-9)


def test_what_is_met_is_held(plan: Plan) -> None:
    told = by_id(plan)
    for _, found in every_months(plan, handing_out()):
        assert (found.basis == "held") == (told[found.target_id].state == "met")
        if found.basis == "held":
            assert set(found.targets) == {found.now}
            assert set(found.increments) == {0.0}
            assert found.behind_from is None


def test_a_target_just_reached_is_held() -> None:
    assert of_use(one_target(PAYMENT, 20.07)).basis == "held"


def test_work_that_is_half_a_unit_short_is_held_as_the_outlook_calls_it_met() -> None:
    work = a_plan(
        [an_indicator("use", unit="count", method="workload", potential="n")],
        figures({"2022-12-31": 300, "2023-04-20": 343}),
        [a_target(80, unit="percent_of_potential")],  # 343.2 of 429
        [],
        [an_assumption("potential", "n", 429)],
    )
    assert by_id(work)[work.targets[0].id].state == "met"
    found = of_use(work)
    assert (found.basis, found.target) == ("held", pytest.approx(343.2))
    assert set(found.targets) == {343.0}


@pytest.mark.parametrize("confidence", BOTH)
def test_a_target_beyond_every_ceiling_is_a_straight_line_and_says_so(confidence: float) -> None:
    low = one_target(PAYMENT, 60, an_assumption("ceiling", "use", 50.0))
    found = of_use(low, handing_out(confidence=confidence))
    days = np.array([days_since(found.as_of, month.last_day) for month in found.months])
    assert (found.basis, found.pace, found.confidence) == ("straight", None, confidence)
    assert found.targets == pytest.approx(20.07 + (60 - 20.07) * days / 255)  # 20 April to 31 December is 255 days
    assert found.targets[-1] == pytest.approx(60, abs=1e-12)
    assert found.behind_from is not None


def test_a_target_due_within_the_year_is_reached_when_it_is_due_and_not_lost_again() -> None:
    june = one_target(PAYMENT, 35, due=date(2023, 6, 30))
    for confidence in BOTH:
        found = of_use(june, handing_out(confidence=confidence))
        assert found.targets[1] == pytest.approx(35) if confidence == 0.5 else found.targets[1] > 35
        assert np.all(found.targets[1:] >= 35)
        assert np.all(np.diff(found.targets) >= 0)


def test_months_set_by_hand_or_rounded_do_not_bend_a_due_date_within_the_year() -> None:
    september = one_target(PAYMENT, 43.4, due=date(2023, 9, 15))
    for terms in (
        {"locks": locks(m05=20.07, m07=22)},
        {"step": 5.0},
        {"locks": locks(m11=43.4)},
        {"locks": locks(m07=60)},
        {"locks": locks(m07=22), "step": 7.0},
    ):
        found = of_use(september, handing_out(**terms))
        assert found.problems == ()
        assert np.all(found.targets[4:] >= 43.4)  # from September on
        for month, level in terms.get("locks", ()):
            assert found.targets[found.months.index(month)] == level
    refused = of_use(september, handing_out(locks=locks(m10=40)))
    assert [problem.column for problem in refused.problems] == ["2023-10"]


def test_a_target_due_after_the_year_is_not_hurried_into_it() -> None:
    later = one_target(PAYMENT, 80, due=date(2024, 12, 31))
    chosen = handing_out(target_id=later.targets[0].id)
    found = of_use(later, chosen)
    assert (found.basis, found.due) == ("needed", date(2024, 12, 31))
    assert found.now < found.targets[-1] < 80
    assert of_use(later).basis == "median"  # nothing leads beyond the year unless it was picked


def test_a_target_whose_day_is_over_leads_nowhere() -> None:
    assert of_use(one_target(PAYMENT, 60, due=date(2023, 5, 1))).basis == "median"


def test_the_highest_target_of_the_year_leads_unless_another_is_picked_and_a_trial_only_where_there_is_no_other(plan: Plan) -> None:
    paid, activated = plan.indicator("procedures_paid_online"), plan.indicator("eid_activated")
    assert path_target(plan, BASELINE, paid).id == "procedures_paid_online_60_2023"
    assert path_target(plan, BASELINE, activated).id == "eid_activated_30_2023"
    assert path_target(plan, BASELINE, plan.indicator("eid_collected")).id == "eid_collected_trial_80"
    picked = replace(BASELINE, assignment=Assignment(paths=(PathTerms(indicator_id=paid.id, target_id="procedures_paid_online_30_2023"),)))
    assert path_target(plan, picked, paid).id == "procedures_paid_online_30_2023"
    assert monthly_targets(plan, picked, paid).targets[-1] == 30.0


def test_an_indicator_without_a_target_follows_the_projection() -> None:
    bare = a_plan([an_indicator()], figures(PAYMENT))
    found = of_use(bare)
    assert (found.basis, found.target_id, found.target, found.due, found.even, found.lag) == ("median", "", None, None, None, None)


def test_where_nothing_can_be_projected_there_are_no_months(plan: Plan) -> None:
    assert monthly_targets(plan, BASELINE, plan.indicator("essential_services_open")) is None
    assert monthly_targets(plan, BASELINE, plan.indicator("services_integrated")) is None
    assert "essential_services_open" not in [indicator.id for indicator, _ in every_months(plan, BASELINE)]


@pytest.mark.parametrize(("share", "basis", "end"), [(30, "needed", 584_046), (60, "needed", 1_168_092), (80, "straight", 1_500_000)])
def test_a_target_of_another_denominator_is_counted_by_it_and_no_more_is_asked_than_there_are(plan: Plan, share: float, basis: str, end: int) -> None:
    """80 % of all 1,946,820 residents are 1,557,456: more than the 1,500,000 people aged 14 and over."""
    asked = replace(plan.target("eid_activated_30_2023"), value=float(share))
    changed = replace(plan, targets=(asked,))
    found = monthly_targets(changed, handing_out(BASELINE.with_choice("denominator.eid_activated", "residents")), plan.indicator("eid_activated"))
    assert found.target == pytest.approx(1_946_820 * share / 100)
    assert found.basis == basis
    assert found.targets[-1] == pytest.approx(end, rel=2e-3)  # the pace of a part is found to a thousandth
    assert found.targets[-1] >= min(found.target, 1_500_000)
    assert np.all(found.targets <= 1_500_000)


# --- months set by hand ------------------------------------------------------------------------------------------------


def test_a_month_set_by_hand_stays_and_the_year_still_ends_at_the_target() -> None:
    paid = one_target(PAYMENT, 60)
    free, held = of_use(paid), of_use(paid, handing_out(locks=locks(m07=30)))
    assert held.targets[2] == 30
    assert held.targets[-1] == 60
    assert held.locked == (False, False, True, False, False, False, False, False)
    assert np.all(held.targets[:2] < free.targets[:2])
    assert held.increments.sum() == pytest.approx(60 - 20.07)
    assert held.increments[2] == pytest.approx(30 - held.targets[1])


@pytest.mark.parametrize(
    ("month", "level", "expected"),
    [
        ("m06", 19.0, "20.07"),  # below what is reached
        ("m08", 25.0, "30-100"),  # below the month before it that is set
        ("m09", 100.5, "30-100"),  # more than there is
        ("m12", 59.0, "60-100"),  # the year would end below the target
    ],
)
def test_a_month_that_cannot_hold_is_named_and_the_rest_still_holds(month: str, level: float, expected: str) -> None:
    paid = one_target(PAYMENT, 60)
    good = {"m07": 30.0}
    found = of_use(paid, handing_out(locks=locks(**good, **{month: level})))
    (problem,) = found.problems
    code = "lock_cannot_hold" if "-" in expected else "lock_below_reached"
    assert (problem.code, problem.column, problem.found, problem.expected) == (code, f"2023-{month[1:]}", f"{level:g}", expected)
    assert found.targets.tolist() == of_use(paid, handing_out(locks=locks(**good))).targets.tolist()


def test_a_month_that_is_over_binds_nothing() -> None:
    found = of_use(one_target(PAYMENT, 60), handing_out(locks=locks(m03=99)))
    assert (found.problems, any(found.locked)) == ((), False)


def test_a_count_is_handed_out_in_whole_numbers_also_where_it_was_set_by_hand() -> None:
    counted = a_plan(
        [an_indicator("use", unit="count", potential="n")],
        figures({"2022-12-31": 80, "2023-04-20": 200}),
        [a_target(605, unit="count")],
        [],
        [an_assumption("potential", "n", 1000)],
    )
    for terms in ({}, {"step": 0.25}, {"step": 10.0}, {"locks": locks(m07=300.4)}):
        found = of_use(counted, handing_out(**terms))
        assert np.all(found.targets == np.round(found.targets))
        assert found.targets[-1] == (610 if found.step == 10 else 605)


@st.composite
def terms_for(draw: st.DrawFn, plan: Plan, indicator_id: str) -> PathTerms:
    """What a planner might type for an indicator, whether it can hold or not."""
    most = 120.0 if plan.indicator(indicator_id).unit == "percent" else 12_000.0
    months = draw(st.lists(st.integers(4, 12), max_size=4, unique=True))
    targets = ("", *(target.id for target in plan.targets_of(indicator_id)))
    return PathTerms(
        indicator_id=indicator_id,
        target_id=draw(st.sampled_from(targets)),
        step=draw(st.sampled_from([0.0, 0.0, 0.5, 1.0, 7.0, 250.0])),
        locks=tuple((Month(2023, month), draw(st.floats(0, most))) for month in months),
    )


@given(made=plans_with_scenarios(), data=st.data())
def test_whatever_is_typed_the_months_rise_keep_what_can_be_kept_and_meet_the_target(made: tuple[Plan, Scenario], data: st.DataObject) -> None:
    plan, scenario = made
    paths = tuple(data.draw(terms_for(plan, indicator.id)) for indicator in plan.indicators)
    assigned = replace(scenario, assignment=Assignment(confidence=data.draw(st.sampled_from([None, 0.5, 0.8])), paths=paths))
    for indicator, found in every_months(plan, assigned):
        unit, terms = potential_of(plan, assigned, indicator), assigned.assignment.path(indicator.id)
        assert np.all(found.increments >= 0)
        assert np.all(found.targets <= max(unit, found.now))
        assert found.increments.sum() == pytest.approx(found.targets[-1] - found.now)
        refused = {problem.column for problem in found.problems}
        for month, level in terms.locks:
            if month in found.months and str(month) not in refused:
                place = found.months.index(month)
                assert found.locked[place]
                assert found.targets[place] == pytest.approx(round(level) if indicator.unit == "count" else level, abs=1e-9)
        if found.basis != "median":
            wanted = found.target - (0.5 if indicator.method == "workload" else 0)
            reached = [level for month, level in zip(found.months, found.targets, strict=True) if month.last_day >= found.due]
            assert all(level >= min(wanted, unit) - 1e-9 for level in reached)


# --- behind ------------------------------------------------------------------------------------------------------------


def test_what_is_behind_already_by_hand() -> None:
    """8.00 on 31 December 2022, 60 due 365 days later: 110 days on an even pace stands at 8 + 52 * 110 / 365 = 23.67."""
    found = of_use(one_target(PAYMENT, 60))
    assert found.even == pytest.approx(23.6712, abs=1e-4)
    assert found.lag == pytest.approx(3.6012, abs=1e-4)


def test_without_a_figure_of_the_year_before_nobody_says_what_is_behind() -> None:
    assert of_use(one_target({"2023-02-01": 8.0, "2023-04-20": 20.07}, 60)).lag is None
    assert of_use(one_target({"2022-12-31": 8.0}, 60)).lag is None  # the figure itself is of the year before


def at_levels(projected: list[float], targets: list[float], step: float = 0.0) -> MonthlyTargets:
    found = of_use(one_target(PAYMENT, 60))
    months = found.months[: len(targets)]
    return replace(found, months=months, projected=np.array(projected), targets=np.array(targets), step=step)


@pytest.mark.parametrize(
    ("projected", "targets", "place"),
    [
        ([21, 25, 30], [21, 25, 30], None),
        ([21, 25, 29], [21, 25, 30], 2),
        ([20, 24, 29], [21, 25, 30], 0),
        ([20, 26, 29], [21, 25, 30], 2),  # catches up in between
        ([20, 24, 30], [21, 25, 30], None),  # ends well
    ],
)
def test_the_projection_is_behind_from_the_first_month_that_it_does_not_catch_up(projected: list[float], targets: list[float], place: int | None) -> None:
    found = at_levels(projected, targets)
    assert found.behind_from == (None if place is None else found.months[place])
    assert found.lead == pytest.approx(np.array(projected) - targets)


def test_what_only_rounding_puts_behind_is_not_behind() -> None:
    assert at_levels([21, 25, 29.6], [21, 25, 30], step=1.0).behind_from is None
    assert at_levels([21, 25, 29.4], [21, 25, 30], step=1.0).behind_from is not None


def test_as_now_the_payments_fall_short_of_sixty_from_the_first_month(plan: Plan) -> None:
    found = monthly_targets(plan, handing_out(), plan.indicator("procedures_paid_online"))
    assert found.behind_from == Month(2023, 5)
    assert monthly_targets(plan, handing_out(plan.scenarios[2]), plan.indicator("procedures_paid_online")).behind_from is None


# --- the middle path ---------------------------------------------------------------------------------------------------


@given(level=st.floats(0.21, 0.75), due=st.integers(30, 900), start=st.integers(0, 25))
def test_half_the_futures_at_their_needed_pace_end_at_the_level(level: float, due: int, start: int) -> None:
    plan = one_target(PAYMENT, 60)
    known = futures_of(plan, BASELINE, plan.indicator("use"))
    (pace,) = at_or_below(known.paces_to(level, start, due), (0.5,))
    if np.isfinite(pace) and pace > 0:
        assert known.middle_path(np.array([float(due)]), start, pace)[0] == pytest.approx(level, abs=1e-6)


def test_so_do_the_futures_of_a_part_to_a_thousandth_of_a_pace(plan: Plan, river: Plan) -> None:
    for known_plan, name in ((plan, "eid_activated"), (river, "e_library_users")):
        known = futures_of(known_plan, BASELINE, known_plan.indicator(name))
        for level in (0.5, 0.55, 0.6):
            (pace,) = at_or_below(known.paces_to(level, 20, 250), (0.5,))
            end, slower = (known.middle_path(np.array([250.0]), 20, factor)[0] for factor in (pace, pace - 0.002))
            assert slower < level <= end + 1e-9
            assert end == pytest.approx(level, abs=2e-3)


def test_and_work_is_done_by_the_day(plan: Plan, river: Plan) -> None:
    for known_plan, name in ((plan, "procedures_payable_online"), (river, "streetlights_replaced")):
        indicator = known_plan.indicator(name)
        known, total = futures_of(known_plan, BASELINE, indicator), potential_of(known_plan, BASELINE, indicator)
        for count in range(int(known.now * total) + 1, int(total) + 1, 7):
            (pace,) = at_or_below(known.paces_to(count / total, 21, 250), (0.5,))
            assert known.middle_path(np.array([250.0]), 21, pace)[0] * total >= count - 1
            assert known.middle_path(np.array([250.0]), 21, pace + 1e-3)[0] * total >= count


def test_the_middle_path_starts_at_the_figure_and_never_falls(plan: Plan, river: Plan) -> None:
    days = np.arange(0.0, 400.0, 10)
    for known_plan in (plan, river):
        for indicator, months in every_months(known_plan, BASELINE):
            known = futures_of(known_plan, BASELINE, indicator)
            path = known.middle_path(days, days_since(months.as_of, known_plan.as_of), 2.0)
            assert path[0] == pytest.approx(known.now, abs=1e-9)
            assert np.all(np.diff(path) >= -1e-12)


def test_months_lead_to_the_required_target_that_the_scenario_counts(plan: Plan) -> None:
    indicator = plan.indicator("dossiers_online")
    picked = path_target(plan, Scenario(plan=plan.id, choices=(("target.dossiers_online", "dossiers_online_50_2023"),)), indicator)
    usual = path_target(plan, Scenario(plan=plan.id), indicator)
    assert picked is not None
    assert usual is not None
    assert (picked.value, usual.value) == (50.0, 60.0)
