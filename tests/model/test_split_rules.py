"""Each rule shares a rise by one number that all units have in common: closed forms where no bound binds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.assignment import RULES
from planner.model.reference_class import reference_class
from planner.model.s_curve import level_at, position
from planner.model.split_rules import RULE_LEVELS, exactly, shared

STARTS, WEIGHTS = np.array([0.10, 0.30, 0.50]), np.array([1000.0, 3000.0, 500.0])
OPEN = np.ones(3)
NOW = float(WEIGHTS @ STARTS)
SHARING = tuple(rule for rule in RULES if rule != "province_level")
WEIGHT = st.one_of(st.just(0.0), st.floats(-3, 7).map(lambda power: 10.0**power))


def split(rule: str, total: float, *, lowest: np.ndarray = STARTS, highest: np.ndarray = OPEN) -> np.ndarray:
    return shared(rule, STARTS, lowest, highest, WEIGHTS, total)


def test_every_rule_but_the_level_of_the_province_has_its_levels() -> None:
    assert set(RULE_LEVELS) == set(SHARING)


@pytest.mark.parametrize("rule", ["equal_lift", "by_hand"])
def test_equal_lift_gives_every_unit_the_same_points(rule: str) -> None:
    assert split(rule, NOW + 0.2 * WEIGHTS.sum()) == pytest.approx(STARTS + 0.2, abs=1e-12)


def test_potential_brings_all_to_one_level() -> None:
    assert split("potential", 0.6 * WEIGHTS.sum()) == pytest.approx(np.full(3, 0.6), abs=1e-12)


def test_potential_takes_nothing_from_who_stands_higher() -> None:
    assert split("potential", 0.4 * 4000 + 0.5 * 500) == pytest.approx([0.4, 0.4, 0.5], abs=1e-12)


def test_gap_closes_the_same_share_of_what_is_left() -> None:
    found = split("gap", NOW + 0.4 * WEIGHTS @ (1 - STARTS))
    assert found == pytest.approx(STARTS + 0.4 * (1 - STARTS), abs=1e-12)


def test_gap_is_measured_to_a_unit_s_own_ceiling() -> None:
    highest = np.array([0.6, 1.0, 0.7])
    found = split("gap", NOW + 0.25 * float(WEIGHTS @ (highest - STARTS)), highest=highest)
    assert (found - STARTS) / (highest - STARTS) == pytest.approx(np.full(3, 0.25), abs=1e-12)


def test_equal_effort_moves_every_unit_as_far_on_its_s_curve() -> None:
    push = reference_class().push
    expected = level_at(position(STARTS, OPEN, push) + 1.5, OPEN, push)
    found = split("equal_effort", float(WEIGHTS @ expected))
    assert found == pytest.approx(expected, abs=1e-12)
    assert position(found, OPEN, push) - position(STARTS, OPEN, push) == pytest.approx(np.full(3, 1.5), abs=1e-9)


def test_equal_effort_lifts_the_middle_most() -> None:
    starts = np.array([0.02, 0.45, 0.97])
    found = shared("equal_effort", starts, starts, OPEN, np.ones(3), float(starts.sum()) + 0.3)
    assert np.argmax(found - starts) == 1


def test_what_one_cannot_carry_the_others_do() -> None:
    found = split("equal_lift", NOW + 0.2 * WEIGHTS.sum(), highest=np.array([1.0, 0.4, 1.0]))
    lift = (0.2 * 4500 - 0.1 * 3000) / 1500
    assert found == pytest.approx([0.1 + lift, 0.4, 0.5 + lift], abs=1e-12)


def test_a_floor_leaves_less_to_the_others() -> None:
    found = split("equal_lift", NOW + 0.2 * WEIGHTS.sum(), lowest=np.array([0.7, 0.3, 0.5]))
    lift = (0.2 * 4500 - 0.6 * 1000) / 3500
    assert found == pytest.approx([0.7, 0.3 + lift, 0.5 + lift], abs=1e-12)


def test_a_rule_does_not_see_the_scale_of_the_weights() -> None:
    for rule in SHARING:
        found = split(rule, 0.55 * WEIGHTS.sum())
        assert shared(rule, STARTS, STARTS, OPEN, WEIGHTS * 1e4, 0.55 * WEIGHTS.sum() * 1e4) == pytest.approx(found, abs=1e-12)


@st.composite
def tasks(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, float]:
    """Starts, bounds above them, weights over ten magnitudes, and a total in between."""
    count = draw(st.integers(1, 14))
    rows = [sorted(draw(st.lists(st.floats(0, 1), min_size=3, max_size=3))) for _ in range(count)]
    starts, lowest, highest = np.array(rows).T
    weights = np.array(draw(st.lists(WEIGHT, min_size=count, max_size=count)))
    low, high = float(weights @ lowest), float(weights @ highest)
    return starts, lowest, highest, weights, low + draw(st.floats(0, 1)) * (high - low)


@pytest.mark.parametrize("rule", SHARING)
@given(task=tasks())
def test_whatever_the_weights_and_bounds_the_sum_is_right_and_the_bounds_hold(
    rule: str, task: tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, float]
) -> None:
    starts, lowest, highest, weights, total = task
    found = shared(rule, starts, lowest, highest, weights, total)
    assert np.all(np.isfinite(found))
    assert weights @ found == pytest.approx(total, abs=1e-11 * max(weights.sum(), 1e-3))
    assert np.all(found >= lowest - 1e-12)
    assert np.all(found <= highest + 1e-12)


@pytest.mark.parametrize("rule", SHARING)
@given(task=tasks(), more=st.floats(0, 1))
def test_a_higher_total_lowers_no_unit(rule: str, task: tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, float], more: float) -> None:
    starts, lowest, highest, weights, total = task
    higher = total + more * (float(weights @ highest) - total)
    less, most = (shared(rule, starts, lowest, highest, weights, asked) for asked in (total, higher))
    assert np.all((most - less)[weights > 0.01 * weights.sum()] >= -1e-9)


def test_the_last_digits_are_found_where_there_is_room() -> None:
    found = exactly(np.array([0.5, 0.5]), np.array([0.5, 0.2]), np.array([0.5, 0.9]), np.array([1.0, 2.0]), 1.7)
    assert found == pytest.approx([0.5, 0.6])
    assert exactly(np.array([0.5, 0.5]), np.array([0.5, 0.2]), np.array([0.5, 0.9]), np.array([1.0, 2.0]), 1.3) == pytest.approx([0.5, 0.4])
    nowhere = np.array([0.5, 0.5])
    assert exactly(nowhere, nowhere, nowhere, np.array([1.0, 2.0]), 1.7).tolist() == [0.5, 0.5]
