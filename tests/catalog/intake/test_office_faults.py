"""Sheets that were once read wrong or lost without a word: the smallest of each, held against its truth."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from planner.domain.plan import Plan
from tests.catalog.intake.grammar.judge import Verdict, judge
from tests.catalog.intake.grammar.truth import Broken, Page, Percent, office_file
from tests.catalog.intake.grammar.writing import workbook_of

ONLINE, PAID, ACTIVATED, COLLECTED = (
    "dossiers_online",
    "procedures_paid_online",
    "eid_activated",
    "eid_collected",
)
ONLINE_NAME, PAID_NAME = "Tỷ lệ hồ sơ nộp trực tuyến", "Tỷ lệ TTHC có giao dịch thanh toán trực tuyến"
COLLECTED_NAME, ACTIVATED_NAME = (
    "Tài khoản định danh điện tử đã thu nhận",
    "Tài khoản định danh điện tử đã kích hoạt",
)
APRIL, FIFTH = date(2023, 4, 30), date(2023, 4, 5)
Figure = tuple[str, str, str, date, float]  # cell, indicator, unit, day, value


def judged(
    plan: Plan,
    rows: Sequence[Sequence[Any]],
    figures: Sequence[Figure],
    *,
    merged: Sequence[tuple[int, int, int, int]] = (),
    names: dict[str, str | date] | None = None,
) -> Verdict:
    """A sheet with its truth, read and answered; `names` says by cell what a label or a day means."""
    page = Page("Sheet1")
    for row in rows:
        page.line(row)
    page.merged.extend(merged)
    for cell, means in (names or {}).items():
        page.means[_at(cell)] = means
    for cell, indicator_id, unit_id, day, value in figures:
        page.state(*_at(cell), indicator_id, unit_id, day, value)
    page.unreadable = [at for at, cell in page.cells.items() if isinstance(cell, Broken)]
    return judge(office_file("named", [page], workbook_of([page]), name="tep.xlsx"), plan)


def _at(cell: str) -> tuple[int, int]:
    return int(cell[1:]) - 1, ord(cell[0]) - 65


HEADER = ("TT", "Chỉ tiêu", "ĐVT", "Kết quả", "Tăng, giảm so với tuần trước")
UNITS = ("TT", "Đơn vị", "Chỉ tiêu", "Ngày", "Kết quả")
WHOLE = ("D3", ONLINE, "", APRIL, 82.5)

# name: rows, merged areas, what is stated, what labels mean, at most so many questions
SHEETS: dict[str, tuple[list[tuple[Any, ...]], list[tuple[int, int, int, int]], list[Figure], dict[str, Any], int]] = {
    "a title over the whole table holds its day and is no header": (
        [("(Số liệu tính đến ngày 30/4/2023)",), HEADER, (1, ONLINE_NAME, "%", 82.5, "+1,2")],
        [(0, 0, 0, 4)],
        [WHOLE],
        {},
        1,
    ),
    "the day of issue in the national heading is not the figures' day": (
        [
            ("UBND TỈNH HẢI DƯƠNG", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            ("Số: 125/BC-STTTT", None, None, "Hải Dương, ngày 05 tháng 5 năm 2023"),
            ("TT", "Chỉ tiêu", "ĐVT", "Kết quả đến 30/4/2023"),
            (1, ONLINE_NAME, "%", 82.5),
        ],
        [],
        [("D4", ONLINE, "", APRIL, 82.5)],
        {},
        0,
    ),
    "cells that came to an error are told": (
        [
            ("TT", "Đơn vị", ONLINE_NAME + " 30/4/2023"),
            (1, "Nam Sách", Broken("#DIV/0!")),
            (2, "Tứ Kỳ", Broken("#N/A")),
        ],
        [],
        [],
        {},
        2,
    ),
    "month before day is asked once where no cell tells": (
        [UNITS, (1, "Nam Sách", ONLINE_NAME, "4/5/2023", 50.0), (2, "Tứ Kỳ", ONLINE_NAME, "2/7/2023", 51.0)],
        [],
        [("E2", ONLINE, "nam_sach", FIFTH, 50.0), ("E3", ONLINE, "tu_ky", date(2023, 2, 7), 51.0)],
        {"D2": FIFTH, "D3": date(2023, 2, 7)},
        1,
    ),
    "month before day is seen from one cell": (
        [UNITS, (1, "Nam Sách", ONLINE_NAME, "4/30/2023", 50.0), (2, "Tứ Kỳ", ONLINE_NAME, "4/5/2023", 51.0)],
        [],
        [("E2", ONLINE, "nam_sach", APRIL, 50.0), ("E3", ONLINE, "tu_ky", FIFTH, 51.0)],
        {"D2": APRIL, "D3": FIFTH},
        0,
    ),
    "a unit named above the table only is no whole province": (
        [
            ("Đơn vị báo cáo: UBND huyện Nam Sách",),
            ("TT", "Chỉ tiêu", "ĐVT", "Kết quả đến 30/4/2023"),
            (1, ONLINE_NAME, "%", 52.5),
        ],
        [(0, 0, 0, 3)],
        [("D3", ONLINE, "nam_sach", APRIL, 52.5)],
        {},
        1,
    ),
    "people's committees are their districts": (
        [
            ("TT", "Đơn vị", ONLINE_NAME + " 30/4/2023"),
            (1, "UBND huyện Nam Sách", 50.0),
            (2, "UBND TP. Chí Linh", 51.0),
        ],
        [],
        [("C2", ONLINE, "nam_sach", APRIL, 50.0), ("C3", ONLINE, "chi_linh", APRIL, 51.0)],
        {},
        0,
    ),
    "a share written out as a and b": (
        [
            ("(Số liệu đến ngày 30/4/2023)",),
            ("TT", "Chỉ số", "Điểm tối đa", "Điểm đạt", "Cách tính"),
            (1, PAID_NAME, 10, 7.5, "a = 88; b = 429; Tỷ lệ = a/b"),
        ],
        [(0, 0, 0, 4)],
        [("E3", PAID, "", APRIL, 88 / 429 * 100)],
        {},
        1,
    ),
    "signatures ask nothing": (
        [
            ("TT", "Chỉ tiêu", "ĐVT", "Kết quả đến 30/4/2023"),
            (1, ONLINE_NAME, "%", 82.5),
            (),
            (None, None, None, "Hải Dương, ngày 05 tháng 5 năm 2023"),
            (None, "Nơi nhận:", None, "KT. GIÁM ĐỐC"),
            (None, "- Như trên;"),
        ],
        [],
        [("D2", ONLINE, "", APRIL, 82.5)],
        {},
        0,
    ),
    "what was added in a month is not the level beside it": (
        [
            ("TT", "Chỉ tiêu", "ĐVT", "Thực hiện trong tháng 4/2023", "Lũy kế đến 30/4/2023"),
            (1, COLLECTED_NAME, "tài khoản", 12_000, 872_000),
        ],
        [],
        [("E2", COLLECTED, "", APRIL, 872_000.0)],
        {},
        1,
    ),
    "0,8 in a column of percent cells stays 0,8": (
        [
            ("TT", "Đơn vị", PAID_NAME + " (%) 30/4/2023"),
            (1, "Nam Sách", Percent(0.21)),
            (2, "Tứ Kỳ", Percent(0.32)),
            (3, "Kinh Môn", "0,8"),
        ],
        [],
        [
            ("C2", PAID, "nam_sach", APRIL, 21.0),
            ("C3", PAID, "tu_ky", APRIL, 32.0),
            ("C4", PAID, "kinh_mon", APRIL, 0.8),
        ],
        {},
        2,
    ),
    "a mean beside the months is no month": (
        [
            (None, None, "Thực hiện năm 2023", None, None),
            ("TT", "Đơn vị", "Tháng 3", "Tháng 4", "Bình quân"),
            (1, "Nam Sách", "51,5%", "52,5%", "52,0%"),
        ],
        [(0, 2, 0, 3)],
        [("C3", ONLINE, "nam_sach", date(2023, 3, 31), 51.5), ("D3", ONLINE, "nam_sach", APRIL, 52.5)],
        {},
        2,
    ),
    "a header may hold the indicator and the day": (
        [
            ("TT", "Đơn vị", f"{ONLINE_NAME} 30/4/2023 (%)", f"{ACTIVATED_NAME} đến 30/4/2023 (tài khoản)"),
            (1, "Nam Sách", 50.0, 39_000),
            (2, "Tứ Kỳ", 51.0, 38_000),
        ],
        [],
        [
            ("C2", ONLINE, "nam_sach", APRIL, 50.0),
            ("D2", ACTIVATED, "nam_sach", APRIL, 39_000.0),
            ("C3", ONLINE, "tu_ky", APRIL, 51.0),
            ("D3", ACTIVATED, "tu_ky", APRIL, 38_000.0),
        ],
        {},
        1,
    ),
    "thousands said in a row of their own": (
        [
            ("Tháng 4 năm 2023",),
            ("TT", "Đơn vị", "định danh đã kích hoạt"),
            (None, None, "1.000 tài khoản"),
            (1, 2, 3),
            (1, "Nam Sách", "39,24"),
            (2, "Tứ Kỳ", "40,00"),
        ],
        [(0, 0, 0, 2)],
        [("C5", ACTIVATED, "nam_sach", APRIL, 39_240.0), ("C6", ACTIVATED, "tu_ky", APRIL, 40_000.0)],
        {},
        1,
    ),
    "a column beside those of units is some unit's too": (
        [
            ("(Số liệu đến ngày 30/4/2023)",),
            ("TT", "Chỉ tiêu", "ĐVT", "Thành phố Chí Linh", "Hải Dương"),
            (1, ONLINE_NAME, "%", "61,5%", "62,5%"),
        ],
        [(0, 0, 0, 4)],
        [("D3", ONLINE, "chi_linh", APRIL, 61.5), ("E3", ONLINE, "hai_duong_city", APRIL, 62.5)],
        {"D2": "chi_linh", "E2": "hai_duong_city"},
        3,
    ),
    "units across are asked about once": (
        [
            ("(Số liệu đến ngày 30/4/2023)",),
            ("TT", "Chỉ tiêu", "ĐVT", "Nam Sách", "Tứ Kỳ", "Gia Lộc", "Kinh Môn", "Thanh Hà"),
            (1, ONLINE_NAME, "%", 0.61, 0.62, 0.63, 0.64, 0.65),
        ],
        [(0, 0, 0, 7)],
        [
            (f"{letter}3", ONLINE, unit, APRIL, value)
            for letter, unit, value in zip(
                "DEFGH",
                ("nam_sach", "tu_ky", "gia_loc", "kinh_mon", "thanh_ha"),
                (61.0, 62.0, 63.0, 64.0, 65.0),
                strict=True,
            )
        ],
        {},
        2,
    ),
}


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_that_was_misread_is_read(name: str, plan: Plan) -> None:
    rows, merged, figures, names, most = SHEETS[name]
    verdict = judged(plan, rows, figures, merged=merged, names=names)
    assert verdict.faults == []
    assert verdict.right + verdict.asked == len(figures)
    assert verdict.questions <= most, verdict.codes
