"""Dates as they are written in the language of the app: exact ones, and rough ones for what is only likely."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from babel.dates import format_date

from planner.domain.month import Month
from planner.text.translation import Voice, mark

PATTERNS = {"vi": "d/M/yyyy", "en": "d MMM yyyy"}
DAYS = {"vi": "d/M", "en": "d MMM"}
MONTHS = {"vi": "M/yyyy", "en": "MMM yyyy"}
MONTHS_IN_YEAR = {"vi": "'tháng' M", "en": "MMMM"}
BARE_MONTHS = {"vi": "M", "en": "MMM"}
THIRDS = (mark("đầu {month}"), mark("giữa {month}"), mark("cuối {month}"))
THIRD_ENDS = (10, 20)


def exact_date(day: date, say: Voice) -> str:
    """31/12/2023; 31 Dec 2023."""
    return format_date(day, PATTERNS[say.language], locale=say.language)


def moment_text(moment: datetime, say: Voice) -> str:
    """20/4/2023 lúc 14:05 (UTC+7); 20 Apr 2023, 14:05 (UTC+7): in the time zone that the moment has, and never without it."""
    return say("{date} lúc {time} ({zone})", date=exact_date(moment.date(), say), time=moment.strftime("%H:%M"), zone=zone_text(moment))


def zone_text(moment: datetime) -> str:
    """UTC+7, UTC-3:30, UTC: how far a moment's clock is from the one that all agree on. A moment without a zone is UTC."""
    minutes = int((moment.utcoffset() or timedelta()).total_seconds()) // 60
    if minutes == 0:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '-'}{hours}{f':{rest:02}' if rest else ''}"


def day_and_month(day: date, say: Voice) -> str:
    """31/12; 31 Dec: a day whose year is plain."""
    return format_date(day, DAYS[say.language], locale=say.language)


def month_span(start: Month, end: Month, say: Voice, year: int) -> str:
    """The months of a measure, without the year where it is the plan's: tháng 6–12; Jun–Dec."""
    if start.year != year or end.year != year:
        return f"{month_text(start, say)} – {month_text(end, say)}"
    first, last = (format_date(month.first_day, BARE_MONTHS[say.language], locale=say.language) for month in (start, end))
    return say("tháng {month}", month=first if start == end else f"{first}–{last}")


def month_text(month: Month, say: Voice) -> str:
    """6/2023; Jun 2023."""
    return format_date(month.first_day, MONTHS[say.language], locale=say.language)


def rough_date(day: date, say: Voice, year: int, *, brief: bool = False) -> str:
    """A date that is only likely: the third of a month in the plan year, the month in another one.

    giữa tháng 10, tháng 3/2024; brief, for the ends of an interval: giữa 10, 3/2024.
    """
    if day.year != year:
        month = month_text(Month.of(day), say)
        return month if brief or say.language == "en" else say("tháng {month}", month=month)
    before = max(day - timedelta(days=1), date(year, 1, 1))  # what is reached on the 1st was reached by the end of the month before
    third = sum(before.day > end for end in THIRD_ENDS)
    return say(THIRDS[third], month=format_date(before, (BARE_MONTHS if brief else MONTHS_IN_YEAR)[say.language], locale=say.language))
