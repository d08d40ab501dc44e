"""CSV in two dialects, and back again without losing anything: one for Excel in Vietnam, one for machines.

=============  ====================  =======================
.              Excel in Vietnam      machines
=============  ====================  =======================
encoding       UTF-8 with its mark   UTF-8
separator      ``;``                 ``,``
numbers        ``-1946,5``           ``-1946.5``
dates          ``31/12/2023``        ``2023-12-31``
months         ``6/2023``            ``2023-06``
yes and no     the caller's words    ``true``, ``false``
=============  ====================  =======================

In both a line ends with CRLF, nothing is an empty cell and an empty text is ``""`` (as in PostgreSQL's COPY), and a number is the
shortest one that reads back the same, never with an exponent. Text that a spreadsheet would take for a formula begins with an
apostrophe [1]_; reading takes it off again, so that any text comes back as it was, a NUL too. Half a letter (a lone surrogate)
has no UTF-8 and raises UnicodeEncodeError.

References
----------
.. [1] OWASP, "CSV Injection."
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from planner.domain.month import Month

Cell = str | float | int | bool | date | Month | None
LINE_END = "\r\n"
BLANK = r"[\s\u200b\u2060\ufeff]*"  # \s knows the no-break spaces; a line break or a tab among them is a trigger too
TRIGGER = rf"{BLANK}[=+\-@\t\r\n＝＋－＠]"
RISKY, GUARDED = re.compile(f"'*{TRIGGER}"), re.compile(f"'+{TRIGGER}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How a file is written."""

    encoding: str
    separator: str
    point: str
    dates: str  # with {y}, {m} and {d}
    months: str


EXCEL_VI = Dialect(encoding="utf-8-sig", separator=";", point=",", dates="{d}/{m}/{y:04d}", months="{m}/{y:04d}")
MACHINE = Dialect(encoding="utf-8", separator=",", point=".", dates="{y:04d}-{m:02d}-{d:02d}", months="{y:04d}-{m:02d}")


def write_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]], *, machine: bool, yes_no: tuple[str, str] = ("true", "false")) -> bytes:
    """Rows as the bytes of a CSV file.

    Parameters
    ----------
    header : sequence of str
        Names or titles of the columns, as many as a row has cells.
    rows : iterable of sequences
        Text is guarded; numbers, dates, months, yes and no are written as the dialect has them; None is an empty cell.
    machine : bool
        The dialect for machines, otherwise the one for Excel in Vietnam.
    yes_no : tuple of str
        What Excel shows for yes and for no; machines always get ``true`` and ``false``.

    Raises
    ------
    ValueError
        A number that is not finite, a row of another length, a text with half a letter in it.
    """
    dialect, words = (MACHINE, ("true", "false")) if machine else (EXCEL_VI, yes_no)
    lines = []
    for row in (header, *rows):
        if len(row) != len(header):
            raise ValueError(f"a row has {len(row)} cells, expected {len(header)}")
        lines.append(dialect.separator.join(_field(cell, dialect, words) for cell in row))
    return "".join(line + LINE_END for line in lines).encode(dialect.encoding)


def read_csv(
    content: bytes, types: Sequence[str] | None = None, *, machine: bool, yes_no: tuple[str, str] = ("true", "false")
) -> tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...]]:
    """Header and rows of what `write_csv` wrote.

    Parameters
    ----------
    content : bytes
    types : sequence of str, optional
        What each column holds: ``string``, ``number``, ``integer``, ``boolean``, ``date`` or ``month``; all text when left out.
    machine : bool
        Which dialect it is in.
    yes_no : tuple of str
        As it was given to `write_csv`.

    Raises
    ------
    ValueError
        What is not such a file: a stray quotation mark, a row of another length, a cell that is not of its type.
    """
    dialect, words = (MACHINE, ("true", "false")) if machine else (EXCEL_VI, yes_no)
    lines = _lines(content.decode(dialect.encoding), dialect.separator)
    if not lines:
        raise ValueError("there is no header")
    header = tuple(unguarded(cell or "") for cell in lines[0])
    kinds = tuple(types or ("string",) * len(header))
    readers = _readers(dialect, words)
    if any(len(line) != len(kinds) for line in lines):
        raise ValueError(f"expected {len(kinds)} cells in every row")
    rows = (tuple(None if cell is None else readers[kind](cell) for kind, cell in zip(kinds, line, strict=True)) for line in lines[1:])
    return header, tuple(rows)


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula; what looks guarded already gets one apostrophe more."""
    return f"'{text}" if RISKY.match(text) else text


def unguarded(text: str) -> str:
    """What was guarded."""
    return text[1:] if GUARDED.match(text) else text


def plain_number(value: float) -> str:
    """The shortest digits that read back to the same number, without an exponent: 0.0000001, 1946."""
    if not isinstance(value, int) and not math.isfinite(value):
        raise ValueError(f"{value} is not a finite number")
    digits = str(int(value)) if isinstance(value, int) else format(Decimal(repr(float(value))), "f")
    return digits.removesuffix(".0")


def _field(cell: Cell, dialect: Dialect, words: tuple[str, str]) -> str:
    """A cell as it stands between two separators."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return _quoted(guarded(cell), dialect.separator)
    if isinstance(cell, bool):
        return _quoted(words[0] if cell else words[1], dialect.separator)
    if isinstance(cell, Month):
        return dialect.months.format(y=cell.year, m=cell.month)
    if isinstance(cell, date):
        return dialect.dates.format(y=cell.year, m=cell.month, d=cell.day)
    return plain_number(cell).replace(".", dialect.point)


def _quoted(text: str, separator: str) -> str:
    """Text in quotation marks where it needs them; an empty one does, for nothing is empty too."""
    if text and not any(letter in text for letter in (separator, '"', "\r", "\n")):
        return text
    return '"' + text.replace('"', '""') + '"'


def _lines(text: str, separator: str) -> list[list[str | None]]:
    """The cells of each line: a text, or None for a cell with nothing in it. Python's reader cannot tell the two apart."""
    cell = re.compile(rf'(?:"([^"]*(?:""[^"]*)*)"|([^{separator}"\r\n]*))({separator}|\r\n|\n|\r|\Z)')
    lines: list[list[str | None]] = []
    line: list[str | None] = []
    place = 0
    while place < len(text) or line:
        found = cell.match(text, place)
        if found is None:
            raise ValueError(f"a stray quotation mark near letter {place}")
        quoted, bare, end = found.groups()
        line.append(bare or None if quoted is None else quoted.replace('""', '"'))
        place = found.end()
        if end != separator:
            lines.append(line)
            line = []
    return lines


def _readers(dialect: Dialect, words: tuple[str, str]) -> Mapping[str, Callable[[str], Cell]]:
    """How a cell of each type is read."""
    return {
        "string": unguarded,
        "number": lambda text: float(text.replace(dialect.point, ".")),
        "integer": int,
        "boolean": lambda text: words.index(text) == 0,
        "date": lambda text: _date(text, dialect),
        "month": lambda text: _month(text, dialect),
    }


def _date(text: str, dialect: Dialect) -> date:
    if dialect is MACHINE:
        return date.fromisoformat(text)
    day, month, year = text.split("/")
    return date(int(year), int(month), int(day))


def _month(text: str, dialect: Dialect) -> Month:
    if dialect is MACHINE:
        return Month.parse(text)
    month, year = text.split("/")
    return Month(int(year), int(month))
