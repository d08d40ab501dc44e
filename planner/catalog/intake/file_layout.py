"""The layout of a file: what its headers say, without the days and numbers in them, so that next month's file has the same."""

from __future__ import annotations

import json
import re
import unicodedata
from hashlib import sha256

from planner.catalog.intake.upload import Cell, Sheet, Upload

SEARCHED_ROWS = 40
MOST_HEADER_ROWS = 3  # above and below the row that says the most
NUMBERED = re.compile(r"\b(quý|quarter|q|kỳ|đợt)[ .]*[ivx]+\b")
DIGITS = re.compile(r"\d+")


def file_layout(upload: Upload) -> str:
    """The fingerprint of a file's headers; it depends on nothing but the file.

    Parameters
    ----------
    upload : Upload
        From `read_upload`.

    Returns
    -------
    str
        64 hexadecimal digits. Two files have the same when their sheets have the same headers, however many sheets and columns
        repeat them: a sheet or a column for each month counts once. Empty where no sheet has a text.
    """
    headers = sorted({words for sheet in upload.sheets if (words := _header_words(sheet))})
    return sha256(json.dumps(headers).encode("ascii")).hexdigest() if headers else ""


def _header_words(sheet: Sheet) -> tuple[str, ...]:
    """Every text once of the row with the most texts, and of the rows around it that hold nothing but texts."""
    rows = sheet.rows[:SEARCHED_ROWS]
    texts = [_words(row) for row in rows]
    most = max(map(len, texts), default=0)
    if not most:
        return ()
    best = next(place for place, words in enumerate(texts) if len(words) == most)
    first, last = best, best
    while first > max(0, best - MOST_HEADER_ROWS) and _only_texts(rows[first - 1]):
        first -= 1
    while last < min(len(rows) - 1, best + MOST_HEADER_ROWS) and _only_texts(rows[last + 1]):
        last += 1
    return tuple(dict.fromkeys(word for place in range(first, last + 1) for word in texts[place]))


def _words(row: tuple[Cell, ...]) -> tuple[str, ...]:
    plain = (without_numbers(cell) for cell in row if isinstance(cell, str))
    return tuple(dict.fromkeys(word for word in plain if any(map(str.isalpha, word))))


def _only_texts(row: tuple[Cell, ...]) -> bool:
    """Whether a row may belong to a header: two texts or more that differ, and no number or day."""
    held = [cell for cell in row if cell is not None]
    return len(_words(row)) > 1 and all(isinstance(cell, str) and any(map(str.isalpha, cell)) for cell in held)


def without_numbers(text: str) -> str:
    """A text small, with one blank between words and # for every number: T4/2023 and T5/2023 are the same, and so are Quý I and quý II."""
    small = " ".join(unicodedata.normalize("NFC", text).lower().split())
    return DIGITS.sub("#", NUMBERED.sub(r"\1 #", small))
