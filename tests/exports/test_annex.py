"""The annex leaves as it was issued, to the last byte, whatever comes later; drift stands beside it in working papers."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from python_calamine import CalamineWorkbook

from planner.catalog.changed_plan import apply_changes
from planner.catalog.csv_text import read_csv
from planner.cli import main
from planner.domain.handout import IssuedTable, Paper
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.exports.file_names import file_name
from planner.exports.pack import pack_of, stamp_of
from planner.exports.registry import format_of, make
from planner.exports.tables.tidy_table import tidy_table
from planner.keeping.effective import effective_plan
from planner.keeping.issued import issue_table
from planner.model.handout import handout_of
from planner.store.database import open_database
from tests.exports.handing_out import HOSTILE, a_pack
from tests.keeping.changing import MAY, NOON, PAID, figure, moved, put, record

ANNEXES = ("annex_docx", "annex_pdf", "annex_xlsx", "annex_csv")
PAPER = Paper(kind="plan", number="128/KH-UBND", date=date(2023, 5, 20), issuer="UBND tỉnh Hải Dương")


def issued(plan: Plan, scenario: Scenario, paper: Paper = PAPER) -> IssuedTable:
    handout = handout_of(plan, scenario)
    told = {"data": plan.data, "model": "", "document": "{}"}
    return IssuedTable(number=1, revision=0, paper=paper, handout=handout, author="Lan", at=NOON, **told)


def test_an_issued_annex_is_the_same_to_the_last_byte_whatever_came_later(plan: Plan) -> None:
    scenario = a_pack(plan).scenario
    table = issued(plan, scenario)
    later = apply_changes(plan, (put(plan, figure(27.5)), moved(plan)))
    for name in ANNEXES:
        then, now = (make(name, pack_of(known, (scenario,), "vi", table)) for known in (plan, later))
        assert then == now
        assert then != make(name, pack_of(later, (scenario,), "vi"))
        assert make(name, pack_of(plan, (scenario,), "vi")) != make(name, pack_of(later, (scenario,), "vi")), "a draft drifts"


def test_working_papers_hand_out_what_was_issued_beside_what_is_projected_now(plan: Plan) -> None:
    scenario = a_pack(plan).scenario
    table = issued(plan, scenario)
    later = apply_changes(plan, (put(plan, figure(27.5)), moved(plan)))
    pack = pack_of(later, (scenario,), "vi", table)
    draft = pack_of(later, (scenario,), "vi", table, draft=True)
    columns = [column.name for column in tidy_table(pack).columns]
    by_unit: dict[str, list[float]] = {}
    for row in tidy_table(pack).rows:
        cells = dict(zip(columns, row, strict=True))
        if cells["indicator_id"] == PAID:
            by_unit.setdefault(str(cells["unit_id"] or ""), []).append(float(str(cells["handed_out"])))
            assert cells["basis"] == "theo bảng đã giao"
    row = table.handout.indicator(PAID)
    assert by_unit[""] == pytest.approx(row.whole.levels, abs=1e-9)
    assert len(row.units) == len(by_unit) - 1
    for line in row.units:
        assert by_unit[line.unit_id] == pytest.approx(line.levels, abs=1e-9)
    (now,) = (one for one in pack.indicators if one.indicator.id == PAID)
    (drifted,) = (one for one in draft.indicators if one.indicator.id == PAID)
    assert now.months.projected.tolist() == drifted.months.projected.tolist()
    assert now.months.targets.tolist() != drifted.months.targets.tolist()
    assert ("Chỉ tiêu tháng", "Đã giao tại Kế hoạch số 128/KH-UBND, ngày 20/5/2023") in stamp_of(pack)
    assert draft.annex.revision == 1
    assert draft.annex.paper is None


def test_the_workbook_holds_figures_and_projection_beside_what_was_issued(plan: Plan) -> None:
    table = issued(plan, Scenario(plan=plan.id))
    later = apply_changes(plan, (put(plan, figure(27.5)), moved(plan)))
    book = CalamineWorkbook.from_filelike(BytesIO(make("xlsx", pack_of(later, (Scenario(plan=plan.id),), "vi", table))))
    rows = book.get_sheet_by_name("Đối chiếu").to_python()
    assert rows[0][0] == "Đã giao tại Kế hoạch số 128/KH-UBND, ngày 20/5/2023"
    start = next(place for place, row in enumerate(rows) if str(row[0]).startswith(plan.indicator(PAID).title.vi))
    given, reached, expected, gap = (row[2:] for row in rows[start : start + 4])
    assert given == ["giao", *table.handout.indicator(PAID).whole.levels]
    assert reached[:3] == ["thực hiện", 27.5, ""]
    assert (expected[:2], gap[:2]) == (["dự kiến", ""], ["chênh lệch", pytest.approx(27.5 - given[1])])
    assert all(isinstance(cell, float) for cell in expected[2:])


def test_the_annex_bears_its_paper_and_nothing_of_ours(plan: Plan) -> None:
    pack = pack_of(plan, (a_pack(plan).scenario,), "vi", issued(plan, a_pack(plan).scenario))
    document = Document(BytesIO(make("annex_docx", pack)))
    head = [paragraph.text for paragraph in document.paragraphs[:3]]
    attached = "(Kèm theo Kế hoạch số 128/KH-UBND ngày 20 tháng 5 năm 2023 của UBND tỉnh Hải Dương)"
    assert head == ["Phụ lục", "GIAO CHỈ TIÊU THÁNG 5–12/2023", attached]
    section = document.sections[0]
    assert len(document.sections) == 1
    assert section.page_width > section.page_height
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert not [text for text in cells if re.search("Nhịp|khả năng|trọng số|ngưỡng", text)]
    assert document.core_properties.author == "UBND tỉnh Hải Dương"
    (name,) = CalamineWorkbook.from_filelike(BytesIO(make("annex_xlsx", pack))).sheet_names
    assert name == "Phụ lục"
    assert file_name(pack, format_of("annex_docx").extension) == "nhip_hai-duong-2023_128-kh-ubnd_2023-05-20.phu-luc.docx"


def test_counts_are_whole_and_the_file_says_which_paper(plan: Plan) -> None:
    pack = pack_of(plan, (a_pack(plan).scenario,), "vi", issued(plan, a_pack(plan).scenario))
    header, rows = read_csv(make("annex_csv", pack), machine=False)
    assert list(header[-3:]) == ["Văn bản", "Số, ký hiệu", "Ngày văn bản"]
    assert {tuple(map(str, row[-3:])) for row in rows} == {("Kế hoạch", "128/KH-UBND", "20/5/2023")}
    counted = [row for row in rows if row[2] in ("tài khoản", "thủ tục")]
    assert counted
    assert all(str(cell).isdigit() for row in counted for cell in row[5:-3])


@pytest.mark.parametrize("text", HOSTILE)
def test_a_number_and_an_issuer_that_mean_harm_are_only_text(river: Plan, text: str) -> None:
    paper = replace(PAPER, number=text, issuer=text)
    pack = pack_of(river, (a_pack(river).scenario,), "vi", issued(river, a_pack(river).scenario, paper))
    for name in ANNEXES:
        assert make(name, pack)
    _, rows = read_csv(make("annex_csv", pack), machine=False)
    assert {row[-2] for row in rows} == {text}
    assert all(set(file_name(pack, format_of(name).extension)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_.") for name in ANNEXES)


def test_the_command_line_lists_shows_and_exports_what_was_issued(tmp_path: Path, plan: Plan, capsys: pytest.CaptureFixture[str]) -> None:
    store = ["--store", f"sqlite:///{tmp_path / 'nhip.db'}"]
    assert main(["issued", "show", *store]) == 2
    assert "Chưa có bảng nào đã giao." in capsys.readouterr().err
    assert not (tmp_path / "nhip.db").exists(), "asking makes no store"
    database = open_database(store[1])
    issue_table(database, plan, Scenario(plan=plan.id), PAPER, author="Lan", at=NOON, today=date(2023, 6, 1), seen=0)
    main(["export", "--format", "annex_pdf", "--out", str(tmp_path / "then.pdf"), *store])
    record(database, plan, put(plan, figure(27.5, MAY)), moved(plan))
    assert effective_plan(database, plan)[0].data != plan.data
    database.close()
    capsys.readouterr()
    assert main(["issued", "list", *store]) == 0
    listed = capsys.readouterr().out
    assert "Đã giao tại Kế hoạch số 128/KH-UBND, ngày 20/5/2023" in listed
    assert main(["issued", "show", "1", "--lang", "en", *store]) == 0
    shown = capsys.readouterr().out
    assert "Issued with Plan No. 128/KH-UBND of 20 May 2023" in shown
    assert re.search(r"26\.6%.*32\.3%.*38\.2%", shown)
    for command, name in ((["issued", "export"], "one.pdf"), (["export"], "two.pdf"), (["export", "--draft"], "draft.pdf")):
        assert main([*command, "--format", "annex_pdf", "--out", str(tmp_path / name), *store]) == 0
    then, one, two, draft = ((tmp_path / name).read_bytes() for name in ("then.pdf", "one.pdf", "two.pdf", "draft.pdf"))
    assert then == one == two != draft
    assert main(["issued", "export", "7", "--format", "annex_csv", "--out", str(tmp_path), *store]) == 2
