"""What is handed out as CSV: an office opens it by a double click, a machine reads every digit, nobody runs it."""

import csv
import io
import shutil
import subprocess
from pathlib import Path

import pytest

from planner.catalog.csv_text import read_csv
from planner.domain.plan import Plan
from planner.exports.tables.csv_files import csv_excel, csv_machine, machine_bytes
from planner.exports.tables.every import tables_of
from planner.exports.tables.table import Table
from planner.exports.tables.tidy_table import tidy_table
from tests.exports.handing_out import HOSTILE, a_hostile_pack, a_pack

VIETNAM = "CSV:59,34,76,1,,1066,false,true"  # semicolons, quotation marks, UTF-8, as Vietnam writes, numbers and dates recognised


def kinds(table: Table) -> list[str]:
    return ["string" if column.type == "month" else column.type for column in table.columns]


def shown(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_machines_read_back_every_table_exactly(plan: Plan, river: Plan) -> None:
    for pack in (a_pack(plan), a_hostile_pack(plan, "en"), a_hostile_pack(river)):
        for table in (tidy_table(pack), *tables_of(pack)):
            header, rows = read_csv(machine_bytes(table), kinds(table), machine=True)
            assert header == tuple(column.name for column in table.columns)
            assert rows == table.rows


def test_a_vietnamese_office_sees_titles_decimal_commas_and_no_code(plan: Plan) -> None:
    content = csv_excel(a_pack(plan))
    rows = shown(content)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == content.count(b"\n") == len(rows) + 1
    assert {"Chỉ tiêu", "Đơn vị", "Năm", "Tháng", "Chỉ tiêu giao (%)", "Số liệu đến", "Mã dữ liệu (sha256)"} <= set(rows[0])
    assert not any("_" in title for title in rows[0])
    assert {row["Số liệu đến"] for row in rows} == {"20/4/2023"}
    assert {row["Khóa"] for row in rows} == {"không"}
    assert {len(row["Chỉ tiêu giao (%)"].partition(",")[2]) for row in rows} <= {0, 1, 2}
    assert not any("." in row["Chỉ tiêu giao (%)"] for row in rows)


def test_both_files_have_a_row_for_every_place_and_month(plan: Plan, river: Plan) -> None:
    for known in (plan, river):
        pack = a_pack(known)
        expected = sum(len(one.months.months) for one in pack.indicators) * (1 + len(known.units))
        assert len(shown(csv_excel(pack))) == len(read_csv(csv_machine(pack), machine=True)[1]) == expected


def test_english_words_in_an_english_file(river: Plan) -> None:
    rows = shown(csv_excel(a_pack(river, "en")))
    assert {"Target", "Year", "Month"} & set(rows[0]) >= {"Year", "Month"}
    assert {row["Locked"] for row in rows} == {"no"}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_libreoffice_keeps_hostile_text_as_text(plan: Plan, tmp_path: Path) -> None:
    import openpyxl

    pack = a_hostile_pack(plan)
    (tmp_path / "hostile.csv").write_bytes(csv_excel(pack))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    wanted = ["--headless", f"--infilter={VIETNAM}", "--convert-to", "xlsx", "--outdir", str(tmp_path), str(tmp_path / "hostile.csv")]
    subprocess.run(["soffice", profile, *wanted], check=True, capture_output=True, timeout=120)
    sheet = openpyxl.load_workbook(tmp_path / "hostile.xlsx").active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type in ("f", "e")] == []
    titles = [cell.value for cell in sheet[1]]
    levels = [row[titles.index("Chỉ tiêu giao (%)")].value for row in sheet.iter_rows(min_row=2)]
    assert levels == [pytest.approx(float(row["Chỉ tiêu giao (%)"].replace(",", "."))) for row in shown(csv_excel(pack))]
    names = {row[titles.index("Đơn vị")].value for row in sheet.iter_rows(min_row=2)}
    assert {f"'{HOSTILE[0]}", f"'{HOSTILE[1]}", f"'{HOSTILE[3]}", HOSTILE[6], HOSTILE[7]} <= names
