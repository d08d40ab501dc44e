"""The sheet of the units: potentials, weights, months, and what all of them make together, as a formula."""

from __future__ import annotations

from planner.exports.pack import IndicatorPack, Pack, months_text, split_packs
from planner.exports.workbook.pages import Page
from planner.exports.workbook.projection import COUNT, PERCENT
from planner.exports.workbook.terms import Term
from planner.model.cascade import Cascade
from planner.text.handout import rule_text, split_problem_text
from planner.text.takeaway import capital

FIRST_MONTH = 4  # column of the first month


def split_sheet(page: Page, pack: Pack) -> None:
    """Fill the sheet: a block for each indicator that is handed to units; why another could not be split."""
    say, heads = pack.say, months_text(pack)
    last = FIRST_MONTH + len(heads) - 1
    page.widths(36, 15, 12, 13, *(11.5,) * len(heads))
    page.text(0, 0, say("Chia cho các đơn vị: tiềm năng, trọng số, bình quân"), "title")
    page.high(0, 24)
    note = say("Tài liệu làm việc, không kèm văn bản. Bình quân theo trọng số và tổng là công thức: tính từ các ô ở trên.")
    page.across(1, 0, last, note, "note")
    row, blocks = 3, []
    for one in split_packs(pack):
        blocks.append(row)
        row = _block(page, pack, one, row, last) + 1
    if not blocks:
        page.across(row, 0, last, say("Chưa có chỉ tiêu nào được chia cho các đơn vị."), "cell")
        row += 1
    page.paged(blocks, row, last + 1)


def _block(page: Page, pack: Pack, one: IndicatorPack, row: int, last: int) -> int:
    say, split = pack.say, one.cascade
    if split is None:
        raise AssertionError("only what is split is handed to units")
    title = f"{capital(say.of(one.indicator.title))}: {rule_text(split, say)}"
    page.across(row, 0, last, title, "group")
    row += 1
    if split.levels is None:
        for problem in split.problems:
            page.across(row, 0, last, split_problem_text(pack.plan, problem, say), "cell")
            row += 1
        return row
    heads = (say("Đơn vị"), say("Tiềm năng"), say("Trọng số"), say("Thực hiện"))
    page.row(row, (*heads, *months_text(pack)), "head")
    row += 1
    first = row
    for place, unit in enumerate(pack.plan.units):
        page.text(row, 0, say.of(unit.title), "cell")
        _unit_row(page, split, place, row)
        row += 1
    if split.weights is not None and split.weights.sum() > 0:
        _together(page, pack, split, first, row)
        row += 1
    return _whole(page, pack, one, split, row)


def _unit_row(page: Page, split: Cascade, place: int, row: int) -> None:
    """A unit's potential, its share of all, where it stands and its months."""
    levels = split.levels if split.counts is None else split.counts
    if levels is None:
        raise AssertionError("only what could be split has months")
    if split.weights is None:
        page.blank(row, 1, "value")
        page.blank(row, 2, "value")
    else:
        weight, sum_of = float(split.weights[place]), float(split.weights.sum())
        page.number(row, 1, weight, COUNT)
        page.number(row, 2, weight / sum_of * 100 if sum_of else 0.0, PERCENT)
    page.number(row, 3, float(split.starts[place]), f'{PERCENT}"*"' if split.assumed[place] else PERCENT)
    for month, level in enumerate(levels[place]):
        page.number(row, FIRST_MONTH + month, float(level), PERCENT if split.counts is None else COUNT)


def _together(page: Page, pack: Pack, split: Cascade, first: int, row: int) -> None:
    """What all units make together: the weighted mean, or the sum where they are counted."""
    say, end = pack.say, row - 1
    if split.weights is None or split.average is None or split.own_average is None:
        raise AssertionError("only with weights is there a mean")
    page.text(row, 0, say("Bình quân theo trọng số") if split.counts is None else say("Cộng các đơn vị"), "group")
    weights = _run(page, 1, first, end)
    sum_of = Term(f"SUM({weights})", float(split.weights.sum()))
    page.formula(row, 1, sum_of, COUNT, "sum")
    page.blank(row, 2, "sum")
    mean = Term(f"SUMPRODUCT({weights},{_run(page, 3, first, end)})/{sum_of.text}", split.own_average)
    page.formula(row, 3, mean, PERCENT, "sum")
    for month, level in enumerate(split.average):
        cells = _run(page, FIRST_MONTH + month, first, end)
        text = f"SUMPRODUCT({weights},{cells})/{sum_of.text}" if split.counts is None else f"SUM({cells})"
        page.formula(row, FIRST_MONTH + month, Term(text, float(level)), PERCENT if split.counts is None else COUNT, "sum")


def _run(page: Page, column: int, first: int, last: int) -> str:
    """The cells of a column from one row to another."""
    return f"{page.at(first, column)}:{page.at(last, column).removeprefix(page.prefix)}"


def _whole(page: Page, pack: Pack, one: IndicatorPack, split: Cascade, row: int) -> int:
    """What the whole place is handed."""
    page.text(row, 0, pack.say.of(pack.plan.place), "group")
    for column in (1, 2):
        page.blank(row, column, "sum")
    page.number(row, 3, split.now, PERCENT, "sum")
    levels = split.province if split.counts is None else one.months.targets
    for month, level in enumerate(levels):
        page.number(row, FIRST_MONTH + month, float(level), PERCENT if split.counts is None else COUNT, "sum")
    return row + 1
