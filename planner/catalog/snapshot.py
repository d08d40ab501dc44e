"""A plan, and what was said of its targets, frozen as text: so that a saved scenario can be seen as it was.

A snapshot says its schema, and each schema ever written has a reader. From schema 2 on fields at their default are left
out, so that a field that nouns gain later changes no old hash. So a default is part of the schema: one that changes, and
a field that is renamed or taken away, needs a new schema, whose reader of the old one puts things right.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from planner.catalog.plain import as_plain, canonical, parsed, restore, sparse
from planner.catalog.snapshot_1 import snapshot_of_schema_1
from planner.domain.outlook import Outlook
from planner.domain.plan import Plan
from planner.errors import InvalidPlan, Problem

SCHEMA = 2
NOT_FROZEN = ("data", "scenarios")


def snapshot_of(plan: Plan) -> str:
    """Canonical JSON of everything in a plan but its scenarios; its sha256 is the plan's data hash."""
    return canonical({"schema": SCHEMA} | sparse(plan, without=NOT_FROZEN))


def data_hash(plan: Plan) -> str:
    """Sha256 of a plan's snapshot: two plans with the same hash give the same numbers."""
    return _sha256(snapshot_of(plan))


def is_data_of(data: str, plan: Plan) -> bool:
    """Whether a hash is that of a plan's figures, by the snapshots of now or by those of schema 1."""
    return data in (plan.data, _hash_of_schema_1(plan))


@lru_cache(maxsize=16)
def _hash_of_schema_1(plan: Plan) -> str | None:
    text = snapshot_of_schema_1(plan)
    return None if text is None else _sha256(text)


def plan_from(snapshot: str) -> Plan:
    """The plan that a snapshot of any schema froze, without scenarios, with the data hash that it has now.

    Raises
    ------
    InvalidPlan
        When the text is not a snapshot of this planner's plans.
    """
    try:
        content = parsed(snapshot)
        plan = READERS[content.get("schema", 1)](content)
        return replace(plan, data=data_hash(plan))
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError) as error:
        raise InvalidPlan(Problem("bad_snapshot", found=str(error)[:200])) from error


def _read_schema_1(content: dict[str, Any]) -> Plan:
    """Schema 1 had every field, and did not say its number."""
    if "schema" in content:
        raise ValueError(f"schema {content['schema']!r}")
    return restore(Plan, content | {"data": "", "scenarios": []})


def _read_schema_2(content: dict[str, Any]) -> Plan:
    without = {name: value for name, value in content.items() if name != "schema"}
    return restore(Plan, without | {"data": "", "scenarios": []})


# one for every schema ever written
READERS: Mapping[Any, Callable[[dict[str, Any]], Plan]] = MappingProxyType({1: _read_schema_1, 2: _read_schema_2})


def outlooks_text(outlooks: tuple[Outlook, ...]) -> str:
    """Outlooks as canonical JSON: every number to its last digit."""
    return canonical([as_plain(outlook) for outlook in outlooks])


def outlooks_from(text: str) -> tuple[Outlook, ...]:
    """The outlooks that `outlooks_text` wrote, now or in an older version; raises InvalidPlan for another text."""
    try:
        return restore(tuple[Outlook, ...], _without_settable(parsed(text)))
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError) as error:
        raise InvalidPlan(Problem("bad_snapshot", found=str(error)[:200])) from error


def _without_settable(content: Any) -> Any:
    """Older outlooks told a second needed pace, ``settable``, which nobody is told any more."""
    if not isinstance(content, list):
        raise TypeError(f"{type(content).__name__} is not a list")
    return [outlook | {"needed": [_without(pace, "settable") for pace in outlook.get("needed", [])]} for outlook in content]


def _without(noun: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in noun.items() if key != name}


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
