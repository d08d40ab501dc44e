"""What is on the stage: which target, and at most three measures; kept in the address, so that a reload finds it again."""

from __future__ import annotations

import streamlit as st

from planner.domain.measure import Measure
from planner.domain.next_steps import targets_to_look_at
from planner.domain.target import Target
from planner.ui import results, session
from planner.ui.controls import focused
from planner.ui.frame import Page
from planner.ui.levers import measures_for

MOST = 3  # more cannot be followed from the last row
CHOSEN, TAKEN = "planner.stage.measures", "planner.stage.taken"
TARGET_IN_ADDRESS, MEASURES_IN_ADDRESS = "target", "measures"


def take_up_address(page: Page) -> Target | None:
    """The target to present, None where there is none: at the first sight of an address the one that it names."""
    if TAKEN not in st.session_state:
        st.session_state[TAKEN] = True
        named = st.query_params.get(TARGET_IN_ADDRESS, "")
        if any(target.id == named for target in targets_to_look_at(page.plan)):
            session.set_focus(named)
        st.session_state[CHOSEN] = tuple(st.query_params.get(MEASURES_IN_ADDRESS, "").split(","))
    target = focused(page)
    if target is not None:
        st.query_params[TARGET_IN_ADDRESS] = target.id
    return target


def acting_measures(page: Page, target: Target) -> tuple[Measure, ...]:
    """The measures that act on a target, the one that does most first; last those that became known only later."""
    acting = measures_for(page.plan, page.plan.indicator(target.indicator_id))[0]
    swings = results.tornado(page.plan, page.baseline, target)
    order = {swing.lever.id: place for place, swing in enumerate(swings) if isinstance(swing.lever, Measure)}
    later = {measure.id for measure in acting if measure.known_on is not None and measure.known_on > page.plan.as_of}
    return tuple(sorted(acting, key=lambda measure: (measure.id in later, order.get(measure.id, len(order)))))


def chosen_measures(page: Page, target: Target) -> tuple[Measure, ...]:
    """At most three measures: those that were chosen, or the strongest."""
    acting = acting_measures(page, target)
    chosen = [measure for measure in acting if measure.id in st.session_state.get(CHOSEN, ())]
    return tuple(chosen or acting)[:MOST]


def choose_measures(ids: list[str]) -> None:
    """Put other measures on the stage."""
    st.session_state[CHOSEN] = tuple(ids[:MOST])
    if ids:
        st.query_params[MEASURES_IN_ADDRESS] = ",".join(ids[:MOST])
    else:
        st.query_params.pop(MEASURES_IN_ADDRESS, None)
