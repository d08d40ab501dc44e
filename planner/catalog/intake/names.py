"""What a header or a label means: by exact names and by what was remembered; what is only alike is offered, never taken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import lru_cache

from planner.domain.plan import Plan
from planner.domain.unit import Unit

IGNORED, WHOLE_PLACE = "ignore", "*"
ROLES: dict[str, str] = {
    **dict.fromkeys(("tt", "stt", "so tt", "so thu tu", "no", "order"), "numbering"),
    **dict.fromkeys(("ghi chu", "note", "notes", "note vi", "note en", "remark", "nguon", "source"), "note"),
    **dict.fromkeys(("dvt", "don vi tinh", "unit of measure"), "measure"),
    **dict.fromkeys(("derivation", "known on", "nguoi lap", "nguoi bao cao"), IGNORED),
    **dict.fromkeys(
        ("chi tieu", "ten chi tieu", "noi dung", "noi dung chi tieu", "chi so", "ten chi so", "ma chi tieu", "indicator", "indicator id"), "indicator"
    ),
    **dict.fromkeys(("don vi", "ten don vi", "co quan don vi", "co quan", "dia phuong", "dia ban", "unit", "unit id", "place", "district"), "unit"),
    **dict.fromkeys(("huyen", "quan huyen", "huyen thanh pho", "huyen thi xa thanh pho", "huyen thi xa", "so nganh", "ma don vi"), "unit"),
    **dict.fromkeys(("ky", "ky bao cao", "ky so lieu", "ngay", "ngay so lieu", "ngay bao cao", "den ngay", "thang", "thoi diem"), "period"),
    **dict.fromkeys(("thoi gian", "date", "day", "month", "period", "as of"), "period"),
    **dict.fromkeys(("gia tri", "so lieu", "ket qua", "ket qua thuc hien", "thuc hien", "luy ke", "so luong", "value", "figure", "result"), "value"),
    **dict.fromkeys(("ty le", "ty le phan tram", "so dat duoc", "da thuc hien", "luy ke thuc hien"), "value"),
    **dict.fromkeys(("mau so", "tong so phai thuc hien", "denominator", "tong mau so"), "denominator"),
    **dict.fromkeys(("precision", "do chinh xac"), "precision"),
}
TOTALS = re.compile(r"(tong( cong)?( so)?( toan .*| ca tinh| chung| \d+ .*)?|cong( don| chung| toan .*| \d+ (huyen|don vi|xa).*)?|grand total|total|sum)")
PARTS_ADDED = r"(khoi|cap|nhom|cum|cac|muc|phan|rieng|huyen|xa|so nganh|i{1,3}|iv|vi{0,3}|[abcd]|\d+)\b.*"
SUBTOTALS = re.compile(rf"(tong )?cong( so)? {PARTS_ADDED}|tong {PARTS_ADDED}|tieu cong.*|sub ?total.*")
ADDING = ("cộng", "tổng", "trung bình", "bình quân")
AVERAGES = re.compile(r"(trung binh|binh quan|tb)( cong| chung)?( toan .*| ca tinh| cac .*)?|average|mean")
WHOLE_PLACES = ("toan tinh", "toan thanh pho", "toan huyen", "toan dia ban", "ca tinh", "whole place", "whole county", "whole province")
NUMBER_BEFORE = re.compile(r"^(?:\d+|[ivx]+|[a-z])\s+")
OFFICES = re.compile(r"^(?:ubnd|uy ban nhan dan|hdnd va ubnd|people s committee of) ")
SHORT_KINDS = {"tp": "thanh pho", "tx": "thi xa", "h": "huyen", "x": "xa", "p": "phuong", "q": "quan", "t": "tinh"}


@lru_cache(maxsize=50_000)
def plain(text: str) -> str:
    """A text small, without accents, marks, and what stands in brackets: "Tỷ lệ (%)" is "ty le"."""
    outside = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", text)
    bare = unicodedata.normalize("NFD", (outside if outside.strip() else text).lower().replace("đ", "d"))
    words = " ".join(re.sub(r"[^\w]+|_", " ", "".join(letter for letter in bare if not unicodedata.combining(letter))).split())
    return re.sub(r"\bti (le|trong)\b", r"ty \1", words)  # "tỉ lệ" and "tỷ lệ" are one word


@lru_cache(maxsize=10_000)
def header_key(text: str) -> str:
    """A header small and without accents, with what stands in brackets and percent signs: "Tỷ lệ (%)" is "ty le %"."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    letters = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[^\w%]+|_", " ", letters.replace("%", " % ")).split())


