"""What is said of a table that left the house: with which paper, as which adjustment, and its numbers as they were printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from babel.dates import get_month_names

from planner.domain.handout import Handout, HandoutIndicator, HandoutLine, IssuedTable, Paper, Recall
from planner.domain.indicator import Unit
from planner.errors import Problem
from planner.text.dates import exact_date, month_span
from planner.text.handout import percents
from planner.text.numbers import number
from planner.text.takeaway import capital
from planner.text.translation import Voice, mark

PAPER_WORDS = {
    "notice": mark("Thông báo"),
    "plan": mark("Kế hoạch"),
    "decision": mark("Quyết định"),
    "letter": mark("Công văn"),
}


def paper_text(paper: Paper, say: Voice) -> str:
    """Kế hoạch số 128/KH-UBND, ngày 20/5/2023."""
    day = exact_date(paper.date, say)
    return say("{kind} số {number}, ngày {date}", kind=say(PAPER_WORDS[paper.kind]), number=paper.number, date=day)


def issued_text(table: IssuedTable, say: Voice) -> str:
    """Đã giao tại Kế hoạch số 128/KH-UBND, ngày 20/5/2023; an adjustment says which one it is."""
    paper = paper_text(table.paper, say)
    if table.revision == 0:
        return say("Đã giao tại {paper}", paper=paper)
    return say("Điều chỉnh lần {revision} tại {paper}", revision=table.revision, paper=paper)


def draft_name(revision: int, say: Voice) -> str:
    """What the table under way is called: the first one, or which adjustment it would be."""
    return say("Dự thảo điều chỉnh lần {revision}", revision=revision) if revision else say("Dự thảo")


def attached_paper_text(paper: Paper | None, say: Voice) -> str:
    """What an annex belongs to, in full; what is not known is left to fill in."""
    if paper is None:
        return say("(Kèm theo Kế hoạch số … ngày … tháng … năm … của …)")
    return say(
        "(Kèm theo {kind} số {number} ngày {date} của {issuer})",
        kind=say(PAPER_WORDS[paper.kind]),
        number=paper.number,
        date=long_date(paper.date, say),
        issuer=paper.issuer or "…",
    )


def long_date(day: date, say: Voice) -> str:
    """20 tháng 5 năm 2023: how papers of an office write a day."""
    if say.language != "vi":
        return exact_date(day, say)
    return f"{day.day:02d} tháng {day.month if day.month > 2 else f'{day.month:02d}'} năm {day.year}"


def handout_title(handout: Handout, say: Voice, revision: int = 0) -> str:
    """Giao chỉ tiêu tháng 5–12/2023; Điều chỉnh chỉ tiêu tháng 6–12/2023 (lần 1)."""
    span = month_span(handout.months[0], handout.months[-1], say, handout.year)
    if revision:
        return say("Điều chỉnh chỉ tiêu {span}/{year} (lần {revision})", span=span, year=handout.year, revision=revision)
    return say("Giao chỉ tiêu {span}/{year}", span=span, year=handout.year)


def month_head(month: int, say: Voice) -> str:
    """Head of a month's column: T5; May."""
    return f"T{month}" if say.language == "vi" else str(get_month_names("abbreviated", locale="en")[month])


def indicator_name(row: HandoutIndicator, say: Voice) -> str:
    """An indicator with the unit of its numbers."""
    return f"{capital(say.of(row.title))} ({unit_name(row, say)})"


def unit_name(row: HandoutIndicator, say: Voice) -> str:
    """What the months of the whole place are counted in: %; thủ tục."""
    return "%" if row.unit == "percent" else say.of(row.noun) or say("số lượng")


def unit_levels_name(row: HandoutIndicator, say: Voice) -> str:
    """What the months of units are counted in."""
    if row.counted:
        return unit_name(row, say)
    return "%" if row.unit == "percent" else say("% đối tượng của đơn vị")


def whole_texts(row: HandoutIndicator, say: Voice) -> tuple[str, ...]:
    """Where the whole place stood, then its months, as they were printed."""
    return levels_texts((row.whole.reached, *row.whole.levels), row.unit, say)


def unit_texts(row: HandoutIndicator, line: HandoutLine, say: Voice) -> tuple[str, ...]:
    """Where a unit stood, in percent, then its months, as they were printed."""
    if not row.counted:
        return percents((line.reached, *line.levels), say)
    return (*percents((line.reached,), say), *levels_texts(line.levels, "count", say))


def levels_texts(levels: Sequence[float], unit: Unit, say: Voice) -> tuple[str, ...]:
    """Levels of one row: percentages with as many decimals as each other, counts whole."""
    return percents(levels, say) if unit == "percent" else tuple(number(level, say.language) for level in levels)


def marked_text(table: IssuedTable, moment: str, say: Voice) -> str:
    """Who marked a table, and when."""
    return say("Đánh dấu {moment}, {author}", moment=moment, author=table.author or say("không tên"))


def recalled_text(recall: Recall, moment: str, say: Voice) -> str:
    """When, by whom and why a mark was taken back."""
    who = recall.author or say("không tên")
    return say("Đã thu hồi {moment}, {author}: {reason}", moment=moment, author=who, reason=recall.reason)


def paper_problem(problem: Problem, say: Voice) -> Problem:
    """A problem of a paper with its days as they are written."""
    return replace(problem, column="", found=_day(problem.found, say), expected=_day(problem.expected, say))


def _day(text: str, say: Voice) -> str:
    try:
        return exact_date(date.fromisoformat(text), say)
    except ValueError:
        return text
