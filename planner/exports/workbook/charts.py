"""The sheet of charts: native ones, drawn from numbers that stand beside them."""

from __future__ import annotations

from typing import Any

from planner.exports.pack import IndicatorPack, Pack
from planner.exports.workbook.live import Calculation
from planner.exports.workbook.names import plain_text
from planner.exports.workbook.pages import Page
from planner.exports.workbook.projection import ChartRows

CHART_ROWS = 18  # that a chart stands on


def chart_sheet(page: Page, pack: Pack, rows: dict[str, ChartRows], live: Calculation) -> None:
    """A line chart for each indicator; what they are drawn from stands to the right of them."""
    say = pack.say
    page.widths(*(9.0,) * 20)
    page.text(0, 0, say("Biểu đồ: đường xanh tự vẽ lại khi sửa trang Giả định"), "title")
    page.high(0, 24)
    data = 19  # column where the numbers of the charts begin
    page.row(1, (say("Ngày"), say("Thực hiện"), say("Tương lai trung tâm"), say("Trung vị lúc xuất"), say("Như hiện nay"), say("Đích")), "small", data)
    line = 2
    for place, one in enumerate(pack.indicators):
        page.text(line, data, say("{title} (%)", title=say.of(one.indicator.title)), "small")
        first = line + 1
        line = _chart_data(page, rows[one.indicator.id], live, first, data)
        chart = _chart(page, pack, one, rows[one.indicator.id], first, line - 1, data)
        place_of = (2 + (place // 2) * CHART_ROWS, (place % 2) * 9)
        page.sheet.insert_chart(*place_of, chart, {"x_offset": 4, "y_offset": 4, "object_position": 1, "description": plain_text(say.of(one.indicator.title))})
        line += 1
    blocks = [2 + row * CHART_ROWS for row in range((len(pack.indicators) + 1) // 2)]
    end = 2 + len(blocks) * CHART_ROWS
    page.sheet.print_area(0, 0, end - 1, 17)
    page.paged(blocks, end, 18)


def _chart_data(page: Page, rows: ChartRows, live: Calculation, line: int, data: int) -> int:
    """Figures, then months, in percent; an empty cell is a gap. Gives the line after the last."""
    for place, (moment, level) in enumerate(rows.figures):
        page.formula(line, data, moment, live.day, "small")
        known = page.formula(line, data + 1, level, "0.0", "small")
        if place == len(rows.figures) - 1:
            for column in (2, 3, 4):
                page.formula(line, data + column, known, "0.0", "small")
        if rows.target is not None:
            page.formula(line, data + 5, rows.target[0], "0.0", "small")
        line += 1
    for place, moment in enumerate(live.ends):
        page.formula(line, data, moment, live.day, "small")
        for column, cells in ((2, rows.central), (3, rows.median), (4, rows.baseline), (5, rows.target)):
            if cells is not None:
                page.formula(line, data + column, cells[place], "0.0", "small")
        line += 1
    return line


def _chart(page: Page, pack: Pack, one: IndicatorPack, rows: ChartRows, first: int, last: int, data: int) -> Any:
    say = pack.say
    chart = page.book.made.add_chart({"type": "line"})
    target = pack.plan.target(one.months.target_id) if one.months.target_id else None
    goal = "" if target is None else say("Ngưỡng thử") if target.kind == "trial" else say("Đích")
    lines: list[tuple[int, str, dict[str, Any]]] = [
        (1, say("Thực hiện"), {"line": {"color": "#202020", "width": 2.0}, "marker": {"type": "circle", "size": 6, "fill": {"color": "#202020"}}}),
        (2, say("Tương lai trung tâm (tự cập nhật)"), {"line": {"color": "#1565C0", "width": 2.75}}),
        (3, say("Trung vị lúc xuất"), {"line": {"color": "#90A4AE", "width": 1.5}}),
        (4, say("Như hiện nay, lúc xuất"), {"line": {"color": "#757575", "width": 1.75, "dash_type": "dash"}}),
        (5, goal, {"line": {"color": "#C62828", "width": 1.75, "dash_type": "round_dot"}}),
    ]
    for column, name, look in lines:
        if name and not (column == 5 and rows.target is None):
            categories, values = ([page.name, first, data + place, last, data + place] for place in (0, column))
            chart.add_series({"name": name, "categories": categories, "values": values, **look})
    font = {"name": "Times New Roman", "size": 9}
    heading = {"name": "Times New Roman", "size": 11, "bold": True}
    chart.set_title({"name": f"={page.at(first - 1, data)}", "name_font": heading, "overlay": False})  # a cell: a text may begin with =
    chart.set_x_axis({"date_axis": True, "num_format": "m/yyyy", "major_unit": 2, "major_unit_type": "months", "num_font": font})
    grid = {"visible": True, "line": {"color": "#E0E0E0"}}
    chart.set_y_axis({"min": 0, "max": 100, "major_unit": 20, "num_format": "0", "num_font": font, "major_gridlines": grid})
    chart.set_legend({"position": "bottom", "font": font})
    chart.set_size({"width": 590, "height": 330})
    chart.show_na_as_empty_cell()
    chart.show_blanks_as("gap")
    return chart
