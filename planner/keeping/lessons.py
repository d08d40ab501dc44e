"""What files taught about headers and labels: whose lesson it is, whether it still holds, and clearing it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from planner.catalog.intake.memory_file import memories_from
from planner.domain.change import Batch
from planner.domain.intake import Memory
from planner.domain.lesson import PARTS, Clearing, Lesson, memories_of
from planner.keeping.effective import history, standing
from planner.store.database import Database
from planner.store.lessons import FROM_BEFORE, StoredLesson, all_clearings, all_lessons, clear


def lessons_of(database: Database, plan_id: str) -> tuple[Lesson, ...]:
    """Everything that files taught, oldest first, with what was cleared of it; what a batch taught that is taken back is not there.

    Raises
    ------
    StoreUnavailable, StoreDamaged, InvalidUpload, InvalidPlan
    """
    stored = all_lessons(database, plan_id)
    if not stored:
        return ()
    batches = {batch.number: batch for batch in standing(history(database, plan_id))}
    cleared = {(one.number, one.part, one.text): Clearing(author=one.author, at=one.at) for one in all_clearings(database, plan_id)}
    return tuple(lesson for one in stored if one.number in batches or one.number == FROM_BEFORE for lesson in _lessons(one, batches.get(one.number), cleared))


def remembered(database: Database, plan_id: str) -> tuple[Memory, ...]:
    """What a file is read with, for each layout that something was taught about.

    Raises
    ------
    StoreUnavailable, StoreDamaged, InvalidUpload, InvalidPlan
    """
    return memories_of(lessons_of(database, plan_id))


def clear_lessons(database: Database, plan_id: str, lessons: Iterable[Lesson], *, author: str, at: datetime) -> None:
    """Clear lessons, with every older meaning that they stand in the place of, all of them or none.

    They stay on record, with who cleared them, and no file is read with them any more.

    Raises
    ------
    InvalidRecord, StoreUnavailable, StoreDamaged
    """
    newest = {lesson.subject: lesson.number for lesson in lessons}
    older = [one for one in lessons_of(database, plan_id) if one.number <= newest.get(one.subject, -1)]
    clear(database, plan_id, ((one.number, one.part, one.text) for one in older), author=author, at=at)


def _lessons(stored: StoredLesson, batch: Batch | None, cleared: dict[tuple[int, str, str], Clearing]) -> Iterable[Lesson]:
    """The meanings in one document of the store; without its batch, or its layout, nobody knows what files they are for."""
    at = batch.at if batch else stored.learnt_at
    if at is None:
        return
    for memory in memories_from(stored.memory):
        shown = dict(memory.shown)
        for part in PARTS:
            for text, meaning in getattr(memory, part):
                yield Lesson(
                    part=part,
                    text=text,
                    meaning=meaning,
                    shown=shown.get(text, ""),
                    layout=stored.layout if stored.number != FROM_BEFORE else "",
                    number=stored.number,
                    at=at,
                    file=batch.origin.file if batch and batch.origin else "",
                    author=batch.author if batch else "",
                    clearing=cleared.get((stored.number, part, text)),
                )
