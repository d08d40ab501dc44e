"""What no careful reader lets pass without a word: each guard asks, and its answer is kept."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date

from planner.catalog.changed_plan import raised_ceilings
from planner.catalog.intake.asking import LEAVE, Asking
from planner.domain.assumption import Assumption, size_of
from planner.domain.change import Change, added, figure_subject
from planner.domain.indicator import Indicator
from planner.domain.intake import Option, ProposedRow
from planner.domain.observation import Observation
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.model.project import project

KEEP = Option(id="keep", code="keep")
CODES = frozenset(  # of the questions that are warnings
    (
        "share_over_100",
        "count_above_potential",
        "part_above_whole",
        "part_newer_than_whole",
        "whole_unlike_units",
        "whole_outside_units",
        "denominator_changed",
        "count_fell",
        "outside_band",
        "ceiling_passed",
        "after_as_of",
    )
)
BAND = (0.025, 0.975)  # the 95 % band
MOST_DAYS = 200  # that are projected for one indicator
NEAR = 1e-9
Course = list[tuple[date, float]]


def guarded_rows(rows: tuple[ProposedRow, ...], plan: Plan, asking: Asking) -> tuple[ProposedRow, ...]:
    """The rows that stay after every guard has asked; what has no answer yet stays, and is open."""
    for guard in GUARDS:
        if left := guard(rows, plan, asking):
            rows = tuple(row for number, row in enumerate(rows) if number not in left)
    return rows


def above_all(rows: tuple[ProposedRow, ...], plan: Plan, asking: Asking) -> set[int]:
    """A share over 100 %, a count above its potential at the low end of that: no plan takes it."""
    most = {one.id: _most(one, plan) for one in plan.indicators}
    left = set()
    for number, row in enumerate(rows):
        limit = most[row.indicator_id]
        if limit is not None and row.value > limit:
            code = "share_over_100" if plan.indicator(row.indicator_id).unit == "percent" else "count_above_potential"
            _ask(asking, code, row, (LEAVE,), (row.value, limit))
            left.add(number)
    return left


def part_above_whole(rows: tuple[ProposedRow, ...], plan: Plan, asking: Asking) -> set[int]:
    """Activated above collected: a part larger than what it is a part of, on the same day and in the same unit.

    For the whole place no plan takes it. A part that is newer than its whole is taken knowingly, and the plan goes on saying so; above the
    whole's last figure it is too large all the same.
    """
    wholes = {part: one.part_of for one in plan.indicators if one.part_of for part in (one.id, *one.numerators)}
    courses = _courses(rows, plan, only=set(filter(None, wholes.values())))
    left = set()
    for number, row in enumerate(rows):
        whole = wholes.get(row.indicator_id)
        if whole is None:
            continue
        course = courses.get((whole, row.unit_id), [])
        options = (LEAVE,) if not row.unit_id else (KEEP, LEAVE)
        if not course or (row.date > course[-1][0] and row.value <= course[-1][1] + NEAR):
            if not row.unit_id and _ask(asking, "part_newer_than_whole", row, (KEEP, LEAVE), (row.value,)) == LEAVE.id:
                left.add(number)
        elif row.value > (most := _level(course, row.date)) + NEAR and _ask(asking, "part_above_whole", row, options, (row.value, most)) != KEEP.id:
            left.add(number)
    return left


def changed_denominator(rows: tuple[ProposedRow, ...], plan: Plan, asking: Asking) -> set[int]:
    """The file divides by another number than the plan, or than it did itself before."""
    told: dict[tuple[str, str], float] = {}
    for one in plan.indicators:
        if one.potential is not None and (known := next((size.central for size in plan.assumptions if size.id == f"potential.{one.potential}"), None)):
            told[one.id, ""] = size_of(known)
    left = set()
    for number, row in enumerate(rows):
        if row.denominator is None:
            continue
        before = told.setdefault((row.indicator_id, row.unit_id), row.denominator)
        if row.denominator != before and _ask(asking, "denominator_changed", row, (KEEP, LEAVE), (row.denominator, before)) == LEAVE.id:
            left.add(number)
    return left


def falling_count(rows: tuple[ProposedRow, ...], plan: Plan, asking: Asking) -> set[int]:
    """A count that only grows is lower than it was before."""
    growing = {one.id for one in plan.indicators if one.unit == "count" and one.projected}
    courses = _courses(rows, plan, only=growing)
    left = set()
    for number, row in enumerate(rows):
        course = courses.get((row.indicator_id, row.unit_id))
        if not course:
            continue
        place = bisect_left(course, (row.date, row.value))
        fell = place > 0 and course[place - 1][1] > row.value
        if fell and _ask(asking, "count_fell", row, (KEEP, LEAVE), (row.value, course[place - 1][1])) == LEAVE.id:
            left.add(number)
    return left


def outside_band(rows: tuple[ProposedRow, ...], plan: Plan, asking: Asking) -> set[int]:
    """A figure of the whole place outside the 95 % band of what was projected for its day from the figures before."""
    days: dict[str, set[date]] = {}
    for row in rows:
        figures = plan.figures(row.indicator_id) if not row.unit_id else ()
        if figures and row.date > figures[-1].date:
            days.setdefault(row.indicator_id, set()).add(row.date)
    bands: dict[tuple[str, date], tuple[float, float]] = {}
    for indicator_id, wanted in days.items():
        dates = tuple(sorted(wanted)[:MOST_DAYS])
        projection = project(plan, Scenario(), plan.indicator(indicator_id), dates, quantiles=BAND)
        if projection is not None:
            bands |= {(indicator_id, day): (float(low), float(high)) for day, (low, high) in zip(dates, projection.levels, strict=True)}
    left = set()
    for number, row in enumerate(rows):
        band = bands.get((row.indicator_id, row.date)) if not row.unit_id else None
        odd = band is not None and not band[0] - NEAR <= row.value <= band[1] + NEAR
        if band and odd and _ask(asking, "outside_band", row, (KEEP, LEAVE), (row.value, *band)) == LEAVE.id:
            left.add(number)
    return left


def ceiling_passed(rows: tuple[ProposedRow, ...], plan: Plan, asking: Asking) -> set[int]:
    """A figure above what was believed to be the lowest possible ceiling: the belief has to give way, or the figure is wrong."""
    whole = {number: row for number, row in enumerate(rows) if not row.unit_id}
    raised = {change.subject: change for change in raised_ceilings(plan, map(_as_change, whole.values()))}
    left = set()
    for change in raised.values():
        known, after = change.before, change.after
        if not isinstance(known, Assumption) or not isinstance(after, Assumption):
            continue
        newest = max((row for row in whole.values() if row.indicator_id == known.subject), key=lambda row: row.date, default=None)
        if newest is None:
            continue  # passed only because its whole shrank: the guards of the whole speak of that
        options = (Option(id="raise", code="raise_ceiling", value=size_of(after.low)), LEAVE)
        values = (size_of(after.low), size_of(known.low))
        if _ask(asking, "ceiling_passed", newest, options, values) == LEAVE.id:
            left |= {number for number, row in whole.items() if row.indicator_id == known.subject}
    return left


def _as_change(row: ProposedRow) -> Change:
    figure = Observation(indicator_id=row.indicator_id, unit_id=row.unit_id, date=row.date, value=row.value, precision=row.precision, source="")
    return added("figure", figure_subject(*row.key), figure)


def after_as_of(rows: tuple[ProposedRow, ...], plan: Plan, asking: Asking) -> set[int]:
    """Figures of days after the plan's as-of date: taken only if that date is moved along. One question for them all."""
    late = [number for number, row in enumerate(rows) if row.date > plan.as_of]
    if not late:
        return set()
    last = max(rows[number].date for number in late)
    options = (Option(id="move", code="move_as_of", value=last), LEAVE)
    answer = None
    for number in late:
        answer = asking.ask("after_as_of", "after_as_of", "after_as_of", options, rows[number].place, date=plan.as_of)
    return set(late) if answer == LEAVE.id else set()


