"""Parts of a page that fold, and stay as somebody left them while their titles count something that changes."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator


def folded(title: str, name: str, *, opened: bool = False, compact: bool = False) -> DeltaGenerator | None:
    """A part that folds: what to fill while it is open, None while it is closed.

    To Streamlit an expander with another title is another one, closed as at first; so whether it is open is kept here.

    Parameters
    ----------
    title : str
        Markdown.
    name : str
        Where in the session it is kept whether it is open.
    opened : bool
        At first.
    compact : bool
        One line without a frame, inside another one.
    """
    key, state = f"{name}.fold", bool(st.session_state.get(name, opened))
    st.session_state[key] = state  # every time: what was put there was for an expander of another title
    part = st.expander(title, key=key, on_change=_keep, args=(name, key), type="compact" if compact else "default")
    return part if part.open else None


def _keep(name: str, key: str) -> None:
    st.session_state[name] = st.session_state[key]
