"""What a room guesses before it is shown: one number a person, anonymous, changeable until the answer is revealed."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from planner.errors import Problem
from planner.store.database import Database
from planner.store.insert import insert_or_replace
from planner.store.limits import can_be_an_id, require_storable
from planner.store.refusals import InvalidRecord
from planner.store.room import Question, Room
from planner.store.rooms import change, led, room_from
from planner.store.seal import sealed, stamp, unsealed
from planner.store.tables import guesses, questions, rooms

MOST = 1000  # guesses on one question
LOWEST, HIGHEST = 0, 1000  # [tenths of a percent]


def ask(database: Database, room_id: str, presenter: str, target_id: str, at: datetime) -> Room:
    """Put a question to the room, in the place of the one before.

    Raises
    ------
    InvalidRecord
        By somebody else than the presenter, or after the room was closed or expired.
    StoreUnavailable
    """
    require_storable(target_id=target_id)
    with database.writing() as connection:
        room = led(connection, room_id, presenter, at, database.name)
        before = connection.scalar(select(func.max(questions.c.number)).where(questions.c.room_id == room_id)) or 0
        connection.execute(insert(questions), sealed(questions, room_id=room_id, number=before + 1, target_id=target_id, asked_at=stamp(at), revealed_at=None))
        return change(connection, room, question=before + 1)


def reveal(database: Database, room_id: str, presenter: str, at: datetime) -> Room:
    """Let the room see what it guessed; from now on no guess changes.

    Raises
    ------
    InvalidRecord
        As `ask`, and when no question is open.
    StoreUnavailable
    """
    with database.writing() as connection:
        room = led(connection, room_id, presenter, at, database.name)
        question = _asked(connection, room, database.name)
        if question is None or question.revealed_at:
            raise InvalidRecord(Problem("no_question"))
        held = {field.name: getattr(question, field.name) for field in fields(Question) if field.name != "sha256"}
        row = sealed(questions, **held | {"asked_at": stamp(question.asked_at), "revealed_at": stamp(at)})
        connection.execute(update(questions).where(questions.c.room_id == room_id, questions.c.number == question.number), row)
        return change(connection, room)


def put_away(database: Database, room_id: str, presenter: str, at: datetime) -> Room:
    """Take the question and what was guessed off the followers' screens; raises as `ask`."""
    with database.writing() as connection:
        return change(connection, led(connection, room_id, presenter, at, database.name), question=0)


def guess(database: Database, follower: str, guesser: str, tenths: int, at: datetime) -> None:
    """Keep a follower's guess in the place of the one before: all that a follower can ever write.

    Parameters
    ----------
    database : Database
    follower : str
        What the follower's link carries.
    guesser : str
        Random to all but one browser. [at most 64 letters]
    tenths : int
        The guessed level. [tenths of a percent, 0 to 1000]
    at : datetime
        With a time zone.

    Raises
    ------
    InvalidRecord
        Outside its range, or when nothing is asked, or no longer.
    StoreUnavailable
    """
    if not LOWEST <= tenths <= HIGHEST:
        raise InvalidRecord(Problem("outside_range", found=f"{tenths / 10:g}%", expected="0–100%"))
    if not can_be_an_id(follower) or not guesser or len(guesser) > 64 or not can_be_an_id(guesser):
        raise InvalidRecord(Problem("no_question"))
    with database.writing() as connection:
        row = connection.execute(select(rooms).where(rooms.c.follower == follower).with_for_update()).first()
        room = None if row is None else room_from(row, database.name)
        question = None if room is None or room.is_over(at) else _asked(connection, room, database.name)
        if question is None or question.revealed_at:
            raise InvalidRecord(Problem("no_question"))
        here = (guesses.c.room_id == question.room_id) & (guesses.c.number == question.number)
        others = connection.scalar(select(func.count()).select_from(guesses).where(here, guesses.c.guesser != guesser)) or 0
        if others >= MOST:
            raise InvalidRecord(Problem("too_many_guesses", expected=str(MOST)))
        insert_or_replace(connection, guesses, sealed(guesses, room_id=question.room_id, number=question.number, guesser=guesser, tenths=tenths))


def asked(database: Database, room: Room) -> Question | None:
    """The question that is put to a room or answered in it just now.

    Raises
    ------
    StoreUnavailable, StoreDamaged
    """
    if not room.question:
        return None
    with database.reading() as connection:
        return _asked(connection, room, database.name)


def guessed(database: Database, question: Question) -> tuple[int, ...]:
    """All guesses on a question, lowest first, without whose they are. [tenths of a percent]

    Raises
    ------
    StoreUnavailable, StoreDamaged
    """
    here = (guesses.c.room_id == question.room_id) & (guesses.c.number == question.number)
    with database.reading() as connection:
        rows = connection.execute(select(guesses).where(here)).all()
    return tuple(sorted(unsealed(guesses, row, database.name)["tenths"] for row in rows))


def own_guess(database: Database, question: Question, guesser: str) -> int | None:
    """What somebody guessed, None before they did. [tenths of a percent]

    Raises
    ------
    StoreUnavailable, StoreDamaged
    """
    here = (guesses.c.room_id == question.room_id) & (guesses.c.number == question.number) & (guesses.c.guesser == guesser)
    with database.reading() as connection:
        row = connection.execute(select(guesses).where(here)).first()
    return None if row is None else int(unsealed(guesses, row, database.name)["tenths"])


def _asked(connection: Connection, room: Room, store: str) -> Question | None:
    row = connection.execute(select(questions).where(questions.c.room_id == room.room_id, questions.c.number == room.question)).first()
    return None if row is None else _question(row, store)


def _question(row: Row[Any], store: str) -> Question:
    values = unsealed(questions, row, store)
    revealed = values["revealed_at"]
    return Question(**values | {"asked_at": datetime.fromisoformat(values["asked_at"]), "revealed_at": datetime.fromisoformat(revealed) if revealed else None})
