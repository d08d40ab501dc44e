"""Bare dates and levels in, quantiles and chances out: the model for a notebook, without a plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import numpy as np
import numpy.typing as npt

from planner.errors import InvalidSeries, Problem
from planner.model.adoption import reported_quantiles
from planner.model.calendar import PERIOD_DAYS, FloatArray
from planner.model.draws import FUTURES, SEED, draws
from planner.model.ensemble import Ensemble, ensemble_of

Day = date | np.datetime64 | str
EPOCH = datetime(1970, 1, 1)


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
    shares = _numbers("quantiles", quantiles)
    if not np.all((shares > 0) & (shares < 1)):
        raise InvalidSeries(Problem("outside_range", column="quantiles", found=str(list(quantiles)), expected="0-1"))
    days = _days("at", at) - origin
    if len(days) and days.min() < 0:
        early, last = (str((EPOCH + timedelta(days=float(day))).date()) for day in (origin + days.min(), origin))
        raise InvalidSeries(Problem("before_last_figure", column="at", found=early, expected=last))
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
        Share of futures that get there in time; 1 when the last figure is there already, whatever the due date. [0-1]
    """
    known, origin = _ensemble(dates, values, natural_ceiling, futures, seed)
    level, day = float(_numbers("target", [target])[0]) / natural_ceiling, float(_days("due", [due])[0])
    if not np.isfinite(level):
        raise InvalidSeries(Problem("not_finite", column="target", found=str(target)))
    return float(np.mean(known.periods_to(level) <= max(day - origin, 0.0) / PERIOD_DAYS))


def _ensemble(dates: Sequence[Day], values: Sequence[float], natural_ceiling: float, futures: int, seed: int) -> tuple[Ensemble, float]:
    ceiling = float(_numbers("natural_ceiling", [natural_ceiling])[0])
    if not (np.isfinite(ceiling) and ceiling > 0):
        raise InvalidSeries(Problem("outside_range", column="natural_ceiling", found=str(natural_ceiling), expected="> 0"))
    if futures < 1:
        raise InvalidSeries(Problem("outside_range", column="futures", found=str(futures), expected=">= 1"))
    days, levels = _days("dates", dates), _numbers("values", values)
    if problems := tuple(_problems(days, levels, ceiling)):
        raise InvalidSeries(*problems)
    order = np.argsort(days)
    days, levels = days[order], levels[order] / ceiling
    return ensemble_of(days, levels, draws(futures, seed)[0]), float(days[-1])


def _problems(days: FloatArray, levels: FloatArray, natural_ceiling: float) -> list[Problem]:
    """Everything wrong with a series; rows count from 1."""
    if len(days) == 0:
        return [Problem("no_figures", column="dates")]
    if len(levels) != len(days):
        return [Problem("lengths_differ", column="values", found=str(len(levels)), expected=str(len(days)))]
    wrong = [Problem("not_finite", column="values", row=int(i) + 1, found=str(levels[i])) for i in np.flatnonzero(~np.isfinite(levels))]
    outside = np.flatnonzero((levels < 0) | (levels > natural_ceiling))
    wrong += [Problem("outside_range", column="values", row=int(i) + 1, found=f"{levels[i]:g}", expected=f"0-{natural_ceiling:g}") for i in outside]
    if len(np.unique(days)) < len(days):
        first = next(day for place, day in enumerate(days) if day in days[:place])
        wrong.append(Problem("duplicate_date", column="dates", found=str((EPOCH + timedelta(days=float(first))).date()), expected="1"))
    return wrong


def _numbers(column: str, values: Sequence[float]) -> FloatArray:
    """Values as an array, shape (n,)."""
    try:
        found = np.asarray(list(values), float)
    except (TypeError, ValueError, OverflowError) as error:
        raise InvalidSeries(Problem("not_a_number", column=column, found=str(values)[:80])) from error
    if found.ndim != 1:
        raise InvalidSeries(Problem("not_a_number", column=column, found=str(values)[:80]))
    return found


def _days(column: str, moments: Sequence[Day]) -> FloatArray:
    """Moments as days since 1970; a time of day counts as a part of it. Shape (n,). [days]"""
    try:
        return np.array([(_moment(moment) - EPOCH) / timedelta(days=1) for moment in moments], float)
    except (TypeError, ValueError, OverflowError) as error:
        raise InvalidSeries(Problem("not_a_date", column=column, found=str(error)[:80])) from error


def _moment(moment: Day) -> datetime:
    """A moment without time zone: one that has a zone is taken at its time in UTC."""
    if isinstance(moment, np.datetime64):
        moment = moment.astype("datetime64[us]").item()  # None for not-a-time
    if isinstance(moment, str):
        moment = datetime.fromisoformat(moment)
    if isinstance(moment, datetime):
        return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
    if isinstance(moment, date):
        return datetime(moment.year, moment.month, moment.day)
    raise TypeError(f"{moment!r}")
