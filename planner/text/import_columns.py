"""What a column of a file was taken for, and what files taught, in words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from planner.domain.intake import ColumnReading
from planner.domain.lesson import Lesson, Part
from planner.domain.plan import Plan
from planner.text.changes import answer_text
from planner.text.dates import exact_date
from planner.text.intake import WHOLE_PLACE
from planner.text.translation import Voice, mark

MEANINGS = {
    "value": mark("số liệu của chỉ tiêu ghi ở dòng"),
    "indicator": mark("tên chỉ tiêu"),
    "unit": mark("tên đơn vị"),
    "period": mark("kỳ số liệu"),
    "denominator": mark("mẫu số"),
    "measure": mark("đơn vị tính"),
    "precision": mark("cách có số liệu"),
    "numbering": mark("số thứ tự"),
    "unknown": mark("chưa rõ là gì"),
    "ignore": mark("không cần"),
    "plan": mark("kế hoạch, không phải kết quả"),
    "comparison": mark("so sánh, không phải kết quả"),
    "score": mark("điểm, xếp hạng, không phải tỷ lệ"),
    "note": mark("ghi chú"),
}
ORIGINS = {
    "header": mark("từ tiêu đề"),
    "cells": mark("từ nội dung các ô"),
    "answer": mark("đã trả lời"),
    "remembered": mark("đã nhớ từ tệp trước"),
    "asked": mark("chờ trả lời"),
    "beside": mark("số liệu này lấy ở cột khác"),
    "default": mark("tiêu đề không nói"),
}
PART_OF: Mapping[str, Part] = MappingProxyType({"column": "columns", "indicator": "indicators", "unit": "units"})  # by kind of question


def meaning_text(meaning: str, plan: Plan, say: Voice) -> str:
    """What a column holds: số liệu “Thanh toán trực tuyến”; kế hoạch, không phải kết quả. Its bare id where nothing has that id any more."""
    _, _, indicator_id = meaning.partition(":")
    if not indicator_id:
        return say(MEANINGS[meaning]) if meaning in MEANINGS else meaning
    title = next((say.of(one.title) for one in plan.indicators if one.id == indicator_id), indicator_id)
    return say("số liệu “{title}”", title=title)


def origin_text(reading: ColumnReading, lesson: Lesson | None, say: Voice) -> str:
    """Why a column was taken for what it was, and what else its header says: từ tiêu đề · số liệu đến 31/3/2023."""
    if reading.origin == "remembered" and lesson is not None:
        why = say("đã nhớ từ tệp “{file}”", file=lesson.file or say("không rõ tên"))
    else:
        why = say(ORIGINS[reading.origin]) if reading.origin in ORIGINS else ""
    when = say("số liệu đến {day}", day=exact_date(reading.when, say)) if reading.when else ""
    unit = say("tính bằng {unit}", unit=reading.measured_in) if reading.measured_in else ""
    return " · ".join(part for part in (why, when, unit) if part)


def lesson_text(lesson: Lesson, plan: Plan, say: Voice) -> str:
    """What a file taught: cột “HS TT”: số liệu “Hồ sơ trực tuyến”; nhãn “Huyện Lạ”: đơn vị “Huyện Gia Lộc”."""
    return _said(lesson.part, lesson.shown or lesson.text, lesson.meaning, plan, say)


def file_answer_text(key: str, answer: str, plan: Plan, say: Voice) -> str:
    """A question that was answered about a file, and its answer: cột “Tháng 4 · C”: ghi chú."""
    kind, _, about = key.partition(":")
    if kind not in PART_OF or answer == "leave":
        return answer_text(key, answer, say)
    return _said(PART_OF[kind], about.replace(":", " · "), answer, plan, say)


def _said(part: Part, name: str, meaning: str, plan: Plan, say: Voice) -> str:
    if part == "columns":
        return say("cột “{name}”: {meaning}", name=name, meaning=meaning_text(meaning, plan, say))
    if part == "indicators":
        title = next((say.of(one.title) for one in plan.indicators if one.id == meaning), meaning)
        return say("nhãn “{name}”: chỉ tiêu “{title}”", name=name, title=title)
    places = {unit.id: say.of(unit.title) for unit in plan.units} | {WHOLE_PLACE: say.of(plan.place)}
    return say("nhãn “{name}”: đơn vị “{title}”", name=name, title=places.get(meaning, meaning))
