"""What a formula asks of a cell that somebody typed into: what kind of thing it holds, and which day or month."""

from __future__ import annotations

import math
from datetime import date

from planner.exports.workbook.terms import EPOCH, LAST_SERIAL, SUM, TEXT, Term, serial


def is_number(cell: Term) -> Term:
    """Whether a cell holds a number: neither text nor blank, nor yes or no (which some spreadsheets count as a number)."""
    return Term(f"AND(ISNUMBER({cell.text}),NOT(ISLOGICAL({cell.text})))", isinstance(cell.value, float) and not cell.is_error)


def is_text(cell: Term) -> Term:
    """Whether a cell holds a text."""
    return Term(f"ISTEXT({cell.text})", isinstance(cell.value, str) and cell.value != "")


def whole(cell: Term) -> Term:
    """The whole number at or below."""
    return Term(f"INT({cell.text})", math.nan if math.isnan(cell.number) else float(math.floor(cell.number)))


def month_start(cell: Term, later: int = 0) -> Term:
    """The first day of the month that a day lies in, or of one later."""
    known = _day_of(cell)
    found = math.nan if known is None else serial(date(known.year + (known.month - 1 + later) // 12, (known.month - 1 + later) % 12 + 1, 1))
    return Term(f"DATE(YEAR({cell.text}),MONTH({cell.text}){f'+{later}' if later else ''},1)", found)


def month_count(cell: Term) -> Term:
    """Months since the year 0."""
    known = _day_of(cell)
    return Term(f"YEAR({cell.text})*12+MONTH({cell.text})", math.nan if known is None else float(known.year * 12 + known.month), SUM)


def month_words(cell: Term) -> Term:
    """A month in figures: 6/2023. Spelled out, for the codes of formats differ between the languages of spreadsheets."""
    known = _day_of(cell)
    return Term(f'MONTH({cell.text})&"/"&YEAR({cell.text})', "" if known is None else f"{known.month}/{known.year}", TEXT)


def day_words(cell: Term) -> Term:
    """A day in figures: 20/10/2022."""
    known = _day_of(cell)
    words = "" if known is None else f"{known.day}/{known.month}/{known.year}"
    return Term(f'DAY({cell.text})&"/"&MONTH({cell.text})&"/"&YEAR({cell.text})', words, TEXT)


def _day_of(cell: Term) -> date | None:
    return date.fromordinal(int(cell.number) + EPOCH) if 1 <= cell.number <= LAST_SERIAL else None
