"""A file that somebody sent, as sheets of cells: whatever it was, told apart by its content and never by its name alone."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from planner.catalog.intake import limits
from planner.catalog.intake.child import open_workbook
from planner.catalog.intake.delimited import rows_of
from planner.catalog.intake.encodings import decoded, legacy_in_cells, mend
from planner.catalog.intake.uncollected import uncollected
from planner.catalog.intake.zip_check import kind_of, zip_problem
from planner.errors import InvalidUpload, Problem

Cell = str | float | bool | date | None
Area = tuple[int, int, int, int]  # first row, first column, last row, last column; from 0, inside `Sheet.rows`
EXTENSIONS = {"xlsx": "xlsx", "xlsm": "xlsx", "xlsb": "xlsb", "xls": "xls", "ods": "ods", "csv": "text", "txt": "text", "tsv": "text"}
OPENABLE = ("xlsx", "xlsb", "xls", "ods")
MOST_MERGED_CELLS = 200_000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sheet:
    """One sheet: its cells from the first used one on, merged areas filled with what stands in their first cell."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    first_row: int = 0  # how many rows of the file lie above `rows`
    first_column: int = 0
    hidden: bool = False
    merged: tuple[Area, ...] = ()
    unfinished: frozenset[tuple[int, int]] = field(default_factory=frozenset)  # formulas without a value: row, column inside `rows`

    def row_number(self, row: int) -> int:
        """The number of a row as a spreadsheet shows it."""
        return self.first_row + row + 1

    def column_letters(self, column: int) -> str:
        """The letters of a column as a spreadsheet shows them."""
        letters, left = "", self.first_column + column + 1
        while left:
            left, rest = divmod(left - 1, 26)
            letters = chr(65 + rest) + letters
        return letters


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Upload:
    """What was sent. `sha256` is of its bytes, to be kept with what is taken from it."""

    name: str
    kind: str  # xlsx, xlsb, xls, ods, text
    encoding: str  # "" for a workbook whose letters are Unicode
    sha256: str
    sheets: tuple[Sheet, ...]
    notices: tuple[Problem, ...] = ()

    @property
    def samples(self) -> tuple[str, ...]:
        """Five texts with letters beyond ASCII, to judge the encoding by."""
        texts = (cell for sheet in self.sheets for row in sheet.rows for cell in row if isinstance(cell, str) and not cell.isascii())
        return tuple(text for _, text in zip(range(5), dict.fromkeys(texts), strict=False))


def read_upload(name: str, content: bytes, *, encoding: str | None = None) -> Upload:
    """The sheets of a file; the caller's process never parses a workbook itself.

    Parameters
    ----------
    name : str
        As the sender calls it: shown, and held against the content; never a path.
    content : bytes
        At most `limits.LARGEST_UPLOAD`.
    encoding : str, optional
        Of a text file, when the one that was found is wrong; one of `encodings.ENCODINGS`.

    Raises
    ------
    InvalidUpload
        With everything that is wrong with the file as a whole.
    """
    shown = _plain_name(name)
    try:
        with uncollected():
            return _read(shown, content, encoding)
    except InvalidUpload as error:
        named = (Problem(one.code, one.file or shown, one.row, one.block, one.column, one.found, one.expected) for one in error.problems)
        raise InvalidUpload(*named) from error


def _read(name: str, content: bytes, encoding: str | None) -> Upload:
    if len(content) > limits.LARGEST_UPLOAD:
        raise InvalidUpload(Problem("too_large", found=f"{len(content):,} byte", expected=f"<= {limits.LARGEST_UPLOAD:,} byte"))
    if not content.strip(b"\0 \t\r\n"):
        raise InvalidUpload(Problem("empty_file"))
    kind = kind_of(content)
    if kind == "encrypted":
        raise InvalidUpload(Problem("upload_encrypted"))
    if kind not in (*OPENABLE, "text"):
        raise InvalidUpload(Problem("upload_of_another_kind", found=kind, expected="xlsx, xls, ods, csv"))
    if kind in OPENABLE:
        sheets, found = _workbook(content, kind)
    else:
        text, found = decoded(content, encoding)
        sheets = (Sheet(name=name, rows=_squared([list(row) for row in rows_of(text)])),)
    if not any(cell is not None for sheet in sheets for row in sheet.rows for cell in row):
        raise InvalidUpload(Problem("empty_file"))
    extension = name.rpartition(".")[2].lower()
    odd = EXTENSIONS.get(extension) != kind
    notices = (Problem("upload_named_otherwise", name, found=f".{extension}"[:20], expected=kind),) if odd else ()
    return Upload(name=name, kind=kind, encoding=found, sha256=hashlib.sha256(content).hexdigest(), sheets=sheets, notices=notices)


