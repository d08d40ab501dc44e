"""What the planner remembers of one visitor: a language, a scenario, the target looked at. The widgets remember nothing.

A widget is seeded from the scenario on every run; when it is moved, its callback makes a new scenario.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from planner.domain.bilingual import LANGUAGES, Language
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario

LANGUAGE, SCENARIO, FOCUS, PLAN = "planner.language", "planner.scenario", "planner.focus", "planner.plan"
PAST, FUTURE = "planner.past", "planner.future"
LONGEST_HISTORY = 200  # steps


def language(usual: Language) -> Language:
    """The visitor's language: picked here, or asked for in the address, or the usual one."""
    if LANGUAGE not in st.session_state:
        asked = st.query_params.get("lang", "")
        st.session_state[LANGUAGE] = next((known for known in LANGUAGES if known == asked), usual)
    return st.session_state[LANGUAGE]  # type: ignore[no-any-return]


def set_language(picked: Language) -> None:
    """Change the language, in the address too, so that a reload keeps it."""
    st.session_state[LANGUAGE] = picked
    st.query_params["lang"] = picked


def scenario(plan: Plan) -> Scenario:
    """The scenario the visitor works on; a plan that changed starts from the baseline again."""
    if st.session_state.get(PLAN) != plan.data:
        st.session_state[PLAN] = plan.data
        st.session_state[SCENARIO] = Scenario(plan=plan.id)
        st.session_state[PAST], st.session_state[FUTURE] = (), ()
        st.session_state[FOCUS] = None
    return st.session_state[SCENARIO]  # type: ignore[no-any-return]


def set_scenario(changed: Scenario) -> None:
    """Replace the scenario; the one before can be had back."""
    before: Scenario = st.session_state[SCENARIO]
    if changed != before:
        st.session_state[PAST] = (*st.session_state[PAST], before)[-LONGEST_HISTORY:]
        st.session_state[FUTURE] = ()
        st.session_state[SCENARIO] = changed


def can_undo() -> bool:
    """Whether there is a step to take back."""
    return bool(st.session_state[PAST])


def can_redo() -> bool:
    """Whether a step was taken back."""
    return bool(st.session_state[FUTURE])


def undo() -> None:
    """One step back."""
    if can_undo():
        *past, before = st.session_state[PAST]
        st.session_state[FUTURE] = (*st.session_state[FUTURE], st.session_state[SCENARIO])
        st.session_state[PAST], st.session_state[SCENARIO] = tuple(past), before


def redo() -> None:
    """One step forward again."""
    if can_redo():
        *future, after = st.session_state[FUTURE]
        st.session_state[PAST] = (*st.session_state[PAST], st.session_state[SCENARIO])
        st.session_state[FUTURE], st.session_state[SCENARIO] = tuple(future), after


def focus() -> str | None:
    """Id of the target looked at."""
    return st.session_state.get(FOCUS)


def set_focus(target_id: str) -> None:
    """Look at another target."""
    st.session_state[FOCUS] = target_id


def seeded(key: str, value: Any) -> str:
    """Seed a widget's state and return its key: what the widget shows is what the scenario says."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    return key


def on_change(key: str, then: Callable[[Any], None]) -> dict[str, Any]:
    """Arguments of a widget that hands its new value on."""
    return {"on_change": lambda: then(st.session_state[key])}
