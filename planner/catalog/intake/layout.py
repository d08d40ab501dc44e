"""Where the header of a sheet is, and what each of its columns holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from planner.catalog.intake.columns import LABELS, Column, Reader, Surroundings, is_measure, settled, shown
from planner.catalog.intake.header_words import is_heading, is_scoring, may_be_scoring
from planner.catalog.intake.measured_in import MeasuredIn, said_in_title
from planner.catalog.intake.names import IGNORED, ROLES, WHOLE_PLACE, plain, total_kind
from planner.catalog.intake.numbers import Found, read_text
from planner.catalog.intake.period_words import day_order, said_years
from planner.catalog.intake.periods import FIRST_YEAR, LAST_YEAR, When, read_period
from planner.catalog.intake.upload import Cell, Sheet

SEARCHED_ROWS = 40
MOST_HEADER_ROWS = 4
LONGEST_COLUMN_NUMBER = 6  # letters of "( 12 )"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The header of a sheet and its columns; `first` is the first row below it, inside `Sheet.rows`."""

    first: int
    columns: tuple[Column, ...]
    titles: tuple[str, ...] = ()  # what stands above the header
    measured: MeasuredIn | None = None  # what the titles say that everything is counted in
    years: tuple[int, ...] = ()  # that a day without one may have


def find_layout(sheet: Sheet, reader: Reader, told_row: int | None = None, file: str = "") -> Layout | None:
    """The header with the most columns that are known, not deeper than `SEARCHED_ROWS`; None when no row looks like one.

    `told_row` is the row of the header (inside `Sheet.rows`) when somebody has said it; `file` is the file's name, for its year.
    """
    if told_row is not None:
        return _laid_out(sheet, reader, told_row, _least_height(sheet, told_row), file)
    for unanswered in (replace(reader, answers={}, columns={}), replace(reader, answers={})):
        if (place := _header_place(sheet, unanswered, file)) is not None:
            return _laid_out(sheet, reader, *place, file)
    return None


def _header_place(sheet: Sheet, reader: Reader, file: str) -> tuple[int, int] | None:
    """The first row of the header and how many rows it has.

    `reader` knows no answers about single columns: they would make any row look like a header, and a column that is left out would take
    the header away with it.
    """
    best: tuple[int, int, int] | None = None  # of two rows the first with the most columns, of two heights the one that says more
    found: tuple[int, int] | None = None
    for row in range(min(len(sheet.rows), SEARCHED_ROWS)):
        if len({cell for cell in sheet.rows[row] if cell is not None}) < 2 or _is_heading(sheet.rows[row]) or _holds_figures(sheet.rows[row]):
            continue
        least = _least_height(sheet, row)
        for height in range(least, MOST_HEADER_ROWS + 1):
            if row + height > len(sheet.rows) or (height > least and _holds_data(sheet, row, row + height - 1)):
                break
            known, details = _score(_laid_out(sheet, reader, row, height, file))
            score = known, -row, details
            if known > 1 and (best is None or score > best):
                best, found = score, (row, height)
    return found


def _is_heading(row: tuple[Cell, ...]) -> bool:
    """Whether a row belongs to the heading of an official paper: its nation, number, place and day of issue."""
    return any(isinstance(cell, str) and is_heading(cell) for cell in row)


def _least_height(sheet: Sheet, row: int) -> int:
    """How high a header that begins in a row is at least: a title merged over several columns, or down several rows, has rows below it."""
    last = row
    for top, left, bottom, right in sheet.merged:
        if top == row and right > left and bottom + 1 < len(sheet.rows) and not _holds_figures(sheet.rows[bottom + 1]):
            last = max(last, bottom + 1)
        elif top == row and bottom > top:
            last = max(last, bottom)
    while last + 1 < len(sheet.rows) and last - row < MOST_HEADER_ROWS - 1 and _goes_on(sheet, row, last + 1):
        last += 1
    last = min(last, row + MOST_HEADER_ROWS - 1, len(sheet.rows) - 1)
    return next((below - row for below in range(row + 1, last + 1) if _holds_figures(sheet.rows[below])), last - row + 1)


