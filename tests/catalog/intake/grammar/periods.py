"""Months across, quarters across with plan beside result."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.catalog.intake.grammar.days import MONTH_ENDS
from tests.catalog.intake.grammar.figures import (
    Style,
    count_style,
    percent_style,
    plausible,
    style_for,
)
from tests.catalog.intake.grammar.paper import closing, heading, numbering
from tests.catalog.intake.grammar.rows import Line, Table, row_values, unit_lines
from tests.catalog.intake.grammar.truth import OfficeFile, Page, office_file
from tests.catalog.intake.grammar.wording import (
    ACTIVATED,
    COLLECTED,
    COUNTS,
    OF_UNITS,
    ONLINE,
    PAID,
    PERCENTS,
    indicator_label,
)
from tests.catalog.intake.grammar.writing import workbook_of


def _months_down(draw: DrawFn) -> OfficeFile:
    """The months of the year down, the indicators of the province across."""
    page = Page("Sheet1")
    table = Table(draw, page)
    chosen = draw(st.permutations((ONLINE, PAID, COLLECTED, ACTIVATED)))[: draw(st.integers(1, 3))]
    styles = {one: style_for(draw, one) for one in chosen}
    name_month, with_year = draw(
        st.sampled_from((("Tháng {m}/2023", True), ("Tháng {m}", False), ("T{m}", False)))
    )
    table.traps += heading(draw, page, 2 + len(chosen), MONTH_ENDS[0], [] if with_year else ["Năm 2023"])
    labels = [f"{indicator_label(draw, one)} ({styles[one].unit})" for one in chosen]
    page.line(["TT", draw(st.sampled_from(("Tháng", "Kỳ báo cáo", "Thời điểm"))), *labels])
    table.traps += numbering(draw, page, 2 + len(chosen))
    top = {one: plausible(draw, one, "") for one in chosen}
    for number, day in enumerate(reversed(MONTH_ENDS)):
        row = page.line([number + 1])
        page.put(row, 1, name_month.format(m=day.month), day)
        for column, one in enumerate(chosen, 2):
            level = top[one] * (0.91 + 0.03 * number)
            value = float(round(level, -1)) if one in COUNTS else round(level, 2)
            table.figure(row, column, one, "", day, styles[one], value)
    table.traps += ["months down", *(style.name for style in styles.values())]
    table.traps += closing(draw, page, 2 + len(chosen), MONTH_ENDS[0])
    return office_file(
        "months across", [page], workbook_of([page]), name="theo-thang.xlsx", traps=table.traps
    )


@st.composite
def months_across(draw: DrawFn) -> OfficeFile:
    """Units or indicators down, the months of the year across; months that have not come stand empty."""
    if draw(st.integers(0, 4)) == 4:
        return _months_down(draw)
    page = Page("Sheet1")
    table = Table(draw, page)
    months = list(reversed(MONTH_ENDS))
    name_month, with_year = draw(
        st.sampled_from(
            (
                ("T{m}/{y}", True),
                ("Tháng {m}/{y}", True),
                ("Tháng {m}", False),
                ("T{m}", False),
                ("{m}/{y}", True),
            )
        )
    )
    by_unit = draw(st.booleans())
    plan = draw(st.booleans())
    last = draw(st.sampled_from(("", "Bình quân", "So với cùng kỳ", "Ghi chú")))
    shown = 4 + draw(st.integers(0, 2))
    first = 2 + (0 if by_unit else 1) + plan
    width = first + shown + bool(last)
    indicator_id = draw(st.sampled_from(OF_UNITS))
    title = f"{indicator_label(draw, indicator_id)}" if by_unit else ""
    style = style_for(draw, indicator_id)
    note = [f"Đơn vị tính: {style.unit}"] if by_unit else []
    above = not with_year and draw(st.booleans())
    table.traps += heading(
        draw, page, width, months[-1], [*([] if with_year or above else ["Năm 2023"]), *note], title
    )
    columns = ["TT", "Đơn vị"] if by_unit else ["TT", "Chỉ tiêu", "ĐVT"]
    columns += ["Kế hoạch năm 2023"] if plan else []
    if above:  # a title over the months says the year
        page.merge(page.after, first, page.after, first + shown - 1, "Thực hiện năm 2023")
        for at, name in enumerate(columns):
            page.merge(page.after - 1, at, page.after, at, name)
        page.after -= 1
        table.traps.append("year over the months")
    head = page.after
    if not above:
        page.line(columns, head)
    for number in range(shown):
        page.put(head, first + number, name_month.format(m=number + 1, y=2023))
    if last:
        page.put(head, first + shown, last)
    table.traps += numbering(draw, page, width)
    if by_unit:
        lines, traps = unit_lines(draw, most=6)
        for line, value in zip(lines, row_values(draw, lines, indicator_id), strict=True):
            row = page.line([None, None])
            page.put(row, 1, line.label, line.means or None)
            _months(table, row, first, plan, shown, last, months, indicator_id, line.unit_id, style, value)
    else:
        traps = []
        chosen = draw(st.permutations((ONLINE, PAID, COLLECTED, ACTIVATED)))[: draw(st.integers(1, 3))]
        share = percent_style(draw)
        for number, one in enumerate(chosen, 1):
            own = share if one in PERCENTS else count_style(draw, one)
            row = page.line([number, None, own.unit])
            page.put(row, 1, indicator_label(draw, one), one)
            _months(table, row, first, plan, shown, last, months, one, "", own, plausible(draw, one, ""))
    table.traps += [*traps, style.name, f"months as {name_month}", *closing(draw, page, width, months[-1])]
    return office_file(
        "months across", [page], workbook_of([page]), name="theo-thang.xlsx", traps=table.traps
    )


def _months(
    table: Table,
    row: int,
    first: int,
    plan: bool,
    shown: int,
    last: str,
    months: list[date],
    indicator_id: str,
    unit_id: str | None,
    style: Style,
    value: float | None,
) -> None:
    """Four months that have come, rising to `value`; plan, mean and comparison state nothing."""
    if value is None:
        return
    draw, page = table.draw, table.page
    if plan:
        page.put(
            row, first - 1, style.write(float(round(value * 1.1)) if indicator_id in COUNTS else 80.0).cell
        )
    for number in range(shown):
        if number < len(months):
            level = value * (0.91 + 0.03 * number)
            level = float(round(level, -1)) if indicator_id in COUNTS else round(level, 2)
            if unit_id is None:
                page.put(row, first + number, style.write(level).cell)
            else:
                table.figure(row, first + number, indicator_id, unit_id, months[number], style, level)
        elif draw(st.booleans()):
            page.put(row, first + number, "-")
    if last and last != "Ghi chú":
        page.put(row, first + shown, style.write(value * 0.95).cell if last == "Bình quân" else 104.2)


@st.composite
def quarter_plan(draw: DrawFn) -> OfficeFile:
    """Plan beside result, quarter by quarter: "Kế hoạch · Quý II", "Thực hiện · Quý II"."""
    page = Page("Sheet1")
    table = Table(draw, page)
    shape = draw(st.sampled_from(("quarter over", "kind over", "one row")))
    second = draw(st.sampled_from(("empty", "empty", "estimate", "done")))
    by_unit = draw(st.booleans())
    indicator_id = draw(st.sampled_from((ONLINE, PAID, ACTIVATED)))
    style = style_for(draw, indicator_id)
    names = ["TT", "Đơn vị"] if by_unit else ["TT", "Chỉ tiêu", "ĐVT"]
    first = len(names)
    title = (
        f"{indicator_label(draw, indicator_id)} năm 2023"
        if by_unit
        else "TÌNH HÌNH THỰC HIỆN KẾ HOẠCH NĂM 2023"
    )
    table.traps += heading(
        draw, page, first + 4, date(2023, 4, 12), [f"Đơn vị tính: {style.unit}"] if by_unit else [], title
    )
    done = "Ước thực hiện" if second == "estimate" else "Thực hiện"
    _quarter_header(page, names, first, shape, done)
    columns = {"quarter over": (0, 1, 2, 3), "kind over": (0, 2, 1, 3), "one row": (0, 1, 2, 3)}[
        shape
    ]  # KH I, TH I, KH II, TH II
    lines, traps = (
        unit_lines(draw, most=5, plain_list=True) if by_unit else ([Line("", "", kind="whole")], [])
    )
    for number, line in enumerate(lines, 1):
        row = page.line([number, None, *([] if by_unit else [style.unit])])
        page.put(
            row,
            1,
            line.label if by_unit else indicator_label(draw, indicator_id),
            line.means if by_unit else indicator_id,
        )
        value = plausible(draw, indicator_id, line.unit_id or "")
        plans = [
            style.write(
                float(round(value * by, -2)) if indicator_id in COUNTS else float(round(value * by))
            ).cell
            for by in (0.9, 1.05)
        ]
        page.put(row, first + columns[0], plans[0])
        page.put(row, first + columns[2], plans[1])
        scale = -1 if indicator_id in COUNTS else 2
        table.figure(
            row,
            first + columns[1],
            indicator_id,
            line.unit_id or "",
            date(2023, 3, 31),
            style,
            float(round(value * 0.96, scale)),
        )
        if second == "done":
            table.figure(
                row, first + columns[3], indicator_id, line.unit_id or "", date(2023, 6, 30), style, value
            )
        elif second == "estimate":  # an estimate is not a result
            page.put(row, first + columns[3], style.write(value).cell)
    table.traps += [
        shape,
        f"second quarter: {second}",
        style.name,
        *traps,
        *closing(draw, page, first + 4, date(2023, 4, 12)),
    ]
    return office_file("quarter plan", [page], workbook_of([page]), name="theo-quy.xlsx", traps=table.traps)


def _quarter_header(page: Page, names: list[str], first: int, shape: str, done: str) -> None:
    if shape == "one row":
        page.line([*names, "Kế hoạch · Quý I", "Thực hiện · Quý I", "Kế hoạch · Quý II", f"{done} · Quý II"])
        return
    top = page.after
    over, under = (
        (("Quý I", "Quý II"), ("Kế hoạch", "Thực hiện"))
        if shape == "quarter over"
        else (("Kế hoạch", "Thực hiện"), ("Quý I", "Quý II"))
    )
    for number, name in enumerate(over):
        page.merge(
            top,
            first + 2 * number,
            top,
            first + 2 * number + 1,
            done if name == "Thực hiện" and done != name else name,
        )
        for at, below in enumerate(under):
            estimate = below == "Thực hiện" and number == 1
            page.put(top + 1, first + 2 * number + at, done if estimate else below)
    for at, name in enumerate(names):
        page.merge(top, at, top + 1, at, name)
    page.after = top + 2
