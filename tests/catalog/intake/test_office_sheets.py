"""Forty office files drawn from a grammar of such sheets: every figure right, asked about, or refused with its place."""

import os
from dataclasses import replace
from statistics import median

import pytest

from planner.domain.intake import Place
from planner.domain.plan import Plan
from tests.catalog.intake.grammar.drawing import EACH, KINDS, drawn, table_of
from tests.catalog.intake.grammar.judge import Verdict, judge
from tests.catalog.intake.grammar.truth import OfficeFile

FILES = int(os.environ.get("OFFICE_FILES", EACH * len(KINDS)))  # more of them: OFFICE_FILES=500
SEED = int(os.environ.get("OFFICE_SEED", "0"))
MOST_QUESTIONS = 3  # a file, in the middle of them all


@pytest.fixture(scope="module")
def files() -> list[OfficeFile]:
    return [office for kind in KINDS for office in drawn(kind, -(-FILES // len(KINDS)), SEED)]


@pytest.fixture(scope="module")
def verdicts(files: list[OfficeFile], plan: Plan) -> list[Verdict]:
    return [judge(office, plan) for office in files]


def test_nothing_is_silently_wrong_and_nothing_silently_lost(verdicts: list[Verdict]) -> None:
    print("\n" + table_of(verdicts))
    faults = [f"{verdict.office!r}: {fault}" for verdict in verdicts for fault in verdict.faults]
    assert faults == []
    assert sum(verdict.wrong + verdict.lost for verdict in verdicts) == 0


def test_a_file_asks_little(verdicts: list[Verdict]) -> None:
    assert median(verdict.questions for verdict in verdicts) <= MOST_QUESTIONS


def test_nearly_every_figure_comes_in(verdicts: list[Verdict]) -> None:
    """Refusing everything would be neither wrong nor lost, and of no use."""
    taken = sum(verdict.right + verdict.asked for verdict in verdicts)
    assert taken >= 0.85 * sum(len(verdict.office.stated) for verdict in verdicts)


# --- the grammar and the judge themselves


def test_a_truth_stands_in_its_cells_once(files: list[OfficeFile]) -> None:
    for office in files:
        held = {
            (sheet, row, column) for sheet, rows in office.rows for row, cells in enumerate(rows, 1) for column, cell in enumerate(cells) if cell is not None
        }
        assert len({figure.key for figure in office.stated}) == len(office.stated), office
        assert all((place.sheet, place.row, _number(place)) in held for figure in office.stated for place in figure.places)


def test_the_files_are_many_and_the_same_each_time(files: list[OfficeFile]) -> None:
    assert len({office.rows for office in files}) == len(files)
    assert len({trap for office in files for trap in office.traps}) > 40
    again = drawn("weekly note", EACH, SEED)
    assert [office.rows for office in again] == [office.rows for office in files if office.kind == "weekly note"][:EACH]


def test_the_judge_sees_what_is_wrong_and_what_is_lost(verdicts: list[Verdict], plan: Plan) -> None:
    office = next(one.office for one in verdicts if one.office.kind == "records" and one.right and not one.asked)
    first = office.stated[0]
    doubled = replace(office, stated=(replace(first, value=first.value / 2), *office.stated[1:]))
    unstated = replace(office, stated=office.stated[1:])
    beside = Place(first.places[0].sheet, 999, "B")
    more = replace(office, stated=(*office.stated, replace(first, unit_id="", places=(beside,))))
    assert judge(doubled, plan).wrong == judge(unstated, plan).wrong == judge(more, plan).lost == 1


def _number(place: Place) -> int:
    column = 0
    for letter in place.column:
        column = column * 26 + ord(letter) - 64
    return column - 1
