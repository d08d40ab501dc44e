"""The province's months split over its units, so that the weighted sum is the province's, month by month."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from planner.domain.assignment import Rule, SplitTerms, UnitTerms
from planner.domain.indicator import Indicator
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.errors import Problem
from planner.model.calendar import FloatArray
from planner.model.monthly_targets import MonthlyTargets
from planner.model.series import potential_of
from planner.model.split_rules import shared
from planner.model.stepped import stepped
from planner.model.whole_counts import whole_counts

SAME = 1e-9


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Cascade:
    """One indicator split over the units of a plan, in the plan's order.

    Where it cannot be split, `levels` is None and `problems` says why and which unit to look at.
    """

    indicator_id: str
    rule: Rule
    unit_ids: tuple[str, ...]
    weights: FloatArray | None  # potentials, shape (units,); None where some are missing [count]
    missing_weights: tuple[str, ...]  # units whose potential is to be asked for
    starts: FloatArray  # shape (units,) [percent of the unit's potential]
    assumed: tuple[bool, ...]  # whether a unit without a figure of its own starts at the province's level
    now: float  # where the province stands [percent]
    province: FloatArray  # what is split, shape (months,) [percent]
    levels: FloatArray | None  # shape (units, months) [percent]
    counts: FloatArray | None = None  # of a count, whole, shape (units, months); None without weights [count]
    step: float = 0.0  # what the months of units are multiples of; 0: not rounded [percent, or count where counted]
    problems: tuple[Problem, ...] = ()

    @property
    def own_average(self) -> float | None:
        """Weighted mean of where the units stand; None without weights. [percent]"""
        return None if self.weights is None or self.weights.sum() <= 0 else float(self.weights @ self.starts / self.weights.sum())

    @property
    def average(self) -> FloatArray | None:
        """Weighted mean of the units' months, or their sum where they are counted, shape (months,); None without weights.

        It is the whole's, but where units are rounded to a step, or one of them holds more than the whole is handed.
        """
        if self.counts is not None:
            return self.counts.sum(axis=0)
        if self.levels is None or self.weights is None or self.weights.sum() <= 0:
            return None
        return self.weights @ self.levels / self.weights.sum()

    @property
    def holding(self) -> tuple[str, ...]:
        """Units that stand above what the whole is handed and, at its level, keep what they have reached."""
        if self.rule != "province_level" or self.levels is None:
            return ()
        above = self.starts > self.province[0] + SAME
        return tuple(name for name, is_above in zip(self.unit_ids, above, strict=True) if is_above)

    @property
    def below_reached(self) -> tuple[str, ...]:
        """Units that are handed fewer than they have: potentials that do not add up to the whole's make it so."""
        if self.counts is None or self.weights is None:
            return ()
        fewer = self.counts[:, 0] < np.floor(self.starts * self.weights / 100 + SAME) - 1
        return tuple(name for name, is_fewer in zip(self.unit_ids, fewer, strict=True) if is_fewer)

    @property
    def above_potential(self) -> tuple[str, ...]:
        """Units that are handed more than there is of them: potentials that add up to less than the whole's make it so."""
        if self.counts is None or self.weights is None:
            return ()
        more = self.counts[:, -1] > np.ceil(self.weights - SAME) + 1
        return tuple(name for name, is_more in zip(self.unit_ids, more, strict=True) if is_more)


