"""Bare dates and levels in, quantiles and chances out: the model for a notebook, without a plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

from planner.errors import InvalidSeries, Problem
from planner.model.adoption import never_share, reported_quantiles
from planner.model.calendar import PERIOD_DAYS, FloatArray
from planner.model.draws import FUTURES, SEED, draws
from planner.model.ensemble import Ensemble, ensemble_of

Day = date | np.datetime64 | str


def project_series(
    dates: Sequence[Day],
    values: Sequence[float],
    *,
    at: Sequence[Day],
    natural_ceiling: float = 1.0,
    quantiles: Sequence[float] = (0.1, 0.5, 0.9),
    futures: int = FUTURES,
    seed: int = SEED,
) -> npt.NDArray[np.float64]:
    """Project a series of adoption figures at the pace it has had.

    Parameters
    ----------
    dates : sequence of date, datetime, datetime64 or ISO text, length n >= 1
        Days of the figures, each once; their order does not matter.
    values : sequence of float, length n
        Levels. [the unit of `natural_ceiling`]
    at : sequence of dates, length m
        When to project, on or after the last figure.
    natural_ceiling : float
        The level of everybody: 1 for shares, 100 for percent, the eligible population for counts.
    quantiles : sequence of float, length k
        Strictly between 0 and 1.
    futures, seed : int
        How many futures are played, and the seed of their draws. The same call gives the same numbers.

    Returns
    -------
    ndarray, shape (m, k)
        Reported levels. [the unit of `natural_ceiling`]

    Raises
    ------
    InvalidSeries
        With every problem found: lengths that differ, a day twice, a level that is not a number or lies outside 0 to
        the ceiling, a day to project before the last figure.

    Examples
    --------
    >>> project_series(["2022-12-31", "2023-04-20"], [8.0, 20.07], at=["2023-12-31"], natural_ceiling=100).round(0)
    array([[34., 54., 81.]])
    """
    known, origin = _ensemble(dates, values, natural_ceiling, futures, seed)
    shares = np.asarray(quantiles, float)
    if shares.ndim != 1 or not np.all((shares > 0) & (shares < 1)):
        raise InvalidSeries(Problem("outside_range", column="quantiles", found=str(list(quantiles)), expected="0-1"))
    days = _days("at", at) - origin
    if len(days) and days.min() < 0:
        early = np.asarray(at, "datetime64[D]").min()
        raise InvalidSeries(Problem("before_last_figure", column="at", found=str(early), expected=str(np.asarray(dates, "datetime64[D]").max())))
    paths = known.levels(days[:, None] / PERIOD_DAYS)
    return reported_quantiles(paths, known.noise, days, known.top, tuple(shares)) * natural_ceiling


def chance_by(
    dates: Sequence[Day],
    values: Sequence[float],
    *,
    target: float,
    due: Day,
    natural_ceiling: float = 1.0,
    futures: int = FUTURES,
    seed: int = SEED,
) -> float:
    """Chance that a series reaches a target by a due date, at the pace it has had.

    Parameters are those of `project_series`; `target` is in the unit of `natural_ceiling`.

    Returns
    -------
    float
        Share of futures that get there in time; 1 when the last figure is there already. [0-1]
    """
    known, origin = _ensemble(dates, values, natural_ceiling, futures, seed)
    if not np.isfinite(target):
        raise InvalidSeries(Problem("not_finite", column="target", found=str(target)))
    level, days = target / natural_ceiling, float(_days("due", [due])[0] - origin)
    if never_share(known.ceilings, known.now, level) == 1.0:
        return 0.0
    return float(np.mean(known.periods_to(level) <= days / PERIOD_DAYS)) if days >= 0 or level <= known.now else 0.0


def _ensemble(dates: Sequence[Day], values: Sequence[float], natural_ceiling: float, futures: int, seed: int) -> tuple[Ensemble, float]:
    if not (np.isfinite(natural_ceiling) and natural_ceiling > 0):
        raise InvalidSeries(Problem("outside_range", column="natural_ceiling", found=str(natural_ceiling), expected="> 0"))
    days, levels = _days("dates", dates), np.asarray(values, float)
    if problems := tuple(_problems(days, levels, natural_ceiling)):
        raise InvalidSeries(*problems)
    order = np.argsort(days)
    days, levels = days[order], levels[order] / natural_ceiling
    return ensemble_of(days, levels, draws(futures, seed)[0]), float(days[-1])


def _problems(days: FloatArray, levels: FloatArray, natural_ceiling: float) -> list[Problem]:
    if len(days) == 0:
        return [Problem("no_figures", column="dates")]
    if levels.shape != days.shape:
        return [Problem("lengths_differ", column="values", found=str(levels.size), expected=str(days.size))]
    wrong = [Problem("not_finite", column="values", row=int(i), found=str(levels[i])) for i in np.flatnonzero(~np.isfinite(levels))]
    outside = np.flatnonzero((levels < 0) | (levels > natural_ceiling))
    wrong += [Problem("outside_range", column="values", row=int(i), found=f"{levels[i]:g}", expected=f"0-{natural_ceiling:g}") for i in outside]
    if len(np.unique(days)) < len(days):
        wrong.append(Problem("duplicate_date", column="dates"))
    return wrong


def _days(column: str, moments: Sequence[Day]) -> FloatArray:
    """Moments as days since 1970; a time of day counts as a part of it. Shape (n,). [days]"""
    try:
        found = np.asarray(list(moments), "datetime64[us]")
    except (TypeError, ValueError) as error:
        raise InvalidSeries(Problem("not_a_date", column=column, found=str(error))) from error
    if np.isnat(found).any():
        raise InvalidSeries(Problem("not_a_date", column=column, found="NaT"))
    return found.astype(np.float64) / 86_400e6
