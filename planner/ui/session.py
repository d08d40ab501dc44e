"""What the planner remembers of one visitor: a language, a scenario, the target looked at. The widgets remember nothing.

A widget is seeded from the scenario on every run; when it is moved, its callback makes a new scenario.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from planner.domain.bilingual import LANGUAGES, Language
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.errors import Problem
from planner.store.revision import Revision

LANGUAGE, SCENARIO, FOCUS, PLAN = "planner.language", "planner.scenario", "planner.focus", "planner.plan"
PAST, FUTURE, BASE, AS_SAVED = "planner.past", "planner.future", "planner.base", "planner.as_saved"
LEFT_OUT = "planner.left_out"
LONGEST_HISTORY = 200  # steps


@dataclass(frozen=True, slots=True)
class Base:
    """A saved scenario: what the store gave, and the scenario in it as the plan of now allows it."""

    revision: Revision
    scenario: Scenario
    own: bool = True  # may be saved again; what was opened by somebody's link may not


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


def begun(plan: Plan) -> bool:
    """Whether this visit already works on this very plan."""
    return st.session_state.get(PLAN) == plan.data


def begin(plan: Plan, opening: Scenario, base: Base | None) -> None:
    """Work on a plan from a scenario on; steps taken before on other figures are not taken back."""
    st.session_state[PLAN], st.session_state[SCENARIO], st.session_state[BASE] = plan.data, opening, base
    st.session_state[PAST], st.session_state[FUTURE] = (), ()


def scenario() -> Scenario:
    """The scenario the visitor works on; the baseline before there is one."""
    return st.session_state.get(SCENARIO) or Scenario()


def base() -> Base | None:
    """The saved scenario that the work started from."""
    return st.session_state.get(BASE)


def set_base(saved: Base | None) -> None:
    """Work from another saved scenario on."""
    st.session_state[BASE] = saved


def as_saved() -> Base | None:
    """The saved scenario that is shown on the figures of its day."""
    return st.session_state.get(AS_SAVED)


def set_as_saved(saved: Base | None) -> None:
    """Show a saved scenario on the figures of its day; None goes back to the figures of now."""
    st.session_state[AS_SAVED] = saved


def left_out() -> tuple[Problem, ...]:
    """What of the scenario could not be carried over to the figures of now, until the visitor has taken note of it."""
    return tuple(st.session_state.get(LEFT_OUT, ()))


def set_left_out(problems: tuple[Problem, ...]) -> None:
    """Tell on every page what of the scenario could not be carried over; nothing takes it off again."""
    st.session_state[LEFT_OUT] = tuple(dict.fromkeys(problems))


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


def seeded(key: str, value: Any, words: str = "") -> str:
    """Seed a widget's state and return its key: what the widget shows is what the scenario says.

    A widget that was seen in another language, or whose value was called by other words, is seeded again even with the same value:
    the browser keeps its words.
    """
    spoken, now = f"planner.spoken.{key}", (st.session_state.get(LANGUAGE), words)
    if st.session_state.get(key) != value or st.session_state.get(spoken) != now:
        st.session_state[key] = value
        st.session_state[spoken] = now
    return key


def on_change(key: str, then: Callable[[Any], None]) -> dict[str, Any]:
    """Arguments of a widget that hands its new value on; a click that takes back what was picked picks nothing."""

    def hand_on() -> None:
        if (picked := st.session_state[key]) is not None:
            then(picked)

    return {"on_change": hand_on}
