"""Alembic, driven from here: no ``alembic.ini``, no command."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection

from planner.errors import Problem
from planner.store.refusals import StoreUnavailable
from planner.store.tables import HEAD

MIGRATIONS = Path(__file__).parent / "migrations"


def settings() -> Config:
    """Where the migrations are."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))  # its reader would fill in what follows a %
    return config


def upgrade(connection: Connection) -> None:
    """Run the migrations that a store lacks, in the transaction that the connection is in.

    Raises
    ------
    StoreUnavailable
        When the store is at a migration that this version does not have.
    """
    config = settings()
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise StoreUnavailable(Problem("store_too_new", expected=HEAD)) from error
