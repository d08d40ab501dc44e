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
    """The visitor's id: from the cookie, or a new one. A cookie is only ever taken if it is such an id."""
    if VISITOR not in st.session_state:
        kept = st.context.cookies.get(COOKIE)
        st.session_state[VISITOR] = kept if isinstance(kept, str) and PLAIN_ID.fullmatch(kept) else uuid.uuid4().hex
    return str(st.session_state[VISITOR])


def cookie() -> str:
    """The cookie that makes the browser remember the visitor, as the page's script sets it."""
    return f"{COOKIE}={visitor()}; path=/; max-age={KEPT_SECONDS}; SameSite=Lax"


def author() -> str:
    """The name the visitor gave: self-declared, asked for when something is saved."""
    return str(st.session_state.get(AUTHOR, ""))


def set_author(name: str) -> None:
    """Remember the name for this visit."""
    st.session_state[AUTHOR] = name.strip()
