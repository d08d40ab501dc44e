"""A line chart that can be edited in PowerPoint and Word: its lines, its colours and the workbook behind it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from planner.exports.report.shape import Chart, Role
from planner.text.translation import Voice

CHART_SPACE = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
NEVER_SHOWN = ("showCatName", "showSerName", "showPercent", "showBubbleSize")
COLOURS: dict[Role, str] = {"observed": "1F2933", "baseline": "4D4D4D", "scenario": "0072B2", "low": "8FC1E0", "high": "8FC1E0", "target": "C8102E"}
WIDTHS: dict[Role, float] = {"observed": 2.25, "baseline": 2.0, "scenario": 3.0, "low": 1.25, "high": 1.25, "target": 1.5}  # [pt]
PERCENT_FORMAT = '0"%"'  # whole numbers: no decimal sign that depends on the reader's machine
DATE_FORMATS = {"vi": 'm"/"yyyy', "en": "[$-409]mmm yyyy"}
GRID, INK = "D9DEE3", "1F2933"
DAY_BEFORE_FIRST = 693594  # 30/12/1899: days of a spreadsheet are counted from it
STEP = 20.0  # between two lines of the scale
MONTHS_BETWEEN_TICKS = 2


def chart_data(chart: Chart) -> Any:
    """The chart's numbers as python-pptx wants them: categories are days, so that the scale of time is true."""
    from pptx.chart.data import CategoryChartData

    data: Any = CategoryChartData(number_format="0.0")  # type: ignore[no-untyped-call]
    data.categories = chart.dates
    for line in chart.lines:
        data.add_series(line.name, line.values)
    return data


def workbook_of(chart: Chart, moment: datetime) -> bytes:
    """The workbook behind the chart, which opens under "edit data": dated by the pack, and a name that starts with = is a name."""
    from pptx.chart.xlsx import CategoryWorkbookWriter
    from xlsxwriter import Workbook

    class Settled(CategoryWorkbookWriter):
        @contextmanager
        def _open_worksheet(self, stream: Any) -> Iterator[tuple[Any, Any]]:
            with Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as workbook:
                workbook.set_properties({"created": moment.replace(tzinfo=None)})
                yield workbook, workbook.add_worksheet()

    writer: Any = Settled(chart_data(chart))  # type: ignore[no-untyped-call]
    content: bytes = writer.xlsx_blob
    return content


def chart_xml(chart: Chart, say: Voice, font: str, size: float) -> Any:
    """The chart's own part as an element, styled; its workbook is to be tied to ``c:externalData``."""
    from pptx.chart.chart import Chart as PptxChart
    from pptx.chart.xmlwriter import ChartXmlWriter
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.oxml import parse_xml

    writer: Any = ChartXmlWriter(XL_CHART_TYPE.LINE, chart_data(chart))  # type: ignore[no-untyped-call]
    space = parse_xml(writer.xml.encode("utf-8"))
    style(PptxChart(space, None), chart, say, font, size)  # type: ignore[no-untyped-call]
    return space


def style(made: Any, chart: Chart, say: Voice, font: str, size: float) -> None:
    """Colours, scales, legend and the one label at the end of the scenario's line."""
    from pptx.enum.chart import XL_LEGEND_POSITION
    from pptx.util import Pt

    made.font.size, made.font.name = Pt(size), font
    made.font.color.rgb = _rgb(INK)
    made.has_title = False
    made.has_legend = True
    made.legend.position, made.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    _scales(made, chart, say)
    for series, line in zip(made.plots[0].series, chart.lines, strict=True):
        _line(series, line.role)
        if line.role == "scenario" and line.values[-1] is not None:
            _label(series, len(line.values) - 1, size)
    _plot_area(made)


def _scales(made: Any, chart: Chart, say: Voice) -> None:
    from pptx.enum.chart import XL_TICK_LABEL_POSITION, XL_TICK_MARK
    from pptx.util import Pt

    levels, days = made.value_axis, made.category_axis
    levels.minimum_scale, levels.maximum_scale, levels.major_unit = 0, chart.highest, STEP
    levels.has_major_gridlines = True
    levels.major_gridlines.format.line.color.rgb, levels.major_gridlines.format.line.width = _rgb(GRID), Pt(0.75)
    levels.format.line.fill.background()
    levels.tick_labels.number_format, levels.tick_labels.number_format_is_linked = PERCENT_FORMAT, False
    days.tick_labels.number_format, days.tick_labels.number_format_is_linked = DATE_FORMATS[say.language], False
    days.tick_label_position, days.major_tick_mark = XL_TICK_LABEL_POSITION.LOW, XL_TICK_MARK.OUTSIDE
    days.format.line.color.rgb = _rgb("8A949E")
    if chart.first is not None:
        days.minimum_scale = chart.first.toordinal() - DAY_BEFORE_FIRST
    _date_units(days._element)


