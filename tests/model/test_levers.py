"""When a measure works: never sooner than its decision allows, never after its last month; and when a pace does."""

from datetime import date

import pytest

from planner.model.calendar import PERIOD_DAYS
from planner.model.levers import first_effect, last_effect, operational_time, works
from tests.making import AS_OF, BASELINE, a_measure, a_plan, a_target, an_assumption, an_indicator, doing, figures, with_measures

ORIGIN = date(2023, 4, 20)


def plan_with(measure):
    return a_plan([an_indicator()], figures({"2023-01-01": 10, "2023-04-20": 20}), [a_target(60)], [measure], [an_assumption("pace", "use", 2.0)])


def test_a_measure_starts_with_its_first_month() -> None:
    slow = a_measure(lead=10)
    assert first_effect(slow, doing(start="2023-07")) == date(2023, 7, 1)
    assert first_effect(slow, doing(start="2023-07", decided=AS_OF)) == date(2023, 7, 1)


def test_a_decision_of_the_meeting_needs_its_lead_time() -> None:
    slow = a_measure(lead=30)
    assert first_effect(slow, doing(start="2023-06", decided=AS_OF)) == date(2023, 6, 10)
    assert first_effect(slow, doing(start="2023-06", decided=date(2023, 8, 31))) == date(2023, 9, 30)


def test_a_measure_works_to_the_end_of_its_last_month_or_of_the_year() -> None:
    plan = plan_with(a_measure())
    assert last_effect(plan, doing(end="2023-09")) == date(2023, 9, 30)
    assert last_effect(plan, doing(end=None)) == date(2023, 12, 31)


def test_days_count_from_the_last_figure_and_effects_from_the_strength() -> None:
    plan = plan_with(a_measure(effects={"use": 3.0}, ramp=20))
    (work,) = works(plan, with_measures(doing(1 / 3)), plan.indicator("use"), ORIGIN)
    assert (work.added, work.start, work.full, work.end) == (1.0, 42.0, 62.0, 256.0)


def test_the_first_and_the_last_day_are_both_worked() -> None:
    plan = plan_with(a_measure(ramp=0))
    time = operational_time(plan, with_measures(doing(start="2023-06", end="2023-06")), plan.indicator("use"), ORIGIN)
    assert [float(time.pace_on(day)) for day in (41, 42, 71, 72)] == [2.0, 4.0, 4.0, 2.0]


def test_the_pace_assumption_multiplies_the_measures_too() -> None:
    plan = plan_with(a_measure(ramp=0))
    scenario = with_measures(doing()).with_assumption("pace.use", 3.0)
    assert float(operational_time(plan, scenario, plan.indicator("use"), ORIGIN).pace_on(100)) == 6.0
    assert float(operational_time(plan, BASELINE, plan.indicator("use"), ORIGIN).pace_on(100)) == 2.0


def test_a_pace_acts_from_the_day_on_which_it_was_decided_and_until_then_the_plans_own_is_believed() -> None:
    plan = plan_with(a_measure(ramp=0))
    scenario = with_measures(doing(decided=AS_OF)).with_assumption("pace.use", 3.0, date(2023, 7, 9))
    time = operational_time(plan, scenario, plan.indicator("use"), ORIGIN)
    assert [float(time.pace_on(day)) for day in (0, 41, 42, 79, 80, 200)] == [2.0, 2.0, 4.0, 4.0, 6.0, 6.0]
    assert float(time.at(90)) * PERIOD_DAYS == pytest.approx(42 * 2 + 38 * 4 + 10 * 6)
    assert float(time.day_of(time.at(90))) == pytest.approx(90)
    later = operational_time(plan, scenario, plan.indicator("use"), date(2023, 8, 31))
    assert float(later.pace_on(0)) == 6.0, "a later figure changes nothing of it"
