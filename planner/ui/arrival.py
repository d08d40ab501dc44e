"""A scenario that came by link: short (in the store here) or self-contained. It is taken in once, and never trusted."""

from __future__ import annotations

import streamlit as st

from planner.catalog.plain import canonical
from planner.catalog.scenario_file import scenario_document
from planner.catalog.scenario_link import read_link
from planner.catalog.snapshot import is_data_of, outlooks_text
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.errors import InvalidPlan, InvalidScenario, Problem
from planner.keeping.archive import fit_document, plan_then, plans_kept
from planner.model.outlook import outlooks
from planner.store import scenarios, shares
from planner.store.revision import Revision
from planner.text.markdown import label
from planner.text.problems import place_text, problem_text
from planner.text.translation import Voice
from planner.ui import session
from planner.ui.continuity import base_of, fit_stored
from planner.ui.storage import asked, now

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
    opened, left_out = fit_stored(revision.document, plan)
    session.set_scenario(opened)
    session.set_base(base_of(revision, plan, own=False))
    session.set_left_out(left_out)
    return revision.title, ()


def _open_whole(text: str, plan: Plan) -> tuple[str, tuple[Problem, ...]]:
    try:
        opened, left_out = _read_whole(text, plan)
    except InvalidScenario as error:
        return "", error.problems
    session.set_scenario(opened)
    session.set_base(None)
    session.set_left_out(left_out)
    if opened.data and not is_data_of(opened.data, plan):
        known, problems = asked(lambda database: scenarios.snapshot(database, opened.data), None)
        if known is None:
            unknown = Problem("unknown_figures", found=opened.data[:12], expected=plan.data[:12])
            return opened.title.vi, problems or (unknown,)
        try:
            session.set_base(session.Base(_as_it_was(opened, known), opened, own=False))
        except InvalidPlan as error:
            return opened.title.vi, error.problems
    return opened.title.vi, ()


def _read_whole(text: str, plan: Plan) -> tuple[Scenario, tuple[Problem, ...]]:
    """The scenario in a link, with the plans that the store here keeps at hand; raises InvalidScenario."""
    read_link(text, plan)  # what is no link is refused as such, and not as a store that does not answer
    found, _ = asked(lambda database: read_link(text, plan, plans_kept(database)), None)
    return found or read_link(text, plan)


def _as_it_was(opened: Scenario, snapshot: str) -> Revision:
    """A link's scenario on the figures it was made on, which the store here knows: as if it had been saved, but never numbered."""
    then = plan_then(snapshot)
    scenario = fit_document(canonical(scenario_document(opened)), then)[0]
    return Revision(
        scenario_id="",
        version=0,
        plan_id=then.id,
        data=opened.data,  # under which the store keeps the snapshot
        title=opened.title.vi,
        author=opened.author,
        saved_at=now(),
        sha256="",
        document=canonical(scenario_document(opened)),
        outlooks=outlooks_text(outlooks(then, scenario)),
    )


def show_arrival(say: Voice) -> None:
    """Say what was opened and what of it was ignored, once."""
    notice = st.session_state.pop(NOTICE, None)
    if notice is None:
        return
    title, problems = notice
    if title or not problems:
        st.success(label(say("Đã mở kịch bản từ liên kết: {title}. Bước trước vẫn lấy lại được bằng ↶.", title=title or say("không tên"))))
    show_problems(problems, say)


def show_left_out_here(say: Voice) -> None:
    """Say on every page what of the scenario could not be carried over, until the visitor has taken note of it."""
    problems = session.left_out()
    if problems:
        with st.container(key="left-out"):
            show_problems(problems, say)
            st.button(say("Đã rõ"), key="left-out.noted", type="tertiary", on_click=session.set_left_out, args=((),))


def show_problems(problems: tuple[Problem, ...], say: Voice) -> None:
    """Problems as one warning, each on its line."""
    lines = (": ".join(filter(None, (label(place_text(problem, say)), label(problem_text(problem, say))))) for problem in problems)
    if problems:
        st.warning("  \n".join(lines))
