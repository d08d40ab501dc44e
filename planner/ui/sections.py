"""Sections of a long page, one at a time; the address says which, so that people can send each other there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from planner.ui import session
from planner.ui.frame import Page

ADDRESS = "phan"
Section = Callable[[Page], object]


def pick_section(page: Page, sections: Mapping[str, tuple[str, Section]]) -> Section:
    """Let the visitor pick a section; returns what shows it.

    Parameters
    ----------
    page : Page
    sections : mapping
        Title and function by the name in the address; the first one is shown where the address names none.
    """
    asked = st.query_params.get(ADDRESS, "")
    name = asked if asked in sections else next(iter(sections))
    key = session.seeded("section", name)
    st.segmented_control(
        page.say("Phần"),
        list(sections),
        format_func=lambda one: page.say(sections[one][0]),
        required=True,
        key=key,
        label_visibility="collapsed",
        **session.on_change(key, go_to_section),
    )
    return sections[name][1]


def go_to_section(name: str) -> None:
    """Show another section on the next run."""
    st.query_params[ADDRESS] = name
