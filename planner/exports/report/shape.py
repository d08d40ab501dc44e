"""What a report is made of, whatever file it becomes: text, tables and one chart. No text here is markup."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from planner.domain.bilingual import Language

Align = Literal["left", "center", "right"]
Role = Literal["observed", "baseline", "scenario", "low", "high", "target"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table."""

    head: str
    width: float  # [mm]; the widths of a table add up to the width between the margins
    align: Align = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of text, each as long as `columns`. The head is repeated on every page, no row is broken over two."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""  # above it, bold; empty: none
    notes: tuple[str, ...] = ()  # below it, small
    bold_rows: tuple[int, ...] = ()  # sums
    spans: tuple[tuple[int, int, int], ...] = ()  # row, first column and how many: one cell, its text in the first


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a chart; None where it has no point. [percent]"""

    name: str
    role: Role
    values: tuple[float | None, ...]  # as long as the chart's dates


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Levels over time on a scale of 0 to `highest`. [percent]"""

    title: str  # the finding: what somebody who cannot see the chart is told
    caption: str  # what is drawn
    dates: tuple[date, ...]
    lines: tuple[Line, ...]
    highest: float = 100.0
    first: date | None = None  # where the scale of time begins, the same for every chart of a plan; None: with the first date
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph: of the body, a dashed point of a list, or a small note."""

    text: str
    kind: Literal["body", "point", "note"] = "body"


Block = Paragraph | Table | Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A numbered heading and what stands under it."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Appendix:
    """A part that starts on a page of its own, which lies."""

    label: str  # Phụ lục I; Phụ lục where there is only one
    title: str  # in capitals
    attached: str  # (Kèm theo Kế hoạch số …)
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report with its head, its sections, its foot and its appendices."""

    language: Language
    nation: tuple[str, str] | None  # the country's name and motto; None where the plan is not of that country
    issuer: str  # in capitals
    number: str  # Số: …
    dateline: str  # Nơi, ngày … tháng … năm …
    kind: str  # BÁO CÁO
    subject: str
    sections: tuple[Section, ...]
    recipients_head: str
    recipients: tuple[str, ...]
    signature: str  # who signs, for the office to fill in
    appendices: tuple[Appendix, ...]
    stamp: tuple[tuple[str, str], ...]  # where it all comes from: name and value
