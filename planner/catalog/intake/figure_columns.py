"""Columns that would give the same figure twice: cumulative beside monthly, a number beside its share. One of them is meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from planner.catalog.intake.asking import LEAVE, Asking
from planner.catalog.intake.cells import plain_figure
from planner.catalog.intake.columns import Column, Reader
from planner.catalog.intake.names import IGNORED
from planner.catalog.intake.totals import TAKE
from planner.catalog.intake.upload import Cell, Sheet
from planner.domain.intake import Option, Place

Group = list[Column]
Left = dict[int, str]  # columns that give nothing, by index, with what they are now taken for
NEAR = 0.06  # of a percentage that is written with one decimal
OPEN = ""  # until it is answered


def chosen_columns(sheet: Sheet, columns: Sequence[Column], first: int, reader: Reader, asking: Asking) -> tuple[Column, ...]:
    """The columns of a sheet with one column for each figure.

    Where several could be it, it is asked, once for all that are alike; until that is answered none of them is taken.
    """
    rows = sheet.rows[first:]
    values = [column for column in columns if column.role == "value" and any(row[column.index] is not None for row in rows)]
    ratios = _of_plans(columns, values, rows, reader)
    columns = [replace(column, role="comparison", origin="cells") if column.index in ratios else column for column in columns]
    values = [column for column in values if column.index not in ratios]
    planned = any(column.role in ("plan", "comparison") for column in columns)
    left = _of_another_measure(values, reader, planned=planned)
    left |= _totals(sheet, values, asking)
    left |= _of_another_kind(sheet, [column for column in values if column.index not in left], reader, asking)
    groups: dict[tuple[object, ...], Group] = defaultdict(list)
    for column in values:
        if column.index not in left:
            groups[column.indicator_id, column.unit_id, column.when and column.when.days].append(column)
    only: dict[int, str] = {}
    for group in groups.values():
        left |= _not_told(group)
        group = [column for column in group if column.index not in left]
        if len(group) > 1:
            kinds = {} if planned else _by_kind(group)
            only |= kinds
            left |= {} if kinds else _of_other_words(sheet, group, asking)
    read = [replace(column, only=only.get(column.index, "")) for column in columns]
    return tuple(_left_out(column, left[column.index]) if column.index in left else column for column in read)


def _of_plans(columns: Sequence[Column], values: Group, rows: Sequence[tuple[Cell, ...]], reader: Reader) -> set[int]:
    """Columns that hold nothing but a result as a share of its plan, worked out: 55,8 beside 60 and 33,5."""
    plans = [column for column in columns if column.role == "plan"]
    found = set()
    shares = [column for column in values if column.measured and column.measured.kind == "percent" and not column.answered]
    for share in shares if plans else ():
        for plan, result in product(plans, values):
            if result.index == share.index:
                continue
            read = [[plain_figure(row[one.index], reader.plan.language) for one in (share, result, plan)] for row in rows]
            known = [(part, done, whole) for part, done, whole in read if part is not None and done is not None and whole]
            if known and all(part > 1 and part != done and abs(part - done / whole * 100) <= NEAR for part, done, whole in known):
                found.add(share.index)
    return found


def _left_out(column: Column, role: str) -> Column:
    return replace(column, role=role, origin="beside" if role else "default")


def _totals(sheet: Sheet, values: Group, asking: Asking) -> Left:
    """Columns that add up the units beside them, unless they are taken as the whole place's; they are held against the units later."""
    left: Left = {}
    for column in values:
        if column.total:
            answer = asking.ask(f"total_column:{sheet.name}", "total_columns", "total_column", (TAKE, LEAVE), _place(sheet, column), found=column.header)
            left |= {} if answer == TAKE.id else {column.index: OPEN if answer is None else IGNORED}
    return left


