"""What is too long to be kept, and what no database keeps."""

from __future__ import annotations

from collections.abc import Iterator

from planner.errors import Problem
from planner.store.refusals import InvalidRecord

LONGEST_NAME = 200  # letters: titles, authors, ids
MEGABYTE = 1024 * 1024
LARGEST = {  # bytes in UTF-8
    "document": 64 * 1024,
    "room_state": 64 * 1024,
    "outlooks": 256 * 1024,
    "plan_snapshot": 32 * MEGABYTE,  # about a hundred thousand figures
    "origin": 2 * MEGABYTE,
    "memory": 2 * MEGABYTE,
    "paths": 2 * MEGABYTE,
    "handout": 2 * MEGABYTE,
    "before": 64 * 1024,
    "after": 64 * 1024,
}
LONGEST = {"subject": 700, "paper_kind": 20, "paper_date": 10, "text": 300, "layout": 64}  # letters, where a column takes another number of them


def require_storable(**texts: str | None) -> None:
    """Refuse texts that cannot be stored.

    Parameters
    ----------
    **texts : str or None
        By name; those in `LARGEST` are measured in bytes, all else in letters.

    Raises
    ------
    InvalidRecord
        With a problem for each text.
    """
    problems = [problem for name, text in texts.items() if text is not None for problem in _problems(name, text)]
    if problems:
        raise InvalidRecord(*problems)


def can_be_an_id(text: str) -> bool:
    """Whether something could be stored under this id at all; addresses bring any text."""
    return not any(_problems("id", text))


def _problems(name: str, text: str) -> Iterator[Problem]:
    # PostgreSQL holds no zero byte, and half a surrogate pair is no UTF-8.
    if (odd := next((letter for letter in text if letter == "\0" or "\ud800" <= letter <= "\udfff"), None)) is not None:
        yield Problem("unstorable_text", column=name, found=f"U+{ord(odd):04X}")
    elif name not in LARGEST and len(text) > (longest := LONGEST.get(name, LONGEST_NAME)):
        yield Problem("text_too_long", column=name, found=str(len(text)), expected=str(longest))
    elif name in LARGEST and (size := len(text.encode())) > LARGEST[name]:
        yield Problem("record_too_large", column=name, found=str(size), expected=str(LARGEST[name]))
