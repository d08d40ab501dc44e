"""Changed values as canonical JSON and back: the same value, letter by letter the same text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from planner.catalog.plain import as_plain, canonical, parsed, restore
from planner.domain.assumption import Assumption
from planner.domain.bilingual import NO_TEXT, Bilingual
from planner.domain.change import ChangeKind, Cost, Origin, Value
from planner.domain.evidence import Source
from planner.domain.indicator import Area, Indicator, Programme
from planner.domain.observation import Observation
from planner.domain.target import Target
from planner.domain.unit import Unit
from planner.errors import InvalidPlan, Problem


def value_text(value: Value | None) -> str | None:
    """A value as canonical JSON; None for none. What a figure does not say is left out, for there are many figures."""
    if value is None:
        return None
    if isinstance(value, date):
        return canonical(value.isoformat())
    plain = as_plain(value)
    if isinstance(value, Observation):
        plain = {name: told for name, told in plain.items() if told not in (None, "", as_plain(NO_TEXT))}
    return canonical(plain)


def value_from(kind: ChangeKind, text: str | None) -> Value | None:
    """The value that `value_text` wrote.

    Raises
    ------
    InvalidPlan
        When the text holds no value of this kind.
    """
    if text is None:
        return None
    try:
        return READERS[kind](parsed(text))
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError) as error:
        raise InvalidPlan(Problem("bad_snapshot", found=str(error)[:200])) from error


def origin_text(origin: Origin | None) -> str | None:
    """Where changes came from, as canonical JSON; None for a person's own hand."""
    return None if origin is None else canonical(as_plain(origin))


def origin_from(text: str | None) -> Origin | None:
    """What `origin_text` wrote; raises InvalidPlan for another text."""
    try:
        return None if text is None else restore(Origin, parsed(text))
    except (ValueError, TypeError, KeyError) as error:
        raise InvalidPlan(Problem("bad_snapshot", found=str(error)[:200])) from error


def _figure(content: Any) -> Observation:
    """A figure, faster than `restore` reads it: there may be tens of thousands."""
    known_on, note = content.get("known_on"), content.get("note")
    return Observation(
        **content
        | {
            "date": date.fromisoformat(content["date"]),
            "value": float(content["value"]),
            "note": Bilingual(**note) if note else NO_TEXT,
            "known_on": date.fromisoformat(known_on) if known_on else None,
        }
    )


READERS: Mapping[ChangeKind, Callable[[Any], Value]] = MappingProxyType(
    {
        "source": lambda content: restore(Source, content),
        "area": lambda content: restore(Area, content),
        "programme": lambda content: restore(Programme, content),
        "indicator": lambda content: restore(Indicator, content),
        "unit": lambda content: restore(Unit, content),
        "figure": _figure,
        "target": lambda content: restore(Target, content),
        "cost": lambda content: restore(Cost, content),
        "assumption": lambda content: restore(Assumption, content),
        "as_of": date.fromisoformat,
    }
)
