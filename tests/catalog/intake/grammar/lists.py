"""Lists: one figure a row; the indicators of the province or of one district."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.catalog.intake.grammar.days import day_columns, report_day
from tests.catalog.intake.grammar.figures import (
    Style,
    Written,
    count_style,
    percent_style,
    plausible,
)
from tests.catalog.intake.grammar.paper import closing, heading, numbering, where_the_day_is_said
from tests.catalog.intake.grammar.rows import Table
from tests.catalog.intake.grammar.truth import OfficeFile, Page, decomposed, office_file
from tests.catalog.intake.grammar.wording import (
    ACTIVATED,
    ALIKE,
    COLLECTED,
    COUNTS,
    DISTRICTS,
    LEVEL1,
    LEVEL2,
    OF_UNITS,
    PERCENTS,
    RATE,
    STRANGERS,
    TYPOS,
    UNITS,
    indicator_label,
)
from tests.catalog.intake.grammar.writing import workbook_of

PLANS = ("Kế hoạch năm 2023", "Chỉ tiêu năm 2023", "KH năm", "Chỉ tiêu giao")
RESULTS = ("Kết quả", "Kết quả thực hiện", "Thực hiện", "Số liệu", "Giá trị")


def record_page(draw: DrawFn, name: str = "Số liệu", *, merged: bool = False) -> tuple[Page, list[str]]:
    """One figure a row, each with its unit and its day."""
    page = Page(name)
    table = Table(draw, page)
    shape, write_day, days = day_columns(draw)
    percents = draw(st.sampled_from((True, True, False)))
    chosen = [one for one in OF_UNITS if (one in PERCENTS) == percents]
    style = percent_style(draw) if percents else count_style(draw, ACTIVATED)
    with_unit = style.needs_unit or draw(st.booleans())
    header = [
        "TT",
        "Đơn vị",
        "Chỉ tiêu",
        *(["ĐVT"] if with_unit else []),
        draw(st.sampled_from(("Ngày", "Kỳ số liệu", "Thời điểm"))),
    ]
    header += [draw(st.sampled_from(RESULTS)), "Ghi chú"]
    lines = ["Năm 2023"] if shape == "tháng m" else []
    table.traps += [f"days: {shape}", *heading(draw, page, len(header), days[0], lines)]
    page.line(header)
    table.traps += numbering(draw, page, len(header))
    spelling = draw(st.integers(0, 3))
    labels = {one: indicator_label(draw, one) for one in chosen}
    if draw(st.integers(0, 5)) == 5:
        labels[chosen[0]] = draw(st.sampled_from(TYPOS[chosen[0]]))
        table.traps.append("indicator with a typo")
    count = draw(st.integers(2, 9))
    seen: set[tuple[str, str, date]] = set()
    together = merged and draw(st.integers(0, 4)) == 4  # a unit's rows under one merged name
    again = draw(st.integers(0, 7)) == 7
    unit_id = ""
    first = page.after
    for number in range(count):
        indicator_id = draw(st.sampled_from(chosen))
        unit_id = unit_id if together and number % 3 else draw(st.sampled_from(DISTRICTS))
        # a witness is a day that can be read one way only
        day = days[-1] if number == 0 and "witness" in shape else draw(st.sampled_from(days))
        if (indicator_id, unit_id, day) in seen:
            continue
        seen.add((indicator_id, unit_id, day))
        if again and number == 3 and not together:
            page.line(header)
            table.traps.append("header again")
        _record(
            table,
            number + 1,
            unit_id,
            UNITS[unit_id][spelling],
            indicator_id,
            labels[indicator_id],
            write_day(day),
            day,
            style,
            with_unit,
        )
    if together:
        _merge_units(page, first)
        table.traps.append("units merged over their rows")
    elif draw(st.integers(0, 5)) == 5:
        _twice(table, len(header) - 2, style)
    if draw(st.integers(0, 6)) == 6:
        row = page.line(
            [
                count + 1,
                draw(st.sampled_from(STRANGERS)),
                labels[chosen[0]],
                *([style.unit] if with_unit else []),
                write_day(days[0]),
            ]
        )
        page.put(row, len(header) - 2, style.write(plausible(draw, chosen[0], "nam_sach")).cell)
        page.put(row, 2, labels[chosen[0]], chosen[0])
        table.traps.append("unit not of the plan")
    table.traps += [style.name, *closing(draw, page, len(header), days[0])]
    return page, table.traps


def _record(
    table: Table,
    number: int,
    unit_id: str,
    unit: str,
    indicator_id: str,
    label: str,
    day_cell: Any,
    day: date,
    style: Style,
    with_unit: bool,
) -> None:
    row = table.page.line([number, unit, label, *([style.unit] if with_unit else []), day_cell])
    table.page.put(row, 1, unit, unit_id)
    table.page.put(row, 2, label, indicator_id)
    at = 4 if with_unit else 3
    table.page.put(row, at, day_cell, day)
    table.figure(row, at + 1, indicator_id, unit_id, day, style)


def _merge_units(page: Page, first: int) -> None:
    """One merged name over the rows of one unit that follow each other."""
    top = first
    for row in range(first + 1, page.after + 1):
        if page.cells.get((row, 1)) != page.cells.get((top, 1)):
            if row - top > 1:
                page.merged.append((top, 1, row - 1, 1))
                for below in range(top + 1, row):
                    del page.cells[below, 1]
            top = row


def _twice(table: Table, column: int, style: Style) -> None:
    """The last row again: as it was, or corrected; then the second is meant, and somebody has to say so."""
    page = table.page
    row = page.after - 1
    first = next((one for one in page.stated if one.places[0] == page.place(row, column)), None)
    if first is None:
        return
    again = page.line([page.cells.get((row, at)) for at in range(column + 1)])
    page.put(again, 0, again)
    for at in range(column):
        page.put(again, at, None, page.means.get((row, at)))
    corrected = style.write(
        float(round(first.value * 1.01, -1)) if first.value > 1000 else round(first.value * 0.98, 1)
    )
    if table.draw(st.booleans()) or corrected.value == first.value or corrected.value is None:
        page.state(again, column, *first.key, first.value, first.precision)
        table.traps.append("row twice")
        return
    page.stated.remove(first)
    table.write(again, column, *first.key, corrected)
    table.traps.append("row twice, corrected")


@st.composite
def records(draw: DrawFn) -> OfficeFile:
    """One figure a row."""
    page, traps = record_page(draw, merged=True)
    if draw(st.integers(0, 7)) == 7:
        decomposed(page)
        traps.append("marks apart")
    return office_file("records", [page], workbook_of([page]), name="so-lieu.xlsx", traps=traps)


@st.composite
def indicator_list(draw: DrawFn) -> OfficeFile:
    """TT, Chỉ tiêu, ĐVT, Kế hoạch năm, Thực hiện tháng, Lũy kế, So với cùng kỳ, Tỷ lệ % KH, Ghi chú."""
    said = where_the_day_is_said(draw, draw(report_day(late=draw(st.integers(0, 5)) == 5)))
    page = Page(said.sheet)
    table = Table(draw, page, [said.trap] if said.trap else [])
    unit_id = draw(st.sampled_from(("", "", "", "", "nam_sach", "kinh_mon", "tu_ky")))
    lines = [said.line]
    if unit_id:
        lines.insert(0, f"Đơn vị báo cáo: {UNITS[unit_id][3]}")
        table.traps.append("unit above the table only")
    flow = draw(st.integers(0, 4)) == 4  # counts as what was added in the month, with the level beside it
    pool = [
        one
        for one in ((COLLECTED, ACTIVATED, LEVEL1, LEVEL2) if flow else (*PERCENTS, *COUNTS))
        if not unit_id or one in OF_UNITS
    ]
    chosen = draw(st.permutations(pool))[: draw(st.integers(1 if flow else 2, min(5, len(pool))))]
    result = (
        "Thực hiện trong tháng"
        if flow
        else draw(st.sampled_from(("Thực hiện", "Kết quả thực hiện", "Kết quả", "Thực hiện")))
    )
    named = said.named(result)
    total = said.named("Lũy kế") if flow else "Lũy kế từ đầu năm"
    columns = ["TT", draw(st.sampled_from(("Chỉ tiêu", "Nội dung", "Tên chỉ tiêu"))), "ĐVT"]
    columns += (
        [draw(st.sampled_from(PLANS if columns[1] == "Chỉ tiêu" else (*PLANS, "Chỉ tiêu", "Mục tiêu")))]
        if draw(st.booleans())
        else []
    )
    columns += ["Cùng kỳ năm 2022"] if draw(st.integers(0, 5)) == 5 else []
    columns += [named]
    columns += [total] if flow or draw(st.integers(0, 2)) == 2 else []
    columns += (
        [
            draw(
                st.sampled_from(
                    ("So với cùng kỳ (%)", "Tăng, giảm so với tháng trước", "So với cùng kỳ năm 2022")
                )
            )
        ]
        if draw(st.booleans())
        else []
    )
    columns += (
        [draw(st.sampled_from(("Tỷ lệ % KH", "% thực hiện so với KH", "Tỷ lệ hoàn thành (%)")))]
        if draw(st.booleans())
        else []
    )
    columns += ["Ghi chú"] if draw(st.booleans()) else []
    table.traps += heading(draw, page, len(columns), said.day, lines)
    page.line(columns)
    table.traps += numbering(draw, page, len(columns))
    share = percent_style(draw)
    for number, indicator_id in enumerate(chosen, 1):
        if number == 2 and draw(st.integers(0, 3)) == 3:
            page.line(["I", "CẢI CÁCH HÀNH CHÍNH"])
            table.traps.append("section rows")
        style = share if indicator_id in PERCENTS else count_style(draw, indicator_id)
        _listed(table, number, indicator_id, unit_id, said.day, style, columns, named, total if flow else "")
    table.traps += ["flow beside level"] if flow else [style.name]
    if not flow and draw(st.integers(0, 3)) == 3:
        _beside_a_percent(table, columns.index(named))
    if not flow and not unit_id and RATE not in chosen and draw(st.integers(0, 5)) == 5:
        row = page.line([len(chosen) + 1, None, "%"])
        page.put(row, 1, "TTHC có nghĩa vụ tài chính cung cấp trên Cổng DVCQG", RATE)
        table.write(row, columns.index(named), RATE, "", said.day, Written("89,97%", 89.97))
        table.traps.append("a share called like its count")
    table.traps += closing(draw, page, len(columns), said.day)
    return office_file(
        "indicator list", [page], workbook_of([page]), name="bieu-tong-hop.xlsx", traps=table.traps
    )


def _listed(
    table: Table,
    number: int,
    indicator_id: str,
    unit_id: str,
    day: date,
    style: Style,
    columns: list[str],
    named: str,
    level: str,
) -> None:
    """One row of the list; what stands beside the result states nothing."""
    draw, page = table.draw, table.page
    label = indicator_label(draw, indicator_id)
    if (
        draw(st.integers(0, 11)) == 11
        and indicator_id in ALIKE
        and "label that two indicators share" not in table.traps
    ):
        label = draw(st.sampled_from(ALIKE[indicator_id]))
        table.traps.append("label that two indicators share")
    row = page.line([number, None, style.unit])
    page.put(row, 1, label, indicator_id)
    value = plausible(draw, indicator_id, unit_id)
    for column, name in enumerate(columns[3:], 3):
        if name == (level or named):
            table.figure(row, column, indicator_id, unit_id, day, style, value)
        elif name == named:  # the month's flow, beside the level
            page.put(row, column, style.write(float(round(value / 40, -1))).cell)
        elif name.startswith("Cùng kỳ"):
            last_year = float(round(value * 0.8)) if indicator_id in COUNTS else round(value * 0.8, 2)
            page.put(row, column, style.write(last_year).cell)
        elif name.startswith(("Kế hoạch", "Chỉ tiêu", "KH", "Mục tiêu")):
            page.put(
                row,
                column,
                style.write(
                    float(round(value * 1.1)) if indicator_id in COUNTS else min(100.0, round(value) + 5.0)
                ).cell,
            )
        elif name.startswith("Lũy kế"):
            page.put(
                row,
                column,
                style.write(
                    float(round(value * 0.97)) if indicator_id in COUNTS else round(value * 0.97, 2)
                ).cell,
            )
        elif name.startswith(("So với", "Tăng")):
            page.put(row, column, draw(st.sampled_from((1.2, 104.5, "+2,1", "tăng 1,5%", -0.4))))
        elif name != "Ghi chú":
            page.put(row, column, draw(st.sampled_from((92.5, "92,5%", 101.3))))
        elif draw(st.integers(0, 2)) == 2:
            page.put(row, column, draw(st.sampled_from(("Số liệu sơ bộ", "Công an tỉnh cung cấp", "đạt"))))


def _beside_a_percent(table: Table, column: int) -> None:
    """A row that counts, or scores, what another row gives as a share: no figure of the share."""
    label, unit, cells = table.draw(
        st.sampled_from(
            (
                ("Số hồ sơ nộp trực tuyến", "hồ sơ", ("12.345", 45, 12345)),
                ("hồ sơ trực tuyến", "hồ sơ", (45, "64", 12345)),
                ("thanh toán trực tuyến", "giao dịch", (37, "1.245")),
                ("Tỷ lệ hồ sơ nộp trực tuyến", "điểm", (1.8, "2,5", 8)),
            )
        )
    )
    table.page.line([99, label, unit])
    table.page.put(table.page.after - 1, column, table.draw(st.sampled_from(cells)))
    table.traps.append(f"ĐVT {unit} beside a percent indicator")
