"""The board on a page: what it is told, and what becomes of a lever that is let go."""

from __future__ import annotations

from dataclasses import replace
from time import sleep

import streamlit as st

from planner.domain.target import Target
from planner.ui import session
from planner.ui.board.component import board
from planner.ui.board.moves import after_moves
from planner.ui.board.payload import board_data
from planner.ui.continuity import keep_draft
from planner.ui.frame import Page

LEAVES = 0.02  # seconds in which what was said leaves the server, before the rest of the page takes its time
HAND, ANSWERED, MOVED = "planner.board.hand", "planner.board.answered", "planner.board.moved"


def show_board(page: Page, target: Target) -> None:
    """The board as it stands; whatever asked for this run of the page has been done by now."""
    st.session_state[MOVED] = False
    _board(page, target)


@st.fragment
def _board(page: Page, target: Target) -> None:
    """Runs alone when a lever is touched or let go: the truth leaves first, then the rest of the page follows."""
    here = replace(page, scenario=session.scenario())
    data = board_data(
        here,
        target,
        st.session_state.get(HAND, ""),
        st.session_state.get(ANSWERED, 0),
        straight=st.session_state.get("what_if.straight", False),
    )
    board(data, lambda told: _moved(page, told), _touched)
    if st.session_state.get(MOVED):
        sleep(LEAVES)
        st.rerun()


def _moved(page: Page, told: object) -> None:
    """Do a move once, however often it is sent, and answer it when it is on the disk."""
    if isinstance(told, dict):
        if told.get("count") != st.session_state.get(ANSWERED):
            session.set_scenario(after_moves(page.plan, session.scenario(), told.get("changes")))
            keep_draft()
        st.session_state[ANSWERED] = told.get("count", 0)
        st.session_state[MOVED] = True


def _touched(told: object) -> None:
    st.session_state[HAND] = str(told)
