"""Issued months held against what came later: figures where there are some, the projection where there are none yet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from planner.domain.handout import Handout, HandoutIndicator
from planner.domain.month import Month
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.model.monthly_targets import every_months
from planner.model.series import figures_of


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthBeside:
    """What stands beside one issued month. Levels in the unit of the issued months."""

    month: Month
    issued: float
    actual: float | None  # the last figure within the month
    actual_on: dt.date | None
    expected: float | None  # median of the projection, for months without a figure that are not over

    @property
    def difference(self) -> float | None:
        """What was reached, or is expected, less what was issued: below 0 is behind."""
        level = self.expected if self.actual is None else self.actual
        return None if level is None else level - self.issued


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
    months = tuple(_month(month, level, figures, expected) for month, level in zip(handout.months, levels, strict=True))
    return LineBeside(indicator_id=row.indicator_id, unit_id=unit_id, months=months)


def _month(month: Month, issued: float, figures: Figures, expected: dict[Month, float]) -> MonthBeside:
    """A figure goes before the projection: what was reached is no longer expected."""
    day = max((day for day in figures if Month.of(day) == month), default=None)
    return MonthBeside(
        month=month,
        issued=issued,
        actual=None if day is None else figures[day],
        actual_on=day,
        expected=expected.get(month) if day is None else None,
    )


def _whole_figures(plan: Plan, scenario: Scenario, row: HandoutIndicator) -> Figures:
    """The figures of the whole place that are newer than the one that the table stands on."""
    indicator = next((one for one in plan.indicators if one.id == row.indicator_id), None)
    if indicator is None or indicator.unit != row.unit:
        return {}
    dates, values = figures_of(plan, scenario, indicator)
    return {day: value for day, value in zip(dates, values, strict=True) if day > row.reached_on}


def _unit_figures(plan: Plan, row: HandoutIndicator, unit_id: str, weight: float | None) -> Figures:
    """A unit's own newer figures: as they are where months are counted alike, else in percent of its weight."""
    own = {
        figure.date: figure.value
        for figure in plan.observations
        if (figure.indicator_id, figure.unit_id) == (row.indicator_id, unit_id) and figure.date > row.reached_on
    }
    if row.unit == "percent" or row.counted:
        return own
    return {day: value / weight * 100 for day, value in own.items()} if weight else {}
