"""An indicator as somebody typed it: read by the readers of a plan folder, told as changes with what it brings along."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from planner.catalog.changed_plan import values_of
from planner.catalog.fields import Fields
from planner.catalog.identifiers import identifier_from
from planner.catalog.indicator_beliefs import USUAL, beliefs_after, cites, read_potential
from planner.catalog.read_blocks import read_area, read_indicator, read_programme
from planner.catalog.typed import NEW, Read, TypedSource, read_typed_source, same_words, source_change, two_texts
from planner.domain.bilingual import Language
from planner.domain.change import Change, added
from planner.domain.evidence import Source
from planner.domain.indicator import Area, Indicator, Programme
from planner.domain.plan import Plan
from planner.errors import Problem

TEXTS = ("title", "short", "definition", "noun", "lead")
READERS: Mapping[str, Callable[[Fields], Area | Programme]] = {"area": read_area, "programme": read_programme}


def typed_indicator(
    plan: Plan,
    before: Indicator | None,
    boxes: Mapping[str, Any],
    sources: tuple[TypedSource, TypedSource],
    language: Language,
) -> Read:
    """An indicator that is new, or one that is corrected and keeps its id.

    Parameters
    ----------
    plan : Plan
    before : Indicator or None
        As it is in the plan.
    boxes : mapping
        What was typed: texts as ``title.vi`` and ``title.en``, of which one may be empty; ``area``, ``programme`` and
        ``potential``, an id or `NEW` with the title in ``area.title``, ``programme.title``, ``potential.title.vi`` …;
        ``unit``, ``method``, ``part_of``; ``ceiling`` and ``potential.value`` as numbers in words.
    sources : tuple of TypedSource
        Of the definition; of the potential and the ceiling.
    language : Language
        In which numbers and days were typed.

    Returns
    -------
    Read
        The indicator with the area, programme and potential that are new, and with the pace and the ceiling that it brings
        or leaves behind; or everything that is wrong.
    """
    problems: list[Problem] = []
    definition = read_typed_source(sources[0], plan, language, problems)
    new_names = [noun for noun in (_new_name(plan, kind, boxes, problems) for kind in READERS) if noun is not None]
    potential, belief_source = read_potential(plan, before, boxes, sources[1], language, problems)
    referred = {"potential": potential.subject if potential else None, "definition_source": definition.id if definition else "?"}
    indicator = _indicator(plan, before, boxes, new_names, referred, problems)
    if not problems:
        problems += _contradictions(plan, before, indicator)
    if problems or definition is None:
        return Read(problems=tuple(problems))
    indicator_change = Change(kind="indicator", subject=indicator.id, before=before, after=indicator)
    beliefs = beliefs_after(plan, indicator, boxes, belief_source, language, problems)
    if problems:
        return Read(problems=tuple(problems))
    cited = (definition, belief_source, USUAL if any(cites(change, USUAL) for change in beliefs) else None)
    return Read(
        changes=(
            *_new_sources(plan, cited),
            *(added("area" if isinstance(noun, Area) else "programme", noun.id, noun) for noun in new_names),
            *((added("assumption", potential.id, potential),) if potential and potential not in plan.assumptions else ()),
            indicator_change,
            *beliefs,
        )
    )


def _new_name(plan: Plan, kind: str, boxes: Mapping[str, Any], problems: list[Problem]) -> Area | Programme | None:
    """An area or a programme that the plan has not yet; one title stands for both languages."""
    if boxes[kind] != NEW:
        return None
    title = two_texts(boxes[f"{kind}.title"], "")
    if not title:
        return None  # the reader of the indicator says that its area or programme is missing
    taken = values_of(plan, "area" if kind == "area" else "programme")
    data = {"id": identifier_from(title["vi"], taken, kind), "title": title, "short": title}
    return READERS[kind](Fields(data, problems, ""))


def _indicator(
    plan: Plan,
    before: Indicator | None,
    boxes: Mapping[str, Any],
    new_names: Iterable[Area | Programme],
    referred: dict[str, str | None],
    problems: list[Problem],
) -> Indicator:
    """The noun itself; what no box asks about stays as it was."""
    texts = {name: two_texts(boxes[f"{name}.vi"], boxes[f"{name}.en"]) for name in TEXTS}
    texts["short"] = texts["short"] or texts["title"] or two_texts("?", "")  # of a missing title one problem is enough
    named = {"area" if isinstance(noun, Area) else "programme": noun.id for noun in new_names}
    picked = {kind: named.get(kind, "" if boxes[kind] == NEW else boxes[kind]) for kind in READERS}
    title = texts["title"]["vi"] if texts["title"] else ""
    fresh = identifier_from(title, values_of(plan, "indicator"), "indicator")
    told = {name: boxes[name] for name in ("unit", "method", "part_of")}
    data = {"id": before.id if before else fresh} | texts | picked | told | referred
    found = read_indicator(Fields(data, problems, ""))
    if before is None:
        return found
    asked_about = {name: getattr(found, name) for name in (*TEXTS, *READERS, *told, *referred)}
    return replace(before, **asked_about)


def _contradictions(plan: Plan, before: Indicator | None, wanted: Indicator) -> Iterator[Problem]:
    """What no folder would show: two indicators of one name, figures that would silently mean something else."""
    others = [indicator for indicator in plan.indicators if before is None or indicator.id != before.id]
    for indicator in others:
        if same_words(indicator.title.vi, wanted.title.vi):
            yield Problem("title_taken", column="title", found=wanted.title.vi[:80])
    if before is not None and before.unit != wanted.unit and any(row.indicator_id == before.id for row in plan.observations):
        yield Problem("unit_has_figures", column="unit")


def _new_sources(plan: Plan, cited: Iterable[Source | None]) -> tuple[Change, ...]:
    """Each source once that the plan has not yet."""
    found = (change for source in cited for change in source_change(source, plan))
    return tuple({change.subject: change for change in found}.values())
