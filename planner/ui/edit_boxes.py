"""The boxes for each kind of what can be corrected, and what was typed into them."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from planner.catalog.changed_plan import values_of
from planner.catalog.typed import Read
from planner.catalog.typed_edits import typed_as_of, typed_assumption, typed_cost, typed_target
from planner.domain.assumption import Assumption
from planner.domain.change import ChangeKind, Cost
from planner.domain.evidence import EVIDENCE
from planner.domain.target import KINDS, MATCHES, SCOPES, Target
from planner.text.dates import exact_date
from planner.text.markdown import label
from planner.text.takeaway import capital
from planner.text.translation import Voice, mark
from planner.text.words import EVIDENCE_WORDS
from planner.text.words import KINDS as KIND_WORDS
from planner.text.words import MATCHES as MATCH_WORDS
from planner.text.words import SCOPES as SCOPE_WORDS
from planner.ui.frame import Page
from planner.ui.recording import pick_source
from planner.ui.typing_box import Typing

UNIT_WORDS = {"percent": mark("%"), "percent_of_potential": mark("% của tiềm năng"), "count": mark("số lượng")}
BOUNDS = {"central": mark("Giá trị giữa"), "low": mark("Thấp nhất"), "high": mark("Cao nhất")}
MEANINGS = {
    "pace": mark("Hệ số nhân với tốc độ đến nay; 1 là như đến nay."),
    "ceiling": mark("Mức cao nhất có thể đạt, % của tiềm năng."),
    "ceiling_reached": mark("Cuối cùng có đạt đến trần không."),
    "potential": mark("Có bao nhiêu người, hồ sơ hoặc thủ tục có thể dùng."),
    "launch": mark("Ngày bắt đầu, khi mức còn bằng 0."),
}


def title_of(page: Page, kind: ChangeKind, subject: str) -> str:
    """What the form is about."""
    say, plan = page.say, page.live
    known = values_of(plan, kind).get(subject)
    if kind == "target":
        return say("Sửa đích: {about}", about=capital(say.of(plan.indicator(known.indicator_id).short))) if known else say("Thêm đích")
    if kind == "indicator":
        return say("Sửa chỉ tiêu theo dõi: {about}", about=say.of(known.title)) if known else say("Thêm chỉ tiêu theo dõi")
    if kind == "unit":
        return say("Sửa đơn vị: {about}", about=say.of(known.title)) if known else say("Thêm đơn vị")
    if kind == "cost":
        return say("Chi phí: {about}", about=say.of(plan.measure(subject).title))
    return say("Giả định: {about}", about=say.of(plan.assumption(subject).title)) if kind == "assumption" else say("Ngày chốt của kế hoạch")


def target_boxes(page: Page, typing: Typing, subject: str, before: object) -> Read:
    """Value, due date, kind and where it is written."""
    say, plan = page.say, page.live
    known = before if isinstance(before, Target) else None
    what, how_much, unit, due = st.columns([2.4, 1.2, 1.6, 1.3])
    indicators = {one.id: capital(say.of(one.short)) for one in plan.indicators}
    indicator_id = known.indicator_id if known else next(iter(indicators))
    if known is None:
        indicator_id = what.selectbox(
            say("Chỉ tiêu theo dõi"), list(indicators), format_func=indicators.__getitem__, **typing.box("indicator_id", indicator_id)
        )
    else:
        what.text_input(say("Chỉ tiêu theo dõi"), indicators[indicator_id], disabled=True)
    units = ["percent"] if plan.indicator(indicator_id).unit == "percent" else ["percent_of_potential", "count"]
    if typing.value("unit") not in units:
        typing.put("unit", units[0])
    boxes: dict[str, Any] = {"indicator_id": indicator_id}
    boxes["value"] = how_much.text_input(say("Đích"), max_chars=80, **typing.box("value"))
    boxes["unit"] = unit.selectbox(say("Đơn vị tính"), units, format_func=lambda one: say(UNIT_WORDS[one]), **typing.box("unit"))
    boxes["due"] = due.text_input(say("Hạn"), max_chars=40, **typing.box("due", exact_date(plan.year_end, say)))
    kind, scope, match, programme = st.columns([1.3, 1.2, 2, 3])
    boxes["kind"] = _pick(kind, say, say("Loại"), KINDS, KIND_WORDS, typing, "kind")
    boxes["scope"] = _pick(scope, say, say("Phạm vi"), SCOPES, SCOPE_WORDS, typing, "scope")
    boxes["match"] = _pick(match, say, say("Tên trong nguồn"), MATCHES, MATCH_WORDS, typing, "match")
    boxes["programme"] = programme.text_input(say("Chương trình, văn bản giao"), max_chars=200, **typing.box("programme"))
    source = pick_source(page, typing)
    boxes["note"] = st.text_input(say("Ghi chú (nếu cần)"), max_chars=1000, **typing.box("note"))
    return typed_target(plan, known, boxes, source, say.language)


def cost_boxes(page: Page, typing: Typing, subject: str, before: object) -> Read:
    """A cost that somebody knows or guesses, with its grade and source."""
    say = page.say
    how_much, grade, _ = st.columns([2, 1.5, 3])
    boxes: dict[str, Any] = {"per_month": how_much.text_input(say("Triệu đồng mỗi tháng ở mức cao nhất"), max_chars=80, **typing.box("per_month"))}
    boxes["evidence"] = _pick(grade, say, say("Căn cứ"), EVIDENCE, EVIDENCE_WORDS, typing, "evidence", "guess")
    source = pick_source(page, typing)
    return typed_cost(page.live, subject, before if isinstance(before, Cost) else None, boxes, source, say.language)


def assumption_boxes(page: Page, typing: Typing, subject: str, before: object) -> Read:
    """Central value and range, grade, source and reason of an assumption."""
    say = page.say
    known = before if isinstance(before, Assumption) else page.live.assumption(subject)
    st.caption(label(say(MEANINGS[known.kind])))
    boxes: dict[str, Any] = {}
    *columns, grade = st.columns([1, 1, 1, 1.3])
    for column, (name, title) in zip(columns, BOUNDS.items(), strict=True):
        if known.kind == "ceiling_reached":
            boxes[name] = column.selectbox(
                say(title), [False, True], format_func=lambda yes: say("có") if yes else say("không"), **typing.box(name, getattr(known, name))
            )
        else:
            boxes[name] = column.text_input(say(title), max_chars=80, **typing.box(name))
    boxes["evidence"] = _pick(grade, say, say("Căn cứ"), EVIDENCE, EVIDENCE_WORDS, typing, "evidence", known.evidence)
    source = pick_source(page, typing)
    boxes["basis"] = st.text_input(say("Vì sao"), max_chars=1000, **typing.box("basis"))
    return typed_assumption(page.live, known, boxes, source, say.language)


def as_of_boxes(page: Page, typing: Typing, subject: str, before: object) -> Read:
    """The day from which the plan looks ahead."""
    column, _ = st.columns([1.3, 5])
    day = column.text_input(page.say("Ngày chốt"), max_chars=40, **typing.box("day"))
    return typed_as_of(page.live, before if isinstance(before, date) else page.live.as_of, day, page.say.language)


def _pick(where: Any, say: Voice, title: str, options: tuple[str, ...], words: dict[str, str], typing: Typing, name: str, usual: str = "") -> str:
    found = where.selectbox(title, list(options), format_func=lambda one: say(words[one]), **typing.box(name, usual or options[0]))
    return str(found)
