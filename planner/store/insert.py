"""Insert where a row may be there already: both databases can, neither in standard SQL."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def _insert(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)


def insert_or_pass(connection: Connection, table: Table, values: dict[str, Any]) -> None:
    """Insert a row; one with the same key stays as it is."""
    connection.execute(_insert(connection, table).on_conflict_do_nothing(), values)


def insert_or_replace(connection: Connection, table: Table, values: dict[str, Any]) -> None:
    """Insert a row; one with the same key becomes it."""
    key = [column.name for column in table.primary_key]
    added = _insert(connection, table)
    replaced = {name: added.excluded[name] for name in values if name not in key}
    connection.execute(added.on_conflict_do_update(index_elements=key, set_=replaced), values)
