"""Where the header of a sheet is, and what each of its columns holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from planner.catalog.intake.names import IGNORED, ROLES, meaning_of, plain
from planner.catalog.intake.numbers import Found, read_text
from planner.catalog.intake.periods import FIRST_YEAR, LAST_YEAR, When, read_period
from planner.catalog.intake.upload import Cell, Sheet
from planner.domain.plan import Plan

SEARCHED_ROWS = 40
LEFT_OUT = "leave"  # a label that somebody said to pass over
MEANINGS = ("value", "denominator", "unit", "indicator", "period", "plan", "comparison", "score", "note", IGNORED)
MOST_HEADER_ROWS = 3
LONGEST_COLUMN_NUMBER = 6  # letters of "( 12 )"
SAMPLED_ROWS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What a column holds. A column of figures may say by its header which indicator, unit and period they are of."""

    index: int
    header: str
    role: str  # indicator, unit, period, value, denominator, precision, ignore, or "" for: not known, holds numbers
    indicator_id: str = ""
    unit_id: str = ""  # "*": the whole place
    when: When | None = None
    origin: str = "default"  # what says so: header, cells, answer, remembered, default

    @property
    def answered(self) -> bool:
        """Whether somebody said what it is, now or of an earlier file: it gives way to a row that names its own indicator."""
        return self.origin in ("answer", "remembered")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The header of a sheet and its columns; `first` is the first row below it, inside `Sheet.rows`."""

    first: int
    columns: tuple[Column, ...]
    titles: tuple[str, ...] = ()  # what stands above the header


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What headers are read with: names of the plan, and what was remembered or answered."""

    plan: Plan
    indicators: Mapping[str, str]
    units: Mapping[str, str]
    columns: Mapping[str, str] = field(default_factory=dict)  # by header, remembered or answered
    answers: Mapping[str, str] = field(default_factory=dict)  # all that were given now
    known_indicators: Mapping[str, str] = field(default_factory=dict)
    known_units: Mapping[str, str] = field(default_factory=dict)

    def column(self, sheet: Sheet, index: int, texts: tuple[Cell, ...]) -> Column:
        """What a column's header says, from its cells in the rows of the header; what was answered or remembered goes before that."""
        parts = [part for part in texts if part is not None]
        header = " · ".join(dict.fromkeys(map(shown, parts)))
        answer = self.answers.get(f"column:{sheet.name}:{sheet.column_letters(index)}") or self.answers.get(f"column:{plain(header)}")
        if told := answer if self._is_meaning(answer) else self.columns.get(plain(header)):
            role, _, of = str(told).partition(":")
            unit = self._named(parts, self.units, self.known_units) if role == "value" else ""
            when = self._when(parts) if role == "value" else None
            origin = "answer" if told == answer else "remembered"
            return Column(index=index, header=header, role=role, indicator_id=of, unit_id=unit, when=when, origin=origin)
        roles = [known for part in parts if isinstance(part, str) and (known := ROLES.get(plain(part)))]
        indicator = self._named(parts, self.indicators, self.known_indicators)
        unit = self._named(parts, self.units, self.known_units)
        when = self._when(parts)
        if "denominator" in roles:
            return Column(index=index, header=header, role="denominator", indicator_id=indicator, origin="header")
        if indicator or unit or when:
            return Column(index=index, header=header, role="value", indicator_id=indicator, unit_id=unit, when=when, origin="header")
        return Column(index=index, header=header, role=roles[-1] if roles else "", origin="header" if roles else "default")

    def _is_meaning(self, answer: str | None) -> bool:
        """Whether an answer is one that a column can have."""
        role, _, of = (answer or "").partition(":")
        return role in MEANINGS and (not of or of in {one.id for one in self.plan.indicators})

    @staticmethod
    def _named(parts: Sequence[Cell], names: Mapping[str, str], told: Mapping[str, str]) -> str:
        known: Iterable[str | None] = (meaning_of(part, names, told) for part in parts if isinstance(part, str))
        return next((one for one in known if one and one != LEFT_OUT), "")

    def _when(self, parts: Sequence[Cell]) -> When | None:
        found = (read_period(part, self.plan.language, self.plan.year) for part in parts)
        return next((when for when in found if isinstance(when, When)), None)


def find_layout(sheet: Sheet, reader: Reader, told_row: int | None = None) -> Layout | None:
    """The header with the most columns that are known, not deeper than `SEARCHED_ROWS`; None when no row looks like one.

    `told_row` is the row of the header (inside `Sheet.rows`) when somebody has said it.
    """
    if told_row is not None:
        return _laid_out(sheet, reader, told_row, 1)
    best: tuple[int, int, int] | None = None  # of two rows the first with the most columns, of two heights the one that says more
    found: Layout | None = None
    for row in range(min(len(sheet.rows), SEARCHED_ROWS)):
        if sum(cell is not None for cell in sheet.rows[row]) < 2 or _holds_figures(sheet.rows[row]):
            continue
        for height in range(1, MOST_HEADER_ROWS + 1):
            if row + height > len(sheet.rows) or (height > 1 and _holds_data(sheet, row, row + height - 1)):
                break
            layout = _laid_out(sheet, reader, row, height)
            known, details = _score(layout)
            score = known, -row, details
            if known > 1 and (best is None or score > best):
                best, found = score, layout
    return found


