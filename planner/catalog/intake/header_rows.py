"""The rows of a sheet that somebody may say its header is."""

from __future__ import annotations

from planner.catalog.intake.upload import Sheet
from planner.domain.intake import Option

MOST_ROWS_TO_PICK = 15
LONGEST = 80  # letters


def header_key(sheet: str) -> str:
    """Of the answer that says where the header of a sheet is: header:Tháng 4."""
    return f"header:{sheet}"


def header_rows(sheet: Sheet) -> tuple[Option, ...]:
    """The first rows that hold a text, each with its number and its words."""
    rows = [place for place, row in enumerate(sheet.rows) if any(isinstance(cell, str) for cell in row)][:MOST_ROWS_TO_PICK]
    return tuple(Option(id=f"{sheet.row_number(place)}", code="header_row", value=f"{sheet.row_number(place)}: {_words(sheet, place)}") for place in rows)


def _words(sheet: Sheet, row: int) -> str:
    return " | ".join(str(cell) for cell in sheet.rows[row] if cell is not None)[:LONGEST]