def _date_units(axis: Any) -> None:
    """Ticks every second month on a scale of days (python-pptx has no words for this)."""
    axis.find(_c("auto")).set("val", "0")  # days, whatever a program makes of the numbers
    for name in ("majorUnit", "majorTimeUnit", "minorUnit", "minorTimeUnit", "baseTimeUnit"):
        for known in axis.findall(_c(name)):
            axis.remove(known)
    for name, value in (("baseTimeUnit", "days"), ("majorUnit", str(MONTHS_BETWEEN_TICKS)), ("majorTimeUnit", "months")):
        axis.append(axis.makeelement(_c(name), {"val": value}))


def _line(series: Any, role: Role) -> None:
    from pptx.enum.chart import XL_MARKER_STYLE
    from pptx.enum.dml import MSO_LINE
    from pptx.util import Pt

    series.smooth = False
    series.format.line.color.rgb, series.format.line.width = _rgb(COLOURS[role]), Pt(WIDTHS[role])
    series.marker.style = XL_MARKER_STYLE.CIRCLE if role == "observed" else XL_MARKER_STYLE.NONE
    if role == "baseline":
        series.format.line.dash_style = MSO_LINE.DASH
    if role == "observed":
        series.marker.size = 9
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = series.marker.format.line.color.rgb = _rgb(COLOURS[role])


def _label(series: Any, place: int, size: float) -> None:
    """The level at the end, as a number that follows when somebody edits the data."""
    from pptx.oxml import parse_xml

    letters, hidden = int(size * 100 + 300), "".join(f'<c:{name} val="0"/>' for name in ("showLegendKey", "showVal", *NEVER_SHOWN))
    ink = f'<a:solidFill><a:srgbClr val="{COLOURS["scenario"]}"/></a:solidFill>'
    font = f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{letters}" b="1">{ink}</a:defRPr></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>'
    shown = '<c:dLblPos val="r"/>' + hidden.replace('<c:showVal val="0"/>', '<c:showVal val="1"/>')
    form = '<c:numFmt formatCode="0&quot;%&quot;" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
    one = f'<c:dLbl><c:idx val="{place}"/>{form}{font}{shown}</c:dLbl>'
    label = f'<c:dLbls xmlns:c="{CHART_SPACE}" xmlns:a="{DRAWING}">{one}{hidden}</c:dLbls>'
    series._element.find(_c("cat")).addprevious(parse_xml(label))


def _plot_area(made: Any) -> None:
    """Room on the right for the label; no value means no line."""
    from pptx.oxml import parse_xml

    area = made._chartSpace.chart.plotArea
    for known in area.findall(_c("layout")):
        area.remove(known)
    sides = "".join(f'<c:{name} val="{value}"/>' for name, value in (("x", 0.07), ("y", 0.04), ("w", 0.85), ("h", 0.73)))
    inner = f'<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>{sides}'
    area.insert(0, parse_xml(f'<c:layout xmlns:c="{CHART_SPACE}"><c:manualLayout>{inner}</c:manualLayout></c:layout>'))
    for known in made._chartSpace.chart.findall(_c("dispBlanksAs")):
        known.set("val", "gap")
    _frame(made._chartSpace)


def _frame(space: Any) -> None:
    """No frame and no rounded corners, which is what programs add where nothing is said."""
    from pptx.oxml import parse_xml

    space.find(_c("date1904")).addnext(space.makeelement(_c("roundedCorners"), {"val": "0"}))
    bare = f'<c:spPr xmlns:c="{CHART_SPACE}" xmlns:a="{DRAWING}"><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
    space.find(_c("chart")).addnext(parse_xml(bare))


def _c(name: str) -> str:
    return f"{{{CHART_SPACE}}}{name}"


def _rgb(colour: str) -> Any:
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(colour)  # type: ignore[no-untyped-call]
