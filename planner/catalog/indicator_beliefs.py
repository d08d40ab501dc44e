"""What an indicator that somebody typed brings along: its potential, its natural ceiling, a pace that can be moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from planner.catalog.changed_plan import values_of
from planner.catalog.fields import Fields
from planner.catalog.identifiers import identifier_from
from planner.catalog.read_blocks import read_assumption
from planner.catalog.typed import NEW, TypedSource, read_typed_source, two_texts
from planner.catalog.typed_edits import typed_number
from planner.domain.assumption import Assumption, AssumptionKind, size_of
from planner.domain.bilingual import Bilingual, Language
from planner.domain.change import Change, added
from planner.domain.evidence import Source
from planner.domain.indicator import Indicator, Method
from planner.domain.plan import Plan
from planner.errors import Problem

USUAL = Source(
    id="usual_belief",
    title=Bilingual("Giả định thường dùng, chưa có căn cứ của địa phương", "A usual assumption, without evidence of the place"),
)
USUAL_PACE = Bilingual(
    "1 là giữ tốc độ đến nay; khoảng từ một nửa đến gấp bốn là giả định.",
    "1 keeps the pace until now; the range, from half to four times, is a guess.",
)
AS_GIVEN = Bilingual("Do người lập kế hoạch cung cấp, theo nguồn đã nêu.", "Given by whoever made the plan, from the source named.")
ADMITTED: Mapping[Method, tuple[AssumptionKind, ...]] = {
    "adoption": ("pace", "ceiling", "ceiling_reached", "launch"),
    "workload": ("pace",),
    "shown": (),
}  # kinds of assumptions that can speak of an indicator, by how it is projected


def read_potential(
    plan: Plan,
    before: Indicator | None,
    boxes: Mapping[str, Any],
    source: TypedSource,
    language: Language,
    problems: list[Problem],
) -> tuple[Assumption | None, Source | None]:
    """The potential that was picked or typed, and the source of what is believed where one is needed."""
    new_potential = boxes["unit"] == "count" and boxes["potential"] == NEW
    needs_source = new_potential or _ceiling_changes(plan, before, boxes)
    named = read_typed_source(source, plan, language, problems) if needs_source else None
    if boxes["unit"] != "count" or not boxes["potential"]:
        return None, named
    if not new_potential:
        return values_of(plan, "assumption").get(f"potential.{boxes['potential']}"), named
    title = two_texts(boxes["potential.title.vi"], boxes["potential.title.en"])
    value = typed_number(boxes["potential.value"], language, "potential", problems)
    if not title:
        problems.append(Problem("missing_value", column="potential", expected="…"))
    if not title or value is None or named is None:
        return None, named
    taken = {assumption.subject for assumption in plan.assumptions if assumption.kind == "potential"}
    data = {"kind": "potential", "subject": identifier_from(title["vi"], taken, "potential"), "title": title}
    return _believed(data, (value, value, value), boxes["evidence"], named.id, AS_GIVEN, problems), named


def beliefs_after(
    plan: Plan,
    indicator: Indicator,
    boxes: Mapping[str, Any],
    source: Source | None,
    language: Language,
    problems: list[Problem],
) -> tuple[Change, ...]:
    """Changes of what is believed of an indicator: the ceiling typed, a pace where there is none, nothing that no longer fits."""
    admitted = ADMITTED[indicator.method]
    gone = [
        Change(kind="assumption", subject=assumption.id, before=assumption, after=None)
        for assumption in plan.assumptions
        if assumption.subject == indicator.id and assumption.kind not in ("potential", *admitted)
    ]
    ceiling = _ceiling(plan, indicator, boxes, source, language, problems) if "ceiling" in admitted else ()
    pace = _pace(plan, indicator, problems) if "pace" in admitted else ()
    return (*gone, *ceiling, *pace)


def cites(change: Change, source: Source) -> bool:
    """Whether an assumption after a change names a source."""
    return isinstance(change.after, Assumption) and change.after.source == source.id


def _ceiling_changes(plan: Plan, before: Indicator | None, boxes: Mapping[str, Any]) -> bool:
    """Whether a ceiling was typed that the plan does not have in these words."""
    return bool(boxes["method"] == "adoption" and boxes["ceiling"].strip() and boxes["ceiling"] != boxes["ceiling.before"])


def _ceiling(
    plan: Plan,
    indicator: Indicator,
    boxes: Mapping[str, Any],
    source: Source | None,
    language: Language,
    problems: list[Problem],
) -> Iterator[Change]:
    """The natural ceiling: one that was typed, withdrawn where the box was emptied, left alone where nobody touched it."""
    before = values_of(plan, "assumption").get(f"ceiling.{indicator.id}")
    if boxes["ceiling"] == boxes["ceiling.before"]:
        return
    if not boxes["ceiling"].strip():
        if before is not None:
            yield Change(kind="assumption", subject=before.id, before=before, after=None)
        return
    value = typed_number(boxes["ceiling"], language, "ceiling", problems, share=True)
    if value is None or source is None:
        return
    low, high = (value, value) if before is None else (min(size_of(before.low), value), max(size_of(before.high), value))
    title = {"vi": f"Trần: {indicator.short.vi}", "en": f"Ceiling: {indicator.short.en}"}
    data = {"kind": "ceiling", "subject": indicator.id, "title": title}
    after = _believed(data, (low, value, high), boxes["evidence"], source.id, AS_GIVEN, problems)
    if after is not None:
        yield Change(kind="assumption", subject=after.id, before=before, after=after)


def _pace(plan: Plan, indicator: Indicator, problems: list[Problem]) -> Iterator[Change]:
    """A pace that can be moved, where the plan has none: without it nothing says how much faster it would have to be."""
    if f"pace.{indicator.id}" in values_of(plan, "assumption"):
        return
    title = {"vi": f"Tốc độ: {indicator.short.vi}", "en": f"Pace: {indicator.short.en}"}
    data = {"kind": "pace", "subject": indicator.id, "title": title}
    after = _believed(data, (0.5, 1.0, 4.0), "guess", USUAL.id, USUAL_PACE, problems)
    if after is not None:
        yield added("assumption", after.id, after)


def _believed(
    data: Mapping[str, Any],
    values: tuple[float, float, float],
    evidence: str,
    source: str,
    basis: Bilingual,
    problems: list[Problem],
) -> Assumption | None:
    """An assumption by the reader of a folder; None where it would be none."""
    low, central, high = values
    told = {"low": low, "central": central, "high": high, "evidence": evidence, "source": source}
    before = len(problems)
    found = read_assumption(Fields(dict(data) | told | {"basis": {"vi": basis.vi, "en": basis.en}}, problems, ""))
    return found if len(problems) == before else None
