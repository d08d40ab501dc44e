"""CSV as offices send it: with semicolons, tabs or commas, with or without the guard against formulas."""

from __future__ import annotations

import csv
import io
from collections import Counter

from planner.catalog.csv_text import unguarded
from planner.catalog.intake import limits
from planner.errors import InvalidUpload, Problem

SEPARATORS = ("\t", ";", "|", ",")  # a comma last: it stands in numbers too
JUDGED_LINES = 60


def rows_of(text: str) -> list[list[str | None]]:
    """The cells of each line; empty ones are None.

    Raises
    ------
    InvalidUpload
        When it is no CSV, or holds too much.
    """
    first, _, rest = text.partition("\n")
    told = first.strip().strip('"').lower()
    separator = first.strip().strip('"')[4:5] if told.startswith("sep=") else None
    body = rest if separator else text
    if "\0" in body:
        raise InvalidUpload(Problem("upload_damaged", expected="xlsx, xls, ods, csv"))
    rows: list[list[str | None]] = []
    widest = 0
    try:
        for line in csv.reader(io.StringIO(body, newline=""), delimiter=separator or separator_of(body)):
            widest = max(widest, len(line))
            if len(rows) >= limits.MOST_ROWS or widest * len(rows) > limits.MOST_CELLS:
                raise InvalidUpload(Problem("upload_too_many_cells", found=f"> {len(rows):,}", expected=f"<= {limits.MOST_ROWS:,}"))
            rows.append([unguarded(cell.strip())[: limits.LONGEST_CELL] or None for cell in line])
    except (csv.Error, TypeError) as error:
        raise InvalidUpload(Problem("bad_csv", row=len(rows) + 1, found=str(error))) from error
    return [[None], *rows] if separator else rows  # rows keep the numbers that they have in the file


def separator_of(text: str) -> str:
    """The sign that parts the most lines into the same number of cells, two or more."""
    lines = [line for line in text.split("\n", JUDGED_LINES)[:JUDGED_LINES] if line.strip()]
    best, score = ",", 0.0
    for separator in SEPARATORS:
        try:
            counts = Counter(len(line) for line in csv.reader(lines, delimiter=separator) if len(line) > 1)
        except csv.Error:
            continue
        if counts and (found := counts.most_common(1)[0][1] / len(lines)) > score + 0.05:
            best, score = separator, found
    return best
