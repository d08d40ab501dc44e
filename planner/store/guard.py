"""The one place where errors of drivers and of the system become ours."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from planner.errors import PlannerError, Problem
from planner.store.refusals import StoreDamaged, StoreUnavailable

LONGEST_REASON = 200  # letters of a driver's own words
# SQLite says "full" only for ENOSPC: a quota or a size limit fails the write, and a full disk the growing of shared memory.
UNWRITTEN = (sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_TRUNCATE)


@contextmanager
def told(store: str) -> Iterator[None]:
    """Within it, whatever the database or the disk refuses is told in our words.

    Parameters
    ----------
    store : str
        How the store is called on a screen.

    Raises
    ------
    StoreUnavailable
        Disk full, locked, not writable, not reachable.
    StoreDamaged
        When the database itself says that it is.
    """
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise _ours(error, store) from error
    except UnicodeDecodeError as error:  # SQLite complains of a name in its schema, and quotes it
        raise StoreDamaged(Problem("damaged_file", store, found="UTF-8")) from error


def _ours(error: Exception, store: str) -> PlannerError:
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return _of_sqlite(cause, store)
    if isinstance(error, PoolTimeout):
        return StoreUnavailable(Problem("store_locked", store))
    if isinstance(error, DBAPIError):
        return _of_server(error, store)
    if isinstance(error, OSError):
        return _of_system(error, store)
    return StoreUnavailable(Problem("store_failed", store, found=_reason(error)))


def _of_sqlite(error: sqlite3.Error, store: str) -> PlannerError:
    code = getattr(error, "sqlite_errorcode", None)  # the module's own errors have none
    if code in UNWRITTEN:
        return StoreUnavailable(Problem("disk_full", store))
    match code and code & 0xFF:
        case sqlite3.SQLITE_FULL:
            return StoreUnavailable(Problem("disk_full", store))
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return StoreUnavailable(Problem("store_locked", store))
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return StoreUnavailable(Problem("store_read_only", store))
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_IOERR:
            return StoreUnavailable(Problem("store_unreachable", store, found=_reason(error)))
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return StoreDamaged(Problem("damaged_file", store, found=_reason(error)))
    if str(error).startswith("Could not decode to UTF-8"):
        return StoreDamaged(Problem("damaged_file", store, found="UTF-8"))  # the message itself would quote what is stored
    return StoreUnavailable(Problem("store_failed", store, found=_reason(error)))


def _of_server(error: DBAPIError, store: str) -> PlannerError:
    state: str = getattr(error.orig, "sqlstate", None) or ""
    match state[:2], state:
        case "53", "53100":
            return StoreUnavailable(Problem("disk_full", store))
        case ("40", _) | (_, "55P03") | (_, "57014"):  # deadlock, waited too long
            return StoreUnavailable(Problem("store_locked", store))
        case (_, "25006") | (_, "42501"):  # a standby, or a role that may not
            return StoreUnavailable(Problem("store_read_only", store))
        case "XX", "XX001" | "XX002":
            return StoreDamaged(Problem("damaged_file", store, found=_reason(error)))
    # Without a state the server was never spoken to, or no longer.
    if error.connection_invalidated or state[:2] in ("08", "53", "57", "28", "3D") or (not state and isinstance(error, OperationalError | InterfaceError)):
        return StoreUnavailable(Problem("store_unreachable", store, found=_reason(error)))
    return StoreUnavailable(Problem("store_failed", store, found=_reason(error)))


def _of_system(error: OSError, store: str) -> PlannerError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return StoreUnavailable(Problem("disk_full", store))
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return StoreUnavailable(Problem("store_read_only", store))
    return StoreUnavailable(Problem("store_unreachable", store, found=error.strerror or ""))


def _reason(error: Exception) -> str:
    """A driver's first line: the others may quote rows."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    return next(iter(str(cause).splitlines()), "")[:LONGEST_REASON]
