"""Messy files as offices send them, made here: workbooks, an old .xls, an .ods, text in eight encodings."""

from __future__ import annotations

import struct
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from planner.catalog.intake.upload import Upload, read_upload

TONES = "\u0300\u0301\u0303\u0309\u0323"
FILLED = "Tháng 4"
HEADER = ("TT", "Đơn vị", "Chỉ tiêu", "Kỳ số liệu", "Kết quả")


def workbook(*sheets: tuple[str, Iterable[Sequence[Any]]], change: Callable[[Any, Any], None] | None = None) -> bytes:
    """A workbook of sheets of cells; `change` gets the workbook and its first sheet for what is special."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "default_date_format": "d/m/yyyy"})
    pages = []
    for name, rows in sheets:
        pages.append(book.add_worksheet(name))
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, date):
                    pages[-1].write_datetime(row, column, datetime(cell.year, cell.month, cell.day))
                elif cell is not None:
                    pages[-1].write(row, column, cell)
    if change:
        change(book, pages[0])
    book.close()
    return stream.getvalue()


def sheet_of(*rows: Sequence[Any], header: Sequence[Any] = HEADER, change: Callable[[Any, Any], None] | None = None) -> Upload:
    """An upload of one sheet with a header and rows."""
    return read_upload("bao-cao.xlsx", workbook((FILLED, [header, *rows]), change=change))


def one_figure(cell: Any, indicator: str = "Tỷ lệ hồ sơ nộp trực tuyến", when: Any = "31/3/2023", unit: str = "Chí Linh") -> Upload:
    """An upload of one figure."""
    return sheet_of((1, unit, indicator, when, cell))


def repacked(content: bytes, change: Callable[[str, bytes], bytes], more: dict[str, bytes] | None = None) -> bytes:
    """A zip file with its entries changed."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, added in (more or {}).items():
            new.writestr(name, added)
    return stream.getvalue()


def two_cells_far_apart() -> bytes:
    """A1 and XFD1048576: a few kilobytes that ask for half a terabyte."""
    return workbook(("S", [("x",)]), change=lambda book, page: page.write(1048575, 16383, 1))


def open_document(rows: Sequence[Sequence[str | float]]) -> bytes:
    """An .ods file."""
    cells = "".join("<table:table-row>" + "".join(_ods_cell(cell) for cell in row) + "</table:table-row>" for row in rows)
    spaces = "".join(f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text"))
    content = (
        f'<?xml version="1.0"?><office:document-content{spaces}><office:body><office:spreadsheet><table:table table:name="{FILLED}">'
        f"{cells}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    listed = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
    )
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", listed)
    return stream.getvalue()


def _ods_cell(cell: str | float) -> str:
    if isinstance(cell, float | int):
        return f'<table:table-cell office:value-type="float" office:value="{cell}"><text:p>{cell}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'


def old_workbook(rows: Sequence[Sequence[str | float]]) -> bytes:
    """An .xls file: records of BIFF8 in one stream of an OLE file."""
    records = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    name = FILLED.encode("utf-16-le")
    sheet_record = len(records) + 4 + 8 + len(name) + 4
    records += _record(0x85, struct.pack("<IBBBB", sheet_record, 0, 0, len(FILLED), 1) + name) + _record(0x0A, b"")
    records += _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            place = struct.pack("<HHH", row, column, 0)
            if cell == "#DIV/0!":
                records += _record(0x205, place + struct.pack("<BB", 7, 1))
            elif isinstance(cell, str):
                records += _record(0x204, place + struct.pack("<HB", len(cell), 1) + cell.encode("utf-16-le"))
            else:
                records += _record(0x203, place + struct.pack("<d", float(cell)))
    records += _record(0x0A, b"")
    return ole_file("Workbook", records)


def ole_file(name: str, stream: bytes) -> bytes:
    """An OLE file with one stream."""
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    sectors = len(stream) // 512
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + struct.pack("<I", 0) + b"\xff\xff\xff\xff" * 108
    table = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + sectors), 0xFFFFFFFE]
    allocation = struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff")
    root = _ole_entry("Root Entry", 5, 1, 0xFFFFFFFE, 0)
    return header + allocation + root + _ole_entry(name, 2, 0xFFFFFFFF, 2, len(stream)) + _ole_entry("", 0, 0xFFFFFFFF, 0, 0) * 2 + stream


def _ole_entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    coded = name.encode("utf-16-le")
    head = coded.ljust(64, b"\0") + struct.pack("<HBBIII", len(coded) + 2 if name else 0, kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)


def _record(code: int, content: bytes) -> bytes:
    return struct.pack("<HH", code, len(content)) + content


def as_cp1258(text: str) -> bytes:
    """Text in the Windows code page of Vietnamese, with its tones as marks of their own."""
    return "".join(letter if _in_cp1258(letter) else _parted(letter) for letter in text).encode("cp1258")


def _in_cp1258(letter: str) -> bool:
    try:
        return bool(letter.encode("cp1258"))
    except UnicodeEncodeError:
        return False


def _parted(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
    return base + "".join(part for part in parts if part in TONES)
