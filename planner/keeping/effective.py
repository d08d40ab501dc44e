"""The effective plan: the folder with everything that is on record, and how it came to be so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from planner.catalog.carrying import fitted
from planner.catalog.change_text import origin_from, value_from
from planner.catalog.changed_plan import apply_changes, values_of
from planner.catalog.scenario_file import scenario_document
from planner.domain.change import CHANGE_KINDS, Batch, Change, ChangeKind
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.domain.target import Target
from planner.errors import InvalidPlan, Problem
from planner.store import changes
from planner.store.batch import Line, StoredBatch
from planner.store.database import Database

T = TypeVar("T")
NAMED: tuple[ChangeKind, ...] = ("area", "programme", "indicator", "unit", "assumption")  # what others refer to, or what may be gone


def effective_plan(database: Database, folder: Plan) -> tuple[Plan, tuple[Problem, ...]]:
    """The plan with everything that is recorded in a store, and what of it no longer fits the folder.

    Parameters
    ----------
    database : Database
    folder : Plan
        As it was read; it is never written.

    Returns
    -------
    Plan
        The folder's own when the recorded changes give no plan any more: then the problems say why.
    tuple of Problem

    Raises
    ------
    StoreUnavailable, StoreDamaged
    """
    newest = changes.newest(database, folder.id)
    return _effective(database, folder, folder.scenarios, newest) if newest else (folder, ())


def history(database: Database, plan_id: str) -> tuple[Batch, ...]:
    """Everything that was recorded of a plan, oldest first.

    Raises
    ------
    StoreUnavailable, StoreDamaged, InvalidPlan
    """
    newest = changes.newest(database, plan_id)
    return _history(database, plan_id, newest) if newest else ()


@lru_cache(maxsize=8)
def _history(database: Database, plan_id: str, _newest: str) -> tuple[Batch, ...]:
    """As `history`; the seal of the newest batch tells whether it was read before."""
    return tuple(batch_from(stored) for stored in changes.recorded(database, plan_id))


def plans_before(database: Database, folder: Plan) -> tuple[tuple[Batch, Plan], ...]:
    """Each batch with the plan as it really was just before it, oldest first; mistakes that were taken back later included.

    What no longer fits the folder is left out.

    Raises
    ------
    StoreUnavailable, StoreDamaged
    """
    return _replayed(folder, ((batch, batch.changes) for batch in history(database, folder.id)))


def events_before(database: Database, folder: Plan) -> tuple[tuple[Batch, Plan], ...]:
    """Each batch that stands with the plan just before it, oldest first, as if no mistake had been recorded.

    A batch that was taken back, and the one that took it back, are left out: neither is an event, and what stood there
    for a while by mistake is no ground for a projection. What stayed of it when it was taken back stays here too, for
    something later stands on it: a source that is cited, the as-of date of a later figure.

    Raises
    ------
    StoreUnavailable, StoreDamaged
    """
    every = history(database, folder.id)
    by_number, void = {batch.number: batch for batch in every}, taken_back_by(every)
    events = [batch for batch in every if batch.undoes is None]
    lasting = ((batch, _what_stayed(batch, by_number[void[batch.number]]) if batch.number in void else batch.changes) for batch in events)
    return tuple(pair for pair in _replayed(folder, lasting) if pair[0].number not in void)


def _what_stayed(batch: Batch, undo: Batch) -> tuple[Change, ...]:
    """The changes of a batch that the one that took it back left as they were, and its sources: they move no projection."""
    undone = {(change.kind, change.subject) for change in undo.changes}
    return tuple(change for change in batch.changes if change.kind == "source" or (change.kind, change.subject) not in undone)


def _replayed(folder: Plan, recorded: Iterable[tuple[Batch, tuple[Change, ...]]]) -> tuple[tuple[Batch, Plan], ...]:
    """Batches, each with the plan that the changes before it made."""
    pairs, plan = [], folder
    for batch, batch_changes in recorded:
        pairs.append((batch, plan))
        try:
            plan = apply_changes(plan, fitting(plan, batch_changes)[0])
        except InvalidPlan:
            break
    return tuple(pairs)


def standing(batches: Iterable[Batch]) -> tuple[Batch, ...]:
    """The batches that hold, oldest first: without those taken back and without those that take back.

    Taking back what took back makes the first one hold again.
    """
    ordered = tuple(batches)
    void = taken_back_by(ordered)
    return tuple(batch for batch in ordered if batch.undoes is None and batch.number not in void)


def taken_back_by(batches: Iterable[Batch]) -> dict[int, int]:
    """The numbers of the batches that do not hold, each with the number of the batch that took it back.

    Parameters
    ----------
    batches : iterable of Batch
        All of a plan, oldest first.
    """
    void: dict[int, int] = {}
    for batch in reversed(tuple(batches)):
        if batch.undoes is not None and batch.number not in void:
            void.setdefault(batch.undoes, batch.number)
    return void


@lru_cache(maxsize=8)
def _effective(database: Database, folder: Plan, scenarios: tuple[Scenario, ...], _newest: str) -> tuple[Plan, tuple[Problem, ...]]:
    before = history(database, folder.id)
    fit, gone = fitting(folder, (change for batch in before for change in batch.changes))
    try:
        plan = apply_changes(folder, fit)
    except InvalidPlan as error:
        return folder, (Problem("changes_not_applied", found=str(len(before))), *error.problems)
    fits = [(scenario.title, *fitted(scenario_document(scenario), plan)) for scenario in scenarios]
    lost = (Problem("change_without_place", column=change.subject, found=change.kind) for change in gone)
    left_out = (replace(problem, titles=((title.vi, title.en), *problem.titles)) for title, _, problems in fits for problem in problems)
    return replace(plan, scenarios=tuple(scenario for _, scenario, _ in fits)), (*lost, *left_out)


def fitting(plan: Plan, every: Iterable[Change]) -> tuple[list[Change], list[Change]]:
    """The changes whose subject a plan can have when they are made one after the other, and the others.

    A measure that is gone from the folder can have no cost, an indicator that is gone no figure, no target and no correction;
    one that was added by a change can have them all, from then on.
    """
    places = _Places(plan)
    fits: list[Change] = []
    gone: list[Change] = []
    for change in every:
        (fits if places.has(change) else gone).append(change)
        places.follow(change)
    return fits, gone


class _Places:
    """What a plan has, while changes are made to it."""

    def __init__(self, plan: Plan) -> None:
        self.measures = {measure.id for measure in plan.measures}
        self.named: dict[ChangeKind, set[str]] = {kind: set(values_of(plan, kind)) for kind in NAMED}

    def has(self, change: Change) -> bool:
        """Whether there is a place for a change; what is added brings its own, what is withdrawn needs none."""
        if change.kind == "cost":
            return change.subject in self.measures
        if change.kind == "figure":
            indicator_id, unit_id, _ = change.subject.split("|")
            return indicator_id in self.named["indicator"] and unit_id in self.named["unit"] | {""}
        if isinstance(change.after, Target):
            return change.after.indicator_id in self.named["indicator"]
        added_or_withdrawn = change.before is None or change.after is None
        return change.kind not in NAMED or added_or_withdrawn or change.subject in self.named[change.kind]

    def follow(self, change: Change) -> None:
        """What is there after a change."""
        if change.kind in NAMED and self.has(change):
            (self.named[change.kind].discard if change.after is None else self.named[change.kind].add)(change.subject)


def batch_from(stored: StoredBatch) -> Batch:
    """What was stored, with its values restored; raises InvalidPlan for a text that holds none."""
    return Batch(
        number=stored.number,
        at=stored.at,
        author=stored.author,
        reason=stored.reason,
        data=stored.data,
        undoes=stored.undoes,
        origin=origin_from(stored.origin),
        changes=tuple(map(_change, stored.lines)),
    )


def _change(line: Line) -> Change:
    kind = _one_of(CHANGE_KINDS, line.kind)
    return Change(kind=kind, subject=line.subject, before=value_from(kind, line.before), after=value_from(kind, line.after))


def _one_of(known: tuple[T, ...], found: object) -> T:
    for one in known:
        if one == found:
            return one
    raise InvalidPlan(Problem("bad_snapshot", found=str(found)[:80]))
