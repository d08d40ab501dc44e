"""What must hold between the files of a plan folder. Each check yields every problem it finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

from planner.catalog.derivation import agrees
from planner.catalog.parts import Parts
from planner.domain.assumption import size_of
from planner.domain.month import Month
from planner.domain.plan import LONGEST_HORIZON_MONTHS
from planner.errors import Problem


def check_all(parts: Parts) -> Iterator[Problem]:
    """Every problem between the files."""
    for check in CHECKS:
        yield from check(parts)


def duplicate_ids(parts: Parts) -> Iterator[Problem]:
    """An id names one thing."""
    for file, kind, things in parts.kinds():
        for repeated, count in Counter(thing.id for thing, _ in things).items():
            if count > 1:
                yield Problem("duplicate_id", file, block=kind, column="id", found=repeated, expected="1")


def references(parts: Parts) -> Iterator[Problem]:
    """What is referred to exists. A file that could not be read is not asked."""
    for fields, column, wanted, kind in parts.references():
        known = parts.declared.get(kind)
        if known is not None and wanted not in known:
            yield Problem(f"unknown_{kind}", fields.file, fields.row, fields.block, column, wanted, ", ".join(sorted(known)))


def duplicate_dates(parts: Parts) -> Iterator[Problem]:
    """An indicator has one figure a day (for each place inside the place)."""
    seen: dict[tuple[str, str, date], int] = {}
    for row, fields in parts.observations:
        key = (row.indicator_id, row.unit_id, row.date)
        if key in seen:
            yield Problem("duplicate_date", fields.file, fields.row, fields.block, "date", found=f"{row.indicator_id} {row.date}", expected=f"row {seen[key]}")
        else:
            seen[key] = fields.row or 0


def figures_in_time(parts: Parts) -> Iterator[Problem]:
    """A plan knows no figure of a day after its as-of date."""
    for row, fields in parts.observations:
        if parts.as_of and row.date > parts.as_of:
            yield Problem("after_as_of", fields.file, fields.row, fields.block, "date", found=str(row.date), expected=f"<= {parts.as_of}")


def figures_in_range(parts: Parts) -> Iterator[Problem]:
    """A share is at most 100 %, a count at most its potential even at the low end of that."""
    for row, fields in parts.observations:
        highest = parts.highest(row.indicator_id)
        if highest is not None and row.value > highest:
            yield Problem("above_ceiling", fields.file, fields.row, fields.block, "value", found=f"{row.value:g}", expected=f"0-{highest:g}")


def derivations(parts: Parts) -> Iterator[Problem]:
    """A derived figure is what its arithmetic gives."""
    for row, fields in parts.observations:
        if row.derivation:
            try:
                if agrees(row.derivation, str(fields.data["value"])):
                    continue
                yield Problem("derivation_disagrees", fields.file, fields.row, fields.block, "derivation", found=row.derivation, expected=f"{row.value:g}")
            except ValueError:
                yield Problem("bad_derivation", fields.file, fields.row, fields.block, "derivation", found=row.derivation, expected="385 - 29")


def targets_in_range(parts: Parts) -> Iterator[Problem]:
    """A percent target is at most 100, and none is due past the longest horizon."""
    for target, fields in parts.targets:
        if target.unit != "count" and target.value > 100:
            yield Problem("above_ceiling", fields.file, fields.row, fields.block, "value", found=f"{target.value:g}", expected="0-100")
        indicator = parts.indicator(target.indicator_id)
        if indicator and indicator.unit == "percent" and target.unit == "count":
            yield Problem("not_one_of", fields.file, fields.row, fields.block, "unit", found=target.unit, expected="percent, percent_of_potential")
        if indicator and indicator.unit == "count" and target.unit == "percent":
            yield Problem("not_one_of", fields.file, fields.row, fields.block, "unit", found=target.unit, expected="count, percent_of_potential")
        if indicator and indicator.unit == "count" and target.unit == "percent_of_potential" and indicator.potential is None:
            yield Problem("missing_value", "indicators.toml", block=f"indicator {indicator.id}", column="potential", expected=f"{fields.file}: {target.id}")
        most = parts.most(target.indicator_id)
        if most is not None and target.unit == "count" and target.value > most:
            yield Problem("above_ceiling", fields.file, fields.row, fields.block, "value", found=f"{target.value:g}", expected=f"0-{most:g}")
        if parts.as_of:
            latest = Month.of(parts.as_of).plus(LONGEST_HORIZON_MONTHS).last_day
            if target.due > latest:
                yield Problem("horizon_too_far", fields.file, fields.row, fields.block, "due", found=str(target.due), expected=f"<= {latest}")


def potentials(parts: Parts) -> Iterator[Problem]:
    """A projected count has a potential, and each named potential is an assumption."""
    if parts.declared.get("assumption") is None:
        return
    for indicator, fields in parts.indicators:
        if indicator.unit == "count" and indicator.projected and indicator.potential is None:
            yield Problem("missing_value", fields.file, block=fields.block, column="potential")
        if indicator.unit == "percent" and indicator.method == "workload":
            yield Problem("not_one_of", fields.file, block=fields.block, column="unit", found="percent", expected="count")
        for column, named in (("potential", indicator.potential), *(("denominators", other) for other in indicator.denominators)):
            if named and f"potential.{named}" not in (known.id for known, _ in parts.assumptions):
                yield Problem("unknown_potential", fields.file, block=fields.block, column=column, found=named, expected="assumptions.toml")


def parts_of_wholes(parts: Parts) -> Iterator[Problem]:
    """A part has a larger indicator of the same kind, without circle, with figures at least as large.

    A part may be newer than its whole, as long as it is not above the whole's last figure: `planner.domain.gaps` goes on saying so.
    """
    for indicator, fields in parts.indicators:
        if indicator.part_of is None or (whole := parts.indicator(indicator.part_of)) is None:
            continue
        if "adoption" not in (indicator.method, whole.method) or indicator.method != whole.method or indicator.potential != whole.potential:
            yield Problem("part_unlike_whole", fields.file, block=fields.block, column="part_of", found=whole.id, expected="method = adoption, potential")
        if parts.in_circle(indicator.id):
            yield Problem("part_in_circle", fields.file, block=fields.block, column="part_of", found=whole.id)
            continue
        wholes = parts.course(whole.id)
        for row, place in parts.observations:
            if row.indicator_id not in (indicator.id, *indicator.numerators) or row.unit_id:
                continue
            if not wholes or (row.date > wholes[-1][0] and row.value <= wholes[-1][1] + 1e-9):
                continue
            if row.date > wholes[-1][0]:
                newer = f"{row.indicator_id} {row.date}"
                yield Problem("part_without_whole", place.file, place.row, place.block, "date", newer, f"{whole.id} >= {row.date}")
            elif row.value > (most := between(wholes, row.date)) + 1e-9:
                yield Problem("part_above_whole", place.file, place.row, place.block, "value", found=f"{row.value:g}", expected=f"<= {most:.6g} ({whole.id})")


def between(course: list[tuple[date, float]], day: date) -> float:
    """The level on a day between two figures, on a straight line; before the first figure that one."""
    before = max((known for known in course if known[0] <= day), default=course[0])
    after = min((known for known in course if known[0] >= day), default=course[-1])
    if after[0] == before[0]:
        return before[1]
    return before[1] + (after[1] - before[1]) * ((day - before[0]) / (after[0] - before[0]))


def ceilings(parts: Parts) -> Iterator[Problem]:
    """No ceiling lies below what is reached already, and each kind of assumption speaks of what it can."""
    for known, fields in parts.assumptions:
        if known.kind == "potential":
            continue
        indicator = parts.indicator(known.subject)
        if indicator is None:
            continue
        if indicator.method == "shown" or (known.kind != "pace" and indicator.method != "adoption"):
            yield Problem("not_projected", fields.file, block=fields.block, column="subject", found=known.subject)
        elif known.kind == "ceiling" and (level := parts.latest_percent(indicator)) is not None and size_of(known.low) < level:
            yield Problem("ceiling_below_level", fields.file, block=fields.block, column="low", found=f"{size_of(known.low):g}", expected=f">= {level:.4g}")


CHECKS: tuple[Callable[[Parts], Iterator[Problem]], ...] = (
    duplicate_ids,
    references,
    duplicate_dates,
    figures_in_time,
    figures_in_range,
    derivations,
    targets_in_range,
    potentials,
    parts_of_wholes,
    ceilings,
)