def _goes_on(sheet: Sheet, top: int, row: int) -> bool:
    """Whether a row of words goes on with the header above it: it has nothing of its own under the headers of labels, and words elsewhere."""
    above, cells = sheet.rows[top], sheet.rows[row]
    labels = [place for place, cell in enumerate(above) if isinstance(cell, str) and ROLES.get(plain(cell)) in (*LABELS, "numbering")]
    own = [cell for place, cell in enumerate(cells) if cell is not None and cell != above[place]]
    words = [cell for cell in own if isinstance(cell, str) and any(map(str.isalpha, cell))]
    if not labels or any(cells[place] not in (None, above[place]) for place in labels):
        return False
    if len(words) < 2 and not (words and all(is_measure(word) for word in words)):
        return False
    return not _holds_figures(cells) and not is_numbering(cells)


def _laid_out(sheet: Sheet, reader: Reader, row: int, height: int, file: str) -> Layout:
    first = row + height
    by_hand = not any(row <= top < first and right > left for top, left, _, right in sheet.merged)
    rows, spanning = _filled([list(sheet.rows[place]) for place in range(row, first)], by_hand=by_hand)
    titles = tuple(dict.fromkeys([*(cell for above in sheet.rows[:row] for cell in above if isinstance(cell, str)), *spanning]))
    around = _surroundings(rows, titles, sheet, reader, file)
    columns = [reader.column(sheet, index, tuple(cells[index] for cells in rows), around) for index in range(len(sheet.rows[row]))]
    after = _after_numbering(sheet, first)
    read = tuple(settled(column, sheet, after, reader) for column in columns)
    measured = next((found for title in reversed(titles) if (found := said_in_title(title))), None)
    return Layout(first=after, columns=_with_totals(_without_scores(read, titles, sheet.name)), titles=titles, measured=measured, years=around.years)


def _surroundings(rows: list[list[Cell]], titles: Sequence[str], sheet: Sheet, reader: Reader, file: str) -> Surroundings:
    """The year that titles, the sheet's or the file's name say, otherwise the plan's and the one before; the order of day and month."""
    for texts in (titles, (sheet.name,), (file,)):
        if len(said := said_years(texts)) == 1:
            years: tuple[int, ...] = tuple(said)
            break
    else:
        years = (reader.plan.year, reader.plan.year - 1)
    order = day_order(cell for cells in rows for cell in cells if isinstance(cell, str))
    return Surroundings(years=years, month_first={"day": False, "month": True}.get(order))


def _filled(rows: list[list[Cell]], *, by_hand: bool) -> tuple[list[list[Cell]], list[str]]:
    """The rows of a header with titles over several columns in each of them, and the titles over all columns, which say nothing of one.

    A merged title is filled already; where nothing is merged those are filled that only stand over the first of their columns.
    """
    spanning = []
    for place, cells in enumerate(rows[:-1]):
        held = {cell for cell in cells if cell is not None}
        if len(held) == 1 and sum(cell is not None for cell in cells) > 1 + len(cells) // 2:
            spanning += [cell for cell in held if isinstance(cell, str)]
            rows[place] = [None] * len(cells)
            continue
        for column in range(1, len(cells)):
            left = cells[column - 1]
            below = next((row[column] for row in rows[place + 1 :] if row[column] is not None), None)
            beside = next((row[column - 1] for row in rows[place + 1 :] if row[column - 1] is not None), None)
            title = isinstance(left, str) and ROLES.get(plain(left)) not in (*LABELS, "numbering", "note", IGNORED)
            if by_hand and cells[column] is None and title and below is not None and beside not in (None, left):
                cells[column] = left
    return rows, spanning


