"""The follower's page: what the presenter shows, on a phone or a second screen. It asks, and writes nothing but a guess."""

from __future__ import annotations

import random
from dataclasses import dataclass

import streamlit as st

from planner.domain.bilingual import LANGUAGES, Language
from planner.domain.plan import Plan
from planner.errors import InvalidPlan, PlannerError, Problem
from planner.store.room import Pulse, Room
from planner.text.dates import exact_date
from planner.text.markdown import label
from planner.text.minutes import last_figure
from planner.text.translation import Voice
from planner.ui.arrival import show_problems
from planner.ui.chrome import prepare_page
from planner.ui.follow_guess import guess_cookie, room_question, show_question
from planner.ui.follow_reading import pulse_now, room_now
from planner.ui.follow_style import apply_follow_style
from planner.ui.follow_view import FollowView, plan_of, view
from planner.ui.frame import route_first
from planner.ui.plans import open_plan
from planner.ui.storage import asked, now, storage

ROOM = "room"  # in the address: /follow?room=…
DRAWN, LOOKS, PACE = "planner.follow_drawn", "planner.follow_looks", "planner.follow_pace"
SOON, LATER = (3, 8), 60  # looks after which the page is made again unasked: when it was new, and when it was not
EVERY = (0.6, 1.0)  # seconds between two looks: another pace for each, lest all that came back together ask at the same moment


@dataclass(frozen=True, slots=True)
class Follower:
    """Somebody who looks on: a voice of their own, and the room as it is now."""

    say: Voice
    link: str
    room: Room | None
    plan: Plan | None
    problems: tuple[Problem, ...]

    @property
    def pulse(self) -> Pulse | None:
        """The pulse that is on this screen."""
        return None if self.room is None else self.room.pulse


def open_follower() -> Follower:
    """The first call of the follower's page: frame, language, and the newest state of the room."""
    route_first("follow")
    live, problems = _live_plan()
    say = Voice(_language(live.language if live else LANGUAGES[0]))
    apply_follow_style(say)
    prepare_page(say, guess_cookie())
    link = st.query_params.get(ROOM, "")
    room, refused = asked(lambda database: room_now(database, link), None)
    if room is None or room.is_over(now()) or live is None:
        return Follower(say, link, room, None, refused or problems)
    plan, refused = asked(lambda database: plan_of(database, room, live), None)
    return Follower(say, link, room, plan, refused)


def _live_plan() -> tuple[Plan | None, tuple[Problem, ...]]:
    try:
        return open_plan()[0], ()
    except InvalidPlan as error:
        return None, error.problems


def _language(usual: Language) -> Language:
    """The language that the address asks for, or the browser's where it is one of ours: a follower is given no switch."""
    asked_for = (st.query_params.get("lang", ""), (st.context.locale or "")[:2])
    return next((known for wanted in asked_for for known in LANGUAGES if known == wanted), usual)


def show_room(follower: Follower) -> None:
    """The presenter's state, or why there is none to see."""
    say, room, plan = follower.say, follower.room, follower.plan
    if room is None or plan is None:
        _show_nothing(follower)
        return
    question = room_question(room)
    asks = question.target_id if question is not None and question.revealed_at is None else ""
    try:
        shown = view(plan, plan.data, room.state, say.language, st.context.theme.type == "dark", asks)
    except PlannerError as error:
        show_problems(error.problems, say)
        return
    st.title(label(shown.title), anchor=False)
    show_question(room, plan, question, say)
    _show_figures(shown, plan, say)


def _show_figures(shown: FollowView, plan: Plan, say: Voice) -> None:
    """Chart and figures, in as few messages as can be: each is sent to everybody at the same moment."""
    if shown.chance:
        left, right = st.columns([2.2, 1], vertical_alignment="center")
        with right, st.container(key="follow-side"):
            lines = (
                shown.chance,
                f"**{label(shown.words)}**",
                f"{say('Ngày đạt')}: **{label(shown.when)}**",
                f"{say('Mức đến hạn')}: **{label(shown.level)}**",
            )
            st.markdown("\n\n".join(lines))
    else:
        left = st.container()
    if shown.chart:
        left.html(shown.chart)
    levers = " · ".join(label(lever) for lever in shown.levers)
    about = say("{subject} · chỉ xem · số liệu đến {date}", subject=shown.subject, date=exact_date(last_figure(plan), say))
    st.markdown(f"{levers}\n\n{label(about)}")


def _show_nothing(follower: Follower) -> None:
    say, room = follower.say, follower.room
    if follower.problems:
        st.title(say("Chưa xem được phòng"), anchor=False)
        show_problems(follower.problems, say)
    elif room is not None and room.closed_at is not None:
        st.title(say("Phòng đã đóng"), anchor=False)
        st.markdown(say("Người trình bày đã đóng phòng. Cảm ơn đã theo dõi."))
    elif room is not None:
        st.title(say("Phòng đã hết hạn"), anchor=False)
        st.markdown(say("Phòng tự hết hạn sau 12 giờ không có thay đổi. Xin người trình bày mã QR mới."))
    else:
        st.title(say("Không có phòng này"), anchor=False)
        st.markdown(say("Liên kết sai, hoặc phòng đã hết hạn từ lâu. Xin người trình bày mã QR mới."))


def watch(follower: Follower) -> None:
    """Look for something new as long as there may be: the page is made again when there is."""
    if follower.problems or (follower.room is not None and not follower.room.is_over(now())):
        drawn = (follower.link, follower.pulse)
        again = random.randint(*SOON) if st.session_state.get(DRAWN) != drawn else LATER
        st.session_state[DRAWN], st.session_state[LOOKS] = drawn, 0
        pace = st.session_state.setdefault(PACE, random.uniform(*EVERY))
        st.fragment(_look, run_every=pace)(follower.link, follower.pulse, bool(follower.problems), again)


def _look(link: str, seen: Pulse | None, troubled: bool, again: int) -> None:
    """Make the page again when it is to show something else; and unasked after so many looks.

    Streamlit drops all that a run has said when the next request comes just as that run ends (its issue 9921): rare, and more
    often on a busy machine. A follower would stay behind without knowing. So what is new is said twice, to some sooner, to
    others later, and again from time to time.
    """
    st.session_state[LOOKS] = looks = st.session_state.get(LOOKS, 0) + 1  # the first one is part of making the page
    if looks > again:
        st.rerun()
    database = storage().database
    if database is None:
        return
    try:
        found = pulse_now(database, link)
    except PlannerError:
        return  # what is on the screen stays there until the store answers again
    if troubled or found != seen or (found is not None and now() >= found.expires_at):
        st.rerun()
