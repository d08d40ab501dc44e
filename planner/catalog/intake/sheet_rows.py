"""The rows of one sheet, cell by cell: what is a figure, what is passed over, what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from planner.catalog.intake.asking import Asking
from planner.catalog.intake.cells import Beside, Figure, is_error, plain_figure, read_figure
from planner.catalog.intake.columns import LABELS, Column, Reader
from planner.catalog.intake.header_words import is_heading
from planner.catalog.intake.layout import Layout, is_numbering
from planner.catalog.intake.measured_in import MeasuredIn, measured_in, said_in
from planner.catalog.intake.names import IGNORED, total_kind
from planner.catalog.intake.numbers import read_text
from planner.catalog.intake.periods import When
from planner.catalog.intake.progress import Bar
from planner.catalog.intake.row_labels import SHOWN_LETTERS, RowLabels, text_of
from planner.catalog.intake.share_columns import ShareColumns
from planner.catalog.intake.totals import offered_totals, unlike_units
from planner.catalog.intake.upload import Cell, Sheet
from planner.domain.indicator import Indicator
from planner.domain.intake import Dropped, Place, ProposedRow
from planner.domain.observation import PRECISIONS, Precision
from planner.errors import Problem


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
        self.sheet, self.layout, self.reader, self.asking, self.all = sheet, layout, reader, asking, gathered
        self.gathered = Gathered()  # of this sheet
        self.labels = RowLabels(sheet, layout, reader, asking, file, self.wrong)
        self.by_role, self.letters = self.labels.by_role, self.labels.letters
        self.merged = {(area[0], column): area for area in sheet.merged if area[2] > area[0] for column in range(area[1], area[3] + 1)}
        self.inside = {(row, column) for area in sheet.merged for row in range(area[0] + 1, area[2] + 1) for column in range(area[1], area[3] + 1)}
        self.inside |= {(area[0], column) for area in sheet.merged for column in range(area[1] + 1, area[3] + 1)}
        self.totals: dict[str, str] = {}
        self.naming = [column.index for column in layout.columns if column.role in (*LABELS, "numbering", IGNORED)]
        self.total_rows: list[tuple[int, str]] = []
        self.shares = ShareColumns(self.labels)
        self.figures: dict[tuple[Any, ...], Figure] = {}  # of texts that were read before

    def read(self, bar: Bar) -> None:
        """Gather every row below the header, then the totals."""
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
        self._whole_place()
        for name in ("rows", "changes", "problems", "dropped"):
            getattr(self.all, name).extend(getattr(self.gathered, name))

    def _row(self, row: int, cells: tuple[Cell, ...]) -> None:
        values = [column for column in self.by_role.get("value", ()) if cells[column.index] is not None or (row, column.index) in self.sheet.unfinished]
        if not values:
            self.labels.remember(cells)
            return
        total = next((cell for index in self.naming if isinstance(cell := cells[index], str) and self._total(cell)), None)
        if total is not None:
            self.total_rows.append((row, total))
        elif is_numbering(cells):
            self._drop("numbering", row, "")
        elif self._is_words(row, cells, values):
            self._drop("words", row, str(cells[values[0].index])[:SHOWN_LETTERS])
        else:
            for column in values:
                self._figure(row, cells, column)
            self.labels.remember(cells)

    def _figure(self, row: int, cells: tuple[Cell, ...], column: Column) -> None:
        cell, place = cells[column.index], Place(self.sheet.name, self.sheet.row_number(row), self.letters[column.index])
        if cell is None:
            self.wrong("formula_without_value", row, column, "=…")
            return
        if self.inside and (row, column.index) in self.inside:
            return  # told once, at the first cell of the merged area
        if isinstance(cell, str) and not _has_digit(cell) and read_text(cell, "vi") is None:
            return  # a dash: nothing was reported
        if is_error(cell):
            self.wrong("error_cell", row, column, cell)
            return
        where = self.labels.where(row, cells, column, place)
        if where is None or (column.only and where[0].unit != column.only):
            return
        indicator, unit_id, when = where
        if self.merged and (row, column.index) in self.merged:
            self.wrong("figure_for_many_rows", row, column, cell)
            return
        figure = self._read(cell, cells, column, indicator, unit_id, place)
        if isinstance(figure, Problem) and figure.code == "score_in_figures":
            self._drop("score", row, text_of(cell))
        elif isinstance(figure, Problem):
            self.wrong(figure.code, row, column, cell)
        elif figure is not None:
            self._gather(figure, indicator, unit_id, when, place, cells, row, column)

    def _read(self, cell: Cell, cells: tuple[Cell, ...], column: Column, indicator: Indicator, unit_id: str, place: Place) -> Figure | Problem | None:
        """The figure of a cell, read beside its column, what it is counted in, and the other small shares of its column.

        A text of which nothing was asked is read once for each column, indicator and label.
        """
        told, _ = self.labels.first(cells, "measure") if "measure" in self.by_role else (None, None)
        label, _ = self.labels.first(cells, "indicator") if column.measured is None else (None, None)
        known = (cell, cell.__class__, column.index, indicator.id, told, label)
        if (again := self.figures.get(known)) is not None:
            return again
        calls, measured = self.asking.calls, self._measured(told, label, column)
        odd = self.shares.is_odd(cell, column, indicator, unit_id)
        beside = Beside(column=self.shares.name(column, indicator), measured=measured, odd_share=odd)
        figure = read_figure(cell, indicator, self.reader.plan.language, place, beside, self.asking)
        if isinstance(figure, Figure) and calls == self.asking.calls:
            self.figures[known] = figure
        return figure

    def _measured(self, told: Cell, label: Cell, column: Column) -> MeasuredIn | None:
        """What a cell is counted in: as its row says under "Đơn vị tính", its column, its label, or the sheet's title."""
        if isinstance(told, str) and (found := measured_in(told)):
            return found
        return column.measured or (said_in(label) if isinstance(label, str) else None) or self.layout.measured

    def _gather(self, figure: Figure, indicator: Indicator, unit_id: str, when: When, place: Place, cells: tuple[Cell, ...], row: int, column: Column) -> None:
        proposed = ProposedRow(
            indicator_id=indicator.id,
            unit_id=unit_id,
            date=when.days[0],
            value=figure.value,
            precision=figure.precision or self._told_precision(cells) or when.precision,
            place=place,
            found=text_of(cells[column.index]),
            derivation=figure.derivation,
            denominator=figure.denominator if figure.denominator is not None else self._denominator(cells, indicator, column),
        )
        if figure.change:
            self.gathered.changes.append((proposed, figure, self._at(Problem("change_without_figure"), row, column, cells[column.index])))
        else:
            self.gathered.rows.append(proposed)

    def _whole_place(self) -> None:
        """Totals are offered as the whole place's figures; figures that name it are held against those of the units."""
        named = [row for row in self.gathered.rows if not row.unit_id]
        if named and self.reader.plan.units:
            left = unlike_units(named, self.gathered.rows, self.reader.plan, self.asking)
            gone = {id(row) for number, row in enumerate(named) if number in left}
            self.gathered.rows = [row for row in self.gathered.rows if id(row) not in gone]
        units, self.gathered = self.gathered, Gathered()
        of_units = any(row.unit_id for row in units.rows)
        offered = [(row, label) for row, label in self.total_rows if of_units and self._total(label) != "subtotal"]
        for row, _ in offered:
            self._total_row(row, units.rows)
        totals, self.gathered = self.gathered, units
        have = {row.key for row in units.rows}
        fresh = [row for row in totals.rows if row.key not in have]
        taken = offered_totals(self.sheet.name, fresh, units.rows, self.reader.plan, self.asking, offered[0][1]) if fresh else False
        if taken:
            self.gathered.rows += fresh
            self.gathered.problems += totals.problems
        kept = {row for row, _ in offered} if taken or taken is None else set()
        for row, label in self.total_rows:
            if row not in kept:
                self._drop(self._total(label) if self._total(label) == "subtotal" else "total", row, label)

    def _total_row(self, row: int, units: list[ProposedRow]) -> None:
        """The figures of a row of totals, as the whole place's, where it is clear of which indicator and day they are."""
        cells = self.sheet.rows[row]
        for column in self.by_role.get("value", ()):
            cell, letters = cells[column.index], self.letters[column.index]
            alike = [one for one in units if one.place.column == letters]
            ids, days = {one.indicator_id for one in alike}, {one.date for one in alike}
            own = self.labels.own_indicator(cells)
            if cell is None or column.unit_id or len(days) != 1 or (own is None and len(ids) != 1):
                continue
            indicator = self.labels.indicators[own or next(iter(ids))]
            if self._total(next(text for number, text in self.total_rows if number == row)) == "average" and indicator.unit == "count":
                continue
            place = Place(self.sheet.name, self.sheet.row_number(row), letters)
            figure = self._read(cell, cells, column, indicator, "", place)
            if isinstance(figure, Problem):
                self.wrong(figure.code, row, column, cell)
            elif figure is not None and not figure.change:
                self._gather(figure, indicator, "", When((next(iter(days)),), alike[0].precision), place, cells, row, column)

    def _total(self, text: str) -> str:
        if (kind := self.totals.get(text)) is None:
            kind = self.totals[text] = total_kind(text)
        return kind

    def _told_precision(self, cells: tuple[Cell, ...]) -> Precision | None:
        if "precision" not in self.by_role:
            return None
        cell, _ = self.labels.first(cells, "precision")
        return next((known for known in PRECISIONS if known == cell), None)

    def _denominator(self, cells: tuple[Cell, ...], indicator: Indicator, column: Column) -> float | None:
        """The denominator beside a figure: of its own indicator, or the only one of a sheet with one column of figures."""
        if "denominator" not in self.by_role:
            return None
        own = [one for one in self.by_role.get("denominator", ()) if one.indicator_id == indicator.id]
        single = self.by_role.get("denominator", ()) if len(self.by_role.get("value", ())) == 1 else ()
        for one in own or single:
            found = plain_figure(cells[one.index], self.reader.plan.language)
            if found is not None and found > 0:
                return found
        return None

    def _is_words(self, row: int, cells: tuple[Cell, ...], values: list[Column]) -> bool:
        """Whether a row without a number under its figures is a signature or a remark: it names nothing that is known."""
        held = [cells[column.index] for column in values]
        if any(cell.__class__ is float for cell in held):
            return False
        texts = [cell for cell in held if isinstance(cell, str)]
        if any(map(_has_digit, texts)) and (self.labels.any(cells) or not all(map(is_heading, texts))):
            return False
        return not (any(map(is_error, held)) or self._unfinished(row, values) or self.labels.names_something(cells))

    def _unfinished(self, row: int, values: list[Column]) -> bool:
        return any((row, column.index) in self.sheet.unfinished for column in values)

    def _drop(self, code: str, row: int, found: str) -> None:
        self.gathered.dropped.append(Dropped(code=code, sheet=self.sheet.name, row=self.sheet.row_number(row), found=found[:SHOWN_LETTERS]))

    def _at(self, problem: Problem, row: int, column: Column, found: Cell) -> Problem:
        return Problem(problem.code, self.sheet.name, self.sheet.row_number(row), column.header[:SHOWN_LETTERS], self.letters[column.index], text_of(found))

    def wrong(self, code: str, row: int, column: Column, found: Cell) -> None:
        """Note a problem of one cell."""
        self.gathered.problems.append(self._at(Problem(code), row, column, found))


def _has_digit(cell: Cell) -> bool:
    return any(letter.isdigit() for letter in cell) if isinstance(cell, str) else cell is not None
