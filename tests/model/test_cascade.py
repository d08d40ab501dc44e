"""The province's months split over its units: the weighted sum is the province's, and nothing is invented."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.assignment import RULES, Assignment, PathTerms, SplitTerms, UnitTerms
from planner.domain.month import Month
from planner.domain.observation import Observation
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.domain.unit import Unit
from planner.model.cascade import Cascade, cascade, own_figures
from planner.model.monthly_targets import MonthlyTargets, every_months, monthly_targets
from planner.model.reference_class import reference_class
from planner.model.s_curve import position
from tests.making import BASELINE, a_plan, a_target, an_assumption, an_indicator, figures

SHARING = tuple(rule for rule in RULES if rule != "province_level")
POTENTIAL = 1_000_000
LEVEL = st.one_of(st.just(0.0), st.just(20.0), st.just(100.0), st.floats(0, 100))
WEIGHT = st.one_of(st.just(0.0), st.floats(-3, 7).map(lambda power: 10.0**power))


def with_units(names: tuple[str, ...], *, count: bool = False) -> Plan:
    """A plan of one indicator, at 20 %, to be brought to 60 %."""
    indicator = an_indicator("use", unit="count" if count else "percent", potential="n" if count else None)
    scale = POTENTIAL / 100 if count else 1
    known = figures({"2022-12-31": 8 * scale, "2023-04-20": 20 * scale})
    made = a_plan([indicator], known, [a_target(60, unit="percent_of_potential")], [], [an_assumption("potential", "n", POTENTIAL)])
    return replace(made, units=tuple(Unit(id=name, code=name, name=name, kind="town") for name in names))


def along(plan: Plan, path: list[float] | None = None) -> MonthlyTargets:
    """The plan's own months, or a path of percentages in their place."""
    found = monthly_targets(plan, BASELINE, plan.indicators[0])
    assert found is not None
    if path is None:
        return found
    scale = POTENTIAL / 100 if plan.indicators[0].unit == "count" else 1
    targets = np.array(path) * scale
    return replace(found, targets=np.round(targets) if scale > 1 else targets, months=Month(2023, 1).through(Month(2023, len(path))))


def split(plan: Plan, rule: str, *units: UnitTerms, months: MonthlyTargets | None = None) -> Cascade:
    terms = SplitTerms(indicator_id="use", rule=rule, units=units)
    scenario = replace(BASELINE, assignment=Assignment(splits=(terms,)))
    found = cascade(plan, scenario, plan.indicators[0], months or along(plan))
    assert found is not None
    return found


def unit(name: str, potential: float | None = 1000.0, **terms: float) -> UnitTerms:
    return UnitTerms(unit_id=name, potential=potential, **terms)


PLAN, COUNTED = with_units(("a", "b", "c")), with_units(("a", "b", "c"), count=True)
THREE = (unit("a", 1000, figure=10), unit("b", 3000, figure=20), unit("c", 500, figure=40))  # 20 % together: 10 + 60 + 20 = 90 hundreds of 4500


# --- at the province's level -------------------------------------------------------------------------------------------


def test_at_the_level_of_the_province_nothing_has_to_be_known(plan: Plan, river: Plan) -> None:
    for known in (plan, river):
        for indicator, months in every_months(known, BASELINE):
            found = cascade(known, BASELINE, indicator, months)
            assert found.rule == "province_level"
            assert np.all(found.levels == found.province)
            assert found.levels.shape == (len(known.units), len(months.months))
            assert (found.weights, found.counts, found.problems, found.own_average) == (None, None, (), None)
            assert found.missing_weights == tuple(place.id for place in known.units)


def test_at_the_level_of_the_province_counts_follow_the_weights() -> None:
    found = split(COUNTED, "province_level", unit("a", 1000), unit("b", 3000), unit("c", 500))
    assert found.counts.sum(axis=0).tolist() == np.round(along(COUNTED).targets).tolist()
    assert found.counts[1] == pytest.approx(found.counts[0] * 3, abs=3)


def test_a_plan_without_units_is_not_split() -> None:
    bare = with_units(())
    assert cascade(bare, BASELINE, bare.indicators[0], along(bare)) is None


