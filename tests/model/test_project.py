"""The fan of an indicator, and the straight line beside it."""

from datetime import date

import numpy as np
import pytest

from planner.domain.plan import Plan
from planner.model.calendar import date_after, weekly
from planner.model.futures import at_or_below, sorted_quantiles
from planner.model.project import BANDS, chain_of, project
from planner.model.straight_line import straight_line
from tests.making import BASELINE, a_plan, an_indicator, by_id, doing, figures, one_target, with_measures

ORIGIN, YEAR_END = date(2023, 4, 20), date(2023, 12, 31)


def test_a_fan_starts_at_the_last_figure_and_widens(plan: Plan) -> None:
    known = project(plan, BASELINE, plan.indicator("procedures_paid_online"), weekly(ORIGIN, YEAR_END))
    assert known.levels.shape == (len(weekly(ORIGIN, YEAR_END)), len(BANDS))
    assert known.levels[0] == pytest.approx([20.07] * len(BANDS))
    widths = known.at_quantile(0.9) - known.at_quantile(0.1)
    assert np.all(np.diff(widths[2:]) > 0)


def test_the_fan_and_the_outlook_read_the_same_futures(plan: Plan) -> None:
    found = by_id(plan)["procedures_paid_online_60_2023"]
    known = project(plan, BASELINE, plan.indicator("procedures_paid_online"), (YEAR_END,), quantiles=(0.1, 0.5, 0.9))
    assert known.levels[0].tolist() == [found.level_q10, found.level_q50, found.level_q90]


def test_before_a_measure_starts_its_fan_is_the_baseline(plan: Plan) -> None:
    indicator, scenario = plan.indicator("procedures_paid_online"), with_measures(doing(name="one_stop_cashless", start="2023-09"))
    until_august = weekly(ORIGIN, date(2023, 8, 31))
    assert np.array_equal(project(plan, scenario, indicator, until_august).levels, project(plan, BASELINE, indicator, until_august).levels)


def test_what_is_shown_only_has_no_fan(plan: Plan) -> None:
    assert project(plan, BASELINE, plan.indicator("services_provided"), (YEAR_END,)) is None
    assert straight_line(plan, BASELINE, plan.indicator("services_provided"), (YEAR_END,)) is None


def test_a_chain_runs_from_the_whole_to_the_part(plan: Plan) -> None:
    assert [link.id for link in chain_of(plan, plan.indicator("eid_activated"))] == ["eid_collected", "eid_activated"]


def test_the_straight_line_goes_through_the_last_two_figures(plan: Plan) -> None:
    found = straight_line(plan, BASELINE, plan.indicator("procedures_paid_online"), (date(2022, 12, 31), ORIGIN, YEAR_END))
    assert found == pytest.approx([8.00, 20.07, 48.05], abs=0.01)


def test_the_straight_line_is_cut_at_nothing_and_at_everybody() -> None:
    up, down = one_target({"2023-01-01": 10, "2023-04-01": 60}, 90), one_target({"2023-01-01": 60, "2023-04-01": 10}, 90)
    assert straight_line(up, BASELINE, an_indicator(), (YEAR_END,)).tolist() == [100]
    assert straight_line(down, BASELINE, an_indicator(), (YEAR_END,)).tolist() == [0]


def test_one_figure_makes_no_line() -> None:
    plan = a_plan([an_indicator()], figures({"2023-01-01": 10}))
    assert straight_line(plan, BASELINE, plan.indicators[0], (YEAR_END,)) is None


def test_weeks_run_from_the_first_day_to_the_last_day() -> None:
    days = weekly(ORIGIN, date(2023, 5, 10))
    assert [day.isoformat() for day in days] == ["2023-04-20", "2023-04-27", "2023-05-04", "2023-05-10"]


def test_a_part_of_a_day_is_over_at_the_end_of_that_day_and_what_lies_past_the_horizon_has_no_date() -> None:
    assert date_after(ORIGIN, 0.2, YEAR_END) == date(2023, 4, 21)
    assert date_after(ORIGIN, 1.0, YEAR_END) == date(2023, 4, 21)
    assert date_after(ORIGIN, 255.0, YEAR_END) == YEAR_END
    assert date_after(ORIGIN, 255.5, YEAR_END) is None
    assert date_after(ORIGIN, float("inf"), YEAR_END) is None


def test_a_quantile_of_what_may_never_happen_is_a_day_or_never_but_not_nan() -> None:
    assert list(at_or_below(np.array([5.0, np.inf, 3.0, np.inf]), (0.25, 0.5, 0.51, 1.0))) == [3.0, 5.0, np.inf, np.inf]


def test_a_share_of_the_days_is_read_as_numpy_inverts_the_distribution() -> None:
    days = np.random.default_rng(2).exponential(size=1024)
    shares = (0.1, 0.5, 0.8, 0.9, 0.999)
    assert list(at_or_below(days, shares)) == [np.quantile(days, share, method="inverted_cdf") for share in shares]


def test_quantiles_read_off_a_sorted_array_are_those_of_numpy() -> None:
    values = np.random.default_rng(1).normal(size=(5, 1024))
    shares = (0.025, 0.1, 0.5, 0.77, 0.975)
    assert sorted_quantiles(values, shares) == pytest.approx(np.quantile(values, shares, axis=-1).T)
