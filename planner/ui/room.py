"""The presenter's side of a room: open and close it, show its QR code, publish after each change, let the room guess.

A presenter is known by the visitor's cookie: after a restart, of the browser or of the server, the room is found again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import urlsplit

import streamlit as st

from planner.catalog.room_state import RoomState, leading_tab, read_state, state_text
from planner.catalog.snapshot import snapshot_of
from planner.domain.assignment import NOTHING_ASSIGNED
from planner.domain.bilingual import NO_TEXT
from planner.domain.plan import Plan
from planner.domain.target import Target
from planner.errors import PlannerError
from planner.store import guesses, rooms
from planner.store.database import Database
from planner.store.refusals import InvalidRecord
from planner.store.room import Question, Room
from planner.text.dates import moment_text
from planner.text.markdown import label
from planner.text.room import count_text, question_text
from planner.text.translation import Voice
from planner.ui.arrival import show_problems
from planner.ui.follow import ROOM as IN_ADDRESS
from planner.ui.follow_guess import room_question, show_result
from planner.ui.frame import Page
from planner.ui.saving import qr_svg
from planner.ui.storage import asked, local, now, storage
from planner.ui.tab import tab
from planner.ui.visitor import visitor

ROOM, TOLD = "planner.room", "planner.room_problems"
COUNT_EVERY = 2.0  # seconds: how often the presenter sees how many have guessed


def current_room(page: Page) -> Room | None:
    """The presenter's open room for this plan, None when there is none; the one of before, after a restart."""
    at = now()
    if ROOM not in st.session_state:
        found, problems = asked(lambda database: rooms.room_of(database, visitor(), page.live.id, at), None)
        if problems:
            return None  # asked again on the next run: a store that is away must not end a room
        st.session_state[ROOM] = found
    room: Room | None = st.session_state[ROOM]
    return None if room is None or room.plan_id != page.live.id or room.is_over(at) else room


def leads(room: Room) -> bool:
    """Whether the room follows this window, and not another one of the same presenter."""
    return leading_tab(room.state) in ("", tab())


def lead_here(page: Page, target: Target, step: str) -> None:
    """Let the room follow this window from now on."""
    if room := current_room(page):
        _publish(page, room, _state_of(page, target, step))


def room_step(page: Page) -> str:
    """Where the presentation was when it was last published, "" when there is no room: for a presenter's return."""
    room = current_room(page)
    try:
        return read_state(room.state, page.plan).step if room else ""
    except PlannerError:
        return ""


def publish(page: Page, target: Target, step: str = "") -> None:
    """Show followers what the presenter sees, if a room is open and anything changed. Call it last: nobody waits for it.

    A window that the room does not follow shows nothing to anybody: it is there to prepare in.

    Parameters
    ----------
    page : Page
    target : Target
        The one looked at.
    step : str
        Where the presentation is, for `room_step`. [at most 80 letters]
    """
    room, text = current_room(page), _state_of(page, target, step)
    if room is None or not leads(room) or (room.state, room.data) == (text, page.plan.data):
        return
    newest, problems = asked(lambda database: rooms.room_of(database, visitor(), page.live.id, now()), None)
    if not problems:
        st.session_state[ROOM] = newest  # another window may have taken the room over, or closed it
    if newest is not None and leads(newest):
        _publish(page, newest, text)


def _publish(page: Page, room: Room, text: str) -> None:
    snapshot, at = _snapshot(page.plan), now()
    _change(lambda database: rooms.publish(database, room.room_id, visitor(), data=page.plan.data, plan_snapshot=snapshot, state=text, at=at))


def room_panel(page: Page, target: Target, step: str = "") -> None:
    """Everything a presenter does with a room, for a popover or a sidebar."""
    say, room = page.say, current_room(page)
    show_problems(st.session_state.pop(TOLD, ()), say)
    if room is None:
        st.markdown(say("Mở phòng để mọi người theo dõi trên điện thoại: quét mã, chỉ xem, không ai sửa được gì."))
        st.button(say("Mở phòng"), key="room.open", type="primary", on_click=_open, args=(page, target, step))
        return
    address = follow_address(st.context.url or "", room.follower)
    st.image(qr_svg(address), width=320, alt=say("Mã QR để theo dõi"))
    st.code(address, language=None, wrap_lines=True)
    if only_here(address):
        st.warning(say("Điện thoại không mở được địa chỉ này. Mở trang này bằng địa chỉ của máy trong mạng rồi mở phòng; cách làm: docs/rooms.md."))
    else:
        st.caption(say("Điện thoại phải cùng mạng với máy này."))
    if not leads(room):
        st.warning(say("Phòng đang theo một cửa sổ khác của máy này: thay đổi ở đây không ai thấy."))
        st.button(say("Trình chiếu từ cửa sổ này"), key="room.lead", type="primary", on_click=lead_here, args=(page, target, step))
    until = moment_text(local(room.expires_at), say)
    st.caption(label(say("Phòng đang mở; tự hết hạn {moment} nếu không có thay đổi.", moment=until)))
    _guess_panel(page, room, target)
    st.button(say("Đóng phòng"), key="room.close", on_click=_close, args=(room,))