# --- what is not known is asked for ------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", SHARING)
def test_units_without_a_potential_are_named_and_no_rule_invents_one(rule: str) -> None:
    found = split(PLAN, rule, unit("a"), unit("b", None, floor=30))
    assert (found.levels, found.counts, found.weights) == (None, None, None)
    assert found.missing_weights == ("b", "c")
    assert [(problem.code, problem.found) for problem in found.problems] == [("units_without_potential", "b, c")]


def test_a_population_is_not_a_potential(plan: Plan) -> None:
    assert any(place.population for place in plan.units)
    (indicator, months), *_ = every_months(plan, BASELINE)
    assert cascade(plan, BASELINE, indicator, months).weights is None


def test_a_unit_without_a_figure_starts_where_the_province_does_and_is_marked() -> None:
    found = split(PLAN, "equal_lift", unit("a", figure=12), unit("b"), unit("c"))
    assert found.assumed == (False, True, True)
    assert found.starts.tolist() == [12, 20, 20]


def test_a_unit_s_last_figure_in_the_plan_is_its_own_and_what_is_typed_goes_before_it(river: Plan) -> None:
    cards = river.indicator("library_cards")
    terms = SplitTerms(indicator_id=cards.id, units=(UnitTerms(unit_id="east_bank", potential=6000),))
    assert own_figures(river, cards, terms) == {"east_bank": 50.0}  # 3,000 cards of 6,000 households
    assert own_figures(river, cards, SplitTerms(indicator_id=cards.id)) == {}  # a count of an unknown potential is no level
    typed = SplitTerms(indicator_id=cards.id, units=(UnitTerms(unit_id="east_bank", potential=6000, figure=45),))
    assert own_figures(river, cards, typed) == {"east_bank": 45}


def test_the_newest_figure_of_a_unit_counts() -> None:
    rows = (replace(row, unit_id="a") for row in figures({"2023-04-01": 31.0, "2023-02-01": 30.0}))
    known = replace(PLAN, observations=(*PLAN.observations, *rows))
    assert own_figures(known, known.indicators[0], SplitTerms(indicator_id="use")) == {"a": 31.0}
    assert isinstance(known.observations[-1], Observation)


@pytest.mark.parametrize("rule", SHARING)
def test_potentials_that_are_all_nothing_split_nothing(rule: str) -> None:
    found = split(COUNTED, rule, *(unit(name, 0) for name in "abc"))
    assert found.levels is None
    assert [problem.code for problem in found.problems] == ["no_potential_at_all"]
    assert found.own_average is None


def test_at_the_level_of_the_province_potentials_that_are_all_nothing_give_levels_and_no_counts() -> None:
    found = split(COUNTED, "province_level", *(unit(name, 0) for name in "abc"))
    assert np.all(found.levels == found.province)
    assert found.counts is None


# --- each rule ---------------------------------------------------------------------------------------------------------


def test_equal_lift_lifts_all_by_the_same_points_in_every_month() -> None:
    found = split(PLAN, "equal_lift", *THREE)
    assert found.own_average == pytest.approx(20)
    assert found.levels - found.starts[:, None] == pytest.approx(np.tile(found.province - 20, (3, 1)), abs=1e-9)


def test_gap_closes_the_same_share_for_all_in_every_month() -> None:
    found = split(PLAN, "gap", *THREE)
    closed = (found.levels - found.starts[:, None]) / (100 - found.starts)[:, None]
    assert closed == pytest.approx(np.tile((found.province - 20) / 80, (3, 1)), abs=1e-9)


def test_potential_ends_all_at_the_level_of_the_province() -> None:
    assert split(PLAN, "potential", *THREE).levels[:, -1] == pytest.approx(np.full(3, 60))


def test_equal_effort_takes_all_as_far_on_their_s_curves() -> None:
    found, push = split(PLAN, "equal_effort", *THREE), reference_class().push
    moved = position(found.levels[:, -1] / 100, np.ones(3), push) - position(found.starts / 100, np.ones(3), push)
    assert moved == pytest.approx(np.full(3, moved[0]), abs=1e-9)


def test_by_hand_what_is_set_stays_and_the_rest_rises_alike() -> None:
    found = split(PLAN, "by_hand", unit("a", 1000, figure=10, lock=70), *THREE[1:])
    lift = (60 * 4500 - 70 * 1000 - 20 * 3000 - 40 * 500) / 3500
    assert found.levels[:, -1] == pytest.approx([70, 20 + lift, 40 + lift])
    assert found.levels[0, -1] == 70


