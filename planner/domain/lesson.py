"""What a file taught its reader: one meaning of a header or a label, who taught it, and who cleared it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from planner.domain.intake import Memory

Part = Literal["columns", "indicators", "units"]
PARTS: tuple[Part, ...] = ("columns", "indicators", "units")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearing:
    """Who cleared a meaning, and when."""

    author: str  # self-declared
    at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A header or a label that was said to mean something, in files of one layout."""

    part: Part
    text: str  # as `planner.catalog.intake.names.plain` writes it
    meaning: str  # see `planner.domain.intake.Memory`
    shown: str  # as it stands in the file, where that is known
    layout: str  # of the files that it is for; empty: not known, so that it is never applied
    number: int  # of the batch that the file brought; 0: remembered before files had a layout
    at: dt.datetime
    file: str = ""
    author: str = ""
    clearing: Clearing | None = None

    @property
    def subject(self) -> tuple[str, Part, str]:
        """What there is one meaning of at a time."""
        return self.layout, self.part, self.text


def current_lessons(lessons: Iterable[Lesson]) -> tuple[Lesson, ...]:
    """What is not cleared, oldest first: of two meanings of one text in one layout that of the later file.

    Parameters
    ----------
    lessons : iterable of Lesson
        Oldest first.
    """
    newest = {lesson.subject: lesson for lesson in lessons if lesson.clearing is None}
    return tuple(newest.values())


def memories_of(lessons: Iterable[Lesson]) -> tuple[Memory, ...]:
    """What files are read with, for each layout; what is of no known layout is left out.

    Parameters
    ----------
    lessons : iterable of Lesson
        Oldest first.
    """
    tables: dict[str, dict[Part, dict[str, str]]] = {}
    for lesson in current_lessons(lessons):
        if lesson.layout:
            by_part = tables.setdefault(lesson.layout, {part: {} for part in PARTS})
            by_part[lesson.part][lesson.text] = lesson.meaning
    return tuple(Memory(layout=layout, **{part: tuple(sorted(meant.items())) for part, meant in by_part.items()}) for layout, by_part in tables.items())