def cascade(plan: Plan, scenario: Scenario, indicator: Indicator, months: MonthlyTargets) -> Cascade | None:
    """The months of one indicator split by the scenario's assignment; None for a plan without units.

    The rule splits the level of the last month. Up to there every unit goes as far on its way as the province on its
    own, so that every unit rises evenly with the others and the weighted sum is the province's in every month. No unit
    is handed less than it has reached. Where the province's months are rounded to a step, so are those of the units.
    """
    if not plan.units:
        return None
    terms, unit = scenario.assignment.split(indicator.id), potential_of(plan, scenario, indicator)
    ids = tuple(known.id for known in plan.units)
    potentials = {known: terms.of(known).potential for known in ids}
    missing = tuple(known for known in ids if potentials[known] is None)
    figures = own_figures(plan, indicator, terms)
    now = months.now / unit * 100
    province = months.targets / unit * 100
    weights = None if missing else np.array([potentials[known] for known in ids], float)
    plain = Cascade(
        indicator_id=indicator.id,
        rule=terms.rule,
        unit_ids=ids,
        weights=weights,
        missing_weights=missing,
        starts=np.array([figures.get(known, now) for known in ids]),
        assumed=tuple(known not in figures for known in ids),
        now=now,
        province=province,
        levels=None,
    )
    if indicator.unit == "percent":
        return _split(plain, terms, months.step, counted=False)
    split = _split(plain, terms, 0.0, counted=True)
    if split.levels is None or weights is None or weights.sum() <= 0:
        return split
    return _counted(split, weights, np.round(months.targets), months.step)


def own_figures(plan: Plan, indicator: Indicator, terms: SplitTerms) -> dict[str, float]:
    """Where units stand, by their id: what was typed, or the last figure of the plan. [percent of the unit's potential]"""
    found: dict[str, float] = {}
    for row in sorted((row for row in plan.observations if row.indicator_id == indicator.id and row.unit_id), key=lambda row: row.date):
        potential = 100.0 if indicator.unit == "percent" else terms.of(row.unit_id).potential
        if potential:
            found[row.unit_id] = row.value / potential * 100
    return found | {known.unit_id: known.figure for known in terms.units if known.figure is not None}


def _split(plain: Cascade, terms: SplitTerms, step: float, *, counted: bool) -> Cascade:
    weights = plain.weights
    if plain.rule == "province_level":
        return _at_the_whole(plain, counted=counted)
    if weights is None:
        return replace(plain, problems=(Problem("units_without_potential", found=", ".join(plain.missing_weights), expected="> 0"),))
    if weights.sum() <= 0:
        return replace(plain, problems=(Problem("no_potential_at_all", found="0", expected="> 0"),))
    lowest, highest, problems = _bounds(plain, terms)
    problems = problems or _impossible(plain, weights, lowest, highest)
    if problems:
        return replace(plain, problems=problems)
    total = weights.sum() * plain.province[-1]
    ends = shared(plain.rule, plain.starts / 100, lowest / 100, highest / 100, weights, total / 100) * 100
    levels = _months(plain, weights, np.clip(ends, lowest, highest))
    if step <= 0:
        return replace(plain, levels=levels)
    bounds = {"starts": plain.starts, "lowest": lowest, "highest": highest}
    return replace(plain, step=step, levels=stepped(levels, step, **bounds, weights=weights, whole=plain.province))


def _at_the_whole(plain: Cascade, *, counted: bool) -> Cascade:
    """Every unit at the level of the whole; one that stands higher keeps what it has reached.

    Counts have to add up: there the others share what is left, all at one level.
    """
    levels = np.maximum(plain.province[None, :], plain.starts[:, None])
    weights = plain.weights
    if not counted or weights is None or weights.sum() <= 0 or np.all(plain.starts <= plain.province[0] + SAME):
        return replace(plain, levels=levels)
    lowest, highest = plain.starts, np.full(len(plain.unit_ids), 100.0)
    if problems := _beyond(plain) or _impossible(plain, weights, lowest, highest):
        return replace(plain, problems=problems)
    totals = weights.sum() * plain.province / 100
    months = [shared("potential", lowest / 100, lowest / 100, highest / 100, weights, total) for total in totals]
    return replace(plain, levels=np.maximum.accumulate(np.column_stack(months) * 100, axis=1))


def _beyond(plain: Cascade) -> tuple[Problem, ...]:
    """Units that have reached more than there is: their potential is wrong."""
    return tuple(
        Problem("unit_terms_contradict", column=name, found=f"{start:.10g}-100", expected=f"{start:.10g}-100")
        for name, start in zip(plain.unit_ids, plain.starts, strict=True)
        if start > 100 + SAME
    )


