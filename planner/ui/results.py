"""Answers of the model, kept: a scenario that somebody has seen is not computed twice. All arguments are frozen."""

from __future__ import annotations

from functools import lru_cache

from planner.charts.fan import FanChart, KnownChart
from planner.domain.handout import Handout
from planner.domain.indicator import Indicator
from planner.domain.outlook import Outlook
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.domain.target import Target
from planner.model import issued as issued_model
from planner.model import outlook as outlook_model
from planner.model.calendar import weekly
from planner.model.cascade import Cascade, cascade
from planner.model.issued import LineBeside
from planner.model.monthly_targets import MonthlyTargets, every_months
from planner.model.project import Projection, project
from planner.model.sensitivity import Swing
from planner.model.sensitivity import tornado as tornado_model
from planner.model.series import denominator_of, launched
from planner.model.straight_line import straight_line


@lru_cache(maxsize=512)
def outlooks(plan: Plan, scenario: Scenario) -> tuple[Outlook, ...]:
    """The outlook of every target, without the needed paces: see `outlook`."""
    return outlook_model.outlooks(plan, scenario, confidences=())


@lru_cache(maxsize=512)
def outlook(plan: Plan, scenario: Scenario, target: Target) -> Outlook:
    """The outlook of one target, with the paces it needs."""
    return outlook_model.outlook(plan, scenario, target)


@lru_cache(maxsize=256)
def tornado(plan: Plan, scenario: Scenario, target: Target) -> tuple[Swing, ...]:
    """What each lever can do to one target."""
    return tornado_model(plan, scenario, target)


@lru_cache(maxsize=512)
def projection(plan: Plan, scenario: Scenario, indicator_id: str) -> Projection | None:
    """The fan of one indicator, weekly to the plan year's end."""
    indicator = plan.indicator(indicator_id)
    figures = launched(plan, scenario, indicator)[0]
    return project(plan, scenario, indicator, weekly(figures[-1], plan.year_end)) if figures else None


@lru_cache(maxsize=64)
def months(plan: Plan, scenario: Scenario) -> tuple[tuple[Indicator, MonthlyTargets], ...]:
    """The months of every indicator that can be projected."""
    return tuple(every_months(plan, scenario))


@lru_cache(maxsize=64)
def split(plan: Plan, scenario: Scenario, indicator: Indicator) -> Cascade | None:
    """The months of one indicator split over the units; None where there is nothing to split."""
    known = dict(months(plan, scenario)).get(indicator)
    return None if known is None else cascade(plan, scenario, indicator, known)


@lru_cache(maxsize=32)
def beside(handout: Handout, plan: Plan, scenario: Scenario) -> tuple[LineBeside, ...]:
    """What stands beside an issued table now."""
    return issued_model.beside(handout, plan, scenario)


@lru_cache(maxsize=512)
def denominators(plan: Plan, scenario: Scenario) -> dict[str, float]:
    """What percentages of each indicator are percentages of. Do not change what this returns."""
    return {known.id: denominator_of(plan, scenario, known) for known in plan.indicators if known.unit == "percent" or known.potential}


def known_of(plan: Plan, scenario: Scenario, target: Target) -> KnownChart:
    """What was measured, and the targets to draw beside it: this year's and the one looked at."""
    indicator = plan.indicator(target.indicator_id)
    shown = [known for known in plan.targets_of(indicator.id) if known.due <= plan.year_end or known == target]
    return KnownChart(
        history=tuple(zip(*launched(plan, scenario, indicator), strict=True)),
        denominator=denominator_of(plan, scenario, indicator),
        targets=tuple((outlook_model.target_level(plan, scenario, known), known.kind == "trial", known == target) for known in shown),
    )


def fan_of(plan: Plan, baseline: Scenario, scenario: Scenario, target: Target, *, straight: bool) -> FanChart | None:
    """Everything the fan chart of one target shows; None where nothing can be projected."""
    before, after = projection(plan, baseline, target.indicator_id), projection(plan, scenario, target.indicator_id)
    if before is None or after is None:
        return None
    known = known_of(plan, scenario, target)
    return FanChart(
        history=known.history,
        denominator=known.denominator,
        targets=known.targets,
        baseline=before,
        scenario=after,
        differs=not scenario.is_baseline,
        straight=straight_line(plan, scenario, plan.indicator(target.indicator_id), after.dates) if straight else None,
    )
