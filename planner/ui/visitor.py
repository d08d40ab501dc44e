"""Who is here, without a login: a random id that the browser keeps in a cookie, never in the address."""

from __future__ import annotations

import re
import uuid

import streamlit as st

COOKIE = "planner_visitor"
KEPT_SECONDS = 365 * 24 * 3600
PLAIN_ID = re.compile(r"[0-9a-f]{32}")
VISITOR, AUTHOR = "planner.visitor", "planner.author"


def visitor() -> str:
    """The visitor's id: from the cookie, or a new one that is put there. A cookie is only ever taken if it is such an id."""
    if VISITOR not in st.session_state:
        kept = st.context.cookies.get(COOKIE, "")
        st.session_state[VISITOR] = kept if PLAIN_ID.fullmatch(kept) else uuid.uuid4().hex
    current: str = st.session_state[VISITOR]
    if st.context.cookies.get(COOKIE) != current:
        code = f"<script>document.cookie = '{COOKIE}={current}; path=/; max-age={KEPT_SECONDS}; SameSite=Lax'</script>"
        st.html(code, unsafe_allow_javascript=True)
    return current


def author() -> str:
    """The name the visitor gave: self-declared, asked for when something is saved."""
    return str(st.session_state.get(AUTHOR, ""))


def set_author(name: str) -> None:
    """Remember the name for this visit."""
    st.session_state[AUTHOR] = name.strip()
