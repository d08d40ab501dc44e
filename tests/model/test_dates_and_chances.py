"""A date and a chance are two readings of the same futures: they never contradict each other."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given

from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.model.calendar import days_since
from planner.model.outlook import outlooks
from planner.model.project import futures_of
from planner.model.series import potential_of
from tests.making import BASELINE, one_target, only
from tests.strategies import plans_with_scenarios

SHARES = (("date_q10", 0.1), ("date_q50", 0.5), ("date_q90", 0.9))


def check(plan: Plan, scenario: Scenario) -> None:
    for found in outlooks(plan, scenario):
        if found.chance is None or found.state == "met":
            continue
        indicator = plan.indicator(found.indicator_id)
        known = futures_of(plan, scenario, indicator)
        days = known.days_to(found.target / potential_of(plan, scenario, indicator))
        assert found.chance == np.mean(days <= days_since(known.origin, found.due))
        assert found.chance <= 1 - found.never_share
        dates = [getattr(found, name) for name, _ in SHARES]
        assert [day or date.max for day in dates] == sorted(day or date.max for day in dates)
        for (name, share), day in zip(SHARES, dates, strict=True):
            if found.due <= plan.horizon:
                assert (day is not None and day <= found.due) == (found.chance >= share), name
            assert day is None or (known.origin <= day <= plan.horizon)


def test_date_and_chance_agree_in_the_shipped_plan(plan: Plan) -> None:
    all_measures = Scenario(measures=tuple(setting for scenario in plan.scenarios for setting in scenario.measures if scenario is plan.scenarios[-1]))
    for scenario in (BASELINE, *plan.scenarios, all_measures.with_assumption("pace.procedures_paid_online", 4.0)):
        check(plan, scenario)


def test_date_and_chance_agree_elsewhere(river: Plan) -> None:
    for scenario in (BASELINE, *river.scenarios):
        check(river, scenario)


@given(made=plans_with_scenarios())
def test_date_and_chance_agree(made: tuple[Plan, Scenario]) -> None:
    check(*made)


def test_due_on_the_day_that_half_the_futures_reach_it_the_chance_is_a_half() -> None:
    figures = {"2022-12-31": 8.0, "2023-04-20": 20.07}
    median = only(one_target(figures, 60, due=date(2025, 12, 31))).date_q50
    assert only(one_target(figures, 60, due=median)).chance == pytest.approx(0.5, abs=0.002)


def test_a_date_past_the_horizon_is_none_and_not_a_number() -> None:
    found = only(one_target({"2022-12-31": 8.0, "2023-04-20": 8.1}, 90))
    assert found.date_q50 is None
    assert found.date_q90 is None
    assert 0 < found.never_share < 1


def test_the_horizon_is_twelve_months_past_the_last_target_and_never_past_ten_years() -> None:
    assert one_target({}, 60).horizon == date(2024, 12, 31)
    assert one_target({}, 60, due=date(2025, 3, 3)).horizon == date(2026, 3, 31)
    assert one_target({}, 60, due=date(2033, 1, 1)).horizon == date(2033, 5, 31)
