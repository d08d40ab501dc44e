"""What a person gets to see: the workbook with its cells marked, and the command that only tells."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.catalog.intake.child import open_workbook
from planner.catalog.intake.propose import propose
from planner.catalog.intake.upload import read_upload
from planner.cli import REFUSED, main
from planner.domain.plan import Plan
from planner.exports.marked_sheet import marked_workbook
from planner.text.translation import Voice
from tests.catalog.intake.making import FILLED, HEADER, workbook

MOMENT = datetime(2023, 5, 11, tzinfo=UTC)
ROWS = [
    ("=cmd|' /c calc'!A1",),
    HEADER,
    (1, "Chí Linh", "hồ sơ trực tuyến", "31/3/2023", "20,o7"),
    (2, "Nam Sách", "hồ sơ trực tuyến", "30/2/2023", 44.0),
    (3, "Kim Thành", "hồ sơ trực tuyến", "31/3/2023", 45.5),
    (4, "Huyện Lạ", "hồ sơ trực tuyến", "31/3/2023", 46.5),
]


def as_text(*rows: tuple[object, ...]) -> bytes:
    return "\n".join(";".join(str(cell) for cell in row) for row in rows).encode()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_marked_workbook_holds_every_cell_and_every_remark_and_can_be_sent_again(plan: Plan, language: str) -> None:
    say = Voice(language)  # type: ignore[arg-type]
    upload = read_upload("a.csv", as_text(*ROWS))
    proposal = propose(upload, plan)
    content = marked_workbook(upload, proposal, plan, say, MOMENT)
    sheets = open_workbook(content)
    assert isinstance(sheets, list)
    listed = sheets[0]["rows"][2:]
    assert [row[1:4] for row in listed[:2]] == [[3.0, "E", "20,o7"], [4.0, "D", "30/2/2023"]]
    assert all(row[4] for row in listed)
    assert sheets[1]["rows"][0][0] == ROWS[0][0]
    again = propose(read_upload("a.xlsx", content), plan)
    assert [(row.unit_id, row.value, row.place.row) for row in again.rows] == [(row.unit_id, row.value, row.place.row) for row in proposal.rows]
    assert [(one.code, one.row, one.column) for one in again.problems] == [(one.code, one.row, one.column) for one in proposal.problems]


def test_a_merged_figure_stays_merged_so_that_its_problem_does_not_vanish(plan: Plan, vi: Voice) -> None:
    rows = [HEADER, *((number, unit, "hồ sơ trực tuyến", "20/4/2023") for number, unit in enumerate(("Chí Linh", "Nam Sách"), 1))]
    upload = read_upload("b.xlsx", workbook((FILLED, rows), change=lambda book, page: page.merge_range("E2:E3", 55)))
    proposal = propose(upload, plan)
    again = propose(read_upload("b.xlsx", marked_workbook(upload, proposal, plan, vi, MOMENT)), plan)
    assert again.problems == proposal.problems != ()


def test_the_marked_workbook_is_the_same_to_the_last_byte(plan: Plan, vi: Voice) -> None:
    upload = read_upload("a.csv", as_text(*ROWS))
    first, second = (marked_workbook(upload, propose(upload, plan), plan, vi, MOMENT) for _ in range(2))
    assert first == second


def test_the_command_lists_problems_and_ends_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, marked = tmp_path / "a.csv", tmp_path / "marked.xlsx"
    path.write_bytes(as_text(*ROWS))
    assert main(["import", "--dry-run", str(path), "--marked", str(marked)]) == REFUSED
    told = capsys.readouterr()
    assert "Sẽ lấy 1 số liệu" in told.out
    assert "unit:huyen la=" in told.out
    assert "Chưa ghi gì." in told.out
    assert f"a.csv · dòng 3 · {HEADER[4]} · E" in told.err
    assert "Traceback" not in told.err
    assert marked.read_bytes().startswith(b"PK")


def test_the_command_remembers_what_was_answered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, known = tmp_path / "a.csv", tmp_path / "map.json"
    path.write_bytes(as_text(HEADER, ROWS[5]))
    assert main(["import", "--dry-run", str(path), "--map", str(known), "--answer", "unit:huyen la=gia_loc"]) == 0
    assert "Đã đủ để xác nhận." in capsys.readouterr().out
    assert main(["import", "--dry-run", str(path), "--map", str(known), "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert "Ready to be confirmed." in told
    assert "46.5%" in told


@pytest.mark.parametrize("name", ["missing.xlsx", "."])
def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert main(["import", "--dry-run", str(tmp_path / name)]) == REFUSED
    assert "Traceback" not in capsys.readouterr().err
