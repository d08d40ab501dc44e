"""What a file leaves open, and what it warns of: every question with its answers, one for all of a kind where there are many."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from planner.catalog.intake.asking import LEAVE
from planner.domain.intake import Proposal, Question
from planner.text.intake import option_text, place_of, question_text
from planner.text.markdown import label
from planner.text.numbers import number
from planner.ui.folding import folded
from planner.ui.frame import Page
from planner.ui.import_answers import answers_given, give_answer

FEW = 3  # of a kind: more are answered together unless somebody wants each
MOST_SHOWN = 12  # of a kind that wait for an answer of their own, one by one
OF_A_COLUMN = "what_is_column"
MOST_BUTTONS = 4  # options that stand side by side


def show_questions(page: Page, proposal: Proposal) -> None:
    """First what is unclear, then the warnings; what is answered stays to be changed. Columns are asked about where they are shown."""
    say = page.say
    unclear = [question for question in proposal.questions if question.code != OF_A_COLUMN]
    for title, questions in ((say("Cần trả lời"), unclear), (say("Cảnh báo"), proposal.guards)):
        if questions:
            st.markdown(f"**{title}**")
            for _, of_a_group in groupby(sorted(questions, key=lambda one: one.group), key=lambda one: one.group):
                _show_group(page, list(of_a_group))


def _show_group(page: Page, questions: Sequence[Question]) -> None:
    """The questions of one kind: one answer for all where they have the same answers."""
    same = len(questions) > FEW and len({tuple(option.id for option in one.options) for one in questions}) == 1
    if same:
        _ask(page, questions[0], questions[0].group, len(questions))
        with st.expander(page.say("Trả lời riêng từng câu ({count})", count=number(len(questions), page.say.language))):
            _ask_each(page, questions)
        return
    if _offer_to_leave(page, questions):
        title = page.say("Trả lời riêng từng câu ({count})", count=number(len(questions), page.say.language))
        if (part := folded(title, f"import.each.{questions[0].group}")) is not None:
            with part:
                _ask_each(page, questions)
        return
    _ask_each(page, questions)


def _offer_to_leave(page: Page, questions: Sequence[Question]) -> bool:
    """One button that passes over all that waits of a kind, where each may be passed over; tells whether that was pressed."""
    say, group = page.say, questions[0].group
    left = sum(question.key not in answers_given() for question in questions)
    if answers_given().get(group) == LEAVE.id and left:  # none left: a question that is a group of its own was answered
        told, again = st.columns([3, 1], vertical_alignment="center")
        told.markdown(f":green-badge[✓] {say('Bỏ cả {count} chỗ chưa rõ, không lấy', count=number(left, say.language))}")
        again.button(say("Hỏi lại từng câu"), key=f"import.again.{group}", type="tertiary", on_click=give_answer, args=(group, None))
        return True
    waiting = [question for question in questions if question.open]
    if len(waiting) > FEW and all(LEAVE in question.options for question in waiting):
        count = number(len(waiting), say.language)
        st.button(say("Bỏ tất cả {count} câu này, không lấy", count=count), key=f"import.leave.{group}", on_click=give_answer, args=(group, LEAVE.id))
    return False


def _ask_each(page: Page, questions: Sequence[Question]) -> None:
    """One by one: what was answered for itself stays in its place, and as many others as can be looked over; each answer brings the next."""
    given = answers_given()
    waiting = [question.key for question in questions if question.key not in given]
    later = set(waiting[MOST_SHOWN:])
    for question in questions:
        if question.key not in later:
            _ask(page, question, question.key, 1)
    if later:
        st.caption(page.say("… và {count} câu nữa, hiện ra khi đã trả lời các câu trên", count=number(len(later), page.say.language)))


def _ask(page: Page, question: Question, key: str, count: int) -> None:
    """One question with its options; it is about `count` questions of its kind."""
    say, widget = page.say, f"import.answer.{key}"
    where = _where(page, question)
    text = label(question_text(question, page.live, say))
    more = f" :gray[{_so_many_more(page, question, count - 1)}]" if count > 1 else ""
    titles = {option.id: label(option_text(option, page.live, say)) for option in question.options}
    given = answers_given().get(key, question.answer if key == question.key else None)
    if st.session_state.get(widget) != given:
        st.session_state[widget] = given
    st.markdown(f"{':orange-badge[?]' if question.open else ':green-badge[✓]'} {text}{more} :gray[{where}]")
    hidden = {"label_visibility": "collapsed", "key": widget, "on_change": _keep, "args": (widget, key)}
    if len(titles) <= MOST_BUTTONS:
        st.radio(text, list(titles), format_func=titles.__getitem__, index=None, horizontal=True, **hidden)  # type: ignore[call-overload]
    else:
        st.selectbox(text, list(titles), format_func=titles.__getitem__, index=None, placeholder=say("Chọn câu trả lời"), **hidden)  # type: ignore[call-overload]


def _so_many_more(page: Page, question: Question, count: int) -> str:
    """How many questions one answer is for; a number in it is that of the first, and the others have their own."""
    say = page.say
    if any(isinstance(option.value, float) for option in question.options):
        return say("(và {count} câu như vậy; số nêu ở đây là của câu đầu, mỗi câu lấy số của mình)", count=number(count, say.language))
    return say("(và {count} câu như vậy)", count=number(count, say.language))


def _where(page: Page, question: Question) -> str:
    say = page.say
    if not question.places:
        return ""
    more = say(" và {count} ô nữa", count=number(question.count - 1, say.language)) if question.count > 1 else ""
    return label(f"({place_of(question.places[0], say)}{more})")


def _keep(widget: str, key: str) -> None:
    """An answer given, changed or taken back."""
    given = st.session_state.get(widget)
    give_answer(key, None if given is None else str(given))
