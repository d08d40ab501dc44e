"""What earlier files taught: which file, when, by whom, what it means in words; cleared one by one or all."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from planner.domain.lesson import Lesson, current_lessons
from planner.errors import PlannerError, Problem
from planner.keeping.lessons import clear_lessons
from planner.text.dates import moment_text
from planner.text.import_columns import lesson_text
from planner.text.markdown import label
from planner.text.numbers import number
from planner.text.takeaway import capital
from planner.ui.folding import folded
from planner.ui.frame import Page
from planner.ui.recording import REFUSED, show_refused
from planner.ui.storage import local, now, storage
from planner.ui.typing_box import Typing
from planner.ui.visitor import author, set_author

LONGEST = 200  # letters of a name
MOST_SHOWN = 50  # lines of one file
CLEARING = Typing("lessons")


def show_lessons(page: Page, lessons: Sequence[Lesson]) -> None:
    """The list, folded; nothing where no file taught anything."""
    if not lessons:
        return
    say, current = page.say, current_lessons(lessons)
    title = say("Đã nhớ từ các tệp trước ({count})", count=number(len(current), say.language))
    part = folded(title, "import.lessons")
    if part is None:
        return
    with part:
        st.caption(
            label(say("Chỉ dùng cho tệp cùng bố cục tiêu đề, nhường cho tên ghi ngay ở dòng, và mất đi khi hoàn tác lần nhập đã dạy. Xóa cũng được ghi lại."))
        )
        show_refused(page)
        if current:
            who, every = st.columns([2, 1], vertical_alignment="bottom")
            who.text_input(say("Người xóa (tự khai)"), max_chars=LONGEST, **CLEARING.box("who", author()))
            every.button(say("Xóa tất cả"), key="import.lessons.clear", on_click=_clear, args=(page, current))
        ordered = sorted(current, key=lambda lesson: -lesson.number)
        for _, of_a_file in groupby(ordered, key=lambda lesson: lesson.number):
            _show_file(page, list(of_a_file))
        _show_cleared(page, [lesson for lesson in lessons if lesson.clearing])


def _show_file(page: Page, lessons: Sequence[Lesson]) -> None:
    """What one file taught, line by line."""
    say, first = page.say, lessons[0]
    when = moment_text(local(first.at), say)
    if first.layout:
        file = first.file or say("không rõ tên")
        head = say("“{file}”, lần thay đổi số {number} · {who} · {when}", file=file, number=first.number, who=first.author, when=when)
    else:
        head = say("Không rõ tệp, nên không áp dụng · {when}", when=when)
    st.markdown(f"**{label(head)}**")
    with st.container(gap=None):
        for place, lesson in enumerate(lessons[:MOST_SHOWN]):
            with st.container(key=f"row-lesson-{lesson.number}-{place}", gap=None):
                text, clear = st.columns([6, 1], vertical_alignment="center")
                text.markdown(label(capital(lesson_text(lesson, page.live, say))))
                key = f"import.lesson.{lesson.number}.{lesson.part}.{lesson.text}"
                clear.button(say("Xóa"), key=key, type="tertiary", on_click=_clear, args=(page, (lesson,)))
    if (left := len(lessons) - MOST_SHOWN) > 0:
        st.caption(say("… và {count} dòng nữa", count=number(left, say.language)))


def _show_cleared(page: Page, lessons: Sequence[Lesson]) -> None:
    """What was cleared stays on record: by whom, when."""
    say = page.say
    if lessons:
        st.markdown(f"**{say('Đã xóa ({count})', count=number(len(lessons), say.language))}**")
        lines = []
        for lesson in lessons[-MOST_SHOWN:][::-1]:
            if lesson.clearing:
                by = f"{lesson.clearing.author}, {moment_text(local(lesson.clearing.at), say)}"
                lines.append(f"- :gray[{label(capital(lesson_text(lesson, page.live, say)))} – {label(by)}]")
        st.markdown("\n".join(lines))


def _clear(page: Page, lessons: Sequence[Lesson]) -> None:
    """Clear what was asked for, or say why not."""
    set_author(str(CLEARING.value("who", author())))
    known = storage()
    if not author():
        st.session_state[REFUSED] = (Problem("missing_value", column="who", expected="…"),)
    elif known.database is None:
        st.session_state[REFUSED] = known.problems or (Problem("store_unreachable"),)
    else:
        try:
            clear_lessons(known.database, page.live.id, lessons, author=author(), at=now())
        except PlannerError as error:
            st.session_state[REFUSED] = error.problems
