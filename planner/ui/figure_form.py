"""The form of one figure: add it, correct it, withdraw it; every doubt is a question that has to be answered."""

from __future__ import annotations

from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from planner.catalog.changed_plan import value_of
from planner.catalog.intake.asking import LEAVE
from planner.catalog.typed import Read
from planner.catalog.typed_figure import TypedFigure, read_typed
from planner.domain.bilingual import Language
from planner.domain.change import Change, Origin, figure_subject
from planner.domain.intake import Question
from planner.domain.observation import PRECISIONS, Observation
from planner.domain.plan import Plan
from planner.text.dates import exact_date
from planner.text.intake import option_text, question_text, subject_text
from planner.text.markdown import label
from planner.text.numbers import number
from planner.text.takeaway import capital
from planner.text.translation import Voice
from planner.text.typed import typed_text
from planner.text.words import PRECISIONS as PRECISION_WORDS
from planner.ui import session
from planner.ui.frame import Page
from planner.ui.recording import pick_source, plan_now, record, show_refused, show_wanted, unsigned, who_and_why
from planner.ui.typing_box import Typing

OPEN = "planner.figure_form"  # nothing while it is closed; the figure that is corrected, or "new"
TYPING = Typing("figure")
TRIED = "tried"


def open_new(indicator_id: str = "", unit_id: str = "") -> None:
    """Open the form for a figure that is not there yet."""
    TYPING.forget()
    for name, value in (("indicator", indicator_id), ("unit", unit_id)):
        TYPING.put(name, value)
    st.session_state[OPEN] = "new"


def open_correction(row: Observation, language: Language) -> None:
    """Open the form with everything that a figure says."""
    TYPING.forget()
    value = typed_text(row.value, language)
    for name, told in (
        ("indicator", row.indicator_id),
        ("unit", row.unit_id),
        ("when", exact_date(row.date, Voice(language))),
        ("value", value),
        ("precision", row.precision),
        ("source", row.source),
        ("derivation", row.derivation),
        ("note", row.note.in_language(language)),
    ):
        TYPING.put(name, told)
    st.session_state[OPEN] = row


def close() -> None:
    """Close the form and forget what was typed."""
    TYPING.forget()
    st.session_state.pop(OPEN, None)


def is_open() -> bool:
    """Whether the form is open."""
    return OPEN in st.session_state


def show_form(page: Page) -> None:
    """The form, while it is open."""
    opened = st.session_state.get(OPEN)
    if opened is None or not page.live.indicators:
        return
    before = opened if isinstance(opened, Observation) else None
    with st.container(border=True, key="figure-form"):
        _show_head(page, before)
        doubts, typed = _boxes(page)
        who_and_why(page, TYPING)
        fingerprint = f"answer.{typed.indicator_id}|{typed.unit_id}|{typed.when}|{typed.value}."
        answers = {key: answer for key, answer in TYPING.under(fingerprint).items() if answer}
        read = read_typed(typed, page.live, page.say.language, answers, before)
        if typed.value.strip():
            with doubts:
                for question in read.questions:
                    _ask(page, question, fingerprint)
        tried = bool(TYPING.value(TRIED, False))
        found = (*read.problems, *unsigned(TYPING))
        show_refused(page, *(problem for problem in found if tried or problem.code != "missing_value"))
        if tried and any(question.open for question in read.questions):
            st.caption(page.say("Trả lời các câu trên rồi ghi."))
        show_wanted(page, read)
        _buttons(page, read, before)


def _show_head(page: Page, before: Observation | None) -> None:
    say = page.say
    title, away = st.columns([6, 1], vertical_alignment="center")
    about = "" if before is None else subject_text(before.indicator_id, before.unit_id, before.date, page.live, say)
    title.markdown(f"**{label(say('Sửa số liệu: {about}', about=about) if about else say('Thêm số liệu'))}**")
    away.button(say("Đóng"), key="figure.close", type="tertiary", width="stretch", on_click=close)


