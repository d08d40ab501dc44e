"""The one thing a follower may do: enter a number before the answer is revealed, and see afterwards how the room did."""

from __future__ import annotations

import re
import uuid
from hashlib import sha256

import streamlit as st

from planner.domain.plan import Plan
from planner.domain.room_guess import score, spread
from planner.errors import Problem
from planner.store import guesses
from planner.store.room import Question, Room
from planner.text.markdown import label
from planner.text.numbers import percent
from planner.text.room import answer_text, score_text, spread_text
from planner.text.translation import Voice
from planner.ui.arrival import show_problems
from planner.ui.follow_reading import guessed_on, question_in
from planner.ui.follow_view import projected
from planner.ui.storage import asked, now

COOKIE, KEPT_SECONDS = "planner_guess", 12 * 3600
SECRET, NUMBER, GUESSED = "planner.guess_secret", "follow.number", "planner.guess_problems"
PLAIN_SECRET = re.compile(r"[0-9a-f]{32}")


def guess_cookie() -> str:
    """The cookie that lets a browser change its guess instead of adding another one; it says nothing of who this is."""
    return f"{COOKIE}={_secret()}; path=/; max-age={KEPT_SECONDS}; SameSite=Lax"


def room_question(room: Room) -> Question | None:
    """The question in a room, None when there is none or the store does not say."""
    return asked(lambda database: question_in(database, room), None)[0] if room.question else None


def show_question(room: Room, plan: Plan, question: Question | None, say: Voice) -> None:
    """The field for a guess while the room guesses; the spread and the score once they are revealed."""
    if question is None:
        return
    with st.container(border=True, key="follow-guess"):
        if question.revealed_at is None:
            _show_field(room, question, say)
        else:
            show_result(room, plan, question, say)


def show_result(room: Room, plan: Plan, question: Question, say: Voice) -> None:
    """The spread of the guesses, then the projection, then the score."""
    lines, problems = result_lines(room, plan, question, say)
    st.markdown("  \n".join(label(line) for line in lines))
    show_problems(problems, say)


def result_lines(room: Room, plan: Plan, question: Question, say: Voice) -> tuple[list[str], tuple[Problem, ...]]:
    """The same as plain sentences, and what kept the guesses from being read."""
    nothing: tuple[int, ...] = ()
    tenths, problems = asked(lambda database: guessed_on(database, question), nothing)
    percents = [number / 10 for number in tenths]
    lines = [spread_text(spread(percents), len(percents), say)]
    known = projected(plan, room.state, question.target_id)
    if known is not None:
        outlook, denominator = known
        lines.append(answer_text(plan, outlook, denominator, say))
        if outlook.level_q10 is not None and outlook.level_q50 is not None and outlook.level_q90 is not None:
            low, middle, high = (level / denominator * 100 for level in (outlook.level_q10, outlook.level_q50, outlook.level_q90))
            lines.append(score_text(score(percents, low, middle, high), say))
    return [line for line in lines if line], problems


def _show_field(room: Room, question: Question, say: Voice) -> None:
    guesser = _guesser(room)
    own, _ = asked(lambda database: guesses.own_guess(database, question, guesser), None)
    with st.form(f"guess-{question.number}", border=False):
        st.number_input(say("Số dự đoán (%)"), min_value=0, max_value=100, step=1, value=None, key=NUMBER, placeholder="0–100")
        st.form_submit_button(say("Gửi số đoán"), type="primary", on_click=_send, args=(room.follower, guesser))
    if own is not None:
        said = percent(own / 10, say.language, 1, trim=True)
        st.markdown(label(say("Bạn đoán {guess}; đổi được đến khi người trình bày công bố. Không ai biết ai đoán gì.", guess=said)))
    show_problems(st.session_state.pop(GUESSED, ()), say)


def _send(follower: str, guesser: str) -> None:
    number = st.session_state.get(NUMBER)
    if not isinstance(number, int | float):
        return
    at, tenths = now(), round(number * 10)
    problems: tuple[Problem, ...] = asked(lambda database: guesses.guess(database, follower, guesser, tenths, at), None)[1]
    st.session_state[GUESSED] = problems


def _secret() -> str:
    """Random, from the cookie or new. It is never stored: what is stored is mixed from it and the room."""
    if SECRET not in st.session_state:
        kept = st.context.cookies.get(COOKIE)
        st.session_state[SECRET] = kept if isinstance(kept, str) and PLAIN_SECRET.fullmatch(kept) else uuid.uuid4().hex
    return str(st.session_state[SECRET])


def _guesser(room: Room) -> str:
    return sha256(f"{_secret()} {room.room_id}".encode()).hexdigest()
