"""The quasi-random numbers behind all futures."""

import numpy as np
import pytest
from scipy.stats import beta, norm

from planner.model.draws import FUTURES, KEPT_CURVES, SEED, Draws, draws, kept_points, sobol_points

ALPHA, BETA = 0.73 * 4, 0.27 * 4
Dealt = tuple[Draws, ...]


@pytest.fixture(params=[1, 2, 3], ids=lambda curves: f"{curves} curves")
def dealt(request: pytest.FixtureRequest) -> Dealt:
    return draws(1024, 1, request.param)


def test_each_curve_gets_its_own_numbers(dealt: Dealt) -> None:
    columns = [column for one in dealt for column in (one.closing, one.pace, one.noise)]
    assert all(column.shape == (1024,) for column in columns)
    assert np.max(np.abs(np.corrcoef(columns) - np.eye(len(columns)))) < 0.05


def test_one_future_falls_into_each_thousandth_of_the_closing_share(dealt: Dealt) -> None:
    for one in dealt:
        places = beta.cdf(np.sort(one.closing), ALPHA, BETA) * 1024
        assert np.all((places > np.arange(1024) - 1e-6) & (places < np.arange(1024) + 1 + 1e-6))


def test_the_closing_share_has_the_mean_and_spread_of_the_reference_class(dealt: Dealt) -> None:
    for one in dealt:
        assert one.closing.mean() == pytest.approx(0.73, abs=1e-4)
        assert one.closing.var() == pytest.approx(beta.var(ALPHA, BETA), rel=2e-3)
        assert np.quantile(one.closing, [0.1, 0.5, 0.9]) == pytest.approx(beta.ppf([0.1, 0.5, 0.9], ALPHA, BETA), abs=2e-3)


def test_the_pace_is_standard_normal(dealt: Dealt) -> None:
    for one in dealt:
        assert one.pace.mean() == pytest.approx(0, abs=5e-3)
        assert one.pace.std() == pytest.approx(1, abs=5e-3)
        assert np.quantile(one.pace, [0.1, 0.5, 0.9]) == pytest.approx(norm.ppf([0.1, 0.5, 0.9]), abs=1e-2)


def test_the_noise_of_a_reported_level_is_e_to_the_minus_four(dealt: Dealt) -> None:
    for one in dealt:
        assert one.noise.std() == pytest.approx(np.exp(-4), rel=1e-2)


def test_nobody_can_change_the_draws_that_all_share(dealt: Dealt) -> None:
    for one in dealt:
        for column in (one.closing, one.pace, one.noise):
            assert not column.flags.writeable


def test_the_same_seed_deals_the_same_and_another_one_differs() -> None:
    again = draws.__wrapped__(1024, 1, 1)[0]
    assert np.array_equal(again.closing, draws(1024, 1, 1)[0].closing)
    assert not np.array_equal(draws(1024, 2, 1)[0].closing, draws(1024, 1, 1)[0].closing)


def test_every_number_is_finite() -> None:
    for seed in range(20):
        (one,) = draws(64, seed, 1)
        assert np.isfinite([one.closing, one.pace, one.noise]).all()


@pytest.mark.parametrize("curves", KEPT_CURVES)
def test_the_kept_points_are_those_of_scipy(curves: int) -> None:
    assert np.array_equal(kept_points(3 * curves), sobol_points(FUTURES, SEED, 3 * curves))
