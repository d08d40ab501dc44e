"""The labels of a row: which indicator, unit and day its figures are of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from planner.catalog.csv_text import plain_number
from planner.catalog.intake.asking import LEAVE, Asking
from planner.catalog.intake.cells import is_error
from planner.catalog.intake.columns import LABELS, SOON, Column, Reader
from planner.catalog.intake.days import ColumnDays, one_day
from planner.catalog.intake.header_words import is_heading
from planner.catalog.intake.layout import Layout
from planner.catalog.intake.names import WHOLE_PLACE, likest, meaning_of, plain
from planner.catalog.intake.period_words import periods_inside
from planner.catalog.intake.periods import When
from planner.catalog.intake.sheet_unit import sheet_unit
from planner.catalog.intake.upload import Cell, Sheet
from planner.domain.indicator import Indicator
from planner.domain.intake import Option, Place
from planner.errors import Problem

SHOWN_LETTERS = 80
TOLD = ("answer", "remembered")
OWN_UNIT = "unit_id"  # a header of our own plan folders
Wrong = Callable[[str, int, Column, Cell], None]


class RowLabels:
    """The labels of one sheet being read, with what is found out once for many rows. `wrong` notes a problem of one cell."""

    def __init__(self, sheet: Sheet, layout: Layout, reader: Reader, asking: Asking, file: str, wrong: Wrong) -> None:
        self.sheet, self.layout, self.reader, self.asking, self.file, self.wrong = sheet, layout, reader, asking, file, wrong
        self.by_role: dict[str, list[Column]] = {}
        for column in layout.columns:
            self.by_role.setdefault(column.role, []).append(column)
        self.indicators: dict[str, Indicator] = {one.id: one for one in reader.plan.indicators}
        self.letters = {column.index: sheet.column_letters(column.index) for column in layout.columns}
        self.days = {column.index: ColumnDays(sheet, column, layout, reader, asking) for column in self.by_role.get("period", ())}
        self.above: dict[str, Cell] = {}
        self.passed: list[tuple[Cell, ...]] = []  # rows whose labels are not in `above` yet: few sheets have empty ones
        self.known: dict[Any, Any] = {}

    def where(self, row: int, cells: tuple[Cell, ...], column: Column, place: Place) -> tuple[Indicator, str, When] | None:
        """Indicator, unit and day of a cell; None, with a problem or a question noted, when one is not known."""
        own = self.own_indicator(cells) if column.origin in TOLD else None
        indicator_id = own or column.indicator_id or self._label("indicator", row, cells, column, place)
        if indicator_id is None or indicator_id not in self.indicators:
            return None
        unit_id = column.unit_id or self._label("unit", row, cells, column, place)
        if unit_id is None:
            return None
        when = self.when(row, cells, column, place)
        return None if when is None else (self.indicators[indicator_id], "" if unit_id == WHOLE_PLACE else unit_id, when)

    def when(self, row: int, cells: tuple[Cell, ...], column: Column, place: Place) -> When | None:
        """The one day of a cell: its column's, otherwise its row's, otherwise the sheet's."""
        if column.when:
            return one_day(column.when, column.header, place, self.asking)
        if "period" not in self.by_role:
            return self._sheet_period(row, column, place)
        cell, at = self.first(cells, "period")
        if cell is None:
            cell, at = self._blank("period", place, row, column), self.by_role["period"][0]
        if cell is None or at is None:
            return None
        found = self.days[at.index].read(cell, place)
        if isinstance(found, Problem):
            self.wrong(found.code, row, at, cell)
            return None
        return found

    def own_indicator(self, cells: tuple[Cell, ...]) -> str | None:
        """The indicator that a row names by itself, whatever was answered; None when it names none."""
        cell, _ = self.first(cells, "indicator")
        return meaning_of(text_of(cell), self.reader.indicators, {}) if isinstance(cell, str) else None

    def indicator_of(self, cells: tuple[Cell, ...], column: Column) -> str:
        """The indicator of a cell as far as it is known without asking; empty when it is not."""
        cell, _ = self.first(cells, "indicator")
        if cell is None:
            return column.indicator_id
        key = ("indicator", cell)
        if key not in self.known:
            self.known[key] = self._meaning("indicator", cell)
        return column.indicator_id or self.known[key][0] or ""

    def unit_of(self, cells: tuple[Cell, ...], column: Column) -> str | None:
        """The unit of a cell as far as it is known without asking."""
        cell, _ = self.first(cells, "unit")
        return column.unit_id or (None if cell is None else meaning_of(text_of(cell), self.reader.units, self.reader.known_units))

    def first(self, cells: tuple[Cell, ...], role: str) -> tuple[Cell, Column | None]:
        """The first label of a kind in a row, and where it stands."""
        for column in self.by_role.get(role, ()):
            if cells[column.index] is not None:
                return cells[column.index], column
        return None, None

    def any(self, cells: tuple[Cell, ...]) -> bool:
        """Whether a row has any label."""
        return any(cells[column.index] is not None for role in LABELS for column in self.by_role.get(role, ()))

    def names_something(self, cells: tuple[Cell, ...]) -> bool:
        """Whether a row names an indicator, a unit or a day that is known."""
        for role in LABELS:
            cell, at = self.first(cells, role)
            if cell is None or at is None:
                continue
            if role == "period":
                known = isinstance(self.days[at.index].read_before.get(cell), When) or isinstance(self.days[at.index].meaning(cell), When)
            else:
                known = self._meaning(role, cell)[0] is not None or is_error(cell)
            if known:
                return True
        return False

    def remember(self, cells: tuple[Cell, ...]) -> None:
        """Keep a row's labels for the rows below it that have none."""
        self.passed.append(cells)

    def _above(self, role: str) -> Cell:
        """The last label of a kind above."""
        for cells in self.passed:
            for kind in LABELS:
                cell, _ = self.first(cells, kind)
                if cell is not None:
                    self.above[kind] = cell
        self.passed.clear()
        return self.above.get(role)

    def _label(self, role: str, row: int, cells: tuple[Cell, ...], column: Column, place: Place) -> str | None:
        """What the label of a row means: an id, ``*`` for the whole place, None when it is not known (yet)."""
        if role not in self.by_role:
            if role == "indicator":
                return self._sheet_indicator(row, column)
            return self._header_unit(column, place) if self._units_across() else self._sheet_unit(place)
        cell, at = self.first(cells, role)
        if cell is None:
            cell = self._blank(role, place, row, column)
            if cell is None or cell == WHOLE_PLACE:
                return cell if isinstance(cell, str) else None
        key = (role, cell)
        if (known := self.known.get(key)) is None:
            known = self.known[key] = self._meaning(role, cell)
        meant, open_to_change = known
        if open_to_change:
            if is_error(cell):
                self.wrong("error_cell", row, at or column, cell)
            else:
                self._ask_label(role, cell, Place(place.sheet, place.row, self.letters[at.index] if at else place.column))
        return None if meant == LEAVE.id else meant

    def _meaning(self, role: str, cell: Cell) -> tuple[str | None, bool]:
        """What a label means, and whether it is asked about: it is not known, or was answered now and stays to be changed."""
        if is_error(cell):
            return None, True
        names, told = (self.reader.indicators, self.reader.known_indicators) if role == "indicator" else (self.reader.units, self.reader.known_units)
        meant = meaning_of(text_of(cell), names, told)
        return meant, meant is None or f"{role}:{plain(text_of(cell))}" in self.asking.answers

    def _ask_label(self, role: str, cell: Cell, place: Place) -> None:
        names, text = self.reader.indicators if role == "indicator" else self.reader.units, text_of(cell)
        if (options := self.known.get(("options", role, text))) is None:
            options = self.known["options", role, text] = [*(Option(id=one, code=f"this_{role}", value=one) for one in likest(text, names)), LEAVE]
        self.asking.ask(f"{role}:{plain(text)}", f"{role}s", f"which_{role}", options, place, found=text)

    def _units_across(self) -> bool:
        """Whether other columns say by their headers whose figures they hold."""
        return any(one.unit_id not in ("", WHOLE_PLACE) for one in self.by_role.get("value", ()))

    def _header_unit(self, column: Column, place: Place) -> str | None:
        """The unit of a column beside those of units, asked by its header: never the whole place in silence."""
        if not column.parts:
            return None
        text = column.parts[-1]
        meant, _ = self._meaning("unit", text)
        self._ask_label("unit", text, Place(place.sheet, 0, place.column))
        return None if meant == LEAVE.id else meant

    def _sheet_unit(self, place: Place) -> str | None:
        """The unit of a sheet without a column of units, found out once."""
        if "unit of sheet" not in self.known:
            self.known["unit of sheet"] = sheet_unit(self.sheet, self.layout.titles, self.file, self.reader, self.asking, place)
        unit: str | None = self.known["unit of sheet"]
        return unit

    def _sheet_indicator(self, row: int, column: Column) -> str | None:
        """The indicator of a sheet that names none in its columns: asked once, for each column of figures where they say different things."""
        figures = self.by_role.get("value", ())
        alike = all(one.unit_id or one.when for one in figures if not one.indicator_id) or len(figures) == 1
        at, text = ("", self.sheet.name) if alike else (f":{self.letters[column.index]}", column.header)
        code = "which_figures" if at else "which_figures_of_sheet"
        if (options := self.known.get(("figures", at))) is None:
            titled = [one.id for one in self.reader.plan.indicators if any(self._titled(title, one) for title in self.layout.titles)]
            likely = likest(f"{self.sheet.name} {column.header}", self.reader.indicators)
            options = [Option(id=one, code="this_indicator", value=one) for one in dict.fromkeys((*titled, *likely))]
            self.known["figures", at] = options
        place = Place(self.sheet.name, self.sheet.row_number(row), self.letters[column.index])
        answer = self.asking.ask(f"figures:{self.sheet.name}{at}", "figures", code, [*options, LEAVE], place, found=text)
        return None if answer == LEAVE.id else answer

    @staticmethod
    def _titled(title: str, indicator: Indicator) -> bool:
        return any(plain(name) in plain(title) for name in (indicator.title.vi, indicator.title.en, indicator.short.vi) if name)

    def _sheet_period(self, row: int, column: Column, place: Place) -> When | None:
        """The day of a sheet that has none in its columns: what its title, its name or the file's name say is offered, not taken."""
        texts = (*(title for title in self.layout.titles if not is_heading(title)), self.sheet.name, self.file.rpartition(".")[0])
        inside = (when for text in texts for when in periods_inside(text, self.reader.plan.language, self.layout.years))
        found = [when for when in inside if when.precision != "cumulative" or when.days[0] <= self.reader.plan.as_of + SOON]  # "Năm 2023" has not ended
        days = {day: when.precision for when in reversed(found) for day in when.days}
        if not days:
            self.wrong("period_missing", row, column, "")
            return None
        options = [Option(id=day.isoformat(), code="this_day", value=day) for day in dict.fromkeys(day for when in found for day in when.days)]
        answer = self.asking.ask(f"day:{self.sheet.name}", "day", "which_day", [*options, LEAVE], place, found=self.sheet.name)
        day = next((day for day in days if day.isoformat() == answer), None)
        return When((day,), days[day]) if day else None

    def _blank(self, role: str, place: Place, row: int, column: Column) -> Cell:
        """What an empty label stands for: the one above it, the whole place, or nothing; asked once for a column.

        In a table of our own nothing under ``unit_id`` is the whole place. Nothing above is a problem of that cell.
        """
        if role == "unit" and all(one.header == OWN_UNIT for one in self.by_role[role]):
            return WHOLE_PLACE
        options = [Option(id="above", code="as_above"), *([Option(id="whole", code="whole_place")] if role == "unit" else []), LEAVE]
        answer = self.asking.ask(f"blank:{self.sheet.name}:{role}", f"blank:{role}", f"blank_{role}", options, place)
        above = self._above(role) if answer == "above" else None
        if answer == "above" and above is None:
            self.wrong("nothing_above", row, column, self.sheet.rows[row][column.index])
        return WHOLE_PLACE if answer == "whole" else above


def text_of(cell: Cell) -> str:
    """A cell as text, as it stands in a file."""
    if isinstance(cell, date):
        return f"{cell.day}/{cell.month}/{cell.year}"
    if isinstance(cell, float):
        digits = repr(cell)
        return plain_number(cell) if "e" in digits else digits.removesuffix(".0")
    return "" if cell is None else str(cell)[:SHOWN_LETTERS]
