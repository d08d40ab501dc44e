"""The table that a plan and a scenario hand out now: a draft, as it would be printed."""

from __future__ import annotations

from collections.abc import Iterable

from planner.domain.bilingual import NO_TEXT
from planner.domain.handout import Handout, HandoutIndicator, HandoutLine
from planner.domain.indicator import Indicator
from planner.domain.plan import Plan
from planner.domain.rounding import rounded
from planner.domain.scenario import Scenario
from planner.errors import Problem
from planner.model.calendar import FloatArray
from planner.model.cascade import Cascade, cascade
from planner.model.monthly_targets import MonthlyTargets, every_months, months_of

PERCENT_DECIMALS = 1


def split_ids(scenario: Scenario, rows: Iterable[tuple[Indicator, MonthlyTargets]]) -> frozenset[str]:
    """The indicators that are handed to units.

    Those for which somebody set how they are split; where nobody did, those that still have a target before them.
    """
    chosen = {terms.indicator_id for terms in scenario.assignment.splits}
    return frozenset(chosen or {indicator.id for indicator, months in rows if _still_to_reach(indicator, months)})


def _still_to_reach(indicator: Indicator, months: MonthlyTargets) -> bool:
    """Whether people have yet to bring it to a target.

    What is met, only tried or done by the office itself needs no units.
    """
    open_target = months.target is not None and months.now < months.target
    return indicator.method == "adoption" and not months.trial and open_target


Row = tuple[Indicator, MonthlyTargets, Cascade | None]


def handout_of(plan: Plan, scenario: Scenario) -> Handout:
    """Everything that is handed out, rounded as it is printed.

    Parameters
    ----------
    plan : Plan
    scenario : Scenario
        With its assignment: months set by hand, how they are split.

    Returns
    -------
    Handout
        Without indicators where nothing can be projected, and without thresholds to try: these are no targets.
    """
    months = tuple(every_months(plan, scenario))
    rows = ((indicator, known, cascade(plan, scenario, indicator, known)) for indicator, known in months)
    return handout_of_rows(plan, scenario, tuple(rows))


def left_out(plan: Plan, scenario: Scenario) -> tuple[tuple[Indicator, tuple[Problem, ...]], ...]:
    """What is not handed out although it is projected: thresholds to try, and splits that cannot be made, with the reasons.

    A threshold has no reason besides itself.
    """
    reasons: list[tuple[Indicator, tuple[Problem, ...]]] = []
    for indicator, months, by_unit in _rows_with_splits(plan, scenario):
        if months.trial:
            reasons.append((indicator, ()))
        elif by_unit is not None and by_unit.problems:
            reasons.append((indicator, by_unit.problems))
    return tuple(reasons)


def odd_splits(plan: Plan, scenario: Scenario) -> tuple[tuple[Indicator, Cascade], ...]:
    """Splits that are handed out although a unit gets less than it has reached, or more than it can have: to be seen first."""
    return tuple(
        (indicator, by_unit)
        for indicator, _, by_unit in _rows_with_splits(plan, scenario)
        if by_unit is not None and (by_unit.below_reached or by_unit.above_potential)
    )


def _rows_with_splits(plan: Plan, scenario: Scenario) -> tuple[Row, ...]:
    """Months of every projected indicator, with the split of those that are handed to units."""
    rows = tuple(every_months(plan, scenario))
    split = split_ids(scenario, rows)
    return tuple(
        (
            indicator,
            months,
            cascade(plan, scenario, indicator, months) if indicator.id in split and not months.trial else None,
        )
        for indicator, months in rows
    )


def handout_of_rows(plan: Plan, scenario: Scenario, rows: tuple[Row, ...]) -> Handout:
    """As `handout_of`, from months and splits that were computed before."""
    split = split_ids(scenario, ((indicator, months) for indicator, months, _ in rows))
    return Handout(
        place=plan.place,
        year=plan.year,
        as_of=plan.as_of,
        months=months_of(plan),
        indicators=tuple(
            _indicator(plan, indicator, months, by_unit if indicator.id in split else None) for indicator, months, by_unit in rows if not months.trial
        ),
    )


def _indicator(plan: Plan, indicator: Indicator, months: MonthlyTargets, split: Cascade | None) -> HandoutIndicator:
    decimals = 0 if indicator.unit == "count" else PERCENT_DECIMALS
    whole = HandoutLine(
        unit_id="",
        title=plan.place,
        reached=rounded(months.now, decimals),
        levels=_printed(months.targets, decimals),
    )
    counted = split is not None and split.counts is not None
    return HandoutIndicator(
        indicator_id=indicator.id,
        title=indicator.title,
        unit=indicator.unit,
        noun=indicator.noun,
        lead=indicator.lead or NO_TEXT,
        whole=whole,
        reached_on=months.as_of,
        target=months.target,
        due=months.due,
        held=months.basis == "held",
        step=months.step,
        rule=None if split is None or split.levels is None else split.rule,
        units=() if split is None else _units(plan, split),
        counted=counted,
    )


def _units(plan: Plan, split: Cascade) -> tuple[HandoutLine, ...]:
    """A line for each unit; none where it could not be split."""
    levels = split.levels if split.counts is None else split.counts
    if levels is None:
        return ()
    decimals = PERCENT_DECIMALS if split.counts is None else 0
    return tuple(
        HandoutLine(
            unit_id=unit.id,
            title=unit.title,
            reached=rounded(float(split.starts[place]), PERCENT_DECIMALS),
            levels=_printed(levels[place], decimals),
            weight=None if split.weights is None else float(split.weights[place]),
            assumed=split.assumed[place],
        )
        for place, unit in enumerate(plan.units)
    )


def _printed(levels: FloatArray, decimals: int) -> tuple[float, ...]:
    return tuple(rounded(float(level), decimals) for level in levels)
