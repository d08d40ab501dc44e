"""Tables as they could have been printed before: on the figures of an earlier day, or as a scenario was saved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from planner.catalog.carrying import fitted
from planner.catalog.scenario_file import scenario_document
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.errors import InvalidPlan, Problem
from planner.keeping.archive import fit_document, plan_then
from planner.keeping.effective import plans_before
from planner.store import scenarios
from planner.store.database import Database

MOST_OF_EACH = 8  # the newest: a table is marked days after it was printed, not years


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedVersion:
    """A plan and a scenario that a table may have been printed from."""

    kind: Literal["before", "saved"]
    key: str  # number of the change that came after it, or id of the saved scenario
    title: str  # as the scenario was saved; empty for what stood before a change
    at: datetime  # of the change that came after it, or of the saving


def printed_versions(database: Database, folder: Plan) -> tuple[PrintedVersion, ...]:
    """What a table may have been printed from, the newest first of each kind.

    Raises
    ------
    StoreUnavailable, StoreDamaged, InvalidPlan
    """
    changed = plans_before(database, folder)[::-1][:MOST_OF_EACH]
    saved = scenarios.listed(database, folder.id, limit=MOST_OF_EACH)
    before = (PrintedVersion(kind="before", key=str(batch.number), title="", at=batch.at) for batch, _ in changed)
    kept = (PrintedVersion(kind="saved", key=one.scenario_id, title=one.title, at=one.saved_at) for one in saved)
    return (*before, *kept)


def printed_from(database: Database, folder: Plan, version: PrintedVersion, scenario: Scenario) -> tuple[Plan, Scenario, tuple[Problem, ...]]:
    """The plan and the scenario of a version, and what of the scenario that plan does not take.

    `scenario` is what is handed out on the figures of an earlier day.

    Raises
    ------
    InvalidPlan
        When it is no longer there.
    StoreUnavailable, StoreDamaged
    """
    if version.kind == "before":
        for batch, plan in plans_before(database, folder):
            if str(batch.number) == version.key:
                return plan, *fitted(scenario_document(scenario), plan)
        raise InvalidPlan(Problem("missing_batch", found=version.key))
    revision = scenarios.latest(database, version.key)
    snapshot = None if revision is None else scenarios.snapshot(database, revision.data)
    if revision is None or snapshot is None:
        raise InvalidPlan(Problem("missing_scenario", found=version.key[:80]))
    plan = plan_then(snapshot)
    return plan, *fit_document(revision.document, plan)