def test_every_unit_is_as_far_on_its_way_as_the_province() -> None:
    for rule in SHARING:
        found = split(PLAN, rule, unit("a", 1000, figure=10, ceiling=50), *THREE[1:])
        way = (found.levels - found.starts[:, None]) / (found.levels[:, -1] - found.starts)[:, None]
        assert way == pytest.approx(np.tile((found.province - 20) / 40, (3, 1)), abs=1e-9)


# --- what holds whatever is typed --------------------------------------------------------------------------------------


@st.composite
def tasks(draw: st.DrawFn, *, count: bool = False) -> tuple[Plan, MonthlyTargets, tuple[UnitTerms, ...]]:
    """Months that never fall, and units of any weight with figures, floors, ceilings and locks now and then."""
    names = tuple(f"u{number}" for number in range(draw(st.integers(1, 8))))
    plan = with_units(names, count=count)
    rises = draw(st.lists(st.one_of(st.just(0.0), st.floats(0, 30)), min_size=1, max_size=8))
    path = np.minimum(20 + np.cumsum(rises), 100).tolist()
    weight = draw(st.sampled_from([WEIGHT, st.floats(1, 1e6), st.just(1000.0)]))
    often = draw(st.integers(0, 3))

    def now_and_then(levels: st.SearchStrategy[float]) -> float | None:
        return draw(levels) if draw(st.integers(0, 9)) < often else None

    units = tuple(
        UnitTerms(
            unit_id=name,
            potential=draw(weight),
            figure=now_and_then(st.one_of(st.just(20.0), st.floats(0, 40))),
            floor=now_and_then(LEVEL),
            ceiling=now_and_then(LEVEL),
            lock=now_and_then(LEVEL),
        )
        for name in names
    )
    return plan, along(plan, path), units


def possible(found: Cascade, terms: tuple[UnitTerms, ...]) -> tuple[bool, float]:
    """Whether any split within the bounds exists, by the two sums; and by how much the closest condition holds. [percent]"""
    known = {own.unit_id: own for own in terms}
    lowest, highest = [], []
    for name, start in zip(found.unit_ids, found.starts, strict=True):
        own = known[name]
        lowest.append(max(level for level in (start, own.floor, own.lock) if level is not None))
        highest.append(min(level for level in (100.0, own.ceiling, own.lock) if level is not None))
    low, high, weights = np.array(lowest), np.array(highest), found.weights / found.weights.sum()
    margins = [*(high - low), found.province[0] - weights @ found.starts, found.province[-1] - weights @ low, weights @ high - found.province[-1]]
    closest = min(margins, key=abs)
    return all(margin >= 0 for margin in margins), abs(closest)


@pytest.mark.parametrize("rule", SHARING)
@given(task=tasks())
@settings(max_examples=60)
def test_a_split_is_found_exactly_when_there_is_one_and_otherwise_a_unit_is_named(rule: str, task: tuple[Plan, MonthlyTargets, tuple[UnitTerms, ...]]) -> None:
    plan, months, terms = task
    found = split(plan, rule, *terms, months=months)
    if found.weights.sum() == 0:
        assert found.levels is None
        return
    there_is, margin = possible(found, terms)
    if margin > 1e-8 or there_is:  # nearer than that it is a matter of the last digits
        assert (found.levels is not None) == there_is
    if found.levels is None:
        assert found.problems
        assert all(problem.column in found.unit_ids for problem in found.problems)
    else:
        assert found.problems == ()


@pytest.mark.parametrize("rule", SHARING)
@given(task=tasks())
@settings(max_examples=60)
def test_the_weighted_sum_is_the_province_in_every_month_and_all_bounds_hold(rule: str, task: tuple[Plan, MonthlyTargets, tuple[UnitTerms, ...]]) -> None:
    plan, months, terms = task
    found = split(plan, rule, *terms, months=months)
    if found.levels is None:
        return
    assert np.all(np.isfinite(found.levels))
    assert found.weights @ found.levels / found.weights.sum() == pytest.approx(found.province, abs=2e-9, rel=0)
    assert np.all(np.diff(np.column_stack((found.starts, found.levels)), axis=1) >= 0)
    assert np.all(found.levels <= 100)
    ends = dict(zip(found.unit_ids, found.levels[:, -1], strict=True))
    for own in terms:
        assert own.floor is None or ends[own.unit_id] >= own.floor - 1e-9
        assert own.ceiling is None or ends[own.unit_id] <= own.ceiling + 1e-9
        assert own.lock is None or ends[own.unit_id] == pytest.approx(own.lock, abs=1e-9)


