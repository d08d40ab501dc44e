"""One after the other: those whose next number depends on what is stored already."""

from __future__ import annotations

from sqlalchemy import Connection, text

TURN = 0x6E686971  # any number that all of our processes know and nobody else uses; that of the migrations is another one


def take_turn(connection: Connection) -> None:
    """Wait until nobody else is adding to a plan's record, and keep them out until the transaction ends.

    On SQLite a transaction that writes is alone anyway.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": TURN})
