"""Snapshots as they were written before they had a schema: kept so that the hash of what was saved then is still recognised.

Nothing here follows the nouns: fields that they gain later are no part of schema 1. A plan that says something in one of
those could not have been frozen then, and has no snapshot of schema 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from types import MappingProxyType
from typing import Any

from planner.catalog.plain import canonical
from planner.domain.plan import Plan

FIELDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        noun: frozenset(listed.split())
        for noun, listed in {
            "Plan": "id place committee year as_of language areas programmes sources indicators observations targets measures assumptions units gaps",
            "Bilingual": "vi en",
            "Source": "id title published url",
            "Area": "id title",
            "Programme": "id title short",
            "Indicator": "id title short definition definition_source area programme unit method noun potential part_of numerators"
            " denominators lead shared note",
            "Observation": "indicator_id date value precision source unit_id derivation note known_on",
            "Target": "id indicator_id scope programme value unit due kind match source note",
            "Measure": "id title short owner effects levels kind cost_per_month cost_evidence cost_source lead_time_days ramp_days"
            " longest_months earliest_start known_on",
            "Effect": "indicator_id added_pace evidence basis source",
            "Assumption": "kind subject title central low high evidence source basis",
            "Unit": "id code name kind population source name_en",
            "Month": "year month",
        }.items()
    }
)
NEVER_FROZEN = frozenset({"data", "scenarios"})  # of a plan


class _SaysMore(Exception):
    """A noun says something that schema 1 has no word for."""


def snapshot_of_schema_1(plan: Plan) -> str | None:
    """The plan as it was frozen under schema 1; None for a plan that says more than that schema could."""
    try:
        return canonical(_plain(plan))
    except _SaysMore:
        return None


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if not is_dataclass(value) or isinstance(value, type):
        return value
    kind = type(value).__name__
    names, plain = FIELDS.get(kind), {}
    if names is None:
        raise _SaysMore(kind)
    for field in fields(value):
        content = getattr(value, field.name)
        if field.name in names:
            plain[field.name] = _plain(content)
        elif not (kind == "Plan" and field.name in NEVER_FROZEN) and (field.default is MISSING or content != field.default):
            raise _SaysMore(f"{kind}.{field.name}")
    return plain