def total_kind(text: str) -> str:
    """Whether a label says that its row adds up the others: "total", "average", "subtotal" for some of them, or "" for none of it."""
    small = unicodedata.normalize("NFC", text).lower()
    if not small.isascii() and not any(word in small for word in ADDING):
        return ""  # "Công an tỉnh" is no sum
    bare = plain(text)
    kinds = (("total", TOTALS), ("average", AVERAGES), ("subtotal", SUBTOTALS))
    return next((kind for kind, pattern in kinds if pattern.fullmatch(bare)), "")


def indicator_names(plan: Plan) -> dict[str, str]:
    """Every name that means one indicator and no other, plain, with its id."""
    return _single((plain(name), one.id) for one in plan.indicators for name in (one.id, one.title.vi, one.title.en, one.short.vi, one.short.en))


def unit_names(plan: Plan) -> dict[str, str]:
    """Every name that means one unit and no other, plain, with its id; the whole place is ``*``."""
    whole = [(plain(name), WHOLE_PLACE) for name in (plan.place.vi, plan.place.en, *WHOLE_PLACES)]
    exact = [(plain(name), unit.id) for unit in plan.units for name in (unit.id, unit.code, unit.name, unit.name_en) if name]
    short = [(name, of) for unit in plan.units for name, of in _endings(unit)] + list(_place_endings(plan))
    return _single(short) | _single([*whole, *exact])


def meaning_of(label: str, names: Mapping[str, str], remembered: Mapping[str, str]) -> str | None:
    """The id that a label means; None when it is not known. What was remembered gives way to a name of the plan."""
    bare = plain(label)
    for form in (bare, OFFICES.sub("", bare), OFFICES.sub("", NUMBER_BEFORE.sub("", bare))):
        kind, blank, rest = form.partition(" ")
        if meant := names.get(form) or names.get(f"{SHORT_KINDS.get(kind, kind)}{blank}{rest}"):
            return meant
    return remembered.get(bare)


def likest(label: str, names: Mapping[str, str]) -> list[str]:
    """All ids, the likest name first."""
    bare = plain(label)
    best: dict[str, float] = {}
    for name, meant in names.items():
        best[meant] = max(best.get(meant, 0.0), _likeness(bare, name))
    return sorted(best, key=lambda meant: (-best[meant], meant))


@lru_cache(maxsize=100_000)
def _likeness(bare: str, name: str) -> float:
    """How alike two names are; the same ones are compared on every sheet, and again after every answer. [0–1]"""
    return SequenceMatcher(None, bare, name, autojunk=False).ratio()


def _endings(unit: Unit) -> Iterable[tuple[str, str]]:
    """The ends of a unit's name of two words or more: "Chí Linh" of "Thành phố Chí Linh"."""
    for name in filter(None, (unit.name, unit.name_en)):
        words = plain(name).split()
        yield from ((" ".join(words[start:]), unit.id) for start in range(1, len(words) - 1))


def _place_endings(plan: Plan) -> Iterable[tuple[str, str]]:
    words = plain(plan.place.vi).split()
    return [(" ".join(words[start:]), WHOLE_PLACE) for start in range(1, len(words) - 1)]


def _single(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Names that mean one thing only."""
    meant: dict[str, set[str]] = {}
    for name, of in named:
        if name:
            meant.setdefault(name, set()).add(of)
    return {name: next(iter(ids)) for name, ids in meant.items() if len(ids) == 1}
