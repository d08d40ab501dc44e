"""The tables as they are after every migration.

Every row carries a ``sha256`` of itself (see ``seal.py``). Times are text in ISO 8601, UTC, always with microseconds: the same
bytes in every database, so that they sort and seal alike. ``named_by`` says how a row may be called on a screen: a visitor's id and
a link's capability are secrets. Long texts stand last: SQLite then lists scenarios without reading them.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Index, Integer, MetaData, String, Table, Text

HEAD = "0005"  # the newest migration, said here because asking Alembic costs every start 0.3 s

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

# One row a plan as it was when something was saved on it, by its hash.
snapshots = Table(
    "snapshots",
    metadata,
    Column("data", String(200), primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("snapshot", Text, nullable=False),
    info={"named_by": ("data",)},
)

# One row a scenario: which version is the latest. The only row that a save changes, and the one that it locks.
scenarios = Table(
    "scenarios",
    metadata,
    Column("scenario_id", String(36), primary_key=True),
    Column("plan_id", String(200), nullable=False),
    Column("version", Integer, nullable=False),
    Column("saved_at", String(32), nullable=False),
    Column("sha256", String(64), nullable=False),
    Index("ix_scenarios_plan_id", "plan_id", "saved_at"),
    info={"named_by": ("scenario_id",)},
)

# Rows are only ever added.
revisions = Table(
    "revisions",
    metadata,
    Column("scenario_id", String(36), ForeignKey("scenarios.scenario_id"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("plan_id", String(200), nullable=False),
    Column("data", String(200), ForeignKey("snapshots.data"), nullable=False, index=True),
    Column("title", String(200), nullable=False),
    Column("author", String(200), nullable=False),
    Column("saved_at", String(32), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("document", Text, nullable=False),
    Column("outlooks", Text, nullable=False),
    info={"named_by": ("scenario_id", "version")},
)

# A scenario withdrawn as it was at a version. Rows are only ever added; saving again brings the scenario back.
withdrawals = Table(
    "withdrawals",
    metadata,
    Column("scenario_id", String(36), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("withdrawn_at", String(32), nullable=False),
    Column("sha256", String(64), nullable=False),
    ForeignKeyConstraint(["scenario_id", "version"], ["revisions.scenario_id", "revisions.version"]),
    info={"named_by": ("scenario_id", "version")},
)

shares = Table(
    "shares",
    metadata,
    Column("capability", String(43), primary_key=True),
    Column("scenario_id", String(36), ForeignKey("scenarios.scenario_id"), nullable=False, index=True),
    Column("shared_at", String(32), nullable=False),
    Column("revoked_at", String(32)),
    Column("sha256", String(64), nullable=False),
    info={"named_by": ("scenario_id", "shared_at")},
)

# What a visitor is working on; `base` may name a scenario that this store has never seen, so it is no foreign key.
drafts = Table(
    "drafts",
    metadata,
    Column("visitor_id", String(200), primary_key=True),
    Column("plan_id", String(200), primary_key=True),
    Column("base", String(200)),
    Column("base_version", Integer, nullable=False),
    Column("kept_at", String(32), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("document", Text, nullable=False),
    info={"named_by": ("plan_id", "kept_at")},
)

# A presenter's state that others follow: the newest one only. `follower` is what a QR code carries, `presenter` the sha256 of a secret.
rooms = Table(
    "rooms",
    metadata,
    Column("room_id", String(36), primary_key=True),
    Column("follower", String(43), nullable=False),
    Column("presenter", String(64), nullable=False),
    Column("plan_id", String(200), nullable=False),
    Column("data", String(200), ForeignKey("snapshots.data"), nullable=False, index=True),
    Column("seq", Integer, nullable=False),
    Column("question", Integer, nullable=False),
    Column("opened_at", String(32), nullable=False),
    Column("published_at", String(32), nullable=False),
    Column("expires_at", String(32), nullable=False),
    Column("closed_at", String(32)),
    Column("sha256", String(64), nullable=False),
    Column("state", Text, nullable=False),
    Index("ix_rooms_follower", "follower", unique=True),
    Index("ix_rooms_presenter", "presenter", "plan_id"),
    info={"named_by": ("room_id",)},
)

questions = Table(
    "questions",
    metadata,
    Column("room_id", String(36), ForeignKey("rooms.room_id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("target_id", String(200), nullable=False),
    Column("asked_at", String(32), nullable=False),
    Column("revealed_at", String(32)),
    Column("sha256", String(64), nullable=False),
    info={"named_by": ("room_id", "number")},
)

# Anonymous: `guesser` is random to everybody but one browser, and another one in each room.
guesses = Table(
    "guesses",
    metadata,
    Column("room_id", String(36), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("guesser", String(64), primary_key=True),
    Column("tenths", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    ForeignKeyConstraint(["room_id", "number"], ["questions.room_id", "questions.number"]),
    info={"named_by": ("room_id", "number")},
)

# Changes to a plan that were made together: who, when, why. Rows are only ever added; taking back is a batch too.
batches = Table(
    "batches",
    metadata,
    Column("plan_id", String(200), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),
    Column("author", String(200), nullable=False),
    Column("reason", String(200), nullable=False),
    Column("data", String(200), nullable=False),
    Column("undoes", Integer),
    Column("size", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("origin", Text),
    info={"named_by": ("plan_id", "number")},
)

# What was changed: `subject` says which value of the plan, `before` and `after` are that value, empty where there was or is none.
changes = Table(
    "changes",
    metadata,
    Column("plan_id", String(200), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(20), nullable=False),
    Column("subject", String(700), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("before", Text),
    Column("after", Text),
    ForeignKeyConstraint(["plan_id", "number"], ["batches.plan_id", "batches.number"]),
    info={"named_by": ("plan_id", "number", "place")},
)

# What files taught before it was known of which layout they were: no longer written, listed until it is cleared, never applied.
memories = Table(
    "memories",
    metadata,
    Column("plan_id", String(200), primary_key=True),
    Column("learnt_at", String(32), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("memory", Text, nullable=False),
    info={"named_by": ("plan_id",)},
)

# What the file of a batch taught about the headers and labels of files of its layout. Rows are only ever added: what a batch
# taught holds as long as the batch does.
lessons = Table(
    "lessons",
    metadata,
    Column("plan_id", String(200), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("layout", String(64), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("memory", Text, nullable=False),
    ForeignKeyConstraint(["plan_id", "number"], ["batches.plan_id", "batches.number"]),
    info={"named_by": ("plan_id", "number")},
)

# One meaning cleared of what a batch taught; number 0 stands for `memories`. Rows are only ever added.
clearings = Table(
    "clearings",
    metadata,
    Column("plan_id", String(200), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),
    Column("author", String(200), nullable=False),
    Column("number", Integer, nullable=False),
    Column("part", String(20), nullable=False),
    Column("text", String(300), nullable=False),
    Column("sha256", String(64), nullable=False),
    info={"named_by": ("plan_id", "place")},
)

# Projections that the committee adopted, frozen as they were, to be scored later. Rows are only ever added.
adopted = Table(
    "adopted",
    metadata,
    Column("plan_id", String(200), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),
    Column("author", String(200), nullable=False),
    Column("title", String(200), nullable=False),
    Column("data", String(200), ForeignKey("snapshots.data"), nullable=False, index=True),
    Column("model", String(200), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("document", Text, nullable=False),
    Column("paths", Text, nullable=False),
    info={"named_by": ("plan_id", "number")},
)

# Tables of targets that left the house with a paper, kept as they left. Rows are only ever added.
issued = Table(
    "issued",
    metadata,
    Column("plan_id", String(200), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("revision", Integer, nullable=False),
    Column("at", String(32), nullable=False),
    Column("author", String(200), nullable=False),
    Column("paper_kind", String(20), nullable=False),
    Column("paper_number", String(200), nullable=False),
    Column("paper_date", String(10), nullable=False),
    Column("issuer", String(200), nullable=False),
    Column("data", String(200), ForeignKey("snapshots.data"), nullable=False, index=True),
    Column("model", String(200), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("document", Text, nullable=False),
    Column("outlooks", Text, nullable=False),
    Column("handout", Text, nullable=False),
    info={"named_by": ("plan_id", "number")},
)

# A mark that was taken back, with the reason: the table stays as it is.
recalls = Table(
    "recalls",
    metadata,
    Column("plan_id", String(200), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),
    Column("author", String(200), nullable=False),
    Column("reason", String(200), nullable=False),
    Column("sha256", String(64), nullable=False),
    ForeignKeyConstraint(["plan_id", "number"], ["issued.plan_id", "issued.number"]),
    info={"named_by": ("plan_id", "number")},
)
