"""The import on the page: every column is shown and can be changed or removed, and what a file taught is listed and can be cleared."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.catalog.intake.making import workbook
from tests.pages.reading import everything, open_page, run, unfolded
from tests.pages.test_figures import section, signed

HEADER = ("TT", "Đơn vị", "Kỳ số liệu", "Hồ sơ trực tuyến", "Đạt được", "Mục 9")
ONLINE, PAID = "dossiers_online", "procedures_paid_online"


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_DATABASE_URL", f"sqlite:///{tmp_path / 'nhip.db'}")


def rows(day: str = "31/3/2023", unit: str = "Chí Linh", header: tuple[str, ...] = HEADER) -> list[tuple[Any, ...]]:
    return [header, (1, unit, day, 33.5, 12.5, 8), (2, "Nam Sách", day, 34.5, 13.5, 9)]


def sent(at: AppTest, name: str, *sheets: tuple[str, list[tuple[Any, ...]]]) -> AppTest:
    return run(at.file_uploader[0].set_value((name, workbook(*sheets), "application/octet-stream")))


def box(at: AppTest, column: str, sheet: str = "T3") -> Any:
    return at.selectbox(key=f"import.column.column:{sheet}:{column}")


def boxes(at: AppTest) -> list[str]:
    return [str(one.key).removeprefix("import.column.column:") for one in at.selectbox if str(one.key).startswith("import.column.")]


def recorded(at: AppTest) -> AppTest:
    at = run(at.text_input(key="import.author").set_value("Lan"))
    at = run(at.button(key="import.confirm").click())
    assert "Đã ghi" in everything(at)
    return at


def taught(tmp: str = "bao-cao.xlsx") -> AppTest:
    """A file recorded whose column “Đạt được” was said to be payments, and “Mục 9” not to be needed."""
    at = sent(section("nhap"), tmp, ("T3", rows()))
    at = run(box(at, "E").set_value(f"value:{PAID}"))
    return recorded(run(box(at, "F").set_value("ignore")))


def test_every_column_is_shown_and_one_is_changed_and_one_removed_without_losing_other_answers() -> None:
    at = sent(section("nhap"), "bao-cao.xlsx", ("T3", rows(unit="Huyện Lạ")))
    assert boxes(at) == ["T3:E", "T3:F", "T3:D", "T3:B", "T3:C"], "what is not known first, then figures, then labels"
    assert box(at, "D").options[0] == "Không cần cột này"
    assert box(at, "D").value == f"value:{ONLINE}"
    told = everything(at)
    assert "T3: 1/6 cột lấy số liệu, 1 số liệu mới, 2 cột chưa rõ" in told
    assert "33.5 | 34.5" in told
    assert "từ tiêu đề" in told
    assert "1 cột không lấy: số thứ tự" in told
    assert at.button(key="import.confirm").disabled
    assert "Còn 3 câu chưa trả lời." in told
    at = run(at.selectbox(key="import.answer.unit:huyen la").set_value("gia_loc"))
    at = run(box(at, "E").set_value(f"value:{PAID}"))
    at = run(box(at, "F").set_value("ignore"))
    assert at.selectbox(key="import.answer.unit:huyen la").value == "gia_loc", "nothing else is lost"
    told = everything(at)
    assert "T3: 2/6 cột lấy số liệu, 4 số liệu mới" in told
    assert "2 cột không lấy: số thứ tự; không cần" in told
    assert not at.button(key="import.confirm").disabled
    at = run(box(at, "D").set_value("ignore"))
    assert "T3: 1/6 cột lấy số liệu, 2 số liệu mới" in everything(at)
    at = unfolded(at, "import.out.0")
    at = run(at.button(key="import.column.back.column:T3:D").click())
    assert box(at, "D").value == f"value:{ONLINE}"
    assert "T3: 2/6 cột lấy số liệu, 4 số liệu mới" in everything(at)


def test_what_was_taught_is_used_for_its_layout_only_listed_and_goes_with_its_import() -> None:
    at = unfolded(taught(), "import.lessons")
    told = everything(at)
    assert "Đã nhớ từ các tệp trước (2)" in told
    assert "“bao-cao.xlsx”, lần thay đổi số 1 · Lan" in told
    assert "Cột “Đạt được”: số liệu “Tỷ lệ TTHC có giao dịch thanh toán trực tuyến”" in told
    april = sent(section("nhap"), "thang-4.xlsx", ("T4", rows("15/4/2023")))
    assert box(april, "E", "T4").value == f"value:{PAID}"
    assert "đã nhớ từ tệp “bao-cao.xlsx”" in everything(april)
    assert "Cùng bố cục với “bao-cao.xlsx”: dùng 2 điều đã nhớ" in everything(april)
    other = sent(section("nhap"), "khac.xlsx", ("T4", rows("15/4/2023", header=(*HEADER[:-1], "Phần khác"))))
    assert box(other, "E", "T4").value is None
    history = unfolded(section("lich-su"), "back-1", "batch-1")
    assert "cột “T3 · E”: số liệu “Tỷ lệ TTHC có giao dịch thanh toán trực tuyến”" in everything(history)
    history = signed(history, "take_back.1")
    run(history.button(key="take-back-1").click())
    at = section("nhap")
    assert "Đã nhớ" not in everything(at)
    assert box(sent(at, "thang-4.xlsx", ("T4", rows("15/4/2023"))), "E", "T4").value is None


def test_lessons_are_cleared_one_by_one_or_all_by_somebody_who_is_named() -> None:
    at = unfolded(taught(), "import.lessons")
    key = "import.lesson.1.columns.dat duoc"
    at = run(run(at.text_input(key="typing.lessons.who").set_value("")).button(key=key).click())
    assert "Thiếu giá trị" in everything(at)
    at = run(run(at.text_input(key="typing.lessons.who").set_value("Nam")).button(key=key).click())
    told = everything(at)
    assert "Đã nhớ từ các tệp trước (1)" in told
    assert "Đã xóa (1)" in told
    assert "Nam, " in told
    at = run(at.button(key="import.lessons.clear").click())
    assert "Đã xóa (2)" in everything(at)
    april = sent(section("nhap"), "thang-4.xlsx", ("T4", rows("15/4/2023")))
    assert box(april, "E", "T4").value is None


def test_many_labels_that_nobody_knows_are_passed_over_at_once_and_asked_again() -> None:
    strange = [HEADER[:4], *((number, f"Xã {number}", "31/3/2023", 33.5) for number in range(5)), (6, "Nam Sách", "31/3/2023", 34.5)]
    at = sent(section("nhap"), "xa.xlsx", ("T3", strange))
    assert "Còn 5 câu chưa trả lời." in everything(at)
    at = run(at.button(key="import.leave.units").click())
    told = everything(at)
    assert "Bỏ cả 5 chỗ chưa rõ, không lấy" in told
    assert not at.button(key="import.confirm").disabled
    at = unfolded(at, "import.each.units")
    at = run(at.selectbox(key="import.answer.unit:xa 3").set_value("gia_loc"))
    assert "Bỏ cả 4 chỗ chưa rõ, không lấy" in everything(at)
    assert "Lấy 2 số liệu" in everything(at)
    at = run(at.button(key="import.again.units").click())
    assert "Còn 4 câu chưa trả lời." in everything(at)


def test_twelve_sheets_of_sixty_columns_stay_folded_and_a_header_is_changed_on_all_of_them_at_once() -> None:
    header = (*HEADER[:4], *(f"Mục {number}" for number in range(56)))
    sheets = [(f"T{month}", [header, (1, "Chí Linh", f"15/{month}/2022", 33.5, *range(56))]) for month in range(1, 13)]
    at = sent(section("nhap"), "nam.xlsx", *sheets)
    assert len(boxes(at)) == 12, "only the sheet to begin with is open, and of it the first columns"
    told = everything(at)
    assert "T12: 1/60 cột lấy số liệu, 1 số liệu mới, 56 cột chưa rõ" in told
    at = run(box(at, "E", "T1").set_value("note"))
    assert "T12: 1/60 cột lấy số liệu, 1 số liệu mới, 55 cột chưa rõ" in everything(at)
    at = run(at.toggle(key="typing.import.together.columns").set_value(False))
    at = run(box(at, "F", "T1").set_value("note"))
    told = everything(at)
    assert "T1: 1/60 cột lấy số liệu, 1 số liệu mới, 54 cột chưa rõ" in told
    assert "T12: 1/60 cột lấy số liệu, 1 số liệu mới, 55 cột chưa rõ" in told
    at = run(at.button(key="import.columns.remove").click())
    assert "chưa rõ" not in everything(at)
    assert not at.button(key="import.confirm").disabled


def test_a_sheet_that_is_not_read_says_so_and_english_is_english() -> None:
    at = open_page("figures", "en")
    at.query_params["phan"] = "nhap"
    at = sent(run(at), "b.xlsx", ("T3", rows()), ("Hướng dẫn", [("Đọc kỹ", None), (None, "trước khi điền")]))
    told = everything(at)
    assert "Hướng dẫn: not read" in told
    assert "figures from 1 of 6 columns" in told
    assert box(at, "D").options[0] == "This column is not needed"


def test_a_sheet_without_a_header_is_read_once_its_row_is_picked_and_another_indicators_sheet_is_changed_alone() -> None:
    headless = [("x", "y", "z"), ("Nam Sách", "15/2/2023", 30.5)]
    at = sent(section("nhap"), "b.xlsx", ("DVC", rows()), ("TT", rows("15/2/2023")), ("Ghi", headless))
    at = run(box(at, "E", "DVC").set_value(f"value:{PAID}"))
    at = unfolded(at, "import.sheet.1", "import.sheet.2")
    assert box(at, "E", "TT").value is None, "a sheet of another name may hold another indicator under the same header"
    at = run(at.selectbox(key="import.column.header:Ghi").set_value("1"))
    assert {"Ghi:A", "Ghi:C"} <= set(boxes(at))
    at = run(at.selectbox(key="import.column.header:Ghi").set_value(None))
    assert "Ghi: không đọc" in everything(at)


def test_cells_with_errors_are_passed_over_by_one_answer_and_never_counted_as_nothing() -> None:
    header = ("TT", "Chỉ tiêu", "ĐVT", "Thực hiện 30/4/2023")
    lines = [header, (1, "Tỷ lệ hồ sơ nộp trực tuyến", "%", 81.5), (2, "Tỷ lệ TTHC có giao dịch thanh toán trực tuyến", "%", "#N/A")]
    at = sent(section("nhap"), "loi.xlsx", ("T4", lines))
    (key,) = (str(one.key) for one in at.radio if "bỏ các ô này, lấy phần còn lại" in one.options)
    at = run(at.radio(key=key).set_value("leave"))
    assert "Bỏ cả" not in everything(at)
    assert at.radio(key=key).value == "leave"
