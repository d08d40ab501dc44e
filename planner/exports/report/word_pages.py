"""Paper, margins, styles, page numbers and properties of a Word document."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from planner.domain.bilingual import Language
from planner.domain.handout import Annex
from planner.exports.clean_text import shortened
from planner.exports.pack import Pack
from planner.exports.report.content import Report
from planner.exports.report.layout import DocumentLayout
from planner.exports.report.word_parts import LANGUAGES, drop_leftovers, one_font, page_number

AUTHOR = "Nhịp"
LONGEST_PROPERTY = 255  # letters


def prepare(document: Any, report: Report, pack: Pack, layout: DocumentLayout) -> None:
    """Make a blank document ready for a report."""
    one_font(document, layout.font, LANGUAGES[report.language])
    drop_leftovers(document)
    set_page(document.sections[0], layout, lying=False)
    _set_styles(document, layout)
    _number_pages(document.sections[0], layout)
    known = document.core_properties
    known.title, known.subject, known.comments = shortened(report.subject, LONGEST_PROPERTY), report.kind, ""
    known.author, known.last_modified_by, known.revision = AUTHOR, AUTHOR, 1
    known.keywords, known.language = pack.plan.data, LANGUAGES[report.language]
    known.created = known.modified = pack.moment.replace(tzinfo=None)


def prepare_annex(document: Any, title: str, annex: Annex, language: Language, layout: DocumentLayout) -> None:
    """Make a blank document ready for an annex alone: pages that lie, nothing of ours in its properties."""
    one_font(document, layout.font, LANGUAGES[language])
    drop_leftovers(document)
    set_page(document.sections[0], layout, lying=True)
    _set_styles(document, layout)
    _number_pages(document.sections[0], layout)
    known, day = document.core_properties, annex.handout.as_of if annex.paper is None else annex.paper.date
    known.title, known.subject, known.comments = shortened(title, LONGEST_PROPERTY), "", ""
    issuer = "" if annex.paper is None else shortened(annex.paper.issuer, LONGEST_PROPERTY)
    known.author, known.last_modified_by, known.revision = issuer, issuer, 1
    known.keywords, known.language = "", LANGUAGES[language]
    known.created = known.modified = datetime(day.year, day.month, day.day)


def set_page(section: Any, layout: DocumentLayout, *, lying: bool) -> None:
    """Size and margins of the pages of a section."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    width, height = (layout.height, layout.width) if lying else (layout.width, layout.height)
    section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(layout.top), Mm(layout.bottom)
    section.left_margin, section.right_margin = Mm(layout.left), Mm(layout.right)
    section.header_distance = section.footer_distance = Mm(layout.page_number_from_edge)


def _set_styles(document: Any, layout: DocumentLayout) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt, RGBColor

    styles = document.styles
    for name, size in (("Normal", layout.body), ("Heading 1", layout.body), ("Title", layout.title)):
        style, form = styles[name], styles[name].paragraph_format
        style.font.name, style.font.size = layout.font, Pt(size)
        style.font.color.rgb, style.font.bold = RGBColor(0, 0, 0), name != "Normal"
        form.space_before, form.space_after, form.line_spacing = Pt(0), Pt(layout.between_paragraphs), 1.0
        form.keep_with_next = name != "Normal"
    heading = styles["Heading 1"].paragraph_format
    heading.first_line_indent, heading.space_before = Mm(layout.first_line), Pt(layout.between_paragraphs)
    styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for known in styles["Title"].element.xpath(".//w:pBdr"):
        known.getparent().remove(known)


def _number_pages(section: Any, layout: DocumentLayout) -> None:
    """In the middle of the top margin, not on the first page."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    section.different_first_page_header_footer = True
    top = section.header.paragraphs[0]
    top.alignment = WD_ALIGN_PARAGRAPH.CENTER
    page_number(top, layout.page_number)