def _of_another_measure(values: Group, reader: Reader, *, planned: bool) -> Left:
    """Of the columns of a share those that do not say percent where one does, of a count those that do where one does not.

    Beside a plan a percentage may be of that plan, so that a share is asked about there; a count is none in any case.
    """
    left: Left = {}
    for indicator in reader.plan.indicators:
        if planned and indicator.unit == "percent":
            continue
        group = [column for column in values if column.indicator_id == indicator.id and not column.answered]
        shares = [column for column in group if column.measured and column.measured.kind == "percent"]
        others = [column for column in group if column not in shares]
        mine, not_mine = (shares, others) if indicator.unit == "percent" else (others, shares)
        if mine and not_mine and (indicator.unit == "count" or all(_same_place(column, mine) for column in not_mine)):
            left |= {column.index: IGNORED for column in not_mine}
    return left


def _same_place(column: Column, beside: Group) -> bool:
    """Whether a column stands beside one that would give the same figure."""
    return any((column.unit_id, column.when) == (one.unit_id, one.when) for one in beside)


def _of_another_kind(sheet: Sheet, values: Group, reader: Reader, asking: Asking) -> Left:
    """Columns that add up since the year began, or those of one period beside them: whichever was not meant."""
    alike: dict[tuple[str, str], Group] = defaultdict(list)
    for column in values:
        alike[column.indicator_id, column.unit_id].append(column)
    unlike = [group for group in alike.values() if len({column.cumulative for column in group}) > 1]
    left = {index: role for group in unlike for index, role in _not_told(group).items()}
    both = [column for group in unlike for column in group if not _not_told(group)]
    if not both:
        return left
    if all(_only_grows(column.indicator_id, reader) for column in both):
        return left | {column.index: IGNORED for column in both if not column.cumulative}
    options = [Option(id="cumulative", code="take_cumulative"), Option(id="each", code="take_each_period"), LEAVE]
    answer = asking.ask(f"cumulative:{sheet.name}", "cumulative", "cumulative_or_each", options, _place(sheet, both[0]), found=_named(sheet, both))
    wanted = [column for column in both if answer in ("cumulative", "each") and column.cumulative == (answer == "cumulative")]
    return left | {column.index: OPEN if answer is None else IGNORED for column in both if column not in wanted}


def _not_told(group: Group) -> Left:
    """Beside a column that somebody has just said to be the figure the others are not needed."""
    told = [column for column in group if column.origin == "answer"]
    return {column.index: IGNORED for column in group if told and column not in told}


def _only_grows(indicator_id: str, reader: Reader) -> bool:
    """Whether an indicator is a count of everything up to a day, so that its cumulative column is meant."""
    known = next((one for one in reader.plan.indicators if one.id == indicator_id), None)
    return known is not None and known.unit == "count" and known.projected


def _by_kind(group: Group) -> dict[int, str]:
    """A number beside its share: each holds the figures of the indicators that are counted so. Empty where that does not part them."""
    kinds = [column.measured.kind if column.measured else "" for column in group]
    if len(group) != 2 or set(kinds) != {"count", "percent"}:
        return {}
    return {column.index: kind for column, kind in zip(group, kinds, strict=True)}


def _of_other_words(sheet: Sheet, group: Group, asking: Asking) -> Left:
    """Of columns that differ by a word of their headers all but the one that was meant."""
    shared = set.intersection(*(set(column.parts) for column in group))
    labels = [" · ".join(part for part in column.parts if part not in shared) for column in group]
    if len(set(labels)) < len(labels) or not all(labels):
        labels = [f"{column.header} ({sheet.column_letters(column.index)})" for column in group]
    options = [Option(id=f"{number}", code="this_column", value=label) for number, label in enumerate(labels, 1)]
    named = " | ".join(labels)
    answer = asking.ask(f"figure:{sheet.name}:{named}", "figure_columns", "which_column", [*options, LEAVE], _place(sheet, group[0]), found=named[:120])
    return {column.index: OPEN if answer is None else IGNORED for number, column in enumerate(group, 1) if f"{number}" != answer}


def _named(sheet: Sheet, columns: Group) -> str:
    return " | ".join(dict.fromkeys(column.parts[-1] if column.parts else sheet.column_letters(column.index) for column in columns))[:120]


def _place(sheet: Sheet, column: Column) -> Place:
    return Place(sheet.name, 0, sheet.column_letters(column.index))
