"""The workbook's formulas and the model are one: whatever cell is edited, every month is what the model gives."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings

from planner.domain.assumption import Assumption, Value
from planner.domain.month import Month
from planner.domain.plan import Plan
from planner.domain.scenario import MeasureSetting, Scenario
from planner.model.sensitivity import usual_setting
from tests.exports.live_sheet import LiveSheet, with_effect
from tests.making import AS_OF, BASELINE, a_measure, a_plan, a_target, an_assumption, an_indicator, doing, figures, with_measures
from tests.strategies import plans_with_scenarios


@pytest.fixture(scope="module")
def sheets(plan: Plan, river: Plan) -> list[tuple[Plan, Scenario, LiveSheet]]:
    """Both plans, each with a scenario that moves much."""
    busy = plan.scenarios[2].with_assumption("pace.dossiers_online", 1.5, plan.as_of).with_assumption("ceiling.eid_activated", 80.0)
    return [(plan, busy, LiveSheet(plan, busy)), (river, river.scenarios[0], LiveSheet(river, river.scenarios[0], "en"))]


def between(known: Assumption, share: float) -> Value:
    if isinstance(known.low, bool):
        return share > 0.5
    if isinstance(known.low, date) and isinstance(known.high, date):
        return known.low + timedelta(days=round(share * (known.high - known.low).days))
    return float(known.low) + share * (float(known.high) - float(known.low))


def usual(plan: Plan, scenario: Scenario, assumption_id: str) -> Value:
    value = plan.believed(scenario, assumption_id)
    assert value is not None
    return value


def test_an_unedited_workbook_is_the_central_future(sheets: list[tuple[Plan, Scenario, LiveSheet]]) -> None:
    for plan, scenario, sheet in sheets:
        assert sheet.agrees(plan, scenario), sheet.differences(plan, scenario)


def test_every_assumption_cell_is_live(sheets: list[tuple[Plan, Scenario, LiveSheet]]) -> None:
    for plan, scenario, sheet in sheets:
        moved = 0
        for known in plan.assumptions:
            before = {one.indicator.id: sheet.months(one.indicator.id) for one in sheet.pack.indicators}
            for share in (0.0, 1 / 3, 0.8, 1.0):
                value = between(known, share)
                sheet.believe(known.id, value)
                assert sheet.agrees(plan, scenario.with_assumption(known.id, value, plan.as_of)), (known.id, value)
                moved += any(sheet.months(one) != months for one, months in before.items())
            sheet.believe(known.id, usual(plan, scenario, known.id))
        assert moved > len(plan.assumptions)
        assert sheet.agrees(plan, scenario)


def test_what_runs_goes_on_running_in_the_workbook_too(plan: Plan) -> None:
    """A start that has passed stays; one that is edited, and a pace that is edited, are decided today."""
    later = replace(plan, as_of=date(2023, 8, 31), data="later")
    scenario = plan.scenarios[2].with_assumption("pace.dossiers_online", 1.5, date(2023, 6, 15))
    sheet = LiveSheet(later, scenario)
    assert sheet.agrees(later, scenario), sheet.differences(later, scenario)
    assert sheet.warnings() == 0
    sheet.believe("pace.dossiers_online", 2.0)
    faster = scenario.with_assumption("pace.dossiers_online", 2.0, later.as_of)
    assert sheet.agrees(later, faster), sheet.differences(later, faster)
    moved = MeasureSetting(measure_id="one_stop_cashless", strength=1.0, start=Month(2023, 9), end=Month(2023, 12), decided=later.as_of)
    sheet.decide(moved)
    assert sheet.agrees(later, faster.with_measure(moved)), sheet.differences(later, faster.with_measure(moved))


def test_every_measure_cell_is_live(sheets: list[tuple[Plan, Scenario, LiveSheet]]) -> None:
    for plan, scenario, sheet in sheets:
        for measure in plan.measures:
            setting = usual_setting(plan, measure, 1.0)
            first, end = setting.start, setting.end
            assert end is not None
            strengths = (0.0, 1.0) if measure.kind == "decision" else (0.0, 1 / 3, 0.77, 1.0)
            tried = [replace(setting, strength=strength) for strength in strengths]
            tried += [replace(setting, start=first.plus(1), end=max(first.plus(1), end)), replace(setting, start=first, end=first)]
            if measure.longest_months is None:
                tried += [replace(setting, end=None), replace(setting, end=Month.of(plan.horizon)), replace(setting, start=Month(plan.year + 1, 2), end=None)]
            for trial in tried:
                sheet.decide(trial)
                assert sheet.agrees(plan, scenario.with_measure(trial)), trial
            sheet.decide(scenario.setting(measure.id) or replace(setting, strength=0.0))
        assert sheet.agrees(plan, scenario)


def test_every_effect_cell_is_live(sheets: list[tuple[Plan, Scenario, LiveSheet]]) -> None:
    for plan, scenario, sheet in sheets:
        for measure in plan.measures:
            used = scenario.with_measure(usual_setting(plan, measure, 1.0))
            sheet.decide(usual_setting(plan, measure, 1.0))
            for place, effect in enumerate(measure.effects):
                for added in (0.0, 0.35, 64.0):
                    sheet.effect(measure.id, effect.indicator_id, added)
                    assert sheet.agrees(with_effect(plan, measure.id, place, added), used), (measure.id, effect.indicator_id, added)
                sheet.effect(measure.id, effect.indicator_id, effect.added_pace)
            sheet.decide(scenario.setting(measure.id) or replace(usual_setting(plan, measure, 0.0)))
        assert sheet.agrees(plan, scenario)


def test_many_cells_edited_at_once(sheets: list[tuple[Plan, Scenario, LiveSheet]]) -> None:
    for number, (plan, scenario, sheet) in enumerate(sheets):
        chance = Random(number)
        for _ in range(12):
            changed, effects = scenario, plan
            for known in plan.assumptions:
                value = between(known, chance.random())
                sheet.believe(known.id, value)
                changed = changed.with_assumption(known.id, value, plan.as_of)
            for measure in plan.measures:
                start = usual_setting(plan, measure, 1.0).start.plus(chance.randrange(4))
                strength = chance.choice(measure.strengths)
                end = start.plus(chance.randrange(measure.longest_months or 8))
                trial = MeasureSetting(measure_id=measure.id, strength=strength, start=start, end=end, decided=plan.as_of)
                sheet.decide(trial)
                changed = changed.with_measure(trial)
                for place, effect in enumerate(measure.effects):
                    added = chance.random() * 3
                    sheet.effect(measure.id, effect.indicator_id, added)
                    effects = with_effect(effects, measure.id, place, added)
            assert sheet.agrees(effects, changed)
            assert sheet.warnings() == 0


@settings(max_examples=12)
@given(plans_with_scenarios())
def test_any_plan_any_scenario(found: tuple[Plan, Scenario]) -> None:
    plan, scenario = found
    sheet, today = LiveSheet(plan, BASELINE), decided_today(plan, scenario)
    for setting in scenario.measures:
        sheet.decide(setting)
    for name, value in scenario.assumptions:
        sheet.believe(name, value)
    assert max(sheet.differences(plan, today).values(), default=0.0) <= 1e-9
    assert max(LiveSheet(plan, scenario).differences(plan, scenario).values(), default=0.0) <= 1e-9, "decided whenever it was"


def decided_today(plan: Plan, scenario: Scenario) -> Scenario:
    """What is edited in a cell is decided today."""
    days = tuple((name, plan.as_of) for name, _ in scenario.assumptions)
    return replace(scenario, measures=tuple(replace(setting, decided=plan.as_of) for setting in scenario.measures), paces_decided=days)


def counts(whole: dict[str, float], part: dict[str, float] | None = None, *assumptions: Assumption) -> Plan:
    """A plan of counts, and of a part of them."""
    indicators = [an_indicator("all", unit="count", potential="n")]
    rows = figures(whole, "all")
    if part is not None:
        indicators.append(an_indicator("some", unit="count", potential="n", part_of="all"))
        rows += figures(part, "some")
    targets = [a_target(90, "all", unit="percent_of_potential")]
    effects = {"all": 1.0} if part is None else {"all": 1.0, "some": 0.5}
    return a_plan(indicators, rows, targets, [a_measure("push", effects)], [an_assumption("potential", "n", 1000.0, 800.0, 1200.0), *assumptions])


def test_levels_at_and_above_their_ceiling() -> None:
    plan = counts({"2022-12-31": 700, "2023-04-20": 799}, None, an_assumption("ceiling", "all", 100.0, 80.0, 100.0))
    sheet = LiveSheet(plan, BASELINE)
    for potential, ceiling in ((1000.0, 80.0), (800.0, 80.0), (800.0, 100.0), (1200.0, 80.0)):
        sheet.believe("potential.n", potential)
        sheet.believe("ceiling.all", ceiling)
        assert sheet.agrees(plan, BASELINE.with_assumption("potential.n", potential).with_assumption("ceiling.all", ceiling)), (potential, ceiling)


def test_met_at_100_percent_stays_there() -> None:
    plan = a_plan([an_indicator()], figures({"2022-12-31": 70, "2023-04-20": 100}), [a_target(80)], [a_measure(ramp=0)])
    sheet = LiveSheet(plan, BASELINE)
    assert sheet.agrees(plan, BASELINE)
    assert sheet.months("use") == [100.0] * len(sheet.ends)


def test_a_potential_below_the_count_lifts_the_share_past_one() -> None:
    plan = counts({"2022-12-31": 850, "2023-04-20": 900})
    sheet = LiveSheet(plan, BASELINE)
    sheet.believe("potential.n", 800.0)
    assert sheet.agrees(plan, BASELINE.with_assumption("potential.n", 800.0))


def test_a_launch_that_comes_after_the_first_figure_counts_for_nothing() -> None:
    days = {"2022-11-15": 100.0, "2023-01-15": 180.0, "2023-04-20": 300.0}
    launches = (
        an_assumption("launch", "all", date(2022, 6, 1), date(2022, 6, 1), date(2022, 12, 1)),
        an_assumption("launch", "some", date(2022, 7, 1), date(2022, 6, 1), date(2023, 2, 1)),
    )
    plan = counts(days, {"2022-10-20": 10.0, "2023-04-20": 150.0}, *launches)
    sheet = LiveSheet(plan, BASELINE)
    for whole in (date(2022, 6, 1), date(2022, 10, 1), date(2022, 11, 15), date(2022, 12, 1)):
        for part in (date(2022, 6, 1), date(2022, 10, 20), date(2023, 2, 1)):
            sheet.believe("launch.all", whole)
            sheet.believe("launch.some", part)
            assert sheet.agrees(plan, BASELINE.with_assumption("launch.all", whole).with_assumption("launch.some", part)), (whole, part)


@pytest.mark.parametrize("ramp", [0, 1, 45])
@pytest.mark.parametrize("lead", [0, 40])
def test_ramps_and_lead_times(ramp: int, lead: int) -> None:
    plan = a_plan([an_indicator()], figures({"2022-12-31": 10, "2023-03-31": 20}), [a_target(80)], [a_measure(lead=lead, ramp=ramp)])
    sheet = LiveSheet(plan, BASELINE)
    for start, end in (("2023-05", "2023-05"), ("2023-06", "2023-08"), ("2023-12", None), ("2024-02", None)):
        setting = doing(0.6, start=start, end=end, decided=AS_OF)
        sheet.decide(setting)
        assert sheet.agrees(plan, with_measures(setting)), (start, end)


def test_a_measure_that_works_before_the_last_figure() -> None:
    early = replace(counts({"2022-12-31": 100, "2023-05-10": 300}), as_of=date(2023, 4, 1))
    setting = doing(1.0, start="2023-04", end="2023-09")
    sheet = LiveSheet(early, with_measures(setting))
    assert sheet.agrees(early, with_measures(setting))


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ({"2023-04-20": 300.0}, {"2023-04-20": 100.0}),
        ({"2022-12-31": 200.0, "2023-04-30": 320.0}, {"2023-03-15": 100.0}),
        ({"2022-12-31": 200.0, "2023-02-28": 260.0, "2023-05-05": 340.0}, {"2022-12-31": 0.0, "2023-01-31": 50.0, "2023-04-01": 150.0}),
        ({"2022-12-31": 0.0, "2023-04-20": 300.0}, {"2022-12-31": 0.0, "2023-04-20": 300.0}),
    ],
)
def test_a_part_follows_its_whole(whole: dict[str, float], part: dict[str, float]) -> None:
    plan = counts(whole, part, an_assumption("launch", "all", date(2022, 8, 1), date(2022, 7, 1), date(2022, 9, 1)))
    setting = doing(1.0, start="2023-06", end="2023-10")
    sheet = LiveSheet(plan, with_measures(setting))
    for potential in (800.0, 1000.0, 1200.0):
        sheet.believe("potential.n", potential)
        assert sheet.agrees(plan, with_measures(setting).with_assumption("potential.n", potential))


def test_what_a_scenario_counts_is_kept(plan: Plan) -> None:
    scenario = plan.scenarios[2].with_choice("numerator.eid_activated", "eid_level2_activated").with_choice("denominator.eid_activated", "residents")
    sheet = LiveSheet(plan, scenario)
    assert sheet.agrees(plan, scenario)
    shares, months = sheet.months("eid_activated", "share"), sheet.months("eid_activated")
    assert shares == pytest.approx([float(str(level)) / 1_946_820 * 100 for level in months])
    sheet.believe("pace.eid_activated", 2.0)
    assert sheet.agrees(plan, scenario.with_assumption("pace.eid_activated", 2.0, plan.as_of))


def test_a_target_in_percent_of_a_potential_moves_with_it(plan: Plan) -> None:
    sheet = LiveSheet(plan, plan.scenarios[1])
    sheet.believe("potential.people_14_plus", 1_600_000)
    sheet.book.evaluate_all()
    assert sheet.months("eid_activated", "target") == [480_000.0] * len(sheet.ends)


def test_another_launch_of_the_whole_may_lift_the_share_of_its_part_to_one() -> None:
    launch = an_assumption("launch", "all", date(2022, 4, 1), date(2022, 4, 1), date(2022, 9, 15))
    plan = counts({"2022-12-31": 200.0, "2023-04-20": 300.0}, {"2022-10-01": 90.0, "2023-02-01": 180.0, "2023-04-20": 210.0}, launch)
    sheet = LiveSheet(plan, BASELINE)
    for day in (date(2022, 4, 1), date(2022, 8, 1), date(2022, 9, 15)):
        sheet.believe("launch.all", day)
        assert sheet.agrees(plan, BASELINE.with_assumption("launch.all", day)), day


def test_nothing_adopted_and_nothing_believed_possible() -> None:
    plan = a_plan(
        [an_indicator()], figures({"2022-12-31": 0, "2023-04-20": 0}), [a_target(50)], [a_measure()], [an_assumption("ceiling", "use", 50.0, 0.0, 100.0)]
    )
    sheet = LiveSheet(plan, BASELINE)
    for ceiling in (0.0, 1e-6, 100.0):
        sheet.believe("ceiling.use", ceiling)
        assert sheet.agrees(plan, BASELINE.with_assumption("ceiling.use", ceiling)), ceiling
