"""Changes to a plan: recorded together or not at all, never changed, read back in order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from planner.store.batch import Line, StoredBatch
from planner.store.database import Database
from planner.store.lessons import StoredLesson, add_lesson
from planner.store.limits import can_be_an_id, require_storable
from planner.store.seal import sealed, stamp, unsealed
from planner.store.tables import batches, changes
from planner.store.turn import take_turn

AT_A_TIME = 5_000  # rows
Decision = tuple[str, tuple[Line, ...]]  # the hash of the plan after it, and what is changed


def record(
    database: Database,
    *,
    plan_id: str,
    author: str,
    reason: str,
    at: datetime,
    decide: Callable[[tuple[StoredBatch, ...]], Decision],
    undoes: int | None = None,
    origin: str | None = None,
    lesson: StoredLesson | None = None,
) -> StoredBatch:
    """Record changes, all of them or none; when this returns, they are on the disk.

    Parameters
    ----------
    database : Database
    plan_id : str
    author, reason : str
        Who, self-declared, and why. [at most 200 letters]
    at : datetime
        With a time zone.
    decide : callable
        Gets everything that was recorded before, while nobody else can record, and gives what is to be recorded now. What it
        raises goes to the caller, and nothing is recorded.
    undoes : int, optional
        The number of the batch that these changes take back.
    origin : str, optional
        Canonical JSON of the file that they came from. [at most 2 MB]
    lesson : StoredLesson, optional
        What the file taught about headers and labels; its number is that of the batch. [at most 2 MB]

    Raises
    ------
    InvalidRecord
        Too long or not storable.
    StoreUnavailable
        Nothing was recorded.
    """
    require_storable(plan_id=plan_id, author=author, reason=reason, origin=origin)
    with database.writing() as connection:
        take_turn(connection)
        before = _read(connection, plan_id, database.name)
        data, lines = decide(before)
        for line in lines:
            require_storable(subject=line.subject, before=line.before, after=line.after)
        number = len(before) + 1
        head: dict[str, Any] = {"plan_id": plan_id, "number": number, "at": stamp(at), "author": author, "reason": reason}
        row = sealed(batches, **head, data=data, undoes=undoes, size=len(lines), origin=origin)
        connection.execute(insert(batches), row)
        rows = [_row(plan_id, number, place, line) for place, line in enumerate(lines)]
        for first in range(0, len(rows), AT_A_TIME):
            connection.execute(insert(changes), rows[first : first + AT_A_TIME])
        if lesson is not None:
            add_lesson(connection, plan_id, number, lesson)
    return _batch(row, lines)


def recorded(database: Database, plan_id: str) -> tuple[StoredBatch, ...]:
    """All changes to a plan, oldest first.

    Raises
    ------
    StoreUnavailable, StoreDamaged
    """
    if not can_be_an_id(plan_id):
        return ()
    with database.reading() as connection:
        return _read(connection, plan_id, database.name)


def newest(database: Database, plan_id: str) -> str:
    """The sha256 of the newest batch, empty for none: as long as it is the same, nothing was changed.

    Raises
    ------
    StoreUnavailable
    """
    if not can_be_an_id(plan_id):
        return ""
    asked = select(batches.c.sha256).where(batches.c.plan_id == plan_id).order_by(batches.c.number.desc()).limit(1)
    with database.reading() as connection:
        return str(connection.scalar(asked) or "")


def _read(connection: Connection, plan_id: str, store: str) -> tuple[StoredBatch, ...]:
    heads = connection.execute(select(batches).where(batches.c.plan_id == plan_id).order_by(batches.c.number)).all()
    if not heads:
        return ()
    asked = select(changes).where(changes.c.plan_id == plan_id).order_by(changes.c.number, changes.c.place)
    rows = connection.execute(asked, execution_options={"yield_per": AT_A_TIME})
    lines = {number: tuple(_line(row, store) for row in found) for number, found in groupby(rows, lambda row: row.number)}
    return tuple(_batch(unsealed(batches, head, store), lines.get(head.number, ())) for head in heads)


def _row(plan_id: str, number: int, place: int, line: Line) -> dict[str, Any]:
    told = {"kind": line.kind, "subject": line.subject, "before": line.before, "after": line.after}
    return sealed(changes, plan_id=plan_id, number=number, place=place, **told)


def _line(row: Row[Any], store: str) -> Line:
    values = unsealed(changes, row, store)
    return Line(kind=values["kind"], subject=values["subject"], before=values["before"], after=values["after"])


def _batch(row: dict[str, Any], lines: tuple[Line, ...]) -> StoredBatch:
    told = {name: row[name] for name in ("plan_id", "number", "author", "reason", "data", "undoes", "origin", "sha256")}
    return StoredBatch(**told, at=datetime.fromisoformat(row["at"]), lines=lines)
