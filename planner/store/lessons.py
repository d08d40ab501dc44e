"""What files taught about headers and labels, and what of it was cleared: rows that are only ever added."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, func, insert, select

from planner.store.database import Database
from planner.store.limits import can_be_an_id, require_storable
from planner.store.seal import sealed, stamp, unsealed
from planner.store.tables import clearings, lessons, memories
from planner.store.turn import take_turn

FROM_BEFORE = 0  # in the place of a batch's number: what was remembered before files had a layout


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredLesson:
    """What one file taught. `memory` is a document that a person can read."""

    layout: str  # of the files that it is for; empty: not known
    memory: str
    number: int = FROM_BEFORE  # of the batch that the file brought
    learnt_at: datetime | None = None  # only of what was remembered before


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredClearing:
    """One meaning cleared: the `part` and `text` of a lesson. It is never changed, and never taken back."""

    number: int  # of the batch that taught it
    part: str
    text: str
    author: str  # self-declared
    at: datetime  # UTC


def add_lesson(connection: Connection, plan_id: str, number: int, lesson: StoredLesson) -> None:
    """Add what the file of a batch taught, in the transaction that records the batch.

    Raises
    ------
    InvalidRecord
        Too long or not storable.
    """
    require_storable(layout=lesson.layout, memory=lesson.memory)
    row = sealed(lessons, plan_id=plan_id, number=number, layout=lesson.layout, memory=lesson.memory)
    connection.execute(insert(lessons), row)


def all_lessons(database: Database, plan_id: str) -> tuple[StoredLesson, ...]:
    """Everything that files taught, oldest first; what was remembered before files had a layout comes first of all.

    Raises
    ------
    StoreUnavailable, StoreDamaged
    """
    before, taught = _rows(database, plan_id, memories), _rows(database, plan_id, lessons)
    old = (StoredLesson(layout="", memory=row["memory"], learnt_at=datetime.fromisoformat(row["learnt_at"])) for row in before)
    return (*old, *(StoredLesson(layout=row["layout"], memory=row["memory"], number=row["number"]) for row in taught))


def all_clearings(database: Database, plan_id: str) -> tuple[StoredClearing, ...]:
    """Everything that was cleared, oldest first.

    Raises
    ------
    StoreUnavailable, StoreDamaged
    """
    rows = _rows(database, plan_id, clearings)
    told = ({name: row[name] for name in ("number", "part", "text", "author")} | {"at": datetime.fromisoformat(row["at"])} for row in rows)
    return tuple(StoredClearing(**one) for one in told)


def clear(database: Database, plan_id: str, cleared: Iterable[tuple[int, str, str]], *, author: str, at: datetime) -> None:
    """Clear meanings, all of them or none; what is cleared already is not cleared again.

    Parameters
    ----------
    database : Database
    plan_id : str
    cleared : iterable of (int, str, str)
        Number of the batch that taught it, its part, its text. [at most 300 letters]
    author : str
        Who, self-declared. [at most 200 letters]
    at : datetime
        With a time zone.

    Raises
    ------
    InvalidRecord, StoreUnavailable
    """
    wanted = tuple(dict.fromkeys(cleared))
    require_storable(plan_id=plan_id, author=author)
    for _, part, text in wanted:
        require_storable(part=part, text=text)
    mine = clearings.c.plan_id == plan_id
    with database.writing() as connection:
        take_turn(connection)
        held = {tuple(row) for row in connection.execute(select(clearings.c.number, clearings.c.part, clearings.c.text).where(mine))}
        last = int(connection.scalar(select(func.max(clearings.c.place)).where(mine)) or 0)
        new = [one for one in wanted if one not in held]
        head: dict[str, Any] = {"plan_id": plan_id, "at": stamp(at), "author": author}
        rows = [sealed(clearings, **head, place=place, number=number, part=part, text=text) for place, (number, part, text) in enumerate(new, last + 1)]
        if rows:
            connection.execute(insert(clearings), rows)


def _rows(database: Database, plan_id: str, table: Table) -> list[dict[str, Any]]:
    """The rows of a plan, in the order of their keys."""
    if not can_be_an_id(plan_id):
        return []
    asked = select(table).where(table.c.plan_id == plan_id).order_by(*table.primary_key)
    with database.reading() as connection:
        found: list[Row[Any]] = list(connection.execute(asked))
    return [unsealed(table, row, database.name) for row in found]
