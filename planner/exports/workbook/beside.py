"""The sheet of an issued table beside what came later: figures, projections, differences. A working paper."""

from __future__ import annotations

from planner.domain.handout import HandoutIndicator, IssuedTable
from planner.exports.pack import Pack
from planner.exports.workbook.pages import Page
from planner.exports.workbook.projection import COUNT, PERCENT
from planner.model.issued import LineBeside, beside
from planner.text.issued import indicator_name, issued_text, month_head

FIRST_MONTH = 3  # column of the first month


def beside_sheet(page: Page, pack: Pack, table: IssuedTable) -> None:
    """Fill the sheet: of every line of the table what was issued, what was reached, what is expected, the difference."""
    say, heads = pack.say, [month_head(month.month, pack.say) for month in table.handout.months]
    last = FIRST_MONTH + len(heads) - 1
    page.widths(44, 26, 14, *(11.5,) * len(heads))
    page.text(0, 0, issued_text(table, say), "title")
    page.high(0, 24)
    note = say("Tài liệu làm việc, không kèm văn bản. Số giao: như đã giao; thực hiện và dự kiến: số liệu và kịch bản lúc xuất.")
    page.across(1, 0, last, note, "note")
    page.row(3, (say("Chỉ tiêu"), say("Đơn vị"), "", *heads), "head")
    page.sheet.repeat_rows(3)
    page.sheet.freeze_panes(4, 2)
    row, blocks = 4, []
    rows = {known.indicator_id: known for known in table.handout.indicators}
    for line in beside(table.handout, pack.plan, pack.scenario):
        blocks.append(row)
        row = _line(page, pack, rows[line.indicator_id], line, row)
    page.paged(blocks, row, last + 1, 3)


def _line(page: Page, pack: Pack, known: HandoutIndicator, line: LineBeside, row: int) -> int:
    say = pack.say
    titles = {unit.unit_id: unit.title for unit in known.units} | {"": known.whole.title}
    counted = known.counted if line.unit_id else known.unit == "count"
    shown, change = (COUNT, "+#,##0;-#,##0;0") if counted else (PERCENT, "+0.0;-0.0;0.0")
    parts: tuple[tuple[str, list[float | None], str], ...] = (
        (say("giao"), [month.issued for month in line.months], shown),
        (say("thực hiện"), [month.actual for month in line.months], shown),
        (say("dự kiến"), [month.expected for month in line.months], shown),
        (say("chênh lệch"), [month.difference for month in line.months], change),
    )
    for place, (title, levels, form) in enumerate(parts):
        page.text(row, 0, indicator_name(known, say) if place == 0 else "", "cell")
        page.text(row, 1, say.of(titles[line.unit_id]) if place == 0 else "", "cell")
        page.text(row, 2, title, "cell")
        for month, level in enumerate(levels):
            if level is None:
                page.blank(row, FIRST_MONTH + month, "value")
            else:
                page.number(row, FIRST_MONTH + month, level, form)
        if place == 0:
            page.tall(row, {0: indicator_name(known, say), 1: say.of(titles[line.unit_id])})
        row += 1
    return row
