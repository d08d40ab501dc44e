"""What the stage shows of the room: its QR code, and what the room guesses."""

from __future__ import annotations

from typing import Any

import streamlit as st

from planner.domain.target import Target
from planner.store import guesses
from planner.text.room import count_text
from planner.ui.follow_guess import result_lines, room_question
from planner.ui.frame import Page
from planner.ui.room import current_room, follow_address, leads, only_here
from planner.ui.saving import qr_svg
from planner.ui.storage import asked


def room_shown(page: Page) -> dict[str, str]:
    """The QR code of the open room with what must be said beside it; nothing without a room."""
    room = current_room(page)
    if room is None:
        return {}
    address = follow_address(st.context.url or "", room.follower)
    elsewhere = "" if leads(room) else page.say("Phòng đang theo cửa sổ khác")
    return {"qr": qr_svg(address), "address": address, "note": _note(page, address), "elsewhere": elsewhere}


def _note(page: Page, address: str) -> str:
    if only_here(address):
        return page.say("Điện thoại không mở được địa chỉ này. Mở trang này bằng địa chỉ của máy trong mạng rồi mở phòng; cách làm: docs/rooms.md.")
    return page.say("Điện thoại phải cùng mạng với máy này.")


def guesses_shown(page: Page, target: Target) -> dict[str, Any]:
    """Where the question to the room is, and what may be said: how many guessed; once revealed, the spread and the score."""
    room, indicator = current_room(page), page.plan.indicator(target.indicator_id)
    if room is None or (indicator.unit == "count" and indicator.potential is None):  # only percentages can be guessed
        return {"state": "no_room", "lines": []}
    question = room_question(room)
    if question is None:
        return {"state": "unasked", "lines": []}
    if question.revealed_at is not None:
        return {"state": "revealed", "lines": result_lines(room, page.plan, question, page.say)[0]}
    nothing: tuple[int, ...] = ()
    found, _ = asked(lambda database: guesses.guessed(database, question), nothing)
    return {"state": "guessing", "lines": [count_text(len(found), page.say)]}
