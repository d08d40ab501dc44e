"""Links to a scenario: whoever has one may read its newest version, until the link is revoked."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, update

from planner.store.database import Database
from planner.store.limits import can_be_an_id
from planner.store.revision import Revision
from planner.store.scenarios import locked, newest
from planner.store.seal import sealed, stamp, unsealed
from planner.store.tables import shares

RANDOM_BYTES = 16  # 128 bits: not to be guessed


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One link."""

    capability: str  # what the link carries; whoever knows it may read
    scenario_id: str
    shared_at: datetime  # UTC
    revoked_at: datetime | None  # UTC, None while it opens
    sha256: str


def share(database: Database, scenario_id: str, at: datetime) -> str:
    """Make a link to a scenario.

    Parameters
    ----------
    database : Database
    scenario_id : str
    at : datetime
        With a time zone.

    Returns
    -------
    str
        Its capability: 22 letters, digits, ``-`` and ``_``.

    Raises
    ------
    InvalidRecord
        When there is no such scenario.
    StoreUnavailable
    """
    capability = secrets.token_urlsafe(RANDOM_BYTES)
    with database.writing() as connection:
        locked(connection, scenario_id)
        connection.execute(insert(shares), sealed(shares, capability=capability, scenario_id=scenario_id, shared_at=stamp(at), revoked_at=None))
    return capability


def opened(database: Database, capability: str) -> Revision | None:
    """The newest version of the scenario that a link leads to; None when the link is unknown or revoked, which look the same.

    Raises
    ------
    StoreDamaged
        When the link or the scenario is not what was stored.
    StoreUnavailable
    """
    if not can_be_an_id(capability):
        return None
    with database.reading() as connection:
        row = connection.execute(select(shares).where(shares.c.capability == capability)).first()
        found = None if row is None else _share(row, database.name)
        return None if found is None or found.revoked_at else newest(connection, found.scenario_id, database.name)


def revoke(database: Database, capability: str, at: datetime) -> None:
    """Let a link lead nowhere, for good; an unknown or revoked one stays as it is.

    Raises
    ------
    StoreUnavailable
    """
    if not can_be_an_id(capability):
        return
    with database.writing() as connection:
        row = connection.execute(select(shares).where(shares.c.capability == capability).with_for_update()).first()
        if row is None or row.revoked_at:
            return
        held = {name: value for name, value in unsealed(shares, row, database.name).items() if name != "sha256"}
        changed = sealed(shares, **held | {"revoked_at": stamp(at)})
        connection.execute(update(shares).where(shares.c.capability == capability), changed)


def shares_of(database: Database, scenario_id: str) -> tuple[Share, ...]:
    """All links to a scenario, newest first, revoked ones too.

    Raises
    ------
    StoreUnavailable, StoreDamaged
    """
    if not can_be_an_id(scenario_id):
        return ()
    with database.reading() as connection:
        rows = connection.execute(select(shares).where(shares.c.scenario_id == scenario_id).order_by(shares.c.shared_at.desc(), shares.c.capability)).all()
    return tuple(_share(row, database.name) for row in rows)


def _share(row: Row[Any], store: str) -> Share:
    values = unsealed(shares, row, store)
    revoked = values["revoked_at"]
    return Share(**values | {"shared_at": datetime.fromisoformat(values["shared_at"]), "revoked_at": datetime.fromisoformat(revoked) if revoked else None})
