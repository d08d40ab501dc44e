"""The count in the fixed place: how many required targets are met, how many are expected, which need direction."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.choices import required_this_year
from planner.domain.likelihood import expected
from planner.domain.outlook import Outlook
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.domain.target import Target
from planner.model.outlook import target_level


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """Required targets due by the plan year's end, one an indicator, sorted by how they stand."""

    met: tuple[Outlook, ...]
    expected: tuple[Outlook, ...]
    open: tuple[Outlook, ...]
    needs_direction: tuple[Outlook, ...]  # required or stretch, due this year, not expected
    inexact: tuple[Target, ...]  # counted, though the printed name is not exactly the indicator's

    @property
    def counted(self) -> int:
        """How many targets are counted."""
        return len(self.met) + len(self.expected) + len(self.open)


def counted_targets(plan: Plan, scenario: Scenario) -> tuple[Target, ...]:
    """Required targets due by the plan year's end, one an indicator: the strictest, unless one was picked."""
    found = []
    for indicator in plan.indicators:
        own = required_this_year(plan, indicator.id)
        picked = scenario.chosen(f"target.{indicator.id}")
        if chosen := [target for target in own if target.id == picked] or own:
            found.append(max(chosen, key=lambda target: target_level(plan, scenario, target)))
    return tuple(found)


def targets_of_year(plan: Plan, scenario: Scenario) -> tuple[Target, ...]:
    """Targets due by the plan year's end that people look at: the counted required ones and the stretch ones, in the plan's order."""
    counted = counted_targets(plan, scenario)
    return tuple(target for target in plan.targets if target in counted or (target.kind == "stretch" and target.due <= plan.year_end))


def headline(plan: Plan, scenario: Scenario, known: tuple[Outlook, ...]) -> Headline:
    """Count the outlooks of a scenario. `known` is what `outlooks` returned."""
    targets = counted_targets(plan, scenario)
    by_target = {outlook.target_id: outlook for outlook in known}
    counted = [by_target[target.id] for target in targets]
    met = tuple(outlook for outlook in counted if outlook.state == "met")
    coming = tuple(outlook for outlook in counted if outlook.state != "met" and outlook.chance is not None and expected(outlook.chance))
    left = tuple(outlook for outlook in counted if outlook not in met and outlook not in coming)
    short = [by_target[target.id] for target in targets_of_year(plan, scenario) if target.kind == "stretch" and by_target[target.id].state != "met"]
    return Headline(
        met=met,
        expected=coming,
        open=left,
        needs_direction=(*left, *(outlook for outlook in short if outlook.chance is not None and not expected(outlook.chance))),
        inexact=tuple(target for target in targets if target.match != "exact"),
    )
