"""The sheet of what is handed out month by month: targets, what each month adds, what is behind."""

from __future__ import annotations

from planner.exports.pack import IndicatorPack, Pack, months_text
from planner.exports.workbook.pages import Page
from planner.exports.workbook.projection import number_of, unit_words
from planner.exports.workbook.terms import Term
from planner.text.dates import exact_date
from planner.text.handout import basis_text, behind_text, month_problem
from planner.text.problems import problem_text

POINTS = "0.0"  # a difference of two percentages is no percentage


def month_sheet(page: Page, pack: Pack) -> None:
    """Fill the sheet of months: targets as values, what each month adds as the difference of two cells."""
    say, heads = pack.say, months_text(pack)
    page.widths(50, 15, *(12.0,) * len(heads))
    page.text(0, 0, say("Chỉ tiêu từng tháng"), "title")
    page.high(0, 24)
    note = say("Chỉ tiêu giao là giá trị đã chốt khi xuất; dòng “Tăng trong tháng” là công thức: hiệu của hai ô. Ô vàng: tháng được đặt tay (khóa).")
    page.across(1, 0, len(heads) + 1, note, "note")
    page.row(3, (say("Tên chỉ tiêu"), say("Thực hiện"), *heads), "head")
    page.sheet.repeat_rows(3)
    page.sheet.freeze_panes(4, 1)
    row, blocks = 4, []
    for one in pack.indicators:
        blocks.append(row)
        row = _months_of(page, pack, one, row)
    for indicator in pack.unprojected:
        page.across(row, 0, len(heads) + 1, say("{title}: chưa đủ số liệu nên chưa chia được theo tháng", title=say.of(indicator.title)), "cell")
        row += 1
    page.paged(blocks, row, len(heads) + 2, 3)


def _months_of(page: Page, pack: Pack, one: IndicatorPack, row: int) -> int:
    say, indicator, known = pack.say, one.indicator, one.months
    last, shown = len(known.months) + 1, number_of(indicator)
    title = say("{title} ({unit}; số liệu đến {date})", title=say.of(indicator.title), unit=unit_words(indicator, say), date=exact_date(known.as_of, say))
    page.across(row, 0, last, title, "group")
    page.text(row + 1, 0, say("Chỉ tiêu giao"), "cell")
    before = page.number(row + 1, 1, known.now, shown)
    percent = indicator.unit == "percent"
    page.text(row + 2, 0, say("Tăng trong tháng (điểm %)") if percent else say("Tăng trong tháng"), "cell")
    page.blank(row + 2, 1, "value")
    page.row(row + 3, (say("Dự báo của kịch bản (trung vị, giá trị lúc xuất)"), ""), "cell")
    for place, level in enumerate(known.targets):
        cell = page.number(row + 1, 2 + place, float(level), shown, "input" if known.locked[place] else "value")
        page.formula(row + 2, 2 + place, Term(cell.text, cell.value) - before, POINTS if percent else shown, "live")
        page.number(row + 3, 2 + place, float(known.projected[place]), shown)
        before = cell
    row += 4
    words = say("Cách đặt: {basis}.", basis=basis_text(indicator, known, one.denominator, say))
    late = behind_text(indicator, known, one.denominator, say)
    page.across(row, 0, last, f"{words} {late[:1].upper()}{late[1:]}." if late else words, "note")
    for problem in (month_problem(problem, say) for problem in known.problems):
        row += 1
        page.across(row, 0, last, f"{problem.column}: {problem_text(problem, say)}", "note")
    return row + 2
