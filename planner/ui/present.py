"""The presenter's page: the stage, what becomes of a lever that is let go, where the presentation is."""

from __future__ import annotations

from dataclasses import replace
from time import sleep
from typing import Any

import streamlit as st

from planner.catalog.room_state import read_state
from planner.domain.scenario import Scenario
from planner.domain.target import Target
from planner.errors import PlannerError
from planner.ui import session
from planner.ui.board.moves import after_moves
from planner.ui.continuity import keep_draft
from planner.ui.frame import Page
from planner.ui.plans import ROOT
from planner.ui.present_choice import chosen_measures, take_up_address
from planner.ui.present_room import guesses_shown, room_shown
from planner.ui.room import COUNT_EVERY, ask_room, publish, reveal_to_room, room_step
from planner.ui.stage.component import KEY, stage
from planner.ui.stage.payload import Show, stage_data
from planner.ui.tab import name_tab

LEAVES = 0.02  # seconds in which what was said leaves the server, before the room is told
HAND, ANSWERED, MOVED = "planner.stage.hand", "planner.stage.answered", "planner.stage.moved"
OPENING, BEFORE, STEP, FRESH = "planner.stage.opening", "planner.stage.before", "planner.stage.step", "planner.stage.fresh"
AGAIN, LEFT, SETUP = "planner.stage.again", "planner.stage.left", "planner.stage.setup"
LONGEST_STEP = 8  # letters
STYLE = """<style>
[data-testid="stHeader"], [data-testid="stMainMenu"], [data-testid="stToolbar"], [data-testid="stStatusWidget"] { display: none; }
.stMainBlockContainer > [data-testid="stVerticalBlock"] >
  :not(.st-key-stage, .st-key-present-setup, .st-key-left-out, :has(.st-key-stage, .st-key-present-setup, .st-key-left-out)) { display: none; }
.st-key-left-out { position: fixed; top: 0; left: 0; right: 0; z-index: 1000011; padding: 0.6rem 1rem; background: var(--st-background-color, Canvas); }
.stApp [data-stale="true"] { opacity: 1; transition: none; }
.st-key-present-setup { position: fixed; top: 0; right: 0; bottom: 0; width: min(34rem, 100vw); overflow-y: auto; z-index: 1000010; padding: 1.2rem;
  background: var(--st-background-color, Canvas); border-left: 2px solid rgba(128, 128, 128, 0.5); }
.st-key-present-setup img { width: min(100%, 26rem) !important; }
</style>"""


def presented(page: Page) -> Target | None:
    """The target on the stage, None where there is none; the first time, what the address says of target, measures and step."""
    name_tab()
    target = take_up_address(page)
    if target is not None and KEY not in st.session_state:  # the page was opened, or reloaded
        step = st.query_params.get("step", "")[:LONGEST_STEP]
        st.session_state[FRESH] = not step
        st.session_state[STEP] = step or room_step(page)
        st.session_state[OPENING] = (page.scenario, target.id)
        st.session_state[SETUP] = False
    return target


def show_stage(page: Page, target: Target) -> None:
    """The stage as it stands; while the room guesses, it looks now and then how many have."""
    st.html(STYLE)
    st.session_state[AGAIN] = st.session_state[MOVED] = False
    guessing = guesses_shown(page, target)["state"] == "guessing"
    st.fragment(_stage, run_every=COUNT_EVERY if guessing else None)(page, target)


def setup_is_open() -> bool:
    """Whether the presenter prepares: targets, measures, room, language."""
    return bool(st.session_state.get(SETUP))


def close_setup() -> None:
    """Back to the stage alone."""
    st.session_state[SETUP] = False


def _stage(page: Page, target: Target) -> None:
    """Runs alone when a lever is touched or let go: the truth leaves first, then the room is told, then the draft is kept."""
    here = replace(page, scenario=session.scenario())
    stage(
        stage_data(here, _show(here, target), st.session_state.get(HAND, ""), st.session_state.get(ANSWERED, 0)),
        {"moved": lambda told: _moved(page, told), "hand": _touched, "asked": lambda told: _asked(page, target, told), "step": _stepped},
    )
    if st.session_state.pop(LEFT, False):
        st.switch_page(ROOT / "pages" / "what_if.py")
    if st.session_state.get(AGAIN):
        st.rerun()
    if st.session_state.get(MOVED):
        st.session_state[MOVED] = False
        sleep(LEAVES)
    publish(here, target, st.session_state[STEP])
    keep_draft()


def _show(page: Page, target: Target) -> Show:
    before, after = st.session_state.get(BEFORE, (None, None))
    return Show(
        target=target,
        measures=chosen_measures(page, target),
        opening=st.session_state[OPENING],
        before=before if after == page.scenario else page.baseline,
        step=st.session_state[STEP],
        fresh=st.session_state[FRESH],
        room=room_shown(page),
        guesses=guesses_shown(page, target),
    )


def _moved(page: Page, told: Any) -> None:
    """Do a move once, however often it is sent, and answer it when it is on the disk."""
    if isinstance(told, dict):
        if told.get("count") != st.session_state.get(ANSWERED):
            before = session.scenario()
            after = after_moves(page.plan, before, told.get("changes"))
            session.set_scenario(after)
            keep_draft()
            if after != before:
                st.session_state[BEFORE] = (before, after)
        st.session_state[ANSWERED] = told.get("count", 0)
        st.session_state[MOVED] = True


def _touched(told: object) -> None:
    st.session_state[HAND] = str(told)


def _stepped(told: object) -> None:
    if isinstance(told, str):
        st.session_state[STEP] = st.query_params["step"] = told[:LONGEST_STEP]


def _asked(page: Page, target: Target, told: Any) -> None:
    """What a key or a button asked for; whatever else comes is left alone."""
    what = told.get("what") if isinstance(told, dict) else None
    if what == "leave":
        st.session_state[LEFT] = True
    elif what == "setup":
        st.session_state[SETUP] = not setup_is_open()
    elif what == "opening":
        _back_to_the_opening()
    elif what == "remember":
        _remember(page, told.get("opening"))
    elif what == "ask":
        ask_room(page, target)
    elif what == "reveal":
        reveal_to_room(page)
    st.session_state[AGAIN] = what in ("setup", "opening", "ask", "reveal")


def _back_to_the_opening() -> None:
    scenario, target_id = st.session_state[OPENING]
    session.set_scenario(scenario)
    session.set_focus(target_id)
    st.session_state.pop(BEFORE, None)


def _remember(page: Page, told: object) -> None:
    """After a reload the browser says how the page was when it was opened: read as carefully as a link."""
    try:
        known = read_state(str(told), page.plan)
    except PlannerError:
        return
    if known.scenario.plan == page.plan.id:
        scenario: Scenario = replace(page.scenario.with_moves_of(known.scenario), choices=known.scenario.choices)
        st.session_state[OPENING] = (scenario, known.target_id)
        session.set_left_out((*session.left_out(), *known.left_out))
