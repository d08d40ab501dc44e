"""A unit of the place as somebody typed it, one at a time or a list of them; read by the reader of a plan folder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.catalog.changed_plan import values_of
from planner.catalog.fields import Fields
from planner.catalog.identifiers import identifier_from
from planner.catalog.read_blocks import read_unit
from planner.catalog.typed import Read, TypedSource, read_typed_source, same_words, source_change
from planner.catalog.typed_edits import typed_number
from planner.domain.bilingual import Language
from planner.domain.change import Change
from planner.domain.plan import Plan
from planner.domain.unit import Unit
from planner.errors import Problem


def typed_unit(plan: Plan, before: Unit | None, boxes: Mapping[str, Any], source: TypedSource, language: Language) -> Read:
    """A unit that is new, or one that is corrected and keeps its id.

    Parameters
    ----------
    boxes : mapping
        ``name``, ``name_en``, ``code``, ``kind`` and ``population`` as typed; without a population no source is needed.
    source : TypedSource
        Of the population.
    """
    problems: list[Problem] = []
    population = boxes["population"].strip()
    value = typed_number(population, language, "population", problems) if population else None
    named = read_typed_source(source, plan, language, problems) if population else None
    name = " ".join(boxes["name"].split())
    fresh = identifier_from(name, values_of(plan, "unit"), "unit")
    told = {column: " ".join(boxes[column].split()) for column in ("name_en", "code", "kind")}
    data = told | {"id": before.id if before else fresh, "name": name, "population": value}
    unit = read_unit(Fields(data | {"source": named.id if named else ""}, problems, ""))
    problems += [
        Problem("title_taken", column="name", found=name[:80])
        for other in plan.units
        if name and same_words(other.name, name) and (before is None or other.id != before.id)
    ]
    if problems:
        return Read(problems=tuple(problems))
    change = Change(kind="unit", subject=unit.id, before=before, after=unit)
    return Read(changes=(*source_change(named, plan), change))
