"""Months that are set by hand stay, the rest keeps the path's shape, and the end stays where it must be."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.rebalance import kept_at_due, rebalanced, rounded

START = 10.0


@st.composite
def paths(draw: st.DrawFn) -> np.ndarray:
    """A path of 1 to 12 months from `START` to 100 or less, with plateaus now and then."""
    steps = draw(st.lists(st.one_of(st.just(0.0), st.floats(1e-6, 90)), min_size=1, max_size=12))
    return np.minimum(START + np.cumsum(steps) / max(sum(steps), 1e-6) * draw(st.floats(0, 90)), 100.0)


@st.composite
def locks_for(draw: st.DrawFn, path: np.ndarray, least_end: float = START) -> dict[int, float]:
    """Locks that can be kept: they never fall, and one in the last month is at `least_end` or above."""
    places = sorted(draw(st.sets(st.integers(0, len(path) - 1))))
    levels = sorted(draw(st.lists(st.floats(START, 100), min_size=len(places), max_size=len(places))))
    locks = dict(zip(places, levels, strict=True))
    last = len(path) - 1
    return locks | ({last: max(locks[last], least_end)} if last in locks else {})


PATHS_AND_LOCKS = paths().flatmap(lambda path: st.tuples(st.just(path), locks_for(path)))


@given(path=paths())
def test_with_no_month_set_the_path_is_what_it_was(path: np.ndarray) -> None:
    assert rebalanced(path, START, {}) == pytest.approx(path, abs=1e-12)
    assert rebalanced(path, START, {})[-1] == path[-1]


@given(made=PATHS_AND_LOCKS)
def test_months_that_are_set_stay_to_the_last_digit(made: tuple[np.ndarray, dict[int, float]]) -> None:
    path, locks = made
    found = rebalanced(path, START, locks)
    assert {place: found[place] for place in locks} == locks


@given(made=PATHS_AND_LOCKS)
def test_no_month_falls_and_none_is_below_the_start(made: tuple[np.ndarray, dict[int, float]]) -> None:
    path, locks = made
    found = rebalanced(path, START, locks)
    assert np.all(np.diff(found, prepend=START) >= 0)


@given(made=PATHS_AND_LOCKS)
def test_the_end_stays_unless_a_month_was_set_above_it(made: tuple[np.ndarray, dict[int, float]]) -> None:
    path, locks = made
    last = len(path) - 1
    expected = locks[last] if last in locks else max(path[-1], *locks.values(), START)
    assert rebalanced(path, START, locks)[-1] == expected


@given(made=PATHS_AND_LOCKS)
def test_between_two_months_that_are_set_the_rise_is_split_as_the_path_splits_it(made: tuple[np.ndarray, dict[int, float]]) -> None:
    path, locks = made
    found, shape = np.append(START, rebalanced(path, START, locks)), np.append(START, path)
    anchors = sorted({0, len(path), *(place + 1 for place in locks)})
    for low, high in pairwise(anchors):
        rise = shape[high] - shape[low]
        if rise > 1e-6:
            done = (shape[low:high] - shape[low]) / rise
            assert found[low:high] == pytest.approx(found[low] + (found[high] - found[low]) * done, abs=1e-9)


def test_by_hand() -> None:
    path = np.array([20.0, 30.0, 50.0, 60.0])
    assert rebalanced(path, 10.0, {1: 40.0}) == pytest.approx([25, 40, 40 + 20 * 20 / 30, 60])  # 10 -> 40 in two equal steps, then 2/3 and 1/3 of 20
    assert rebalanced(path, 10.0, {1: 70.0}) == pytest.approx([40, 70, 70, 70])  # a month above the end takes the end along


def test_where_the_path_does_not_rise_the_way_to_a_month_that_is_set_is_even() -> None:
    assert rebalanced(np.full(4, 10.0), 10.0, {1: 30.0, 3: 50.0}) == pytest.approx([20, 30, 40, 50])


def test_a_month_set_to_the_start_holds_the_months_before_it() -> None:
    assert rebalanced(np.array([20.0, 30.0, 40.0]), 10.0, {1: 10.0}).tolist() == [10, 10, 40]


def test_one_month_only() -> None:
    assert rebalanced(np.array([20.0]), 10.0, {}).tolist() == [20]
    assert rebalanced(np.array([20.0]), 10.0, {0: 25.0}).tolist() == [25]


# --- rounding ----------------------------------------------------------------------------------------------------------


@st.composite
def roundings(draw: st.DrawFn) -> tuple[np.ndarray, float, dict[int, float], float, float]:
    """A path, a step, its locks, what its end must reach, and the potential."""
    path = draw(paths())
    target = draw(st.floats(START, float(path[-1])))
    locks = draw(locks_for(path, target))
    return path, draw(st.sampled_from([0.1, 0.5, 0.7, 1.0, 5.0, 7.0])), locks, target, draw(st.sampled_from([100.0, 120.0]))


def at_the_end(months: int, level: float) -> np.ndarray:
    return np.append(np.zeros(months - 1), level)


@given(made=roundings())
def test_a_rounded_path_keeps_what_is_set_never_falls_reaches_the_target_and_not_more_than_there_is(
    made: tuple[np.ndarray, float, dict[int, float], float, float],
) -> None:
    path, step, locks, target, most = made
    found = rounded(rebalanced(path, START, locks), step, locks, at_least=at_the_end(len(path), target), most=most)
    assert {place: found[place] for place in locks} == locks
    assert np.all(np.diff(found) >= 0)
    assert found[-1] >= target
    assert np.all(found <= most)


@given(made=roundings())
def test_a_rounded_month_is_a_multiple_of_the_step_or_stands_at_a_month_that_is_set(made: tuple[np.ndarray, float, dict[int, float], float, float]) -> None:
    path, step, locks, target, most = made
    found = rounded(rebalanced(path, START, locks), step, locks, at_least=at_the_end(len(path), target), most=most)
    for level in found:
        nearest = round(level / step) * step
        assert abs(level - nearest) < 1e-9 or level in (*locks.values(), most)


@given(made=roundings())
def test_a_rounded_month_is_less_than_a_step_from_what_was_rounded(made: tuple[np.ndarray, float, dict[int, float], float, float]) -> None:
    path, step, locks, target, most = made
    bent = rebalanced(path, START, locks)
    found = rounded(bent, step, locks, at_least=at_the_end(len(path), target), most=most)
    assert np.all(np.abs(found - bent) <= step + 1e-9)


def test_the_end_is_rounded_up_where_rounding_down_would_miss_the_target() -> None:
    assert rounded(np.array([12.0, 57.0]), 5.0, {}, at_least=at_the_end(2, 57), most=100).tolist() == [10, 60]
    assert rounded(np.array([12.0, 57.0]), 5.0, {}, at_least=at_the_end(2, 55), most=100).tolist() == [10, 55]
    assert rounded(np.array([12.0, 99.0]), 7.0, {}, at_least=at_the_end(2, 99), most=100).tolist() == [14, 100]  # 105 is more than there is


def test_a_step_of_nothing_rounds_nothing() -> None:
    path = np.array([12.34, 56.78])
    assert rounded(path, 0.0, {}, at_least=at_the_end(2, 0), most=100).tolist() == path.tolist()


# --- a due date within the year ----------------------------------------------------------------------------------------


def test_the_month_of_a_due_date_is_kept_between_the_months_that_are_set() -> None:
    path, least = np.array([20.0, 30.0, 50.0, 60.0]), np.array([10.0, 10.0, 45.0, 45.0])
    assert kept_at_due(path, {}, least) == {2: 50}
    assert kept_at_due(path, {0: 12}, least) == {2: 50}
    assert kept_at_due(path, {1: 55}, least) == {2: 55}  # never falls
    assert kept_at_due(path, {3: 46}, least) == {2: 46}
    assert kept_at_due(path, {2: 48}, least) == {}  # set by hand
    assert kept_at_due(path, {0: 12}, np.full(4, 10.0)) == {}  # nothing is due within the year
