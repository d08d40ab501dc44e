"""Open the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, text

from planner.errors import Problem
from planner.store.address import read_address
from planner.store.backup import back_up
from planner.store.engines import file_engine, reading_engine, server_engine, use_write_ahead_log
from planner.store.guard import told
from planner.store.inspection import file_damage, row_damage
from planner.store.migrating import migrate
from planner.store.refusals import StoreDamaged, StoreUnavailable


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """An open store; may be shared by threads."""

    engine: Engine
    name: str  # as it is called on a screen
    damage: tuple[Problem, ...] = ()  # when there is any, it is only read

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads.

        Raises
        ------
        StoreUnavailable, StoreDamaged
        """
        with told(self.name), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that may write; left without an error, what it wrote is on the disk.

        Raises
        ------
        StoreUnavailable, StoreDamaged
        """
        if self.damage:
            raise StoreUnavailable(Problem("saving_stopped", self.name))
        with told(self.name), self.engine.connect().execution_options(write=True) as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Close every connection that is not in use."""
        self.engine.dispose()


def utc_now() -> datetime:
    """The time, for those who were given none."""
    return datetime.now(UTC)


def open_database(url: str | None = None, *, damaged_ok: bool = False, clock: Callable[[], datetime] = utc_now) -> Database:
    """Open the store: make what is not there, bring its tables up to date, check every row.

    Parameters
    ----------
    url : str, optional
        ``sqlite:///file.db`` or ``postgresql+psycopg://user:password@host/database``; ``saved/nhip.db`` of this checkout when left out.
    damaged_ok : bool
        Open a damaged store all the same, only to be read: its sound rows can be had, saving is refused.
    clock : callable
        Gives the time for the name of a backup copy.

    Returns
    -------
    Database
        Open it once and share it: opening reads everything.

    Raises
    ------
    StoreDamaged
        With a problem for each damaged or missing row, and at the end where the backup copy is.
    StoreUnavailable
        When the URL is none, or the store cannot be reached, made or written.
    """
    address = read_address(url)
    with told(address.name):
        if address.file is not None:
            return _open_file(address.file, address.name, damaged_ok, clock)
        assert address.server is not None
        return _open_server(address.server, address.name, damaged_ok)


@contextmanager
def open_if_there(url: str | None) -> Iterator[Database | None]:
    """The store at a URL until the block ends; None where nobody has saved anything yet, for asking must not make a store.

    Raises
    ------
    StoreDamaged, StoreUnavailable
        As `open_database` does.
    """
    file = read_address(url).file
    if file is not None and not file.exists():
        yield None
        return
    database = open_database(url)
    try:
        yield database
    finally:
        database.close()


def _open_file(path: Path, name: str, damaged_ok: bool, clock: Callable[[], datetime]) -> Database:
    path.parent.mkdir(parents=True, exist_ok=True)
    damage = file_damage(path, name)
    if not damage:
        with ExitStack() as opened:
            engine = file_engine(path)
            opened.callback(engine.dispose)
            use_write_ahead_log(engine)
            migrate(engine)
            reader = reading_engine(path)  # reads on where letters are damaged, so that each row can be named
            opened.callback(reader.dispose)
            if not (damage := row_damage(reader, name)):
                opened.pop_all()
                reader.dispose()
                return Database(engine=engine, name=name)
    damage = (*damage, _backed_up(path, name, clock()))
    if not damaged_ok:
        raise StoreDamaged(*damage)
    return Database(engine=reading_engine(path, salvage=True), name=name, damage=damage)


def _open_server(url: URL, name: str, damaged_ok: bool) -> Database:
    with ExitStack() as opened:
        engine = server_engine(url)
        opened.callback(engine.dispose)
        with engine.connect() as connection:
            encoding = connection.scalar(text("SHOW server_encoding"))
        if encoding != "UTF8":
            raise StoreUnavailable(Problem("store_not_utf8", name, found=str(encoding), expected="UTF8"))
        migrate(engine)
        damage = row_damage(engine, name)
        if damage:
            damage = (*damage, Problem("back_up_server", name))
            if not damaged_ok:
                raise StoreDamaged(*damage)
        opened.pop_all()
        return Database(engine=engine, name=name, damage=damage)


def _backed_up(path: Path, name: str, at: datetime) -> Problem:
    try:
        return Problem("backup_made", name, found=back_up(path, at).name)
    except OSError as error:
        return Problem("backup_failed", name, found=error.strerror or "")
