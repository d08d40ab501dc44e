"""Rooms: a presenter publishes, whoever has the follower's link sees the newest state. Only the presenter's secret writes."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, delete, insert, select, update

from planner.errors import Problem
from planner.store.database import Database
from planner.store.insert import insert_or_pass
from planner.store.limits import can_be_an_id, require_storable
from planner.store.refusals import InvalidRecord
from planner.store.room import LIFE, Pulse, Room
from planner.store.seal import sealed, stamp, unsealed
from planner.store.tables import guesses, questions, rooms, snapshots

RANDOM_BYTES = 16  # 128 bits: not to be guessed
KEPT = timedelta(days=7)  # after a room expired: so long it is said that it did, then it is gone


def open_room(database: Database, *, presenter: str, plan_id: str, data: str, plan_snapshot: str, state: str, at: datetime) -> Room:
    """Open a room; the presenter's other rooms of this plan close, rooms that expired long ago go.

    Parameters
    ----------
    database : Database
    presenter : str
        A secret of the presenter: who knows it may publish. Only its sha256 is stored.
    plan_id, data : str
        The plan, and the hash of the effective plan. [at most 200 letters]
    plan_snapshot : str
        Canonical JSON of the effective plan, for followers whose server has another one. [at most 32 MB]
    state : str
        Canonical JSON of what is shown. [at most 64 KB]
    at : datetime
        With a time zone.

    Raises
    ------
    InvalidRecord
        Too long or not storable.
    StoreUnavailable
    """
    require_storable(plan_id=plan_id, data=data, plan_snapshot=plan_snapshot, room_state=state)
    row = sealed(
        rooms,
        room_id=str(uuid4()),
        follower=secrets.token_urlsafe(RANDOM_BYTES),
        presenter=_kept(presenter),
        plan_id=plan_id,
        data=data,
        seq=1,
        question=0,
        opened_at=stamp(at),
        published_at=stamp(at),
        expires_at=stamp(at + LIFE),
        closed_at=None,
        state=state,
    )
    with database.writing() as connection:
        _sweep(connection, at)
        for earlier in connection.execute(_open_rooms(presenter, plan_id).with_for_update()).all():
            change(connection, room_from(earlier, database.name), closed_at=stamp(at))
        insert_or_pass(connection, snapshots, sealed(snapshots, data=data, snapshot=plan_snapshot))
        connection.execute(insert(rooms), row)
    return _room(row)


def publish(database: Database, room_id: str, presenter: str, *, data: str, plan_snapshot: str, state: str, at: datetime) -> Room:
    """Show followers another state; the room lives for another 12 hours. The last state wins.

    Raises
    ------
    InvalidRecord
        Too long, not storable, by somebody else than the presenter, or after the room was closed or expired.
    StoreUnavailable
    """
    require_storable(data=data, plan_snapshot=plan_snapshot, room_state=state)
    with database.writing() as connection:
        room = led(connection, room_id, presenter, at, database.name)
        if data != room.data:
            insert_or_pass(connection, snapshots, sealed(snapshots, data=data, snapshot=plan_snapshot))
        return change(connection, room, state=state, data=data, published_at=stamp(at), expires_at=stamp(at + LIFE))


def close(database: Database, room_id: str, presenter: str, at: datetime) -> None:
    """Close a room for good.

    Raises
    ------
    InvalidRecord
        By somebody else than the presenter, or after it was closed or expired.
    StoreUnavailable
    """
    with database.writing() as connection:
        change(connection, led(connection, room_id, presenter, at, database.name), closed_at=stamp(at))


def room_of(database: Database, presenter: str, plan_id: str, at: datetime) -> Room | None:
    """The room that a presenter has open for a plan: how a presenter who was cut off finds it again.

    Raises
    ------
    StoreUnavailable, StoreDamaged
    """
    if not can_be_an_id(plan_id):
        return None
    with database.reading() as connection:
        row = connection.execute(_open_rooms(presenter, plan_id)).first()
    room = None if row is None else room_from(row, database.name)
    return None if room is None or room.is_over(at) else room


def followed(database: Database, follower: str) -> Room | None:
    """The room that a follower's link leads to, closed and expired ones too; None when there is none, or none any more.

    Raises
    ------
    StoreUnavailable, StoreDamaged
    """
    if not can_be_an_id(follower):
        return None
    with database.reading() as connection:
        row = connection.execute(select(rooms).where(rooms.c.follower == follower)).first()
    return None if row is None else room_from(row, database.name)


def pulse(database: Database, follower: str) -> Pulse | None:
    """Whether there is anything new, as cheaply as can be: asked by every follower, every second.

    Raises
    ------
    StoreUnavailable, StoreDamaged
    """
    if not can_be_an_id(follower):
        return None
    with database.reading() as connection:
        row = connection.execute(select(rooms.c.seq, rooms.c.expires_at).where(rooms.c.follower == follower)).first()
    return None if row is None else Pulse(seq=row.seq, expires_at=datetime.fromisoformat(row.expires_at))


def led(connection: Connection, room_id: str, presenter: str, at: datetime, store: str) -> Room:
    """An open room, for nobody else until the transaction ends, if this is its presenter.

    Raises
    ------
    InvalidRecord
        When it is somebody else, or the room is over.
    """
    row = connection.execute(select(rooms).where(rooms.c.room_id == room_id).with_for_update()).first() if can_be_an_id(room_id) else None
    if row is None or row.presenter != _kept(presenter):
        raise InvalidRecord(Problem("not_presenter"))
    room = room_from(row, store)
    if room.is_over(at):
        raise InvalidRecord(Problem("room_over"))
    return room


def change(connection: Connection, room: Room, **changed: str | int | None) -> Room:
    """Store a room with something changed, and with the next number."""
    held = {name: getattr(room, name) for name in Room.__dataclass_fields__ if name != "sha256"}
    held |= {name: stamp(value) for name, value in held.items() if isinstance(value, datetime)}
    row = sealed(rooms, **held | {"seq": room.seq + 1} | changed)
    connection.execute(update(rooms).where(rooms.c.room_id == room.room_id), row)
    return _room(row)


def room_from(row: Row[Any], store: str) -> Room:
    """A room as it was read; raises StoreDamaged when it is not what was stored."""
    return _room(unsealed(rooms, row, store))


def _room(values: dict[str, Any]) -> Room:
    moments = {name: datetime.fromisoformat(value) for name, value in values.items() if name.endswith("_at") and value is not None}
    return Room(**values | moments)


def _kept(presenter: str) -> str:
    return sha256(presenter.encode("utf-8", "surrogatepass")).hexdigest()


def _open_rooms(presenter: str, plan_id: str) -> Any:
    asked = select(rooms).where(rooms.c.presenter == _kept(presenter), rooms.c.plan_id == plan_id, rooms.c.closed_at.is_(None))
    return asked.order_by(rooms.c.opened_at.desc(), rooms.c.room_id)


def _sweep(connection: Connection, at: datetime) -> None:
    """Rooms that expired long ago, with all that was guessed in them."""
    old = select(rooms.c.room_id).where(rooms.c.expires_at < stamp(at - KEPT))
    for table in (guesses, questions, rooms):
        connection.execute(delete(table).where(table.c.room_id.in_(old)))
