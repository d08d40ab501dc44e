"""Zip files that are the same to the last byte whenever their content is: docx, pptx and xlsx are zip files too."""

from __future__ import annotations

import zipfile
from io import BytesIO

FIRST = ("mimetype", "[Content_Types].xml", "_rels/.rels")  # where a format looks first
DATE = (1980, 1, 1, 0, 0, 0)  # the oldest date that a zip file can hold
PLAIN_FILE = 0o644 << 16


def settled(content: bytes) -> bytes:
    """The same zip file with fixed dates, rights and order, so that the same content gives the same bytes.

    A zip file inside it (the workbook behind a chart) is settled too.
    """
    with zipfile.ZipFile(BytesIO(content)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(entries, key=_place):
            archive.writestr(_entry(name), settled(entries[name]) if is_zip(entries[name]) else entries[name])
    return out.getvalue()


def is_zip(content: bytes) -> bool:
    """Whether bytes are a zip file that can be read."""
    return content.startswith(b"PK\x03\x04") and zipfile.is_zipfile(BytesIO(content))


def _place(name: str) -> tuple[int, str]:
    return (FIRST.index(name) if name in FIRST else len(FIRST)), name


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, DATE)
    entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
    entry.create_system, entry.external_attr = 3, PLAIN_FILE  # the same on every system
    return entry
