"""From bytes on disk to rows and blocks; what cannot be read is a Problem with the file's name."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from planner.catalog.fields import Fields
from planner.errors import Problem

LARGEST_FILE = 20_000_000  # bytes: no plan folder is larger, and a mistaken path might be
BOM = "\ufeff"


@dataclass
class Folder:
    """A plan folder being read. `problems` refuse it, `notices` only tell."""

    path: Path
    problems: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)

    def text(self, name: str) -> str | None:
        """The text of a file; None, with a problem noted, when it cannot be had."""
        try:
            if (size := (self.path / name).stat().st_size) > LARGEST_FILE:
                self._refuse("too_large", name, found=f"{size} bytes", expected=f"<= {LARGEST_FILE} bytes")
                return None
            text = (self.path / name).read_bytes().decode("utf-8")
        except FileNotFoundError:
            self._refuse("missing_file", name)
            return None
        except UnicodeDecodeError as error:
            self._refuse("not_utf8", name, found=f"byte {error.start}: 0x{error.object[error.start]:02x}")
            return None
        except OSError as error:
            self._refuse("unreadable_file", name, found=error.strerror or "")
            return None
        if text.startswith(BOM):
            self.notices.append(Problem("byte_order_mark", name))
            text = text.removeprefix(BOM)
        if not text.strip():
            self._refuse("empty_file", name)
            return None
        return text

    def toml(self, name: str) -> dict[str, Any] | None:
        """The tables of a TOML file."""
        if (text := self.text(name)) is None:
            return None
        try:
            return tomllib.loads(text)
        except (ValueError, RecursionError) as error:  # of ValueError: not TOML, or a number of thousands of digits
            self._refuse("bad_toml", name, found=str(error))
            return None

    def json(self, name: str) -> Any:
        """What a JSON file holds."""
        if (text := self.text(name)) is None:
            return None
        try:
            return json.loads(text)
        except (ValueError, RecursionError) as error:
            self._refuse("bad_json", name, found=str(error))
            return None

    def blocks(self, name: str, kind: str) -> list[Fields] | None:
        """The ``[[kind]]`` blocks of a TOML file, each with its id for messages; None when the file cannot be read."""
        if (tables := self.toml(name)) is None:
            return None
        self._only_keys(name, tables, {kind})
        return self.blocks_in(name, tables, kind)

    def blocks_in(self, name: str, tables: dict[str, Any], kind: str) -> list[Fields]:
        """The blocks of one kind in tables that are read already."""
        found = tables.get(kind, [])
        if not isinstance(found, list) or not all(isinstance(block, dict) for block in found):
            self._refuse("not_a_list", name, found=kind, expected=f"[[{kind}]]")
            return []
        return [Fields(block, self.problems, name, block=f"{kind} {_label(block) or number}") for number, block in enumerate(found, 1)]

    def rows(self, name: str, columns: tuple[str, ...], may_be: tuple[str, ...] = ()) -> list[Fields] | None:
        """The rows of a CSV file whose header is exactly these columns, in any order; blank lines are passed over.

        Columns that may be there may be missing too.
        """
        if (text := self.text(name)) is None:
            return None
        try:
            lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        except csv.Error as error:
            self._refuse("bad_csv", name, found=str(error))
            return None
        header = [cell.strip() for cell in lines[0]]
        missing, unknown = [c for c in columns if c not in header], [c for c in header if c not in (*columns, *may_be)]
        for column in missing:
            self.problems.append(Problem("missing_column", name, 1, column=column, found=", ".join(header)))
        for column in unknown:
            self.problems.append(Problem("unknown_column", name, 1, column=column, expected=", ".join((*columns, *may_be))))
        if len(set(header)) < len(header):
            self._refuse("duplicate_column", name)
        if missing or len(set(header)) < len(header):
            return None
        found = []
        for number, cells in enumerate(lines[1:], 2):
            if len(cells) not in (0, len(header)):
                self.problems.append(Problem("wrong_cell_count", name, number, found=str(len(cells)), expected=str(len(header))))
            elif any(cell.strip() for cell in cells):
                found.append(Fields(dict(zip(header, cells, strict=True)), self.problems, name, row=number))
        return found

    def _refuse(self, code: str, name: str, found: str = "", expected: str = "") -> None:
        self.problems.append(Problem(code, name, found=found, expected=expected))

    def _only_keys(self, name: str, tables: dict[str, Any], known: set[str]) -> None:
        Fields(tables, self.problems, name, read=known).nothing_else()


def _label(block: dict[str, Any]) -> str:
    parts = [block.get(key) for key in ("id", "kind", "subject")]
    return ".".join(part for part in (parts[:1] if isinstance(parts[0], str) else parts) if isinstance(part, str))
