"""A plan, and what was said of its targets, frozen as text: so that a saved scenario can be seen as it was."""

from __future__ import annotations

import hashlib

from planner.catalog.plain import as_plain, canonical, parsed, restore
from planner.domain.outlook import Outlook
from planner.domain.plan import Plan
from planner.errors import InvalidPlan, Problem


def snapshot_of(plan: Plan) -> str:
    """Canonical JSON of everything in a plan but its scenarios; its sha256 is the plan's data hash."""
    return canonical(as_plain(plan, without=("data", "scenarios")))


def data_hash(plan: Plan) -> str:
    """Sha256 of a plan's snapshot: two plans with the same hash give the same numbers."""
    return _sha256(snapshot_of(plan))


def plan_from(snapshot: str) -> Plan:
    """The plan that a snapshot froze, without scenarios.

    Raises
    ------
    InvalidPlan
        When the text is not a snapshot of this planner's plans.
    """
    try:
        return restore(Plan, parsed(snapshot) | {"data": _sha256(snapshot), "scenarios": []})
    except (ValueError, TypeError, KeyError, OverflowError) as error:
        raise InvalidPlan(Problem("bad_snapshot", found=str(error)[:200])) from error


def outlooks_text(outlooks: tuple[Outlook, ...]) -> str:
    """Outlooks as canonical JSON: every number to its last digit."""
    return canonical([as_plain(outlook) for outlook in outlooks])


def outlooks_from(text: str) -> tuple[Outlook, ...]:
    """The outlooks that `outlooks_text` wrote; raises InvalidPlan for another text."""
    try:
        return restore(tuple[Outlook, ...], parsed(text))
    except (ValueError, TypeError, KeyError, OverflowError) as error:
        raise InvalidPlan(Problem("bad_snapshot", found=str(error)[:200])) from error


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
