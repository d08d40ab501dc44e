"""From an upload to a proposal: figures, questions, guards, pairs. Pure: the same file, plan and answers give the same proposal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from planner.catalog.csv_text import plain_number
from planner.catalog.intake.asking import LEAVE, Asking
from planner.catalog.intake.cells import changed_values
from planner.catalog.intake.column_readings import column_choices, column_key, column_readings
from planner.catalog.intake.columns import MEANINGS, Column, Reader
from planner.catalog.intake.figure_columns import chosen_columns
from planner.catalog.intake.file_layout import file_layout
from planner.catalog.intake.guards import CODES, guarded_rows
from planner.catalog.intake.header_rows import header_key, header_rows
from planner.catalog.intake.layout import Layout, find_layout
from planner.catalog.intake.lessons import learnt, taught_by
from planner.catalog.intake.memory_file import memory_of
from planner.catalog.intake.names import WHOLE_PLACE, indicator_names, likest, plain, unit_names
from planner.catalog.intake.natural_size import natural_sizes
from planner.catalog.intake.progress import ROWS_READ, Bar
from planner.catalog.intake.sheet_rows import Gathered, SheetRows
from planner.catalog.intake.uncollected import uncollected
from planner.catalog.intake.upload import Sheet, Upload
from planner.domain.intake import Dropped, Memory, Option, Pair, Place, Proposal, ProposedRow
from planner.domain.observation import Observation
from planner.domain.plan import Plan

READ = Option(id="read", code="read_sheet")
LEAVE_PROBLEMS = Option(id="leave", code="leave_problems")


def propose(
    upload: Upload,
    plan: Plan,
    memories: Iterable[Memory] = (),
    answers: Mapping[str, str] | None = None,
    *,
    tell: Callable[[float], None] | None = None,
) -> Proposal:
    """What a file would bring to a plan.

    Parameters
    ----------
    upload : Upload
        From `read_upload`.
    plan : Plan
        The plan that the figures are for, with the figures that it has.
    memories : iterable of Memory, optional
        What was learnt of headers and labels from earlier files; only that of files of the same layout is used.
    answers : mapping, optional
        Ids of options by the key, or the group, of their question.
    tell : callable, optional
        Told how much is done, from 0 to 1.

    Returns
    -------
    Proposal
        Nothing is stored. What is open is in `open`; give the answers and propose again, or use `answered`.
    """
    with uncollected():
        return _proposed(upload, plan, memory_of(memories, file_layout(upload)), dict(answers or {}), tell)


def _proposed(upload: Upload, plan: Plan, memory: Memory, answers: Mapping[str, str], tell: Callable[[float], None] | None) -> Proposal:
    asking, gathered = Asking(answers), Gathered()
    reader = _reader(plan, memory, asking.answers)
    laid_out = _layouts(upload, reader, asking, gathered)
    bar = Bar(sum(len(sheet.rows) for sheet, _ in laid_out), tell)
    for number, (sheet, layout) in enumerate(laid_out):
        for column in layout.columns:
            if not column.role or f"column:{plain(column.header)}" in asking.answers:
                _ask_column(sheet, column, layout, reader, asking)
        layout = replace(layout, columns=chosen_columns(sheet, layout.columns, layout.first, reader, asking))
        laid_out[number] = sheet, layout
        SheetRows(sheet, layout, reader, asking, gathered, upload.name).read(bar)
    rows = [*gathered.rows, *_changes(gathered, plan, asking)]
    if gathered.changes:  # back to their places among the others
        sheets = [sheet.name for sheet in upload.sheets]
        rows.sort(key=lambda row: (sheets.index(row.place.sheet), row.place.row))
    rows = natural_sizes(rows, plan, asking)
    bar.at(ROWS_READ)
    single, pairs = _without_twins(rows, plan, asking)
    kept = guarded_rows(single, plan, asking)
    problems = tuple(sorted(dict.fromkeys(gathered.problems), key=lambda one: (one.file, one.row or 0, one.column)))
    if problems:
        asking.ask("problems", "problems", "cells_with_problems", (LEAVE_PROBLEMS,), values=(float(len(problems)),))
    asked = asking.questions()
    columns = column_readings(upload, {sheet.name: layout for sheet, layout in laid_out}, kept)
    taught = taught_by(asked, columns, asking.answers, memory.layout)
    return Proposal(
        rows=kept,
        problems=problems,
        questions=tuple(one for one in asked if one.code not in CODES),
        guards=tuple(one for one in asked if one.code in CODES),
        pairs=pairs,
        dropped=tuple(gathered.dropped),
        notices=upload.notices,
        memory=learnt(reader, taught),
        taught=taught,
        answers=tuple(sorted(asking.answers.items())),
        sha256=upload.sha256,
        columns=columns,
        column_choices=column_choices(plan),
        layout=memory.layout,
    )


def answered(proposal: Proposal, answers: Mapping[str, str], upload: Upload, plan: Plan) -> Proposal:
    """The proposal with more answers: asks again from the start, so that one answer may open or close other questions."""
    return propose(upload, plan, (proposal.memory,), dict(proposal.answers) | dict(answers))


def _reader(plan: Plan, memory: Memory, answers: Mapping[str, str]) -> Reader:
    """What headers and labels are read with: an answer of now before what was remembered; what the plan no longer has is forgotten."""
    indicators, units = {one.id for one in plan.indicators} | {LEAVE.id}, {one.id for one in plan.units} | {LEAVE.id, WHOLE_PLACE}
    given: dict[str, dict[str, str]] = {"column": {}, "indicator": {}, "unit": {}}  # one text may be answered as each of them
    for key, value in answers.items():
        kind, _, name = key.partition(":")
        if kind in given and not (kind == "column" and ":" in name):
            given[kind][name] = value
    columns = dict(memory.columns) | given["column"]
    known_indicators = dict(memory.indicators) | given["indicator"]
    known_units = dict(memory.units) | given["unit"]
    return Reader(
        plan=plan,
        indicators=indicator_names(plan),
        units=unit_names(plan),
        columns={name: role for name, role in columns.items() if role in MEANINGS or role.partition(":")[2] in indicators - {LEAVE.id}},
        answers=answers,
        known_indicators={name: of for name, of in known_indicators.items() if of in indicators},
        known_units={name: of for name, of in known_units.items() if of in units},
    )


def _layouts(upload: Upload, reader: Reader, asking: Asking, gathered: Gathered) -> list[tuple[Sheet, Layout]]:
    """The sheets to read with their headers. Hidden ones are asked about; one without a header only when no sheet has one."""
    found: list[tuple[Sheet, Layout | None]] = []
    without: list[tuple[Sheet, Layout | None]] = []
    for sheet in upload.sheets:
        if not any(cell is not None for row in sheet.rows for cell in row):
            continue
        if sheet.hidden:
            answer = asking.ask(f"hidden:{sheet.name}", "hidden", "hidden_sheet", (READ, LEAVE), found=sheet.name)
            if answer != READ.id:
                gathered.dropped.append(Dropped(code="hidden", sheet=sheet.name))
                continue
        told = asking.answers.get(header_key(sheet.name), "")
        row = int(told) - sheet.first_row - 1 if told.isdecimal() and len(told) < 8 else None
        layout = find_layout(sheet, reader, row if row is not None and 0 <= row < len(sheet.rows) else None, upload.name)
        (found if layout else without).append((sheet, layout))
    for sheet, _ in without:
        if not found or header_key(sheet.name) in asking.answers:
            asking.ask(header_key(sheet.name), "header", "where_is_header", [*header_rows(sheet), LEAVE], found=sheet.name)
        gathered.dropped.append(Dropped(code="no_header", sheet=sheet.name))
    return [(sheet, layout) for sheet, layout in found if layout is not None]


def _ask_column(sheet: Sheet, column: Column, layout: Layout, reader: Reader, asking: Asking) -> None:
    """Ask what a column is; among columns of units it is one more unit, and which is asked."""
    place = Place(sheet.name, 0, sheet.column_letters(column.index))
    if column.header and sum(bool(one.unit_id) for one in layout.columns) > 1:
        units = [Option(id=one, code="this_unit", value=one) for one in likest(column.header, reader.units)]
        asking.ask(f"unit:{plain(column.header)}", "units", "which_unit", [*units, LEAVE], place, found=column.header)
        return
    choices = {option.id: option for option in column_choices(reader.plan)}
    likely = [choices.pop(f"value:{one}") for one in likest(column.header, reader.indicators)]
    first, *others = choices.values()
    key = f"column:{plain(column.header)}" if column.header else column_key(sheet, column.index)
    found = column.header or sheet.column_letters(column.index)
    asking.ask(key, "columns", "what_is_column", [first, *likely, *others], place, found=found)


def _changes(gathered: Gathered, plan: Plan, asking: Asking) -> Iterable[ProposedRow]:
    """Figures that say only what was added: what they may come to is worked out from the figure before them, and asked."""
    for row, figure, problem in gathered.changes:
        base = _before(row, plan, gathered.rows)
        options = changed_values(figure, base, plan.indicator(row.indicator_id)) if base is not None else ()
        if base is None or not options:
            gathered.problems.append(problem)
            continue
        place = row.place
        answer = asking.ask(
            f"change:{place.sheet}:{place.column}{place.row}",
            "changes",
            "points_or_relative" if len(options) > 1 else "only_a_change",
            [*options, LEAVE],
            place,
            found=row.found,
            indicator_id=row.indicator_id,
            unit_id=row.unit_id,
            values=(base,),
        )
        chosen = next((option for option in options if option.id == answer), None)
        if chosen is not None and isinstance(chosen.value, float):
            yield replace(row, value=chosen.value, precision="derived", derivation=_arithmetic(base, figure.change * figure.value, chosen.id))


def _arithmetic(base: float, step: float, reading: str) -> str:
    sign, size = "-" if step < 0 else "+", plain_number(abs(step))
    return f"{plain_number(base)} * (1 {sign} {size} / 100)" if reading == "relative" else f"{plain_number(base)} {sign} {size}"


def _before(row: ProposedRow, plan: Plan, rows: list[ProposedRow]) -> float | None:
    """The last figure before a day, of the plan or the file."""
    figures: list[Observation | ProposedRow] = [*plan.observations, *rows]
    alike = [(one.date, one.value) for one in figures if (one.indicator_id, one.unit_id) == (row.indicator_id, row.unit_id)]
    return max((known for known in alike if known[0] < row.date), default=(row.date, None))[1]


def _without_twins(rows: list[ProposedRow], plan: Plan, asking: Asking) -> tuple[tuple[ProposedRow, ...], tuple[Pair, ...]]:
    """Rows with one figure for each indicator, unit and day; two that differ are asked about, and neither is taken until then."""
    known = {(one.indicator_id, one.unit_id, one.date): one.value for one in plan.observations}
    first: dict[tuple[str, str, date], ProposedRow] = {}
    undecided: set[tuple[str, str, date]] = set()
    pairs = []
    for row in rows:
        other = first.get(row.key)
        if other is None:
            first[row.key] = row
            continue
        pair = Pair(first=other, second=row)
        pairs.append(pair)
        if not pair.same:
            answer = _twins_asked(asking, "twice_in_file", row, ("first", "second"), (other.value, row.value))
            if answer == "second":
                first[row.key] = row
            elif answer is None:
                undecided.add(row.key)
    kept = []
    for key, row in first.items():
        if key in known and key not in undecided:
            pair = Pair(second=row, known=known[key])
            pairs.append(pair)
            if pair.same or _twins_asked(asking, "already_in_plan", row, ("known", "new"), (known[key], row.value)) != "new":
                continue
        if key not in undecided:
            kept.append(row)
    return tuple(kept), tuple(pairs)


def _twins_asked(asking: Asking, code: str, row: ProposedRow, names: tuple[str, str], values: tuple[float, float]) -> str | None:
    options = [Option(id=name, code=f"take_{name}", value=value) for name, value in zip(names, values, strict=True)]
    place = row.place
    about = {"found": row.found, "indicator_id": row.indicator_id, "unit_id": row.unit_id, "date": row.date, "values": values}
    return asking.ask(f"{code}:{place.sheet}:{place.column}{place.row}", code, code, options, place, **about)
