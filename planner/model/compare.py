"""What scenarios held side by side say: how much further each brings a target, what it costs, what it does differently."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.domain.assumption import Assumption, Value
from planner.domain.likelihood import shown_chance
from planner.domain.measure import Measure
from planner.domain.month import Month
from planner.domain.outlook import Outlook
from planner.domain.plan import Plan
from planner.domain.scenario import MeasureSetting, Scenario
from planner.model.levers import first_effect


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one target stands under one scenario. `denominator` is what percentages are percentages of there."""

    outlook: Outlook
    denominator: float  # [the indicator's unit]

    @property
    def chance(self) -> int | None:
        """The chance as leaders see it. [percent]"""
        return None if self.outlook.chance is None else shown_chance(self.outlook.chance)

    @property
    def level(self) -> int | None:
        """The median at the due date as it is shown: whole percents of the denominator. [percent]"""
        return None if self.outlook.level_q50 is None else round(self.outlook.level_q50 / self.denominator * 100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a scenario changes in one target; None where one of the two sides cannot be told.

    Both are taken between the figures that are shown, so that the room can subtract them by hand.
    """

    level_points: int | None
    chance_points: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a scenario's measures cost. A measure without a known cost is named, never counted as free."""

    known: float  # sum over the measures whose cost is known [million VND]
    priced: tuple[Measure, ...]
    unknown: tuple[Measure, ...]


def difference(before: Standing, after: Standing) -> Difference:
    """What a scenario changes in one target, held against the baseline."""
    return Difference(level_points=_minus(after.level, before.level), chance_points=_minus(after.chance, before.chance))


def furthest(standings: Sequence[Standing]) -> tuple[int, ...]:
    """Places of the scenarios that bring one target furthest: several where what is shown tells no difference.

    Met comes before any chance, and where all have met it the level decides.
    """
    met = [standing.outlook.state == "met" for standing in standings]
    reached = [(done, (standing.level if all(met) else standing.chance) or 0) for done, standing in zip(met, standings, strict=True)]
    return tuple(place for place, far in enumerate(reached) if far == max(reached))


def months_at_work(plan: Plan, setting: MeasureSetting) -> int:
    """For how many months a measure is set to work: those are paid, from the first one on."""
    return len(setting.start.through(_end(plan, setting)))


def cost_of(plan: Plan, scenario: Scenario) -> Cost:
    """The cost of a scenario: cost per month at full strength, times strength, times months."""
    settings = [(plan.measure(setting.measure_id), setting) for setting in scenario.measures]
    return Cost(
        known=sum((measure.cost_per_month or 0.0) * setting.strength * months_at_work(plan, setting) for measure, setting in settings),
        priced=tuple(measure for measure, _ in settings if measure.cost_per_month is not None),
        unknown=tuple(measure for measure, _ in settings if measure.cost_per_month is None),
    )


def differing_measures(plan: Plan, scenarios: Sequence[Scenario]) -> tuple[Measure, ...]:
    """Measures that not all scenarios set alike, in the plan's order."""
    return tuple(measure for measure in plan.measures if len({_at_work(plan, scenario, measure) for scenario in scenarios}) > 1)


def differing_assumptions(plan: Plan, scenarios: Sequence[Scenario]) -> tuple[Assumption, ...]:
    """Assumptions that not all scenarios share, in the plan's order."""
    return tuple(known for known in plan.assumptions if len({_believed(plan, scenario, known) for scenario in scenarios}) > 1)


def _believed(plan: Plan, scenario: Scenario, known: Assumption) -> tuple[Value | None, date | None]:
    """What is believed, and from which day on."""
    return plan.believed(scenario, known.id), scenario.decided_on(known.id)


def _minus(after: int | None, before: int | None) -> int | None:
    return None if after is None or before is None else after - before


def _end(plan: Plan, setting: MeasureSetting) -> Month:
    return setting.end or Month(plan.year, 12)


def _at_work(plan: Plan, scenario: Scenario, measure: Measure) -> tuple[float, Month, Month, date] | None:
    """Strength, first and last month, first effect: an end that is left open is the plan year's end."""
    setting = scenario.setting(measure.id)
    return (setting.strength, setting.start, _end(plan, setting), first_effect(measure, setting)) if setting else None
