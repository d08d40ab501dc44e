"""What one column of a sheet holds, from the words of its header and from what stands below it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise

from planner.catalog.intake.header_words import said_by
from planner.catalog.intake.measured_in import BRACKETS, NOUNS, MeasuredIn, measured_in, said_in, without_scale
from planner.catalog.intake.names import IGNORED, ROLES, meaning_of, plain
from planner.catalog.intake.numbers import Found, read_text, written_fraction
from planner.catalog.intake.period_words import periods_inside, year_of
from planner.catalog.intake.periods import When, read_period
from planner.catalog.intake.upload import Cell, Sheet
from planner.domain.plan import Plan

LEFT_OUT = "leave"  # a label that somebody said to pass over
SAMPLED_ROWS = 200
SOON = timedelta(days=62)  # after the as-of date: a day of the plan year without its year is hardly later
MEANINGS = ("value", "denominator", "unit", "indicator", "period", "measure", "plan", "comparison", "score", "note", "numbering", IGNORED)
LABELS = ("indicator", "unit", "period")
KEPT_OUT = ("score", "comparison", "note")  # kinds that any row of a header settles


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What a column holds. A column of figures may say by its header which indicator, unit and period they are of."""

    index: int
    header: str
    role: str  # one of MEANINGS, precision, or "" for: not known, holds numbers
    indicator_id: str = ""
    unit_id: str = ""  # "*": the whole place
    when: When | None = None
    origin: str = "default"  # what says so: header, cells, answer, remembered, beside (another column gives these figures), default
    measured: MeasuredIn | None = None
    parts: tuple[str, ...] = ()  # of the header, from above
    cumulative: bool = False  # says that it adds up since the year began
    flow: bool = False  # says that it is of one month alone
    total: bool = False  # adds up the columns of units beside it
    only: str = ""  # percent, count: it holds the figures of indicators that are counted so, another column the others

    @property
    def answered(self) -> bool:
        """Whether somebody said what it is, now or of an earlier file: it gives way to a row that names its own indicator."""
        return self.origin in ("answer", "remembered")


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What headers are read beside: the years that a day without one may have, the order of day and month."""

    years: tuple[int, ...]  # the likeliest first
    month_first: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What headers are read with: names of the plan, and what was remembered or answered."""

    plan: Plan
    indicators: Mapping[str, str]
    units: Mapping[str, str]
    columns: Mapping[str, str] = field(default_factory=dict)  # by header, remembered or answered
    answers: Mapping[str, str] = field(default_factory=dict)  # all that were given now
    known_indicators: Mapping[str, str] = field(default_factory=dict)
    known_units: Mapping[str, str] = field(default_factory=dict)

    def column(self, sheet: Sheet, index: int, texts: Sequence[Cell], around: Surroundings) -> Column:
        """What a column's header says, from its cells in the rows of the header; what was answered or remembered goes before that."""
        parts = [part for part in texts if part is not None]
        words = tuple(dict.fromkeys(map(shown, parts)))
        bare = self._bare(index, " · ".join(words), words, parts)
        answer = self.answers.get(f"column:{sheet.name}:{sheet.column_letters(index)}") or self.answers.get(f"column:{plain(bare.header)}")
        told = answer if self._is_meaning(answer) else self.columns.get(plain(bare.header))
        if told:
            role, _, of = told.partition(":")
            read = replace(bare, role=role, origin="answer" if told == answer else "remembered")
            return replace(self._as_value(read, parts, around), indicator_id=of) if role == "value" else read
        return self._from_words(bare, parts, around)

    def _is_meaning(self, answer: str | None) -> bool:
        """Whether an answer is one that a column can have."""
        role, _, of = (answer or "").partition(":")
        return role in MEANINGS and (not of or of in {one.id for one in self.plan.indicators})

    def _bare(self, index: int, header: str, words: tuple[str, ...], parts: Sequence[Cell]) -> Column:
        texts = [part for part in parts if isinstance(part, str)]
        said = [said_by(text) for text in texts]
        measured = next((found for text in reversed(texts) if (found := said_in(text))), None)
        cumulative, flow = any(one.cumulative for one in said), any(one.flow for one in said)
        return Column(index=index, header=header, role="", measured=measured, parts=words, cumulative=cumulative, flow=flow)

    def _as_value(self, column: Column, parts: Sequence[Cell], around: Surroundings) -> Column:
        indicator = self._named(parts, self.indicators, self.known_indicators)
        unit = self._named(parts, self.units, self.known_units)
        return replace(column, role="value", indicator_id=indicator, unit_id=unit, when=self._when(parts, around))

    def _from_words(self, column: Column, parts: Sequence[Cell], around: Surroundings) -> Column:
        read = replace(self._as_value(column, parts, around), origin="header")
        names = bool(read.indicator_id or read.unit_id or read.when)
        texts = list(dict.fromkeys(part for part in parts if isinstance(part, str)))
        beside = [(text, self._beside_name(text)) for text in texts]
        unnamed = [said for text, rest in beside for said in ([text] if rest is None else [*BRACKETS.findall(text), *filter(None, (rest,))])]
        roles = [ROLES[plain(text)] for text in texts if plain(text) in ROLES]
        if "denominator" in roles:
            return replace(read, role="denominator", unit_id="", when=None)
        of_labels = bool(roles) and roles[-1] != "value" and not names
        kind = _kind(unnamed, several=len(texts) > 1 or names)
        if kind and not (of_labels and len(unnamed) == 1):
            unclear = kind in ("unclear", "estimate")
            return replace(column, role="" if unclear else kind, origin="default" if unclear else "header")
        if names:
            return read
        return replace(column, role=roles[-1] if roles else "", origin="header" if roles else "default")

    def _beside_name(self, text: str) -> str | None:
        """What stands beside an indicator's or a unit's name in a text; None where it names neither."""
        found = [_name_in(text, names, {}) for names in (self.indicators, self.units)]
        return next((rest for meant, rest in found if meant), None)

    @staticmethod
    def _named(parts: Sequence[Cell], names: Mapping[str, str], told: Mapping[str, str]) -> str:
        known: Iterable[str | None] = (_name_in(part, names, told)[0] for part in parts if isinstance(part, str))
        return next((one for one in known if one and one != LEFT_OUT), "")

    def _when(self, parts: Sequence[Cell], around: Surroundings) -> When | None:
        """The period that a header names, the lowest row first; a year above or below gives a month its year."""
        said = [year for part in parts if (year := year_of(part))]
        years = tuple(said[-1:]) or around.years
        for part in reversed(parts):
            beside = self._beside_name(part) if isinstance(part, str) else None
            text = part if beside is None else beside
            found = read_period(text, self.plan.language, years[0], years=years, month_first=around.month_first, loose=True)
            if not isinstance(found, When) and isinstance(text, str):
                inside = list(periods_inside(text, self.plan.language, years, around.month_first))
                found = inside[-1] if inside else None
            if isinstance(found, When):
                return self._usual_year(found, bool(said) or len(years) == 1)
        return None

    def _usual_year(self, when: When, sure: bool) -> When:
        """Without a year anywhere it is the plan's, as long as that day is not far ahead."""
        if sure or len(when.days) < 2 or len({(day.month, day.day) for day in when.days if day.month != 2}) > 1:
            return when
        return replace(when, days=when.days[:1]) if when.days[0] <= self.plan.as_of + SOON else when


