"""Rooms in which others follow a presenter, questions put to them, and their guesses."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, Integer, PrimaryKeyConstraint, String, Text

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables; what they are for stands in ``planner.store.tables``."""
    op.create_table(
        "rooms",
        Column("room_id", String(36), nullable=False),
        Column("follower", String(43), nullable=False),
        Column("presenter", String(64), nullable=False),
        Column("plan_id", String(200), nullable=False),
        Column("data", String(200), nullable=False),
        Column("seq", Integer, nullable=False),
        Column("question", Integer, nullable=False),
        Column("opened_at", String(32), nullable=False),
        Column("published_at", String(32), nullable=False),
        Column("expires_at", String(32), nullable=False),
        Column("closed_at", String(32)),
        Column("sha256", String(64), nullable=False),
        Column("state", Text, nullable=False),
        PrimaryKeyConstraint("room_id", name="pk_rooms"),
        ForeignKeyConstraint(["data"], ["snapshots.data"], name="fk_rooms_data"),
    )
    op.create_index("ix_rooms_data", "rooms", ["data"])
    op.create_index("ix_rooms_follower", "rooms", ["follower"], unique=True)
    op.create_index("ix_rooms_presenter", "rooms", ["presenter", "plan_id"])
    op.create_table(
        "questions",
        Column("room_id", String(36), nullable=False),
        Column("number", Integer, nullable=False),
        Column("target_id", String(200), nullable=False),
        Column("asked_at", String(32), nullable=False),
        Column("revealed_at", String(32)),
        Column("sha256", String(64), nullable=False),
        PrimaryKeyConstraint("room_id", "number", name="pk_questions"),
        ForeignKeyConstraint(["room_id"], ["rooms.room_id"], name="fk_questions_room_id"),
    )
    op.create_table(
        "guesses",
        Column("room_id", String(36), nullable=False),
        Column("number", Integer, nullable=False),
        Column("guesser", String(64), nullable=False),
        Column("tenths", Integer, nullable=False),
        Column("sha256", String(64), nullable=False),
        PrimaryKeyConstraint("room_id", "number", "guesser", name="pk_guesses"),
        ForeignKeyConstraint(["room_id", "number"], ["questions.room_id", "questions.number"], name="fk_guesses_room_id"),
    )
