"""The figures of one S-curve or one count of work, as a scenario reads them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from planner.domain.assumption import size_of
from planner.domain.indicator import Indicator
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Levels on days, oldest first, with what is believed of their end. Hashable: ensembles are cached by it."""

    dates: tuple[date, ...]
    levels: tuple[float, ...]  # share of the potential; of the larger indicator for a part [0-1]
    top: float = 1.0  # the ceiling that is asserted [same share]
    reached: bool = False  # whether that ceiling is believed to be reached in the end

    @property
    def origin(self) -> date:
        """The day of the last figure: where every projection starts."""
        return self.dates[-1]


def potential_of(plan: Plan, scenario: Scenario, indicator: Indicator) -> float:
    """What a share of 1 means in the indicator's unit: 100 for percent, the believed potential for counts."""
    if indicator.unit == "percent":
        return 100.0
    return _believed_number(plan, scenario, f"potential.{indicator.potential}", 1.0)


def denominator_of(plan: Plan, scenario: Scenario, indicator: Indicator) -> float:
    """What percentages of this indicator are percentages of: its potential, unless another denominator was picked."""
    if indicator.unit == "percent":
        return 100.0
    picked = scenario.chosen(f"denominator.{indicator.id}") or indicator.potential
    return _believed_number(plan, scenario, f"potential.{picked}", 1.0)


def figures_of(plan: Plan, scenario: Scenario, indicator: Indicator) -> tuple[tuple[date, ...], tuple[float, ...]]:
    """Dates and values in the indicator's unit, of the numerator that was picked; no launch. Oldest first."""
    rows = plan.figures(scenario.chosen(f"numerator.{indicator.id}") or indicator.id)
    return tuple(row.date for row in rows), tuple(row.value for row in rows)


def launched(plan: Plan, scenario: Scenario, indicator: Indicator) -> tuple[tuple[date, ...], tuple[float, ...]]:
    """Figures with the launch, a level of zero, before them: a launch is a figure too where it is believed."""
    dates, values = figures_of(plan, scenario, indicator)
    launch = plan.believed(scenario, f"launch.{indicator.id}")
    if isinstance(launch, date) and dates and launch < dates[0]:
        return (launch, *dates), (0.0, *values)
    return dates, values


def whole_of(plan: Plan, indicator: Indicator) -> tuple[Indicator, ...]:
    """The larger indicator that this one is part of, if there is one."""
    return () if indicator.part_of is None else (plan.indicator(indicator.part_of),)


def whole_at(plan: Plan, scenario: Scenario, whole: Indicator, days: tuple[date, ...]) -> np.ndarray:
    """Level of a larger indicator on the days of its part, between its figures on a straight line. [its unit]"""
    dates, values = launched(plan, scenario, whole)
    return np.interp([day.toordinal() for day in days], [day.toordinal() for day in dates], values)


def series_of(plan: Plan, scenario: Scenario, indicator: Indicator) -> Series | None:
    """The series that an indicator's own curve rests on; None without a figure.

    For a part that is its share in the larger indicator (activated in collected), otherwise its share of the potential.
    """
    dates, values = launched(plan, scenario, indicator)
    if not all(figures_of(plan, scenario, needed)[0] for needed in (indicator, *whole_of(plan, indicator))):
        return None
    if indicator.part_of is None:
        levels = np.array(values) / potential_of(plan, scenario, indicator)
    else:
        wholes = whole_at(plan, scenario, plan.indicator(indicator.part_of), dates)
        shares = np.divide(values, wholes, out=np.zeros(len(values)), where=np.array(values) > 0)
        levels = np.minimum(shares, 1.0)  # another launch than the one checked may lower the whole between two figures
    ceiling = _believed_number(plan, scenario, f"ceiling.{indicator.id}", 100.0) / 100
    return Series(
        dates=dates,
        levels=tuple(float(level) for level in levels),
        top=max(ceiling, float(levels[-1])),  # another potential may lift the last figure over a ceiling that was asserted
        reached=bool(plan.believed(scenario, f"ceiling_reached.{indicator.id}")),
    )


def _believed_number(plan: Plan, scenario: Scenario, assumption_id: str, otherwise: float) -> float:
    value = plan.believed(scenario, assumption_id)
    return otherwise if value is None else size_of(value)
