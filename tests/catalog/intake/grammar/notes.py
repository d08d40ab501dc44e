"""A weekly note, and a scoring sheet, whose points are no figures."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.catalog.intake.grammar.days import report_day
from tests.catalog.intake.grammar.figures import (
    Written,
    comma,
    count_style,
    percent_style,
    plausible,
)
from tests.catalog.intake.grammar.paper import closing, heading, where_the_day_is_said
from tests.catalog.intake.grammar.rows import Table
from tests.catalog.intake.grammar.truth import OfficeFile, Page, office_file
from tests.catalog.intake.grammar.wording import (
    ACTIVATED,
    COLLECTED,
    DISTRICTS,
    ESSENTIAL,
    INDICATORS,
    ONLINE,
    PAID,
    PERCENTS,
    RATE,
    UNITS,
    indicator_label,
)
from tests.catalog.intake.grammar.writing import workbook_of


@st.composite
def weekly_note(draw: DrawFn) -> OfficeFile:
    """Result, change since last week, rank: of the province, week by week."""
    said = where_the_day_is_said(
        draw, draw(st.sampled_from((date(2023, 4, 25), date(2023, 5, 5), date(2023, 5, 9))))
    )
    page = Page(said.sheet)
    table = Table(draw, page, [said.trap] if said.trap else [])
    chosen = draw(st.permutations((ONLINE, PAID, ESSENTIAL, COLLECTED, ACTIVATED)))[: draw(st.integers(2, 4))]
    change = draw(
        st.sampled_from(("Tăng/giảm so với tuần trước", "So với tuần trước", "Tăng, giảm", "Thay đổi (+/-)"))
    )
    columns = [
        "TT",
        "Chỉ tiêu",
        "ĐVT",
        said.named(draw(st.sampled_from(("Kết quả", "Kết quả trong tuần", "Kết quả thực hiện")))),
    ]
    last_week = draw(st.integers(0, 2)) == 2
    columns = [
        *columns[:3],
        *(["Kết quả tuần trước"] if last_week else []),
        columns[3],
        change,
        *(["Xếp hạng"] if draw(st.booleans()) else []),
    ]
    result = columns.index(change) - 1
    table.traps += heading(draw, page, len(columns), said.day, [said.line], "THÔNG TIN TUẦN 18")
    page.line(columns)
    table.traps += ["last week beside this week"] if last_week else []
    share = percent_style(draw)
    change_shape = draw(st.sampled_from(("+{}", "tăng {}%", "{}", "tăng {}", "↑ {}")))
    for number, indicator_id in enumerate(chosen, 1):
        style = share if indicator_id in PERCENTS else count_style(draw, indicator_id)
        row = page.line([number, None, style.unit])
        page.put(row, 1, indicator_label(draw, indicator_id), indicator_id)
        value = plausible(draw, indicator_id, "")
        if last_week:  # its day stands nowhere: it states nothing by itself
            page.put(
                row,
                3,
                style.write(
                    round(value * 0.99, 2) if indicator_id in PERCENTS else float(round(value * 0.99, -1))
                ).cell,
            )
        if indicator_id in PERCENTS and draw(st.integers(0, 9)) == 9:
            table.write(
                row, result, indicator_id, "", said.day, Written(f"{comma(value)}% (tăng 1,2%)", value)
            )
            table.traps.append("result and change in one cell")
        else:
            table.figure(row, result, indicator_id, "", said.day, style, value)
        added = (
            comma(draw(st.integers(1, 30)) / 10, 1)
            if indicator_id in PERCENTS
            else str(draw(st.integers(1000, 9000)))
        )
        page.put(
            row,
            result + 1,
            float(added.replace(",", ".")) if change_shape == "{}" else change_shape.format(added),
        )
        if len(columns) > result + 2:
            page.put(row, result + 2, draw(st.sampled_from((10, "10/63", "12"))))
    table.traps += [f"change as {change_shape}", *closing(draw, page, len(columns), said.day)]
    return office_file(
        "weekly note", [page], workbook_of([page]), name="thong-tin-tuan.xlsx", traps=table.traps
    )


@st.composite
def scoring_sheet(draw: DrawFn) -> OfficeFile:
    """Decision 766: points and ranks are no figures; one share perhaps, as "a = …; b = …; Tỷ lệ = a/b"."""
    day = draw(report_day())
    page = Page(draw(st.sampled_from(("Chấm điểm 766", "Sheet1"))))
    table = Table(draw, page)
    shape = draw(st.sampled_from(("units, groups", "units, plain", "units, plain", "criteria")))
    line = draw(
        st.sampled_from(
            (f"(Số liệu đến ngày {day.day}/{day.month}/{day.year})", f"Tháng {day.month} năm {day.year}")
        )
    )
    if line.startswith("Tháng"):
        day = date(2023, day.month, {1: 31, 2: 28, 3: 31, 4: 30, 5: 31}[day.month])
    title = draw(
        st.sampled_from(
            (
                "KẾT QUẢ CHẤM ĐIỂM BỘ CHỈ SỐ THEO QUYẾT ĐỊNH 766/QĐ-TTg",
                "BẢNG ĐIỂM PHỤC VỤ NGƯỜI DÂN, DOANH NGHIỆP",
            )
        )
    )
    table.traps += [
        shape,
        *heading(
            draw, page, 7, day, [line, *(["Đơn vị tính: điểm"] if shape == "units, plain" else [])], title
        ),
    ]
    if shape == "criteria":
        _criteria(table, day)
    else:
        _scored_units(table, shape, day)
    table.traps += closing(draw, page, 7, day)
    return office_file(
        "scoring sheet", [page], workbook_of([page]), name="cham-diem-766.xlsx", traps=table.traps
    )


def _scored_units(table: Table, shape: str, day: date) -> None:
    """A row for each district: points by criterion, a sum, a rank."""
    draw, page = table.draw, table.page
    criteria = draw(
        st.permutations(
            (
                "Thanh toán trực tuyến",
                "Hồ sơ trực tuyến",
                "Công khai, minh bạch",
                "Tiến độ giải quyết",
                "Số hóa hồ sơ",
            )
        )
    )[:3]
    share = PAID if "Thanh toán trực tuyến" in criteria and draw(st.booleans()) else ""
    if shape == "units, groups":
        page.line(["TT", "Đơn vị"])
        for number, name in enumerate(criteria):
            page.merge(page.after - 1, 2 + 2 * number, page.after - 1, 3 + 2 * number, name)
        page.line([None, None, *("Điểm tối đa", "Điểm đạt") * 3])
        for at, name in ((0, "TT"), (1, "Đơn vị")):
            page.merge(page.after - 2, at, page.after - 1, at, name)
        width = 8
    else:
        mark = draw(st.sampled_from(("", " (10 điểm)", " (điểm)")))
        page.line(["TT", "Đơn vị", *(name + mark for name in criteria)])
        width = 5
    top = page.after - (2 if shape == "units, groups" else 1)
    names = [
        "Tổng điểm",
        "Xếp hạng",
        *(["Tỷ lệ TTHC có giao dịch thanh toán trực tuyến (%)"] if share else []),
    ]
    for at, name in enumerate(names, width):
        page.merge(top, at, page.after - 1, at, name)
    for number, unit_id in enumerate(DISTRICTS[: draw(st.integers(3, 12))], 1):
        row = page.line([number])
        page.put(row, 1, UNITS[unit_id][0], unit_id)
        points = [draw(st.integers(40, 98)) / 10 for _ in criteria]
        cells: list[Any] = (
            [one for point in points for one in (10, point)] if shape == "units, groups" else list(points)
        )
        for at, cell in enumerate([*cells, round(sum(points), 1), number], 2):
            page.put(row, at, cell)
        if share:
            table.write(row, width + 2, share, unit_id, day, formula_of_a_share(draw))
    table.traps += ["share as a = …; b = …"] if share else []


def formula_of_a_share(draw: DrawFn) -> Written:
    """ "a = 120; b = 429; Tỷ lệ = a/b"."""
    whole = draw(st.integers(150, 429))
    part = draw(st.integers(20, whole // 2))
    value = part / whole * 100
    ways = ("a = {a}; b = {b}; Tỷ lệ = a/b", "a={a}; b={b}; Tỷ lệ=a/b={c}%", "{a}/{b}")
    return Written(draw(st.sampled_from(ways)).format(a=part, b=whole, c=comma(value)), value)


def _criteria(table: Table, day: date) -> None:
    """A row for each criterion of the whole place."""
    draw, page = table.draw, table.page
    with_share = draw(st.booleans())
    page.line(["TT", "Chỉ số", "Điểm tối đa", "Điểm đạt", *(["Cách tính"] if with_share else []), "Xếp hạng"])
    for number, indicator_id in enumerate(draw(st.permutations((ONLINE, PAID, RATE)))[:2], 1):
        row = page.line([number, None, 10, draw(st.integers(40, 98)) / 10])
        page.put(row, 1, INDICATORS[indicator_id][0], indicator_id)
        if with_share:
            a, b = {ONLINE: (8250, 10000), PAID: (88, 429), RATE: (386, 429)}[indicator_id]
            table.write(row, 4, indicator_id, "", day, Written(f"a = {a}; b = {b}; Tỷ lệ = a/b", a / b * 100))
        page.put(row, 5 if with_share else 4, draw(st.integers(1, 63)))
    page.line([None, "Tổng cộng", 20, 15.5])
    table.traps += ["share as a = …; b = …"] if with_share else []
