"""A scenario carried over to a plan as far as that plan allows it, and everything of it that had to stay behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from planner.catalog.decided import PlanMadeOn, not_kept
from planner.catalog.scenario_file import KEYS, read_dated, read_scenario, require_whole_letters
from planner.domain.bilingual import Bilingual
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.errors import InvalidScenario, Problem

GROUPS = ("measures", "assumptions", "choices", "assignment")
LEFT_OUT = {  # what a problem of a document is called where the document is nobody's file, but work that is carried over
    "outside_range": "left_out_of_range",
    "too_long": "left_out_too_long",
    "unknown_measure": "measure_gone",
    "unknown_assumption": "assumption_gone",
    "unknown_choice": "choice_gone",
    "unknown_indicator": "assigned_indicator_gone",
    "unknown_unit": "assigned_unit_gone",
}


def fitted(document: Any, plan: Plan, made_on: PlanMadeOn = not_kept) -> tuple[Scenario, tuple[Problem, ...]]:
    """The scenario in a document, as far as a plan allows it, and what of it was left out or had to be guessed.

    Parameters
    ----------
    document : Any
        What `json.loads` made of it.
    plan : Plan
    made_on : callable
        Gives the plan with a data hash, where somebody kept it: of an older document it knows when it was decided, and
        what that was called which the plan no longer has.

    Returns
    -------
    Scenario
    tuple of Problem
        Each with the titles of what it is about.

    Raises
    ------
    InvalidScenario
        When nothing of it can be used: no document, another plan, another version.
    """
    if not isinstance(document, dict):
        raise InvalidScenario(Problem("not_an_object", found=type(document).__name__, expected="{…}"))
    require_whole_letters(document)
    ignored = [Problem("unknown_key", column=str(key)[:80], expected=", ".join(KEYS)) for key in document if key not in KEYS]
    frame = {key: value for key, value in document.items() if key in KEYS and key not in GROUPS}
    read_scenario(frame, plan)
    kept: dict[str, Any] = {}
    for fragment in _fragments(document, ignored):
        try:
            read_dated(frame | fragment, plan, made_on=made_on)
            kept = _joined(kept, fragment)
        except InvalidScenario as error:
            ignored.extend(_left_out(problem, fragment, document, plan, made_on) for problem in error.problems)
    scenario, guessed = read_dated(frame | kept, plan, made_on=made_on)
    return scenario, (*ignored, *guessed)


def _fragments(document: dict[str, Any], ignored: list[Problem]) -> Iterator[dict[str, Any]]:
    """Documents of one entry each, so that one that does not fit takes no other with it."""
    for group in GROUPS:
        for name, value in _entries(document, group, ignored):
            if name in ("paths", "splits") and group == "assignment":
                yield from ({group: {name: {indicator: terms}}} for indicator, terms in _entries(document[group], name, ignored))
            else:
                yield {group: {name: value}}


def _entries(holder: dict[str, Any], group: str, ignored: list[Problem]) -> Iterator[tuple[str, Any]]:
    entries = holder.get(group, {})
    if isinstance(entries, dict):
        yield from entries.items()
    else:
        ignored.append(Problem("not_an_object", column=group, found=type(entries).__name__, expected="{…}"))


def _joined(kept: dict[str, Any], fragment: dict[str, Any]) -> dict[str, Any]:
    """Two documents in one; where both hold a table, the tables in one."""
    both = {name: _joined(kept[name], value) for name, value in fragment.items() if isinstance(kept.get(name), dict) and isinstance(value, dict)}
    return kept | fragment | both


def _left_out(problem: Problem, fragment: dict[str, Any], document: dict[str, Any], plan: Plan, made_on: PlanMadeOn) -> Problem:
    """What kept an entry from being carried over, with its title: of the plan of now, or of the one that it was made on."""
    ((group, entries),) = fragment.items()
    (name,) = entries
    if group == "assignment" and isinstance(entries[name], dict):
        name = next(iter(entries[name]), name)
    titles = _titles(group, name, plan)
    if not titles and (data := document.get("data")) and isinstance(data, str) and (then := made_on(data)):
        titles = _titles(group, name, then)
    return replace(problem, code=LEFT_OUT.get(problem.code, problem.code), titles=titles or ((str(name)[:80],) * 2,))


def _titles(group: str, name: str, plan: Plan) -> tuple[tuple[str, str], ...]:
    """What an entry is about as the plan calls it; nothing where the plan has no such thing."""
    if group == "measures":
        nouns: dict[str, Bilingual] = {measure.id: measure.title for measure in plan.measures}
    elif group == "assumptions":
        nouns = {assumption.id: assumption.title for assumption in plan.assumptions}
    else:
        nouns = {indicator.id: indicator.title for indicator in plan.indicators}
        name = name.split(".", 1)[-1]  # a choice is called by its kind and its indicator
    title = nouns.get(name)
    return () if title is None else ((title.vi, title.en),)
