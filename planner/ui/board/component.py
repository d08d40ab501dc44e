"""The component itself: hand-written scripts, put one after the other, with a shadow root of their own."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

import streamlit as st

KEY = "board"
SCRIPTS = ("js_arithmetic", "js_words", "js_chart", "js_levers", "js_panels", "js_paint", "js_outbox", "js_board", "js_start")


def _read(name: str) -> str:
    return files("planner.ui.board").joinpath(name).read_text(encoding="utf-8")


_mount = st.components.v2.component("planner_board", css=_read("board.css"), js="\n".join(_read(f"{name}.js") for name in SCRIPTS))


def board(data: dict[str, str], on_moved: Callable[[object], None], on_hand: Callable[[object], None]) -> None:
    """Show the board. `on_moved` gets what was let go, `on_hand` the lever that was touched."""
    _mount(
        key=KEY,
        data=data,
        on_moved_change=lambda: on_moved(st.session_state[KEY].get("moved")),
        on_hand_change=lambda: on_hand(st.session_state[KEY].get("hand")),
    )
