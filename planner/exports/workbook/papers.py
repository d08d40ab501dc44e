"""The sheets that are printed: the annex, and one sheet for each unit; as they were issued, or as a draft."""

from __future__ import annotations

from planner.domain.handout import Annex, HandoutIndicator, HandoutLine
from planner.domain.unit import Unit
from planner.exports.report.annex import held_text, is_held, reached_head, target_text, whole_head
from planner.exports.workbook.pages import Page
from planner.exports.workbook.projection import COUNT, PERCENT
from planner.text.dates import exact_date
from planner.text.issued import attached_paper_text, handout_title, month_head, unit_levels_name, unit_name
from planner.text.takeaway import capital
from planner.text.translation import Voice

FIRST_MONTH = 5  # column of the first month
LANDSCAPE = {"left": 1.2, "right": 0.6, "top": 0.8, "bottom": 0.8}  # 30, 15, 20, 20 mm, as official documents have


def appendix(page: Page, annex: Annex, say: Voice) -> None:
    """Fill the annex: A4 landscape, header rows that repeat, the page's number on top; the whole place, then its units."""
    handout, heads = annex.handout, _month_heads(annex, say)
    last = FIRST_MONTH + len(heads) + 1
    page.widths(5, 38, 12, 13, 11, *(10.5,) * len(heads), 16, 14)
    page.margins(**LANDSCAPE)
    page.across(0, 0, last, say("Phụ lục"), "paper_title")
    page.across(1, 0, last, handout_title(handout, say, annex.revision).upper(), "paper_title")
    page.across(2, 0, last, attached_paper_text(annex.paper, say), "paper_below")
    _head(page, 4, annex, say, heads)
    page.across(5, 0, last, whole_head(handout, say), "group")
    row, blocks = 6, [5]
    for number, known in enumerate(handout.indicators, 1):
        blocks.append(row)
        _indicator_row(page, row, number, known, last, say)
        row += 1
    row = _units_of(page, annex, row, last, blocks, say)
    page.sheet.print_area(0, 0, row - 1, last)
    page.sheet.set_start_page(1)  # an annex is numbered on its own
    page.paged(blocks, row, last + 1, 4, fitted=True)


def _month_heads(annex: Annex, say: Voice) -> list[str]:
    return [month_head(month.month, say) for month in annex.handout.months]


def _head(page: Page, row: int, annex: Annex, say: Voice, heads: list[str]) -> None:
    year = say("Chỉ tiêu năm {year}", year=annex.handout.year)
    names = (say("TT"), say("Chỉ tiêu/Đơn vị"), say("ĐVT"), reached_head(annex.handout, say), year)
    page.row(row, (*names, *heads, say("Chủ trì"), say("Phối hợp")), "head")
    page.high(row, 48)
    page.sheet.repeat_rows(row)


def _number_format(row: HandoutIndicator) -> str:
    return PERCENT if row.unit == "percent" else COUNT


def _indicator_row(page: Page, row: int, number: int, known: HandoutIndicator, last: int, say: Voice) -> None:
    """One indicator of the whole place; what is held says so in one cell."""
    shown, title = _number_format(known), _dated_title(known, say)
    page.text(row, 0, str(number), "centre")
    page.text(row, 1, title, "cell")
    page.text(row, 2, unit_name(known, say), "centre")
    page.number(row, 3, known.whole.reached, shown)
    page.text(row, 4, target_text(known, say), "centre")
    if is_held(known):
        page.merged(row, FIRST_MONTH, last - 2, held_text(known, say), "centre")
    else:
        for place, level in enumerate(known.whole.levels):
            page.number(row, FIRST_MONTH + place, level, shown)
    lead = say.of(known.lead)
    page.row(row, (lead, ""), "cell", last - 1)
    page.tall(row, {1: title, 2: unit_name(known, say), last - 1: lead})


def _dated_title(known: HandoutIndicator, say: Voice) -> str:
    day = exact_date(known.reached_on, say)
    return say("{title} (số liệu đến {date})", title=capital(say.of(known.title)), date=day)


