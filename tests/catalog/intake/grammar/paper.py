"""What stands around a table: heading, title, numbering, remarks, signatures; and where the day is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.catalog.intake.grammar.days import quarter
from tests.catalog.intake.grammar.truth import Page

ISSUERS = (
    ("UBND TỈNH HẢI DƯƠNG", "SỞ THÔNG TIN VÀ TRUYỀN THÔNG"),
    ("ỦY BAN NHÂN DÂN", "TỈNH HẢI DƯƠNG"),
    ("CÔNG AN TỈNH HẢI DƯƠNG", "PHÒNG PC06"),
)
TITLES = (
    "BIỂU TỔNG HỢP KẾT QUẢ CHUYỂN ĐỔI SỐ",
    "BÁO CÁO TÌNH HÌNH THỰC HIỆN CÁC CHỈ TIÊU",
    "Phụ lục I: Số liệu cải cách hành chính",
)
REMARKS = (
    "Ghi chú: Số liệu do các đơn vị tự báo cáo.",
    "* Số liệu trích xuất từ Hệ thống thông tin giải quyết TTHC tỉnh.",
)


@dataclass(frozen=True, slots=True)
class Said:
    """Where a sheet says its day: above the table, in the header of its results, in its name, or nowhere."""

    day: date
    line: str = ""  # above the table
    header: str = ""  # "{} 30/4/2023": put around what a result column is called
    sheet: str = "Sheet1"
    trap: str = ""

    def named(self, title: str) -> str:
        """The header of a result column."""
        return self.header.format(title) if self.header else title


def where_the_day_is_said(draw: DrawFn, day: date) -> Said:
    """One of the ways to say the day of a whole table."""
    month_end = (day + timedelta(days=1)).day == 1
    full, short = f"{day.day}/{day.month}/{day.year}", f"{day.day}/{day.month}"
    ways = [
        Said(day, line=f"(Số liệu tính đến ngày {full})"),
        Said(day, line=f"(Tính đến ngày {day.day:02} tháng {day.month} năm {day.year})"),
        Said(day, line=f"Từ ngày 01/01/{day.year} đến ngày {full}"),
        Said(day, header=f"{{}} {full}"),
        Said(day, header=f"{{}} đến {full}"),
        Said(day, header=f"{{}} đến {short}", line=f"Năm {day.year}", trap="no year in the header"),
        Said(day, header=f"Số liệu đến {short}", line=f"NĂM {day.year}", trap="no year in the header"),
        Said(day, sheet=f"{day.day}-{day.month}-{day.year}", trap="day in the sheet's name"),
        Said(day, trap="no day anywhere"),
    ]
    if month_end:
        ways += [
            Said(day, line=f"Tháng {day.month} năm {day.year}"),
            Said(day, line=f"THÁNG {day.month:02}/{day.year}"),
            Said(day, header=f"{{}} tháng {day.month}/{day.year}"),
            Said(day, header=f"{{}} tháng {day.month}", line=f"Năm {day.year}", trap="no year in the header"),
            Said(day, header=f"{{}} T{day.month}/{day.year}"),
            Said(day, sheet=f"T{day.month}.{day.year}", trap="day in the sheet's name"),
            Said(day, sheet=f"Tháng {day.month}", line=f"Năm {day.year}", trap="day in the sheet's name"),
        ]
    if month_end and day.month % 3 == 0:
        ways.append(Said(day, line=f"{quarter(day)} năm {day.year}"))
    return draw(st.sampled_from(ways))


def heading(
    draw: DrawFn, page: Page, width: int, day: date, lines: Sequence[str], title: str = ""
) -> list[str]:
    """Everything above the table; the day of issue stands there too, and belongs to no figure."""
    traps = []
    middle = max(2, width // 2)
    if draw(st.booleans()):
        issuer, office = draw(st.sampled_from(ISSUERS))
        issued = day + timedelta(days=draw(st.integers(1, 9)))
        for left, right in (
            (issuer, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            (office, "Độc lập - Tự do - Hạnh phúc"),
            ("Số: 125/BC-STTTT", f"Hải Dương, ngày {issued.day:02} tháng {issued.month} năm {issued.year}"),
        ):
            row = page.after
            page.put(row, 0, left)
            page.put(row, middle, right)
        page.after += 1
        traps.append("national heading")
    title = title or (draw(st.sampled_from(TITLES)) if draw(st.booleans()) else "")
    for line in (title, *lines):
        if line:
            page.merge(page.after, 0, page.after, max(1, width - 1), line)
    if page.after and draw(st.booleans()):
        page.after += 1
    return traps


def numbering(draw: DrawFn, page: Page, width: int) -> list[str]:
    """A row that numbers the columns, sometimes."""
    shape = draw(st.sampled_from(("", "", "({})", "{}")))
    if not shape:
        return []
    page.line([int(shape.format(n)) if shape == "{}" else shape.format(n) for n in range(1, width + 1)])
    return ["numbering row"]


def closing(draw: DrawFn, page: Page, width: int, day: date) -> list[str]:
    """Everything below the table, sometimes."""
    if not draw(st.booleans()):
        return []
    last = max(2, width - 2)
    if draw(st.booleans()):
        page.put(page.after, 0, draw(st.sampled_from(REMARKS)))
    page.after += 1
    row = page.after
    page.put(row, last, f"Hải Dương, ngày {day.day:02} tháng {day.month} năm {day.year}")
    page.put(row + 1, 1, draw(st.sampled_from(("Người lập biểu", "NGƯỜI LẬP BIỂU", "Nơi nhận:"))))
    page.put(row + 1, last, draw(st.sampled_from(("GIÁM ĐỐC", "KT. GIÁM ĐỐC", "TM. ỦY BAN NHÂN DÂN"))))
    page.put(row + 2, 1, draw(st.sampled_from(("(Ký, họ tên)", "- Như trên;", "- Lưu: VT, CĐS."))))
    return ["signatures"]
