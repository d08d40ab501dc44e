"""The file that was sent, with every cell marked that has a problem or a question: mended there, it can be sent again."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import Any

from planner.catalog.intake.upload import Sheet, Upload
from planner.domain.intake import Proposal
from planner.domain.plan import Plan
from planner.exports.workbook.names import plain_text, sheet_name
from planner.exports.zip_files import settled
from planner.text.intake import question_text
from planner.text.problems import problem_text
from planner.text.translation import Voice

FONT = "Times New Roman"
WIDTHS = (18, 8, 8, 24, 90)
JUDGED_ROWS, NARROWEST, WIDEST = 200, 6, 45
MOST_COMMENTS = 2_000  # more slow a spreadsheet down; the list has them all
Mark = tuple[str, int, str, str, str]  # sheet, row, column letters, value, what is wrong or asked


def marked_workbook(upload: Upload, proposal: Proposal, plan: Plan, say: Voice, moment: datetime) -> bytes:
    """A workbook with the cells as they were read, yellow and with a comment where something is wrong or asked, and a list of it all.

    Parameters
    ----------
    upload : Upload
        The file as it was read.
    proposal : Proposal
        What was found out about it.
    plan : Plan
        Names what is asked.
    say : Voice
        The language of the remarks.
    moment : datetime
        For the file's properties: the same gives the same bytes.
    """
    import xlsxwriter

    stream = BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    book = xlsxwriter.Workbook(stream, options | {"default_format_properties": {"font_name": FONT, "font_size": 11}})
    book.set_properties({"title": plain_text(upload.name)[:255], "created": moment.replace(tzinfo=None)})
    marks = _marks(proposal, plan, say)
    taken = [sheet_name(say("Vấn đề"), [])]
    _list(book, taken[0], marks, say)
    by_sheet: dict[str, dict[tuple[int, str], str]] = {}
    for name, row, column, _, text in marks:
        cells = by_sheet.setdefault(name, {})
        cells[row, column] = f"{cells[row, column]}\n{text}" if (row, column) in cells else text
    for sheet in upload.sheets:
        taken.append(sheet_name(sheet.name, taken))
        page = book.add_worksheet(taken[-1])
        _copy(book, page, sheet, by_sheet.get(sheet.name, {}))
        if sheet.hidden:
            page.hide()
    book.close()
    return settled(stream.getvalue())


def _marks(proposal: Proposal, plan: Plan, say: Voice) -> list[Mark]:
    """Problems, then what is still asked, each by sheet, row and column."""
    problems = [(one.file, one.row or 1, one.column, one.found, problem_text(one, say)) for one in proposal.problems]
    asked = [(place.sheet, place.row or 1, place.column, one.found, question_text(one, plan, say)) for one in proposal.open for place in one.places]
    return sorted(problems) + sorted(asked)


def _list(book: Any, name: str, marks: list[Mark], say: Voice) -> None:
    page = book.add_worksheet(name)
    wrapped, bold = book.add_format({"text_wrap": True, "valign": "top", "align": "left"}), book.add_format({"bold": True, "bottom": 1})
    for column, width in enumerate(WIDTHS):
        page.set_column(column, column, width, wrapped)
    advice = say("Ô vàng: có vấn đề hoặc đang hỏi. Sửa ngay trong tệp này rồi gửi lại; trang “{name}” chỉ để đọc.", name=name)
    page.merge_range(0, 0, 0, len(WIDTHS) - 1, advice, wrapped)
    for column, title in enumerate((say("Trang tính"), say("Dòng"), say("Cột"), say("Giá trị"), say("Lỗi và cách sửa"))):
        page.write_string(1, column, title, bold)
    for line, (sheet, row, letters, found, text) in enumerate(marks, 2):
        for at, shown in ((0, sheet), (2, letters), (3, found), (4, text)):
            page.write_string(line, at, plain_text(shown), wrapped)
        page.write_number(line, 1, row, wrapped)
    page.freeze_panes(2, 0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(1)


def _copy(book: Any, page: Any, sheet: Sheet, marked: dict[tuple[int, str], str]) -> None:
    plain, day = None, book.add_format({"num_format": "d/m/yyyy", "align": "left"})
    yellow = book.add_format({"bg_color": "#FFF176", "border": 1, "border_color": "#B71C1C"})
    yellow_day = book.add_format({"bg_color": "#FFF176", "border": 1, "border_color": "#B71C1C", "num_format": "d/m/yyyy", "align": "left"})
    letters = [sheet.column_letters(column) for column in range(len(sheet.rows[0]) if sheet.rows else 0)]
    covered = _merge(page, sheet)
    commented = 0
    for column, width in enumerate(_widths(sheet)):
        page.set_column(sheet.first_column + column, sheet.first_column + column, width)
    page.set_paper(9)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            mark = marked.get((sheet.row_number(row), letters[column])) if marked else None
            if (cell is None and mark is None) or (row, column) in covered:
                continue
            at = sheet.first_row + row, sheet.first_column + column
            is_day = isinstance(cell, date)
            _write(page, at, cell, (yellow_day if is_day else yellow) if mark else (day if is_day else plain))
            if mark and commented < MOST_COMMENTS:
                commented += 1
                page.write_comment(*at, plain_text(mark)[:2000], {"author": "Nhịp", "x_scale": 2, "y_scale": 1.4})


def _widths(sheet: Sheet) -> list[int]:
    """A width for each column, after what stands in its first rows; a title that runs on to the right does not count."""
    merged = {(first, column) for first, start, _, end in sheet.merged if end > start for column in range(start, end + 1)}
    rows = list(enumerate(sheet.rows[:JUDGED_ROWS]))
    tables = [(number, row) for number, row in rows if sum(cell is not None for cell in row) > 1]
    return [
        min(max([len(str(row[column])) for number, row in tables if row[column] is not None and (number, column) not in merged] + [NARROWEST]) + 2, WIDEST)
        for column in range(len(sheet.rows[0]) if sheet.rows else 0)
    ]


def _write(page: Any, at: tuple[int, int], cell: Any, look: Any) -> None:
    if isinstance(cell, bool):
        page.write_boolean(*at, cell, look)
    elif isinstance(cell, float):
        page.write_number(*at, cell, look)
    elif isinstance(cell, date):
        page.write_datetime(*at, datetime(cell.year, cell.month, cell.day), look)
    elif cell is None:
        page.write_blank(*at, None, look)
    else:
        page.write_string(*at, plain_text(cell), look)


def _merge(page: Any, sheet: Sheet) -> set[tuple[int, int]]:
    """Merge what was merged, where no two areas overlap; returns the cells under each first one."""
    covered: set[tuple[int, int]] = set()
    for first, start, last, end in sheet.merged:
        cells = {(row, column) for row in range(first, last + 1) for column in range(start, end + 1)}
        if len(cells) > 1 and not cells & covered:
            page.merge_range(sheet.first_row + first, sheet.first_column + start, sheet.first_row + last, sheet.first_column + end, "")
            covered |= cells - {(first, start)}
    return covered