def _units_of(page: Page, annex: Annex, row: int, last: int, blocks: list[int], say: Voice) -> int:
    """The units below the whole place; a page never begins between a heading and the sum below it."""
    split = [known for known in annex.handout.indicators if known.units]
    if not split:
        return row
    page.across(row, 0, last, say("II. Chỉ tiêu từng đơn vị"), "group")
    blocks.append(row)
    row += 1
    for number, known in enumerate(split, 1):
        if number > 1:
            blocks.append(row)
        title = say("{number}. {title} ({unit})", number=number, title=_dated_title(known, say), unit=unit_levels_name(known, say))
        page.across(row, 0, last, title, "group")
        row += 1
        for place, line in enumerate(known.units, 1):
            _unit_row(page, row, place, known, line, say)
            page.row(row, ("", ""), "cell", last - 1)
            page.tall(row, {1: say.of(line.title)})
            row += 1
        _whole_row(page, row, annex, known, last, say)
        row += 1
    return _assumed_note(page, row, last, any(line.assumed for known in split for line in known.units), say)


def _unit_row(page: Page, row: int, number: int, known: HandoutIndicator, line: HandoutLine, say: Voice) -> None:
    """One unit: where it stood, in percent, and its months."""
    page.text(row, 0, str(number), "centre")
    page.text(row, 1, say.of(line.title), "cell")
    page.text(row, 2, unit_levels_name(known, say), "centre")
    page.number(row, 3, line.reached, f'{PERCENT}"*"' if line.assumed else PERCENT)
    page.blank(row, 4, "value")
    for place, level in enumerate(line.levels):
        page.number(row, FIRST_MONTH + place, level, COUNT if known.counted else PERCENT)


def _whole_row(page: Page, row: int, annex: Annex, known: HandoutIndicator, last: int, say: Voice) -> None:
    """The whole place below its units: what was split."""
    shown = _number_format(known)
    page.row(row, ("", say.of(annex.handout.place), unit_name(known, say)), "group")
    page.number(row, 3, known.whole.reached, shown, "sum")
    page.text(row, 4, target_text(known, say), "group")
    for place, level in enumerate(known.whole.levels):
        page.number(row, FIRST_MONTH + place, level, shown, "sum")
    page.row(row, ("", ""), "group", last - 1)


def _assumed_note(page: Page, row: int, last: int, assumed: bool, say: Voice) -> int:
    if not assumed:
        return row
    page.across(row, 0, last, say("* Đơn vị chưa có tỷ lệ riêng: tạm lấy bằng mức toàn tỉnh (giả định)."), "note")
    return row + 1


def unit_sheet(page: Page, annex: Annex, unit: Unit, say: Voice) -> None:
    """Fill the sheet of one unit: every indicator that was split."""
    heads = _month_heads(annex, say)
    last = FIRST_MONTH + len(heads) - 1
    page.widths(5, 44, 14, 13, 11, *(11.0,) * len(heads))
    page.across(0, 0, last, say.of(unit.title), "paper_title")
    page.across(1, 0, last, handout_title(annex.handout, say, annex.revision), "paper_below")
    names = (say("TT"), say("Tên chỉ tiêu"), say("ĐVT"), reached_head(annex.handout, say))
    page.row(3, (*names, say("Chỉ tiêu năm {year}", year=annex.handout.year), *heads), "head")
    page.high(3, 48)
    page.sheet.repeat_rows(3)
    row, assumed = 4, False
    for known in annex.handout.indicators:
        for line in (line for line in known.units if line.unit_id == unit.id):
            _unit_row(page, row, row - 3, known, line, say)
            title = _dated_title(known, say)
            page.text(row, 1, title, "cell")
            page.tall(row, {1: title, 2: unit_levels_name(known, say)})
            row, assumed = row + 1, assumed or line.assumed
    if row == 4:
        page.across(row, 0, last, say("Chưa có chỉ tiêu nào được chia cho đơn vị này."), "cell")
        row += 1
    row = _assumed_note(page, row, last, assumed, say)
    page.sheet.print_area(0, 0, row - 1, last)
    page.sheet.set_start_page(1)  # it goes to its unit alone
