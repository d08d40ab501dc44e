"""Counts a thousand times smaller or larger than they can be: counted in thousands, and nobody said so."""

from __future__ import annotations

from dataclasses import replace

from planner.catalog.csv_text import plain_number
from planner.catalog.intake.asking import LEAVE, Asking
from planner.domain.intake import Option, ProposedRow
from planner.domain.plan import Plan

KEEP = Option(id="keep", code="keep")
THOUSAND = 1000.0
LEAST = 200.0  # times away from the figure before: no office's count moves so far in a few months
LEAST_TO_EXPECT = 10_000.0  # of a unit without a figure: less is not counted in thousands


def natural_sizes(rows: list[ProposedRow], plan: Plan, asking: Asking) -> list[ProposedRow]:
    """The rows with what is counted in thousands made whole, once somebody has said so; one question for a column and indicator.

    A figure is held against the last one of its indicator and unit, or, where the unit has none, against an even part of the whole place's.
    """
    counts = {one.id for one in plan.indicators if one.unit == "count"}
    last: dict[tuple[str, str], float] = {}
    for one in sorted(plan.observations, key=lambda one: one.date):
        if one.indicator_id in counts:
            last[one.indicator_id, one.unit_id] = one.value
    kept = []
    for row in rows:
        usual = last.get((row.indicator_id, row.unit_id)) if row.indicator_id in counts else None
        if usual is None and row.unit_id and row.indicator_id in counts and plan.units:
            even = last.get((row.indicator_id, ""), 0.0) / len(plan.units)
            usual = even if even >= LEAST_TO_EXPECT else None
        factor = _factor(row.value, usual)
        if usual is None or factor == 1.0:
            kept.append(row)
            continue
        answer = _asked(row, usual, factor, asking)
        if answer == "times":
            sign = "*" if factor > 1 else "/"
            derivation = f"{plain_number(row.value)} {sign} {plain_number(THOUSAND)}"
            kept.append(replace(row, value=round(row.value * factor, 10), derivation="" if row.derivation else derivation))
        elif answer != LEAVE.id:
            kept.append(row)
    return kept


def _factor(value: float, usual: float | None) -> float:
    """What a count has to be taken times to be of its usual size: 1000, 0.001 where it is whole after that, or 1."""
    if not usual or not value:
        return 1.0
    if value * LEAST < usual:
        return THOUSAND
    return 1 / THOUSAND if value > usual * LEAST and value % THOUSAND == 0 else 1.0


def _asked(row: ProposedRow, usual: float, factor: float, asking: Asking) -> str | None:
    place = row.place
    options = (Option(id="times", code="times_thousand", value=round(row.value * factor, 10)), KEEP, LEAVE)
    about = {"found": row.found, "indicator_id": row.indicator_id, "unit_id": row.unit_id, "date": row.date, "values": (row.value, usual)}
    return asking.ask(f"size:{place.sheet}:{place.column}:{row.indicator_id}", "size", "thousand_times", options, place, **about)
