"""The spread of a room's guesses tells nobody's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.room_guess import score, spread

PERCENTS = st.lists(st.integers(0, 1000).map(lambda tenths: tenths / 10), min_size=3, max_size=60)


@pytest.mark.parametrize("few", [(), (50.0,), (40.0, 60.0)])
def test_fewer_than_three_guesses_have_no_spread(few: tuple[float, ...]) -> None:
    assert spread(few) is None
    assert score(few, 30, 50, 70) is None


def test_the_spread_of_known_guesses() -> None:
    found = spread((10, 20, 30, 40, 50))
    assert found is not None
    assert (found.count, found.lowest, found.lower, found.middle, found.upper, found.highest) == (5, 10, 20, 30, 40, 50)


@given(PERCENTS)
def test_the_spread_is_in_order(guesses: list[float]) -> None:
    found = spread(guesses)
    assert found is not None
    assert found.lowest <= found.lower <= found.middle <= found.upper <= found.highest


def test_the_score_counts_who_was_inside() -> None:
    found = score((30, 50, 70, 90), 34, 54, 81)
    assert found is not None
    assert (found.inside, found.typical_miss) == (0.5, 20)
