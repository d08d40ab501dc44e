"""Is everything that was saved still there, as it was saved?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, Engine, ForeignKeyConstraint, Table, and_, exists, func, not_, select

from planner.errors import Problem
from planner.store.engines import reading_engine
from planner.store.guard import told
from planner.store.refusals import StoreDamaged, StoreUnavailable
from planner.store.seal import damage_of
from planner.store.tables import adopted, batches, changes, issued, metadata, revisions, scenarios

MOST_TOLD = 100  # problems: a screen holds no more, and one is enough to stop saving
AT_A_TIME = 50  # rows: a revision may be 320 KB


def file_damage(path: Path, store: str) -> tuple[Problem, ...]:
    """What SQLite finds wrong with a file, without ever writing to it; a file that is not there yet, or empty, is sound.

    Parameters
    ----------
    path : Path
    store : str
        How the store is called on a screen.

    Returns
    -------
    tuple of Problem
    """
    if not path.exists() or not path.stat().st_size:
        return ()
    engine = reading_engine(path)
    try:
        with told(store), engine.connect() as connection:
            lines = [str(line) for line in connection.exec_driver_sql("PRAGMA integrity_check").scalars()]
    except StoreDamaged as damaged:
        return damaged.problems
    finally:
        engine.dispose()
    return tuple(Problem("damaged_file", store, found=line.splitlines()[-1]) for line in lines[:MOST_TOLD] if line != "ok")


def row_damage(engine: Engine, store: str) -> tuple[Problem, ...]:
    """Every row that is not what was stored, and every one that must have been there and is not.

    Parameters
    ----------
    engine : Engine
        At the newest migration.
    store : str
        How the store is called on a screen.

    Returns
    -------
    tuple of Problem
        At most 100.
    """
    with engine.connect() as connection:
        if connection.dialect.name == "postgresql":  # one moment for all tables, while others save; SQLite gives it anyway
            connection = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with connection.begin():
            return tuple(islice(_all_damage(connection, store), MOST_TOLD))


def _all_damage(connection: Connection, store: str) -> Iterator[Problem]:
    broken = [problem for table in metadata.sorted_tables for problem in _broken(connection, table, store)]
    yield from broken
    if any(problem.code == "damaged_file" for problem in broken):
        return  # tables that cannot be read through cannot be counted
    yield from _lost_versions(connection, store)
    yield from _lost_changes(connection, store)
    for table in (batches, adopted, issued):
        yield from _lost_numbers(connection, table, store)
    for table in metadata.sorted_tables:
        for link in table.foreign_key_constraints:
            yield from _lost(connection, link, store)


def _broken(connection: Connection, table: Table, store: str) -> Iterator[Problem]:
    try:
        with told(store), connection.execute(select(table), execution_options={"yield_per": AT_A_TIME}) as rows:
            for row in rows:
                if (damage := damage_of(table, row, store)) is not None:
                    yield damage
    except (StoreDamaged, StoreUnavailable) as refused:
        # A broken page: the rows behind it cannot be told one by one. Or a broken table: "no such column".
        for problem in refused.problems:
            if problem.code not in ("damaged_file", "store_failed"):
                raise
            yield Problem("damaged_file", store, block=table.name, found=problem.found)


def _lost_versions(connection: Connection, store: str) -> Iterator[Problem]:
    kept = func.count(revisions.c.version)
    held = (
        select(scenarios.c.scenario_id, scenarios.c.version, kept)
        .outerjoin(revisions, revisions.c.scenario_id == scenarios.c.scenario_id)
        .group_by(scenarios.c.scenario_id, scenarios.c.version)
        .having((kept != scenarios.c.version) | (func.coalesce(func.max(revisions.c.version), 0) != scenarios.c.version))
    )
    for name, version, count in connection.execute(held):
        yield Problem("missing_row", store, block=revisions.name, column=str(name), found=str(count), expected=str(version))


def _lost_changes(connection: Connection, store: str) -> Iterator[Problem]:
    """Batches that have not all their changes."""
    kept = func.count(changes.c.place)
    same = (changes.c.plan_id == batches.c.plan_id) & (changes.c.number == batches.c.number)
    key = (batches.c.plan_id, batches.c.number, batches.c.size)
    for plan_id, number, size, count in connection.execute(select(*key, kept).outerjoin(changes, same).group_by(*key).having(kept != batches.c.size)):
        yield Problem("missing_row", store, block=changes.name, column=f"{plan_id} · {number}", found=str(count), expected=str(size))


def _lost_numbers(connection: Connection, table: Table, store: str) -> Iterator[Problem]:
    """Numbers that are missing between the first row of a plan and the last."""
    held, last = func.count(table.c.number), func.max(table.c.number)
    counted = select(table.c.plan_id, held, last).group_by(table.c.plan_id).having(held != last)
    for plan_id, count, number in connection.execute(counted):
        yield Problem("missing_row", store, block=table.name, column=str(plan_id), found=str(count), expected=str(number))


def _lost(connection: Connection, link: ForeignKeyConstraint, store: str) -> Iterator[Problem]:
    """Rows that others speak of and that are not there."""
    meant = link.referred_table
    pairs = [(part.parent, part.column) for part in link.elements]
    missing = select(*(here for here, _ in pairs)).where(not_(exists().where(and_(*(there == here for here, there in pairs))).correlate(link.table))).distinct()
    for row in connection.execute(missing):
        yield Problem("missing_row", store, block=meant.name, column=" · ".join(map(str, row)), found="0", expected="1")
