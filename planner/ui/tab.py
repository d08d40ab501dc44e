"""Which window of a visitor this is: two windows of one presenter must not overwrite each other.

The id stands in the presenting page's address, so that a reload is the same window; it is no secret and opens nothing.
"""

from __future__ import annotations

import re
import uuid

import streamlit as st

TAB, IN_ADDRESS = "planner.tab", "tab"
PLAIN_ID = re.compile(r"[0-9a-f]{8}")


def tab() -> str:
    """The window's id, "" where it needs none: only what is presented has to be kept apart."""
    if TAB not in st.session_state:
        given = st.query_params.get(IN_ADDRESS, "")
        if not PLAIN_ID.fullmatch(given):
            return ""
        st.session_state[TAB] = given
    return str(st.session_state[TAB])


def name_tab() -> str:
    """Give the window an id, in its address too; returns it."""
    st.session_state[TAB] = tab() or uuid.uuid4().hex[:8]
    st.query_params[IN_ADDRESS] = st.session_state[TAB]
    return str(st.session_state[TAB])
