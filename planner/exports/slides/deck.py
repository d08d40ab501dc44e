"""Slides that can be edited: 16:9, one finding each, native charts and tables, where it comes from on every slide."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from planner.exports.native_chart import chart_data, style, workbook_of
from planner.exports.pack import Pack
from planner.exports.report.shape import Chart, Table
from planner.exports.slides.contents import foot_of, slides_of
from planner.exports.slides.parts import (
    INK,
    MUTED,
    Box,
    add_slide_number,
    add_text,
    drop_leftovers,
    fill,
    one_font,
    set_descr,
    widen,
    write,
)
from planner.exports.slides.shape import BODY_HEIGHT, BODY_WIDTH, LINE, ROW_MARGIN, Slide, lines_of, size_for, table_letters
from planner.exports.zip_files import settled

AUTHOR = "Nhịp"
WIDTH, HEIGHT, LEFT = 338.67, 190.5, 14.0  # [mm]
TITLE, SUBTITLE = Box(LEFT, 8, BODY_WIDTH, 25), Box(LEFT, 34, BODY_WIDTH, 14)
BODY, TALL_BODY, FOOT = Box(LEFT, 50, BODY_WIDTH, BODY_HEIGHT), Box(LEFT, 36, BODY_WIDTH, BODY_HEIGHT + 14), Box(LEFT, 181, 285, 7)
OPENING_TITLE, OPENING_SUBTITLE, OPENING_BODY = Box(LEFT, 36, BODY_WIDTH, 44), Box(LEFT, 84, BODY_WIDTH, 34), Box(LEFT, 126, BODY_WIDTH, 46)
TITLE_SIZES, SUBTITLE_SIZES, POINT_SIZES = (26.0, 14.0), (16.0, 12.0), (22.0, 14.0)  # largest and smallest [pt]
CHART_LETTERS, FOOT_LETTERS = 14.0, 10.0
HEAD_FILL, EVEN_FILL, ODD_FILL, SUM_FILL = "1F3A5F", "FFFFFF", "F3F6F9", "DCE5EE"


def slides(pack: Pack) -> bytes:
    """A .pptx of a pack: what changed, for each target of the year, and on what it rests."""
    from pptx import Presentation
    from pptx.util import Mm

    made = Presentation()
    made.slide_width, made.slide_height = Mm(WIDTH), Mm(HEIGHT)
    widen(made, WIDTH, HEIGHT)
    one_font(made)
    drop_leftovers(made)
    foot = foot_of(pack)
    for slide in slides_of(pack):
        _add(made, pack, slide, foot)
    _properties(made, pack)
    out = BytesIO()
    made.save(out)
    return settled(out.getvalue())


def _properties(made: Any, pack: Pack) -> None:
    known = made.core_properties
    known.title, known.author, known.last_modified_by = made.slides[0].shapes.title.text_frame.text[:255], AUTHOR, AUTHOR
    known.keywords, known.language, known.revision = pack.plan.data, pack.say.language, 1
    known.created = known.modified = pack.moment.replace(tzinfo=None)


def _add(made: Any, pack: Pack, slide: Slide, foot: str) -> None:
    title_only = made.slide_layouts[5]
    added = made.slides.add_slide(title_only)
    boxes = (OPENING_TITLE, OPENING_SUBTITLE, OPENING_BODY) if slide.opening else (TITLE, SUBTITLE, BODY if slide.subtitle else TALL_BODY)
    largest = 40.0 if slide.opening else TITLE_SIZES[0]
    _title(added, slide, boxes[0], largest, pack)
    if slide.subtitle:
        sizes = (26.0, 14.0) if slide.opening else SUBTITLE_SIZES
        size = size_for(slide.subtitle, boxes[1].width, boxes[1].height, *sizes)
        add_text(added, boxes[1], (slide.subtitle,), size, pack.say.language, INK if slide.opening else MUTED)
    if isinstance(slide.body, Chart):
        _chart(added, boxes[2], pack, slide.body)
    elif isinstance(slide.body, Table):
        _table(added, boxes[2], pack, slide)
    elif slide.body:
        _points(added, slide, boxes[2], pack)
    add_text(added, FOOT, (foot,), FOOT_LETTERS, pack.say.language, MUTED)
    add_slide_number(added, Box(WIDTH - LEFT - 24, FOOT.top, 24, FOOT.height), FOOT_LETTERS + 1, pack.say.language)
    added.notes_slide.notes_text_frame.text = slide.notes


def _title(added: Any, slide: Slide, box: Box, largest: float, pack: Pack) -> None:
    from pptx.enum.text import MSO_ANCHOR

    shape = added.shapes.title
    box.place(shape)
    size = size_for(slide.title, box.width, min(box.height, 2.2 * largest * LINE), largest, TITLE_SIZES[1])
    shape.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM if slide.opening else MSO_ANCHOR.MIDDLE
    write(shape.text_frame, (slide.title,), size, pack.say.language, INK, bold=True)


def _points(added: Any, slide: Slide, box: Box, pack: Pack) -> None:
    points = slide.body if isinstance(slide.body, tuple) else ()
    largest = 18.0 if slide.opening else POINT_SIZES[0]
    size = largest
    while size > POINT_SIZES[1] and sum(_height(point, box.width, size) for point in points) > box.height:
        size -= 1
    add_text(added, box, points, size, pack.say.language, MUTED if slide.opening else INK, bullets=not slide.opening)


def _height(point: str, width: float, size: float) -> float:
    return (lines_of(point, width - 8, size) + 0.5) * size * LINE


def _chart(added: Any, box: Box, pack: Pack, chart: Chart) -> None:
    from pptx.enum.chart import XL_CHART_TYPE

    frame = added.shapes.add_chart(XL_CHART_TYPE.LINE, *box.emu(), chart_data(chart))
    style(frame.chart, chart, pack.say, "Arial", CHART_LETTERS)
    frame.chart.part.chart_workbook.update_from_xlsx_blob(workbook_of(chart, pack.moment))
    set_descr(frame, chart.title)


def _table(added: Any, box: Box, pack: Pack, slide: Slide) -> None:
    from pptx.util import Mm

    if not isinstance(slide.body, Table):
        return
    table = slide.body
    letters = slide.letters or table_letters(table, box.height)
    rows = ((*(column.head for column in table.columns),), *table.rows)
    frame = added.shapes.add_table(len(rows), len(table.columns), *Box(box.left, box.top, box.width, (letters * LINE + ROW_MARGIN) * len(rows)).emu())
    set_descr(frame, slide.title)
    for column, wanted in zip(frame.table.columns, table.columns, strict=True):
        column.width = Mm(wanted.width)
    for place, row in enumerate(rows):
        total = place - 1 in table.bold_rows
        colour = HEAD_FILL if place == 0 else SUM_FILL if total else (EVEN_FILL, ODD_FILL)[place % 2]
        for cell, column, text in zip(frame.table.rows[place].cells, table.columns, row, strict=True):
            fill(cell, colour)
            align = "center" if place == 0 else column.align
            write(cell.text_frame, (text,), letters, pack.say.language, "FFFFFF" if place == 0 else INK, bold=place == 0 or total, align=align)
