"""Bare dates and levels in, quantiles and chances out."""

from datetime import date, datetime, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import chance_by, project_series
from planner.errors import InvalidSeries
from planner.model.calendar import PERIOD_DAYS

DAYS = [date(2022, 12, 31), date(2023, 4, 20)]
LEVELS = [8.0, 20.07]
YEAR_END = date(2023, 12, 31)
EVERY_PERCENT = tuple(np.arange(1, 100) / 100)


@st.composite
def series(draw: st.DrawFn) -> tuple[list[date], list[float]]:
    ages = sorted(draw(st.lists(st.integers(0, 2000), min_size=1, max_size=6, unique=True)), reverse=True)
    return [YEAR_END - timedelta(days=age) for age in ages], draw(st.lists(st.floats(0, 1), min_size=len(ages), max_size=len(ages)))


@pytest.mark.parametrize(("periods", "low", "median", "high"), [(1, 20.8, 24.5, 31.2), (4, 26.7, 37.4, 60.7), (8, 33.4, 52.5, 80.4)])
def test_the_check_values_of_the_method_hold_to_half_a_point(periods: int, low: float, median: float, high: float) -> None:
    due = datetime(2023, 4, 20) + timedelta(days=periods * PERIOD_DAYS)
    found = project_series(DAYS, [0.0800, 0.2007], at=[due])[0] * 100
    assert found == pytest.approx([low, median, high], abs=0.5)


def test_the_shipped_payment_series_ends_its_year_at_54_percent() -> None:
    found = project_series(DAYS, LEVELS, at=[YEAR_END], natural_ceiling=100)[0]
    assert found == pytest.approx([34, 54, 81], abs=0.6)


@given(known=series(), target=st.floats(0.01, 1), ahead=st.integers(1, 1500))
def test_the_chance_is_the_share_of_futures_that_get_there(known: tuple[list[date], list[float]], target: float, ahead: int) -> None:
    """Read off the quantiles, which carry the small noise of reporting besides: so only about."""
    days, levels = known
    due = days[-1] + timedelta(days=ahead)
    levels_at_due = project_series(days, levels, at=[due], quantiles=EVERY_PERCENT)[0]
    chance = chance_by(days, levels, target=target, due=due)
    assert np.mean(levels_at_due >= target + 0.09) - 0.02 <= chance <= np.mean(levels_at_due >= target - 0.09) + 0.02


@given(known=series(), seed=st.randoms(use_true_random=False))
def test_the_order_of_figures_is_irrelevant(known: tuple[list[date], list[float]], seed) -> None:
    mixed = list(zip(*known, strict=True))
    seed.shuffle(mixed)
    days, levels = zip(*mixed, strict=True)
    due = [YEAR_END + timedelta(days=90)]
    assert np.array_equal(project_series(days, levels, at=due), project_series(*known, at=due))


@given(known=series(), ceiling=st.floats(1e-3, 1e9))
def test_rescaling_the_unit_changes_nothing(known: tuple[list[date], list[float]], ceiling: float) -> None:
    days, levels = known
    scaled = [min(level * ceiling, ceiling) for level in levels]
    due = YEAR_END + timedelta(days=90)
    plain, other = project_series(days, levels, at=[due]), project_series(days, scaled, at=[due], natural_ceiling=ceiling)
    assert other / ceiling == pytest.approx(plain, rel=1e-12, abs=1e-12)


@given(known=series())
def test_quantiles_are_nested_and_stay_between_nothing_and_everybody(known: tuple[list[date], list[float]]) -> None:
    at = [known[0][-1] + timedelta(days=days) for days in (0, 1, 30, 365, 3650)]
    found = project_series(*known, at=at, quantiles=(0.001, 0.1, 0.5, 0.9, 0.999))
    assert np.all(np.diff(found, axis=1) >= 0)
    assert found.min() >= 0
    assert found.max() <= 1


@given(known=series())
def test_on_the_day_of_the_last_figure_there_is_no_doubt(known: tuple[list[date], list[float]]) -> None:
    days, levels = known
    assert project_series(days, levels, at=[days[-1]])[0] == pytest.approx([levels[-1]] * 3, abs=1e-9)


@given(known=series(), targets=st.tuples(st.floats(0, 1), st.floats(0, 1)), aheads=st.tuples(st.integers(0, 900), st.integers(0, 900)))
def test_more_time_or_a_lower_target_never_lowers_the_chance(known: tuple[list[date], list[float]], targets: tuple, aheads: tuple) -> None:
    (lower, higher), (sooner, later) = sorted(targets), sorted(aheads)

    def chance(target: float, ahead: int) -> float:
        return chance_by(*known, target=target, due=known[0][-1] + timedelta(days=ahead))

    assert chance(lower, sooner) >= chance(higher, sooner)
    assert chance(higher, later) >= chance(higher, sooner)