def _without_scores(columns: tuple[Column, ...], titles: tuple[str, ...], name: str) -> tuple[Column, ...]:
    """On a sheet that gives scores a column is a share only when its header says percent."""
    texts = (*titles, name)
    scored = any(column.role == "score" for column in columns)
    if not (is_scoring(texts) or (scored and may_be_scoring(texts)) or sum(column.role == "score" for column in columns) > 1):
        return columns
    return tuple(
        replace(column, role="score", origin="header")
        if column.role in ("value", "") and not column.answered and not (column.measured and column.measured.kind == "percent")
        else column
        for column in columns
    )


def _with_totals(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Beside columns of units "Tổng cộng" is the whole place's, which is offered, and "Cộng khối huyện" is nobody's."""
    if sum(bool(column.unit_id) for column in columns) < 2:
        return columns
    return tuple(_with_total(column) if not column.answered and not column.unit_id else column for column in columns)


def _with_total(column: Column) -> Column:
    kinds = [kind for part in column.parts if (kind := total_kind(part))]
    if not kinds or column.role not in ("", "value"):
        return column
    if kinds[-1] == "subtotal":
        return replace(column, role=IGNORED, origin="header")
    return replace(column, role="value", unit_id=WHOLE_PLACE, total=True, origin="header")


def _score(layout: Layout) -> tuple[int, int]:
    """How many columns are known, and how much they say; without a column of numbers it is no header."""
    figures = sum(column.role in ("value", "", "score", "plan", "comparison") for column in layout.columns)
    known = len({column.parts for column in layout.columns if column.role not in ("", IGNORED) or plain(column.header) in ROLES})
    details = sum(bool(told) for column in layout.columns for told in (column.indicator_id, column.unit_id, column.when))
    return (known, details) if figures else (0, 0)


def _holds_figures(row: tuple[Cell, ...]) -> bool:
    """Whether a row holds numbers that are neither years nor days: then it is no header."""
    return any(_is_figure(cell) for cell in row)


def _is_figure(cell: Cell) -> bool:
    if cell is None or isinstance(cell, date | bool) or isinstance(read_period(cell, "vi", 2000), When):
        return False
    if isinstance(cell, str) and isinstance(found := read_text(cell, "vi"), Found):
        return not (len(cell) == 4 and FIRST_YEAR <= found.values[0] <= LAST_YEAR)
    return isinstance(cell, float) and not FIRST_YEAR <= cell <= LAST_YEAR


def _holds_data(sheet: Sheet, top: int, row: int) -> bool:
    """Whether a row under a first row of a header is no second row of it: it holds figures, or a label under the header of labels."""
    above, cells = sheet.rows[top], sheet.rows[row]
    for column, cell in enumerate(above):
        beside = {above[near] for near in (column - 1, column + 1) if 0 <= near < len(above)}
        labels = isinstance(cell, str) and ROLES.get(plain(cell)) in LABELS and cell not in beside
        if labels and cells[column] not in (None, cell):
            return True
    return _holds_figures(cells)


def _after_numbering(sheet: Sheet, first: int) -> int:
    """Past the row that only numbers the columns: 1 2 3, (1) (2) (3), A B 1 2."""
    if first < len(sheet.rows) and is_numbering(sheet.rows[first]):
        return first + 1
    return first


def is_numbering(row: tuple[Cell, ...]) -> bool:
    """Whether a row only numbers the columns."""
    if any(isinstance(cell, str) and len(cell) > LONGEST_COLUMN_NUMBER for cell in row):
        return False
    cells = [shown(cell).strip("() ") for cell in row if cell is not None]
    numbers = [int(cell) for cell in cells if cell.isascii() and cell.isdigit()]
    letters = [cell for cell in cells if len(cell) == 1 and cell.isalpha()]
    steps = [later - sooner for sooner, later in pairwise(numbers)]
    return len(cells) > 2 and len(numbers) > 1 and len(numbers) + len(letters) == len(cells) and numbers[0] in (0, 1, 2, 3) and set(steps) <= {1}
