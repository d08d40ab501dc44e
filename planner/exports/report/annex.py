"""The annex that is filed: what is handed out, as it was issued or would be. Nothing that is only reckoned stands in it."""

from __future__ import annotations

from planner.domain.handout import Annex, Handout, HandoutIndicator
from planner.domain.rounding import rounded
from planner.exports.report.layout import DocumentLayout
from planner.exports.report.shape import Appendix, Column, Table
from planner.text.dates import day_and_month, exact_date
from planner.text.issued import (
    attached_paper_text,
    handout_title,
    levels_texts,
    month_head,
    unit_levels_name,
    unit_name,
    unit_texts,
    whole_texts,
)
from planner.text.numbers import number
from planner.text.takeaway import capital
from planner.text.translation import Voice

MONTH_WIDTHS = ((4, 10.5), (5, 12.5), (7, 14.5), (99, 17.0))  # letters in the longest level, width of a month [mm]
NUMBER, COUNTED_IN, REACHED, OF_YEAR = 9.0, 15.0, 20.0, 16.0  # widths of the narrow columns [mm]
FIRST_MONTH = 5  # columns before the months
NARROW_MONTHS = 10  # more months than these leave less for each
LEADS, SUPPORTS = 0.26, 0.22  # shares of what is left


def appendix_of(annex: Annex, layout: DocumentLayout, say: Voice) -> Appendix:
    """The annex as a part of a document: the whole place, then every indicator that was split by unit."""
    handout = annex.handout
    tables = [_whole_table(handout, layout.wide_width, say)]
    tables += [_unit_table(handout, row, layout.wide_width, say) for row in handout.indicators if row.units]
    return Appendix(
        label=say("Phụ lục"),
        title=handout_title(handout, say, annex.revision).upper(),
        attached=attached_paper_text(annex.paper, say),
        tables=tuple(tables),
    )


def whole_head(handout: Handout, say: Voice) -> str:
    """The heading over the whole place; where there are units, it says that it is the whole."""
    return say("I. Chỉ tiêu toàn tỉnh") if any(row.units for row in handout.indicators) else say("I. Chỉ tiêu chung")


def held_text(row: HandoutIndicator, say: Voice) -> str:
    """What is asked where the target is met: to hold what was reached."""
    (reached,) = levels_texts((row.whole.levels[0],), row.unit, say)
    return say("Duy trì từ {level}", level=reached)


def is_held(row: HandoutIndicator) -> bool:
    """Whether one cell says it all: the target is met, and no month asks for more than the first."""
    return row.held and len(set(row.whole.levels)) == 1


def target_text(row: HandoutIndicator, say: Voice) -> str:
    """The target of the year, which the months lead to; empty without one."""
    if row.target is None:
        return ""
    if row.unit == "percent":
        return f"{number(row.target, say.language, 2, trim=True)}%"
    return number(rounded(row.target, 0), say.language)


def reached_head(handout: Handout, say: Voice) -> str:
    """The head of what is reached, with the date where all figures are of one day."""
    days = {row.reached_on for row in handout.indicators}
    if len(days) == 1:
        return say("Thực hiện đến {date}", date=exact_date(days.pop(), say))
    return say("Thực hiện (ngày số liệu)")


def _whole_table(handout: Handout, width: float, say: Voice) -> Table:
    """A row for each indicator of the whole place."""
    one_day = len({row.reached_on for row in handout.indicators}) == 1
    rows, spans = [], []
    for place, row in enumerate(handout.indicators):
        reached, *levels = whole_texts(row, say)
        stood = reached if one_day else f"{reached} ({day_and_month(row.reached_on, say)})"
        if is_held(row):
            spans.append((place, FIRST_MONTH, len(levels)))
            levels = [held_text(row, say), *[""] * (len(levels) - 1)]
        name = capital(say.of(row.title))
        cells = (str(place + 1), name, unit_name(row, say), stood, target_text(row, say), *levels)
        rows.append((*cells, say.of(row.lead), ""))
    columns = _columns(handout, width, say("Chỉ tiêu"), reached_head(handout, say), tuple(rows), tuple(spans), say)
    return Table(columns=columns, rows=tuple(rows), title=whole_head(handout, say), spans=tuple(spans))


def _unit_table(handout: Handout, row: HandoutIndicator, width: float, say: Voice) -> Table:
    """A row for each unit of one indicator, the whole place in the last."""
    rows, counted_in = [], unit_levels_name(row, say)
    for place, line in enumerate(row.units, 1):
        reached, *levels = unit_texts(row, line, say)
        stood = f"{reached}*" if line.assumed else reached
        rows.append((str(place), say.of(line.title), counted_in, stood, "", *levels, "", ""))
    reached, *levels = whole_texts(row, say)
    place_name = say.of(handout.place)
    rows.append(("", place_name, unit_name(row, say), reached, target_text(row, say), *levels, say.of(row.lead), ""))
    notes = (say("* lấy theo mức tỉnh, giả định: đơn vị chưa có số liệu riêng."),)
    head = say("Thực hiện đến {date}", date=exact_date(row.reached_on, say))
    return Table(
        columns=_columns(handout, width, say("Đơn vị"), head, tuple(rows), (), say),
        rows=tuple(rows),
        title=say("{indicator}, chia theo đơn vị", indicator=capital(say.of(row.title))),
        notes=notes if any(line.assumed for line in row.units) else (),
        bold_rows=(len(rows) - 1,),
    )


def _columns(
    handout: Handout,
    width: float,
    name: str,
    reached: str,
    rows: tuple[tuple[str, ...], ...],
    spans: tuple[tuple[int, int, int], ...],
    say: Voice,
) -> tuple[Column, ...]:
    merged, last = {row for row, _, _ in spans}, FIRST_MONTH + len(handout.months)
    levels = (cell for place, row in enumerate(rows) if place not in merged for cell in row[FIRST_MONTH:last])
    longest = max((len(cell) for cell in levels), default=0)
    month = next(wide for letters, wide in MONTH_WIDTHS if longest <= letters)
    month = min(month, 12.5) if len(handout.months) > NARROW_MONTHS else month
    rest = width - NUMBER - COUNTED_IN - REACHED - OF_YEAR - month * len(handout.months)
    return (
        Column(head=say("TT"), width=NUMBER, align="center"),
        Column(head=name, width=rest * (1 - LEADS - SUPPORTS)),
        Column(head=say("ĐVT"), width=COUNTED_IN, align="center"),
        Column(head=reached, width=REACHED, align="center"),
        Column(head=say("Chỉ tiêu năm {year}", year=handout.year), width=OF_YEAR, align="center"),
        *(Column(head=month_head(known.month, say), width=month, align="right") for known in handout.months),
        Column(head=say("Chủ trì"), width=rest * LEADS),
        Column(head=say("Phối hợp"), width=rest * SUPPORTS),
    )
