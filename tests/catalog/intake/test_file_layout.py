"""Two files have one layout when their headers say the same; months, numbers and the figures themselves are not part of it."""

from planner.catalog.intake.file_layout import file_layout
from planner.catalog.intake.upload import read_upload
from tests.catalog.intake.making import workbook

TITLE = ("BÁO CÁO THÁNG 4 NĂM 2023 CỦA TỈNH", None, None, None)
HEADER = ("TT", "Đơn vị", "Kế hoạch Quý II (%)", "Thực hiện T4/2023")


def layout(*rows: tuple[object, ...], more: tuple[tuple[object, ...], ...] = ()) -> str:
    sheets = [("Tháng 4", rows), *([("Tháng 5", more)] if more else [])]
    return file_layout(read_upload("a.xlsx", workbook(*sheets)))


def test_next_months_file_has_the_layout_of_this_months_and_another_table_has_not() -> None:
    april = layout(TITLE, HEADER, (1, "Chí Linh", 30, 33.5), (2, "Nam Sách", 20, 25.5))
    may = ("Báo cáo tháng 5 năm 2023 của tỉnh", None, None, None)
    next_header = ("TT", "Đơn vị", "Kế hoạch  quý III (%)", "Thực hiện T5/2023")
    assert layout(may, next_header, (1, "Thanh Hà", 30, 35.5), (2, "Chí Linh", "x", 1), (3, "Gia Lộc", 1, None)) == april
    assert layout((None,), TITLE, (None,), HEADER, (1, "Chí Linh", 30, 33.5)) == april, "where on the sheet it stands"
    assert layout(TITLE, HEADER, (1, "Chí Linh", 30, 33.5), more=(may, next_header, (1, "Chí Linh", 31, 34.5))) == april
    assert layout(TITLE, (*HEADER, "Thực hiện T5/2023"), (1, "Chí Linh", 30, 33.5, 34)) == april, "one column more for one month more"
    others = [("TT", "Đơn vị", "Kế hoạch Quý II (nghìn)", "Thực hiện T4/2023"), ("TT", "Chỉ tiêu", "Kế hoạch Quý II (%)", "Thực hiện T4/2023")]
    assert april not in {layout(TITLE, other, (1, "Chí Linh", 30, 33.5)) for other in others}


def test_the_second_row_of_a_header_tells_files_apart() -> None:
    top = ("TT", "Đơn vị", "Hồ sơ", "Hồ sơ", "Thanh toán", "Thanh toán")
    rows = (1, "Chí Linh", 30, 33.5, 12, 14)
    plan_first = layout(top, (None, None, "Kế hoạch", "Thực hiện", "Kế hoạch", "Thực hiện"), rows)
    assert plan_first != layout(top, (None, None, "Tổng số", "Trực tuyến", "Tổng số", "Trực tuyến"), rows)
    assert layout((1, 2), (3, 4)) == "", "without a text there is no layout"
