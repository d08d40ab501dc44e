"""One reader for each noun: fields in, noun out. A reader asks for every field, so all its problems are noted at once."""

from __future__ import annotations

from typing import Any

from planner.catalog.fields import Fields
from planner.domain.assumption import ASSUMPTION_KINDS, Assumption, Value, size_of
from planner.domain.bilingual import Bilingual
from planner.domain.evidence import EVIDENCE, Source
from planner.domain.indicator import METHODS, UNITS, Area, Indicator, Programme
from planner.domain.measure import MEASURE_KINDS, Effect, Measure
from planner.domain.observation import PRECISIONS, Observation
from planner.domain.target import KINDS, MATCHES, SCOPES, TARGET_UNITS, Target
from planner.domain.unit import Unit

OBSERVATION_COLUMNS = ("indicator_id", "unit_id", "date", "value", "precision", "source", "derivation", "note_vi", "note_en", "known_on")
TARGET_COLUMNS = ("id", "indicator_id", "scope", "programme", "value", "unit", "due", "kind", "match", "source", "note_vi", "note_en")
UNIT_COLUMNS = ("id", "code", "name", "kind", "population", "source")
UNIT_COLUMNS_THAT_MAY_BE = ("name_en",)


def read_area(fields: Fields) -> Area:
    """An ``[[area]]`` of plan.toml."""
    return Area(id=fields.identifier(), title=fields.bilingual("title"))


def read_programme(fields: Fields) -> Programme:
    """A ``[[programme]]`` of plan.toml."""
    return Programme(id=fields.identifier(), title=fields.bilingual("title"), short=fields.bilingual("short"))


def read_source(fields: Fields) -> Source:
    """A ``[[source]]`` of plan.toml."""
    return Source(id=fields.text("id"), title=fields.bilingual("title"), published=fields.optional("published", fields.day), url=fields.text("url", ""))


def read_indicator(fields: Fields) -> Indicator:
    """An ``[[indicator]]`` of indicators.toml."""
    return Indicator(
        id=fields.identifier(),
        title=fields.bilingual("title"),
        short=fields.bilingual("short"),
        definition=fields.bilingual("definition"),
        definition_source=fields.text("definition_source"),
        area=fields.identifier("area"),
        programme=fields.identifier("programme"),
        unit=fields.one_of("unit", UNITS),
        method=fields.one_of("method", METHODS),
        noun=fields.optional("noun", fields.bilingual) or Bilingual("", ""),
        potential=fields.optional("potential", fields.identifier),
        part_of=fields.optional("part_of", fields.identifier),
        numerators=tuple(map(str, fields.items("numerators"))),
        denominators=tuple(map(str, fields.items("denominators"))),
        lead=fields.optional("lead", fields.bilingual),
        shared=fields.optional("shared", fields.bilingual),
        note=fields.optional("note", fields.bilingual),
    )


def read_observation(fields: Fields) -> Observation:
    """A row of observations.csv."""
    return Observation(
        indicator_id=fields.identifier("indicator_id"),
        unit_id=fields.text("unit_id", ""),
        date=fields.day("date"),
        value=fields.number("value", low=0),
        precision=fields.one_of("precision", PRECISIONS),
        source=fields.text("source"),
        derivation=fields.text("derivation", ""),
        note=fields.bilingual_columns("note"),
        known_on=fields.optional("known_on", fields.day),
    )


def read_target(fields: Fields) -> Target:
    """A row of targets.csv."""
    return Target(
        id=fields.identifier(),
        indicator_id=fields.identifier("indicator_id"),
        scope=fields.one_of("scope", SCOPES),
        programme=fields.text("programme"),
        value=fields.number("value", low=0),
        unit=fields.one_of("unit", TARGET_UNITS),
        due=fields.day("due"),
        kind=fields.one_of("kind", KINDS),
        match=fields.one_of("match", MATCHES, default=""),
        source=fields.text("source"),
        note=fields.bilingual_columns("note"),
    )