def _name_in(text: str, names: Mapping[str, str], told: Mapping[str, str]) -> tuple[str | None, str]:
    """The id that a text names, and what is written beside the name: "hồ sơ trực tuyến đến 30/4 (%)" names online dossiers."""
    if meant := meaning_of(text, names, told):
        return meant, ""
    words = text.split()
    for end in range(len(words) - 1, 0, -1):
        rest = " ".join(words[end:])
        if any(map(str.isdigit, rest)) and (meant := meaning_of(" ".join(words[:end]), names, {})):
            return meant, rest.strip(" ,;:-–")
    return None, ""


def _kind(texts: Sequence[str], *, several: bool) -> str:
    """What the rows of a header say together: a kind that keeps a column out of the figures, "unclear", or "" for nothing."""
    said = [said_by(text) for text in texts]
    kinds = [one.kind for one in said]
    if kept_out := next((kind for kind in KEPT_OUT if kind in kinds), ""):
        return kept_out
    if "estimate" in kinds:
        return "estimate"
    plans = [one for one in said if one.kind == "plan" and not one.result]
    if plans or (several and any(plain(text) in ("chi tieu", "target") for text in texts)):
        return "unclear" if said[-1].result and said[-1].kind != "plan" else "plan"
    mixed = [one for one in said if one.kind == "plan"]  # "thực hiện kế hoạch": of a heading it says nothing, alone it could be either
    return "unclear" if mixed and (len(said) == 1 or said[-1].kind == "plan") else ""