def _bounds(plain: Cascade, terms: SplitTerms) -> tuple[FloatArray, FloatArray, tuple[Problem, ...]]:
    """The lowest and the highest level that each unit may end at, and a problem for each unit whose terms contradict. [percent]"""
    lowest, highest, problems = plain.starts.copy(), np.full(len(plain.unit_ids), 100.0), []
    for place, unit_id in enumerate(plain.unit_ids):
        own, start = terms.of(unit_id), plain.starts[place]
        if (below := _below_reached(own, float(start))) is not None:
            problems.append(Problem("unit_below_reached", column=unit_id, found=f"{below:.10g}", expected=f"{start:.10g}"))
            continue
        low = max([start, *(level for level in (own.floor, own.lock) if level is not None)])
        high = min([100.0, *(level for level in (own.ceiling, own.lock) if level is not None)])
        if low > high + SAME:
            problems.append(Problem("unit_terms_contradict", column=unit_id, found=f"{low:.10g}-{high:.10g}", expected=f"{start:.10g}-100"))
        lowest[place], highest[place] = low, max(low, high)
    return lowest, highest, tuple(problems)


def _below_reached(terms: UnitTerms, start: float) -> float | None:
    """What is asked of a unit that lies below what it has reached, to be said and not handed out; None where nothing is."""
    most = [level for level in (terms.lock, terms.ceiling) if level is not None]
    return next((level for level in most if level < start - SAME), None)


def _impossible(plain: Cascade, weights: FloatArray, lowest: FloatArray, highest: FloatArray) -> tuple[Problem, ...]:
    """Why no split adds up: the unit that pulls the sum furthest from the province's level, in the month that shows it."""
    all_of, first, last = weights.sum(), plain.province[0], plain.province[-1]

    def shown(pull: FloatArray, found: float, expected: float) -> dict[str, Any]:
        return {"column": plain.unit_ids[int(np.argmax(pull))], "found": f"{found:.4g}", "expected": f"{expected:.4g}"}

    own, least, most = (float(weights @ levels / all_of) for levels in (plain.starts, lowest, highest))
    if own > first + SAME:
        return (Problem("units_stand_higher", **shown(weights * (plain.starts - first), own, first)),)
    if least > last + SAME:
        return (Problem("floors_too_high", **shown(weights * (lowest - last), least, last)),)
    if most < last - SAME:
        return (Problem("ceilings_too_low", **shown(weights * (last - highest), most, last)),)
    return ()


def _months(plain: Cascade, weights: FloatArray, ends: FloatArray) -> FloatArray:
    """Every unit as far on its way as all of them together, shape (units, months). [percent]"""
    own, months = float(weights @ plain.starts / weights.sum()), len(plain.province)
    way = plain.province[-1] - own
    done = np.clip((plain.province - own) / way, 0.0, 1.0) if way > SAME else np.arange(1, months + 1) / months  # a unit of no weight may rise alone
    levels = np.minimum(plain.starts[:, None] + (ends - plain.starts)[:, None] * done, ends[:, None])
    levels[:, -1] = ends  # to the last digit
    return levels


def _counted(split: Cascade, weights: FloatArray, whole: FloatArray, step: float) -> Cascade:
    """Whole counts that add up to the whole's, month by month; in steps, where these add up and leave no unit below its own.

    Where they do not, counts are whole and `step` stays 1, which the page says.
    """
    if split.levels is None:
        raise AssertionError("only what could be split is counted")
    shares = split.levels * weights[:, None]
    exact = shares / np.maximum(shares.sum(axis=0), 1e-300) * whole
    reached, most = split.starts * weights / 100, weights
    if step > 1 and np.all(whole % step == 0):
        counts = whole_counts(exact / step, whole / step) * step
        if np.all(counts >= reached[:, None] - 1) and np.all(counts <= most[:, None] + 1):
            return replace(split, counts=counts, step=step)
    return replace(split, counts=whole_counts(exact, whole), step=1.0)
