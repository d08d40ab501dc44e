"""What is handed out as one CSV file: for Excel in Vietnam, opened by a double click, and for machines."""

from __future__ import annotations

from collections.abc import Iterator

from planner.catalog.csv_text import write_csv
from planner.exports.pack import Pack
from planner.exports.tables.table import Cell, Column, Table
from planner.exports.tables.tidy_table import tidy_table

DECIMALS = 2  # in Excel; machines get every digit


def csv_excel(pack: Pack) -> bytes:
    """Months and units as an office reads them: titles, decimal comma, semicolons, two decimals.

    Codes are left out, and a month is two columns, year and month: Excel would make 5/2023 a day.
    """
    table, say = tidy_table(pack), pack.say
    shown = [place for place, column in enumerate(table.columns) if column.role != "key" and not column.name.endswith("_code")]
    header = [title for place in shown for title in _titles(table.columns[place], say("Năm"), say("Tháng"))]
    rows = ([cell for place in shown for cell in _cells(table.columns[place], row[place])] for row in table.rows)
    return write_csv(header, rows, machine=False, yes_no=(say("có"), say("không")))


def csv_machine(pack: Pack) -> bytes:
    """The same table for machines: names, codes, every digit, ISO dates."""
    return machine_bytes(tidy_table(pack))


def machine_bytes(table: Table) -> bytes:
    """Any table as CSV for machines."""
    return write_csv([column.name for column in table.columns], table.rows, machine=True)


def _titles(column: Column, year: str, month: str) -> Iterator[str]:
    if column.type == "month":
        yield from (year, month)
    else:
        yield f"{column.title} ({column.unit})" if column.unit else column.title


def _cells(column: Column, cell: Cell) -> Iterator[Cell]:
    if column.type == "month":
        yield from (int(part) for part in str(cell).split("-"))
    elif isinstance(cell, float):
        yield round(cell, DECIMALS) + 0.0  # -0.0 becomes 0.0
    else:
        yield cell