def settled(column: Column, sheet: Sheet, first: int, reader: Reader) -> Column:
    """A column with what stands below its header taken into account.

    Without a known header it holds labels when its cells are known labels, nothing when it has no numbers, or is asked about.
    "Chỉ tiêu" over numbers is a plan, "Đơn vị" over "%" and "hồ sơ" says what is counted.
    """
    if column.answered or column.role not in ("", "indicator", "unit", "plan", "note", "score", IGNORED):
        return column
    cells = [row[column.index] for row in sheet.rows[first : first + SAMPLED_ROWS] if row[column.index] is not None]
    if column.role in ("", "note", IGNORED, "score") and any(isinstance(cell, str) and written_fraction(cell) for cell in cells):
        return replace(column, role="value", origin="cells", measured=MeasuredIn("%", 1.0, "percent"))
    if column.role in ("note", "score", IGNORED):
        return column
    texts = [cell for cell in cells if isinstance(cell, str)]
    numbers = sum(isinstance(cell, float) or (isinstance(cell, str) and _is_number(cell, reader)) for cell in cells)
    if column.role == "indicator":
        return replace(column, role="plan") if numbers * 2 > len(cells) else column
    labels = _label_role(texts, len(cells), reader)
    if column.role == "unit":
        return replace(column, role="measure", origin="cells") if texts and labels != "unit" and all(map(is_measure, texts)) else column
    if labels and (column.role == "" or labels == "indicator"):
        return replace(column, role=labels, origin="cells")
    if column.role == "plan":
        return column
    if not numbers:
        return replace(column, role=IGNORED, origin="default")
    counted = [cell for cell in cells if isinstance(cell, float)]
    ordered = not column.header and len(counted) == len(cells) and counted[0] == 1 and all(later - sooner == 1 for sooner, later in pairwise(counted))
    return replace(column, role="numbering" if ordered else "", origin="cells" if ordered else "default")


def _label_role(texts: Sequence[str], count: int, reader: Reader) -> str:
    """What most cells of a column name."""
    for role, names, known in (("unit", reader.units, reader.known_units), ("indicator", reader.indicators, reader.known_indicators)):
        if texts and sum(meaning_of(text, names, known) is not None for text in texts) * 2 > count:
            return role
    return ""


def is_measure(text: str) -> bool:
    """Whether a text only says what is counted: %, nghìn tài khoản, hồ sơ."""
    found = measured_in(text)
    return found is not None and len(text) <= 30 and (found.kind != "count" or found.scale != 1.0 or NOUNS.search(text.lower()) is not None)


def _is_number(text: str, reader: Reader) -> bool:
    return isinstance(read_text(without_scale(text), reader.plan.language), Found)


def shown(cell: Cell) -> str:
    """A cell as a spreadsheet would show it, near enough to name it by."""
    if isinstance(cell, date):
        return f"{cell.day}/{cell.month}/{cell.year}"
    return f"{cell:g}" if isinstance(cell, float) and not isinstance(cell, bool) else str(cell)
