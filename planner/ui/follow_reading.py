"""What fifty followers ask of the store at the same moment, asked once: a room at a number never changes."""

from __future__ import annotations

import time
from functools import lru_cache

from planner.store import guesses, rooms
from planner.store.database import Database
from planner.store.room import Pulse, Question, Room

MOMENT = 0.15  # seconds for which an answer is good enough for everybody in this process


def pulse_now(database: Database, link: str) -> Pulse | None:
    """The pulse of a room, at most a moment old; raises as `rooms.pulse`."""
    return _pulse(database, link, int(time.monotonic() / MOMENT))


def room_now(database: Database, link: str) -> Room | None:
    """The room that a link leads to, at most a moment old; raises as `rooms.followed`."""
    found = pulse_now(database, link)
    return None if found is None else _room(database, link, found.seq)


@lru_cache(maxsize=256)
def question_in(database: Database, room: Room) -> Question | None:
    """The question in a room, None when there is none; raises as `guesses.asked`."""
    return guesses.asked(database, room) if room.question else None


@lru_cache(maxsize=64)
def guessed_on(database: Database, question: Question) -> tuple[int, ...]:
    """All guesses on a question that was revealed: from then on they stay. [tenths of a percent]"""
    return guesses.guessed(database, question)


@lru_cache(maxsize=256)
def _pulse(database: Database, link: str, _moment: int) -> Pulse | None:
    return rooms.pulse(database, link)


@lru_cache(maxsize=64)
def _room(database: Database, link: str, _seq: int) -> Room | None:
    return rooms.followed(database, link)
