"""Tables of targets that left the house with a paper, and marks that were taken back."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, Integer, PrimaryKeyConstraint, String, Text

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables; what they are for stands in ``planner.store.tables``."""
    op.create_table(
        "issued",
        Column("plan_id", String(200), nullable=False),
        Column("number", Integer, nullable=False),
        Column("revision", Integer, nullable=False),
        Column("at", String(32), nullable=False),
        Column("author", String(200), nullable=False),
        Column("paper_kind", String(20), nullable=False),
        Column("paper_number", String(200), nullable=False),
        Column("paper_date", String(10), nullable=False),
        Column("issuer", String(200), nullable=False),
        Column("data", String(200), nullable=False),
        Column("model", String(200), nullable=False),
        Column("sha256", String(64), nullable=False),
        Column("document", Text, nullable=False),
        Column("outlooks", Text, nullable=False),
        Column("handout", Text, nullable=False),
        PrimaryKeyConstraint("plan_id", "number", name="pk_issued"),
        ForeignKeyConstraint(["data"], ["snapshots.data"], name="fk_issued_data"),
    )
    op.create_index("ix_issued_data", "issued", ["data"])
    op.create_table(
        "recalls",
        Column("plan_id", String(200), nullable=False),
        Column("number", Integer, nullable=False),
        Column("at", String(32), nullable=False),
        Column("author", String(200), nullable=False),
        Column("reason", String(200), nullable=False),
        Column("sha256", String(64), nullable=False),
        PrimaryKeyConstraint("plan_id", "number", name="pk_recalls"),
        ForeignKeyConstraint(["plan_id", "number"], ["issued.plan_id", "issued.number"], name="fk_recalls_plan_id"),
    )
