"""What can go wrong, as data: a code, the place, what was found, what was expected.

The sentences that people read, in both languages, live in ``planner.text.problems``.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with what somebody gave us.

    Parameters
    ----------
    code : str
        What is wrong, for instance ``"not_a_number"``. `planner.text.problems` holds a sentence for each.
    file : str
        File of the plan folder, or "" for a call of the Python API.
    row : int, optional
        Line of a CSV file, counted as a spreadsheet shows it: the header is row 1.
    block : str
        Block of a TOML or JSON file, for instance ``measure mobile_teams``.
    column : str
        Column or key.
    found, expected : str
        What stands there, and what should.
    titles : tuple of (str, str)
        What it is about as people know it, in Vietnamese and in English, the widest first: they stand for the place where
        nobody has the file before them.
    """

    code: str
    file: str = ""
    row: int | None = None
    block: str = ""
    column: str = ""
    found: str = ""
    expected: str = ""
    titles: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        place = " ".join(str(part) for part in (self.file, f"row {self.row}" if self.row else "", self.block, self.column) if part)
        found = f", found {self.found!r}" if self.found else ""
        expected = f", expected {self.expected}" if self.expected else ""
        return f"{place}: {self.code}{found}{expected}".removeprefix(": ")


class PlannerError(Exception):
    """The ground of all our errors: one or more problems, all of them at once."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(str(problem) for problem in problems))
        self.problems = problems


class InvalidPlan(PlannerError):
    """A plan folder that cannot be used as it stands."""


class InvalidScenario(PlannerError):
    """A scenario document that cannot be used with this plan."""


class InvalidSeries(PlannerError):
    """Dates and levels that are not a series of adoption figures."""


class InvalidUpload(PlannerError):
    """A file that somebody sent and that cannot be read as figures."""