GUARDS = (above_all, part_above_whole, changed_denominator, falling_count, outside_band, ceiling_passed, after_as_of)


def _ask(asking: Asking, code: str, row: ProposedRow, options: Iterable[Option], values: tuple[float, ...]) -> str | None:
    place = row.place
    return asking.ask(
        f"{code}:{place.sheet}:{place.column}{place.row}",
        code,
        code,
        tuple(options),
        place,
        found=row.found,
        indicator_id=row.indicator_id,
        unit_id=row.unit_id,
        date=row.date,
        values=values,
    )


def _most(indicator: Indicator, plan: Plan) -> float | None:
    if indicator.unit == "percent":
        return 100.0
    lows = [known.low for known in plan.assumptions if indicator.potential and known.id == f"potential.{indicator.potential}"]
    return size_of(lows[0]) if lows else None


def _courses(rows: Iterable[ProposedRow], plan: Plan, only: set[str]) -> dict[tuple[str, str], Course]:
    """Figures by indicator and unit, oldest first: those of the plan, and the new ones in their place."""
    known: dict[tuple[str, str], dict[date, float]] = {}
    figures: list[Observation | ProposedRow] = [*plan.observations, *rows]
    for row in figures:
        if row.indicator_id in only:
            known.setdefault((row.indicator_id, row.unit_id), {})[row.date] = row.value
    return {key: sorted(course.items()) for key, course in known.items()}


def _level(course: Course, day: date) -> float:
    """The level on a day between two figures, on a straight line; before the first figure that one."""
    after = bisect_left(course, (day, -1.0))
    before = bisect_right(course, (day, float("inf"))) - 1
    if before < 0 or before >= after:
        return course[max(before, 0)][1]
    (start, low), (end, high) = course[before], course[min(after, len(course) - 1)]
    return low if end == start else low + (high - low) * ((day - start) / (end - start))
