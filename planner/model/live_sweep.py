"""A sweep of the lever in hand: what becomes of a few indicators over its whole range, for a browser to interpolate.

It is for what operational time alone cannot say: assumptions that make other futures (a ceiling, a potential, a launch),
and parts of a whole, which two curves drive. The one model computes it; positions are dense where outcomes bend.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from heapq import heappop, heappush
from itertools import count, pairwise

import numpy as np

from planner.domain.assumption import Assumption, size_of
from planner.domain.indicator import Indicator
from planner.domain.measure import Measure
from planner.domain.outlook import Outlook
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.domain.target import Target
from planner.model.calendar import FloatArray, days_since
from planner.model.outlook import outlook_of
from planner.model.project import BANDS, chain_of, futures_of
from planner.model.series import denominator_of, launched, potential_of

CLOSEST_LEVEL, CLOSEST_CHANCE = 0.2, 0.01  # how far a middle may lie off the straight line before it becomes a position [points; 0-1]
CLOSEST_DAYS, CLOSEST_OF_WAIT = 5.0, 0.05  # the same for a date: days, and besides a share of the time until it [1]
MOST_POSITIONS = 41
NARROWEST = 100  # gaps in a lever's range
LEVELS, DATES = ("level_q10", "level_q50", "level_q90"), ("date_q10", "date_q50", "date_q90")


@dataclass(frozen=True, slots=True, eq=False)
class Swept:
    """One position of a lever and what comes of it; levels in percent of the indicator's denominator, as they are shown."""

    position: float
    outlooks: tuple[Outlook, ...]  # of the targets that the lever touches
    denominators: tuple[float, ...]  # of their indicators
    fan: FloatArray | None  # shape (dates, bands), of the indicator looked at where the lever touches it
    history: tuple[tuple[date, float], ...] = ()
    denominator: float = 1.0  # of the indicator looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What to sweep: the indicator looked at with its dates if the lever touches it, and the targets that it touches."""

    looked_at: Indicator | None
    dates: tuple[date, ...]
    targets: tuple[Target, ...]
    confidences: dict[str, tuple[float, ...]] = field(default_factory=dict)  # at which the needed pace of some targets is asked for


def touches(plan: Plan, lever: Measure | Assumption, indicator: Indicator) -> bool:
    """Whether a lever can change what becomes of an indicator."""
    chain = chain_of(plan, indicator)
    if isinstance(lever, Measure):
        return any(effect.indicator_id == link.id for effect in lever.effects for link in chain)
    return lever.subject in {link.id for link in chain} | {link.potential for link in chain} | set(indicator.denominators)


def sweep(plan: Plan, moved: Callable[[float], Scenario], first: tuple[float, ...], asked: Question) -> tuple[Swept, ...]:
    """What comes of a lever's positions: the first ones, and middles between them wherever a straight line would mislead.

    `moved` makes the scenario of a position.
    """
    found = [swept_at(plan, moved, position, asked) for position in first]
    known = {swept.position: swept for swept in found}
    narrowest = (found[-1].position - found[0].position) / NARROWEST  # where a date runs off to never, no gap would be narrow enough
    order = count()  # of two gaps that are as far off the one that was found first
    gaps = [(-math.inf, next(order), left, right) for left, right in pairwise(found)]
    while gaps and len(known) < MOST_POSITIONS:
        _, _, left, right = heappop(gaps)  # the farthest off first: positions go where they are worth most
        middle = swept_at(plan, moved, (left.position + right.position) / 2, asked)
        known[middle.position] = middle
        if (off := off_the_line(left, middle, right)) > 1 and middle.position - left.position > narrowest:
            for gap in ((left, middle), (middle, right)):
                heappush(gaps, (-off, next(order), *gap))
    return tuple(known[position] for position in sorted(known))


def swept_at(plan: Plan, moved: Callable[[float], Scenario], position: float, asked: Question) -> Swept:
    """What comes of one position."""
    scenario = moved(position)
    indicators = {target.indicator_id: plan.indicator(target.indicator_id) for target in asked.targets}
    futures = {name: futures_of(plan, scenario, known) for name, known in indicators.items()}
    outlooks = tuple(outlook_of(plan, scenario, target, futures[target.indicator_id], asked.confidences.get(target.id, ())) for target in asked.targets)
    denominators = tuple(denominator_of(plan, scenario, indicators[target.indicator_id]) for target in asked.targets)
    shown = asked.looked_at
    if shown is None:
        return Swept(position, outlooks, denominators, None)
    own = futures.get(shown.id) or futures_of(plan, scenario, shown)
    unit = denominator_of(plan, scenario, shown)
    history = tuple((day, value / unit * 100) for day, value in zip(*launched(plan, scenario, shown), strict=True))
    if own is None:
        return Swept(position, outlooks, denominators, None, history, unit)
    days = np.array([days_since(own.origin, day) for day in asked.dates])
    fan = own.level_quantiles(days, BANDS) * (potential_of(plan, scenario, shown) / unit * 100)
    return Swept(position, outlooks, denominators, fan, history, unit)


def off_the_line(left: Swept, middle: Swept, right: Swept) -> float:
    """How far a position lies off the straight line between its neighbours: above 1 it is too far. [1]"""
    outlooks = zip(left.outlooks, middle.outlooks, right.outlooks, middle.denominators, strict=True)
    found = [_off(before, here, after, unit) for before, here, after, unit in outlooks]
    if left.fan is not None and middle.fan is not None and right.fan is not None:
        found.append(float(np.max(np.abs((left.fan + right.fan) / 2 - middle.fan))) / CLOSEST_LEVEL)
    return max(found, default=0.0)


def _off(before: Outlook, here: Outlook, after: Outlook, unit: float) -> float:
    """How far one target lies off the line: its chance, its three levels, its three dates. [1]"""
    chances = _middle_off(before.chance, here.chance, after.chance) / CLOSEST_CHANCE
    levels = max(_middle_off(*(getattr(known, name) for known in (before, here, after))) for name in LEVELS) / unit * 100 / CLOSEST_LEVEL
    days = (_date_off(getattr(before, name), getattr(here, name), getattr(after, name), here.as_of) for name in DATES)
    dates = 0.0 if here.state == "met" else max(days)
    return max(chances, levels, dates)


def _middle_off(before: float | None, here: float | None, after: float | None) -> float:
    if before is None or here is None or after is None:
        return 0.0
    return abs((before + after) / 2 - here)


def _date_off(before: date | None, here: date | None, after: date | None, as_of: date | None) -> float:
    """A date may be off by more the later it is; between one that is reached and one that is not there is no line."""
    if before is None or here is None or after is None or as_of is None:
        return 0.0
    days = _middle_off(*(float(day.toordinal()) for day in (before, here, after)))
    return days / (CLOSEST_DAYS + CLOSEST_OF_WAIT * max((here - as_of).days, 0))


def first_positions(lever: Measure | Assumption) -> tuple[float, ...]:
    """Where a sweep begins: the word levels of a measure, the ends, the centre and quarters of an assumption."""
    if isinstance(lever, Measure):
        return lever.strengths
    low, high = size_of(lever.low), size_of(lever.high)
    if lever.kind == "ceiling_reached":
        return (0.0, 1.0)
    quarters = {low + (high - low) * place / 4 for place in range(5)}
    return tuple(sorted({float(round(place)) if lever.kind == "launch" else place for place in quarters | {size_of(lever.central)}}))
