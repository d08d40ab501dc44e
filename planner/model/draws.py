"""The same quasi-random numbers for every scenario, so that a difference between two carries no sampling noise."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
from scipy.special import betaincinv, ndtri

from planner.model.calendar import FloatArray
from planner.model.reference_class import reference_class

FUTURES = 1024
SEED = 1
KEPT_CURVES = (1, 2)  # chains of one and of two curves: what plans have


@dataclass(frozen=True, slots=True, eq=False)
class Draws:
    """What chance deals each future of one S-curve. All arrays have shape (futures,) and are read-only."""

    closing: FloatArray  # share of the remaining gap that will ever close [0-1]
    pace: FloatArray  # standard normal, of the log pace
    noise: FloatArray  # deviation of a reported level [share of the potential]


@lru_cache(maxsize=64)
def draws(futures: int = FUTURES, seed: int = SEED, curves: int = 1) -> tuple[Draws, ...]:
    """Draws for one S-curve, or for several that are multiplied.

    Parameters
    ----------
    futures : int
        How many; a power of two keeps the Sobol points balanced.
    seed : int
        Of the scrambling.
    curves : int
        Number of curves. They share one Sobol set of 3 dimensions each: two sets scrambled apart are not independent.

    Returns
    -------
    tuple of Draws, length `curves`
    """
    known = reference_class()
    uniform = kept_points(3 * curves) if (futures, seed) == (FUTURES, SEED) and curves in KEPT_CURVES else sobol_points(futures, seed, 3 * curves)
    uniform = np.clip(uniform, 1e-12, 1 - 1e-12)  # a scrambled point may lie at 0, where the normal is infinite
    alpha, beta = known.ceiling_mean * known.ceiling_weight, (1 - known.ceiling_mean) * known.ceiling_weight
    closing = betaincinv(alpha, beta, uniform[:, 0::3])
    normal = ndtri(uniform)
    noise = np.exp(known.noise_log_sd) * normal[:, 2::3]
    return tuple(Draws(*map(_frozen, (closing[:, i], normal[:, 3 * i + 1], noise[:, i]))) for i in range(curves))


@lru_cache
def middle_draw() -> Draws:
    """One future with every belief at its middle and no noise. Shape (1,)."""
    known = reference_class()
    closing = betaincinv(known.ceiling_mean * known.ceiling_weight, (1 - known.ceiling_mean) * known.ceiling_weight, 0.5)
    return Draws(_frozen(np.array([closing])), _frozen(np.zeros(1)), _frozen(np.zeros(1)))


def sobol_points(futures: int, seed: int, dimensions: int) -> FloatArray:
    """Scrambled Sobol points, shape (futures, dimensions). [0-1]"""
    from scipy.stats import qmc  # here, not above: it takes a second to import, and the usual points are kept

    return qmc.Sobol(dimensions, scramble=True, rng=seed).random(futures)


def kept_points(dimensions: int) -> FloatArray:
    """The usual points, as `sobol_points` gave them once: the same under every version of scipy, and at hand when the app starts."""
    with files("planner.model").joinpath(f"sobol_{FUTURES}_{SEED}_{dimensions}.npy").open("rb") as stream:
        return np.asarray(np.load(stream, allow_pickle=False), float)


def _frozen(column: FloatArray) -> FloatArray:
    copy = column.copy()
    copy.setflags(write=False)
    return copy
