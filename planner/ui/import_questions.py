"""What a file leaves open, and what it warns of: every question with its answers, one for all of a kind where there are many."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from planner.domain.intake import Proposal, Question
from planner.text.intake import option_text, place_of, question_text
from planner.text.markdown import label
from planner.text.numbers import number
from planner.ui.frame import Page

ANSWERS = "planner.import.answers"
FEW = 3  # of a kind: more are answered together unless somebody wants each
MOST_SHOWN = 12  # of a kind that wait for an answer of their own, one by one
MOST_BUTTONS = 4  # options that stand side by side


def answers_given() -> dict[str, str]:
    """Every answer so far, by the key of its question or of its group."""
    return dict(st.session_state.get(ANSWERS, {}))


def show_questions(page: Page, proposal: Proposal) -> None:
    """First what is unclear, then the warnings; what is answered stays to be changed."""
    say = page.say
    for title, questions in ((say("Cần trả lời"), proposal.questions), (say("Cảnh báo"), proposal.guards)):
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
    _ask_each(page, questions)


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
    given = answers_given().get(key)
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
    answers, given = answers_given(), st.session_state.get(widget)
    if given is None:
        answers.pop(key, None)
    else:
        answers[key] = str(given)
    st.session_state[ANSWERS] = answers


def forget_answers() -> None:
    """Begin with no answers, for another file."""
    for key in [key for key in st.session_state if str(key).startswith("import.answer.")]:
        del st.session_state[key]
    st.session_state.pop(ANSWERS, None)
