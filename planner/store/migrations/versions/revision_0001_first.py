"""The first tables."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, Integer, PrimaryKeyConstraint, String, Text

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make them; what they are for stands in ``planner.store.tables``."""
    op.create_table(
        "snapshots",
        Column("data", String(200), nullable=False),
        Column("sha256", String(64), nullable=False),
        Column("snapshot", Text, nullable=False),
        PrimaryKeyConstraint("data", name="pk_snapshots"),
    )
    op.create_table(
        "scenarios",
        Column("scenario_id", String(36), nullable=False),
        Column("plan_id", String(200), nullable=False),
        Column("version", Integer, nullable=False),
        Column("saved_at", String(32), nullable=False),
        Column("sha256", String(64), nullable=False),
        PrimaryKeyConstraint("scenario_id", name="pk_scenarios"),
    )
    op.create_index("ix_scenarios_plan_id", "scenarios", ["plan_id", "saved_at"])
    op.create_table(
        "revisions",
        Column("scenario_id", String(36), nullable=False),
        Column("version", Integer, nullable=False),
        Column("plan_id", String(200), nullable=False),
        Column("data", String(200), nullable=False),
        Column("title", String(200), nullable=False),
        Column("author", String(200), nullable=False),
        Column("saved_at", String(32), nullable=False),
        Column("sha256", String(64), nullable=False),
        Column("document", Text, nullable=False),
        Column("outlooks", Text, nullable=False),
        PrimaryKeyConstraint("scenario_id", "version", name="pk_revisions"),
        ForeignKeyConstraint(["scenario_id"], ["scenarios.scenario_id"], name="fk_revisions_scenario_id"),
        ForeignKeyConstraint(["data"], ["snapshots.data"], name="fk_revisions_data"),
    )
    op.create_index("ix_revisions_data", "revisions", ["data"])
    op.create_table(
        "withdrawals",
        Column("scenario_id", String(36), nullable=False),
        Column("version", Integer, nullable=False),
        Column("withdrawn_at", String(32), nullable=False),
        Column("sha256", String(64), nullable=False),
        PrimaryKeyConstraint("scenario_id", "version", name="pk_withdrawals"),
        ForeignKeyConstraint(["scenario_id", "version"], ["revisions.scenario_id", "revisions.version"], name="fk_withdrawals_scenario_id"),
    )
    op.create_table(
        "shares",
        Column("capability", String(43), nullable=False),
        Column("scenario_id", String(36), nullable=False),
        Column("shared_at", String(32), nullable=False),
        Column("revoked_at", String(32)),
        Column("sha256", String(64), nullable=False),
        PrimaryKeyConstraint("capability", name="pk_shares"),
        ForeignKeyConstraint(["scenario_id"], ["scenarios.scenario_id"], name="fk_shares_scenario_id"),
    )
    op.create_index("ix_shares_scenario_id", "shares", ["scenario_id"])
    op.create_table(
        "drafts",
        Column("visitor_id", String(200), nullable=False),
        Column("plan_id", String(200), nullable=False),
        Column("base", String(200)),
        Column("base_version", Integer, nullable=False),
        Column("kept_at", String(32), nullable=False),
        Column("sha256", String(64), nullable=False),
        Column("document", Text, nullable=False),
        PrimaryKeyConstraint("visitor_id", "plan_id", name="pk_drafts"),
    )
