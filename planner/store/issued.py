"""Tables of targets that left the house: marked once, kept as they left, never changed; a mistaken mark is taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select

from planner.errors import PlannerError, Problem
from planner.store.database import Database
from planner.store.insert import insert_or_pass
from planner.store.limits import can_be_an_id, require_storable
from planner.store.refusals import InvalidRecord
from planner.store.seal import sealed, stamp, unsealed
from planner.store.tables import issued, recalls, snapshots
from planner.store.turn import take_turn


class IssuedMeanwhile(PlannerError):
    """Somebody marked a table, or took a mark back, since the visitor looked: nothing was kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRecall:
    """A mark taken back."""

    plan_id: str
    number: int
    at: datetime  # UTC
    author: str
    reason: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredIssue:
    """One table as it was marked. Everything is as typed: nothing is escaped here."""

    plan_id: str
    number: int  # 1, 2, 3 … in its plan
    revision: int  # 0 for the first, 1 for its first adjustment
    at: datetime  # UTC
    author: str  # self-declared
    paper_kind: str
    paper_number: str
    paper_date: str  # ISO
    issuer: str
    data: str  # hash of the plan that it stood on
    model: str
    sha256: str
    document: str  # canonical JSON of the scenario
    outlooks: str  # canonical JSON of what the model said of the targets
    handout: str  # canonical JSON of the table
    recall: StoredRecall | None = None


def issue(
    database: Database,
    *,
    plan_id: str,
    seen: int,
    author: str,
    at: datetime,
    paper_kind: str,
    paper_number: str,
    paper_date: str,
    issuer: str,
    data: str,
    plan_snapshot: str,
    model: str,
    document: str,
    outlooks: str,
    handout: str,
) -> StoredIssue:
    """Keep a table as it left; when this returns, it is on the disk, and nothing changes it any more.

    Parameters
    ----------
    database : Database
    plan_id : str
    seen : int
        How many marks and recalls the visitor had seen, see `event_count`.
    author : str
        Who marks it, self-declared.
    at : datetime
        With a time zone.
    paper_kind, paper_number, paper_date, issuer : str
        The paper, as its office numbered and dated it.
    data, plan_snapshot, model : str
        Hash and canonical JSON of the plan that the table stood on, and the version of the model.
    document, outlooks, handout : str
        Canonical JSON of the scenario, of what was said of the targets, and of the table.

    Raises
    ------
    IssuedMeanwhile
        When somebody marked a table or took a mark back since.
    InvalidRecord
        Too long or not storable.
    StoreUnavailable
    """
    texts = {"plan_id": plan_id, "author": author, "paper_kind": paper_kind, "paper_number": paper_number}
    texts |= {"paper_date": paper_date, "issuer": issuer, "data": data, "model": model, "document": document}
    texts |= {"outlooks": outlooks, "handout": handout}
    require_storable(plan_snapshot=plan_snapshot, **texts)
    with database.writing() as connection:
        take_turn(connection)
        earlier = _read(connection, plan_id, database.name)
        _require_seen(earlier, seen)
        standing = [row.revision for row in earlier if row.recall is None]
        insert_or_pass(connection, snapshots, sealed(snapshots, data=data, snapshot=plan_snapshot))
        numbers = {"number": len(earlier) + 1, "revision": max(standing, default=-1) + 1}
        row = sealed(issued, **texts, **numbers, at=stamp(at))
        connection.execute(insert(issued), row)
    return _issue(row, None)


def recall(database: Database, *, plan_id: str, number: int, seen: int, author: str, reason: str, at: datetime) -> None:
    """Take the mark of the newest standing table back. The table stays readable, with the reason.

    Raises
    ------
    IssuedMeanwhile
        When somebody marked a table or took a mark back since the visitor looked.
    InvalidRecord
        When it is not the newest standing one, or a text cannot be stored.
    StoreUnavailable
    """
    require_storable(plan_id=plan_id, author=author, reason=reason)
    with database.writing() as connection:
        take_turn(connection)
        earlier = _read(connection, plan_id, database.name)
        _require_seen(earlier, seen)
        newest = max((row.number for row in earlier if row.recall is None), default=0)
        if number != newest:
            raise InvalidRecord(Problem("recall_newest_first", found=str(number), expected=str(newest or "–")))
        row = sealed(recalls, plan_id=plan_id, number=number, at=stamp(at), author=author, reason=reason)
        connection.execute(insert(recalls), row)


def all_issued(database: Database, plan_id: str) -> tuple[StoredIssue, ...]:
    """Every table that was ever marked, oldest first, with the recalls.

    Raises
    ------
    StoreUnavailable, StoreDamaged
    """
    if not can_be_an_id(plan_id):
        return ()
    with database.reading() as connection:
        return _read(connection, plan_id, database.name)


def event_count(rows: tuple[StoredIssue, ...]) -> int:
    """How many marks and recalls there are: whoever adds one says how many were seen."""
    return len(rows) + sum(row.recall is not None for row in rows)


def newest_event(database: Database, plan_id: str) -> tuple[int, int]:
    """How many tables were marked and how many marks taken back: as long as both are the same, nothing happened.

    Raises
    ------
    StoreUnavailable
    """
    if not can_be_an_id(plan_id):
        return 0, 0
    with database.reading() as connection:
        marks, taken_back = (connection.scalar(select(func.count()).select_from(table).where(table.c.plan_id == plan_id)) or 0 for table in (issued, recalls))
    return marks, taken_back


def _require_seen(earlier: tuple[StoredIssue, ...], seen: int) -> None:
    if (count := event_count(earlier)) != seen:
        raise IssuedMeanwhile(Problem("issued_meanwhile", found=str(count), expected=str(seen)))


def _read(connection: Connection, plan_id: str, store: str) -> tuple[StoredIssue, ...]:
    rows = connection.execute(select(issued).where(issued.c.plan_id == plan_id).order_by(issued.c.number)).all()
    taken_back = connection.execute(select(recalls).where(recalls.c.plan_id == plan_id)).all()
    by_number = {row.number: _recall(unsealed(recalls, row, store)) for row in taken_back}
    return tuple(_issue(unsealed(issued, row, store), by_number.get(row.number)) for row in rows)


def _issue(row: dict[str, Any], taken_back: StoredRecall | None) -> StoredIssue:
    return StoredIssue(**row | {"at": datetime.fromisoformat(row["at"]), "recall": taken_back})


def _recall(row: dict[str, Any]) -> StoredRecall:
    return StoredRecall(**row | {"at": datetime.fromisoformat(row["at"])})
