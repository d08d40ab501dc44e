"""Copy a plan folder, break one thing in it, load it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from planner import load_plan
from planner.cli import SHIPPED_PLAN
from planner.errors import InvalidPlan, PlannerError, Problem
from planner.text.problems import place_text, problem_text
from planner.text.translation import Voice


class Broken:
    """A copy of the shipped plan, to be spoilt."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "plan"
        shutil.copytree(SHIPPED_PLAN, self.folder)

    def replace(self, file: str, old: str, new: str) -> "Broken":
        text = (self.folder / file).read_text("utf-8")
        assert old in text, f"{file} no longer has {old!r}"
        (self.folder / file).write_text(text.replace(old, new, 1), "utf-8")
        return self

    def append(self, file: str, text: str) -> "Broken":
        with (self.folder / file).open("a", encoding="utf-8") as stream:
            stream.write(text)
        return self

    def write(self, file: str, content: bytes) -> "Broken":
        (self.folder / file).write_bytes(content)
        return self

    def edit(self, file: str, change: Callable[[bytes], bytes]) -> "Broken":
        return self.write(file, change((self.folder / file).read_bytes()))

    def row_of(self, file: str, text: str) -> int:
        """The line of a file that holds a text, as a spreadsheet numbers it."""
        lines = (self.folder / file).read_text("utf-8").splitlines()
        return next(number for number, line in enumerate(lines, 1) if text in line)

    def problems(self) -> tuple[Problem, ...]:
        return problems_of(lambda: load_plan(self.folder), InvalidPlan)

    def problem(self) -> Problem:
        """The one problem there is."""
        (found,) = self.problems()
        return found


def problems_of(act: Callable[[], object], kind: type[PlannerError]) -> tuple[Problem, ...]:
    """What somebody is told who does this; each problem has a sentence in both languages."""
    with pytest.raises(kind) as refused:
        act()
    for problem in refused.value.problems:
        for voice in (Voice("vi"), Voice("en")):
            assert problem_text(problem, voice)
            assert "{" not in place_text(problem, voice)
    return refused.value.problems
