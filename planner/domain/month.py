"""Calendar months: what measures start and end with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year, for instance June 2023."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1 <= self.month <= 12 and 1 <= self.year <= 9998):
            raise ValueError(f"{self.year}-{self.month} is not a month")

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read ``"2023-06"``; anything else raises ValueError."""
        if not (match := re.fullmatch(r"(\d{4})-(\d{2})", text, re.ASCII)):
            raise ValueError(f"{text!r} is not a month like 2023-06")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> Month:
        """The month that a day lies in."""
        return cls(day.year, day.month)

    @property
    def first_day(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        """Its last day."""
        return self.plus(1).first_day - timedelta(days=1)

    def plus(self, months: int) -> Month:
        """The month so many months later (earlier if negative)."""
        years, index = divmod(self.month - 1 + months, 12)
        return Month(self.year + years, index + 1)

    def through(self, last: Month) -> tuple[Month, ...]:
        """All months from this one to another, both included."""
        count = (last.year - self.year) * 12 + last.month - self.month + 1
        return tuple(self.plus(step) for step in range(count))

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"
