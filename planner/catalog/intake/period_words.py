"""What the texts around figures say of their days: the periods and years in a title, the order of day and month in a column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from planner.catalog.intake.periods import DAY, FIRST_YEAR, LAST_YEAR, When, read_period
from planner.domain.bilingual import Language

ONE_YEAR = re.compile(r"(?:năm|year)?\s*(20\d\d|19\d\d)")
YEARS_SAID = re.compile(r"(?:năm|nam|year|tháng \d{1,2}[ ./-]|t\d{1,2}[ ./-]|(?:quý|q)[ .]?(?:iv|i{1,3}|[1-4])[ ./-]|\d[./-]\d{1,2}[./-])\s*(20\d\d)\b")
ALONE = re.compile(r"^[^\d]*(20\d\d)[^\d]*$")
WORDS_OF_A_PERIOD = 7


def day_order(texts: Iterable[str]) -> str:
    """What the days of a column say of their order: "month" where 4/30/2023 stands among them, "day", "both", or "" for nothing."""
    first = second = False
    for text in texts:
        for day, month, year in DAY.findall(text):
            if len(year) == 4:
                first, second = first or int(day) > 12, second or int(month) > 12 >= int(day)
    return ("both" if first else "month") if second else "day" if first else ""


def year_of(cell: object) -> int | None:
    """The year that a cell of a header names and nothing else: 2023, Năm 2023."""
    if isinstance(cell, float) and cell == int(cell) and FIRST_YEAR <= cell <= LAST_YEAR:
        return int(cell)
    found = ONE_YEAR.fullmatch(cell.strip().lower()) if isinstance(cell, str) else None
    return int(found[1]) if found else None


def said_years(texts: Iterable[str]) -> list[int]:
    """The years that titles name beside a period, each once; a year that stands alone in a name counts too."""
    found: dict[int, None] = {}
    for text in texts:
        small = " ".join(text.lower().replace("_", " ").split())
        years = YEARS_SAID.findall(small) or ALONE.findall(small)
        found |= dict.fromkeys(map(int, years))
    return list(found)


def periods_inside(text: str, language: Language, years: tuple[int, ...], month_first: bool | None = None) -> Iterator[When]:
    """The periods that a title names: "BÁO CÁO THÁNG 4 NĂM 2023", "(số liệu đến ngày 20/4/2023)", "T4.2023"."""
    words = re.sub(r"[()\[\]_;]", " ", text).split()[:40]
    start = 0
    while start < len(words):
        for end in range(min(len(words), start + WORDS_OF_A_PERIOD), start, -1):
            piece = " ".join(words[start:end])
            if any(letter.isdigit() or letter in "IVX" for letter in piece):
                found = read_period(piece, language, years[0], years=years, month_first=month_first)
                if isinstance(found, When) and (year_of(piece) is None or piece.lower().startswith(("năm", "cả", "year"))):
                    yield found
                    start = end - 1
                    break
        start += 1
