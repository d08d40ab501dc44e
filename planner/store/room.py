"""What the store gives back of a room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

LIFE = timedelta(hours=12)  # after the last publication


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulse:
    """The little that a follower asks for again and again."""

    seq: int  # grows by one with everything that followers are to see
    expires_at: datetime  # UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A presenter's newest state, and who may see it."""

    room_id: str  # UUID
    follower: str  # what the QR code carries: whoever knows it may look, and guess when asked
    presenter: str  # sha256 of the presenter's secret
    plan_id: str
    data: str  # hash of the effective plan that the state is to be read with
    seq: int
    question: int  # number of the question that is put or answered just now, 0 for none
    opened_at: datetime  # UTC, as all the others
    published_at: datetime
    expires_at: datetime
    closed_at: datetime | None
    sha256: str
    state: str  # canonical JSON, see `planner.catalog.room_state`

    @property
    def pulse(self) -> Pulse:
        """The pulse that this room was read at."""
        return Pulse(seq=self.seq, expires_at=self.expires_at)

    def is_over(self, at: datetime) -> bool:
        """Whether it was closed or has expired."""
        return self.closed_at is not None or at >= self.expires_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a presenter asked the room to guess: the level of a target's indicator at its due date."""

    room_id: str
    number: int  # 1, 2, 3 … within its room
    target_id: str
    asked_at: datetime  # UTC
    revealed_at: datetime | None  # from then on guesses stay as they are
    sha256: str