@pytest.mark.parametrize("rule", RULES)
@given(task=tasks(count=True))
def test_counts_are_whole_add_up_to_the_province_and_never_fall(rule: str, task: tuple[Plan, MonthlyTargets, tuple[UnitTerms, ...]]) -> None:
    plan, months, terms = task
    found = split(plan, rule, *terms, months=months)
    if found.counts is None:
        assert found.levels is None or found.weights.sum() == 0
        return
    assert np.all(found.counts == np.round(found.counts))
    assert found.counts.sum(axis=0).tolist() == months.targets.tolist()
    assert np.all(np.diff(found.counts, axis=1) >= 0)
    exact = found.levels * found.weights[:, None]
    assert np.all(np.abs(found.counts - exact / exact.sum(axis=0) * months.targets) < 1 + 1e-5)


def of_step(plan: Plan, step: float) -> MonthlyTargets:
    """The plan's own months, rounded to a step."""
    paths = Assignment().with_path(PathTerms(indicator_id="use", step=step))
    found = monthly_targets(plan, replace(BASELINE, assignment=paths), plan.indicators[0])
    assert found is not None
    return found


@pytest.mark.parametrize("rule", SHARING)
@given(task=tasks(), step=st.sampled_from([0.1, 0.5, 1.0, 5.0]))
@settings(max_examples=40)
def test_months_of_units_keep_the_step_and_all_together_reach_the_province(
    rule: str, task: tuple[Plan, MonthlyTargets, tuple[UnitTerms, ...]], step: float
) -> None:
    plan, months, terms = task
    exact, found = (split(plan, rule, *terms, months=replace(months, step=size)) for size in (0.0, step))
    assert (exact.levels is None) == (found.levels is None)
    if found.levels is None or exact.levels is None:
        return
    own = {known.unit_id: known for known in terms}
    for name, start, levels in zip(found.unit_ids, found.starts, found.levels, strict=True):
        by_hand = [start, *(level for level in (own[name].floor, own[name].ceiling, own[name].lock) if level is not None)]
        whole = np.abs(levels / step - np.round(levels / step)) < 1e-6
        assert np.all(whole | np.isin(levels, by_hand) | np.isclose(levels, 100)), (levels, by_hand)
        assert np.all(np.diff(levels, prepend=start) >= 0)
        assert own[name].floor is None or levels[-1] >= own[name].floor
        assert own[name].ceiling is None or levels[-1] <= own[name].ceiling
        assert own[name].lock is None or levels[-1] == own[name].lock
    assert np.all(np.abs(found.levels - exact.levels) < step + 1e-6)
    assert found.average is not None
    assert np.all(found.average >= found.province - 1e-8)
    assert np.all(found.average < found.province + step)


def test_a_unit_that_stands_above_the_province_keeps_what_it_has_reached() -> None:
    found = split(PLAN, "province_level", unit("a", None, figure=63.4), unit("b", None), unit("c", None))
    assert found.levels[0].tolist() == [63.4] * len(found.province)
    assert np.all(found.levels[1:] == found.province)
    assert found.holding == ("a",)
    weighed = split(PLAN, "province_level", unit("a", figure=63.4), unit("b"), unit("c"))
    assert weighed.average == pytest.approx((2 * weighed.province + 63.4) / 3)


@given(task=tasks(count=True), step=st.sampled_from([1.0, 10.0, 1000.0, 10_000.0]))
@settings(max_examples=40)
@pytest.mark.parametrize("rule", RULES)
def test_counts_in_steps_still_add_up_and_no_unit_is_handed_less_than_it_has(
    rule: str, task: tuple[Plan, MonthlyTargets, tuple[UnitTerms, ...]], step: float
) -> None:
    plan, months, terms = task
    targets = np.maximum.accumulate(np.maximum(np.round(months.targets / step) * step, months.now))
    months = replace(months, targets=np.minimum(targets, POTENTIAL), step=step)
    found = split(plan, rule, *terms, months=months)
    if found.counts is None:
        return
    assert np.all(found.counts % found.step == 0)
    assert found.step in (1.0, step)
    assert found.counts.sum(axis=0).tolist() == months.targets.tolist()
    reached = dict(zip(found.unit_ids, found.starts * found.weights / 100, strict=True))
    for name, counts in zip(found.unit_ids, found.counts, strict=True):
        assert name in found.below_reached or counts[0] >= reached[name] - 2


