"""Changes to a plan on record: the effective plan is the folder with every recorded change, and nothing is ever overwritten."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import TypeVar

from planner.catalog.change_text import origin_from, origin_text, value_from, value_text
from planner.catalog.changed_plan import apply_changes, values_of
from planner.catalog.intake.memory_file import memory_from, memory_text
from planner.catalog.scenario_file import scenario_document
from planner.catalog.scenario_link import fitted
from planner.catalog.snapshot import snapshot_of
from planner.domain.change import CHANGE_KINDS, Batch, Change, Origin
from planner.domain.intake import Memory
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.errors import InvalidPlan, Problem
from planner.store import changes
from planner.store.batch import Line, StoredBatch
from planner.store.database import Database
from planner.store.limits import require_storable

T = TypeVar("T")


class ChangedMeanwhile(InvalidPlan):
    """Somebody changed the same value: nothing was recorded, and what stands there now is in the problems."""


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
    return tuple(_batch(stored) for stored in changes.recorded(database, plan_id))


def record_changes(
    database: Database,
    folder: Plan,
    wanted: Iterable[Change],
    *,
    author: str,
    reason: str,
    at: datetime,
    origin: Origin | None = None,
    memory: Memory | None = None,
    undoes: int | None = None,
) -> Batch:
    """Record changes, all of them or none.

    Parameters
    ----------
    database : Database
    folder : Plan
        As it was read from its folder.
    wanted : iterable of Change
        What each says was there before must still be there; of two with the same value before and after nothing is kept.
    author, reason : str
        Who, self-declared, and why.
    at : datetime
        With a time zone.
    origin : Origin, optional
        The file that the changes came from.
    memory : Memory, optional
        What that file taught, to be remembered.
    undoes : int, optional
        The number of the batch that they take back.

    Raises
    ------
    ChangedMeanwhile
        When a value is no longer what it was.
    InvalidPlan
        With every problem of the plan as it would be; also when there is nothing to change.
    StoreUnavailable, InvalidRecord
    """
    asked = tuple(change for change in wanted if change.before != change.after)
    if not asked:
        raise InvalidPlan(Problem("nothing_to_change"))

    def decide(before: tuple[StoredBatch, ...]) -> changes.Decision:
        now = apply_changes(folder, _fitting(folder, _changes(before))[0])
        if moved := tuple(_moved(now, asked)):
            raise ChangedMeanwhile(*moved)
        after = apply_changes(now, asked)
        require_storable(plan_snapshot=snapshot_of(after))
        return after.data, tuple(_line(change) for change in asked)

    stored = changes.record(
        database,
        plan_id=folder.id,
        author=author,
        reason=reason,
        at=at,
        decide=decide,
        undoes=undoes,
        origin=origin_text(origin),
        memory=None if memory is None else memory_text(memory),
    )
    return _batch(stored)


def take_back(database: Database, folder: Plan, number: int, *, author: str, reason: str, at: datetime) -> Batch:
    """Take a batch back, by a batch of its own: what it changed becomes what it was before.

    A source that it brought stays where something recorded later cites it.

    Raises
    ------
    ChangedMeanwhile
        When a later change stands on it: take that one back first.
    InvalidPlan, StoreUnavailable, InvalidRecord
    """
    known = next((batch for batch in history(database, folder.id) if batch.number == number), None)
    if known is None:
        raise InvalidPlan(Problem("missing_batch", found=str(number)))
    backwards = tuple(change.inverse for change in reversed(known.changes))
    try:
        return record_changes(database, folder, backwards, author=author, reason=reason, at=at, undoes=number)
    except InvalidPlan as error:
        cited = {problem.found for problem in error.problems if problem.code == "unknown_source"}
        if len(error.problems) > sum(problem.code == "unknown_source" for problem in error.problems):
            raise
    without = tuple(change for change in backwards if change.kind != "source" or change.subject not in cited)
    return record_changes(database, folder, without, author=author, reason=reason, at=at, undoes=number)


def plans_before(database: Database, folder: Plan) -> tuple[tuple[Batch, Plan], ...]:
    """Each recorded batch with the plan as it was just before it, oldest first; what no longer fits the folder is left out.

    Raises
    ------
    StoreUnavailable, StoreDamaged
    """
    found, plan = [], folder
    for batch in history(database, folder.id):
        found.append((batch, plan))
        try:
            plan = apply_changes(plan, _fitting(folder, batch.changes)[0])
        except InvalidPlan:
            break
    return tuple(found)


def remembered(database: Database, plan_id: str) -> Memory:
    """What earlier files taught about headers and labels.

    Raises
    ------
    StoreUnavailable, StoreDamaged, InvalidUpload
    """
    text = changes.memory(database, plan_id)
    return Memory() if text is None else memory_from(text)


@lru_cache(maxsize=8)
def _effective(database: Database, folder: Plan, scenarios: tuple[Scenario, ...], _newest: str) -> tuple[Plan, tuple[Problem, ...]]:
    before = history(database, folder.id)
    fitting, gone = _fitting(folder, (change for batch in before for change in batch.changes))
    try:
        plan = apply_changes(folder, fitting)
    except InvalidPlan as error:
        return folder, (Problem("changes_not_applied", found=str(len(before))), *error.problems)
    fitted_scenarios = tuple(fitted(scenario_document(scenario), plan)[0] for scenario in scenarios)
    return replace(plan, scenarios=fitted_scenarios), tuple(Problem("change_without_place", column=change.subject, found=change.kind) for change in gone)


def _fitting(folder: Plan, every: Iterable[Change]) -> tuple[list[Change], list[Change]]:
    """The changes whose subject the folder can have, and the others: a measure that is gone from it can have no cost."""
    indicators, units = {one.id for one in folder.indicators}, {one.id for one in folder.units} | {""}
    known = {"cost": {one.id for one in folder.measures}, "assumption": {one.id for one in folder.assumptions}}
    fitting: list[Change] = []
    gone: list[Change] = []
    for change in every:
        if change.kind == "figure":
            indicator, unit, _ = change.subject.split("|")
            fits = indicator in indicators and unit in units
        else:
            fits = change.subject in known.get(change.kind, {change.subject})
        (fitting if fits else gone).append(change)
    return fitting, gone


def _moved(now: Plan, asked: Iterable[Change]) -> Iterable[Problem]:
    """Values that are no longer what somebody changed them from."""
    tables = {kind: values_of(now, kind) for kind in {change.kind for change in asked}}
    for change in asked:
        found = tables[change.kind].get(change.subject)
        if found != change.before:
            shown, was = (value_text(value) or "–" for value in (found, change.before))
            yield Problem("changed_meanwhile", column=change.subject or change.kind, found=shown[:200], expected=was[:200])


def _changes(stored: Iterable[StoredBatch]) -> Iterable[Change]:
    return (change for batch in stored for change in _batch(batch).changes)


def _line(change: Change) -> Line:
    return Line(kind=change.kind, subject=change.subject, before=value_text(change.before), after=value_text(change.after))


def _batch(stored: StoredBatch) -> Batch:
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
