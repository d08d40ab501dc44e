"""Texts as a spreadsheet takes them: names of columns and of sheets, of sources, texts without what a file cannot hold, lines in a column."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable

from planner.domain.plan import Plan

LONGEST_NAME = 31
LONGEST_TEXT = 32_000
LETTERS_PER_DIGIT = 1.12  # columns are measured in digits, which are wider than most letters


def source_mark(plan: Plan, source_id: str) -> str:
    """A source as it is referred to: its number in the plan's list, [12]. Its id is for machines."""
    ids = [source.id for source in plan.sources]
    return f"[{ids.index(source_id) + 1}]" if source_id in ids else source_id


def column_letters(column: int) -> str:
    """A, B … Z, AA."""
    letters = ""
    column += 1
    while column:
        column, left = divmod(column - 1, 26)
        letters = chr(65 + left) + letters
    return letters


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a column of so many characters, broken between words where that is possible."""
    room = max((width - 1) * LETTERS_PER_DIGIT, 1)
    return sum(_wrapped(part, room) for part in text.split("\n"))


def _wrapped(line: str, room: float) -> int:
    lines, used = 1, 0.0
    for word in line.split(" "):
        if used and used + 1 + len(word) > room:
            lines, used = lines + 1, 0.0
        used += len(word) + (1 if used else 0)
        if used > room:  # a word longer than a line is broken
            more = math.ceil(used / room) - 1
            lines, used = lines + more, used - more * room
    return lines


def plain_text(text: str) -> str:
    """A text without what a spreadsheet's file cannot hold: control characters, half letters; cut at the longest a cell takes."""
    kept = (letter for letter in text if letter == "\n" or (unicodedata.category(letter) not in ("Cc", "Cs") and letter not in "\ufffe\uffff"))
    return "".join(kept)[:LONGEST_TEXT]


def sheet_name(wanted: str, taken: Iterable[str]) -> str:
    """The nearest name that a sheet may have: at most 31 letters, no brackets, colons, stars, question marks or slashes, no quote at its ends, not taken."""
    used = set(taken)
    bare = "".join(" " if letter in "[]:*?/\\\n" else letter for letter in unicodedata.normalize("NFC", plain_text(wanted)))
    bare = " ".join(bare.split()).strip("'").strip() or "–"
    name, number = _cut(bare, LONGEST_NAME), 1
    while name.casefold() in used:
        number += 1
        name = f"{_cut(bare, LONGEST_NAME - len(str(number)) - 3)} ({number})"
    return name


def _cut(text: str, longest: int) -> str:
    """At most so many units as spreadsheets count letters: two for one outside the basic plane."""
    while len(text.encode("utf-16-le")) // 2 > longest:
        text = text[:-1]
    return text.strip().strip("'").strip()
