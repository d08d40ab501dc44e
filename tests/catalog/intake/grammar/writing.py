"""Pages to bytes: a workbook, or text in one of the encodings that offices still use."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from planner.catalog.intake.code_pages import to_tcvn3
from tests.catalog.intake.grammar.truth import Broken, Page, Percent, Unfinished, rows_of
from tests.catalog.intake.making import as_cp1258

ENCODINGS = ("utf-8-sig", "tcvn3", "nfd", "cp1258", "utf-16")


def workbook_of(pages: Sequence[Page]) -> bytes:
    """An .xlsx file."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    looks = {
        "percent": book.add_format({"num_format": "0.00%"}),
        "day": book.add_format({"num_format": "dd/mm/yyyy"}),
    }
    for page in pages:
        sheet = book.add_worksheet(page.name)
        if page.hidden:
            sheet.hide()
        for top, left, bottom, right in page.merged:
            sheet.merge_range(top, left, bottom, right, "")
        for (row, column), cell in page.cells.items():
            _write(sheet, row, column, cell, looks)
    if pages[0].hidden:
        next(
            sheet for sheet, page in zip(book.worksheets(), pages, strict=True) if not page.hidden
        ).activate()
    book.close()
    return stream.getvalue()


def _write(sheet: Any, row: int, column: int, cell: Any, looks: dict[str, Any]) -> None:
    match cell:
        case Percent():
            sheet.write_number(row, column, cell.value, looks["percent"])
        case Broken():
            sheet.write_formula(row, column, "=1/0" if cell.error == "#DIV/0!" else "=NA()", None, cell.error)
        case Unfinished():
            sheet.write_formula(row, column, cell.formula, None, "")
        case date():
            sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), looks["day"])
        case bool() | None:
            pass
        case int() | float():
            sheet.write_number(row, column, cell)
        case _:
            sheet.write_string(row, column, str(cell))


def text_of(page: Page, encoding: str, separator: str) -> bytes:
    """A text file, with numbers as Vietnamese Excel saves them."""
    lines = [separator.join(_quoted(_saved(cell), separator) for cell in row) for row in rows_of(page)]
    text = "\r\n".join(lines) + "\r\n"
    if encoding == "tcvn3":
        return to_tcvn3(text)
    if encoding == "cp1258":
        return as_cp1258(text)
    if encoding == "nfd":
        return unicodedata.normalize("NFD", text).encode()
    return text.encode(encoding)


def _saved(cell: Any) -> str:
    match cell:
        case Percent():
            return f"{cell.value * 100:.2f}%".replace(".", ",")
        case Broken():
            return cell.error
        case Unfinished() | None:
            return ""
        case date():
            return f"{cell:%d/%m/%Y}"
        case float():
            return (
                f"{cell:g}".replace(".", ",")
                if abs(cell) < 1e5
                else f"{cell:.6f}".rstrip("0").rstrip(".").replace(".", ",")
            )
        case _:
            return str(cell)


def _quoted(text: str, separator: str) -> str:
    return '"' + text.replace('"', '""') + '"' if separator in text or '"' in text or "\n" in text else text
