"""Nobody loses work: a draft after every step, and the same scenario after a reload, a restart or new figures."""

from __future__ import annotations

import streamlit as st

from planner.catalog.carrying import fitted
from planner.catalog.plain import canonical
from planner.catalog.scenario_file import scenario_document
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.errors import Problem
from planner.keeping.archive import fit_document, plans_kept
from planner.store import drafts, scenarios
from planner.store.database import Database
from planner.store.revision import Revision
from planner.ui import session
from planner.ui.storage import asked, now
from planner.ui.tab import tab
from planner.ui.visitor import visitor

KEPT, NOT_KEPT = "planner.kept", "planner.not_kept"


def take_up(plan: Plan) -> tuple[Problem, ...]:
    """Go on where the visitor was: in this visit, or in the draft that an earlier one left.

    What of the work the plan no longer allows is left out, and told until the visitor has taken note of it. Returns what kept
    the draft from being read.
    """
    if session.begun(plan):
        return ()
    current = session.scenario()
    if current.plan == plan.id:  # the figures changed while somebody was at work
        opening, left_out = fitted(scenario_document(current), plan)
        session.begin(plan, opening, session.base())
        session.set_left_out((*session.left_out(), *left_out))
        return ()
    draft, problems = asked(lambda database: _draft(database, plan.id), None)
    if draft is None:
        session.begin(plan, Scenario(plan=plan.id), None)
        return problems
    opening, left_out = fit_stored(draft.document, plan)
    session.set_left_out(left_out)
    saved, _ = asked(lambda database: _base(database, draft.base, draft.base_version, plan), None)
    session.begin(plan, opening, saved)
    st.session_state[KEPT] = _signature(opening, saved)
    return ()


def base_of(revision: Revision, plan: Plan, *, own: bool = True) -> session.Base:
    """A stored revision as something to work from."""
    return session.Base(revision, fit_stored(revision.document, plan)[0], own)


def fit_stored(document: str, plan: Plan) -> tuple[Scenario, tuple[Problem, ...]]:
    """A stored scenario as far as a plan allows it, and what was left out or guessed, with the plans that the store keeps at hand."""
    found, _ = asked(lambda database: fit_document(document, plan, plans_kept(database)), None)
    return found or fit_document(document, plan)


def keep_draft() -> None:
    """Keep what the visitor works on, if it changed since it was kept; what kept it from being kept is told on the next run."""
    current, saved = session.scenario(), session.base()
    signature = _signature(current, saved)
    if not current.plan or st.session_state.get(KEPT) == signature or (KEPT not in st.session_state and current == Scenario(plan=current.plan)):
        return
    at, document = now(), canonical(scenario_document(current))
    origin = saved.revision if saved and saved.own else None
    base, version = (origin.scenario_id, origin.version) if origin else (None, 0)

    def keep(database: Database) -> None:
        drafts.keep(database, visitor(), current.plan, document, base, version, at)
        if tab():
            drafts.keep_apart(database, visitor(), tab(), current.plan, document, base, version, at)

    _, problems = asked(keep, None)
    st.session_state[KEPT] = None if problems else signature
    st.session_state[NOT_KEPT] = problems


def _draft(database: Database, plan_id: str) -> drafts.Draft | None:
    """What this very window left; else what the visitor worked on last, in whatever window."""
    own = drafts.draft_apart(database, visitor(), tab(), plan_id) if tab() else None
    return own or drafts.draft(database, visitor(), plan_id)


def draft_problems() -> tuple[Problem, ...]:
    """What kept the last draft from being kept."""
    return tuple(st.session_state.get(NOT_KEPT, ()))


def _signature(current: Scenario, saved: session.Base | None) -> tuple[Scenario, str, int]:
    return current, saved.revision.scenario_id if saved else "", saved.revision.version if saved else 0


def _base(database: Database, scenario_id: str | None, version: int, plan: Plan) -> session.Base | None:
    revision = scenarios.revision(database, scenario_id, version) if scenario_id else None
    return None if revision is None else base_of(revision, plan)
