"""Tables with units down and indicators across, or the other way round."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.catalog.intake.grammar.days import report_day
from tests.catalog.intake.grammar.figures import (
    Style,
    style_for,
)
from tests.catalog.intake.grammar.paper import Said, closing, heading, numbering, where_the_day_is_said
from tests.catalog.intake.grammar.rows import Line, Table, row_values, unit_lines
from tests.catalog.intake.grammar.truth import OfficeFile, Page, decomposed, office_file
from tests.catalog.intake.grammar.wording import (
    COUNTS,
    OF_UNITS,
    PERCENTS,
    indicator_label,
)
from tests.catalog.intake.grammar.writing import workbook_of

PARTS = {
    "alone": ("result",),
    "plan beside result": ("plan", "result"),
    "plan, result, rate": ("plan", "result", "rate"),
    "counts beside share": ("whole", "part", "result"),
    "number beside share": ("result", "rate"),
    "change beside result": ("result", "change"),
}
CALLED = {
    "plan": ("Kế hoạch", "Chỉ tiêu giao", "KH giao"),
    "rate": ("Tỷ lệ % KH", "% so với KH", "Đạt (%)"),
    "whole": ("Tổng số hồ sơ", "Tổng số"),
    "part": ("Số hồ sơ trực tuyến", "Trong đó: trực tuyến"),
    "change": ("Tăng, giảm so với tháng trước", "So với cùng kỳ", "Tăng/giảm"),
    "result": ("Thực hiện", "Kết quả", "Thực hiện", "Đạt được"),
}


@st.composite
def unit_matrix(draw: DrawFn) -> OfficeFile:
    """Units down, indicators across, one to three rows of header."""
    said = where_the_day_is_said(draw, draw(report_day(late=draw(st.integers(0, 5)) == 5)))
    page, traps = matrix_page(draw, said)
    if draw(st.integers(0, 7)) == 7:
        decomposed(page)
        traps.append("marks apart")
    return office_file("unit matrix", [page], workbook_of([page]), name="bieu-don-vi.xlsx", traps=traps)


def matrix_page(draw: DrawFn, said: Said, *, plain: bool = False) -> tuple[Page, list[str]]:
    """One sheet with units down and indicators across."""
    page = Page(said.sheet)
    table = Table(draw, page, [said.trap] if said.trap else [])
    chosen = draw(st.permutations(OF_UNITS))[: draw(st.integers(1, 3))]
    lines, traps = unit_lines(draw, plain_list=plain)
    parts = {one: _parts(draw, one) for one in chosen}
    grouped = any(len(of) > 1 for of in parts.values())
    styles = {one: style_for(draw, one) for one in chosen}
    phrase = {style.unit for style in styles.values()}
    above = len(phrase) == 1 and draw(st.booleans())  # ĐVT once, above the table
    width = 2 + sum(map(len, parts.values()))
    table.traps += traps + [style.name for style in styles.values()]
    table.traps += heading(
        draw, page, width, said.day, [said.line, *([f"Đơn vị tính: {next(iter(phrase))}"] if above else [])]
    )
    super_title = draw(st.booleans())
    if super_title:  # a title over all columns of figures
        page.merge(page.after, 2, page.after, width - 1, said.named("Kết quả thực hiện"))
        table.traps.append("title over the columns")
    first = page.after - (1 if super_title else 0)
    labels = {one: indicator_label(draw, one) for one in chosen}
    _matrix_header(
        table, labels, parts, styles, said, grouped, unit_in_header=not above, day_in_title=super_title
    )
    for at, name in ((0, "TT"), (1, draw(st.sampled_from(("Đơn vị", "Tên đơn vị", "Địa phương"))))):
        page.merge(first, at, page.after - 1, at, name)
    table.traps += numbering(draw, page, width)
    _matrix_rows(table, lines, chosen, parts, styles, said.day)
    table.traps += closing(draw, page, width, said.day)
    return page, table.traps


def _parts(draw: DrawFn, indicator_id: str) -> tuple[str, ...]:
    """What stands under an indicator: its result alone, or with a plan, a rate, raw counts, a change."""
    usual = ("alone", "alone", "plan beside result", "plan, result, rate", "change beside result")
    return PARTS[
        draw(
            st.sampled_from(
                (*usual, "counts beside share")
                if indicator_id in PERCENTS
                else (*usual, "number beside share")
            )
        )
    ]


def _matrix_header(
    table: Table,
    labels: dict[str, str],
    parts: dict[str, tuple[str, ...]],
    styles: dict[str, Style],
    said: Said,
    grouped: bool,
    *,
    unit_in_header: bool,
    day_in_title: bool,
) -> None:
    """The indicators, and under them what each column is; a result says its unit, and perhaps its day."""
    draw, page = table.draw, table.page
    top = page.after
    third = unit_in_header and draw(st.booleans())  # units of measure in a row of their own
    bottom = top + (1 if grouped else 0)
    column = 2
    for indicator_id, label in labels.items():
        own, style = parts[indicator_id], styles[indicator_id]
        unit = "" if third or not unit_in_header else f" ({style.unit})"
        for at, part in enumerate(own, column):
            name = draw(st.sampled_from(CALLED[part]))
            if indicator_id in COUNTS and part == "result" and "rate" in own and "plan" not in own:
                name = "Số lượng"
            if part == "result":
                name = (name if day_in_title else said.named(name)) + unit
            elif part == "rate" and "plan" not in own:
                name = "Tỷ lệ (%)"
            if len(own) > 1:
                page.put(bottom, at, name)
            if third:
                page.put(
                    bottom + 1,
                    at,
                    style.unit
                    if part in ("result", "plan")
                    else "%"
                    if part in ("rate", "change")
                    else "hồ sơ",
                )
        if len(own) > 1:
            page.merge(top, column, top, column + len(own) - 1, label)
        else:
            page.merge(
                top, column, bottom, column, label + unit if day_in_title else _dated(label, said) + unit
            )
        column += len(own)
    if third:
        table.traps.append("units of measure in a row of their own")
    table.traps += ["two rows of header"] if grouped else []
    page.after = bottom + (2 if third else 1)


def _dated(label: str, said: Said) -> str:
    """A header of one row: "Tỷ lệ hồ sơ nộp trực tuyến đến 20/4"."""
    return (
        said.header.format(label)
        if "{}" in said.header
        else f"{label}, {said.header.lower()}"
        if said.header
        else label
    )


def _matrix_rows(
    table: Table,
    lines: list[Line],
    chosen: list[str],
    parts: dict[str, tuple[str, ...]],
    styles: dict[str, Style],
    day: date,
) -> None:
    page = table.page
    values = {one: row_values(table.draw, lines, one) for one in chosen}
    for number, line in enumerate(lines):
        row = page.line(
            ["II" if line.kind == "section" else number + 1 if line.kind in ("unit", "stranger") else None]
        )
        page.put(row, 1, line.label, line.means or None)
        column = 2
        for indicator_id in chosen:
            for at, part in enumerate(parts[indicator_id], column):
                value = values[indicator_id][number]
                if value is not None:
                    _matrix_cell(table, row, at, part, line, indicator_id, styles[indicator_id], value, day)
            column += len(parts[indicator_id])


def _matrix_cell(
    table: Table,
    row: int,
    column: int,
    part: str,
    line: Line,
    indicator_id: str,
    style: Style,
    value: float,
    day: date,
) -> None:
    draw, page = table.draw, table.page
    if part == "result" and line.unit_id is not None:
        table.figure(row, column, indicator_id, line.unit_id, day, style, value)
    elif part == "result":
        page.put(row, column, style.write(value).cell)
    elif part == "plan":
        page.put(row, column, style.write(float(round(value * 1.1)) if indicator_id in COUNTS else 80.0).cell)
    elif part == "rate":
        page.put(row, column, draw(st.integers(300, 1100)) / 10)
    elif part == "change":
        page.put(row, column, draw(st.integers(-40, 90)) / 10)
    else:
        page.put(row, column, draw(st.integers(20, 99)) if part == "part" else draw(st.integers(100, 9000)))


@st.composite
def units_across(draw: DrawFn) -> OfficeFile:
    """Transposed: indicators down, units across."""
    said = where_the_day_is_said(draw, draw(report_day()))
    if said.header or not said.line:
        said = replace(
            said,
            line=f"(Số liệu đến ngày {said.day.day}/{said.day.month}/{said.day.year})",
            header="",
            trap="",
        )
    page = Page(said.sheet)
    table = Table(draw, page)
    lines, traps = unit_lines(draw, most=6)
    lines = [line for line in lines if line.kind in ("unit", "total", "whole")]
    table.traps += heading(draw, page, 3 + len(lines), said.day, [said.line])
    head = page.line(["TT", "Chỉ tiêu", "ĐVT", *(line.label for line in lines)])
    for column, line in enumerate(lines, 3):
        page.put(head, column, line.label, line.means or None)
    table.traps += numbering(draw, page, 3 + len(lines))
    for number, indicator_id in enumerate(draw(st.permutations(OF_UNITS))[: draw(st.integers(1, 4))], 1):
        style = style_for(draw, indicator_id)
        row = page.line([number, None, style.unit])
        page.put(row, 1, indicator_label(draw, indicator_id), indicator_id)
        for column, (line, value) in enumerate(
            zip(lines, row_values(draw, lines, indicator_id), strict=True), 3
        ):
            if value is not None and line.unit_id is not None:
                table.figure(row, column, indicator_id, line.unit_id, said.day, style, value)
            elif value is not None:
                page.put(row, column, style.write(value).cell)
        table.traps.append(style.name)
    table.traps += [*traps, *closing(draw, page, 3 + len(lines), said.day)]
    return office_file(
        "units across", [page], workbook_of([page]), name="theo-dia-phuong.xlsx", traps=table.traps
    )
