"""The boxes of an indicator: its names and definition, where it belongs, how it is counted and projected, what it can reach."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from planner.catalog.changed_plan import value_of
from planner.catalog.typed import NEW, Read
from planner.catalog.typed_indicator import TEXTS, typed_indicator
from planner.domain.assumption import Assumption
from planner.domain.bilingual import LANGUAGES, Bilingual
from planner.domain.evidence import EVIDENCE
from planner.domain.indicator import METHODS, UNITS, Indicator
from planner.text.takeaway import capital
from planner.text.translation import Voice, mark
from planner.text.typed import typed_text
from planner.text.words import EVIDENCE_WORDS
from planner.text.words import METHODS as METHOD_WORDS
from planner.text.words import UNITS as UNIT_WORDS
from planner.ui.frame import Page
from planner.ui.recording import pick_source
from planner.ui.typing_box import Typing

LONGEST = {"title": 200, "short": 60, "definition": 1000, "noun": 40, "lead": 200}
NAMES = {
    "title": (mark("Tên chỉ tiêu"), mark("Tên tiếng Anh")),
    "short": (mark("Tên ngắn"), mark("Tên ngắn tiếng Anh")),
    "definition": (mark("Định nghĩa chính thức: tử số / mẫu số"), mark("Định nghĩa tiếng Anh")),
    "noun": (mark("Đếm bằng (thủ tục, tài khoản…)"), mark("Đếm bằng, tiếng Anh")),
    "lead": (mark("Cơ quan chủ trì"), mark("Cơ quan chủ trì, tiếng Anh")),
}
NONE, POTENTIAL = "", "potential"


def indicator_boxes(page: Page, typing: Typing, subject: str, before: object) -> Read:
    """Everything that a folder says of an indicator, and what is believed of what it can reach."""
    say, plan = page.say, page.live
    known = before if isinstance(before, Indicator) else None
    st.caption(say("Tiếng Anh để trống thì dùng tiếng Việt; tên ngắn để trống thì dùng tên. Mã tự đặt theo tên và không đổi."))
    boxes: dict[str, Any] = {"ceiling": "", "ceiling.before": str(typing.value("ceiling.before"))}
    boxes |= _texts(page, typing, ("title", "short"), (2.6, 2.2, 1.4, 1.4))
    boxes |= _texts(page, typing, ("definition",), (1, 1))
    definition = pick_source(page, typing, title=say("Nguồn của định nghĩa"))
    area, programme, unit, method = st.columns([1.6, 1.6, 1, 2])
    boxes |= _pick_or_add(area, page, typing, "area", {one.id: say.of(one.title) for one in plan.areas})
    boxes |= _pick_or_add(programme, page, typing, "programme", {one.id: say.of(one.short) for one in plan.programmes})
    boxes["unit"] = _pick(unit, say, say("Đơn vị tính"), {name: say(UNIT_WORDS[name]) for name in UNITS}, typing, "unit")
    methods = {name: say(METHOD_WORDS[name]) for name in METHODS if boxes["unit"] == "count" or name != "workload"}
    boxes["method"] = _pick(method, say, say("Cách dự báo"), methods, typing, "method")
    boxes |= _count_boxes(page, typing) if boxes["unit"] == "count" else _without_count(typing)
    part, ceiling, grade = st.columns([2.4, 1.6, 1.6])
    wholes = {one.id: capital(say.of(one.short)) for one in plan.indicators if one.method == "adoption" and one.id != subject}
    boxes["part_of"] = None
    boxes["evidence"] = "guess"
    if boxes["method"] == "adoption":
        wholes = {NONE: say("không là phần của chỉ tiêu khác")} | wholes
        boxes["part_of"] = _pick(part, say, say("Là một phần của"), wholes, typing, "part_of") or None
        boxes["ceiling"] = ceiling.text_input(say("Trần tự nhiên, % (nếu biết)"), max_chars=20, **typing.box("ceiling"))
    believed = boxes["potential"] == NEW or boxes["ceiling"] not in ("", boxes["ceiling.before"])
    if believed:
        grades = {name: say(EVIDENCE_WORDS[name]) for name in EVIDENCE}
        boxes["evidence"] = _pick(grade, say, say("Căn cứ của tiềm năng, trần"), grades, typing, "evidence", "some")
    beliefs = pick_source(page, typing, name="beliefs", title=say("Nguồn của tiềm năng, trần")) if believed else definition
    boxes |= _texts(page, typing, ("lead",), (1, 1))
    return typed_indicator(plan, known, boxes, (definition, beliefs), say.language)


def indicator_as_typed(page: Page, indicator: Indicator) -> dict[str, object]:
    """An indicator as its boxes show it; a text that is the same in both languages stands in the first box alone."""
    told: dict[str, object] = {}
    for name in TEXTS:
        text = getattr(indicator, name) or Bilingual("", "")
        told |= {f"{name}.vi": text.vi, f"{name}.en": text.en if text.en != text.vi else ""}
    told |= {name: getattr(indicator, name) for name in ("area", "programme", "unit", "method")}
    told |= {"potential": indicator.potential or NONE, "part_of": indicator.part_of or NONE}
    ceiling = value_of(page.live, "assumption", f"ceiling.{indicator.id}")
    shown = typed_text(float(ceiling.central), page.say.language) if isinstance(ceiling, Assumption) else ""  # type: ignore[arg-type]
    return told | {"ceiling": shown, "ceiling.before": shown, "source": indicator.definition_source}


def _texts(page: Page, typing: Typing, names: tuple[str, ...], widths: tuple[float, ...]) -> dict[str, str]:
    """A box in each language for each of some texts, side by side."""
    say, columns = page.say, iter(st.columns(list(widths)))
    return {
        f"{name}.{language}": next(columns).text_input(say(title), max_chars=LONGEST[name], **typing.box(f"{name}.{language}"))
        for name in names
        for language, title in zip(LANGUAGES, NAMES[name], strict=True)
    }


def _count_boxes(page: Page, typing: Typing) -> dict[str, Any]:
    """What is counted, and how many there are that could be."""
    say, plan = page.say, page.live
    boxes: dict[str, Any] = {}
    counted, english, which = st.columns([1.4, 1.4, 2.4])
    for column, language, title in zip((counted, english), LANGUAGES, NAMES["noun"], strict=True):
        boxes[f"noun.{language}"] = column.text_input(say(title), max_chars=LONGEST["noun"], **typing.box(f"noun.{language}"))
    potentials = {one.subject: say.of(one.title) for one in plan.assumptions if one.kind == "potential"}
    options = {NONE: say("chưa biết (khi đó chỉ theo dõi)")} | potentials | {NEW: say("Tiềm năng mới…")}
    boxes[POTENTIAL] = _pick(which, say, say("Tiềm năng: nhiều nhất có thể là bao nhiêu"), options, typing, POTENTIAL)
    if boxes[POTENTIAL] != NEW:
        return boxes
    vietnamese, other, size = st.columns([2.2, 2.2, 1.2])
    boxes["potential.title.vi"] = vietnamese.text_input(say("Tên tiềm năng"), max_chars=200, **typing.box("potential.title.vi"))
    boxes["potential.title.en"] = other.text_input(say("Tên tiềm năng, tiếng Anh"), max_chars=200, **typing.box("potential.title.en"))
    boxes["potential.value"] = size.text_input(say("Số lượng"), max_chars=40, **typing.box("potential.value"))
    return boxes


def _without_count(typing: Typing) -> dict[str, Any]:
    """A share has its whole in its definition."""
    return {"noun.vi": str(typing.value("noun.vi")), "noun.en": str(typing.value("noun.en")), POTENTIAL: NONE}


def _pick_or_add(where: Any, page: Page, typing: Typing, name: str, known: Mapping[str, str]) -> dict[str, str]:
    """One that the plan has, or the title of a new one."""
    say = page.say
    titles = {
        "area": (say("Lĩnh vực"), say("Lĩnh vực mới…"), say("Tên lĩnh vực")),
        "programme": (say("Chương trình"), say("Chương trình mới…"), say("Tên chương trình")),
    }
    title, new, its_name = titles[name]
    picked = _pick(where, say, title, dict(known) | {NEW: new}, typing, name)
    told = where.text_input(its_name, max_chars=200, **typing.box(f"{name}.title")) if picked == NEW else ""
    return {name: picked, f"{name}.title": told}


def _pick(where: Any, say: Voice, title: str, options: Mapping[Any, str], typing: Typing, name: str, usual: str | None = None) -> str:
    """A box of options; what is kept and no longer offered gives way to the first."""
    first = usual if usual is not None else next(iter(options))
    if typing.value(name, first) not in options:
        typing.put(name, first)
    return str(where.selectbox(title, list(options), format_func=options.__getitem__, **typing.box(name, first)))
