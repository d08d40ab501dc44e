"""What a file really says: figures with their cells, what its labels mean, and the page that is written."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from planner.domain.intake import Place

CellKey = tuple[str, int, str]  # sheet, row as a spreadsheet shows it, column letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A figure that a sheet states, in the indicator's own unit. A figure written twice has two cells."""

    indicator_id: str
    unit_id: str  # empty: the whole place
    date: dt.date
    value: float
    places: tuple[Place, ...]
    precision: str = (
        ""  # "at_least", "just_under" where the words say so; empty: not held against what is read
    )

    @property
    def key(self) -> tuple[str, str, dt.date]:
        return self.indicator_id, self.unit_id, self.date


@dataclass(frozen=True, slots=True)
class Percent:
    """0.8974 in a cell that is formatted to show 89,74%."""

    value: float


@dataclass(frozen=True, slots=True)
class Broken:
    """A formula that came to an error: #DIV/0!, #N/A."""

    error: str


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A formula that was never calculated."""

    formula: str


def letters(column: int) -> str:
    """The letters of a column, counted from 0."""
    name, left = "", column + 1
    while left:
        left, rest = divmod(left - 1, 26)
        name = chr(65 + rest) + name
    return name


@dataclass
class Page:
    """One sheet being written: cells, merged areas, what they mean. Rows and columns are counted from 0."""

    name: str
    hidden: bool = False
    junk: bool = False  # a hidden draft: nothing on it counts
    cells: dict[tuple[int, int], Any] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    stated: list[Stated] = field(default_factory=list)
    means: dict[tuple[int, int], str | date] = field(default_factory=dict)
    unreadable: list[tuple[int, int]] = field(default_factory=list)  # error cells where a figure should be
    after: int = 0  # the next free row

    def put(self, row: int, column: int, cell: Any, means: str | date | None = None) -> None:
        """Write a cell, and what it is the name of."""
        if cell is not None:
            self.cells[row, column] = cell
        if means is not None:
            self.means[row, column] = means
        self.after = max(self.after, row + 1)

    def line(self, cells: Iterable[Any], row: int | None = None) -> int:
        """Write a row from the first column on; its number."""
        at = self.after if row is None else row
        for column, cell in enumerate(cells):
            self.put(at, column, cell)
        self.after = max(self.after, at + 1)
        return at

    def merge(self, top: int, left: int, bottom: int, right: int, cell: Any) -> None:
        """Write one cell over an area."""
        self.put(top, left, cell)
        self.after = max(self.after, bottom + 1)
        if (top, left) != (bottom, right):
            self.merged.append((top, left, bottom, right))

    def place(self, row: int, column: int) -> Place:
        return Place(self.name, row + 1, letters(column))

    def state(
        self,
        row: int,
        column: int,
        indicator_id: str,
        unit_id: str,
        day: date,
        value: float,
        precision: str = "",
    ) -> None:
        """Say that a cell, written already, states a figure; the same figure twice is one with two cells."""
        place = self.place(row, column)
        figure = Stated(
            indicator_id=indicator_id,
            unit_id=unit_id,
            date=day,
            value=value,
            places=(place,),
            precision=precision,
        )
        for number, other in enumerate(self.stated):
            if other.key == figure.key and other.value == value:
                self.stated[number] = Stated(
                    indicator_id=indicator_id, unit_id=unit_id, date=day, value=value,
                    places=(*other.places, place), precision=other.precision,
                )  # fmt: skip
                return
        self.stated.append(figure)


def decomposed(page: Page) -> None:
    """Write every text of a page with its marks apart, as some systems do."""
    for at, cell in page.cells.items():
        if isinstance(cell, str):
            page.cells[at] = unicodedata.normalize("NFD", cell)


@dataclass(frozen=True, kw_only=True)
class OfficeFile:
    """A file as it was sent, with its truth."""

    kind: str
    name: str
    content: bytes
    stated: tuple[Stated, ...]
    means: dict[CellKey, str | date]  # ids that labels mean, days that periods mean
    junk_sheets: frozenset[str] = frozenset()
    unreadable: tuple[Place, ...] = ()  # cells whose figure is not there any more: to be told
    traps: tuple[str, ...] = ()
    rows: tuple[tuple[str, tuple[tuple[Any, ...], ...]], ...] = ()  # for whoever reads a fault

    def __repr__(self) -> str:
        return f"<{self.kind}: {self.name}, {len(self.stated)} figures, {', '.join(self.traps) or 'no trap'}>"


def office_file(
    kind: str, pages: list[Page], content: bytes, *, name: str, traps: Iterable[str] = ()
) -> OfficeFile:
    """The file of these pages; the same figure on two sheets is one."""
    stated: dict[tuple[tuple[str, str, date], float], Stated] = {}
    for figure in (figure for page in pages for figure in page.stated):
        twin = stated.get((figure.key, figure.value))
        places = (*twin.places, *figure.places) if twin else figure.places
        stated[figure.key, figure.value] = Stated(
            indicator_id=figure.indicator_id, unit_id=figure.unit_id, date=figure.date, value=figure.value,
            places=places, precision=figure.precision,
        )  # fmt: skip
    return OfficeFile(
        kind=kind,
        name=name,
        content=content,
        stated=tuple(stated.values()),
        means={
            (page.name, row + 1, letters(column)): of
            for page in pages
            for (row, column), of in page.means.items()
        },
        junk_sheets=frozenset(page.name for page in pages if page.junk),
        unreadable=tuple(page.place(*at) for page in pages for at in page.unreadable),
        traps=tuple(dict.fromkeys(traps)),
        rows=tuple((page.name, rows_of(page)) for page in pages),
    )


def rows_of(page: Page) -> tuple[tuple[Any, ...], ...]:
    """The cells of a page in rows."""
    height = max((row for row, _ in page.cells), default=-1) + 1
    width = max((column for _, column in page.cells), default=-1) + 1
    return tuple(tuple(page.cells.get((row, column)) for column in range(width)) for row in range(height))
