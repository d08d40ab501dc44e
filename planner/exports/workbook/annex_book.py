"""The annex alone as an Excel file, ready to print: no formula, no weight, nothing that is only reckoned."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from planner.exports.pack import Pack
from planner.exports.workbook.names import plain_text
from planner.exports.workbook.pages import FONT, Book
from planner.exports.workbook.papers import appendix
from planner.text.issued import handout_title

LONGEST_PROPERTY = 255


def annex_workbook(pack: Pack) -> bytes:
    """The annex of a pack; an issued one is the same to the last byte whatever came later."""
    import xlsxwriter

    stream, annex, say = BytesIO(), pack.annex, pack.say
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    look = {"default_format_properties": {"font_name": FONT, "font_size": 11}}
    made = xlsxwriter.Workbook(stream, {"in_memory": True, **plain, **look})
    appendix(Book(made, say).page(say("Phụ lục")), annex, say)
    day = annex.handout.as_of if annex.paper is None else annex.paper.date
    title = plain_text(handout_title(annex.handout, say, annex.revision))[:LONGEST_PROPERTY]
    made.set_properties({"title": title, "author": "", "created": datetime(day.year, day.month, day.day)})
    made.close()
    return stream.getvalue()
