"""Issued months held against what came later: figures where there are some, the projection where there are none yet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import numpy as np

from planner.domain.handout import Handout, HandoutIndicator
from planner.domain.month import Month
from planner.domain.plan import Plan
from planner.domain.rounding import rounded
from planner.domain.scenario import Scenario
from planner.model.cascade import Cascade
from planner.model.handout import PERCENT_DECIMALS
from planner.model.monthly_targets import MonthlyTargets, every_months
from planner.model.series import figures_of


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthBeside:
    """What stands beside one issued month. Levels in the unit of the issued months, rounded as these are printed."""

    month: Month
    issued: float
    actual: float | None  # the last figure within the month
    actual_on: dt.date | None
    expected: float | None  # median of the projection, for months without a figure that are not over
    difference: float | None  # the one or the other, as printed, less what was issued: below 0 is behind


@dataclass(frozen=True, slots=True, kw_only=True)
class LineBeside:
    """Everything that stands beside one line of an issued table."""

    indicator_id: str
    unit_id: str  # "" for the whole place
    months: tuple[MonthBeside, ...]


def beside(handout: Handout, plan: Plan, scenario: Scenario) -> tuple[LineBeside, ...]:
    """Hold an issued table against the plan of now. The table itself is never changed.

    Parameters
    ----------
    handout : Handout
        As it was issued.
    plan, scenario : Plan, Scenario
        Of now: the figures that came, and what is projected from them.

    Returns
    -------
    tuple of LineBeside
        One for each line of the table, in its order. What the plan no longer has stands without figures.
    """
    projected = {indicator.id: dict(zip(months.months, months.projected, strict=True)) for indicator, months in every_months(plan, scenario)}
    lines: list[LineBeside] = []
    for row in handout.indicators:
        expected = {month: float(level) for month, level in projected.get(row.indicator_id, {}).items()}
        lines.append(_line(handout, row, "", row.whole.levels, _whole_figures(plan, scenario, row), expected))
        for unit in row.units:
            figures = _unit_figures(plan, row, unit.unit_id, unit.weight)
            lines.append(_line(handout, row, unit.unit_id, unit.levels, figures, {}))
    return tuple(lines)


Figures = dict[dt.date, float]


def _line(
    handout: Handout,
    row: HandoutIndicator,
    unit_id: str,
    levels: tuple[float, ...],
    figures: Figures,
    expected: dict[Month, float],
) -> LineBeside:
    counted = row.counted if unit_id else row.unit == "count"
    decimals = 0 if counted else PERCENT_DECIMALS
    pairs = zip(handout.months, levels, strict=True)
    months = tuple(_month(month, level, figures, expected, decimals) for month, level in pairs)
    return LineBeside(indicator_id=row.indicator_id, unit_id=unit_id, months=months)


def _month(month: Month, issued: float, figures: Figures, expected: dict[Month, float], decimals: int) -> MonthBeside:
    """A figure goes before the projection: what was reached is no longer expected."""
    day = max((day for day in figures if Month.of(day) == month), default=None)
    level = expected.get(month) if day is None else figures[day]
    level = None if level is None else rounded(level, decimals)
    return MonthBeside(
        month=month,
        issued=issued,
        actual=None if day is None else level,
        actual_on=day,
        expected=level if day is None else None,
        difference=None if level is None else rounded(level - issued, decimals),
    )


def _is_later(day: dt.date, row: HandoutIndicator, plan: Plan) -> bool:
    """Newer than the figure that the table stands on; once its month is over, that one is the month's result as well."""
    return day > row.reached_on or (Month.of(day) == Month.of(row.reached_on) and Month.of(day).last_day <= plan.as_of)


def _whole_figures(plan: Plan, scenario: Scenario, row: HandoutIndicator) -> Figures:
    """The figures of the whole place that the months may be held against."""
    indicator = next((one for one in plan.indicators if one.id == row.indicator_id), None)
    if indicator is None or indicator.unit != row.unit:
        return {}
    dates, values = figures_of(plan, scenario, indicator)
    return {day: value for day, value in zip(dates, values, strict=True) if _is_later(day, row, plan)}


def _unit_figures(plan: Plan, row: HandoutIndicator, unit_id: str, weight: float | None) -> Figures:
    """A unit's own later figures: as they are where months are counted alike, else in percent of its weight."""
    own = {
        figure.date: figure.value
        for figure in plan.observations
        if (figure.indicator_id, figure.unit_id) == (row.indicator_id, unit_id) and _is_later(figure.date, row, plan)
    }
    if row.unit == "percent" or row.counted:
        return own
    return {day: value / weight * 100 for day, value in own.items()} if weight else {}


def months_as_issued(months: MonthlyTargets, handout: Handout, row: HandoutIndicator) -> MonthlyTargets:
    """Months as they were issued, where they were, beside what is projected for them now."""
    issued = dict(zip(handout.months, row.whole.levels, strict=True))
    pairs = zip(months.months, months.targets, strict=True)
    targets = np.array([issued.get(month, float(level)) for month, level in pairs])
    return replace(
        months,
        basis="issued",
        confidence=None,
        pace=None,
        path=targets,
        targets=targets,
        locked=(False,) * len(targets),
        step=row.step,
        problems=(),
    )


def split_as_issued(split: Cascade, months: MonthlyTargets, handout: Handout, row: HandoutIndicator, scale: float) -> Cascade:
    """Months of units as they were issued, beside where the units stand now; none where they were not split.

    `scale` says what a share of 1 means in the indicator's unit.
    """
    lines = {line.unit_id: line for line in row.units}
    places = [handout.months.index(month) for month in months.months if month in handout.months]
    bare = replace(split, levels=None, counts=None, problems=(), province=months.targets / scale * 100)
    if set(lines) != set(split.unit_ids) or len(places) != len(months.months) or row.rule is None:
        return bare
    levels = np.array([[lines[name].levels[place] for place in places] for name in split.unit_ids])
    own = [lines[name].weight for name in split.unit_ids]
    weights = None if any(weight is None for weight in own) else np.array(own, float)
    if row.counted and weights is not None:
        shares = levels / np.maximum(weights, 1e-9)[:, None] * 100
        return replace(bare, rule=row.rule, weights=weights, levels=shares, counts=levels, step=max(row.step, 1.0))
    return replace(bare, rule=row.rule, weights=weights, levels=levels, step=row.step)
