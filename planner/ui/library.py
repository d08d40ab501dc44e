"""The saved scenarios: listed, opened, and put beside each other."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from planner.archive import fit_document
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.store import scenarios
from planner.store.database import Database
from planner.store.revision import Revision, Summary
from planner.ui import session
from planner.ui.continuity import base_of
from planner.ui.frame import Page
from planner.ui.storage import asked

REFUSED = "planner.refused"
MOST_COMPARED = 30  # the newest: more than that nobody picks from a box


def saved_list(page: Page) -> tuple[Summary, ...]:
    """The saved scenarios of this plan, last saved first; none when the store cannot be asked."""
    nothing: tuple[Summary, ...] = ()
    return asked(lambda database: scenarios.listed(database, page.plan.id), nothing)[0]


def open_saved(page: Page, scenario_id: str) -> None:
    """Work on a saved scenario; what of it does not fit the plan of now is said."""
    revision, problems = asked(lambda database: scenarios.latest(database, scenario_id), None)
    if revision is not None:
        opened, ignored = fit_document(revision.document, page.plan)
        session.set_scenario(opened)
        session.set_base(base_of(revision, page.plan))
        problems = ignored
    st.session_state[REFUSED] = problems


def saved_scenarios(page: Page) -> dict[str, Scenario]:
    """The newest saved scenarios as the plan shown allows them, by a key that lasts."""
    wanted = saved_list(page)[:MOST_COMPARED]
    nothing: tuple[Revision | None, ...] = ()
    found, _ = asked(lambda database: _newest(database, wanted), nothing)
    return {f"saved.{revision.scenario_id}": _scenario(revision.document, page.plan) for revision in found if revision is not None}


def _newest(database: Database, wanted: tuple[Summary, ...]) -> tuple[Revision | None, ...]:
    return tuple(scenarios.latest(database, summary.scenario_id) for summary in wanted)


@lru_cache(maxsize=256)
def _scenario(document: str, plan: Plan) -> Scenario:
    return fit_document(document, plan)[0]
