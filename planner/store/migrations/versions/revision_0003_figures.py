"""Changes to a plan, what files taught, and projections that were adopted."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, Integer, PrimaryKeyConstraint, String, Text

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables; what they are for stands in ``planner.store.tables``."""
    op.create_table(
        "batches",
        Column("plan_id", String(200), nullable=False),
        Column("number", Integer, nullable=False),
        Column("at", String(32), nullable=False),
        Column("author", String(200), nullable=False),
        Column("reason", String(200), nullable=False),
        Column("data", String(200), nullable=False),
        Column("undoes", Integer),
        Column("size", Integer, nullable=False),
        Column("sha256", String(64), nullable=False),
        Column("origin", Text),
        PrimaryKeyConstraint("plan_id", "number", name="pk_batches"),
    )
    op.create_table(
        "changes",
        Column("plan_id", String(200), nullable=False),
        Column("number", Integer, nullable=False),
        Column("place", Integer, nullable=False),
        Column("kind", String(20), nullable=False),
        Column("subject", String(700), nullable=False),
        Column("sha256", String(64), nullable=False),
        Column("before", Text),
        Column("after", Text),
        PrimaryKeyConstraint("plan_id", "number", "place", name="pk_changes"),
        ForeignKeyConstraint(["plan_id", "number"], ["batches.plan_id", "batches.number"], name="fk_changes_plan_id"),
    )
    op.create_table(
        "memories",
        Column("plan_id", String(200), nullable=False),
        Column("learnt_at", String(32), nullable=False),
        Column("sha256", String(64), nullable=False),
        Column("memory", Text, nullable=False),
        PrimaryKeyConstraint("plan_id", name="pk_memories"),
    )
    op.create_table(
        "adopted",
        Column("plan_id", String(200), nullable=False),
        Column("number", Integer, nullable=False),
        Column("at", String(32), nullable=False),
        Column("author", String(200), nullable=False),
        Column("title", String(200), nullable=False),
        Column("data", String(200), nullable=False),
        Column("model", String(200), nullable=False),
        Column("sha256", String(64), nullable=False),
        Column("document", Text, nullable=False),
        Column("paths", Text, nullable=False),
        PrimaryKeyConstraint("plan_id", "number", name="pk_adopted"),
        ForeignKeyConstraint(["data"], ["snapshots.data"], name="fk_adopted_data"),
    )
    op.create_index("ix_adopted_data", "adopted", ["data"])
