"""A plan for another place, made from an open one: what holds anywhere is kept, what is about the place is left out and asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from planner.catalog.changed_plan import plan_problems
from planner.catalog.fields import EARLIEST, LATEST, Fields
from planner.catalog.indicator_beliefs import AS_GIVEN
from planner.catalog.snapshot import data_hash
from planner.domain.assumption import Assumption
from planner.domain.bilingual import LANGUAGES, NO_TEXT, Bilingual, Language
from planner.domain.evidence import Source
from planner.domain.gaps import NO_COSTS, NO_FIGURES, NO_TARGETS, NO_UNITS, left_out, unknown_potential
from planner.domain.indicator import Indicator
from planner.domain.plan import Plan
from planner.domain.target import Target
from planner.errors import InvalidPlan, Problem

GIVEN = "given"  # id of the source of what the new place told


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlace:
    """What has to be known of another place, and how many there are to adopt where somebody knows it."""

    id: str
    place: Bilingual
    committee: Bilingual
    year: int
    as_of: date
    language: Language
    potentials: tuple[tuple[str, float], ...] = ()  # by the id of the potential, without those that nobody knows
    source: str = ""  # of the potentials


def read_new_place(told: Mapping[str, Any], problems: list[Problem]) -> NewPlace | None:
    """What was typed, read as plan.toml is; None with everything that is wrong in `problems`."""
    fields = Fields(told, problems, "")
    before = len(problems)
    found = NewPlace(
        id=fields.identifier(),
        place=fields.bilingual("place"),
        committee=fields.bilingual("committee"),
        year=fields.whole("year", EARLIEST.year, LATEST.year),
        as_of=fields.day("as_of"),
        language=fields.one_of("language", LANGUAGES),
        potentials=tuple(told.get("potentials", ())),
        source=fields.text("source") if told.get("potentials") else "",
    )
    if len(problems) == before and not found.as_of.year <= found.year <= found.as_of.year + 9:
        fields.wrong("outside_range", "year", found.year, f"{found.as_of.year}-{found.as_of.year + 9}")
    return found if len(problems) == before else None


def template_plan(plan: Plan, wanted: NewPlace) -> Plan:
    """A plan for another place.

    Kept are areas, programmes, indicators with their definitions, measures that no place dated, beliefs about pace and ceilings
    with their grades, and the national targets of the year if that is the plan's own. Left out are figures, units, scenarios, costs,
    the place's targets, potentials and launch days, and notes about its figures. A count whose potential nobody gave, and what is
    part of it, is shown and not projected. Nothing is invented: what is missing is said in the plan's gaps.

    Raises
    ------
    InvalidPlan
        With everything that keeps it from being a plan.
    """
    known = {name for name, _ in wanted.potentials}
    indicators = tuple(_indicator(one, plan, known) for one in plan.indicators)
    projected = {one.id for one in indicators if one.projected}
    unpotential = {one.id for one in indicators if one.unit == "count" and one.potential is None}
    national = [one for one in plan.targets if one.scope == "national" and one.due.year == plan.year == wanted.year]
    targets = tuple(replace(one, note=NO_TEXT) for one in national if not (one.unit == "percent_of_potential" and one.indicator_id in unpotential))
    made = replace(
        plan,
        id=wanted.id,
        place=wanted.place,
        committee=wanted.committee,
        year=wanted.year,
        as_of=wanted.as_of,
        language=wanted.language,
        indicators=indicators,
        observations=(),
        targets=targets,
        measures=tuple(
            replace(one, cost_per_month=None, cost_evidence=None, cost_source="")
            for one in plan.measures
            if one.known_on is None and one.earliest_start is None
        ),
        assumptions=(*_beliefs(plan, projected), *_potentials(plan, wanted)),
        units=(),
        scenarios=(),
        gaps=tuple(_gaps(plan, wanted, [one for one in national if one.id not in {kept.id for kept in targets}])),
    )
    made = replace(made, sources=tuple(_sources(plan, made, wanted)))
    made = replace(made, data=data_hash(made))
    if problems := tuple(plan_problems(made)):
        raise InvalidPlan(*problems)
    return made


def empty_plan(wanted: NewPlace) -> Plan:
    """A plan for another place that takes nothing over: what it needs is added on the page, or in its files."""
    made = Plan(
        id=wanted.id,
        data="",
        place=wanted.place,
        committee=wanted.committee,
        year=wanted.year,
        as_of=wanted.as_of,
        language=wanted.language,
        areas=(),
        programmes=(),
        sources=(),
        indicators=(),
        observations=(),
        targets=(),
        measures=(),
        assumptions=(),
        units=(),
    )
    made = replace(made, data=data_hash(made))
    if problems := tuple(plan_problems(made)):
        raise InvalidPlan(*problems)
    return made


def wanted_potentials(plan: Plan) -> tuple[Assumption, ...]:
    """The potentials that a plan for another place would have to know."""
    used = {name for one in plan.indicators for name in (one.potential, *one.denominators) if name}
    return tuple(one for one in plan.assumptions if one.kind == "potential" and one.subject in used)


def _indicator(one: Indicator, plan: Plan, known: set[str]) -> Indicator:
    """Projected as before where what it can reach is known here; otherwise shown."""
    bare = replace(one, note=None)
    if one.unit == "percent":
        return bare
    whole: Indicator | None = one
    while whole is not None and whole.potential in known:
        whole = plan.indicator(whole.part_of) if whole.part_of else None
    if whole is None:
        return replace(bare, denominators=tuple(name for name in one.denominators if name in known))
    return replace(bare, method="shown", potential=None, part_of=None, numerators=(), denominators=())


def _beliefs(plan: Plan, projected: set[str]) -> Iterable[Assumption]:
    return (one for one in plan.assumptions if one.kind in ("pace", "ceiling", "ceiling_reached") and one.subject in projected)


def _potentials(plan: Plan, wanted: NewPlace) -> Iterable[Assumption]:
    titles = {one.subject: one.title for one in wanted_potentials(plan)}
    for name, value in wanted.potentials:
        told: dict[str, Any] = {"central": value, "low": value, "high": value, "evidence": "some", "source": GIVEN, "basis": AS_GIVEN}
        yield Assumption(kind="potential", subject=name, title=titles[name], **told)


def _sources(plan: Plan, made: Plan, wanted: NewPlace) -> Iterable[Source]:
    """Those that something kept still cites, and the one that was named."""
    cited = {one.definition_source for one in made.indicators} | {one.source for one in made.targets} | {one.source for one in made.assumptions}
    cited |= {effect.source for one in made.measures for effect in one.effects}
    yield from (one for one in plan.sources if one.id in cited and one.id != GIVEN)
    if wanted.potentials:
        yield Source(id=GIVEN, title=Bilingual(wanted.source, wanted.source))


def _gaps(plan: Plan, wanted: NewPlace, without_denominator: list[Target]) -> Iterable[Bilingual]:
    """What is missing, and who should give it."""
    yield NO_FIGURES
    known = {name for name, _ in wanted.potentials}
    for one in wanted_potentials(plan):
        if one.subject in known:
            continue
        about = [indicator for indicator in plan.indicators if indicator.potential == one.subject]
        leads = tuple(dict.fromkeys(indicator.lead for indicator in about if indicator.lead)) or (Bilingual("cơ quan chủ trì", "the lead body"),)
        shown = Bilingual(*(", ".join(getattr(indicator.short, name) for indicator in about) for name in LANGUAGES))
        who = Bilingual(*(", ".join(getattr(lead, name) for lead in leads) for name in LANGUAGES))
        until = Bilingual(f" Khi chưa có, chỉ theo dõi: {shown.vi}.", f" Until then only shown: {shown.en}.") if about else NO_TEXT
        beginning = unknown_potential(one.title)
        asked_vi, asked_en = f"đề nghị {who.vi} cung cấp.{until.vi}", f"{who.en} is asked for it.{until.en}"
        yield Bilingual(f"{beginning.vi}: {asked_vi}", f"{beginning.en}: {asked_en}")
    yield from (left_out(target, plan.indicator(target.indicator_id).short) for target in without_denominator)
    yield from (NO_TARGETS, NO_UNITS, NO_COSTS)
    yield Bilingual(
        f"Cơ quan chủ trì, biện pháp và giả định lấy theo kế hoạch mẫu của {plan.place.vi}; mức căn cứ ghi ở từng mục. Soát lại trước khi dùng.",
        f"Lead bodies, measures and assumptions follow the plan of {plan.place.en}; each shows its grade. Go over them before use.",
    )
