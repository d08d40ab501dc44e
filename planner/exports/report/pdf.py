"""The report as PDF: typeset in this process by Typst, with our own letters, for archives (PDF/A-2, with its tags).

Words and numbers are those of the Word file. They are handed over as JSON: whatever somebody typed stays text.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from importlib.resources import as_file, files
from typing import Any, Literal

from planner.exports.clean_text import shortened
from planner.exports.pack import Pack
from planner.exports.report.content import report_of
from planner.exports.report.font_letters import printable
from planner.exports.report.layout import LAYOUT, DocumentLayout
from planner.exports.report.shape import Appendix, Block, Chart, Report, Table
from planner.exports.report.svg_chart import STROKES, svg_chart
from planner.text.translation import Voice

POINTS_PER_MM = 72 / 25.4
CHART = 62.0  # height: a table of eight targets and the chart share a page [mm]
LONGEST_HEAD, LONGEST_NAME = 100, 60  # letters, of a column and of a line of the chart
STANDARD: Literal["a-2a"] = "a-2a"


def report_pdf(pack: Pack) -> bytes:
    """The report of a pack; the same pack gives the same bytes."""
    content = json.dumps(printable_content(_content(report_of(pack), pack)), ensure_ascii=False, allow_nan=False)
    return compiled(content, int(pack.moment.timestamp()))


def compiled(content: str, moment: int) -> bytes:
    """The document of the template and a report as JSON. Only the letters that come with the planner are used."""
    import typst

    room = files("planner.exports.report")
    with as_file(room / "fonts") as fonts, as_file(room / "report.typ") as template:
        made: bytes = typst.compile(
            str(template),
            font_paths=[str(fonts)],
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"report": content},
            pdf_standards=[STANDARD],
            timestamp=moment,
        )
    return made


def _content(report: Report, pack: Pack, layout: DocumentLayout = LAYOUT) -> dict[str, Any]:
    """The report as the template reads it: every block says its type, a chart is drawn."""
    moment = pack.moment
    return asdict(report) | {
        "annex_only": False,
        "layout": asdict(layout),
        "moment": [moment.year, moment.month, moment.day],
        "appendices": [appendix_content(appendix) for appendix in report.appendices],
        "sections": [{"heading": section.heading, "blocks": [_block(block, pack.say, layout) for block in section.blocks]} for section in report.sections],
    }


def appendix_content(appendix: Appendix) -> dict[str, Any]:
    """An appendix as the template reads it."""
    return asdict(appendix) | {"tables": [_table(table) for table in appendix.tables]}


def _block(block: Block, say: Voice, layout: DocumentLayout) -> dict[str, Any]:
    if isinstance(block, Chart):
        return _chart(block, say, layout)
    if isinstance(block, Table):
        return _table(block)
    return {"type": "paragraph"} | asdict(block)


def _table(table: Table) -> dict[str, Any]:
    """A table whose head, which every page repeats, leaves room for its rows."""
    heads = tuple(replace(column, head=shortened(column.head, LONGEST_HEAD)) for column in table.columns)
    return {"type": "table"} | asdict(replace(table, columns=heads))


def _chart(chart: Chart, say: Voice, layout: DocumentLayout) -> dict[str, Any]:
    """The drawing, and what stands beside it as text."""
    width, height = layout.text_width * POINTS_PER_MM, CHART * POINTS_PER_MM
    drawn = {line.role: line for line in chart.lines}
    legend = [
        {"name": shortened(drawn[role].name, LONGEST_NAME), "colour": colour, "width": thickness, "dashes": [float(dash) for dash in dashes.split()]}
        for role, (colour, thickness, dashes) in reversed(STROKES.items())
        if role in drawn and role not in ("low", "high")  # said in the caption
    ]
    svg = svg_chart(chart, say, width, height, layout.chart_letters)
    return {"type": "chart", "title": chart.title, "caption": chart.caption, "source": chart.source, "svg": svg, "legend": legend}


def printable_content(content: Any) -> Any:
    """Every text of the report as our letters can print it: an archive refuses a letter that its fonts do not have."""
    if isinstance(content, str):
        return printable(content)
    if isinstance(content, dict):
        return {name: printable_content(part) for name, part in content.items()}
    return [printable_content(part) for part in content] if isinstance(content, list | tuple) else content
