"""Numbers of units, pasted from a spreadsheet: a name and a number on each line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from planner.domain.bilingual import Language
from planner.domain.unit import Unit
from planner.errors import Problem
from planner.text.reading import read_number

NAME_AND_NUMBER = re.compile(r"^(.*?\D)[\s:]+(-?[\d.,]+\s*%?)$")


def read_units(text: str, units: Sequence[Unit], language: Language) -> tuple[dict[str, float], tuple[Problem, ...]]:
    """Numbers by unit id, and a problem for each line that cannot be used; rows count from 1.

    Cells are parted by tabs or semicolons, as a spreadsheet copies them, or the number is the last word of the line.
    The first cell that names a unit counts, and the last cell. A line without any number (a heading) is passed over.
    """
    found: dict[str, float] = {}
    problems = []
    for row, line in enumerate(text.splitlines(), 1):
        cells = _cells(line)
        if not any(letter.isdigit() for letter in line.partition("\t")[2] or line):
            continue
        named = next((unit for unit in (unit_of(cell, units) for cell in cells[:-1]) if unit is not None), None)
        if named is None:
            known = ", ".join(unit.name for unit in units)
            problems.append(Problem("unknown_unit", row=row, found=" ".join(cells[:-1])[:80] or line.strip()[:80], expected=known))
            continue
        try:
            number = read_number(cells[-1], language)
        except ValueError:
            problems.append(Problem("unreadable_number", row=row, column=named.name, found=cells[-1][:40]))
            continue
        if named.id in found:
            problems.append(Problem("unit_twice", row=row, column=named.name, found=cells[-1][:40]))
        found[named.id] = number
    return found, tuple(problems)


def unit_of(name: str, units: Sequence[Unit]) -> Unit | None:
    """The one unit that a name means: its id, code or name; or the end of its name, where only one ends so."""
    wanted = _plain(name)
    if not wanted:
        return None
    for unit in units:
        if wanted in (unit.id, _plain(unit.code), _plain(unit.name), _plain(unit.name_en)):
            return unit
    words = wanted.split()
    for start in range(len(words) - 1):  # one word is too little to tell places apart
        ending = " ".join(words[start:])
        alike = [unit for unit in units if any(f" {_plain(title)}".endswith(f" {ending}") for title in (unit.name, unit.name_en) if title)]
        if len(alike) == 1:
            return alike[0]
    return None


def _cells(line: str) -> list[str]:
    cells = [cell.strip() for cell in re.split(r"[\t;]", line) if cell.strip()]
    if len(cells) == 1 and (parted := NAME_AND_NUMBER.match(cells[0])):
        return [parted[1].strip(" :"), parted[2]]
    return cells


def _plain(text: str) -> str:
    """A name without case, accents or marks between its words."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join(re.sub(r"[^\w]+", " ", "".join(letter for letter in bare if not unicodedata.combining(letter))).split())