def _boxes(page: Page) -> tuple[DeltaGenerator, TypedFigure]:
    """What was typed, and the room for what is asked about it: right under the number."""
    say, plan = page.say, page.live
    indicators = {known.id: capital(say.of(known.short)) for known in plan.indicators}
    if TYPING.value("indicator") not in indicators:
        TYPING.put("indicator", next(iter(indicators)))
    places = {"": say.of(plan.place)} | {unit.id: say.of(unit.title) for unit in plan.units}
    ways = {"": say("theo ngày và giá trị đã ghi")} | {name: say(PRECISION_WORDS[name]) for name in PRECISIONS}
    what, where, when, how_much = st.columns([2.4, 2, 1.8, 1.3])
    indicator_id = what.selectbox(say("Chỉ tiêu theo dõi"), list(indicators), format_func=indicators.__getitem__, **TYPING.box("indicator"))
    unit_id = where.selectbox(say("Nơi"), list(places), format_func=places.__getitem__, **TYPING.box("unit"))
    day = when.text_input(say("Số liệu đến ngày"), max_chars=40, placeholder=say("30/4/2023 hoặc tháng 4/2023"), **TYPING.box("when"))
    value = how_much.text_input(_value_label(plan, indicator_id, say), placeholder=_example(plan, indicator_id, say), max_chars=80, **TYPING.box("value"))
    doubts = st.container()
    source = pick_source(page, TYPING)
    how, sum_, note = st.columns([1.3, 1.5, 3])
    precision = how.selectbox(say("Cách có"), list(ways), format_func=ways.__getitem__, **TYPING.box("precision"))
    derivation = sum_.text_input(say("Phép tính (nếu có)"), placeholder="385 / 429 * 100", max_chars=200, **TYPING.box("derivation"))
    said = note.text_input(say("Ghi chú (nếu cần)"), max_chars=1000, **TYPING.box("note"))
    return doubts, TypedFigure(
        indicator_id=indicator_id, unit_id=unit_id, when=day, value=value, precision=precision, source=source, derivation=derivation, note=said
    )


def _value_label(plan: Plan, indicator_id: str, say: Voice) -> str:
    indicator = plan.indicator(indicator_id)
    unit = "%" if indicator.unit == "percent" else say.of(indicator.noun)
    return label(say("Giá trị ({unit})", unit=unit) if unit else say("Giá trị"))


def _example(plan: Plan, indicator_id: str, say: Voice) -> str:
    return number(20.07, say.language, 2) + "%" if plan.indicator(indicator_id).unit == "percent" else number(1946, say.language)


def _ask(page: Page, question: Question, fingerprint: str) -> None:
    """A question with its answers; what can only be left out is an error that another value mends."""
    say, plan = page.say, page.live
    text = label(question_text(question, plan, say))
    options = {option.id: capital(option_text(option, plan, say)) for option in question.options if option.id != LEAVE.id}
    if not options:
        st.error(text)
        return
    name = f"{fingerprint}{question.key}"
    key, kept = f"typing.figure.answer.{question.key}", TYPING.value(name)
    st.warning(text)
    if len(options) == 1:
        (only,) = options
        session.seeded(key, kept == only)
        st.checkbox(label(options[only]), key=key, on_change=lambda: TYPING.put(name, only if st.session_state[key] else ""))
        return
    session.seeded(key, kept or None)
    st.radio(
        text,
        list(options),
        format_func=lambda one: label(options[one]),
        horizontal=True,
        label_visibility="collapsed",
        key=key,
        on_change=lambda: TYPING.put(name, st.session_state[key]),
    )


def _buttons(page: Page, read: Read, before: Observation | None) -> None:
    say = page.say
    with st.container(horizontal=True):
        st.button(say("Ghi số liệu"), key="figure.record", type="primary", on_click=partial(_record, page, read))
        if before is not None:
            st.button(say("Rút số liệu này"), key="figure.withdraw", on_click=partial(_withdraw, page, before))


def _record(page: Page, read: Read) -> None:
    TYPING.put(TRIED, True)
    if read.ready and not unsigned(TYPING):
        _close_if(page, record(page, TYPING, read.changes, _origin(page.live, read)))


def _withdraw(page: Page, before: Observation) -> None:
    subject = figure_subject(before.indicator_id, before.unit_id, before.date)
    _close_if(page, record(page, TYPING, (Change(kind="figure", subject=subject, before=before, after=None),)))


def _close_if(page: Page, recorded: bool) -> None:
    """Closed when it was recorded; otherwise everything stays as it was typed, over what stands there now."""
    opened = st.session_state.get(OPEN)
    if recorded:
        close()
    elif isinstance(opened, Observation):
        now = value_of(plan_now(page), "figure", figure_subject(opened.indicator_id, opened.unit_id, opened.date))
        st.session_state[OPEN] = now if isinstance(now, Observation) else "new"


def _origin(plan: Plan, read: Read) -> Origin | None:
    """Every doubt and what was answered, in words that last: a figure by hand has no file."""
    say = Voice(plan.language)
    told = []
    for question in read.questions:
        picked = next((option for option in question.options if option.id == question.answer), None)
        if picked is not None:
            told.append((question_text(question, plan, say), option_text(picked, plan, say)))
    return Origin(file="", sha256="", answers=tuple(told)) if told else None
