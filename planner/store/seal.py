"""Every row carries the sha256 of itself, so that damage which a database does not see is seen."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Row, Table

from planner.errors import Problem
from planner.store.refusals import StoreDamaged


def seal(table: Table, values: Mapping[str, Any]) -> str:
    """The sha256 of a row.

    Of its JSON: an object of the columns that have a value, without ``sha256`` and with the table's name as ``""``, keys sorted, no
    blanks, ASCII. A column that a later migration adds empty therefore breaks no seal.

    Parameters
    ----------
    table : Table
    values : mapping
        Value by column name.

    Returns
    -------
    str
        64 hexadecimal digits.
    """
    held = {column.name: values[column.name] for column in table.columns if column.name != "sha256" and values[column.name] is not None}
    # A damaged file may hold a blob where a text was: it gets a seal too, a wrong one.
    canonical = json.dumps(held | {"": table.name}, sort_keys=True, separators=(",", ":"), default=repr)
    return sha256(canonical.encode("ascii")).hexdigest()


def sealed(table: Table, **values: str | int | None) -> dict[str, Any]:
    """A row ready to be stored."""
    return values | {"sha256": seal(table, values)}


def name_of(table: Table, row: Row[Any]) -> str:
    """How a row may be called where people see it."""
    return " · ".join(str(row._mapping[column]) for column in table.info["named_by"])


def damage_of(table: Table, row: Row[Any], store: str) -> Problem | None:
    """What is wrong with a row as it was read, None when it is what was stored."""
    if seal(table, row._asdict()) == row.sha256:
        return None
    return Problem("damaged_row", store, block=table.name, column=name_of(table, row))


def unsealed(table: Table, row: Row[Any], store: str) -> dict[str, Any]:
    """The values of a row by column.

    Raises
    ------
    StoreDamaged
        When they are not what was stored.
    """
    if (damage := damage_of(table, row, store)) is not None:
        raise StoreDamaged(damage)
    return row._asdict()


def stamp(moment: datetime) -> str:
    """A moment as the store writes it: UTC, ISO 8601, always with microseconds."""
    if moment.tzinfo is None:
        raise ValueError(f"time is {moment.isoformat()}, expected one with a time zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