def ask_room(page: Page, target: Target) -> None:
    """Let the room guess, from the presenter's own screen."""
    if room := current_room(page):
        _ask(room, target)


def reveal_to_room(page: Page) -> None:
    """Show the room what it guessed and what is projected."""
    if room := current_room(page):
        _reveal(room)


def follow_address(url: str, follower: str) -> str:
    """The address for followers, beside the page that the presenter has open.

    Parameters
    ----------
    url : str
        Of the presenter's page.
    follower : str
        The follower's capability.
    """
    parts = urlsplit(url)
    folder = parts.path.rpartition("/")[0]
    return f"{parts.scheme or 'http'}://{parts.netloc or 'localhost:8501'}{folder}/follow?{IN_ADDRESS}={follower}"


def only_here(address: str) -> bool:
    """Whether an address leads nowhere but to this machine, so that no phone can open it."""
    host = urlsplit(address).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _guess_panel(page: Page, room: Room, target: Target) -> None:
    say, question = page.say, room_question(room)
    st.markdown(f"**{say('Cả phòng đoán trước')}**")
    if question is None:
        indicator = page.plan.indicator(target.indicator_id)
        possible = indicator.unit == "percent" or indicator.potential is not None
        st.caption(label(question_text(page.plan, target, say)) if possible else say("Chỉ tiêu này không tính bằng %, không đoán được."))
        st.button(say("Hỏi cả phòng"), key="room.ask", disabled=not possible, on_click=_ask, args=(room, target))
        return
    if question.revealed_at is None:
        _show_count(question, say)
        st.button(say("Công bố"), key="room.reveal", type="primary", on_click=_reveal, args=(room,))
    else:
        show_result(room, page.plan, question, say)
    st.button(say("Cất câu hỏi"), key="room.put_away", on_click=_put_away, args=(room,))


@st.fragment(run_every=COUNT_EVERY)
def _show_count(question: Question, say: Voice) -> None:
    nothing: tuple[int, ...] = ()
    found, _ = asked(lambda database: guesses.guessed(database, question), nothing)
    st.markdown(label(count_text(len(found), say)))


def _open(page: Page, target: Target, step: str) -> None:
    state, snapshot, at = _state_of(page, target, step), _snapshot(page.plan), now()
    _change(
        lambda database: rooms.open_room(database, presenter=visitor(), plan_id=page.live.id, data=page.plan.data, plan_snapshot=snapshot, state=state, at=at)
    )


def _close(room: Room) -> None:
    at = now()
    st.session_state[TOLD] = asked(lambda database: rooms.close(database, room.room_id, visitor(), at), None)[1]
    st.session_state.pop(ROOM, None)


def _ask(room: Room, target: Target) -> None:
    at = now()
    _change(lambda database: guesses.ask(database, room.room_id, visitor(), target.id, at))


def _reveal(room: Room) -> None:
    at = now()
    _change(lambda database: guesses.reveal(database, room.room_id, visitor(), at))


def _put_away(room: Room) -> None:
    at = now()
    _change(lambda database: guesses.put_away(database, room.room_id, visitor(), at))


def _change(change: Callable[[Database], Room]) -> None:
    """Change the room in the store; what kept it from being changed is told by the panel on the next run."""
    database = storage().database
    if database is None:
        st.session_state[TOLD] = storage().problems
        return
    try:
        st.session_state[ROOM] = change(database)
    except InvalidRecord as error:  # closed in another window, or expired meanwhile
        st.session_state[TOLD] = error.problems
        st.session_state.pop(ROOM, None)
    except PlannerError as error:
        st.session_state[TOLD] = error.problems


def _state_of(page: Page, target: Target, step: str) -> str:
    """What is published: nobody's name, note or half-done assignment."""
    bare = replace(page.scenario, plan=page.plan.id, data="", model="", title=NO_TEXT, author="", note=NO_TEXT, assignment=NOTHING_ASSIGNED)
    return state_text(RoomState(scenario=bare, target_id=target.id, step=step, tab=tab()))


@lru_cache(maxsize=4)
def _snapshot(plan: Plan) -> str:
    return snapshot_of(plan)
