"""What a spreadsheet proposes: figures with their places, what is asked about them, what a person answered."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from planner.domain.observation import Precision
from planner.errors import Problem


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A cell of a file, as a spreadsheet shows it: sheet, row 7, column C."""

    sheet: str
    row: int
    column: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedRow:
    """A figure that a file holds, in the indicator's unit, not stored yet."""

    indicator_id: str
    unit_id: str  # empty: the whole place
    date: dt.date
    value: float
    precision: Precision
    place: Place
    found: str  # the cell as it stands
    derivation: str = ""  # arithmetic that gives the value, for instance "385 / 429 * 100"
    denominator: float | None = None  # what the file says the figure is a part of

    @property
    def key(self) -> tuple[str, str, dt.date]:
        """What there can be only one figure of."""
        return self.indicator_id, self.unit_id, self.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer. `id` is what is kept; `code` names its sentence, `value` fills it in (a number, a day, an id, a text)."""

    id: str
    code: str
    value: str | float | dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something that could be two things, or that somebody has to have seen: never guessed, always answered.

    `key` names the question for good in this file; an answer to its `group` answers every question of the group that has no
    answer of its own.
    """

    key: str
    group: str
    code: str
    options: tuple[Option, ...]
    places: tuple[Place, ...] = ()  # the first few
    count: int = 1  # of all cells that it is about
    found: str = ""
    indicator_id: str = ""
    unit_id: str = ""
    date: dt.date | None = None
    values: tuple[float, ...] = ()  # what the sentence compares
    answer: str | None = None  # the id of an option

    @property
    def open(self) -> bool:
        """Whether it waits for its answer."""
        return self.answer is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two figures for one indicator, unit and day; `known` stands for the figure that the plan has already."""

    second: ProposedRow
    first: ProposedRow | None = None
    known: float | None = None

    @property
    def same(self) -> bool:
        """Whether both say the same, so that there is nothing to choose."""
        return self.second.value == (self.first.value if self.first else self.known)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnReading:
    """What one column of one sheet was taken for, so that a person can see it and change it.

    `meaning` is ``indicator``, ``unit``, ``period``, ``value`` (figures of the indicator that the row names), ``value:ID``,
    ``denominator``, ``precision``, ``ignore``, ``plan``, ``comparison``, ``score``, ``note``, ``numbering`` or ``unknown``;
    ``measure`` is a column that says what each row counts in. `origin` is ``header``, ``cells``, ``answer``, ``remembered``, ``asked``
    (a question about it is open), ``beside`` (another column gives these figures) or ``default``.
    """

    sheet: str
    column: str  # its letters
    header: str  # as it is shown: its rows with " · " between them
    meaning: str
    origin: str
    key: str  # of the answer that changes it: one of `Proposal.column_choices`
    when: dt.date | None = None  # the day that its header says
    measured_in: str = ""  # what its header counts in: "nghìn", "%"
    samples: tuple[str, ...] = ()  # its first few cells
    kept: bool = False  # whether cells of it become figures
    figures: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A row or a sheet that holds no figures: told, so that nothing is lost in silence."""

    code: str  # total, numbering, hidden, no_header, left_out
    sheet: str
    row: int | None = None
    found: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What is remembered from one file to the next of the same layout: what a column's header means, what a label means.

    Texts are as `planner.catalog.intake.names.plain` writes them. A meaning is ``indicator``, ``unit``, ``period``,
    ``value``, ``denominator``, ``ignore``, or ``value:ID`` for figures of one indicator; a label means an indicator's or a unit's id.
    """

    columns: tuple[tuple[str, str], ...] = ()
    indicators: tuple[tuple[str, str], ...] = ()
    units: tuple[tuple[str, str], ...] = ()
    layout: str = ""  # of the files that it is for; empty: not known, so that it is never applied
    shown: tuple[tuple[str, str], ...] = ()  # those texts as they stand in the file


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """All that a file would bring, and all that stands in the way."""

    rows: tuple[ProposedRow, ...]
    problems: tuple[Problem, ...]  # by sheet (`file`), row, header (`block`), column letters, value
    questions: tuple[Question, ...]
    guards: tuple[Question, ...]
    pairs: tuple[Pair, ...]
    dropped: tuple[Dropped, ...]
    notices: tuple[Problem, ...]
    memory: Memory  # what the file was read with: of earlier files of its layout, and of its own answers
    taught: Memory  # what its own answers teach, to be kept with what is stored
    answers: tuple[tuple[str, str], ...]  # all that were given, by the key of their question: to be kept with what is stored
    sha256: str
    columns: tuple[ColumnReading, ...] = ()  # every column that holds anything, sheet by sheet
    column_choices: tuple[Option, ...] = ()  # what a column can be changed to: first, that it is not needed
    layout: str = ""  # the same for two files whose headers say the same, whatever their days; empty without a header

    @property
    def open(self) -> tuple[Question, ...]:
        """Everything that waits for an answer."""
        return tuple(asked for asked in (*self.questions, *self.guards) if asked.open)

    @property
    def is_empty(self) -> bool:
        """Whether the file brings nothing that the plan has not, and nothing is wrong or waits."""
        return not (self.rows or self.open or self.problems)

    @property
    def ready(self) -> bool:
        """Whether it may be confirmed: something to take, nothing open, every cell that cannot be read left out knowingly."""
        return bool(self.rows) and not self.open
