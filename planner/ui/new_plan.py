"""The plan as a folder to take away, and the beginning of a plan for another place."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from planner.catalog.place_names import PLACE_KINDS, named_place
from planner.catalog.template import NewPlace, read_new_place, template_plan, wanted_potentials
from planner.catalog.typed import two_texts, typed_day
from planner.catalog.typed_edits import typed_number
from planner.domain.bilingual import LANGUAGES
from planner.domain.plan import Plan
from planner.errors import InvalidPlan, Problem
from planner.exports.plan_zip import plan_zip
from planner.text.dates import exact_date
from planner.text.markdown import label
from planner.text.tables import one_line
from planner.text.takeaway import capital
from planner.ui.frame import LANGUAGE_NAMES, Page
from planner.ui.recording import show_refused
from planner.ui.typing_box import Typing

TYPING = Typing("new_plan")


def show_new_plan(page: Page) -> None:
    """Two things to take away: this plan as it is now, another one to fill."""
    say, plan = page.say, page.live
    st.title(say("Mang kế hoạch đi, hoặc lập cho nơi khác"), anchor=False)
    text, button = st.columns([5, 2], vertical_alignment="center")
    text.caption(say("Kế hoạch này với mọi thay đổi đã ghi, thành thư mục kế hoạch (zip): sửa bằng bảng tính, trình soạn thảo, mở lại bằng máy khác."))
    _download(button, say("Tải kế hoạch này"), plan, "plan.download", primary=False)
    with st.container(border=True, key="new-plan"):
        st.markdown(f"**{say('Kế hoạch cho nơi khác')}**")
        st.caption(say("Giữ chỉ tiêu cùng định nghĩa, biện pháp, giả định chung; bỏ số liệu, đơn vị, chi phí. Không bịa số nào: phần thiếu được kể ra."))
        problems: list[Problem] = []
        told = _boxes(page, problems) | {"potentials": _potentials(page, problems)}
        told["source"] = st.text_input(say("Nguồn của các số trên"), max_chars=200, **TYPING.box("source"))
        _show_result(page, told, problems)


def _boxes(page: Page, problems: list[Problem]) -> dict[str, Any]:
    """What was typed of the place; id and committee follow from its name where nobody types them."""
    say, plan = page.say, page.live
    first, second = st.columns([1.2, 2, 2, 1.4, 0.9]), st.columns([1.6, 2.4, 2.4, 1.4])
    kinds = {name: say.of(words) for name, words in PLACE_KINDS.items()}
    kind = first[0].selectbox(say("Loại"), list(kinds), format_func=kinds.__getitem__, **TYPING.box("kind", "province"))
    vi, en = (
        one_line(column.text_input(title, max_chars=200, **TYPING.box(f"place.{language}")))
        for column, title, language in zip(first[1:3], (say("Tên nơi (tiếng Việt)"), say("Tên nơi (tiếng Anh)")), LANGUAGES, strict=True)
    )
    typed = first[3].text_input(say("Ngày chốt"), max_chars=40, placeholder=exact_date(plan.as_of, say), **TYPING.box("as_of"))
    day = typed_day(typed, say.language, "as_of", plan.year, problems)
    year = first[4].text_input(say("Năm"), max_chars=4, **TYPING.box("year", str(plan.year)))
    told = named_place(kind, vi or en, en, year)
    committee = told["committee"] or {"vi": "", "en": ""}
    short = second[0].text_input(say("Mã (chữ không dấu, số, gạch nối)"), max_chars=60, placeholder=told["id"], **TYPING.box("id"))
    names = [
        second[place].text_input(title, max_chars=200, placeholder=committee[language], **TYPING.box(f"committee.{language}"))
        for place, title, language in (
            (1, say("Ban chỉ đạo (tiếng Việt)"), "vi"),
            (2, say("Ban chỉ đạo (tiếng Anh)"), "en"),
        )
    ]
    language = second[3].selectbox(say("Ngôn ngữ chính"), LANGUAGES, format_func=LANGUAGE_NAMES.__getitem__, **TYPING.box("language", plan.language))
    told |= {"as_of": day, "year": year, "language": language}
    told["id"] = short.strip() or told["id"]
    told["committee"] = two_texts(*map(one_line, names)) or told["committee"]
    return told


def _potentials(page: Page, problems: list[Problem]) -> tuple[tuple[str, float], ...]:
    """How many there are to adopt, where somebody knows it."""
    say, found = page.say, []
    wanted = wanted_potentials(page.live)
    if wanted:
        st.caption(say("Nếu biết (để trống thì các chỉ tiêu tính trên số đó chỉ theo dõi, không dự báo):"))
    for place, known in enumerate(wanted):
        if place % 4 == 0:
            columns = st.columns(4)
        title = label(capital(say.of(known.title)))
        typed = columns[place % 4].text_input(title, max_chars=40, **TYPING.box(f"potential.{known.subject}"))
        value = typed_number(typed, say.language, "value", problems) if typed.strip() else None
        if value is not None and value > 0:
            found.append((known.subject, value))
        elif value is not None:
            problems.append(Problem("outside_range", column="value", found=typed.strip(), expected="> 0"))
    return tuple(found)


def _show_result(page: Page, told: dict[str, Any], problems: list[Problem]) -> None:
    """The download, or what is still missing."""
    say = page.say
    place = read_new_place(told, problems)
    made = _made(page.live, place, problems) if place and not problems else None
    if made is not None:
        _download(st.container(), say("Tải kế hoạch mới"), made, "plan.new", primary=True)
        gaps = "\n".join(f"- {label(say.of(gap))}" for gap in made.gaps)
        st.markdown(f"{say('Kế hoạch mới ghi rõ còn thiếu')}:\n\n{gaps}")
        return
    st.button(say("Tải kế hoạch mới"), disabled=True, key="plan.not_yet")
    missing = [problem for problem in problems if problem.code == "missing_value"]
    if missing:
        st.caption(say("Điền tên nơi, ngày chốt (và nguồn của các số, nếu có số) rồi tải."))
    show_refused(page, *(problem for problem in problems if problem.code != "missing_value"))


def _made(plan: Plan, place: NewPlace, problems: list[Problem]) -> Plan | None:
    try:
        return template_plan(plan, place)
    except InvalidPlan as error:
        problems.extend(error.problems)
        return None


def _download(where: Any, title: str, plan: Plan, key: str, *, primary: bool) -> None:
    where.download_button(
        title,
        data=partial(plan_zip, plan),
        file_name=f"{plan.id}.zip",
        mime="application/zip",
        key=key,
        type="primary" if primary else "secondary",
        on_click="ignore",
    )
