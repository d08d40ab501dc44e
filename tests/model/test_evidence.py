"""The update from figures, against the formulas of the method worked out one future at a time."""

from itertools import pairwise
from math import exp, log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.evidence import erratic, log_pace, observed_pace
from planner.model.reference_class import reference_class

KNOWN = reference_class()
# docs/method.md, section 2, with the symbols used there
A, M0, S0, B, S1, S2, LAMBDA, PHI, NU0, SE = 0.08, -1.4, 0.82, -0.07, 0.50, 0.42, 1.5, 0.18, 0.70, 0.63


@st.composite
def pasts(draw: st.DrawFn, fewest: int = 2) -> tuple[np.ndarray, np.ndarray]:
    gaps = draw(st.lists(st.floats(0.05, 12), min_size=fewest - 1, max_size=5))
    levels = draw(st.lists(st.floats(0, 1), min_size=len(gaps) + 1, max_size=len(gaps) + 1))
    times = np.append(0.0, np.cumsum(gaps))
    return times - times[-1], np.array(levels)


def by_hand(times: np.ndarray, levels: np.ndarray, ceiling: float) -> tuple[float, float]:
    """Mean and variance of the log pace under one ceiling, from the printed formulas."""

    def z(f: float) -> float:
        f = min(f, 0.995 * ceiling)
        return log((A * ceiling + f) / (ceiling - f))

    weights, paces, speeds = [], [], []
    for i in range(1, len(times)):
        gap = times[i] - times[i - 1]
        weights.append((exp(LAMBDA * times[i]) - exp(LAMBDA * times[i - 1])) / LAMBDA)
        paces.append((z(levels[i]) - z(levels[i - 1])) / gap)
        speeds.append((log((0.12 + levels[i]) / (1.03 - levels[i])) - log((0.12 + levels[i - 1]) / (1.03 - levels[i - 1]))) / gap)
    total = sum(weights)
    k_obs = sum(w * k for w, k in zip(weights, paces, strict=True)) / total
    logs = [log(max(speed, 0.1 * exp(M0))) for speed in speeds]
    changes = [max(-2.5, min(2.5, later - earlier)) for earlier, later in pairwise(logs)]
    g = (NU0 + sum((d / SE) ** 2 for d in changes)) / (NU0 + len(changes)) if changes else 1.0
    v = (S1**2 + S2**2 / total) * g
    seen = log(max(k_obs, PHI * exp(M0))) + B
    precision = 1 / S0**2 + 1 / v
    return (M0 / S0**2 + seen / v) / precision, 1 / precision


@given(past=pasts(), ceiling=st.floats(0.05, 1))
def test_the_update_is_the_conjugate_one(past: tuple[np.ndarray, np.ndarray], ceiling: float) -> None:
    times, levels = past
    mean, variance = log_pace(times, levels, np.array([ceiling]), KNOWN)
    expected_mean, expected_variance = by_hand(times, levels, ceiling)
    assert mean.item() == pytest.approx(expected_mean, rel=1e-9, abs=1e-9)
    assert variance == pytest.approx(expected_variance, rel=1e-9)


def test_one_figure_is_the_reference_class_alone() -> None:
    mean, variance = log_pace(np.zeros(1), np.array([0.2]), np.array([0.4, 0.9]), KNOWN)
    assert mean.tolist() == [M0, M0]
    assert sqrt(variance) == pytest.approx(S0)


@given(past=pasts())
def test_figures_never_make_the_pace_less_certain(past: tuple[np.ndarray, np.ndarray]) -> None:
    _, variance = log_pace(*past, np.array([1.0]), KNOWN)
    assert 0 < variance < S0**2


def test_a_smooth_past_narrows_and_an_erratic_one_widens() -> None:
    times = np.array([-3.0, -2.0, -1.0, 0.0])
    smooth, jumpy = np.array([0.1, 0.15, 0.21, 0.28]), np.array([0.1, 0.27, 0.271, 0.28])
    assert erratic(times, smooth, KNOWN) < 1 < erratic(times, jumpy, KNOWN)
    assert log_pace(times, smooth, np.ones(1), KNOWN)[1] < log_pace(times, jumpy, np.ones(1), KNOWN)[1]


def test_two_figures_cannot_be_erratic() -> None:
    assert erratic(np.array([-1.0, 0.0]), np.array([0.1, 0.9]), KNOWN) == 1.0


def test_what_is_longer_ago_counts_for_less() -> None:
    times = np.array([-2.0, -1.0, 0.0])
    fast_lately, fast_before = np.array([0.1, 0.12, 0.3]), np.array([0.1, 0.28, 0.3])
    lately, before = (observed_pace(times, levels, np.ones(1), KNOWN)[0].item() for levels in (fast_lately, fast_before))
    assert lately > before


def test_however_long_the_past_its_weight_is_bounded() -> None:
    _, weight = observed_pace(np.array([-500.0, -250.0, 0.0]), np.array([0.1, 0.2, 0.3]), np.ones(1), KNOWN)
    assert weight == pytest.approx(1 / LAMBDA)


def test_a_falling_past_counts_as_the_slowest_pace_there_is() -> None:
    times, ceiling = np.array([-4.0, 0.0]), np.ones(1)
    assert log_pace(times, np.array([0.5, 0.3]), ceiling, KNOWN)[0] == pytest.approx(log_pace(times, np.array([0.5, 0.5]), ceiling, KNOWN)[0])
