"""The sentences for the minutes on the page, one click to copy."""

from __future__ import annotations

import streamlit as st

from planner.domain.target import Target
from planner.model.headline import targets_of_year
from planner.text.minutes import minutes_text
from planner.ui import results
from planner.ui.frame import Page


def minutes_of(page: Page, target: Target) -> str:
    """What goes into the minutes: the target looked at first, then the others of the year that the scenario changes."""
    shown = {known.id for known in targets_of_year(page.plan, page.scenario)} | {target.id}
    before, after = ([outlook for outlook in page.outlooks(known) if outlook.target_id in shown] for known in (page.baseline, page.scenario))
    return minutes_text(page.plan, page.scenario, before, after, results.denominators(page.plan, page.scenario), page.say, focus=target.id)


def minutes_panel(page: Page, target: Target) -> None:
    """The sentences behind a line that opens: written only while it is open, for they take every target's outlook twice."""
    opened = st.expander(page.say("Câu ghi biên bản"), key="minutes", on_change="rerun")
    if opened.open:
        with opened:
            show_minutes(page, target)


def show_minutes(page: Page, target: Target) -> None:
    """The sentences in a box whose button copies them."""
    st.caption(page.say("Nút ở góc để sao chép."))
    st.code(minutes_of(page, target), language=None, wrap_lines=True)
