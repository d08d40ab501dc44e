"""Whole numbers that add up, never fall, and stay within one of what they stand for."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.whole_counts import whole_counts


@st.composite
def shares(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    """Shares of units that never fall, and the whole totals that they add up to."""
    units, months = draw(st.integers(1, 14)), draw(st.integers(1, 12))
    largest = draw(st.sampled_from([1, 3, 20, 1000, 2_000_000]))
    parts = st.one_of(st.just(0.0), st.floats(1e-3, 1.0))
    increments = np.array([[draw(parts) for _ in range(months)] for _ in range(units)]).reshape(units, months)
    added = np.array([draw(st.integers(0, largest)) if column.sum() > 0 else 0 for column in increments.T])
    exact = np.cumsum(increments / np.maximum(increments.sum(axis=0), 1e-300) * added, axis=1)
    return exact, np.cumsum(added).astype(float)


@given(made=shares())
def test_they_are_whole_add_up_never_fall_and_are_within_one_in_every_month(made: tuple[np.ndarray, np.ndarray]) -> None:
    exact, totals = made
    found = whole_counts(exact, totals)
    assert np.all(found == np.round(found))
    assert found.sum(axis=0).tolist() == totals.tolist()
    assert np.all(np.diff(found, axis=1, prepend=0) >= 0)
    assert np.all(np.abs(found - exact) < 1 + 1e-6)


@given(made=shares())
def test_a_share_that_is_whole_stays(made: tuple[np.ndarray, np.ndarray]) -> None:
    exact = np.cumsum(np.round(np.diff(made[0], axis=1, prepend=0)), axis=1)
    assert whole_counts(exact, exact.sum(axis=0)).tolist() == exact.tolist()


def closest(exact: np.ndarray, total: int) -> float:
    """The smallest sum of squared differences of any whole numbers that add up: by trying all of them."""
    options = [(np.floor(share), np.floor(share) + 1) for share in exact]
    return min(float(((np.array(tried) - exact) ** 2).sum()) for tried in product(*options) if sum(tried) == total)


@given(parts=st.lists(st.integers(1, 1000), min_size=1, max_size=6), total=st.integers(0, 50))
def test_one_month_is_rounded_by_largest_remainders_and_nothing_is_closer(parts: list[int], total: int) -> None:
    exact = np.array(parts) / sum(parts) * total
    (found,) = whole_counts(exact[:, None], np.array([float(total)])).T
    assert ((found - exact) ** 2).sum() == pytest.approx(closest(exact, total), abs=1e-5)


def test_by_hand() -> None:
    assert whole_counts(np.array([[5.5], [3.3], [1.2]]), np.array([10.0])).ravel().tolist() == [6, 3, 1]
    assert whole_counts(np.array([[0.5], [0.5]]), np.array([1.0])).ravel().tolist() == [1, 0]  # a tie goes to the first


def test_the_alabama_paradox_takes_nothing_back() -> None:
    """Shares 6 : 6 : 2 of 10 are 4.29, 4.29, 1.43 and give the third its second; of 11 they are 4.71, 4.71, 1.57 and would take it back."""
    weights = np.array([6.0, 6.0, 2.0]) / 14
    alone = [whole_counts(weights[:, None] * total, np.array([total])).ravel().tolist() for total in (10.0, 11.0)]
    assert alone == [[4, 4, 2], [5, 5, 1]]
    together = whole_counts(weights[:, None] * np.array([10.0, 11.0]), np.array([10.0, 11.0]))
    assert np.all(np.diff(together, axis=1) >= 0)
    assert together[:, -1].sum() == 11


def test_who_gets_there_first_is_rounded_up_first() -> None:
    """Largest remainders month by month would round up the first two, who do not move, and leave the others a whole one behind."""
    exact = np.array([[0.5, 0.5], [0.5, 0.5], [0.5, 1.0], [0.5, 1.0]])
    assert whole_counts(exact, np.array([2.0, 3.0])).tolist() == [[0, 1], [0, 0], [1, 1], [1, 1]]


def test_nothing_to_share() -> None:
    assert whole_counts(np.zeros((3, 2)), np.zeros(2)).tolist() == [[0, 0], [0, 0], [0, 0]]


def test_who_has_no_share_gets_nothing() -> None:
    exact = np.array([[0.0, 0.0], [10 / 3, 20 / 3], [20 / 3, 40 / 3]])
    assert whole_counts(exact, np.array([10.0, 20.0]))[0].tolist() == [0, 0]
