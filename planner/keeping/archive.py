"""A scenario with all it stands on: what goes into the store when it is saved, and what comes out."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from planner.catalog.carrying import fitted
from planner.catalog.decided import PlanMadeOn, not_kept
from planner.catalog.plain import canonical
from planner.catalog.scenario_file import scenario_document
from planner.catalog.snapshot import outlooks_text, plan_from, snapshot_of
from planner.domain.bilingual import Bilingual
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.errors import InvalidPlan, InvalidScenario, Problem
from planner.model.outlook import outlooks
from planner.model.reference_class import reference_class
from planner.store import scenarios
from planner.store.database import Database
from planner.store.revision import Revision, Summary


def stamped(scenario: Scenario, plan: Plan, *, title: Bilingual, note: Bilingual, author: str) -> Scenario:
    """The scenario with its title, note and author, and with the figures and the model that it is made on."""
    made_on = replace(scenario, plan=plan.id, data=plan.data, model=reference_class().version)
    return replace(made_on, title=title, note=note, author=author)


def save_scenario(database: Database, plan: Plan, scenario: Scenario, base: Summary | None, at: datetime) -> Revision:
    """Save a stamped scenario, with the snapshot of its plan and its outlooks; on top of a version, or as a new one.

    Raises
    ------
    Conflict
        When somebody saved it since `base`.
    StoreUnavailable, InvalidRecord
        Nothing was saved.
    """
    return scenarios.save(
        database,
        scenario_id=base.scenario_id if base else None,
        expected_version=base.version if base else 0,
        document=canonical(scenario_document(scenario)),
        plan_id=plan.id,
        data=plan.data,
        plan_snapshot=snapshot_of(plan),
        outlooks=outlooks_text(outlooks(plan, scenario)),
        title=scenario.title.vi,
        author=scenario.author,
        saved_at=at,
    )


def fit_document(document: str, plan: Plan, made_on: PlanMadeOn = not_kept) -> tuple[Scenario, tuple[Problem, ...]]:
    """The scenario in a stored document, as far as a plan allows it, and what was left out or guessed; the baseline where nothing fits."""
    try:
        return fitted(json.loads(document), plan, made_on)
    except InvalidScenario as error:
        return Scenario(plan=plan.id), error.problems
    except (ValueError, RecursionError) as error:
        return Scenario(plan=plan.id), (Problem("bad_json", found=str(error)[:80]),)


def plans_kept(database: Database) -> PlanMadeOn:
    """The plans whose snapshots a store keeps, by their data hash; asking raises StoreUnavailable and StoreDamaged."""

    def made_on(data: str) -> Plan | None:
        text = scenarios.snapshot(database, data)
        try:
            return None if text is None else plan_then(text)
        except InvalidPlan:
            return None

    return made_on


@lru_cache(maxsize=32)
def plan_then(snapshot: str) -> Plan:
    """The plan that a snapshot froze; raises InvalidPlan as `plan_from` does."""
    return plan_from(snapshot)
