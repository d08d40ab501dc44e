"""The ledger: what was projected, by whom and when, beside what then happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Literal

from planner.catalog.plain import as_plain, canonical, parsed, restore
from planner.catalog.scenario_file import scenario_document
from planner.catalog.snapshot import is_data_of, snapshot_of
from planner.domain.ledger import Event, FrozenPath, Verdict
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.errors import InvalidPlan, Problem
from planner.keeping.archive import fit_document, plan_then
from planner.keeping.effective import events_before
from planner.model.ledger import frozen_paths, verdicts, verdicts_then
from planner.model.reference_class import reference_class
from planner.store import scenarios
from planner.store.adopted import Adopted, adopt, all_adopted
from planner.store.database import Database

Kind = Literal["adopted", "saved", "usual"]
MOST_SAVED = 30  # the newest: each is projected again on the figures of its day


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One projection of the past. `usual` ones are what the planner said, nothing decided, before a batch of changes was recorded."""

    kind: Kind
    title: str
    author: str
    at: datetime
    number: int  # of the adoption, of the version, or of the batch that came after it
    verdicts: tuple[Verdict, ...]


def adopt_projection(database: Database, plan: Plan, scenario: Scenario, *, title: str, author: str, at: datetime) -> Adopted:
    """Freeze what is projected for a scenario now, as the committee adopted it.

    Raises
    ------
    InvalidRecord, StoreUnavailable
    """
    return adopt(
        database,
        plan_id=plan.id,
        data=plan.data,
        plan_snapshot=snapshot_of(plan),
        model=reference_class().version,
        document=canonical(scenario_document(scenario)),
        paths=canonical([as_plain(path) for path in frozen_paths(plan, scenario)]),
        title=title,
        author=author,
        at=at,
    )


def ledger(database: Database, folder: Plan, now: Plan) -> tuple[Entry, ...]:
    """Every projection of the past: adopted ones, saved scenarios, and what was said before each change; newest first of each.

    Parameters
    ----------
    database : Database
    folder : Plan
        As it was read from its folder.
    now : Plan
        The effective plan, with the figures that the projections are held against.

    Raises
    ------
    StoreUnavailable, StoreDamaged, InvalidPlan
    """
    return (*_adopted(database, now), *_saved(database, now), *_usual(database, folder, now))


def _adopted(database: Database, now: Plan) -> Iterator[Entry]:
    for one in all_adopted(database, now.id):
        found = verdicts(paths_from(one.paths), now)
        yield Entry(kind="adopted", title=one.title, author=one.author, at=one.at, number=one.number, verdicts=found)


def _saved(database: Database, now: Plan) -> Iterator[Entry]:
    for known in scenarios.listed(database, now.id, limit=MOST_SAVED):
        if is_data_of(known.data, now):
            continue
        saved, snapshot = scenarios.latest(database, known.scenario_id), scenarios.snapshot(database, known.data)
        if saved is None or snapshot is None:
            continue
        then = plan_then(snapshot)
        found = verdicts_then(then, fit_document(saved.document, then)[0], now)
        yield Entry(kind="saved", title=saved.title, author=saved.author, at=saved.saved_at, number=saved.version, verdicts=found)


def _usual(database: Database, folder: Plan, now: Plan) -> Iterator[Entry]:
    """What was said before each batch that brought figures: of each figure only what was said last before it came."""
    scored: set[Event] = set()
    for batch, before in reversed(events_before(database, folder)):
        if any(change.kind == "figure" for change in batch.changes):
            verdicts_of_batch = verdicts_then(before, Scenario(plan=before.id), now)
            fresh = tuple(verdict for verdict in verdicts_of_batch if verdict.event not in scored)
            scored.update(verdict.event for verdict in fresh)
            if fresh:  # a correction brings nothing that was still to come
                yield Entry(kind="usual", title="", author="", at=batch.at, number=batch.number, verdicts=fresh)


def scored_once(entries: Iterable[Entry]) -> tuple[Verdict, ...]:
    """The verdicts that a score counts: several projections may have spoken of one figure, the latest made counts.

    Parameters
    ----------
    entries : iterable of Entry
        Of one kind, newest first, as `ledger` gives them.
    """
    latest: dict[Event, Verdict] = {}
    for entry in entries:
        for verdict in entry.verdicts:
            latest.setdefault(verdict.event, verdict)
    return tuple(latest.values())


@lru_cache(maxsize=64)
def paths_from(text: str) -> tuple[FrozenPath, ...]:
    """The frozen paths that a text holds; raises InvalidPlan for another text."""
    try:
        return restore(tuple[FrozenPath, ...], parsed(text))
    except (ValueError, TypeError, KeyError) as error:
        raise InvalidPlan(Problem("bad_snapshot", found=str(error)[:200])) from error