def read_unit(fields: Fields) -> Unit:
    """A row of units.csv."""
    return Unit(
        id=fields.identifier(),
        code=fields.text("code", ""),
        name=fields.text("name"),
        kind=fields.text("kind"),
        population=fields.optional("population", lambda column: fields.number(column, low=0)),
        source=fields.text("source", ""),
        name_en=fields.text("name_en", ""),
    )


def read_measure(fields: Fields) -> Measure:
    """A ``[[measure]]`` of measures.toml with its ``[[measure.effect]]`` blocks and word levels."""
    kind = fields.one_of("kind", MEASURE_KINDS, default="strength")
    levels = _children(fields, "levels", 2 if kind == "decision" else 4)
    effects = [Fields(effect, fields.problems, fields.file, block=fields.block) for effect in _children(fields, "effect", None)]
    return Measure(
        id=fields.identifier(),
        title=fields.bilingual("title"),
        short=fields.bilingual("short"),
        owner=fields.bilingual("owner"),
        effects=tuple(_effect(effect) for effect in effects),
        levels=tuple(Fields({"levels": level}, fields.problems, fields.file, block=fields.block).bilingual("levels") for level in levels),
        kind=kind,
        cost_per_month=fields.optional("cost_per_month", lambda column: fields.number(column, low=0)),
        cost_evidence=fields.optional("cost_evidence", lambda column: fields.one_of(column, EVIDENCE)),
        cost_source=fields.text("cost_source", ""),
        lead_time_days=fields.whole("lead_time_days", 0, 3650, default=0),
        ramp_days=fields.whole("ramp_days", 0, 3650, default=30),
        longest_months=fields.optional("longest_months", lambda column: fields.whole(column, 1, 120)),
        earliest_start=fields.optional("earliest_start", fields.month),
        known_on=fields.optional("known_on", fields.day),
    )


def read_assumption(fields: Fields) -> Assumption:
    """An ``[[assumption]]`` of assumptions.toml."""
    kind = fields.one_of("kind", ASSUMPTION_KINDS)
    low, central, high = (_believed(fields, kind, column) for column in ("low", "central", "high"))
    if None not in (low, central, high) and not size_of(low) <= size_of(central) <= size_of(high):
        fields.wrong("outside_range", "central", central, f"{low}-{high}")
    return Assumption(
        kind=kind,
        subject=fields.identifier("subject"),
        title=fields.bilingual("title"),
        central=central,
        low=low,
        high=high,
        evidence=fields.one_of("evidence", EVIDENCE),
        source=fields.text("source"),
        basis=fields.bilingual("basis"),
    )


def believed_range(kind: str) -> tuple[float, float]:
    """The widest range that a number of this kind may have at all."""
    return {"pace": (0.01, 64.0), "ceiling": (0.0, 100.0), "potential": (1e-9, 1e12)}.get(kind, (0.0, 0.0))


def _believed(fields: Fields, kind: str | None, column: str) -> Value | Any:
    if kind == "launch":
        return fields.day(column)
    if kind == "ceiling_reached":
        value = fields.data.get(column)
        fields.read.add(column)
        if not isinstance(value, bool):
            fields.wrong("not_yes_or_no", column, value, "true, false")
            return None
        return value
    return fields.number(column, *believed_range(kind or ""))


def _effect(fields: Fields) -> Effect:
    found = {
        "indicator_id": fields.identifier("indicator"),
        "added_pace": fields.number("added_pace", low=0, high=64),
        "evidence": fields.one_of("evidence", EVIDENCE),
        "basis": fields.bilingual("basis"),
        "source": fields.text("source"),
    }
    fields.nothing_else()
    return Effect(**{**found, "added_pace": max(found["added_pace"] or 0.0, 0.0)})


def _children(fields: Fields, column: str, count: int | None) -> list[Any]:
    found = fields.items(column)
    if count is None and not (found and all(isinstance(child, dict) for child in found)):
        fields.wrong("missing_value", column, expected=f"[[measure.{column}]]")
        return []
    if count is not None and len(found) != count:
        fields.wrong("wrong_count", column, len(found), str(count))
    return found
