"""The annex as CSV for Excel in Vietnam: a row an indicator and place, a column a month, numbers as they were printed."""

from __future__ import annotations

from collections.abc import Iterator

from planner.catalog.csv_text import Cell, write_csv
from planner.domain.handout import Annex, HandoutIndicator, HandoutLine
from planner.exports.pack import Pack
from planner.text.issued import PAPER_WORDS, month_head, unit_levels_name, unit_name
from planner.text.takeaway import capital
from planner.text.translation import Voice


def annex_csv(pack: Pack) -> bytes:
    """The annex of a pack; an issued one is the same to the last byte whatever came later."""
    annex, say = pack.annex, pack.say
    months = [f"{month_head(month.month, say)}/{month.year}" for month in annex.handout.months]
    header = (say("Chỉ tiêu"), say("Đơn vị"), say("ĐVT"), say("Thực hiện"), say("Ngày số liệu"), *months)
    paper = (say("Văn bản"), say("Số, ký hiệu"), say("Ngày văn bản"))
    return write_csv([*header, *paper], _rows(annex, say), machine=False)


def _rows(annex: Annex, say: Voice) -> Iterator[list[Cell]]:
    paper = annex.paper
    tail: list[Cell] = [None, None, None]
    if paper is not None:
        tail = [say(PAPER_WORDS[paper.kind]), paper.number, paper.date]
    for row in annex.handout.indicators:
        yield [*_cells(row, row.whole, unit_name(row, say), row.unit == "count", say), *tail]
        for line in row.units:
            yield [*_cells(row, line, unit_levels_name(row, say), row.counted, say), *tail]


def _cells(row: HandoutIndicator, line: HandoutLine, unit: str, counted: bool, say: Voice) -> list[Cell]:
    levels = (int(level) if counted else level for level in line.levels)
    whole_count = not line.unit_id and row.unit == "count"
    reached: Cell = int(line.reached) if whole_count else line.reached
    return [capital(say.of(row.title)), say.of(line.title), unit, reached, row.reached_on, *levels]
