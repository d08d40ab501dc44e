"""The rows of one sheet, cell by cell: which indicator, unit and day each figure is of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from planner.catalog.csv_text import plain_number
from planner.catalog.intake.asking import LEAVE, Asking
from planner.catalog.intake.cells import Figure, plain_figure, read_figure
from planner.catalog.intake.layout import Column, Layout, Reader, is_numbering
from planner.catalog.intake.names import WHOLE_PLACE, is_total, likest, meaning_of, plain
from planner.catalog.intake.numbers import read_text
from planner.catalog.intake.periods import When, read_period
from planner.catalog.intake.progress import Bar
from planner.catalog.intake.upload import Cell, Sheet
from planner.domain.indicator import Indicator
from planner.domain.intake import Dropped, Option, Place, ProposedRow
from planner.domain.observation import PRECISIONS, Precision
from planner.errors import Problem

SHOWN_LETTERS = 80
OWN_UNIT = "unit_id"  # a header of our own plan folders


@dataclass
class Gathered:
    """What the sheets gave so far. `changes` are figures that say only how much was added."""

    rows: list[ProposedRow] = field(default_factory=list)
    changes: list[tuple[ProposedRow, Figure, Problem]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)


class SheetRows:
    """One sheet being read: its layout, and what is found out once for many rows."""

    def __init__(self, sheet: Sheet, layout: Layout, reader: Reader, asking: Asking, gathered: Gathered, file: str) -> None:
        self.sheet, self.layout, self.reader, self.asking, self.gathered, self.file = sheet, layout, reader, asking, gathered, file
        self.by_role: dict[str, list[Column]] = {}
        for column in layout.columns:
            self.by_role.setdefault(column.role, []).append(column)
        self.indicators: dict[str, Indicator] = {one.id: one for one in reader.plan.indicators}
        self.letters = {column.index: sheet.column_letters(column.index) for column in layout.columns}
        self.merged = {(area[0], column): area for area in sheet.merged if area[2] > area[0] for column in range(area[1], area[3] + 1)}
        self.inside = {(row, column) for area in sheet.merged for row in range(area[0] + 1, area[2] + 1) for column in range(area[1], area[3] + 1)}
        self.inside |= {(area[0], column) for area in sheet.merged for column in range(area[1] + 1, area[3] + 1)}
        self.above: dict[str, Cell] = {}
        self.known: dict[tuple[Any, ...], Any] = {}
        self.totals: dict[str, bool] = {}

    def read(self, bar: Bar) -> None:
        """Gather every row below the header."""
        header = self.sheet.rows[self.layout.first - 1]
        if is_numbering(header):
            self._drop("numbering", self.layout.first - 1, "")
            header = self.sheet.rows[self.layout.first - 2]
        for row in range(self.layout.first, len(self.sheet.rows)):
            cells = self.sheet.rows[row]
            bar.row()
            if cells == header:
                self._drop("header_again", row, "")
            else:
                self._row(row, cells)

    def _row(self, row: int, cells: tuple[Cell, ...]) -> None:
        values = [column for column in self.by_role.get("value", ()) if cells[column.index] is not None or (row, column.index) in self.sheet.unfinished]
        if not values:
            self._remember_labels(cells)
            return
        total = next((cell for cell in cells if isinstance(cell, str) and self._is_total(cell)), None)
        if total is not None:
            self._drop("total", row, total)
            return
        if is_numbering(cells):
            self._drop("numbering", row, "")
            return
        if not any(_has_digit(cells[column.index]) for column in values) and not self._labels(cells) and not self._unfinished(row, values):
            self._drop("words", row, str(cells[values[0].index])[:SHOWN_LETTERS])
            return
        for column in values:
            self._figure(row, cells, column)
        self._remember_labels(cells)

    def _figure(self, row: int, cells: tuple[Cell, ...], column: Column) -> None:
        cell, place = cells[column.index], Place(self.sheet.name, self.sheet.row_number(row), self.letters[column.index])
        if cell is None:
            self.wrong("formula_without_value", row, column, "=…")
            return
        if self.inside and (row, column.index) in self.inside:
            return  # told once, at the first cell of the merged area
        if isinstance(cell, str) and not _has_digit(cell) and read_text(cell, "vi") is None:
            return  # a dash: nothing was reported
        where = self._where(row, cells, column, place)
        if where is None:
            return
        indicator, unit_id, when = where
        if self.merged and (row, column.index) in self.merged:
            self.wrong("figure_for_many_rows", row, column, cell)
            return
        figure = read_figure(cell, indicator, self.reader.plan.language, place, f"{self.sheet.name}:{self.letters[column.index]}", self.asking)
        if isinstance(figure, Problem):
            self.wrong(figure.code, row, column, cell)
        elif figure is not None:
            self._gather(figure, indicator, unit_id, when, place, cells, row, column)

    def _gather(self, figure: Figure, indicator: Indicator, unit_id: str, when: When, place: Place, cells: tuple[Cell, ...], row: int, column: Column) -> None:
        proposed = ProposedRow(
            indicator_id=indicator.id,
            unit_id=unit_id,
            date=when.days[0],
            value=figure.value,
            precision=figure.precision or self._told_precision(cells) or when.precision,
            place=place,
            found=_text(cells[column.index]),
            derivation=figure.derivation,
            denominator=figure.denominator if figure.denominator is not None else self._denominator(cells, indicator, column),
        )
        if figure.change:
            self.gathered.changes.append((proposed, figure, self._at(Problem("change_without_figure"), row, column, cells[column.index])))
        else:
            self.gathered.rows.append(proposed)

    def _where(self, row: int, cells: tuple[Cell, ...], column: Column, place: Place) -> tuple[Indicator, str, When] | None:
        """Indicator, unit and day of a cell; None, with a problem or a question noted, when one is not known."""
        own = self._own_indicator(cells) if column.answered else None
        indicator_id = own or column.indicator_id or self._label("indicator", row, cells, column, place)
        if indicator_id is None or indicator_id not in self.indicators:
            return None
        unit_id = column.unit_id or self._label("unit", row, cells, column, place)
        if unit_id is None:
            return None
        when = column.when or self._row_period(row, cells, column, place)
        if when is None:
            return None
        if len(when.days) > 1:
            when = self._one_day(when, column.header if column.when else _text(self._first(cells, "period")[0]), place)
        return None if when is None else (self.indicators[indicator_id], "" if unit_id == WHOLE_PLACE else unit_id, when)

    def _own_indicator(self, cells: tuple[Cell, ...]) -> str | None:
        """The indicator that a row names by itself, whatever was answered; None when it names none."""
        cell, _ = self._first(cells, "indicator")
        return meaning_of(_text(cell), self.reader.indicators, {}) if isinstance(cell, str) else None

    def _label(self, role: str, row: int, cells: tuple[Cell, ...], column: Column, place: Place) -> str | None:
        """What the label of a row means: an id, ``*`` for the whole place, None when it is not known (yet)."""
        if role not in self.by_role:
            return WHOLE_PLACE if role == "unit" else self._sheet_indicator(row, column)
        cell, at = self._first(cells, role)
        if cell is None:
            cell = self._blank(role, place, row, column)
            if cell is None or cell == WHOLE_PLACE:
                return cell if isinstance(cell, str) else None
        key = (role, cell)
        if key not in self.known:
            names, told = (self.reader.indicators, self.reader.known_indicators) if role == "indicator" else (self.reader.units, self.reader.known_units)
            self.known[key] = meaning_of(_text(cell), names, told)
        meant: str | None = self.known[key]
        if meant is None or f"{role}:{plain(_text(cell))}" in self.asking.answers:  # answered now: shown with its answer, to be changed
            self._ask_label(role, cell, Place(place.sheet, place.row, self.letters[at.index] if at else place.column))
        return None if meant == LEAVE.id else meant

    def _ask_label(self, role: str, cell: Cell, place: Place) -> None:
        names, text = self.reader.indicators if role == "indicator" else self.reader.units, _text(cell)
        if (options := self.known.get(("options", role, text))) is None:
            options = self.known["options", role, text] = [*(Option(id=one, code=f"this_{role}", value=one) for one in likest(text, names)), LEAVE]
        self.asking.ask(f"{role}:{plain(text)}", f"{role}s", f"which_{role}", options, place, found=text)

    def _sheet_indicator(self, row: int, column: Column) -> str | None:
        """The indicator of a sheet that names none in its columns: asked once for each column of figures."""
        options = [Option(id=one, code="this_indicator", value=one) for one in likest(f"{self.sheet.name} {column.header}", self.reader.indicators)]
        place = Place(self.sheet.name, self.sheet.row_number(row), self.letters[column.index])
        key = f"figures:{self.sheet.name}:{self.letters[column.index]}"
        answer = self.asking.ask(key, "figures", "which_figures", [*options, LEAVE], place, found=column.header)
        return None if answer == LEAVE.id else answer

    def _row_period(self, row: int, cells: tuple[Cell, ...], column: Column, place: Place) -> When | None:
        if "period" not in self.by_role:
            return self._sheet_period(row, column, place)
        cell, at = self._first(cells, "period")
        if cell is None:
            cell = self._blank("period", place, row, column)
            if cell is None:
                return None
        key = ("period", cell)
        if key not in self.known:
            self.known[key] = read_period(cell, self.reader.plan.language, self.reader.plan.year)
        found = self.known[key]
        if isinstance(found, Problem):
            self.wrong(found.code, row, at or column, cell)
        return found if isinstance(found, When) else None

    def _sheet_period(self, row: int, column: Column, place: Place) -> When | None:
        """The day of a sheet that has none in its columns: what its title, its name or the file's name say is offered, not taken."""
        found = [when for text in (*self.layout.titles, self.sheet.name, self.file.rpartition(".")[0]) for when in _periods_inside(text, self.reader)]
        days = {day: when.precision for when in found for day in when.days}
        if not days:
            self.wrong("period_missing", row, column, "")
            return None
        options = [Option(id=day.isoformat(), code="this_day", value=day) for day in days]
        answer = self.asking.ask(f"day:{self.sheet.name}", "day", "which_day", [*options, LEAVE], place, found=self.sheet.name)
        day = next((day for day in days if day.isoformat() == answer), None)
        return When((day,), days[day]) if day else None

    def _one_day(self, when: When, text: str, place: Place) -> When | None:
        options = [Option(id=day.isoformat(), code="this_day", value=day) for day in when.days]
        answer = self.asking.ask(f"period:{text}", "periods", "two_days", [*options, LEAVE], place, found=text)
        day = next((day for day in when.days if day.isoformat() == answer), None)
        return When((day,), when.precision) if day else None

    def _blank(self, role: str, place: Place, row: int, column: Column) -> Cell:
        """What an empty label stands for: the one above it, the whole place, or nothing; asked once for a column.

        In a table of our own nothing under ``unit_id`` is the whole place. Nothing above is a problem of that cell.
        """
        if role == "unit" and all(one.header == OWN_UNIT for one in self.by_role[role]):
            return WHOLE_PLACE
        options = [Option(id="above", code="as_above"), *([Option(id="whole", code="whole_place")] if role == "unit" else []), LEAVE]
        answer = self.asking.ask(f"blank:{self.sheet.name}:{role}", f"blank:{role}", f"blank_{role}", options, place)
        if answer == "above" and self.above.get(role) is None:
            self.wrong("nothing_above", row, column, self.sheet.rows[row][column.index])
        return self.above.get(role) if answer == "above" else WHOLE_PLACE if answer == "whole" else None

    def _first(self, cells: tuple[Cell, ...], role: str) -> tuple[Cell, Column | None]:
        for column in self.by_role.get(role, ()):
            if cells[column.index] is not None:
                return cells[column.index], column
        return None, None

    def _labels(self, cells: tuple[Cell, ...]) -> list[Cell]:
        return [cells[column.index] for role in ("indicator", "unit", "period") for column in self.by_role.get(role, ()) if cells[column.index] is not None]

    def _remember_labels(self, cells: tuple[Cell, ...]) -> None:
        for role in ("indicator", "unit", "period"):
            cell, _ = self._first(cells, role)
            if cell is not None:
                self.above[role] = cell

    def _is_total(self, text: str) -> bool:
        if text not in self.totals:
            self.totals[text] = is_total(text)
        return self.totals[text]

    def _told_precision(self, cells: tuple[Cell, ...]) -> Precision | None:
        cell, _ = self._first(cells, "precision")
        return next((known for known in PRECISIONS if known == cell), None)

    def _denominator(self, cells: tuple[Cell, ...], indicator: Indicator, column: Column) -> float | None:
        """The denominator beside a figure: of its own indicator, or the only one of a sheet with one column of figures."""
        own = [one for one in self.by_role.get("denominator", ()) if one.indicator_id == indicator.id]
        single = self.by_role.get("denominator", ()) if len(self.by_role.get("value", ())) == 1 else ()
        for one in own or single:
            cell = cells[one.index]
            found = plain_figure(cell, self.reader.plan.language)
            if found is not None and found > 0:
                return found
        return None

    def _unfinished(self, row: int, values: list[Column]) -> bool:
        return any((row, column.index) in self.sheet.unfinished for column in values)

    def _drop(self, code: str, row: int, found: str) -> None:
        self.gathered.dropped.append(Dropped(code=code, sheet=self.sheet.name, row=self.sheet.row_number(row), found=found[:SHOWN_LETTERS]))

    def _at(self, problem: Problem, row: int, column: Column, found: Cell) -> Problem:
        return Problem(problem.code, self.sheet.name, self.sheet.row_number(row), column.header[:SHOWN_LETTERS], self.letters[column.index], _text(found))

    def wrong(self, code: str, row: int, column: Column, found: Cell) -> None:
        """Note a problem of one cell."""
        self.gathered.problems.append(self._at(Problem(code), row, column, found))


def _periods_inside(text: str, reader: Reader) -> Iterator[When]:
    """The periods that a title names: "BÁO CÁO THÁNG 4 NĂM 2023", "(số liệu đến ngày 20/4/2023)", "T4.2023"."""
    words = text.replace("(", " ").replace(")", " ").replace("_", " ").split()[:40]
    start = 0
    while start < len(words):
        for end in range(min(len(words), start + 7), start, -1):
            piece = " ".join(words[start:end])
            if _has_digit(piece) and isinstance(found := read_period(piece, reader.plan.language, reader.plan.year), When):
                yield found
                start = end - 1
                break
        start += 1


def _has_digit(cell: Cell) -> bool:
    return any(letter.isdigit() for letter in cell) if isinstance(cell, str) else cell is not None


def _text(cell: Cell) -> str:
    if isinstance(cell, date):
        return f"{cell.day}/{cell.month}/{cell.year}"
    if isinstance(cell, float):
        digits = repr(cell)
        return plain_number(cell) if "e" in digits else digits.removesuffix(".0")
    return "" if cell is None else str(cell)[:SHOWN_LETTERS]
