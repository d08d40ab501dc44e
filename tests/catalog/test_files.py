"""Files that cannot be read as they stand: which file, which line, what was found."""

import csv
import io

import pytest

from planner.catalog.plan_folder import read_plan
from planner.errors import InvalidPlan
from tests.catalog.breaking import Broken, problems_of

FILES = ("plan.toml", "indicators.toml", "observations.csv", "targets.csv", "measures.toml", "assumptions.toml", "units.csv")
BOM = b"\xef\xbb\xbf"


@pytest.mark.parametrize("file", FILES)
def test_a_missing_file_is_named(broken: Broken, file: str) -> None:
    (broken.folder / file).unlink()
    assert ("missing_file", file) in [(problem.code, problem.file) for problem in broken.problems()]


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("content", [b"", b" \n\n", BOM], ids=["nothing", "blank lines", "BOM only"])
def test_an_empty_file_is_named(broken: Broken, file: str, content: bytes) -> None:
    assert ("empty_file", file) in [(problem.code, problem.file) for problem in broken.write(file, content).problems()]


@pytest.mark.parametrize("file", [*FILES, "scenarios/2-tang-toc.json"])
def test_a_byte_order_mark_is_passed_over_and_told(broken: Broken, file: str) -> None:
    whole, _ = read_plan(broken.folder)
    marked, notices = read_plan(broken.edit(file, lambda content: BOM + content).folder)
    assert [(notice.code, notice.file) for notice in notices] == [("byte_order_mark", file)]
    assert (marked.data, marked.scenarios) == (whole.data, whole.scenarios)


@pytest.mark.parametrize("file", [*FILES, "scenarios/2-tang-toc.json"])
def test_windows_line_ends_change_nothing(broken: Broken, file: str) -> None:
    whole, _ = read_plan(broken.folder)
    other, notices = read_plan(broken.edit(file, lambda content: content.replace(b"\n", b"\r\n")).folder)
    assert (other.data, other.scenarios, notices) == (whole.data, whole.scenarios, ())


@pytest.mark.parametrize("file", FILES)
def test_another_encoding_is_refused_with_the_place_of_the_first_odd_byte(broken: Broken, file: str) -> None:
    problems = broken.edit(file, lambda content: content.decode().encode("utf-16")).problems()
    assert ("not_utf8", file, "byte 0: 0xff") in [(problem.code, problem.file, problem.found) for problem in problems]


def test_a_folder_that_is_not_there_is_named(broken: Broken) -> None:
    (found,) = problems_of(lambda: read_plan(broken.folder / "nowhere"), InvalidPlan)
    assert (found.code, found.found) == ("missing_folder", str(broken.folder / "nowhere"))


def test_a_folder_in_place_of_a_file_is_named(broken: Broken) -> None:
    (broken.folder / "units.csv").unlink()
    (broken.folder / "units.csv").mkdir()
    assert (broken.problem().code, broken.problem().file) == ("unreadable_file", "units.csv")


@pytest.mark.parametrize(
    "spoilt",
    ["central = ", 'central = "', "= 3", "[[[", "a = 1\na = 2", "a = " + "[" * 5000, "a = 1" + "0" * 5000],
    ids=["no value", "open text", "no key", "brackets", "key twice", "nested too deep", "too many digits"],
)
def test_broken_toml_is_named_with_what_the_parser_says(broken: Broken, spoilt: str) -> None:
    found = [problem for problem in broken.append("assumptions.toml", f"\n{spoilt}\n").problems() if problem.code == "bad_toml"]
    assert [problem.file for problem in found] == ["assumptions.toml"]
    assert found[0].found


def test_blocks_that_are_no_list_are_refused(broken: Broken) -> None:
    found = broken.write("measures.toml", b"measure = 3\n").problems()
    assert ("not_a_list", "measures.toml", "measure", "[[measure]]") in [(p.code, p.file, p.found, p.expected) for p in found]


def test_a_table_that_nobody_reads_is_refused(broken: Broken) -> None:
    found = broken.append("measures.toml", '\n[[messure]]\nid = "x"\n').problem()
    assert (found.code, found.file, found.column, found.expected) == ("unknown_key", "measures.toml", "messure", "measure")


def test_an_open_quote_in_a_csv_file_is_refused(broken: Broken) -> None:
    found = broken.append("units.csv", '"open').problem()
    assert (found.code, found.file) == ("bad_csv", "units.csv")


def test_a_row_with_a_cell_too_many_is_named_with_both_counts(broken: Broken) -> None:
    found = broken.replace("units.csv", "Thành phố Chí Linh,", "Thành phố, Chí Linh,").problem()
    row = broken.row_of("units.csv", "chi_linh")
    assert (found.code, found.file, found.row, found.found, found.expected) == ("wrong_cell_count", "units.csv", row, "8", "7")


def test_a_missing_column_is_named(broken: Broken) -> None:
    found = broken.replace("units.csv", "population", "people").problems()
    assert {(problem.code, problem.row, problem.column) for problem in found} >= {("missing_column", 1, "population"), ("unknown_column", 1, "people")}


def test_a_column_that_is_there_twice_is_refused(broken: Broken) -> None:
    found = broken.replace("units.csv", "population,source", "population,population").problems()
    assert {"missing_column", "duplicate_column"} <= {problem.code for problem in found}


def test_columns_may_come_in_any_order_and_blank_lines_are_passed_over(broken: Broken) -> None:
    whole, _ = read_plan(broken.folder)
    rows = list(csv.reader((broken.folder / "units.csv").read_text("utf-8").splitlines()))
    turned = io.StringIO()
    csv.writer(turned, lineterminator="\n\n").writerows(reversed(row) for row in rows)
    other, _ = read_plan(broken.write("units.csv", f"{turned.getvalue()},,,,,,\n".encode()).folder)
    assert (other.units, other.data) == (whole.units, whole.data)
