"""Numbers in cells, as Vietnamese offices write them. What could be two numbers is given as both, never as one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planner.domain.bilingual import Language
from planner.domain.observation import Precision
from planner.errors import Problem

EMPTY = {"", "-", "–", "—", "…", "...", "x", "n/a", "na", "chưa có", "chưa có số liệu", "không có số liệu", "chưa báo cáo", "kxđ"}
GROUPS = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3})*(?:(?!\1)[.,](\d+))?", re.ASCII)
ONE_GROUP = re.compile(r"\d{1,3}([.,])\d{3}", re.ASCII)
SPACED = re.compile(r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?", re.ASCII)
DECIMAL = re.compile(r"\d+(?:[.,]\d+)?", re.ASCII)
FRACTION = re.compile(r"([\d., ]+)/([\d., ]+)", re.ASCII)
WRITTEN_FRACTION = re.compile(r"a ?= ?([\d.,]+?) ?[;,] ?b ?= ?([\d.,]+?) ?[;,] ?[^=]*(?:= ?)?a ?/ ?b(?: ?\* ?100 ?%?)?(?: ?= ?[\d.,]+ ?%?)?\.?", re.ASCII)
ABOUT: dict[str, Precision] = {"hơn": "at_least", "trên": "at_least", "over": "at_least", "gần": "just_under", "nearly": "just_under"}
RISING = ("tăng thêm", "tăng", "increase", "up", "+")
FALLING = ("giảm bớt", "giảm", "decrease", "down")
POINTS = re.compile(r"(?:điểm\s*phần\s*trăm|điểm\s*%|đ\.?\s*%|%\s*điểm|percentage points|points)$")
MOST = 1e15
THOUSANDS = {"vi": ".", "en": ","}
BLANKS = re.compile(r"[\s\u00a0\u2007\u2009\u202f\u200b\ufeff]+")
WIDE = {0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF0E: ".", 0xFF0C: ",", 0xFF05: "%", 0xFF0D: "-"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A number, or two that a text could be."""

    values: tuple[float, ...]
    percent: bool = False  # a percent sign was written
    precision: Precision | None = None  # what a word beside it says
    change: int = 0  # 1 for "tăng", −1 for "giảm": not a level
    points: bool = False  # a change that says that it is in points
    whole: float | None = None  # of a fraction, 385/429: its denominator


def read_text(text: str, language: Language, *, share: bool = False) -> Found | Problem | None:
    """The number in a text; a problem without its place that says why it is none; None for what stands for nothing.

    In a `share` (a percentage) even 1.946 could be two numbers, unless a percent sign follows a decimal mark: 20,075%.
    """
    bare = BLANKS.sub(" ", text.translate(WIDE)).strip().lower()
    if bare in EMPTY:
        return None
    precision, bare = _about(bare)
    change, bare = _change(bare)
    points = bool(change and POINTS.search(bare))
    bare = POINTS.sub("", bare).strip() if points else bare
    percent = bare.endswith("%")
    bare = bare.removesuffix("%").strip()
    if bare.startswith(("-", "−")):
        return Problem("negative_number") if _plain_values(bare[1:].strip(), language) else Problem("unreadable_cell")
    if fraction := FRACTION.fullmatch(bare):
        part, whole = (_plain_values(side.strip(), language) for side in fraction.groups())
        if change or len(part) != 1 or len(whole) != 1 or whole[0] == 0:
            return Problem("unreadable_cell")
        return Found(values=part, percent=percent, precision=precision, whole=whole[0])
    values = _plain_values(bare, language)
    if not values:
        return Problem("unreadable_cell")
    if share and (found := ONE_GROUP.fullmatch(bare)) and not bare.startswith("0"):
        grouped, decimal = float(bare.replace(found[1], "")), float(bare.replace(found[1], "."))
        values = (decimal,) if percent and found[1] != THOUSANDS[language] else (grouped, decimal)
    return Found(values=values, percent=percent or points, precision=precision, change=change, points=points)


def written_fraction(text: str) -> str | None:
    """The fraction in "a = 120; b = 429; Tỷ lệ = a/b", as "120/429"; None for another text."""
    found = WRITTEN_FRACTION.fullmatch(BLANKS.sub(" ", text).strip().lower())
    return f"{found[1].strip()}/{found[2].strip()}" if found else None


def whole_times_thousand(value: float) -> float | None:
    """1946 for 1.946: what a spreadsheet set to English makes of "1.946"; None where that cannot have happened."""
    times = round(value * 1000)
    return float(times) if value != int(value) and 1 <= value < 1000 and abs(value * 1000 - times) < 1e-6 else None


def _about(bare: str) -> tuple[Precision | None, str]:
    for word, precision in ABOUT.items():
        if bare.startswith(f"{word} "):
            return precision, bare[len(word) :].strip()
    return None, bare


def _change(bare: str) -> tuple[int, str]:
    for words, sign in ((RISING, 1), (FALLING, -1)):
        for word in words:
            if bare.startswith(word) and bare != word:
                return sign, bare[len(word) :].strip()
    return 0, bare


def _plain_values(bare: str, language: Language) -> tuple[float, ...]:
    """Every number that digits with their marks could be: none, one or two."""
    if SPACED.fullmatch(bare):
        return _sized((float(bare.replace(" ", "").replace(",", ".")),))
    if found := GROUPS.fullmatch(bare):
        mark, decimals = found[1], found[2]
        whole = bare[: -len(decimals) - 1] if decimals else bare
        grouped = float(whole.replace(mark, "") + (f".{decimals}" if decimals else ""))
        if decimals or whole.count(mark) > 1:
            return _sized((grouped,))  # only one of the two languages writes it so
        decimal = float(bare.replace(mark, "."))
        if bare.startswith("0"):
            return (decimal,)
        return (grouped,) if mark == THOUSANDS[language] else (grouped, decimal)
    return _sized((float(bare.replace(",", ".")),)) if DECIMAL.fullmatch(bare) else ()


def _sized(values: tuple[float, ...]) -> tuple[float, ...]:
    return values if all(value < MOST for value in values) else ()
