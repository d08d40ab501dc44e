"""What a board shows of a plan, and what of a scenario that depends on."""

from __future__ import annotations

import json
from dataclasses import dataclass

from planner.domain.scenario import Scenario
from planner.domain.target import Target
from planner.model.headline import targets_of_year
from planner.ui.frame import Page


@dataclass(frozen=True, slots=True)
class Shown:
    """What a board shows: the target looked at first, then those of the small cards."""

    target: Target
    others: tuple[Target, ...]

    @property
    def all(self) -> tuple[Target, ...]:
        """Every target on the board."""
        return (self.target, *self.others)


def shown_on(page: Page, target: Target) -> Shown:
    """The target looked at and the other projected targets of the year."""
    others = (known for known in targets_of_year(page.plan, page.scenario) if known.id != target.id)
    return Shown(target, tuple(known for known in others if page.plan.indicator(known.indicator_id).projected))


def belief_of(scenario: Scenario) -> Scenario:
    """A scenario without its title, author and assignment: what a sweep depends on."""
    return Scenario(plan=scenario.plan, choices=scenario.choices).with_moves_of(scenario)


def as_json(value: object) -> str:
    """A value as JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
