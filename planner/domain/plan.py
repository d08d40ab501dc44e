"""A plan: everything a place knows, wants, can decide and believes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from planner.domain.assumption import Assumption, Value
from planner.domain.bilingual import Bilingual, Language
from planner.domain.evidence import Source
from planner.domain.indicator import Area, Indicator, Programme
from planner.domain.measure import Measure
from planner.domain.month import Month
from planner.domain.observation import Observation
from planner.domain.scenario import Scenario
from planner.domain.target import Target
from planner.domain.unit import Unit
from planner.errors import InvalidPlan, InvalidScenario, Problem

LONGEST_HORIZON_MONTHS = 120
MONTHS_AFTER_LAST_TARGET = 12


class _Named(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Named)


def _find(things: Iterable[T], wanted: str) -> T:
    for thing in things:
        if thing.id == wanted:
            return thing
    raise KeyError(wanted)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Plan:
    """A plan folder in memory. Two plans are the same when their data hash is."""

    id: str
    data: str  # sha256 of the canonical JSON of everything below
    place: Bilingual
    committee: Bilingual
    year: int
    as_of: date  # the day from which the plan looks ahead, for instance of the meeting
    language: Language
    areas: tuple[Area, ...]
    programmes: tuple[Programme, ...]
    sources: tuple[Source, ...]
    indicators: tuple[Indicator, ...]
    observations: tuple[Observation, ...]
    targets: tuple[Target, ...]
    measures: tuple[Measure, ...]
    assumptions: tuple[Assumption, ...]
    units: tuple[Unit, ...]
    scenarios: tuple[Scenario, ...] = ()
    gaps: tuple[Bilingual, ...] = ()  # what is known to be missing, said on screen

    def __hash__(self) -> int:
        return hash(self.data)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Plan) and self.data == other.data

    @property
    def year_end(self) -> date:
        """The last day of the plan year."""
        return date(self.year, 12, 31)

    @property
    def horizon(self) -> date:
        """The last day that is projected: the latest due date plus 12 months, at most 120 months ahead."""
        last = max((target.due for target in self.targets), default=self.year_end)
        wanted = Month.of(max(last, self.year_end)).plus(MONTHS_AFTER_LAST_TARGET)
        return min(wanted, Month.of(self.as_of).plus(LONGEST_HORIZON_MONTHS)).last_day

    def area(self, wanted: str) -> Area:
        """The area with this id; KeyError where there is none (so for all look-ups here)."""
        return _find(self.areas, wanted)

    def programme(self, wanted: str) -> Programme:
        """The programme with this id."""
        return _find(self.programmes, wanted)

    def source(self, wanted: str) -> Source:
        """The source with this id."""
        return _find(self.sources, wanted)

    def indicator(self, wanted: str) -> Indicator:
        """The indicator with this id."""
        return _find(self.indicators, wanted)

    def target(self, wanted: str) -> Target:
        """The target with this id."""
        return _find(self.targets, wanted)

    def measure(self, wanted: str) -> Measure:
        """The measure with this id."""
        return _find(self.measures, wanted)

    def assumption(self, wanted: str) -> Assumption:
        """The assumption with this id."""
        return _find(self.assumptions, wanted)

    def figures(self, indicator_id: str) -> tuple[Observation, ...]:
        """The figures of an indicator for the whole place, oldest first."""
        own = (row for row in self.observations if row.indicator_id == indicator_id and not row.unit_id)
        return tuple(sorted(own, key=lambda row: row.date))

    def targets_of(self, indicator_id: str) -> tuple[Target, ...]:
        """The targets of an indicator, in the order of the file."""
        return tuple(target for target in self.targets if target.indicator_id == indicator_id)

    def believed(self, scenario: Scenario, assumption_id: str) -> Value | None:
        """What a scenario takes an assumption to be; None where the plan makes no such assumption."""
        changed = scenario.assumed(assumption_id)
        if changed is not None:
            return changed
        return next((known.central for known in self.assumptions if known.id == assumption_id), None)


def require_plan(given: object) -> Plan:
    """The plan itself; raises InvalidPlan for a folder, a dictionary or whatever else somebody took for one."""
    if isinstance(given, Plan):
        return given
    raise InvalidPlan(Problem("not_a_plan", found=type(given).__name__, expected='load_plan("data/…")'))


def require_scenario(given: object) -> Scenario:
    """The scenario itself, the baseline for None; raises InvalidScenario for anything else."""
    if given is None:
        return Scenario()
    if isinstance(given, Scenario):
        return given
    raise InvalidScenario(Problem("not_a_scenario", found=type(given).__name__, expected='load_scenario("….json", plan)'))
