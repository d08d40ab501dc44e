"""What was answered about the file that is being read: kept for the visit, by the key of a question, of its group, or of a column."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

ANSWERS = "planner.import.answers"
OF_A_FILE = tuple(f"import.{name}." for name in ("answer", "column", "sheet", "out", "shown", "each"))  # keys of widgets


def answers_given() -> dict[str, str]:
    """Every answer so far."""
    return dict(st.session_state.get(ANSWERS, {}))


def give_answer(key: str, answer: str | None) -> None:
    """Give or change an answer; None takes it back."""
    give_answers([key], answer)


def give_answers(keys: Iterable[str], answer: str | None) -> None:
    """Give or change the same answer to several; None takes them back."""
    alike = dict.fromkeys(keys, answer)
    answers = {key: given for key, given in answers_given().items() if key not in alike}
    st.session_state[ANSWERS] = answers | {key: given for key, given in alike.items() if given is not None}


def forget_answers() -> None:
    """Begin with no answers, for another file."""
    for key in [key for key in st.session_state if str(key).startswith(OF_A_FILE)]:
        del st.session_state[key]
    st.session_state.pop(ANSWERS, None)
