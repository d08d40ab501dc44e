"""A folder of files as offices really send them, and a few that nobody should: what each is called, what it holds, what must be said of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any

from planner.catalog.intake.code_pages import to_tcvn3, to_vni
from tests.catalog.intake.making import FILLED, HEADER, as_cp1258, old_workbook, ole_file, open_document, repacked, two_cells_far_apart, workbook

ROWS = [HEADER, (1, "Huyện Nam Sách", "Tỷ lệ hồ sơ nộp trực tuyến", "tháng 3.2023", "20,07%"), (2, "Thị xã Kinh Môn", "Đã kích hoạt", "Quý I/2023", 1946.0)]
TEXT = "\r\n".join(";".join(str(cell) for cell in row) for row in ROWS)
ONLINE, PAID, PROVIDED = "Tỷ lệ hồ sơ nộp trực tuyến", "Tỷ lệ TTHC có giao dịch thanh toán trực tuyến", "DVC trực tuyến được cung cấp"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">{}]><worksheet>'
    '<sheetData><row><c t="str"><v>&z;</v></c></row></sheetData></worksheet>'
)
LEVELS = "".join(f'<!ENTITY {chr(code)} "{f"&{chr(code - 1)};" * 10}">' for code in range(ord("c"), ord("z") + 1))
READ, REFUSED = 0, 2
KNOWN = "“Đã kích hoạt” là chỉ tiêu nào?"  # every letter as it was written


def billion_laughs() -> bytes:
    """Entities that unfold without end."""
    laughs = LAUGHS.format(LEVELS).encode()
    return repacked(workbook((FILLED, ROWS)), lambda name, old: laughs if name.endswith("sheet1.xml") else old)


def zip_bomb() -> bytes:
    """Half a megabyte that unpacks to sixty."""
    row = b"<row>" + b"<c><v>1</v></c>" * 1000 + b"</row>"
    cells = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>' + row * 4000 + b"</sheetData></worksheet>"
    return repacked(workbook((FILLED, ROWS)), lambda name, old: cells if name.endswith("sheet1.xml") else old)


def sheet(*rows: Sequence[Any], header: Sequence[Any] = HEADER, **more: Any) -> bytes:
    """A workbook of one sheet."""
    return workbook((FILLED, [header, *rows]), **more)


def one(cell: Any, indicator: str = ONLINE, when: Any = "31/3/2023", unit: str = "Chí Linh") -> bytes:
    """A workbook of one figure."""
    return sheet((1, unit, indicator, when, cell))


def _hidden(book: Any, page: Any) -> None:
    book.add_worksheet("Ẩn").hide()
    for column, cell in enumerate(HEADER):
        book.worksheets()[-1].write(0, column, cell)
    for column, cell in enumerate((1, "Nam Sách", ONLINE, "31/3/2023", 33)):
        book.worksheets()[-1].write(1, column, cell)


def _two_sheets() -> bytes:
    return workbook(("Tháng 3", [HEADER, (1, "Chí Linh", ONLINE, "31/3/2023", 33.5)]), ("Tháng 4", [HEADER, (1, "Chí Linh", ONLINE, "30/4/2023", 35.5)]))


def _titled() -> bytes:
    rows = [
        ("UBND TỈNH", None, None, None, None),
        ("BÁO CÁO", None, None, None, None),
        HEADER,
        (1, 2, 3, 4, 5),
        (1, "Chí Linh", ONLINE, "31/3/2023", 33.5),
        (None, "Tổng cộng", None, None, 33.5),
    ]
    return workbook((FILLED, rows), change=lambda book, page: page.merge_range(0, 0, 0, 4, "UBND TỈNH"))


def _merged() -> bytes:
    rows = [HEADER, (1, "Chí Linh", ONLINE, "31/3/2023", 33.5), (2, None, ONLINE, "30/4/2023", 35.5)]
    return workbook((FILLED, rows), change=lambda book, page: page.merge_range(1, 1, 2, 1, "Chí Linh"))


def _formula() -> bytes:
    return sheet((1, "Chí Linh", ONLINE, "31/3/2023", None), change=lambda book, page: page.write_formula(1, 4, "=1000+946", None, ""))


# name: content, exit code of a dry run, what must be said
FILES: dict[str, tuple[bytes, int, str]] = {
    "01-utf-8.csv": (TEXT.encode(), READ, KNOWN),
    "02-utf-8-dau.csv": (TEXT.encode("utf-8-sig"), READ, KNOWN),
    "03-to-hop.csv": (unicodedata.normalize("NFD", TEXT).encode(), READ, KNOWN),
    "04-utf-16.csv": (TEXT.encode("utf-16"), READ, KNOWN),
    "05-utf-16-khong-dau.csv": (TEXT.encode("utf-16-le"), READ, KNOWN),
    "06-cp1258.csv": (as_cp1258(TEXT), READ, "cp1258"),
    "07-tcvn3.csv": (to_tcvn3(TEXT), READ, "tcvn3"),
    "08-vni.csv": (to_vni(TEXT), READ, "vni"),
    "09-moi.xlsx": (workbook((FILLED, ROWS)), READ, KNOWN),
    "10-cu.xls": (old_workbook(ROWS), READ, KNOWN),
    "11-mo.ods": (open_document(ROWS), READ, KNOWN),
    "12-sai-duoi.csv": (workbook((FILLED, ROWS)), READ, "nhưng nội dung là xlsx"),
    "13-nhieu-trang.xlsx": (_two_sheets(), READ, "Sẽ lấy 2 số liệu"),
    "14-trang-an.xlsx": (sheet((1, "Chí Linh", ONLINE, "31/3/2023", 33.5), change=_hidden), READ, "Trang tính ẩn “Ẩn” có số liệu"),
    "15-tieu-de-tong.xlsx": (_titled(), READ, "Dòng tổng “Tổng cộng” ghi 33,5"),
    "16-o-gop.xlsx": (_merged(), READ, "Sẽ lấy 2 số liệu"),
    "17-cong-thuc.xlsx": (_formula(), REFUSED, "Mở tệp bằng Excel, lưu lại"),
    "18-ham-nghin.xlsx": (one("1.946", PROVIDED), READ, "1.946"),
    "19-dau-phay.xlsx": (one("1,946", PROVIDED), READ, "“1,946” là số nào?"),
    "20-tang.xlsx": (one("tăng 12,07%", PAID, "30/4/2023", "Toàn tỉnh"), READ, "theo điểm phần trăm hay theo tỷ lệ"),
    "21-phan-cua-1.xlsx": (sheet((1, "Chí Linh", ONLINE, "31/3/2023", 0.81), (2, "Nam Sách", ONLINE, "31/3/2023", 0.79)), READ, "phần của 1 hay là phần trăm"),
    "22-quy.xlsx": (one(33.5, when="Quý I/2023"), READ, "31/3/2023"),
    "23-khoang.xlsx": (one(33.5, when="1.1-20.4.2023"), READ, "20/4/2023"),
    "24-so-ngay.xlsx": (one(33.5, when=45036), READ, "20/4/2023"),
    "25-thang-nam.xlsx": (one(33.5, when=12.2022), READ, "31/12/2022"),
    "26-trung.xlsx": (sheet((1, "Chí Linh", ONLINE, "31/3/2023", 33.5), (2, "Chí Linh", ONLINE, "31/3/2023", 34.5)), READ, "Hai số liệu cho"),
    "27-qua-100.xlsx": (one("101%"), READ, "vượt quá 100%"),
    "28-chu-l.xlsx": (one("27,l%"), REFUSED, "“27,l%” không phải một số"),
    "29-thang-13.xlsx": (one(33.5, when="31.13.2023"), REFUSED, "không có tháng này"),
    "30-ngoai-khoang.xlsx": (one("39%", PAID, "30/4/2023", "Toàn tỉnh"), READ, "nằm ngoài khoảng 95%"),
    "31-lay-ten-la.xlsx": (one(33.5, unit="Huyện Lạ"), READ, "“Huyện Lạ” là đơn vị nào?"),
    "32-ma-doc.xlsx": (one(33.5, unit="=cmd|'/c calc'!A1"), READ, "là đơn vị nào?"),
    "33-hai-o-xa.xlsx": (two_cells_far_apart(), REFUSED, "Chép riêng các ô có số liệu"),
    "34-bom.xlsx": (zip_bomb(), REFUSED, "Tệp nén chứa quá nhiều"),
    "35-mat-khau.xlsx": (ole_file("EncryptedPackage", b"secret"), REFUSED, "Bỏ mật khẩu rồi gửi lại"),
    "36-cuoi.xlsx": (billion_laughs(), REFUSED, "36-cuoi.xlsx"),
    "37-van-ban.xlsx": (b"%PDF-1.7 ...", REFUSED, "Đây là tệp PDF"),
    "38-trong.xlsx": (b"", REFUSED, "38-trong.xlsx"),
    "39-cut.xlsx": (workbook((FILLED, ROWS))[:2000], REFUSED, "39-cut.xlsx"),
}
