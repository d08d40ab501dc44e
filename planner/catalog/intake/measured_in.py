"""What figures are counted in, as sheets say it: "ĐVT: nghìn tài khoản", "(%)", a column "Đơn vị tính", "52 nghìn"."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Kind = Literal["count", "percent", "score"]
WORDS: tuple[tuple[re.Pattern[str], float, Kind], ...] = (  # that mean a scale wherever they stand
    (re.compile(r"\b(?:phần nghìn|phan nghin)\b|‰"), 0.1, "percent"),
    (re.compile(r"%|\bphần trăm\b|\bphan tram\b|\bpercent\b"), 1.0, "percent"),
    (re.compile(r"\btriệu\b|\btrieu\b|\bmillions?\b"), 1e6, "count"),
    (re.compile(r"\bnghìn\b|\bngàn\b|\bnghin\b|\bthousands?\b"), 1e3, "count"),
)
UNITS: tuple[tuple[re.Pattern[str], float, Kind], ...] = (  # that mean one where only a unit is written
    *WORDS,
    (re.compile(r"\btỷ lệ\b|\btỉ lệ\b|\bty le\b"), 1.0, "percent"),
    (re.compile(r"\bđiểm\b|\bdiem\b|\bscores?\b|\b(?:thứ|xếp) hạng\b"), 1.0, "score"),
    (re.compile(r"\b1[., ]?000[., ]?000\b|\btr\.?(?=\s|$)"), 1e6, "count"),
    (re.compile(r"\bngan\b|\b1[., ]?000\b"), 1e3, "count"),
    (re.compile(r"\btỷ\b|\btỉ\b|\bbillions?\b"), 1e9, "count"),
    (re.compile(r"\btrăm\b|\btram\b|\bhundreds?\b"), 1e2, "count"),
)
WITH_SCALE = re.compile(r"^(.*\d)\s*((?:nghìn|ngàn|triệu|tỷ|tỉ|thousand|million|billion)\b[^\d]*)$", re.IGNORECASE)
SAID = re.compile(r"(?:\bđvt\b|\bđơn vị tính\b|\bdvt\b|\bdon vi tinh\b|\bunit of measure\b)\s*[:.(]?\s*([^;\n)\]]+)")
UNIT_LINE = re.compile(r"^\(?\s*(?:đơn vị|don vi|unit)\s*[:.]\s*([^;\n)]+)\)?$")
BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,40})[)\]]")
TRAILING = re.compile(r"[,;:]\s*([^,;:]{1,24})$")
COUNTED = re.compile(r"^số (?!liệu|với|tt\b|thứ)|^(?:tổng số|tong so)\b|\bsố (?:lượng|hồ sơ|tài khoản|người|dịch vụ|thủ tục|lượt|tuyệt đối)\b")
RATE = re.compile(r"\b(?:tỷ|tỉ) (?:lệ|trọng)\b|\bty le\b|\bty trong\b|%|\bphần trăm\b|\bpercent\b|\bshare\b|\brate\b")
NOUNS = re.compile(
    r"\b(?:tài khoản|tk|hồ sơ|hs|thủ tục|tthc|dịch vụ|dvc|dvctt|người|lượt|công dân|trường hợp|đơn vị|cái|bộ|vụ|tin|văn bản|"
    r"tai khoan|ho so|thu tuc|dich vu|nguoi|luot|cong dan)\b"
)
THOUSANDS = re.compile(rf"1[., ]?000(?:[., ]?000)? {NOUNS.pattern}")  # a header that is a unit and nothing else


@dataclass(frozen=True, slots=True)
class MeasuredIn:
    """What a number counts: as it is written, and how many of the indicator's own unit one of it is."""

    text: str
    scale: float
    kind: Kind


@lru_cache(maxsize=5_000)
def measured_in(text: str) -> MeasuredIn | None:
    """What a cell under "Đơn vị tính" says; any noun counts one by one; None for nothing.

    >>> measured_in("nghìn tài khoản").scale
    1000.0
    """
    small = _small(text)
    return _first(UNITS, small) or (MeasuredIn(small, 1.0, "count") if re.search(r"[^\W\d_]", small) else None)


@lru_cache(maxsize=10_000)
def said_in(text: str) -> MeasuredIn | None:
    """What a header or a label says that its figures are counted in; None where it says nothing of it."""
    small = _small(text)
    if told := said_in_title(text):
        return told
    for piece in (*reversed(BRACKETS.findall(small)), *TRAILING.findall(small)):
        if found := _first(UNITS, piece):
            return found
        if NOUNS.search(piece):
            return MeasuredIn(piece.strip(), 1.0, "count")
    if found := _first(UNITS if THOUSANDS.fullmatch(small) else WORDS, small):
        return found
    if RATE.search(small):
        return MeasuredIn("%", 1.0, "percent")
    return MeasuredIn(_first_words(small), 1.0, "count") if COUNTED.search(small) else None


@lru_cache(maxsize=10_000)
def with_scale(text: str) -> tuple[str, MeasuredIn | None]:
    """A number and the scale that is written behind it: "52 nghìn tài khoản"."""
    match = WITH_SCALE.match(text.strip())
    return (match[1], measured_in(match[2])) if match else (text, None)


def without_scale(text: str) -> str:
    """A number without the scale that is written behind it."""
    return with_scale(text)[0]


@lru_cache(maxsize=5_000)
def said_in_title(text: str) -> MeasuredIn | None:
    """What a title says that the whole sheet is counted in: only where it says so in so many words."""
    small = _small(text)
    if told := SAID.search(small):
        return measured_in(told[1])
    told = UNIT_LINE.search(small)
    return _first(UNITS, told[1]) if told else None  # "Đơn vị: Sở Tài chính" names an office


def _first(units: tuple[tuple[re.Pattern[str], float, Kind], ...], small: str) -> MeasuredIn | None:
    return next((MeasuredIn(small.strip(), scale, kind) for pattern, scale, kind in units if pattern.search(small)), None)


def _first_words(small: str) -> str:
    return " ".join(small.split()[:3])


def _small(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).lower().split())
