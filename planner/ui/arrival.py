"""A scenario that came by link: short (in the store here) or self-contained. It is taken in once, and never trusted."""

from __future__ import annotations

import streamlit as st

from planner.archive import fit_document
from planner.catalog.scenario_link import read_link
from planner.domain.plan import Plan
from planner.errors import InvalidScenario, Problem
from planner.store import shares
from planner.text.markdown import label
from planner.text.problems import place_text, problem_text
from planner.text.translation import Voice
from planner.ui import session
from planner.ui.continuity import base_of
from planner.ui.storage import asked

SHORT, WHOLE = "k", "s"
NOTICE = "planner.notice"


def arrive(plan: Plan) -> None:
    """Open the scenario that the address carries, and clean the address: a reload must not undo later work."""
    short, whole = st.query_params.get(SHORT), st.query_params.get(WHOLE)
    if short is None and whole is None:
        return
    for name in (SHORT, WHOLE):
        if name in st.query_params:
            del st.query_params[name]
    st.session_state[NOTICE] = _open_short(short, plan) if short is not None else _open_whole(whole or "", plan)


def _open_short(capability: str, plan: Plan) -> tuple[str, tuple[Problem, ...]]:
    revision, problems = asked(lambda database: shares.opened(database, capability), None)
    if problems:
        return "", problems
    if revision is None or revision.plan_id != plan.id:
        return "", (Problem("dead_link"),)
    opened, ignored = fit_document(revision.document, plan)
    session.set_scenario(opened)
    session.set_base(base_of(revision, plan, own=False))
    return revision.title, ignored


def _open_whole(text: str, plan: Plan) -> tuple[str, tuple[Problem, ...]]:
    try:
        opened, ignored = read_link(text, plan)
    except InvalidScenario as error:
        return "", error.problems
    session.set_scenario(opened)
    session.set_base(None)
    if opened.data and opened.data != plan.data:
        ignored = (Problem("unknown_figures", found=opened.data[:12], expected=plan.data[:12]), *ignored)
    return opened.title.vi, ignored


def show_arrival(say: Voice) -> None:
    """Say what was opened and what of it was ignored, once."""
    notice = st.session_state.pop(NOTICE, None)
    if notice is None:
        return
    title, problems = notice
    if title or not problems:
        st.success(label(say("Đã mở kịch bản từ liên kết: {title}. Bước trước vẫn lấy lại được bằng ↶.", title=title or say("không tên"))))
    show_problems(problems, say)


def show_problems(problems: tuple[Problem, ...], say: Voice) -> None:
    """Problems as one warning, each on its line."""
    lines = (": ".join(filter(None, (label(place_text(problem, say)), label(problem_text(problem, say))))) for problem in problems)
    if problems:
        st.warning("  \n".join(lines))
