"""The effective plan: a plan with changes made to it, checked as a plan folder is."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from planner.catalog.checks import check_all
from planner.catalog.csv_text import plain_number
from planner.catalog.fields import Fields
from planner.catalog.parts import Parts
from planner.catalog.snapshot import data_hash
from planner.domain.assumption import Assumption, size_of
from planner.domain.bilingual import Bilingual
from planner.domain.change import Change, ChangeKind, Cost, Value, figure_subject
from planner.domain.measure import Measure
from planner.domain.observation import Observation
from planner.domain.plan import Plan
from planner.errors import InvalidPlan, Problem

HUNDRED = 100.0
MOST_FIGURES = 60_000  # 235 communes, 15 indicators and 17 months: more would make every page wait
AS_OF = ""  # the subject of the one as-of date


def apply_changes(plan: Plan, changes: Iterable[Change]) -> Plan:
    """A plan with changes made to it, one after the other.

    A change says what its subject is after it, whatever it was before: a folder that was edited meanwhile does not stop it.

    Parameters
    ----------
    plan : Plan
    changes : iterable of Change
        Of subjects that the plan can have: a cost of a measure that is gone from the folder is passed over.

    Returns
    -------
    Plan
        With its own data hash, and without the scenarios' promise to fit: they are read again by whoever shows them.

    Raises
    ------
    InvalidPlan
        With every problem that the changed plan has, as if it had been read from a folder.
    """
    changed = _put(plan, changes)
    if changed is plan:
        return plan
    problems = tuple(plan_problems(changed))
    if problems:
        raise InvalidPlan(*problems)
    return replace(changed, data=data_hash(changed))


def _put(plan: Plan, changes: Iterable[Change]) -> Plan:
    """The plan with changes made to it, unchecked and with the hash that it had."""
    tables: dict[ChangeKind, dict[str, Any]] = {kind: values_of(plan, kind) for kind in TABLES}
    touched: set[ChangeKind] = set()
    for change in changes:
        touched.add(change.kind)
        if change.after is not None:
            tables[change.kind][change.subject] = change.after
        else:
            tables[change.kind].pop(change.subject, None)
    put = {field: nouns for kind in touched for field, nouns in TABLES[kind].put(plan, tables[kind]).items()}
    return replace(plan, **put) if put else plan


def raised_ceilings(plan: Plan, figures: Iterable[Change]) -> tuple[Change, ...]:
    """Changes of assumed ceilings whose low end new figures have passed: it was a belief, and they are facts.

    Parameters
    ----------
    plan : Plan
    figures : iterable of Change
        That are to be made to it.

    Returns
    -------
    tuple of Change
        Of assumptions, each with its low end at what is reached; none where no ceiling was passed.
    """
    parts = _parts(_put(plan, figures))
    return tuple(_raised(known, level) for known, level in _passed(plan, parts))


def _passed(plan: Plan, parts: Parts) -> Iterable[tuple[Assumption, float]]:
    for known in plan.assumptions:
        indicator = parts.indicator(known.subject) if known.kind == "ceiling" else None
        level = parts.latest_percent(indicator) if indicator is not None else None
        if level is not None and size_of(known.low) < level <= HUNDRED:
            yield known, level


def _raised(known: Assumption, level: float) -> Change:
    low = math.ceil(level * 100) / 100
    added = (f" Mức thấp được nâng lên {low:g}% theo số liệu mới.".replace(".", ",", low != int(low)), f" The low value was raised to {low:g}% by new figures.")
    basis = Bilingual(*(text + more for text, more in zip((known.basis.vi, known.basis.en), added, strict=True)))
    raised = replace(known, low=low, central=max(size_of(known.central), low), high=max(size_of(known.high), low), basis=basis)
    return Change(kind="assumption", subject=known.id, before=known, after=raised)


def value_of(plan: Plan, kind: ChangeKind, subject: str) -> Value | None:
    """What a plan says of a subject now; None where it says nothing."""
    found: Value | None = values_of(plan, kind).get(subject)
    return found


def values_of(plan: Plan, kind: ChangeKind) -> dict[str, Any]:
    """Everything of a kind that a plan says, by subject, in the plan's order."""
    return TABLES[kind].get(plan)