def _laid_out(sheet: Sheet, reader: Reader, row: int, height: int) -> Layout:
    first = row + height
    columns = [reader.column(sheet, index, tuple(sheet.rows[place][index] for place in range(row, first))) for index in range(len(sheet.rows[row]))]
    settled = tuple(_settled(column, sheet, first, reader) for column in columns)
    titles = tuple(dict.fromkeys(cell for above in sheet.rows[:row] for cell in above if isinstance(cell, str)))
    return Layout(first=_after_numbering(sheet, first), columns=settled, titles=titles)


def _settled(column: Column, sheet: Sheet, first: int, reader: Reader) -> Column:
    """A column without a known header holds labels when its cells are known labels, nothing when it has no numbers, or is asked about."""
    if column.role:
        return column
    cells = [row[column.index] for row in sheet.rows[first : first + SAMPLED_ROWS] if row[column.index] is not None]
    texts = [cell for cell in cells if isinstance(cell, str)]
    for role, names, known in (("unit", reader.units, reader.known_units), ("indicator", reader.indicators, reader.known_indicators)):
        if texts and sum(meaning_of(text, names, known) is not None for text in texts) * 2 > len(cells):
            return Column(index=column.index, header=column.header, role=role, origin="cells")
    numbers = any(isinstance(cell, float) or (isinstance(cell, str) and _is_number(cell, reader)) for cell in cells)
    return Column(index=column.index, header=column.header, role="" if numbers and column.header else IGNORED)


def _is_number(text: str, reader: Reader) -> bool:
    return isinstance(read_text(text, reader.plan.language), Found)


def _score(layout: Layout) -> tuple[int, int]:
    """How many columns are known, and how much they say; without a column of figures it is no header."""
    figures = sum(column.role in ("value", "") for column in layout.columns)
    known = sum(column.role not in ("", IGNORED) or plain(column.header) in ROLES for column in layout.columns)
    details = sum(bool(told) for column in layout.columns for told in (column.indicator_id, column.unit_id, column.when))
    return (known, details) if figures else (0, 0)


def _holds_figures(row: tuple[Cell, ...]) -> bool:
    """Whether a row holds numbers that are neither years nor days: then it is no header."""
    return any(_is_figure(cell) for cell in row)


def _is_figure(cell: Cell) -> bool:
    if cell is None or isinstance(cell, date | bool) or isinstance(read_period(cell, "vi", 2000), When):
        return False
    if isinstance(cell, str) and isinstance(found := read_text(cell, "vi"), Found):
        return not (len(cell) == 4 and FIRST_YEAR <= found.values[0] <= LAST_YEAR)
    return isinstance(cell, float) and not FIRST_YEAR <= cell <= LAST_YEAR


def _holds_data(sheet: Sheet, top: int, row: int) -> bool:
    """Whether a row under a first row of a header is no second row of it: it holds figures, or a label under the header of labels."""
    above, cells = sheet.rows[top], sheet.rows[row]
    for column, cell in enumerate(above):
        beside = {above[near] for near in (column - 1, column + 1) if 0 <= near < len(above)}
        labels = isinstance(cell, str) and ROLES.get(plain(cell)) in ("indicator", "unit", "period") and cell not in beside
        if labels and cells[column] not in (None, cell):
            return True
    return _holds_figures(cells)


def _after_numbering(sheet: Sheet, first: int) -> int:
    """Past the row that only numbers the columns: 1 2 3, (1) (2) (3), A B 1 2."""
    if first < len(sheet.rows) and is_numbering(sheet.rows[first]):
        return first + 1
    return first


def is_numbering(row: tuple[Cell, ...]) -> bool:
    """Whether a row only numbers the columns."""
    if any(isinstance(cell, str) and len(cell) > LONGEST_COLUMN_NUMBER for cell in row):
        return False
    cells = [shown(cell).strip("() ") for cell in row if cell is not None]
    numbers = [int(cell) for cell in cells if cell.isascii() and cell.isdigit()]
    letters = [cell for cell in cells if len(cell) == 1 and cell.isalpha()]
    steps = [later - sooner for sooner, later in pairwise(numbers)]
    return len(cells) > 2 and len(numbers) > 1 and len(numbers) + len(letters) == len(cells) and numbers[0] in (0, 1, 2, 3) and set(steps) <= {1}


def shown(cell: Cell) -> str:
    """A cell as a spreadsheet would show it, near enough to name it by."""
    if isinstance(cell, date):
        return f"{cell.day}/{cell.month}/{cell.year}"
    return f"{cell:g}" if isinstance(cell, float) and not isinstance(cell, bool) else str(cell)
