"""A target for each month to the plan year's end: along the scenario's own median, or along the path that meets a target."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np

from planner.domain.indicator import Indicator
from planner.domain.month import Month
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.domain.target import Target
from planner.errors import Problem
from planner.model.calendar import FloatArray, days_since
from planner.model.futures import Futures
from planner.model.needed_pace import days_until_now, needed_paces
from planner.model.outlook import QUANTILES, target_level
from planner.model.project import futures_of
from planner.model.rebalance import kept_at_due, rebalanced, rounded
from planner.model.series import figures_of, potential_of

Basis = Literal["median", "needed", "held", "straight", "issued"]
SAME = 1e-9  # two levels nearer than this are the same


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class MonthlyTargets:
    """What is projected and what is handed out for one indicator, at the end of each month. Levels in the indicator's unit.

    `basis` says which path the months follow:

    ``median``
        the middle of the scenario's futures: no target, or none asked for;
    ``needed``
        the middle of the futures at the constant pace, `pace`, with which the target is met at `confidence`: it ends at
        the target with one half, above it with more;
    ``held``
        the target is met already: what is reached is held;
    ``straight``
        no pace meets the target at `confidence`: a straight line to it, or to the potential where the target lies above;
    ``issued``
        what left the house with a paper: in working papers, beside what is projected now.
    """

    indicator_id: str
    basis: Basis
    confidence: float | None
    target_id: str  # "" without a target
    target: float | None
    trial: bool  # whether it is only a threshold to try, never called a target
    due: date | None
    pace: float | None  # constant from the as-of date on [1]
    months: tuple[Month, ...]
    now: float  # last figure
    as_of: date  # its day
    low: FloatArray  # 80 % interval of the scenario, shape (months,)
    projected: FloatArray  # its median, shape (months,)
    high: FloatArray
    path: FloatArray  # before locks and rounding, shape (months,)
    targets: FloatArray  # handed out, shape (months,)
    locked: tuple[bool, ...]
    step: float  # what the months are multiples of; 0: not rounded [the indicator's unit]
    even: float | None  # where an even pace through the year would be on the day of the last figure
    problems: tuple[Problem, ...] = ()  # locks that cannot be kept, and why

    @property
    def increments(self) -> FloatArray:
        """What each month has to bring, shape (months,). [the indicator's unit]"""
        return np.diff(self.targets, prepend=self.now)

    @property
    def lead(self) -> FloatArray:
        """Projection less target: below 0 is behind. Shape (months,). [the indicator's unit]"""
        return self.projected - self.targets

    @property
    def behind_from(self) -> Month | None:
        """The first month from which on the projection stays behind what is handed out; None when the year ends well."""
        late = self.lead < -self.step / 2 - SAME  # what only rounding puts behind is not
        if not late[-1]:
            return None
        ahead = np.flatnonzero(~late)
        return self.months[int(ahead[-1]) + 1 if len(ahead) else 0]

    @property
    def lag(self) -> float | None:
        """How far today's figure is behind an even pace through the year: above 0 is behind. [the indicator's unit]"""
        return None if self.even is None else self.even - self.now


def months_of(plan: Plan) -> tuple[Month, ...]:
    """The months that are handed out: from the as-of date's, or that of the newest projected figure, to the year's end."""
    newest = (row.date for row in plan.observations if not row.unit_id and plan.indicator(row.indicator_id).projected)
    first = min(Month.of(max((plan.as_of, *newest))), Month(plan.year, 12))
    return first.through(Month(plan.year, 12))


def path_target(plan: Plan, scenario: Scenario, indicator: Indicator) -> Target | None:
    """The target that an indicator's months lead to: the one that was picked for them, or the highest of the year.

    Where two required targets contradict, only the one that the scenario counts is asked; a trial threshold serves where
    there is no target at all.
    """
    own = plan.targets_of(indicator.id)
    picked = scenario.assignment.path(indicator.id).target_id
    if chosen := [target for target in own if target.id == picked]:
        return chosen[0]
    counted = scenario.chosen(f"target.{indicator.id}")
    of_year = [target for target in own if target.due <= plan.year_end and (target.kind != "required" or counted in (None, target.id))]
    real = [target for target in of_year if target.kind != "trial"] or of_year
    return max(real, key=lambda target: target_level(plan, scenario, target), default=None)


def monthly_targets(plan: Plan, scenario: Scenario, indicator: Indicator) -> MonthlyTargets | None:
    """The months of one indicator under a scenario and its assignment; None where nothing can be projected."""
    known = futures_of(plan, scenario, indicator)
    if known is None:
        return None
    unit, months, terms = potential_of(plan, scenario, indicator), months_of(plan), scenario.assignment.path(indicator.id)
    days = np.array([max(days_since(known.origin, month.last_day), 0.0) for month in months])
    low, projected, high = known.level_quantiles(days, QUANTILES).T * unit
    target, confidence = path_target(plan, scenario, indicator), scenario.assignment.confidence
    wanted = None if target is None else target_level(plan, scenario, target)
    now = figures_of(plan, scenario, indicator)[1][-1]
    goal = None if target is None or wanted is None else (_enough(indicator, wanted), target.due)
    basis, pace, path = _path(plan, known, days, unit, now, goal, confidence)
    whole = indicator.unit == "count"
    most = max(float(np.floor(unit + SAME)) if whole else unit, now)
    path = np.minimum(np.maximum.accumulate(np.maximum(projected if path is None else path, now)), most)
    least = np.full(len(months), now)
    if goal is not None and basis in ("needed", "straight"):
        least[days >= days_since(known.origin, goal[1])] = min(goal[0], most)
    wanted_locks = {month: float(round(level)) if whole else level for month, level in terms.locks}
    locks, problems = _locks(wanted_locks, months, least, most, now)
    bent = rebalanced(path, now, locks | kept_at_due(path, locks, least))
    step = max(float(round(terms.step)), 1.0) if whole else terms.step
    return MonthlyTargets(
        indicator_id=indicator.id,
        basis=basis,
        confidence=confidence if basis in ("needed", "straight") else None,
        target_id="" if target is None else target.id,
        target=wanted,
        trial=target is not None and target.kind == "trial",
        due=None if target is None else target.due,
        pace=pace,
        months=months,
        now=now,
        as_of=known.origin,
        low=low,
        projected=projected,
        high=high,
        path=path,
        targets=_handed_out(rounded(bent, step, locks, at_least=np.where(least > now, least, 0.0), most=most), now, whole=whole),
        locked=tuple(place in locks for place in range(len(months))),
        step=step,
        even=_even(plan, scenario, indicator, wanted, None if target is None else target.due),
        problems=tuple(problems),
    )


def _handed_out(levels: FloatArray, now: float, *, whole: bool) -> FloatArray:
    """Months that are never below what is reached; a count is whole, also where the figure it holds is not."""
    return np.maximum(levels, np.ceil(now - SAME) if whole else now)


def _path(
    plan: Plan, known: Futures, days: FloatArray, unit: float, now: float, wanted: tuple[float, date] | None, confidence: float | None
) -> tuple[Basis, float | None, FloatArray | None]:
    """Which path the months follow, at which pace, and its levels (None: the projection's). [the indicator's unit]"""
    if wanted is None or confidence is None:
        return "median", None, None
    level, due = wanted[0], days_since(known.origin, wanted[1])
    if level <= now + SAME:
        return "held", None, np.full(len(days), now)
    needed = needed_paces(plan, known, level / unit, wanted[1], (confidence,))
    if not needed:
        return "median", None, None
    pace = needed[0].factor
    if pace is None:
        return "straight", None, np.minimum(now + (level - now) * days / due, max(level, now))
    path = known.middle_path(days, days_until_now(plan, known), pace) * unit
    path = np.where(days >= due, np.maximum(path, level), path)
    return "needed", pace, np.where(np.abs(path - level) < SAME * unit, level, path)


def _enough(indicator: Indicator, wanted: float) -> float:
    """What counts as reaching a target: half a unit of work does, as in the outlook. [the indicator's unit]"""
    return float(np.ceil(wanted - 0.5 - SAME)) if indicator.method == "workload" else wanted


def _locks(locks: dict[Month, float], months: tuple[Month, ...], least_of: FloatArray, most: float, now: float) -> tuple[dict[int, float], list[Problem]]:
    """The locks that can be kept, by place, and a problem for each that cannot. `least_of` says what each month must reach.

    What lies below `now`, which is reached already, is said and not handed out.
    """
    kept: dict[int, float] = {}
    problems = []
    for month, level in sorted(locks.items()):
        if month not in months:
            continue  # a month that is over: what was handed out for it no longer binds
        least = max(float(least_of[months.index(month)]), *kept.values(), 0.0)
        if level < now - SAME:
            problems.append(Problem("lock_below_reached", column=str(month), found=f"{level:.10g}", expected=f"{now:.10g}"))
        elif least - SAME <= level <= most + SAME:
            kept[months.index(month)] = min(max(level, least), most)
        else:
            problems.append(Problem("lock_cannot_hold", column=str(month), found=f"{level:.10g}", expected=f"{least:.10g}-{most:.10g}"))
    return kept, problems


def _even(plan: Plan, scenario: Scenario, indicator: Indicator, wanted: float | None, due: date | None) -> float | None:
    """Where an even pace from the last figure of the year before would be on the day of the last figure; None without such a figure."""
    dates, values = figures_of(plan, scenario, indicator)
    before = [place for place, day in enumerate(dates[:-1]) if day.year < plan.year]
    if wanted is None or due is None or not before or dates[-1] >= due:
        return None
    first = before[-1]
    done = days_since(dates[first], dates[-1]) / days_since(dates[first], due)
    return values[first] + (wanted - values[first]) * done


def every_months(plan: Plan, scenario: Scenario) -> Iterator[tuple[Indicator, MonthlyTargets]]:
    """The months of every indicator that can be projected, in the plan's order."""
    for indicator in plan.indicators:
        if indicator.projected and (known := monthly_targets(plan, scenario, indicator)) is not None:
            yield indicator, known
