"""A table as every export has it: columns that say what they hold, and rows. Columns are declared beside the value that fills them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Literal, TypeVar

from planner.domain.indicator import Indicator
from planner.exports.pack import Pack
from planner.text.translation import mark

Type = Literal["string", "number", "integer", "boolean", "date", "month"]
Role = Literal["key", "label", "time", "figure", "projection", "interval", "target", "assumption", "source"]
Cell = str | float | int | bool | date | None
Row = TypeVar("Row")
UNIT = mark("theo đơn vị của chỉ tiêu")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its name for machines, its title for people, what it holds and in which unit."""

    name: str
    title: str
    type: Type
    role: Role
    unit: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of one kind. A cell is of its column's type or None; a month is the text 2023-06; a text is never empty."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    description: str = ""
    keys: tuple[str, ...] = ()  # columns that together name a row


@dataclass(frozen=True, slots=True)
class Field(Generic[Row]):
    """A column that is still to be said in a language, and what fills it."""

    name: str
    title: str
    type: Type
    role: Role
    value: Callable[[Pack, Row], Cell]
    unit: str = ""
    about: str = ""


def table_of(pack: Pack, name: str, title: str, fields: tuple[Field[Row], ...], rows: Iterable[Row], *, about: str = "", keys: tuple[str, ...] = ()) -> Table:
    """A table in the pack's language. What is left empty is None."""

    def said(text: str) -> str:
        return pack.say(text) if text else ""

    columns = (
        Column(name=field.name, title=said(field.title), type=field.type, role=field.role, unit=said(field.unit), description=said(field.about))
        for field in fields
    )
    filled = tuple(tuple(_filled(field.value(pack, row)) for field in fields) for row in rows)
    return Table(name=name, title=said(title), columns=tuple(columns), rows=filled, description=said(about), keys=keys)


def unit_words(pack: Pack, indicator: Indicator) -> str:
    """What an indicator is counted in: %; thủ tục."""
    return "%" if indicator.unit == "percent" else pack.say.of(indicator.noun) or pack.say("số lượng")


def scenario_code(place: int) -> str:
    """What a scenario is called in every table: place 0 is the baseline, 1 what is handed out, 2 and on those beside it."""
    return f"scenario_{place}" if place else "baseline"


def _filled(value: Any) -> Cell:
    """None for an empty text: a file cannot be trusted to tell the two apart."""
    return None if value == "" else value
