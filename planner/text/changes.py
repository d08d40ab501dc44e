"""A recorded change in words: what it is about, what it was, what it became."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from types import MappingProxyType
from typing import Any

from planner.domain.assumption import Assumption
from planner.domain.bilingual import Bilingual
from planner.domain.change import Change, ChangeKind, Cost, Value
from planner.domain.evidence import Source
from planner.domain.indicator import Area, Indicator, Programme
from planner.domain.observation import Observation
from planner.domain.plan import Plan
from planner.domain.target import Target
from planner.domain.unit import Unit
from planner.text.dates import exact_date
from planner.text.intake import OPTIONS, subject_text
from planner.text.levels import count_text
from planner.text.numbers import arithmetic, number
from planner.text.takeaway import capital, printed_target, value_text
from planner.text.translation import Voice, mark
from planner.text.words import EVIDENCE_WORDS, KINDS, MATCHES, METHODS, PRECISIONS, SCOPES, UNITS, unit_kind_words

KINDS_OF_CHANGE: Mapping[ChangeKind, str] = MappingProxyType(
    {
        "source": mark("Nguồn"),
        "area": mark("Lĩnh vực"),
        "programme": mark("Chương trình"),
        "indicator": mark("Chỉ tiêu theo dõi"),
        "unit": mark("Đơn vị"),
        "figure": mark("Số liệu"),
        "target": mark("Đích"),
        "cost": mark("Chi phí"),
        "assumption": mark("Giả định"),
        "as_of": mark("Ngày chốt"),
    }
)
FIELDS = {
    "precision": mark("cách có"),
    "source": mark("nguồn"),
    "derivation": mark("phép tính"),
    "note": mark("ghi chú"),
    "known_on": mark("biết từ ngày"),
    "programme": mark("chương trình"),
    "scope": mark("phạm vi"),
    "due": mark("hạn"),
    "kind": mark("loại"),
    "match": mark("tên gọi"),
    "evidence": mark("căn cứ"),
    "basis": mark("vì sao"),
    "title": mark("tên"),
    "published": mark("ngày ra"),
    "url": mark("địa chỉ"),
    "short": mark("tên ngắn"),
    "definition": mark("định nghĩa"),
    "definition_source": mark("nguồn định nghĩa"),
    "area": mark("lĩnh vực"),
    "unit": mark("đơn vị tính"),
    "method": mark("cách dự báo"),
    "noun": mark("đếm bằng"),
    "potential": mark("tiềm năng"),
    "part_of": mark("là một phần của"),
    "lead": mark("chủ trì"),
    "name": mark("tên"),
    "name_en": mark("tên tiếng Anh"),
    "code": mark("mã"),
}
SAID_ALREADY: Mapping[type, tuple[str, ...]] = MappingProxyType(
    {
        Target: ("due",),
        Source: ("title", "url"),
        Cost: ("evidence",),
        Indicator: ("title", "unit", "method"),
        Unit: ("name", "kind"),
    }
)  # what `words_of` tells of a value
WORDS = {"precision": PRECISIONS, "scope": SCOPES, "kind": KINDS, "match": MATCHES, "evidence": EVIDENCE_WORDS, "unit": UNITS, "method": METHODS}
SUBJECTS = ("figure", "target", "cost", "assumption")  # kinds whose subject is another thing than the value itself
PARTS: Mapping[str, ChangeKind] = MappingProxyType({"area": "area", "programme": "programme", "part_of": "indicator", "potential": "assumption"})
GUARDS = {
    "number": mark("số đọc được hai cách"),
    "share": mark("phần của 1 hay phần trăm"),
    "part_above_whole": mark("phần lớn hơn toàn bộ"),
    "part_newer_than_whole": mark("chỉ tiêu lớn hơn chưa có số"),
    "whole_unlike_units": mark("toàn địa bàn khác tổng các đơn vị"),
    "whole_outside_units": mark("toàn địa bàn ngoài khoảng của các đơn vị"),
    "size": mark("tính theo nghìn"),
    "counts": mark("số lượng trong cột tỷ lệ"),
    "total": mark("dòng tổng"),
    "denominator_changed": mark("đổi mẫu số"),
    "count_fell": mark("số lũy kế giảm"),
    "outside_band": mark("ngoài khoảng 95%"),
    "after_as_of": mark("sau ngày chốt"),
}


def change_text(change: Change, plan: Plan, say: Voice) -> str:
    """One change on one line: thanh toán trực tuyến · 30/4/2023: chưa có → 25%."""
    about = f" – {subject_words(change, plan, say)}" if change.kind in SUBJECTS else ""
    head = f"{say(KINDS_OF_CHANGE[change.kind])}{about}"
    before, after = change.before, change.after
    if before is not None and after is not None:
        parts = [f"{words_of(before, plan, say)} → {words_of(after, plan, say)}"] if words_of(before, plan, say) != words_of(after, plan, say) else []
        return f"{head}: {'; '.join(parts + _other_fields(before, after, plan, say))}"
    if after is None:
        return f"{head}: {words_of(before, plan, say)} → {say('đã rút')}"
    return (
        f"{head}: {words_of(after, plan, say)} ({say('mới')})"
        if change.kind == "target" or change.kind not in SUBJECTS
        else f"{head}: {say('chưa có')} → {words_of(after, plan, say)}"
    )


def subject_words(change: Change, plan: Plan, say: Voice) -> str:
    """What a change is about; its bare id where the plan does not know it any more."""
    value = change.after if change.after is not None else change.before
    try:
        if isinstance(value, Observation):
            return subject_text(value.indicator_id, value.unit_id, value.date, plan, say)
        if isinstance(value, Target):
            return capital(say.of(plan.indicator(value.indicator_id).short))
        if isinstance(value, Cost):
            return say.of(plan.measure(change.subject).title)
        return say.of(value.title) if isinstance(value, Assumption) else change.subject
    except KeyError:
        return change.subject


def words_of(value: Value | None, plan: Plan, say: Voice) -> str:
    """A value in words: 25%; 60%, 31/12/2023; 120 triệu đồng/tháng (đoán); ×1 [0,5 – 2]."""
    if value is None:
        return say("chưa có")
    if isinstance(value, date):
        return exact_date(value, say)
    if isinstance(value, Source):
        return f"{say.of(value.title)} ({value.url})" if value.url else say.of(value.title)
    if isinstance(value, Cost):
        return say("{cost} triệu đồng/tháng ({grade})", cost=number(value.per_month, say.language, 2, trim=True), grade=say(EVIDENCE_WORDS[value.evidence]))
    if isinstance(value, Indicator):
        return f"{say.of(value.title)} ({say(UNITS[value.unit])}, {say(METHODS[value.method])})"
    if isinstance(value, Unit):
        size = f", {number(value.population, say.language)}" if value.population is not None else ""
        return f"{say.of(value.title)} ({unit_kind_words(value.kind, say)}{size})"
    if isinstance(value, Area | Programme):
        return say.of(value.title)
    if isinstance(value, Assumption):
        low, central, high = (value_text(value, one, say) for one in (value.low, value.central, value.high))
        return central if value.fixed else f"{central} [{low} – {high}]"
    indicator = next((known for known in plan.indicators if known.id == value.indicator_id), None)
    if indicator is None:
        return number(value.value, say.language, 4, trim=True)
    if isinstance(value, Target):
        return f"{printed_target(indicator, value, say)}, {exact_date(value.due, say)}"
    return count_text(indicator, value.value, say)


def along_text(changes: Iterable[Change], say: Voice) -> str:
    """How many values of each kind: 12 số liệu, 2 đích; nothing for none."""
    counts = Counter(change.kind for change in changes)
    return ", ".join(f"{number(count, say.language)} {say(KINDS_OF_CHANGE[kind]).lower()}" for kind, count in counts.items())


def answer_text(key: str, answer: str, say: Voice) -> str:
    """A question that was answered about a figure or a file, and its answer, as far as their ids have words."""
    head, _, rest = key.partition(":")
    about = " · ".join(part for part in rest.split(":") if part)
    words = f"{say(GUARDS[head])}{f' ({about})' if about else ''}" if head in GUARDS else key
    told = {"leave": "leave", "keep": "keep", "thousands": "", "decimal": ""}.get(answer, "")
    return f"{words}: {say(OPTIONS[told]) if told else answer}"


def _other_fields(before: Value, after: Value, plan: Plan, say: Voice) -> list[str]:
    """What else differs, beside what `words_of` tells."""
    if isinstance(before, date) or isinstance(after, date) or type(before) is not type(after):
        return []
    found = []
    for name in (field.name for field in fields(after) if field.name in FIELDS):
        old, new = getattr(before, name), getattr(after, name)
        if old != new and name not in SAID_ALREADY.get(type(after), ()):
            found.append(f"{say(FIELDS[name])}: {_field(name, old, plan, say)} → {_field(name, new, plan, say)}")
    return found


def _title_of(name: str, subject: str, plan: Plan, say: Voice) -> str:
    """What an id refers to, in words; the id itself where the plan does not know it."""
    nouns: Mapping[str, Iterable[Area | Programme | Indicator | Assumption]] = {
        "area": plan.areas,
        "programme": plan.programmes,
        "part_of": plan.indicators,
        "potential": plan.assumptions,
    }
    wanted = f"potential.{subject}" if name == "potential" else subject
    return next((say.of(noun.title) for noun in nouns[name] if noun.id == wanted), subject or "–")


def _field(name: str, value: Any, plan: Plan, say: Voice) -> str:
    if isinstance(value, date):
        return exact_date(value, say)
    if isinstance(value, Bilingual):
        return say.of(value) or "–"
    if name in PARTS:
        return _title_of(name, str(value or ""), plan, say)
    if name in ("source", "definition_source"):
        return next((say.of(known.title) for known in plan.sources if known.id == value), str(value))
    if name == "derivation":
        return arithmetic(value, say.language) or "–"
    return say(WORDS[name][value]) if name in WORDS and value in WORDS[name] else str(value or "–")
