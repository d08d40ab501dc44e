"""The stage as a component: the board's scripts, and a few of its own that lay them out for a projector."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

import streamlit as st

from planner.ui.board.component import SCRIPTS

KEY = "stage"
OF_THE_BOARD = tuple(f"{name}.js" for name in SCRIPTS if name != "js_start")  # the stage starts them itself
OWN = ("js_pace.js", "js_intro.js", "js_sheets.js", "js_layout.js", "js_steps.js", "js_keys.js", "js_stage.js")


def _read(package: str, *names: str) -> str:
    return "\n".join(files(package).joinpath(name).read_text(encoding="utf-8") for name in names)


_mount = st.components.v2.component(
    "planner_stage",
    css=_read("planner.ui.board", "board.css") + _read("planner.ui.stage", "stage.css"),
    js="\n".join((_read("planner.ui.board", *OF_THE_BOARD), _read("planner.ui.stage", *OWN))),
)


def stage(data: dict[str, str], told: dict[str, Callable[[object], None]]) -> None:
    """Show the stage.

    Parameters
    ----------
    data : dict
        Texts, of which the browser reads those that changed.
    told : dict
        What to do with what comes back: ``moved`` (a lever was let go), ``hand`` (one was touched), ``asked`` (a key or a button
        that only the server can answer), ``step`` (where the presentation is).
    """

    def handed(name: str) -> Callable[[], None]:
        return lambda: told[name](st.session_state[KEY].get(name))

    _mount(
        key=KEY,
        data=data,
        on_moved_change=handed("moved"),
        on_hand_change=handed("hand"),
        on_asked_change=handed("asked"),
        on_step_change=handed("step"),
    )
