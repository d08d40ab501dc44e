"""Where a store is, from its URL."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from planner.errors import Problem
from planner.store.refusals import StoreUnavailable

USUAL_FILE = Path(__file__).parents[2] / "saved" / "nhip.db"
NAMED_BY = "PLANNER_DATABASE_URL"  # the environment variable that says which store
EXPECTED = "sqlite:///…/nhip.db, postgresql+psycopg://…"
DRIVER = "postgresql+psycopg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Either a file or a server."""

    name: str  # as it is called on a screen: no folder, no host, no password
    file: Path | None = None
    server: URL | None = None


def read_address(url: str | None) -> Address:
    """The address that a URL gives.

    Parameters
    ----------
    url : str or None
        ``sqlite:///relative/or//absolute/file.db`` or ``postgresql+psycopg://user:password@host/database``, of which
        ``postgresql://`` and ``postgres://`` are short forms; None for ``saved/nhip.db`` of this checkout.

    Raises
    ------
    StoreUnavailable
        When it is no such URL.
    """
    if not url:
        return Address(name=USUAL_FILE.name, file=USUAL_FILE)
    try:
        read = make_url(url)
    except (ArgumentError, ValueError):
        raise _refused(url) from None
    if read.drivername == "sqlite" and _names_a_file(read):
        file = Path(str(read.database)).absolute()
        return Address(name=file.name, file=file)
    if read.drivername in ("postgres", "postgresql", DRIVER) and read.database:
        return Address(name="PostgreSQL", server=read.set(drivername=DRIVER))
    raise _refused(url)


def _names_a_file(url: URL) -> bool:
    name = url.database or ""
    return bool(name) and name != ":memory:" and "\0" not in name and not name.startswith("file:") and not url.query and not url.host


def _refused(url: str) -> StoreUnavailable:
    """Only what stands before the user's name and password is repeated."""
    scheme, found, _ = url.partition("://")
    return StoreUnavailable(Problem("bad_store_url", column=NAMED_BY, found=f"{scheme}://…" if found else "", expected=EXPECTED))
