"""Connections as the store needs them: what is acknowledged is on the disk, and who waits, waits for 15 seconds."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

WAIT = 15  # seconds for a lock, or for a free connection
CONNECT_WAIT = 5  # seconds for a server to answer


def file_engine(path: Path) -> Engine:
    """An SQLite file, to be read and written. Its folder must be there."""
    engine = create_engine(URL.create("sqlite", database=str(path)), pool_timeout=WAIT, hide_parameters=True)
    event.listen(engine, "connect", _settle)
    event.listen(engine, "begin", _begin)
    return engine


def reading_engine(path: Path, *, salvage: bool = False) -> Engine:
    """An SQLite file, only to be read; letters that are none become U+FFFD.

    Parameters
    ----------
    path : Path
    salvage : bool
        Read on in a file that SQLite finds malformed: its sound rows can be had.
    """

    def connect() -> sqlite3.Connection:
        # Python's SQLite knows "read only" in this form alone.
        connection = sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True, check_same_thread=False, isolation_level=None)
        connection.text_factory = lambda held: held.decode("utf-8", "replace")
        if salvage:
            connection.execute("PRAGMA writable_schema=ON")  # nothing is written; but otherwise SQLite refuses a file that was cut short
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_timeout=WAIT, hide_parameters=True)
    event.listen(engine, "connect", _settle)
    event.listen(engine, "begin", _begin)
    return engine


def server_engine(url: URL) -> Engine:
    """A PostgreSQL database. A connection that the server dropped meanwhile is replaced unseen."""
    patience = {
        "connect_timeout": CONNECT_WAIT,
        "client_encoding": "utf8",
        "options": f"-c lock_timeout={WAIT * 1000}",
        # A machine that vanished says nothing: ask it after 5 seconds of silence, and give up after 15.
        "keepalives_idle": WAIT // 3,
        "keepalives_interval": WAIT // 3,
        "keepalives_count": 2,
        "tcp_user_timeout": WAIT * 1000,
    }
    return create_engine(url, connect_args=patience, pool_pre_ping=True, pool_timeout=WAIT, hide_parameters=True)


def use_write_ahead_log(engine: Engine) -> None:
    """Let readers and a writer of an SQLite file go side by side; the file remembers it.

    The change needs the file for itself, and SQLite does not wait for that as it waits for other locks: an empty exclusive
    transaction does, and after it the others, who mostly wanted the same change, have mostly made it.
    """
    with engine.connect() as connection:
        driver: Any = connection.connection.dbapi_connection
        for last_try in (False,) * 20 + (True,):
            try:
                driver.execute("PRAGMA journal_mode=WAL")
                return
            except sqlite3.OperationalError as error:
                if last_try or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    raise
                driver.execute("BEGIN EXCLUSIVE")
                driver.execute("COMMIT")


def _settle(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # the module would begin transactions by itself, too late and too weak
    for setting in (f"busy_timeout={WAIT * 1000}", "synchronous=FULL", "foreign_keys=ON", "trusted_schema=OFF"):
        connection.execute(f"PRAGMA {setting}")


def _begin(connection: Connection) -> None:
    # A transaction that reads first and writes later fails at once when another writes: a writer asks for its turn beforehand.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("write") else "BEGIN")