def test_the_same_call_gives_the_same_bits() -> None:
    first, second = (project_series(DAYS, LEVELS, at=[YEAR_END], natural_ceiling=100, quantiles=EVERY_PERCENT) for _ in range(2))
    assert first.tobytes() == second.tobytes()


def test_another_seed_moves_the_numbers_only_a_little() -> None:
    first, second = (project_series(DAYS, LEVELS, at=[YEAR_END], natural_ceiling=100, seed=seed) for seed in (1, 2))
    assert not np.array_equal(first, second)
    assert first == pytest.approx(second, abs=1.0)


def at_midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


@pytest.mark.parametrize("kind", [date.isoformat, np.datetime64, pd.Timestamp, at_midnight], ids=["ISO", "numpy", "pandas", "datetime"])
def test_a_day_may_be_given_in_any_of_its_usual_forms(kind) -> None:
    found = project_series([kind(day) for day in DAYS], LEVELS, at=[kind(YEAR_END)], natural_ceiling=100)
    assert np.array_equal(found, project_series(DAYS, LEVELS, at=[YEAR_END], natural_ceiling=100))
    assert chance_by([kind(day) for day in DAYS], LEVELS, target=60, due=kind(YEAR_END), natural_ceiling=100) == 0.380859375


def test_the_answer_has_a_row_for_each_day_and_a_column_for_each_quantile() -> None:
    assert project_series(DAYS, LEVELS, at=[YEAR_END] * 4, natural_ceiling=100, quantiles=(0.3, 0.6)).shape == (4, 2)
    assert project_series(DAYS, LEVELS, at=[], natural_ceiling=100).shape == (0, 3)


@pytest.mark.parametrize("due", [YEAR_END, date(2023, 4, 20), date(2023, 3, 1)])
def test_a_target_that_is_reached_has_chance_one(due: date) -> None:
    assert chance_by(DAYS, LEVELS, target=20, due=due, natural_ceiling=100) == 1.0


def test_more_than_everybody_is_never_reached() -> None:
    assert chance_by(DAYS, LEVELS, target=100.1, due=date(2100, 1, 1), natural_ceiling=100) == 0.0


def test_a_due_date_before_the_last_figure_is_missed_for_good() -> None:
    assert chance_by(DAYS, LEVELS, target=60, due=date(2023, 3, 1), natural_ceiling=100) == 0.0


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("no_figures", {"dates": [], "values": []}),
        ("lengths_differ", {"values": [8.0]}),
        ("duplicate_date", {"dates": [DAYS[0], DAYS[0]]}),
        ("not_a_date", {"dates": ["20/4/2023", DAYS[1]]}),
        ("not_a_date", {"dates": [None, DAYS[1]]}),
        ("not_a_date", {"at": ["soon"]}),
        ("not_finite", {"values": [float("nan"), 20.07]}),
        ("not_finite", {"values": [8.0, float("inf")]}),
        ("not_a_number", {"values": ["20,o7", 20.07]}),
        ("outside_range", {"values": [-1.0, 20.07]}),
        ("outside_range", {"values": [8.0, 105.0]}),
        ("outside_range", {"natural_ceiling": 0.0}),
        ("outside_range", {"natural_ceiling": float("nan")}),
        ("outside_range", {"quantiles": (0.0, 0.5)}),
        ("outside_range", {"quantiles": (0.5, 1.0)}),
        ("outside_range", {"quantiles": (float("nan"),)}),
        ("before_last_figure", {"at": [date(2023, 4, 19)]}),
    ],
)
def test_what_is_no_series_is_refused_by_name(code: str, changed: dict) -> None:
    call = {"dates": DAYS, "values": LEVELS, "at": [YEAR_END], "natural_ceiling": 100.0} | changed
    with pytest.raises(InvalidSeries) as refused:
        project_series(call.pop("dates"), call.pop("values"), **call)
    assert code in [problem.code for problem in refused.value.problems]


def test_a_target_must_be_a_finite_number() -> None:
    with pytest.raises(InvalidSeries) as refused:
        chance_by(DAYS, LEVELS, target=float("nan"), due=YEAR_END, natural_ceiling=100)
    assert [problem.code for problem in refused.value.problems] == ["not_finite"]


def test_everything_wrong_is_said_at_once_and_each_place_is_named() -> None:
    with pytest.raises(InvalidSeries) as refused:
        project_series([DAYS[0], DAYS[0], DAYS[1]], [float("nan"), 105.0, 20.0], at=[YEAR_END], natural_ceiling=100)
    assert {problem.code for problem in refused.value.problems} == {"not_finite", "outside_range", "duplicate_date"}
    assert all(f"row {problem.row}" in str(problem) for problem in refused.value.problems if problem.row is not None)
