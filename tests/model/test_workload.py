"""Work that the office completes itself: exact distributions, half a unit, no pace from one figure."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import betaprime, nbinom

from planner.domain.plan import Plan
from planner.model.calendar import PERIOD_DAYS
from planner.model.pace import OperationalTime
from planner.model.project import futures_of
from planner.model.workload import WorkloadFutures, periods_to_complete
from tests.making import BASELINE, a_plan, a_target, an_assumption, an_indicator, by_id, figures, only

FUTURES = 1024


def work_plan(values: dict[str, float], wanted: float, total: float = 25) -> Plan:
    indicator = an_indicator(unit="count", method="workload", potential="n")
    return a_plan([indicator], figures(values), [a_target(wanted, unit="count")], [], [an_assumption("potential", "n", total)])


def known(plan: Plan) -> WorkloadFutures:
    found = futures_of(plan, BASELINE, plan.indicator("procedures_payable_online"))
    assert isinstance(found, WorkloadFutures)
    return found


@given(count=st.integers(1, 200), done=st.integers(0, 200), elapsed=st.floats(0.5, 24), days=st.floats(1, 2000))
def test_the_chance_of_r_more_by_a_day_is_the_negative_binomial_one(count: int, done: int, elapsed: float, days: float) -> None:
    work = WorkloadFutures(origin=date(2023, 1, 1), counted=0, total=1000, done=done, elapsed=elapsed, time=OperationalTime(), futures=FUTURES)
    chance = np.mean(work.days_to(count / 1000) <= days)
    exact = 1 - nbinom.cdf(count - 1, 0.5 + done, elapsed / (elapsed + days / PERIOD_DAYS))
    assert chance == pytest.approx(exact, abs=1.01 / FUTURES)


@given(count=st.integers(1, 200), done=st.integers(0, 200), elapsed=st.floats(0.5, 24))
def test_the_time_that_r_more_take_is_beta_prime(count: int, done: int, elapsed: float) -> None:
    exact = elapsed * betaprime.ppf((np.arange(FUTURES) + 0.5) / FUTURES, count, 0.5 + done)
    assert periods_to_complete(count, done, elapsed, FUTURES) == pytest.approx(exact, rel=1e-6)


def test_nothing_missing_takes_no_time() -> None:
    assert np.all(periods_to_complete(0, 5, 3.0, 16) == 0)


def test_the_shipped_procedures_are_done_about_early_october(plan: Plan) -> None:
    found = by_id(plan)["procedures_payable_online_100_2023"]
    assert found.target - found.now == 44
    assert known(plan).rate == pytest.approx(8.0, abs=0.05)
    assert found.points_needed == pytest.approx(5.3, abs=0.05)
    assert date(2023, 9, 28) <= found.date_q50 <= date(2023, 10, 10)
    assert found.chance > 0.9


def test_levels_are_whole_units_between_now_and_all(plan: Plan) -> None:
    found = known(plan).level_quantiles(np.arange(0.0, 700, 7), (0.025, 0.1, 0.5, 0.9, 0.975)) * 429
    assert found == pytest.approx(np.round(found), abs=1e-9)
    assert found[0] == pytest.approx([385] * 5)
    assert np.all(np.diff(found, axis=0) >= -1e-9)
    assert found.max() == pytest.approx(429)


def test_half_a_unit_counts_as_reached() -> None:
    start = {"2022-12-31": 10, "2023-04-20": 20}
    assert only(work_plan(start, 20.5)).state == "met"
    assert only(work_plan(start, 20.51)).state == "projected"
    assert only(work_plan(start, 20.51)).chance == only(work_plan(start, 21.4)).chance


def test_twice_the_pace_halves_the_time(plan: Plan) -> None:
    twice = BASELINE.with_assumption("pace.procedures_payable_online", 2.0)
    usual = futures_of(plan, BASELINE, plan.indicator("procedures_payable_online")).days_to(1.0)
    quick = futures_of(plan, twice, plan.indicator("procedures_payable_online")).days_to(1.0)
    assert quick == pytest.approx(usual / 2)


def test_one_figure_measures_no_pace(plan: Plan) -> None:
    found = by_id(plan)["essential_services_open_25_2023"]
    assert (found.state, found.chance, found.date_q50, found.level_q50, found.needed) == ("pace_unknown", None, None, None, ())
    assert found.target - found.now == 2


def test_work_that_stood_still_is_slow_but_not_hopeless() -> None:
    found = only(work_plan({"2022-12-31": 20, "2023-04-20": 20}, 21))
    assert 0 < found.chance < 0.9


def test_more_than_there_is_is_never_done() -> None:
    found = only(work_plan({"2022-12-31": 10, "2023-04-20": 20}, 30))
    assert (found.never_share, found.chance, found.date_q50) == (1.0, 0.0, None)
