"""Save scenarios, and read what was saved. A save adds a version; none is ever changed or taken away."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, insert, select, update

from planner.errors import Problem
from planner.store.database import Database
from planner.store.insert import insert_or_pass
from planner.store.limits import can_be_an_id, require_storable
from planner.store.refusals import Conflict, InvalidRecord, StoreDamaged
from planner.store.revision import Revision, Summary
from planner.store.seal import name_of, sealed, stamp, unsealed
from planner.store.tables import revisions, scenarios, snapshots, withdrawals

SUMMARY = tuple(revisions.c[name] for name in Summary.__dataclass_fields__)
LARGEST_VERSION = 2**31 - 1  # what the column holds


def save(
    database: Database,
    *,
    scenario_id: str | None,
    expected_version: int,
    document: str,
    plan_id: str,
    data: str,
    plan_snapshot: str,
    outlooks: str,
    title: str,
    author: str,
    saved_at: datetime,
) -> Revision:
    """Save a scenario, all of it or nothing; when this returns, it is on the disk.

    Parameters
    ----------
    database : Database
    scenario_id : str or None
        None for a scenario that was never saved: it gets an id.
    expected_version : int
        The version that the work started from; 0 for a new scenario.
    document, outlooks : str
        Canonical JSON of the scenario, and of what the model says of it. [at most 64 KB and 256 KB]
    plan_id, data : str
        The plan, and the hash of the effective plan. [at most 200 letters]
    plan_snapshot : str
        Canonical JSON of the effective plan, stored once a hash: the first one stays. [at most 32 MB]
    title, author : str
        As typed. [at most 200 letters]
    saved_at : datetime
        With a time zone.

    Returns
    -------
    Revision

    Raises
    ------
    Conflict
        When somebody saved it since `expected_version`; carries what is stored now.
    InvalidRecord
        Too long, not storable, of another plan, or of a scenario that is not there.
    StoreUnavailable
        Nothing was saved. Only when the connection to a server broke at the very end may it have been: saving again tells, by a `Conflict`.
    """
    require_storable(document=document, plan_id=plan_id, data=data, plan_snapshot=plan_snapshot, outlooks=outlooks, title=title, author=author)
    if scenario_id is None and expected_version:
        raise ValueError(f"expected_version is {expected_version}, expected 0 for a new scenario")
    at = stamp(saved_at)
    with database.writing() as connection:
        if scenario_id is not None:
            _require_unchanged(connection, scenario_id, expected_version, plan_id, database.name)
        head: dict[str, Any] = {"scenario_id": scenario_id or str(uuid4()), "plan_id": plan_id, "version": expected_version + 1, "saved_at": at}
        row = sealed(revisions, **head, data=data, title=title, author=author, document=document, outlooks=outlooks)
        insert_or_pass(connection, snapshots, sealed(snapshots, data=data, snapshot=plan_snapshot))
        if scenario_id is None:
            connection.execute(insert(scenarios), sealed(scenarios, **head))
        else:
            connection.execute(update(scenarios).where(scenarios.c.scenario_id == scenario_id), sealed(scenarios, **head))
        connection.execute(insert(revisions), row)
    return Revision(**row | {"saved_at": datetime.fromisoformat(at)})


def latest(database: Database, scenario_id: str) -> Revision | None:
    """The newest version of a scenario, None when there is no such scenario.

    Raises
    ------
    StoreDamaged
        When it is not what was saved.
    StoreUnavailable
    """
    if not can_be_an_id(scenario_id):
        return None
    with database.reading() as connection:
        return newest(connection, scenario_id, database.name)


def revision(database: Database, scenario_id: str, version: int) -> Revision | None:
    """One version of a scenario, None when there is none; raises as `latest` does."""
    if not can_be_an_id(scenario_id) or not 1 <= version <= LARGEST_VERSION:
        return None
    with database.reading() as connection:
        row = connection.execute(select(revisions).where(revisions.c.scenario_id == scenario_id, revisions.c.version == version)).first()
    return None if row is None else _revision(row, database.name)


def history(database: Database, scenario_id: str) -> tuple[Summary, ...]:
    """All versions of a scenario, newest first, without what they hold; empty when there is no such scenario.

    Raises
    ------
    StoreUnavailable, StoreDamaged
    """
    if not can_be_an_id(scenario_id):
        return ()
    with database.reading() as connection:
        rows = connection.execute(select(*SUMMARY).where(revisions.c.scenario_id == scenario_id).order_by(revisions.c.version.desc())).all()
    return tuple(_summary(row, database.name) for row in rows)


def listed(database: Database, plan_id: str, limit: int = 1000) -> tuple[Summary, ...]:
    """The newest version of every scenario of a plan that is not withdrawn, last saved first.

    Parameters
    ----------
    database : Database
    plan_id : str
    limit : int
        At most so many.

    Raises
    ------
    StoreUnavailable, StoreDamaged
    """
    if not can_be_an_id(plan_id):
        return ()
    newest_version = (revisions.c.scenario_id == scenarios.c.scenario_id) & (revisions.c.version == scenarios.c.version)
    withdrawn = (withdrawals.c.scenario_id == scenarios.c.scenario_id) & (withdrawals.c.version == scenarios.c.version)
    asked = (
        select(*SUMMARY)
        .select_from(scenarios)
        .join(revisions, newest_version)
        .outerjoin(withdrawals, withdrawn)
        .where(scenarios.c.plan_id == plan_id, withdrawals.c.version.is_(None))
        .order_by(scenarios.c.saved_at.desc(), scenarios.c.scenario_id)
        .limit(limit)
    )
    with database.reading() as connection:
        rows = connection.execute(asked).all()
    return tuple(_summary(row, database.name) for row in rows)


def withdraw(database: Database, scenario_id: str, at: datetime) -> None:
    """Take a scenario off the list. Its versions and its links stay, and saving it again brings it back.

    Raises
    ------
    InvalidRecord
        When there is no such scenario.
    StoreUnavailable
    """
    with database.writing() as connection:
        version = locked(connection, scenario_id).version
        insert_or_pass(connection, withdrawals, sealed(withdrawals, scenario_id=scenario_id, version=version, withdrawn_at=stamp(at)))


def snapshot(database: Database, data: str) -> str | None:
    """The plan as it was when something was saved on it, by its hash; None when this store has never seen it.

    Raises
    ------
    StoreDamaged
        When it is not what was saved.
    StoreUnavailable
    """
    if not can_be_an_id(data):
        return None
    with database.reading() as connection:
        row = connection.execute(select(snapshots).where(snapshots.c.data == data)).first()
    return None if row is None else str(unsealed(snapshots, row, database.name)["snapshot"])


def newest(connection: Connection, scenario_id: str, store: str) -> Revision | None:
    """As `latest`, in a transaction that is open already."""
    row = connection.execute(select(revisions).where(revisions.c.scenario_id == scenario_id).order_by(revisions.c.version.desc()).limit(1)).first()
    return None if row is None else _revision(row, store)


def locked(connection: Connection, scenario_id: str) -> Row[Any]:
    """The one changing row of a scenario, for nobody else until the transaction ends.

    Raises
    ------
    InvalidRecord
        When there is no such scenario.
    """
    asked = select(scenarios).where(scenarios.c.scenario_id == scenario_id).with_for_update()
    row = connection.execute(asked).first() if can_be_an_id(scenario_id) else None
    if row is None:
        raise InvalidRecord(Problem("missing_scenario", found=scenario_id[:80]))
    return row


def _require_unchanged(connection: Connection, scenario_id: str, expected_version: int, plan_id: str, store: str) -> None:
    head = locked(connection, scenario_id)
    if head.plan_id != plan_id:
        raise InvalidRecord(Problem("other_plan", column="plan", found=head.plan_id, expected=plan_id))
    if head.version != expected_version:
        stored = newest(connection, scenario_id, store)
        if stored is None:
            raise StoreDamaged(Problem("missing_row", store, block=revisions.name, column=scenario_id, found="0", expected=str(head.version)))
        raise Conflict(stored, expected_version)


def _revision(row: Row[Any], store: str) -> Revision:
    values = unsealed(revisions, row, store)
    return Revision(**values | {"saved_at": datetime.fromisoformat(values["saved_at"])})


def _summary(row: Row[Any], store: str) -> Summary:
    """A list is not checked row by row, which would read all documents: only what cannot be shown at all is told."""
    try:
        return Summary(**row._asdict() | {"saved_at": datetime.fromisoformat(row.saved_at)})
    except (TypeError, ValueError):
        raise StoreDamaged(Problem("damaged_row", store, block=revisions.name, column=name_of(revisions, row))) from None
