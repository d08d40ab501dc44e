"""Sheets of a workbook: safe names, one look, cells that give back a term, and heights that fit what is written."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from planner.exports.workbook.names import column_letters, lines_of, plain_text, sheet_name
from planner.exports.workbook.terms import Term, Value
from planner.text.translation import Voice

FONT = "Times New Roman"
LINE = 15.0  # of 11 points [points]
PAPER_WIDTH, PAPER_HEIGHT = 11.69, 8.27  # of A4 landscape [inches]
GREY, PALE, YELLOW, GREEN, BLUE, RED = "#595959", "#F2F2F2", "#FFF9C4", "#E8F5E9", "#1F4E79", "#B3261E"
LOOKS: Mapping[str, Mapping[str, Any]] = {
    "plain": {"text_wrap": True},
    "line": {},
    "title": {"bold": True, "font_size": 16, "font_color": BLUE},
    "heading": {"bold": True, "font_size": 13, "font_color": BLUE},
    "note": {"italic": True, "font_color": GREY, "text_wrap": True},
    "small": {"indent": 1, "font_size": 9, "font_color": GREY},
    "head": {"bold": True, "bg_color": "#DDE6F0", "border": 1, "text_wrap": True, "align": "center", "valign": "vcenter"},
    "cell": {"border": 1, "text_wrap": True, "valign": "vcenter", "indent": 1},
    "centre": {"border": 1, "text_wrap": True, "valign": "vcenter", "align": "center"},
    "group": {"border": 1, "indent": 1, "bold": True, "bg_color": PALE, "text_wrap": True, "valign": "vcenter"},
    "value": {"border": 1, "valign": "vcenter"},
    "sum": {"border": 1, "valign": "vcenter", "bold": True, "bg_color": PALE},
    "shown": {"border": 1, "valign": "vcenter", "bg_color": GREEN, "bold": True, "align": "left", "indent": 1},
    "live": {"border": 1, "valign": "vcenter", "bg_color": GREEN, "bold": True},
    "input": {"border": 1, "align": "right", "valign": "vcenter", "bg_color": YELLOW, "locked": False},
    "fixed": {"border": 1, "align": "right", "valign": "vcenter", "font_color": GREY},
    "check": {"border": 1, "valign": "vcenter", "text_wrap": True, "font_color": RED, "bold": True},
    "paper_title": {"bold": True, "font_size": 14, "align": "center", "valign": "vcenter", "text_wrap": True},
    "paper_below": {"italic": True, "font_size": 13, "align": "center", "valign": "vcenter"},
}


class Book:
    """The workbook under way: its voice, its looks and the names that are taken."""

    def __init__(self, made: Any, say: Voice) -> None:
        self.made, self.say = made, say
        self._looks: dict[tuple[str, str], Any] = {}
        self._taken = {"history"}  # Excel keeps this name for itself

    def look(self, name: str, number: str = "") -> Any:
        """A format by name, with a number format where the cell holds a number."""
        if (name, number) not in self._looks:
            looks = {
                "font_name": FONT,
                "font_size": 11,
                "valign": "top",
                "border_color": "#9E9E9E",
                **LOOKS[name],
                **({"num_format": number} if number else {}),
            }
            self._looks[name, number] = self.made.add_format(looks)
        return self._looks[name, number]

    def page(self, wanted: str, colour: str = "") -> Page:
        """A new sheet, under its name or the nearest that is free and allowed."""
        name = sheet_name(wanted, self._taken)
        self._taken.add(name.casefold())
        return Page(self, name, colour)


class Page:
    """One sheet, ready for A4."""

    def __init__(self, book: Book, name: str, colour: str = "") -> None:
        self.book, self.name = book, name
        self.cells: dict[tuple[int, int], Term] = {}  # formulas by place
        self._widths: tuple[float, ...] = (8.43,) * 40
        self._heights: dict[int, float] = {}
        self.sheet: Any = book.made.add_worksheet(name)
        self.prefix = "'" + name.replace("'", "''") + "'!"
        if colour:
            self.sheet.set_tab_color(colour)
        self.sheet.set_paper(9)
        self.sheet.set_landscape()
        self.margins(left=0.6, right=0.5, top=0.75, bottom=0.6)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_header("&C&P")
        self.sheet.hide_gridlines(2)

    def margins(self, *, left: float, right: float, top: float, bottom: float) -> None:
        """Set the margins of the paper. [inches]"""
        self._room = PAPER_WIDTH - left - right, PAPER_HEIGHT - top - bottom
        self.sheet.set_margins(left=left, right=right, top=top, bottom=bottom)

    def widths(self, *widths: float) -> None:
        """Widths of the columns from the first on. [characters]"""
        self._widths = widths + (8.43,) * 40
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)

    def high(self, row: int, points: float) -> None:
        """Set the height of a row."""
        self._heights[row] = points
        self.sheet.set_row(row, points)

    def paged(self, blocks: Sequence[int], end: int, columns: int, header: int | None = None, *, fitted: bool = False) -> None:
        """Print so many columns on one page's width, and never part a block of rows: `blocks` has their first rows, `end` the row after the last.

        Excel ignores page breaks where it fits pages itself, so the scale is set here; what must be `fitted` keeps its breaks for the others.
        """
        inches = sum(width * 7 + 5 for width in self._widths[:columns]) / 96
        width, height = self._room
        scale = min(int(width / inches * (100 if fitted else 92)), 100)  # widths differ a little between spreadsheets
        room = height * 72 / scale * 100 * 0.96
        repeated = self._heights.get(header, LINE) if header is not None else 0.0
        breaks, used = [], 0.0
        for first, following in zip([0, *blocks], [*blocks, end], strict=True):
            block = sum(self._heights.get(row, LINE) for row in range(first, following))
            if used + block > room and first > 0:
                breaks.append(first)
                used = repeated
            used += block
        if not fitted:
            self.sheet.set_print_scale(scale)
        self.sheet.set_h_pagebreaks(breaks)

    def tall(self, row: int, texts: Mapping[int, str], *, least: float = 1, size: float = 11) -> None:
        """Make a row as high as its longest wrapped text: formulas and merged cells do not do it by themselves."""
        lines = max((lines_of(text, self._widths[column] * 11 / size) for column, text in texts.items()), default=1)
        self.high(row, max(lines, least) * LINE * size / 11 + 3)

    def text(self, row: int, column: int, text: str, look: str = "line") -> Term:
        """Write a text, whatever it looks like, as a text."""
        safe = plain_text(text)
        self.sheet.write_string(row, column, safe, self.book.look(look))
        return Term(self.at(row, column), safe)

    def across(self, row: int, first: int, last: int, text: str, look: str) -> None:
        """Write a text over several columns and make the row high enough for it."""
        safe = plain_text(text)
        if last > first:
            self.sheet.merge_range(row, first, row, last, "", self.book.look(look))
        self.sheet.write_string(row, first, safe, self.book.look(look))
        size = float(LOOKS[look].get("font_size", 11))
        self.high(row, lines_of(safe, sum(self._widths[first : last + 1]) * 11 / size) * LINE * size / 11 + 3)

    def merged(self, row: int, first: int, last: int, text: str, look: str) -> None:
        """Write a short text into one cell over several columns; the row keeps its height."""
        safe = plain_text(text)
        if last > first:
            self.sheet.merge_range(row, first, row, last, "", self.book.look(look))
        self.sheet.write_string(row, first, safe, self.book.look(look))

    def blank(self, row: int, column: int, look: str) -> None:
        """An empty cell with a look."""
        self.sheet.write_blank(row, column, None, self.book.look(look))

    def number(self, row: int, column: int, value: float, number: str, look: str = "value") -> Term:
        """Write a number."""
        self.sheet.write_number(row, column, value, self.book.look(look, number))
        return Term(self.at(row, column), float(value))

    def formula(self, row: int, column: int, made: Term, number: str = "", look: str = "value") -> Term:
        """Write a formula with the value it has now; gives the cell."""
        text = made.text.replace(self.prefix, "")
        self.sheet.write_formula(row, column, f"={text}", self.book.look(look, number), _cached(made.value))
        self.cells[row, column] = Term(self.at(row, column), made.value)
        return self.cells[row, column]

    def at(self, row: int, column: int) -> str:
        """The address of a cell, from every sheet."""
        return f"{self.prefix}${column_letters(column)}${row + 1}"

    def row(self, row: int, texts: Iterable[str], look: str, first: int = 0) -> None:
        """Write texts side by side."""
        for column, text in enumerate(texts, first):
            self.text(row, column, text, look)


def _cached(value: Value) -> Value:
    return "#N/A" if isinstance(value, float) and not math.isfinite(value) else value
