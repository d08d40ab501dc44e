"""What each file taught, for files of its layout, and what of it was cleared."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, Integer, PrimaryKeyConstraint, String, Text

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables; what they are for stands in ``planner.store.tables``."""
    op.create_table(
        "lessons",
        Column("plan_id", String(200), nullable=False),
        Column("number", Integer, nullable=False),
        Column("layout", String(64), nullable=False),
        Column("sha256", String(64), nullable=False),
        Column("memory", Text, nullable=False),
        PrimaryKeyConstraint("plan_id", "number", name="pk_lessons"),
        ForeignKeyConstraint(["plan_id", "number"], ["batches.plan_id", "batches.number"], name="fk_lessons_plan_id"),
    )
    op.create_table(
        "clearings",
        Column("plan_id", String(200), nullable=False),
        Column("place", Integer, nullable=False),
        Column("at", String(32), nullable=False),
        Column("author", String(200), nullable=False),
        Column("number", Integer, nullable=False),
        Column("part", String(20), nullable=False),
        Column("text", String(300), nullable=False),
        Column("sha256", String(64), nullable=False),
        PrimaryKeyConstraint("plan_id", "place", name="pk_clearings"),
    )
