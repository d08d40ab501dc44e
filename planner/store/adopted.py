"""Projections that a committee adopted: frozen as they were, only ever added to, to be scored when figures come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select

from planner.store.database import Database
from planner.store.insert import insert_or_pass
from planner.store.limits import can_be_an_id, require_storable
from planner.store.seal import sealed, stamp, unsealed
from planner.store.tables import adopted as table
from planner.store.tables import snapshots
from planner.store.turn import take_turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted:
    """One frozen projection."""

    plan_id: str
    number: int  # 1, 2, 3 … in its plan
    at: datetime  # UTC
    author: str  # self-declared
    title: str
    data: str  # hash of the plan that it was made on
    model: str  # version of the model that it was made with
    sha256: str
    document: str  # canonical JSON of the scenario
    paths: str  # canonical JSON of the frozen paths


def adopt(
    database: Database, *, plan_id: str, data: str, plan_snapshot: str, model: str, document: str, paths: str, title: str, author: str, at: datetime
) -> Adopted:
    """Freeze a projection; when this returns, it is on the disk, and nothing changes it any more.

    Parameters
    ----------
    database : Database
    plan_id, data, model : str
        The plan, the hash of the effective plan, and the version of the model. [at most 200 letters]
    plan_snapshot, document, paths : str
        Canonical JSON of the effective plan, of the scenario, and of the frozen paths.
    title, author : str
        As typed. [at most 200 letters]
    at : datetime
        With a time zone.

    Raises
    ------
    InvalidRecord
        Too long or not storable.
    StoreUnavailable
    """
    told = {"plan_id": plan_id, "data": data, "model": model, "document": document, "paths": paths, "title": title, "author": author}
    require_storable(plan_snapshot=plan_snapshot, **told)
    with database.writing() as connection:
        take_turn(connection)
        number = connection.scalar(select(func.count()).select_from(table).where(table.c.plan_id == plan_id)) or 0
        insert_or_pass(connection, snapshots, sealed(snapshots, data=data, snapshot=plan_snapshot))
        row = sealed(table, **told, number=number + 1, at=stamp(at))
        connection.execute(insert(table), row)
    return _adopted(row)


def all_adopted(database: Database, plan_id: str) -> tuple[Adopted, ...]:
    """Every frozen projection of a plan, newest first.

    Raises
    ------
    StoreUnavailable, StoreDamaged
    """
    if not can_be_an_id(plan_id):
        return ()
    with database.reading() as connection:
        rows = connection.execute(select(table).where(table.c.plan_id == plan_id).order_by(table.c.number.desc())).all()
    return tuple(_adopted(unsealed(table, row, database.name)) for row in rows)


def _adopted(row: dict[str, Any]) -> Adopted:
    return Adopted(**row | {"at": datetime.fromisoformat(row["at"])})
