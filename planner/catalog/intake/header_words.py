"""What the words of a header say of its column: a result, a plan, a comparison, a score or a note.

With their accents where they have any ("hạ tầng" is not "tăng"), without them otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from planner.catalog.intake.names import plain

# In this order: "Điểm kế hoạch" is a score, "Thực hiện so với kế hoạch" a comparison.
KINDS: dict[str, tuple[str, ...]] = {
    "score": (
        r"(?<!địa )(?<!thời )(?<!quan )(?<!trọng )(?<!đặc )\bđiểm\b(?! ?(?:%|phần trăm|cầu|phục vụ|giao dịch|truy cập|tiếp nhận))",
        r"\bxếp (?:hạng|loại|thứ)\b|\bthứ (?:hạng|bậc)\b|\bvị thứ\b|\bhạng\b",
        r"\btối đa\b",
        r"(?<![\d/] )(?<![\d/])/ ?\d{1,3}\b(?! ?[/.\d])",  # "/18"
        r"\bscores?\b|\bpoints?\b(?! of)|\brank(?:ing)?\b",
    ),
    "comparison": (
        r"\bso (?:với|cùng|sánh)\b|\bcùng kỳ\b|\bchênh lệch\b|\btăng\b|\bgiảm\b|\btốc độ\b",
        r"\b(?:tháng|kỳ|quý|tuần|năm) trước\b|\bnăm ngoái\b",
        r"(?:\btỷ lệ|\btỉ lệ|%|\bmức(?: độ)?) ?(?:hoàn thành|(?:đạt|thực hiện|th)? ?(?:/|so|kh\b|kế hoạch|chỉ tiêu|mục tiêu))",
        r"\bhoàn thành (?:kế hoạch|kh|chỉ tiêu|mục tiêu)\b|\bđạt (?:kế hoạch|kh|chỉ tiêu|mục tiêu)\b",
        r"\b(?:thực hiện|kết quả|th|đạt) ?(?:/|trên) ?(?:kế hoạch|kh|chỉ tiêu|mục tiêu)\b",
        r"\bbình quân\b|\btrung bình\b|\baverage\b",
        r"\bcòn (?:lại|thiếu)\b|\bcompared\b|\bchanged?\b|\bincrease\b|\bdecrease\b|\bprevious\b|\blast (?:month|year)\b",
    ),
    "plan": (
        r"\bkế hoạch\b|\bkh\b|\bmục tiêu\b|\bđược giao\b|\bdự (?:kiến|toán)\b|\bphấn đấu\b|\blộ trình\b|\bcam kết\b",
        r"(?<!bàn )(?<!tôn )(?<!giáo )\bgiao\b(?! (?:dịch|thông|diện|tiếp|ban|nhận|lưu))",
        r"\bchỉ tiêu (?:giao|năm|kế hoạch|kh|đề ra|phấn đấu|quý|tháng|đến|\d)",
        r"\bplan(?:ned)?\b|\btargets?\b|\bgoals?\b",
    ),
    "estimate": (r"\bước\b(?! mơ)|\bestimated?\b",),
    "note": (
        r"\bghi chú\b|\bgiải (?:trình|pháp)\b|\bnguyên nhân\b|\btài liệu\b|\bkiểm chứng\b|\bnhận xét\b|\bđánh giá\b|\blý do\b",
        r"\bvướng mắc\b|\bkhó khăn\b|\bđề xuất\b|\bkiến nghị\b|\bchủ trì\b|\bphối hợp\b|\bngười (?:lập|báo cáo|phụ trách)\b|\bđầu mối\b",
        r"\bvăn bản\b|\bcăn cứ\b|\bthời hạn\b|\bdiễn giải\b|\bnotes?\b|\bremarks?\b",
    ),
}
RESULT = r"\bthực hiện\b|\bkết quả\b|\bđạt được\b|\bđã đạt\b|\bthực tế\b|\bth\b|\btriển khai\b|\bresults?\b|\bactual\b"
CUMULATIVE = r"\blũy kế\b|\bluỹ kế\b|\bcộng dồn\b|\btừ đầu năm\b|\bcumulative\b|\byear to date\b"
FLOW = r"\btrong (?:tháng|kỳ|quý|tuần)\b|\b(?:tháng|kỳ|quý|tuần) này\b|\bphát sinh (?:mới|trong)\b|\bthis month\b|\bmonthly\b"
HEADING = re.compile(
    r"^(?:cộng h[oò]?[àòa] xã hội|độc lập\s*[-–]|số\s*:|ủy ban nhân dân|uỷ ban nhân dân|mẫu số|phụ lục|biểu số|biểu mẫu)|"
    r"^[^\d,]+,\s*ngày\b.*\btháng\b.*\bnăm\b"  # "Hải Dương, ngày 5 tháng 5 năm 2023": the day of issue
)
WITHOUT_ACCENTS = {r"\bhạng\b": "", r"|\btăng\b|\bgiảm\b": r"|(?<!ha )\btang\b|\bgiam\b(?! (?:sat|doc))"}  # "hàng", "hạ tầng", "giám sát"


def _bare(pattern: str) -> str:
    """A pattern without accents, for headers that are written without them."""
    for accented, other in WITHOUT_ACCENTS.items():
        pattern = pattern.replace(f"|{accented}", other) if not other else pattern.replace(accented, other)
    letters = unicodedata.normalize("NFD", pattern.replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@dataclass(frozen=True, slots=True)
class _Words:
    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    result: re.Pattern[str]
    cumulative: re.Pattern[str]
    flow: re.Pattern[str]


def _words(bare: bool) -> _Words:
    made = _bare if bare else str
    kinds = tuple((kind, re.compile("|".join(map(made, patterns)))) for kind, patterns in KINDS.items())
    return _Words(kinds, *(re.compile(made(pattern)) for pattern in (RESULT, CUMULATIVE, FLOW)))


ACCENTED, BARE = _words(bare=False), _words(bare=True)


@dataclass(frozen=True, slots=True)
class Said:
    """What one text of a header says. `kind` is empty where its words say nothing."""

    kind: str = ""  # score, comparison, plan, estimate, note
    result: bool = False
    cumulative: bool = False
    flow: bool = False


@lru_cache(maxsize=10_000)
def said_by(text: str) -> Said:
    """What the words of one cell of a header say.

    >>> said_by("Kế hoạch năm 2023").kind
    'plan'
    """
    small = " ".join(unicodedata.normalize("NFC", text).lower().replace("_", " ").split())
    words = BARE if small.isascii() else ACCENTED
    kind = next((kind for kind, pattern in words.kinds if pattern.search(small)), "")
    found = [pattern.search(small) is not None for pattern in (words.result, words.cumulative, words.flow)]
    return Said(kind, *found)


def is_heading(text: str) -> bool:
    """Whether a text belongs to the heading of an official paper: its nation, office, number, place and day of issue."""
    return HEADING.search(unicodedata.normalize("NFC", text).strip().lower()) is not None


def is_scoring(texts: tuple[str, ...]) -> bool:
    """Whether titles say that a sheet gives scores: "BẢNG CHẤM ĐIỂM", "xếp hạng"."""
    return any(re.search(r"\b(?:cham diem|bang diem|diem so|thang diem|xep hang|tong diem|tu cham)\b", plain(text)) for text in texts)


def may_be_scoring(texts: tuple[str, ...]) -> bool:
    """Whether titles name a set of indices that offices score by: "Bộ chỉ số", Decision 766, DTI."""
    return any(re.search(r"\b(?:bo chi so|chi so phuc vu|766|dti|par index|sipas|papi)\b", plain(text)) for text in texts)
