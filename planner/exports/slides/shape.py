"""What slides are made of, before they become a file: a title that states the finding, then one table, chart or list."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil

from planner.exports.report.shape import Chart, Table

BODY_WIDTH, BODY_HEIGHT = 310.0, 128.0  # of what stands below the title [mm]
TABLE_LETTERS = (18.0, 17.0, 16.0, 15.0, 14.0)  # of a table: as large as it fits [pt]
SMALL_LETTERS = (13.0, 12.0, 11.0, 10.0, 9.0)  # only where a figure would be broken: two halves of a number are two numbers [pt]
LARGE_ROOM = 0.85  # larger letters only where there is room to spare
LINE, ROW_MARGIN = 0.41, 1.8  # height of a line [mm/pt]; what a row of a table adds [mm]
MM_PER_DIGIT = 0.205  # a figure that must stay on one line, times its size [mm/pt]
MM_PER_LETTER = 0.18  # of a mean letter, times its size in points [mm/pt]
CELL_MARGIN = 3.0  # left and right together [mm]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One slide. Its title is a sentence, and no other slide has the same."""

    title: str
    subtitle: str = ""  # below the title, smaller
    body: Table | Chart | tuple[str, ...] | None = None  # a tuple is a list of points
    notes: str = ""  # where the numbers come from: for whoever speaks
    letters: float | None = None  # of its table, where that is one of several parts: as large as on the others [pt]
    opening: bool = False  # the first slide: large, its subtitle below


def lines_of(text: str, width: float, letters: float = TABLE_LETTERS[-1]) -> int:
    """How many lines a text takes in a cell, about."""
    room = max((width - CELL_MARGIN) / (MM_PER_LETTER * letters), 1)
    return max(ceil(len(text) / room), 1)


def size_for(text: str, width: float, height: float, largest: float, smallest: float) -> float:
    """The largest size at which a text fits into a box. Sizes in pt, lengths in mm."""
    for size in (largest, largest - 1, largest - 2):  # rather a little smaller than one word on a second line
        if lines_of(text, width, size) == 1:
            return size
    size = largest
    while size > smallest and lines_of(text, width, size) * size * LINE > height:
        size -= 1
    return size


def row_height(table: Table, row: tuple[str, ...], letters: float = TABLE_LETTERS[-1]) -> float:
    """About how high a row of a table is. [mm]"""
    return max(lines_of(cell, column.width, letters) for cell, column in zip(row, table.columns, strict=True)) * LINE * letters + ROW_MARGIN


def table_letters(table: Table, height: float) -> float:
    """The largest size at which a table fits and no word of it is broken. [pt]"""
    for letters in TABLE_LETTERS[:-1]:
        if _words_fit(table, letters) and sum(row_height(table, row, letters) for row in _all_rows(table)) <= height * LARGE_ROOM:
            return letters
    return part_letters(table)


def part_letters(table: Table) -> float:
    """The size of a table that goes over several slides, the same on each: the usual one, smaller only where a word would break. [pt]"""
    return next((letters for letters in (TABLE_LETTERS[-1], *SMALL_LETTERS) if _words_fit(table, letters)), SMALL_LETTERS[-1])


def wide_enough(table: Table) -> Table:
    """The same table with columns in which no figure is broken over two lines, as far as the other columns have room to give."""
    needs = [word * MM_PER_DIGIT * TABLE_LETTERS[-1] + CELL_MARGIN for word in _longest_words(table)]
    widths = [column.width for column in table.columns]
    missing = sum(max(need - width, 0.0) for need, width in zip(needs, widths, strict=True))
    spare = sum(max(width - need, 0.0) for need, width in zip(needs, widths, strict=True))
    if missing == 0.0 or spare == 0.0:
        return table
    given = min(missing / spare, 1.0)  # of what each roomy column has to spare
    received = min(spare / missing, 1.0)
    fitted = [width + (need - width) * (received if need > width else given) for need, width in zip(needs, widths, strict=True)]
    return replace(table, columns=tuple(replace(column, width=width) for column, width in zip(table.columns, fitted, strict=True)))


def _words_fit(table: Table, letters: float) -> bool:
    words = _longest_words(table)
    return all(word * MM_PER_DIGIT * letters <= column.width - CELL_MARGIN + 1e-9 for word, column in zip(words, table.columns, strict=True))


def _longest_words(table: Table) -> list[int]:
    """How many letters the longest word of each column has, its head included."""
    cells = zip(*_all_rows(table), strict=True)
    return [max((len(word) for cell in column for word in cell.split()), default=0) for column in cells]


def _all_rows(table: Table) -> tuple[tuple[str, ...], ...]:
    return ((*(column.head for column in table.columns),), *table.rows)
