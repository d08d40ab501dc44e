"""What a file is by its first bytes, and whether a zip file may be unpacked at all: read from its list of contents alone."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO

from planner.catalog.intake.limits import MOST_ENTRIES, MOST_RATIO, MOST_UNPACKED
from planner.errors import Problem

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LIST_ENTRY = b"PK\x01\x02"
ENCRYPTED_FLAG = 1
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
OTHER_FILES = {b"%PDF": "PDF", b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"{\\rtf": "RTF", b"Rar!": "RAR", b"7z\xbc\xaf": "7z", b"\x1f\x8b": "gzip"}
WEB_PAGES = (b"<html", b"<!doctype html", b"<table", b"<?xml", b"<meta", b"<div")


def kind_of(content: bytes) -> str:
    """``xlsx``, ``xlsb``, ``ods``, ``xls``, ``text``, or in capitals what else it is: PDF, HTML, DOCX, encrypted…"""
    if content.startswith(b"PK\x03\x04"):
        return _zip_kind(content)
    if content.startswith(OLE):
        return "encrypted" if ENCRYPTED_PACKAGE in content else "xls" if _is_old_workbook(content) else "OLE"
    for start, other in OTHER_FILES.items():
        if content.startswith(start):
            return other
    start = content[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return "HTML" if start.startswith(WEB_PAGES) else "text"


def zip_problem(content: bytes) -> Problem | None:
    """Why a zip file may not be unpacked; None when it may. Sizes are those that it states: the reader has limits of its own."""
    if content.count(LIST_ENTRY) > MOST_ENTRIES:
        return Problem("upload_unpacks_too_far", found=f"{content.count(LIST_ENTRY)}", expected=f"<= {MOST_ENTRIES}")
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError, OverflowError, struct.error):
        return Problem("upload_damaged", expected="xlsx, xls, ods, csv")
    if any(entry.flag_bits & ENCRYPTED_FLAG for entry in entries):
        return Problem("upload_encrypted")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_UNPACKED or unpacked > MOST_RATIO * len(content):
        return Problem("upload_unpacks_too_far", found=f"{unpacked:,} byte", expected=f"<= {min(MOST_UNPACKED, MOST_RATIO * len(content)):,} byte")
    return None


def _zip_kind(content: bytes) -> str:
    if b"xl/workbook.bin" in content:
        return "xlsb"
    if b"xl/workbook.xml" in content or b"xl/worksheets" in content:
        return "xlsx"
    if b"opendocument.spreadsheet" in content[:200] or (b"content.xml" in content and b"word/" not in content and b"opendocument" not in content[:200]):
        return "ods"
    return "DOCX" if b"word/" in content else "PPTX" if b"ppt/" in content else "ZIP"


def _is_old_workbook(content: bytes) -> bool:
    return any(name.encode("utf-16-le") in content for name in ("Workbook", "Book"))