def test_potentials_that_add_up_to_more_than_there_is_hand_units_less_than_they_have_and_that_is_said() -> None:
    twice = [unit(name, POTENTIAL, figure=20) for name in "ab"]
    found = split(COUNTED, "gap", *twice, unit("c", 0), months=along(COUNTED, [20.0, 30.0]))
    assert found.counts[0].tolist() == [100_000, 150_000]
    assert found.below_reached == ("a", "b")
    assert found.above_potential == ()


def test_potentials_that_add_up_to_less_than_there_is_hand_units_more_than_they_can_reach_and_that_is_said() -> None:
    halves = [unit(name, POTENTIAL / 4, figure=20) for name in "ab"]
    found = split(COUNTED, "gap", *halves, unit("c", 0), months=along(COUNTED, [20.0, 60.0]))
    assert found.counts[:, -1].sum() > POTENTIAL / 2
    assert found.above_potential == ("a", "b")


def test_equal_units_share_a_count_in_steps_of_a_thousand() -> None:
    found = split(COUNTED, "equal_lift", unit("a", 300_000), unit("b", 300_000), unit("c", 400_000), months=of_step(COUNTED, 1000))
    assert found.step == 1000
    assert np.all(found.counts % 1000 == 0)
    assert found.counts.sum(axis=0).tolist() == of_step(COUNTED, 1000).targets.tolist()
    odd = split(COUNTED, "equal_lift", unit("a", 300), unit("b", 300), unit("c", 400), months=of_step(COUNTED, 1000))
    assert odd.step == 1, "units of 300 cannot be handed thousands: whole counts, which the page says"


# --- what cannot be, and which unit makes it so ------------------------------------------------------------------------


def named(found: Cascade) -> list[tuple[str, str]]:
    assert found.levels is None
    return [(problem.code, problem.column) for problem in found.problems]


def test_a_unit_whose_terms_contradict_is_named_each_of_them() -> None:
    found = split(PLAN, "gap", unit("a", floor=80, ceiling=70), unit("b", figure=30, lock=25), unit("c", floor=50, lock=40))
    assert named(found) == [("unit_terms_contradict", "a"), ("unit_below_reached", "b"), ("unit_terms_contradict", "c")]


@pytest.mark.parametrize("asked", [{"ceiling": 25}, {"lock": 25}, {"ceiling": 80, "lock": 25}])
def test_what_is_asked_of_a_unit_below_what_it_has_reached_is_said_and_not_handed_out(asked: dict[str, float]) -> None:
    found = split(PLAN, "gap", unit("a", figure=30, **asked), unit("b"), unit("c"))
    assert named(found) == [("unit_below_reached", "a")]
    assert (found.problems[0].found, found.problems[0].expected) == ("25", "30")


def test_the_floor_that_makes_the_total_impossible_is_named() -> None:
    assert named(split(PLAN, "gap", unit("a", floor=90), unit("b", 9000, floor=95), unit("c"))) == [("floors_too_high", "b")]


def test_the_ceiling_that_makes_the_total_impossible_is_named() -> None:
    assert named(split(PLAN, "gap", unit("a", ceiling=50), unit("b", 9000, ceiling=45), unit("c"))) == [("ceilings_too_low", "b")]


def test_the_unit_that_stands_so_high_that_the_first_month_is_passed_already_is_named() -> None:
    assert named(split(PLAN, "gap", unit("a"), unit("b", 9000, figure=50), unit("c"))) == [("units_stand_higher", "b")]


def test_all_units_set_by_hand_hold_when_they_add_up_and_one_is_named_when_not() -> None:
    good = split(PLAN, "by_hand", unit("a", lock=50), unit("b", lock=60), unit("c", lock=70))
    assert good.levels[:, -1].tolist() == [50, 60, 70]
    assert named(split(PLAN, "by_hand", unit("a", lock=50), unit("b", lock=60), unit("c", lock=72))) == [("floors_too_high", "c")]
    assert named(split(PLAN, "by_hand", unit("a", lock=45), unit("b", lock=60), unit("c", lock=70))) == [("ceilings_too_low", "a")]


