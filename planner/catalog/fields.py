"""Read typed fields from a row of CSV or a block of TOML or JSON; a wrong one becomes a Problem, not an exception."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from planner.domain.bilingual import Bilingual
from planner.domain.month import Month
from planner.errors import Problem

PLAIN_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)
PLAIN_ID = re.compile(r"[a-z0-9][a-z0-9_-]*", re.ASCII)
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
T = TypeVar("T")


@dataclass
class Fields:
    """One row or block: reads fields by name and remembers what was wrong and what was never read."""

    data: Mapping[str, Any]
    problems: list[Problem]
    file: str
    row: int | None = None
    block: str = ""
    read: set[str] = field(default_factory=set)

    def wrong(self, code: str, column: str, found: object = "", expected: str = "") -> None:
        """Note a problem of one field."""
        self.problems.append(Problem(code, self.file, self.row, self.block, column, str(found), expected))

    def has(self, column: str) -> bool:
        """Whether a field is there and not empty."""
        self.read.add(column)
        return self.data.get(column, "") not in ("", None)

    def _typed(self, column: str, convert: Callable[[Any], T], code: str, expected: str, default: T | None) -> Any:
        if not self.has(column):
            if default is None:
                self.wrong("missing_value", column, expected=expected)
            return default
        try:
            return convert(self.data[column])
        except (TypeError, ValueError):
            self.wrong(code, column, self.data[column], expected)
            return default

    def text(self, column: str, default: str | None = None) -> str:
        """A text; required unless a default is given."""
        return self._typed(column, _text, "not_a_text", "", default)  # type: ignore[no-any-return]

    def identifier(self, column: str = "id") -> str:
        """An id: small letters, digits, underscore, hyphen."""
        return self._typed(column, _identifier, "not_an_id", "a-z 0-9 _ -", None)  # type: ignore[no-any-return]

    def one_of(self, column: str, options: Sequence[str], default: str | None = None) -> Any:
        """One of a few words."""
        return self._typed(column, lambda found: options[options.index(found)], "not_one_of", ", ".join(filter(None, options)), default)

    def number(self, column: str, low: float = -math.inf, high: float = math.inf, default: float | None = None) -> float:
        """A finite number in a range."""
        value = self._typed(column, _number, "not_a_number", "", default)
        if value is not None and not low <= value <= high:
            self.wrong("outside_range", column, self.data.get(column), _range(low, high))
        return value  # type: ignore[no-any-return]

    def whole(self, column: str, low: int, high: int, default: int | None = None) -> int:
        """A whole number in a range."""
        value: float | None = self.number(column, low, high, default)
        if value is None:
            return 0
        if value != int(value):
            self.wrong("not_whole", column, value)
        return int(value)

    def day(self, column: str) -> date:
        """A calendar day, as a TOML date or ISO text."""
        found = self._typed(column, _day, "not_a_date", "2023-12-31", None)
        return self._in_our_time(column, found, found)  # type: ignore[no-any-return]

    def month(self, column: str) -> Month:
        """A month like 2023-06."""
        found = self._typed(column, Month.parse, "not_a_month", "2023-06", None)
        return self._in_our_time(column, found, found and found.first_day)  # type: ignore[no-any-return]

    def _in_our_time(self, column: str, found: Any, day: date | None) -> Any:
        """The value found, or None with a problem noted when its day lies in no year that a plan can mean."""
        if day is None or EARLIEST.year <= day.year <= LATEST.year:
            return found
        self.wrong("outside_range", column, found, f"{EARLIEST.year}-{LATEST.year}")
        return None

    def bilingual(self, column: str) -> Bilingual:
        """A text in both languages: ``{vi = "…", en = "…"}``."""
        return self._typed(column, _bilingual, "not_bilingual", "{vi, en}", None)  # type: ignore[no-any-return]

    def bilingual_columns(self, column: str) -> Bilingual:
        """A note in two CSV columns, ``note_vi`` and ``note_en``: both or neither."""
        found = Bilingual(self.text(f"{column}_vi", ""), self.text(f"{column}_en", ""))
        if bool(found.vi) != bool(found.en):
            self.wrong("missing_value", f"{column}_vi" if found.en else f"{column}_en")
        return found

    def items(self, column: str) -> list[Any]:
        """A list, empty when left out."""
        return self._typed(column, _list, "not_a_list", "[…]", [])  # type: ignore[no-any-return]

    def entries(self, column: str) -> Iterator[tuple[str, Any]]:
        """The entries of a table, none when it is left out."""
        found = self.data.get(column, {})
        self.read.add(column)
        if isinstance(found, dict):
            yield from found.items()
        else:
            self.wrong("not_an_object", column, type(found).__name__, "{…}")

    def optional(self, column: str, reader: Callable[[str], T]) -> T | None:
        """The field by the reader given, or None when it is left out."""
        return reader(column) if self.has(column) else None

    def nothing_else(self) -> None:
        """Note every field that nobody asked for: a misspelt key must not be lost in silence."""
        for column in self.data:
            if column not in self.read:
                self.wrong("unknown_key", str(column), expected=", ".join(sorted(self.read)))


def _text(found: object) -> str:
    if not isinstance(found, str):
        raise TypeError(found)
    return found.strip()


def _identifier(found: object) -> str:
    text = _text(found)
    if not PLAIN_ID.fullmatch(text):
        raise ValueError(found)
    return text


def _number(found: object) -> float:
    if isinstance(found, str) and not PLAIN_NUMBER.fullmatch(found.strip()):
        raise ValueError(found)
    if isinstance(found, bool) or not isinstance(found, int | float | str):
        raise TypeError(found)
    try:
        number = float(found)
    except OverflowError as error:
        raise ValueError("too large") from error
    if not math.isfinite(number):
        raise ValueError(found)
    return number


def _day(found: object) -> date:
    if isinstance(found, date) and not isinstance(found, datetime):
        return found
    text = _text(found)
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        raise ValueError(found)
    return date.fromisoformat(text)


def _bilingual(found: object) -> Bilingual:
    if not isinstance(found, dict) or set(found) != {"vi", "en"}:
        raise ValueError(found)
    texts = Bilingual(_text(found["vi"]), _text(found["en"]))
    if not (texts.vi and texts.en):
        raise ValueError(found)
    return texts


def _list(found: object) -> list[Any]:
    if not isinstance(found, list):
        raise TypeError(found)
    return found


def _range(low: float, high: float) -> str:
    if math.isinf(high):
        return f">= {low:g}"
    return f"<= {high:g}" if math.isinf(low) else f"{low:g}-{high:g}"
