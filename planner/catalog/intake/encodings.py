"""Bytes to text, in whichever of eight ways an office saved it; and legacy letters inside the cells of a workbook."""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Iterable

from planner.catalog.intake.code_pages import from_tcvn3, from_vni
from planner.catalog.intake.syllables import vietnamese_share
from planner.errors import InvalidUpload, Problem

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
LEGACY = ("cp1258", "tcvn3", "vni")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1258", "tcvn3", "vni", "cp1252")
LEAST_SHARE = 0.8  # of the accented words must be Vietnamese, or the encoding is not known
MUCH_WORSE = 0.6  # letters of a workbook are read as legacy ones only when as they stand they make less sense than this
JUDGED, MOST_ODD = 4_000, 0.02  # letters at the start of a text, and how many of them may be none
SAMPLE = 200_000  # letters that are judged


def decoded(content: bytes, encoding: str | None = None) -> tuple[str, str]:
    """Text in composed Unicode (NFC), and the encoding it was found or told to be in.

    Raises
    ------
    InvalidUpload
        When it is in none, or not in the one that was told.
    """
    if encoding is not None and encoding not in ENCODINGS:
        raise InvalidUpload(Problem("upload_encoding_unknown", found=encoding[:40], expected=", ".join(ENCODINGS)))
    try:
        found = encoding or _unicode_encoding(content) or _legacy_encoding(content)
        text = unicodedata.normalize("NFC", _text(content, found)).removeprefix("\ufeff")
    except UnicodeError as error:
        raise InvalidUpload(Problem("upload_encoding_unknown", found=encoding or "?", expected=", ".join(ENCODINGS))) from error
    if not _is_text(text[:JUDGED]):
        raise InvalidUpload(Problem("upload_damaged", expected="xlsx, xls, ods, csv"))
    return text, found


def legacy_in_cells(texts: Iterable[str]) -> str | None:
    """``tcvn3`` or ``vni`` where the cells of a workbook hold letters of such fonts, which a file in Unicode cannot say."""
    sample = unicodedata.normalize("NFC", "\n".join(texts)[:SAMPLE])
    as_it_stands, words = vietnamese_share(sample)
    if not words or as_it_stands >= MUCH_WORSE:
        return None
    shares = {name: vietnamese_share(mend(sample, name))[0] for name in ("tcvn3", "vni")}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= LEAST_SHARE else None


def mend(text: str, legacy: str) -> str:
    """Text of a cell whose letters are those of a legacy font."""
    return unicodedata.normalize("NFC", (from_tcvn3 if legacy == "tcvn3" else from_vni)(text))


def _is_text(sample: str) -> bool:
    """Whether letters are letters: control characters and code points that are none mean that it is another kind of file."""
    odd = sum(unicodedata.category(letter) in ("Cc", "Cn", "Co", "Cs") and letter not in "\t\r\n" for letter in sample)
    return odd <= MOST_ODD * len(sample)


def _unicode_encoding(content: bytes) -> str | None:
    for start, name in MARKS:
        if content.startswith(start):
            return name
    if b"\0" in content[:4000]:
        return "utf-16-le" if content[1:4000:2].count(0) >= content[0:4000:2].count(0) else "utf-16-be"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _legacy_encoding(content: bytes) -> str:
    shares: dict[str, float] = {}
    for name in LEGACY:
        try:
            shares[name] = vietnamese_share(unicodedata.normalize("NFC", _text(content[:SAMPLE], name)))[0]
        except UnicodeDecodeError:
            shares[name] = 0.0
    best = max(shares, key=lambda name: shares[name])
    if shares[best] < LEAST_SHARE:
        raise InvalidUpload(Problem("upload_encoding_unknown", found="?", expected=", ".join(ENCODINGS)))
    return best


def _text(content: bytes, encoding: str) -> str:
    if encoding == "tcvn3":
        return from_tcvn3(content.decode("latin-1"))
    return from_vni(content.decode("latin-1")) if encoding == "vni" else content.decode(encoding)
