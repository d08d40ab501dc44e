"""Published facts of the Bass curve, and that it is straight in position."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import solve_ivp
from scipy.optimize import minimize_scalar

from planner.model.s_curve import HIGHEST_OBSERVED, level_at, observed_position, peak_time, position, share_at_peak

BASS_1969 = [(0.03, 0.38), (0.0276, 0.2516), (0.0066, 0.38), (0.1, 0.9)]
ONE = np.ones(1)
shares = st.floats(1e-6, 0.999)


def level_after(time: float, p: float, q: float) -> float:
    """Share of the ceiling, so long after launch."""
    start = position(np.zeros(1), ONE, p / q)
    return level_at(start + (p + q) * time, ONE, p / q).item()


@pytest.mark.parametrize(("p", "q"), BASS_1969)
def test_new_adopters_peak_at_ln_q_over_p_by_p_plus_q(p: float, q: float) -> None:
    def new_adopters(time: float) -> float:
        return (level_after(time + 1e-4, p, q) - level_after(time - 1e-4, p, q)) / 2e-4

    latest = minimize_scalar(lambda time: -new_adopters(time), bounds=(0.1, 40), method="bounded").x
    assert latest == pytest.approx(np.log(q / p) / (p + q), abs=1e-2)
    assert peak_time(p, q) == pytest.approx(np.log(q / p) / (p + q), rel=1e-15)


@pytest.mark.parametrize(("p", "q"), BASS_1969)
def test_half_less_p_by_2q_have_adopted_at_the_peak(p: float, q: float) -> None:
    assert level_after(peak_time(p, q), p, q) == pytest.approx(0.5 - p / (2 * q), rel=1e-12)
    assert share_at_peak(p, q) == pytest.approx(0.5 - p / (2 * q), rel=1e-15)


@pytest.mark.parametrize(("p", "q"), BASS_1969)
def test_the_curve_solves_the_bass_equation(p: float, q: float) -> None:
    times = np.linspace(0, 12, 25)
    solved = solve_ivp(lambda _, f: (p + q * f) * (1 - f), (0, 12), [0.0], t_eval=times, rtol=1e-10, atol=1e-12).y[0]
    assert [level_after(time, p, q) for time in times] == pytest.approx(solved, abs=1e-8)


@pytest.mark.parametrize(("p", "q"), BASS_1969)
def test_a_bass_curve_is_a_straight_line_in_position(p: float, q: float) -> None:
    times = np.linspace(0, 12, 25)
    levels = np.array([level_after(time, p, q) for time in times])
    assert np.diff(position(levels, ONE, p / q)) == pytest.approx((p + q) * np.diff(times), rel=1e-6)


@given(share=shares, ceiling=st.floats(0.01, 1), push=st.floats(0.001, 2))
def test_position_and_level_are_inverse(share: float, ceiling: float, push: float) -> None:
    level = np.array([share * ceiling])
    there = position(level, np.array([ceiling]), push)
    assert level_at(there, np.array([ceiling]), push) == pytest.approx(level, rel=1e-9, abs=1e-12)


@given(one=shares, other=shares)
def test_a_higher_level_lies_further_on_the_curve(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert position(np.array([low]), ONE, 0.08) <= position(np.array([high]), ONE, 0.08)


def test_far_along_the_curve_the_level_is_the_ceiling() -> None:
    assert level_at(np.array([60.0, 1e6]), np.array([0.7]), 0.08) == pytest.approx([0.7, 0.7], rel=1e-15)


def test_a_launch_at_zero_has_a_finite_position() -> None:
    assert position(np.zeros(1), ONE, 0.08).item() == pytest.approx(np.log(0.08))


def test_an_observed_level_at_its_ceiling_is_kept_a_little_below() -> None:
    assert observed_position(0.5, np.array([0.5]), 0.08) == pytest.approx(position(np.array([0.5 * HIGHEST_OBSERVED]), np.array([0.5]), 0.08))