# --- numerical traps ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", SHARING)
def test_where_the_province_does_not_rise_nobody_does(rule: str) -> None:
    flat = along(PLAN, [20.0, 20.0, 20.0])
    assert split(PLAN, rule, *THREE, months=flat).levels == pytest.approx(np.tile([[10], [20], [40]], (1, 3)), abs=1e-9)
    assert named(split(PLAN, rule, *THREE[:2], unit("c", 500, figure=40, floor=41), months=flat)) == [("floors_too_high", "c")]


@pytest.mark.parametrize("rule", SHARING)
def test_a_unit_of_no_weight_takes_no_part_and_still_gets_there(rule: str) -> None:
    for path in ([20.0, 20.0, 20.0], [25.0, 40.0, 60.0]):
        months = along(PLAN, path)
        without = split(with_units(("a", "c")), rule, THREE[0], THREE[2], months=months)
        found = split(PLAN, rule, THREE[0], unit("b", 0, figure=5, lock=90), THREE[2], months=months)
        if without.levels is None:
            assert found.levels is None
            continue
        assert found.levels[[0, 2]] == pytest.approx(without.levels, abs=1e-9)
        assert found.levels[1, -1] == 90
        assert np.all(np.diff(found.levels[1], prepend=5) >= 0)


@pytest.mark.parametrize("rule", SHARING)
def test_a_unit_of_hardly_any_weight_may_rise_where_the_province_hardly_does(rule: str) -> None:
    months = along(PLAN, [20.0, 20.0 + 3e-9, 20.0 + 8e-9])
    found = split(PLAN, rule, unit("a", 1e7), unit("b", 1e-3, floor=70), unit("c", 1e7), months=months)
    assert np.all(np.diff(np.column_stack((found.starts, found.levels)), axis=1) >= 0)
    assert found.levels[1, -1] >= 70
    assert found.weights @ found.levels / found.weights.sum() == pytest.approx(found.province, abs=2e-9, rel=0)


@pytest.mark.parametrize("rule", SHARING)
def test_a_unit_set_to_where_it_stands_stays_there(rule: str) -> None:
    found = split(PLAN, rule, THREE[0], unit("b", 3000, figure=20, lock=20), THREE[2], months=along(PLAN, [25.0, 40.0]))
    assert found.levels[1].tolist() == [20, 20]


@pytest.mark.parametrize("rule", SHARING)
def test_one_unit_alone_is_the_province(rule: str) -> None:
    found = split(with_units(("a",)), rule, unit("a", 777))
    assert found.levels[0] == pytest.approx(found.province, abs=1e-9)


@pytest.mark.parametrize("rule", SHARING)
def test_units_at_their_end_leave_the_rest_to_the_others(rule: str) -> None:
    found = split(PLAN, rule, unit("a", 1000, figure=0), unit("b", 100, figure=100), unit("c", 1000, figure=5))
    assert found.levels[1].tolist() == [100.0] * len(found.province)


@pytest.mark.parametrize("rule", SHARING)
def test_the_province_at_its_end_brings_all_there(rule: str) -> None:
    assert split(PLAN, rule, *THREE, months=along(PLAN, [60.0, 100.0])).levels[:, -1] == pytest.approx(np.full(3, 100))


def test_the_months_of_both_plans_are_split_by_every_rule(plan: Plan, river: Plan) -> None:
    for known in (plan, river):
        places = tuple(UnitTerms(unit_id=place.id, potential=1000.0 * (number + 1)) for number, place in enumerate(known.units))
        for rule in RULES:
            splits = tuple(SplitTerms(indicator_id=indicator.id, rule=rule, units=places) for indicator in known.indicators if indicator.projected)
            scenario: Scenario = replace(known.scenarios[0], assignment=Assignment(splits=splits))
            for indicator, months in every_months(known, scenario):
                found = cascade(known, scenario, indicator, months)
                if (known.id, indicator.id) == ("river-county", "library_cards"):
                    assert named(found) == [("unit_terms_contradict", "east_bank")]  # 3,000 cards of 1,000 households
                    continue
                assert found.weights @ found.levels / found.weights.sum() == pytest.approx(found.province, abs=1e-9)
                assert (found.counts is None) == (indicator.unit == "percent")
                assert found.counts is None or found.counts.sum(axis=0).tolist() == np.round(months.targets).tolist()
