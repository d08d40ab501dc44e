"""What was read of a plan folder, before it is known whether it is a plan: each noun with the place it was read at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from planner.catalog.fields import Fields
from planner.domain.assumption import Assumption, size_of
from planner.domain.indicator import Indicator
from planner.domain.measure import Measure
from planner.domain.observation import Observation
from planner.domain.target import Target
from planner.domain.unit import Unit

Reference = tuple[Fields, str, str, str]  # where, in which column, which id, of which kind


@dataclass
class Parts:
    """Nouns with their places. `declared` holds all ids of a kind, also of nouns that had problems; None: unreadable."""

    as_of: date | None = None
    plan: dict[str, Any] = field(default_factory=dict)
    declared: dict[str, set[str] | None] = field(default_factory=dict)
    named: dict[str, list[tuple[Any, Fields]]] = field(default_factory=dict)  # areas, programmes, sources
    indicators: list[tuple[Indicator, Fields]] = field(default_factory=list)
    observations: list[tuple[Observation, Fields]] = field(default_factory=list)
    targets: list[tuple[Target, Fields]] = field(default_factory=list)
    measures: list[tuple[Measure, Fields]] = field(default_factory=list)
    assumptions: list[tuple[Assumption, Fields]] = field(default_factory=list)
    units: list[tuple[Unit, Fields]] = field(default_factory=list)

    def kinds(self) -> Iterator[tuple[str, str, list[tuple[Any, Fields]]]]:
        """File, kind and nouns, for all nouns that have an id."""
        for kind, things in self.named.items():
            yield "plan.toml", kind, things
        yield "indicators.toml", "indicator", self.indicators
        yield "targets.csv", "target", self.targets
        yield "measures.toml", "measure", self.measures
        yield "assumptions.toml", "assumption", self.assumptions
        yield "units.csv", "unit", self.units

    def references(self) -> Iterator[Reference]:
        """Every id that one noun says of another."""
        for indicator, place in self.indicators:
            yield place, "area", indicator.area, "area"
            yield place, "programme", indicator.programme, "programme"
            yield place, "definition_source", indicator.definition_source, "source"
            for other in (*filter(None, [indicator.part_of]), *indicator.numerators):
                yield place, "part_of" if other == indicator.part_of else "numerators", other, "indicator"
        for row, place in self.observations:
            yield place, "indicator_id", row.indicator_id, "indicator"
            yield place, "source", row.source, "source"
            if row.unit_id:
                yield place, "unit_id", row.unit_id, "unit"
        for unit, place in self.units:
            if unit.source:
                yield place, "source", unit.source, "source"
        for target, place in self.targets:
            yield place, "indicator_id", target.indicator_id, "indicator"
            yield place, "source", target.source, "source"
        for measure, place in self.measures:
            if measure.cost_source:
                yield place, "cost_source", measure.cost_source, "source"
            for effect in measure.effects:
                yield place, "effect.indicator", effect.indicator_id, "indicator"
                yield place, "effect.source", effect.source, "source"
        for known, place in self.assumptions:
            yield place, "source", known.source, "source"
            if known.kind != "potential":
                yield place, "subject", known.subject, "indicator"

    def indicator(self, wanted: str) -> Indicator | None:
        """The indicator with this id, if it was read."""
        return next((indicator for indicator, _ in self.indicators if indicator.id == wanted), None)

    def highest(self, indicator_id: str) -> float | None:
        """The highest figure an indicator can have: 100 for percent, the lowest potential believed for counts."""
        indicator = self.indicator(indicator_id)
        if indicator is None:
            return None
        if indicator.unit == "percent":
            return 100.0
        return next((size_of(known.low) for known, _ in self.assumptions if known.id == f"potential.{indicator.potential}"), None)

    def most(self, indicator_id: str) -> float | None:
        """The most that can be asked of a count: its potential at the high end; None where there is none."""
        indicator = self.indicator(indicator_id)
        if indicator is None or indicator.potential is None:
            return None
        return next((size_of(known.high) for known, _ in self.assumptions if known.id == f"potential.{indicator.potential}"), None)

    def latest_percent(self, indicator: Indicator) -> float | None:
        """The last figure in percent of what the ceiling is a percentage of: the potential, or the larger indicator."""
        last = self._latest(indicator.id)
        whole = self._latest(indicator.part_of) if indicator.part_of else self.highest(indicator.id)
        return last / whole * 100 if last is not None and whole else None

    def course(self, indicator_id: str) -> list[tuple[date, float]]:
        """The figures of an indicator for the whole place, oldest first, with its launch at zero before them where one is assumed."""
        figures = sorted((row.date, row.value) for row, _ in self.observations if row.indicator_id == indicator_id and not row.unit_id)
        launch = next((known.central for known, _ in self.assumptions if known.id == f"launch.{indicator_id}"), None)
        return [(launch, 0.0), *figures] if isinstance(launch, date) and figures and launch < figures[0][0] else figures

    def in_circle(self, indicator_id: str) -> bool:
        """Whether an indicator is in the end a part of itself."""
        seen: list[str] = []
        link = self.indicator(indicator_id)
        while link is not None and link.part_of is not None and link.id not in seen:
            seen.append(link.id)
            link = self.indicator(link.part_of)
        return link is not None and link.id in seen

    def _latest(self, indicator_id: str) -> float | None:
        course = self.course(indicator_id)
        return course[-1][1] if course else None
