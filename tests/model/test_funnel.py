"""Activated never exceeds collected, nor collected the people there are: in every future, on every day."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given

from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.model.adoption import Curve, FunnelFutures, SingleFutures
from planner.model.calendar import days_since
from planner.model.project import futures_of, project
from tests.making import BASELINE, a_plan, a_target, an_assumption, an_indicator, by_id, figures, only
from tests.strategies import plans_with_scenarios

DAYS = tuple(range(0, 2000, 20))
POTENTIAL = an_assumption("potential", "n", 1000)
WHOLE, PART = an_indicator("whole", unit="count", potential="n"), an_indicator("part", unit="count", potential="n", part_of="whole")


def funnel(whole: dict[str, float], part: dict[str, float], wanted: float = 60, due: date = date(2023, 12, 31)) -> Plan:
    target = a_target(wanted, "part", unit="percent_of_potential", due=due)
    return a_plan([WHOLE, PART], figures(whole, "whole") + figures(part, "part"), [target], [], [POTENTIAL])


def curves_of(known: SingleFutures | FunnelFutures) -> tuple[Curve, ...]:
    return known.curves if isinstance(known, FunnelFutures) else (known.curve,)


def levels_on(known: SingleFutures | FunnelFutures, days: np.ndarray) -> np.ndarray:
    """Level of every future, on one day for all or one for each. [share of the potential]"""
    return np.prod([curve.levels(days) * np.ones(1024) for curve in curves_of(known)], axis=0)


def paths_of(plan: Plan, scenario: Scenario, name: str, day: date) -> np.ndarray:
    known = futures_of(plan, scenario, plan.indicator(name))
    return levels_on(known, np.asarray(float(max(days_since(known.origin, day), 0))))


def shipped_scenarios(plan: Plan) -> tuple[Scenario, ...]:
    level2 = BASELINE.with_choice("numerator.eid_activated", "eid_level2_activated")
    ends = BASELINE.with_assumption("potential.people_14_plus", 1_400_000.0).with_assumption("ceiling.eid_collected", 65.0)
    return (*plan.scenarios, level2, ends, BASELINE.with_assumption("pace.eid_activated", 4.0))


def test_activated_never_exceeds_collected_nor_collected_the_people_there_are(plan: Plan) -> None:
    for scenario in shipped_scenarios(plan):
        for step in DAYS:
            day = date(2023, 4, 20) + timedelta(days=step)
            activated, collected = (paths_of(plan, scenario, name, day) for name in ("eid_activated", "eid_collected"))
            assert np.all(activated <= collected + 1e-12)
            assert np.all(collected <= 1)


def test_e_library_users_never_exceed_the_cards_issued(river: Plan) -> None:
    for scenario in (BASELINE, *river.scenarios):
        for step in DAYS:
            day = date(2031, 2, 28) + timedelta(days=step)
            assert np.all(paths_of(river, scenario, "e_library_users", day) <= paths_of(river, scenario, "library_cards", day) + 1e-12)


@given(made=plans_with_scenarios(("count", "part", "part")))
def test_a_part_never_exceeds_its_whole(made: tuple[Plan, Scenario]) -> None:
    plan, scenario = made
    for part in plan.indicators:
        if part.part_of:
            for day in (plan.as_of, date(2023, 12, 31), date(2027, 1, 1)):
                assert np.all(paths_of(plan, scenario, part.id, day) <= paths_of(plan, scenario, part.part_of, day) + 1e-9)


def test_a_part_of_all_of_the_whole_grows_as_the_whole_does() -> None:
    whole = {"2023-01-01": 100, "2023-04-01": 200}
    plan = funnel(whole, whole)
    for day in (date(2023, 6, 1), date(2024, 6, 1)):
        assert paths_of(plan, BASELINE, "part", day) == pytest.approx(paths_of(plan, BASELINE, "whole", day))


def test_a_future_of_the_part_starts_at_its_last_figure_even_where_the_whole_has_a_later_one() -> None:
    plan = funnel({"2023-01-01": 100, "2023-04-01": 200}, {"2023-01-01": 50})
    soon = project(plan, BASELINE, PART, (date(2023, 1, 1), date(2023, 1, 2)), quantiles=(0.5,)).levels.ravel()
    assert soon == pytest.approx([50, 50], abs=20)  # a reported level deviates, but no half of the whole appears overnight


def test_the_day_of_a_level_is_the_first_on_which_a_future_is_there(plan: Plan) -> None:
    known = futures_of(plan, BASELINE, plan.indicator("eid_activated"))
    for level in (0.32, 0.5, 0.7, 0.9):
        days = known.days_to(level)
        reached = days[np.isfinite(days)]
        assert np.all(reached == np.round(reached))
        for day, expected in ((reached, True), (reached - 1, False)):
            padded = np.zeros_like(days)
            padded[np.isfinite(days)] = day
            there = levels_on(known, padded) >= level
            assert np.all(there[np.isfinite(days)] == expected)


def test_a_measure_on_the_whole_carries_the_part_along(plan: Plan) -> None:
    faster = BASELINE.with_assumption("pace.eid_collected", 4.0)
    assert by_id(plan, faster)["eid_activated_trial_70"].chance > by_id(plan)["eid_activated_trial_70"].chance


def test_without_any_figure_neither_is_projected() -> None:
    plan = funnel({}, {})
    assert futures_of(plan, BASELINE, PART) is None
    assert only(plan).state == "no_figure"


def test_a_part_newer_than_its_whole_goes_on_from_its_own_figure_and_stays_below_the_whole() -> None:
    plan = funnel({"2023-01-31": 500, "2023-03-31": 600}, {"2023-03-31": 200, "2023-06-30": 300})
    known = futures_of(plan, BASELINE, PART)
    assert known is not None
    assert (known.origin, known.now) == (date(2023, 6, 30), 0.3)
    assert np.allclose(levels_on(known, np.asarray(0.0)), 0.3)
    for step in DAYS:
        day = known.origin + timedelta(days=step)
        assert np.all(levels_on(known, np.asarray(float(step))) <= paths_of(plan, BASELINE, "whole", day) + 1e-12)