def plan_problems(plan: Plan) -> Iterable[Problem]:
    """What would be wrong with a plan if it were a folder; places are named by what they are about, for there are no rows."""
    if not plan.as_of.year <= plan.year <= plan.as_of.year + 9:
        yield Problem("outside_range", column="as_of", found=plan.as_of.isoformat(), expected=f"{plan.year - 9}-{plan.year}")
    if len(plan.observations) > MOST_FIGURES:
        yield Problem("too_many_figures", "observations.csv", found=str(len(plan.observations)), expected=f"<= {MOST_FIGURES}")
    yield from check_all(_parts(plan))


def _parts(plan: Plan) -> Parts:
    """The plan as the checks want it: each noun with a place."""
    problems: list[Problem] = []

    def placed(file: str, kind: str, nouns: Iterable[Any]) -> list[tuple[Any, Fields]]:
        return [(noun, Fields({}, problems, file, block=f"{kind} {noun.id}")) for noun in nouns]

    observations = [(row, Fields({"value": plain_number(row.value)}, problems, "observations.csv", block=_figure(row))) for row in plan.observations]
    named = {kind: placed("plan.toml", kind, nouns) for kind, nouns in (("area", plan.areas), ("programme", plan.programmes), ("source", plan.sources))}
    parts = Parts(
        as_of=plan.as_of,
        named=named,
        indicators=placed("indicators.toml", "indicator", plan.indicators),
        observations=observations,
        targets=placed("targets.csv", "target", plan.targets),
        measures=placed("measures.toml", "measure", plan.measures),
        assumptions=placed("assumptions.toml", "assumption", plan.assumptions),
        units=placed("units.csv", "unit", plan.units),
    )
    parts.declared = {kind: {noun.id for noun, _ in nouns} for _, kind, nouns in parts.kinds()}
    return parts


def _figure(row: Observation) -> str:
    return " ".join(filter(None, (row.indicator_id, row.unit_id, row.date.isoformat())))


class _Table:
    """How one kind of change is found in a plan, and put back."""

    def __init__(self, get: Callable[[Plan], dict[str, Any]], put: Callable[[Plan, dict[str, Any]], dict[str, Any]]) -> None:
        self.get, self.put = get, put


def _cost_of(measure: Measure) -> Cost | None:
    if measure.cost_per_month is None:
        return None
    return Cost(per_month=measure.cost_per_month, evidence=measure.cost_evidence or "guess", source=measure.cost_source)


def _priced(measure: Measure, costs: Mapping[str, Cost]) -> Measure:
    cost = costs.get(measure.id)
    if cost == _cost_of(measure):
        return measure
    if cost is None:
        return replace(measure, cost_per_month=None, cost_evidence=None, cost_source="")
    return replace(measure, cost_per_month=cost.per_month, cost_evidence=cost.evidence, cost_source=cost.source)


def _figures_by_subject(plan: Plan) -> dict[str, Any]:
    return {figure_subject(row.indicator_id, row.unit_id, row.date): row for row in plan.observations}


def _by_id(field: str) -> _Table:
    """The table of nouns that have an id of their own; what is new comes last."""
    return _Table(
        lambda plan: {noun.id: noun for noun in getattr(plan, field)},
        lambda plan, table: {field: tuple(table.values())},
    )


TABLES: Mapping[ChangeKind, _Table] = MappingProxyType(
    {
        "source": _by_id("sources"),
        "area": _by_id("areas"),
        "programme": _by_id("programmes"),
        "indicator": _by_id("indicators"),
        "unit": _by_id("units"),
        "figure": _Table(_figures_by_subject, lambda plan, table: {"observations": tuple(table.values())}),
        "target": _by_id("targets"),
        "cost": _Table(
            lambda plan: {one.id: cost for one in plan.measures if (cost := _cost_of(one)) is not None},
            lambda plan, table: {"measures": tuple(_priced(one, table) for one in plan.measures)},
        ),
        "assumption": _by_id("assumptions"),
        "as_of": _Table(lambda plan: {AS_OF: plan.as_of}, lambda plan, table: {"as_of": _day(table, plan)}),
    }
)


def _day(table: dict[str, Any], plan: Plan) -> date:
    return table.get(AS_OF) or plan.as_of
