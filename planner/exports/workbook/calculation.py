"""The sheet of calculations, from the constants down to each indicator; a whole comes before its parts."""

from __future__ import annotations

from planner.exports.pack import Pack
from planner.exports.workbook.curve import adoption_block, workload_block
from planner.exports.workbook.inputs import Inputs
from planner.exports.workbook.live import FIRST_MONTH, Calculation, beliefs, constants, measures
from planner.exports.workbook.pages import Page
from planner.model.monthly_targets import months_of
from planner.model.project import chain_of


def calculate(page: Page, pack: Pack, inputs: Inputs) -> Calculation:
    """Fill the sheet of calculations."""
    say, sheet = pack.say, Calculation(page, pack, inputs)
    page.widths(48, 14, 13, 13, 13, 13, 13, *(13,) * len(months_of(pack.plan)))
    page.text(0, 0, say("Tính toán: tương lai trung tâm, từng bước"), "title")
    page.high(0, 24)
    page.across(1, 0, 9, say("Công thức và hằng số theo docs/method.md. Không cần sửa gì ở đây: sửa ở trang Giả định."), "note")
    sheet.row = 2
    constants(sheet)
    beliefs(sheet)
    measures(sheet)
    for one in sorted(pack.indicators, key=lambda one: len(chain_of(pack.plan, one.indicator))):
        block = workload_block if one.indicator.method == "workload" else adoption_block
        block(sheet, one)
    page.sheet.freeze_panes(1, 1)
    page.paged(sheet.blocks, sheet.row, FIRST_MONTH + len(months_of(pack.plan)))
    return sheet
