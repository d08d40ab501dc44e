"""The saved scenarios: listed, opened, and put beside each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import chain, count

import streamlit as st

from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.errors import Problem
from planner.keeping.archive import fit_document, plans_kept
from planner.store import scenarios
from planner.store.database import Database
from planner.store.revision import Summary
from planner.text.comparison import shortened
from planner.text.takeaway import lever_words
from planner.ui import session
from planner.ui.arrival import show_problems
from planner.ui.continuity import base_of, fit_stored
from planner.ui.frame import Page
from planner.ui.storage import asked

REFUSED, SAVED = "planner.refused", "saved."
LONGEST_TITLE = 40  # letters in a box
MOST_COMPARED = 30  # the newest: more than that nobody picks from a box


def saved_list(page: Page) -> tuple[Summary, ...]:
    """The saved scenarios of this plan, last saved first; none when the store cannot be asked."""
    nothing: tuple[Summary, ...] = ()
    return asked(lambda database: scenarios.listed(database, page.plan.id), nothing)[0]


def open_saved(page: Page, scenario_id: str) -> None:
    """Work on a saved scenario; what of it does not fit the plan of now is said."""
    revision, problems = asked(lambda database: scenarios.latest(database, scenario_id), None)
    if revision is not None:
        opened, left_out = fit_stored(revision.document, page.plan)
        session.set_scenario(opened)
        session.set_base(base_of(revision, page.plan))
        session.set_left_out(left_out)
    st.session_state[REFUSED] = problems


def saved_scenarios(page: Page) -> dict[str, Scenario]:
    """The newest saved scenarios as the plan shown allows them, by a key that lasts."""
    return {name: scenario for name, (scenario, _) in _saved(page).items()}


def show_left_out(page: Page, picked: Iterable[str]) -> None:
    """Say what of the saved scenarios that were picked the plan shown no longer allows, each under its title."""
    known = _saved(page)
    for name in picked:
        scenario, problems = known.get(name, (Scenario(), ()))
        title = (scenario.title.vi, scenario.title.en)
        show_problems(tuple(replace(problem, titles=(title, *problem.titles)) for problem in problems), page.say)


def _saved(page: Page) -> dict[str, tuple[Scenario, tuple[Problem, ...]]]:
    wanted = saved_list(page)[:MOST_COMPARED]
    nothing: dict[str, tuple[Scenario, tuple[Problem, ...]]] = {}
    return asked(lambda database: _newest(database, wanted, page.plan), nothing)[0]


def distinct_titles(page: Page, known: dict[str, Scenario], taken: Iterable[str] = ()) -> dict[str, str]:
    """A title for each scenario, no two alike: the browser gives back the words of a box alone, and the wrong one would be picked by them.

    Those that are called the same are numbered, what was saved first first: a number never passes on to what is saved later.

    Parameters
    ----------
    page : Page
    known : dict
        Scenarios by key, the saved ones last saved first.
    taken : iterable of str
        Titles that something else bears already.
    """
    found, used = {}, set(taken)
    saved = [name for name in known if name.startswith(SAVED)]
    for name in (*(name for name in known if name not in saved), *reversed(saved)):
        scenario = known[name]
        words = page.say.of(scenario.title) or lever_words(page.plan, scenario, page.say)
        title = shortened(" ".join(words.split()), LONGEST_TITLE)
        found[name] = next(option for option in chain([title], (f"{title} ({place})" for place in count(2))) if option not in used)
        used.add(found[name])
    return {name: found[name] for name in known}


def _newest(database: Database, wanted: tuple[Summary, ...], plan: Plan) -> dict[str, tuple[Scenario, tuple[Problem, ...]]]:
    found = (scenarios.latest(database, summary.scenario_id) for summary in wanted)
    return {f"{SAVED}{revision.scenario_id}": _fit(database, revision.document, plan) for revision in found if revision is not None}


@lru_cache(maxsize=256)
def _fit(database: Database, document: str, plan: Plan) -> tuple[Scenario, tuple[Problem, ...]]:
    return fit_document(document, plan, plans_kept(database))
