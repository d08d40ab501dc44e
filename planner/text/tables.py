"""Plain tables for a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def one_line(text: str) -> str:
    """A text on one line, without control or direction marks: what somebody typed must not steer a terminal or a page."""
    normal = unicodedata.normalize("NFC", text)
    return " ".join("".join(letter for letter in normal if letter in "\n\t" or unicodedata.category(letter) not in ("Cc", "Cf")).split())


def width(text: str) -> int:
    """Columns a text takes in a terminal: accents take none, wide letters two."""
    return sum(0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def plain_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Rows in columns that line up, two spaces between them."""
    rows = [[one_line(cell) for cell in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(header, *rows, strict=True)]
    lines = [header, ["-" * size for size in widths], *rows]
    return "\n".join("  ".join(cell + " " * (size - width(cell)) for cell, size in zip(line, widths, strict=True)).rstrip() for line in lines)
