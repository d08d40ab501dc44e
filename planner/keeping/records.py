"""Changes to a plan put on record, all of them or none; nothing is ever overwritten, and taking back is a change too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType

from planner.catalog.change_text import origin_text, value_text
from planner.catalog.changed_plan import AS_OF, apply_changes, values_of
from planner.catalog.intake.memory_file import memories_text
from planner.catalog.snapshot import snapshot_of
from planner.domain.change import Batch, Change, ChangeKind, Origin
from planner.domain.intake import Memory
from planner.domain.plan import Plan
from planner.errors import InvalidPlan, Problem
from planner.keeping.effective import batch_from, fitting, history
from planner.store import changes
from planner.store.batch import Line, StoredBatch
from planner.store.database import Database
from planner.store.lessons import StoredLesson
from planner.store.limits import require_storable

CEILING = "ceiling."  # how the ids of assumptions on ceilings begin
LEFT_BEHIND: Mapping[str, ChangeKind] = MappingProxyType(
    {"unknown_source": "source", "unknown_area": "area", "unknown_programme": "programme"}
)  # what stays when the batch that brought it is taken back and something later refers to it, by the problem that says so
LONGEST_PLACES = 300  # letters


class ChangedMeanwhile(InvalidPlan):
    """Somebody changed the same value: nothing was recorded, and what stands there now is in the problems."""


def record_changes(
    database: Database,
    folder: Plan,
    wanted: Iterable[Change],
    *,
    author: str,
    reason: str,
    at: datetime,
    origin: Origin | None = None,
    taught: Memory | None = None,
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
    taught : Memory, optional
        What that file taught, to be remembered for files of its layout as long as this batch holds.
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
        now = apply_changes(folder, fitting(folder, _changes(before))[0])
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
        lesson=_lesson(taught),
    )
    return batch_from(stored)


def take_back(database: Database, folder: Plan, number: int, *, author: str, reason: str, at: datetime) -> Batch:
    """Take a batch back, by a batch of its own: what it changed becomes what it was before.

    A source that it brought stays where something recorded later cites it, and so does the as-of date where later figures need it
    or a later record moved it on, and a ceiling that an import raised.

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
    while True:  # what later records stand on is left as it is, one kind after the other; ends, since each turn leaves something out
        try:
            return record_changes(database, folder, backwards, author=author, reason=reason, at=at, undoes=number)
        except InvalidPlan as error:
            stays = {_needed_later(problem, imported=known.origin is not None) for problem in error.problems}
            remaining = tuple(change for change in backwards if (change.kind, change.subject) not in stays)
            if None in stays or not remaining or len(remaining) == len(backwards):
                raise _said_of_what_stands_on_it(error, backwards) from error
            backwards = remaining


def _said_of_what_stands_on_it(error: InvalidPlan, backwards: Iterable[Change]) -> InvalidPlan:
    """The same refusal, where later records need an indicator or a unit that would go: which records, once."""
    gone = {change.subject for change in backwards if change.kind in ("indicator", "unit") and change.after is None}
    needed = [problem for problem in error.problems if problem.code in ("unknown_indicator", "unknown_unit")]
    if isinstance(error, ChangedMeanwhile) or not needed or any(problem.found not in gone for problem in needed):
        return error
    others = tuple(problem for problem in error.problems if problem not in needed)
    places = tuple(dict.fromkeys(problem.block for problem in needed))
    return InvalidPlan(Problem("later_stands_on_it", found=", ".join(places)[:LONGEST_PLACES]), *others)


def _needed_later(problem: Problem, *, imported: bool) -> tuple[ChangeKind, str] | None:
    """The value that must stay when a batch is taken back, since something recorded later stands on it; None: it may not be taken back.

    A ceiling that an import raised for its figures stays where a later import raised it further, or has figures above it; one
    that somebody set by hand is theirs to take back.
    """
    if imported and problem.code == "changed_meanwhile" and problem.column.startswith(CEILING):
        return "assumption", problem.column
    if imported and problem.code == "ceiling_below_level":
        return "assumption", problem.block.removeprefix("assumption ")
    if problem.code in LEFT_BEHIND:
        return LEFT_BEHIND[problem.code], problem.found
    if problem.code == "unknown_potential":
        return "assumption", f"potential.{problem.found}"
    if problem.code == "after_as_of" or (problem.code == "changed_meanwhile" and problem.column == "as_of"):
        return "as_of", AS_OF
    return None


def _moved(now: Plan, asked: Iterable[Change]) -> Iterable[Problem]:
    """Values that are no longer what somebody changed them from."""
    tables = {kind: values_of(now, kind) for kind in {change.kind for change in asked}}
    for change in asked:
        found = tables[change.kind].get(change.subject)
        if found != change.before:
            shown, was = (value_text(value) or "–" for value in (found, change.before))
            yield Problem("changed_meanwhile", column=change.subject or change.kind, found=shown[:200], expected=was[:200])


def _changes(stored: Iterable[StoredBatch]) -> Iterable[Change]:
    return (change for batch in stored for change in batch_from(batch).changes)


def _lesson(taught: Memory | None) -> StoredLesson | None:
    """What is to be stored of what a file taught; nothing where it taught nothing or its layout is not known."""
    if taught is None or not taught.layout or not (taught.columns or taught.indicators or taught.units):
        return None
    return StoredLesson(layout=taught.layout, memory=memories_text((taught,)))


def _line(change: Change) -> Line:
    return Line(kind=change.kind, subject=change.subject, before=value_text(change.before), after=value_text(change.after))
