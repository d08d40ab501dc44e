"""What slides are made of, before they become a file: a title that states the finding, then one table, chart or list."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from planner.exports.report.shape import Chart, Table

BODY_WIDTH, BODY_HEIGHT = 310.0, 128.0  # of what stands below the title [mm]
TABLE_LETTERS = (18.0, 17.0, 16.0, 15.0, 14.0)  # of a table: as large as it fits [pt]
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
    part: bool = False  # one of several with the same table: its letters are as large as on the others
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
    rows = ((*(column.head for column in table.columns),), *table.rows)
    for letters in TABLE_LETTERS:
        room = height if letters == TABLE_LETTERS[-1] else height * LARGE_ROOM
        fits = sum(row_height(table, row, letters) for row in rows) <= room
        words = ((max((len(word) for word in cell.split()), default=0), column.width) for row in rows for cell, column in zip(row, table.columns, strict=True))
        if fits and all(longest * MM_PER_DIGIT * letters <= width - CELL_MARGIN for longest, width in words):
            return letters
    return TABLE_LETTERS[-1]