def _workbook(content: bytes, kind: str) -> tuple[tuple[Sheet, ...], str]:
    if kind != "xls" and (problem := zip_problem(content)):
        raise InvalidUpload(problem)
    answer = open_workbook(content)
    if isinstance(answer, Problem):
        raise InvalidUpload(answer)
    texts = (cell for sheet in answer for row in sheet["rows"] for cell in row if isinstance(cell, str) and not cell.isascii())
    legacy = legacy_in_cells(dict.fromkeys(texts))
    return tuple(_sheet(raw, legacy) for raw in answer), legacy or ""


class _Texts(dict[str, str | None]):
    """Texts of cells made clean, each once: the same few stand in thousands of cells."""

    def __init__(self, legacy: str | None) -> None:
        super().__init__()
        self.legacy = legacy

    def __missing__(self, text: str) -> str | None:
        whole = text if self.legacy is None or text.isascii() else mend(text, self.legacy)
        self[text] = clean = unicodedata.normalize("NFC", whole).strip() or None
        return clean


def _sheet(raw: dict[str, Any], legacy: str | None) -> Sheet:
    top, left = raw["start"]
    texts = _Texts(legacy)
    rows = [[cell if cell.__class__ is float else texts[cell] if cell.__class__ is str else _other(cell) for cell in row] for row in raw["rows"]]
    _mark(rows, raw, top, left)
    areas = _filled(rows, [(first - top, start - left, last - top, end - left) for first, start, last, end in raw["merged"]])
    unfinished = frozenset((row - top, column - left) for row, column in raw["unfinished"])
    return Sheet(
        name=texts[raw["name"]] or "?",
        rows=_squared(rows),
        first_row=top,
        first_column=left,
        hidden=bool(raw["hidden"]),
        merged=tuple(areas),
        unfinished=unfinished,
    )


def _mark(rows: list[list[Cell]], raw: dict[str, Any], top: int, left: int) -> None:
    """Put in what the parser leaves out: errors of formulas as they are shown, and 81% where a cell shows 0.81 so."""
    for row, column, shown in raw["errors"]:
        if 0 <= row - top < len(rows) and 0 <= column - left < len(rows[row - top]):
            rows[row - top][column - left] = shown
    for row, column in raw["percent"]:
        if 0 <= row - top < len(rows) and 0 <= column - left < len(rows[row - top]):
            cell = rows[row - top][column - left]
            rows[row - top][column - left] = _percent(cell) if isinstance(cell, float) else cell


def _percent(share: float) -> str:
    """0.81 as 81%, and 0.20075 as 20,0750%: never three decimals, which could be thousands."""
    whole, _, decimals = f"{round(share * 100, 10):.10f}".rstrip("0").partition(".")
    return f"{whole},{decimals}0%" if len(decimals) == 3 else f"{whole},{decimals}%" if decimals else f"{whole}%"


def _other(cell: Any) -> Cell:
    """A day, true or false, or nothing, as the child wrote it."""
    return date.fromisoformat(cell["d"]) if isinstance(cell, dict) else cell


def _filled(rows: list[list[Cell]], areas: list[Area]) -> list[Area]:
    """Fill each merged area with its first cell, as far as there are cells; returns the areas that were filled."""
    kept, left = [], MOST_MERGED_CELLS
    for first, start, last, end in areas:
        last, end = min(last, len(rows) - 1), min(end, len(rows[0]) - 1 if rows else -1)
        size = (last - first + 1) * (end - start + 1)
        if first < 0 or start < 0 or last < first or end < start or size > left:
            continue
        left -= size
        kept.append((first, start, last, end))
        for row in range(first, last + 1):
            for column in range(start, end + 1):
                rows[row][column] = rows[first][start]
    return kept


def _squared(rows: list[list[Any]]) -> tuple[tuple[Cell, ...], ...]:
    width = max(map(len, rows), default=0)
    return tuple(tuple(row) if len(row) == width else (*row, *[None] * (width - len(row))) for row in rows)


def _plain_name(name: str) -> str:
    """A file's name to be shown: without folders, without control characters, not too long."""
    last = unicodedata.normalize("NFC", name.replace("\\", "/").rpartition("/")[2])
    return "".join(letter for letter in last if letter.isprintable())[: limits.LONGEST_NAME] or "?"
