"""Bring the tables up to date."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, inspect, text

from planner.store.tables import HEAD

TURN = 0x6E686970  # any number that all of our processes know and nobody else uses


def migrate(engine: Engine) -> None:
    """Bring the tables of a store to the newest migration, in one transaction; of several processes one does it.

    Parameters
    ----------
    engine : Engine

    Raises
    ------
    StoreUnavailable
        When a newer version of the planner has been here.
    """
    with engine.connect() as connection, connection.begin():
        if stored_version(connection) == HEAD:
            return
    # Only now: Alembic takes 0.3 s to import, which a store that is up to date need not wait for.
    from planner.store.upgrade import upgrade

    with engine.connect().execution_options(write=True) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": TURN})
        upgrade(connection)


def stored_version(connection: Connection) -> str | None:
    """The migration that a store is at, None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found
