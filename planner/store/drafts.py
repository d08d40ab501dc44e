"""What a visitor works on, kept without being asked: one draft a visitor and plan, replaced as the work goes on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from planner.store.database import Database
from planner.store.insert import insert_or_replace
from planner.store.limits import can_be_an_id, require_storable
from planner.store.seal import sealed, stamp, unsealed
from planner.store.tables import drafts

WINDOWS_KEPT = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Unsaved work."""

    visitor_id: str  # random, secret
    plan_id: str
    document: str  # canonical JSON of the scenario
    base: str | None  # the saved scenario it started from, None for a new one
    base_version: int  # the version of it, 0 for a new one
    kept_at: datetime  # UTC
    sha256: str


def keep(database: Database, visitor_id: str, plan_id: str, document: str, base: str | None, base_version: int, at: datetime) -> None:
    """Keep a draft in the place of the one before; when this returns, it is on the disk. The one before stays when it fails.

    Parameters
    ----------
    database : Database
    visitor_id, plan_id : str
        Whose, and of which plan. [at most 200 letters]
    document : str
        Canonical JSON of the scenario. [at most 64 KB]
    base : str or None
        The saved scenario that the work started from.
    base_version : int
        The version of it, 0 for none.
    at : datetime
        With a time zone.

    Raises
    ------
    InvalidRecord
        Too long or not storable.
    StoreUnavailable
    """
    require_storable(visitor_id=visitor_id, plan_id=plan_id, document=document, base=base)
    row = sealed(drafts, visitor_id=visitor_id, plan_id=plan_id, document=document, base=base, base_version=base_version, kept_at=stamp(at))
    with database.writing() as connection:
        insert_or_replace(connection, drafts, row)


def draft(database: Database, visitor_id: str, plan_id: str) -> Draft | None:
    """A visitor's draft of a plan, None when there is none.

    Raises
    ------
    StoreDamaged
        When it is not what was kept.
    StoreUnavailable
    """
    if not can_be_an_id(visitor_id) or not can_be_an_id(plan_id):
        return None
    with database.reading() as connection:
        row = connection.execute(select(drafts).where(drafts.c.visitor_id == visitor_id, drafts.c.plan_id == plan_id)).first()
    if row is None:
        return None
    values = unsealed(drafts, row, database.name)
    return Draft(**values | {"kept_at": datetime.fromisoformat(values["kept_at"])})


def keep_apart(database: Database, visitor_id: str, window: str, plan_id: str, document: str, base: str | None, base_version: int, at: datetime) -> None:
    """As `keep`, for one of a visitor's windows; what other windows of theirs left more than a week ago goes.

    Raises
    ------
    InvalidRecord, StoreUnavailable
    """
    keep(database, _of_window(visitor_id, window), plan_id, document, base, base_version, at)
    old = drafts.c.visitor_id.startswith(_of_window(visitor_id, ""), autoescape=True) & (drafts.c.kept_at < stamp(at - WINDOWS_KEPT))
    with database.writing() as connection:
        connection.execute(delete(drafts).where(old))


def draft_apart(database: Database, visitor_id: str, window: str, plan_id: str) -> Draft | None:
    """What one of a visitor's windows left, None when there is nothing; raises as `draft` does."""
    return draft(database, _of_window(visitor_id, window), plan_id)


def _of_window(visitor_id: str, window: str) -> str:
    return f"{visitor_id}.{window}"


def forget(database: Database, visitor_id: str, plan_id: str) -> None:
    """Let a visitor's draft of a plan go; nothing happens when there is none.

    Raises
    ------
    StoreUnavailable
    """
    if not can_be_an_id(visitor_id) or not can_be_an_id(plan_id):
        return
    with database.writing() as connection:
        connection.execute(delete(drafts).where(drafts.c.visitor_id == visitor_id, drafts.c.plan_id == plan_id))
