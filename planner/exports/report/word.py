"""The report as a Word document, laid out as an official one."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from planner.exports.pack import Pack
from planner.exports.report.content import Appendix, Block, Chart, Paragraph, Report, Table, report_of
from planner.exports.report.layout import LAYOUT, DocumentLayout
from planner.exports.report.word_pages import prepare, set_page
from planner.exports.report.word_parts import add_chart, keep_rows, number_anew, rule_below, set_borders, set_widths
from planner.exports.zip_files import settled

MOTTO_RULE, ISSUER_RULE, SUBJECT_RULE = 62.0, 26.0, 50.0  # lengths of the lines under the motto, the issuer and the subject [mm]


def report_word(pack: Pack) -> bytes:
    """A .docx of the report of a pack: upright pages, then the appendices on pages that lie."""
    from docx import Document

    report, document = report_of(pack), Document()
    writer = Writer(document, pack, LAYOUT)
    prepare(document, report, pack, LAYOUT)
    writer.head(report)
    for section in report.sections:
        writer.heading(section.heading)
        for block in section.blocks:
            writer.block(block)
    writer.stamp(report)
    writer.foot(report)
    for appendix in report.appendices:
        writer.appendix(appendix)
    out = BytesIO()
    document.save(out)
    return settled(out.getvalue())


class Writer:
    """Puts the parts of a report into one document, one after the other."""

    def __init__(self, document: Any, pack: Pack, layout: DocumentLayout) -> None:
        self.document, self.pack, self.layout, self.charts = document, pack, layout, 0

    def head(self, report: Report) -> None:
        """Who writes on the left; country, motto, place and day on the right; then what this is."""
        layout = self.layout
        table = self.document.add_table(rows=1, cols=2)
        set_widths(table, (layout.left_head, layout.text_width - layout.left_head), side=0)
        left, right = table.rows[0].cells
        self._line(left, report.issuer, layout.issuer, bold=True)
        self._rule(left, layout.left_head, ISSUER_RULE)
        self._line(left, report.number, layout.motto)
        if report.nation:
            self._line(right, report.nation[0], layout.nation, bold=True)
            self._line(right, report.nation[1], layout.motto, bold=True)
            self._rule(right, layout.text_width - layout.left_head, MOTTO_RULE)
        self._line(right, report.dateline, layout.motto, italic=True)
        for cell in (left, right):
            cell._tc.remove(cell.paragraphs[0]._p)  # the empty one that every cell starts with
        for text in (report.kind, report.subject):
            made = self.document.add_paragraph(text, style="Title" if text is report.kind else "Normal")
            self._centre(made, bold=True)
            made.paragraph_format.space_before = self._points(18 if text is report.kind else 0)
        self._rule(self.document, layout.text_width, SUBJECT_RULE)

    def _line(self, where: Any, text: str, size: float, *, bold: bool = False, italic: bool = False) -> None:
        made = where.add_paragraph(text)
        self._centre(made, bold=bold, italic=italic, size=size)
        made.paragraph_format.space_after = self._points(2)

    def _rule(self, where: Any, width: float, length: float) -> None:
        from docx.shared import Mm

        made = where.add_paragraph()
        made.paragraph_format.left_indent = made.paragraph_format.right_indent = Mm(max((width - length) / 2, 0))
        rule_below(made)

    def _centre(self, paragraph: Any, *, bold: bool = False, italic: bool = False, size: float | None = None) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for run in paragraph.runs:
            run.bold, run.italic = bold, italic
            if size:
                run.font.size = self._points(size)

    def _points(self, size: float) -> Any:
        from docx.shared import Pt

        return Pt(size)

    def heading(self, text: str) -> None:
        """A heading that the navigation pane finds."""
        self.document.add_paragraph(text, style="Heading 1")

    def block(self, block: Block) -> None:
        """A paragraph, a table or the chart."""
        if isinstance(block, Table):
            self.table(block, self.layout.table)
        elif isinstance(block, Chart):
            self.chart(block)
        else:
            self.paragraph(block)

    def paragraph(self, block: Paragraph) -> None:
        """A paragraph of the body, a dashed point or a note."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Mm

        made = self.document.add_paragraph(f"- {block.text}" if block.kind == "point" else block.text)
        made.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        made.paragraph_format.first_line_indent = Mm(self.layout.first_line)
        if block.kind == "note":
            self._note(made)

    def _note(self, paragraph: Any) -> None:
        from docx.shared import Mm

        paragraph.paragraph_format.first_line_indent = Mm(0)
        paragraph.paragraph_format.space_after = self._points(2)
        for run in paragraph.runs:
            run.italic, run.font.size = True, self._points(self.layout.note)

    def table(self, block: Table, size: float, *, whole: bool = False) -> None:
        """A table whose head is repeated, with its notes below; for `whole` see `keep_rows`."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        if block.title:
            title = self.document.add_paragraph(block.title)
            title.runs[0].bold, title.runs[0].font.size = True, self._points(min(size + 2, self.layout.body))
            title.paragraph_format.keep_with_next, title.paragraph_format.space_before = True, self._points(8)
        made = self.document.add_table(rows=1 + len(block.rows), cols=len(block.columns))
        set_borders(made)
        set_widths(made, tuple(column.width for column in block.columns))
        keep_rows(made, whole=whole)
        for place, row in enumerate(((*(column.head for column in block.columns),), *block.rows)):
            cells = made.rows[place].cells
            for cell, column, text in zip(cells, block.columns, row, strict=True):
                self._cell(cell, text, "center" if place == 0 else column.align, size, bold=place == 0 or place - 1 in block.bold_rows)
        for row_place, first, count in block.spans:
            cells = made.rows[row_place + 1].cells
            merged = cells[first].merge(cells[first + count - 1])
            for empty in merged.paragraphs[1:]:
                empty._p.getparent().remove(empty._p)
            merged.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        for place, note in enumerate(block.notes):
            below = self.document.add_paragraph(note)
            self._note(below)
            below.paragraph_format.space_before = self._points(4 if place == 0 else 0)

    def _cell(self, cell: Any, text: str, align: str, size: float, *, bold: bool) -> None:
        from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        paragraph = cell.paragraphs[0]
        run = paragraph.add_run(text)
        run.bold, run.font.size = bold, self._points(size)
        paragraph.alignment = {"left": WD_ALIGN_PARAGRAPH.LEFT, "center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}[align]
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = self._points(1.5)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER

    def chart(self, block: Chart) -> None:
        """The finding, the chart, what is drawn and from where."""
        self.charts += 1
        layout = self.layout
        self.paragraph(Paragraph(text=f"{block.title}."))
        self.document.paragraphs[-1].paragraph_format.keep_with_next = True
        holder = self.document.add_paragraph()
        holder.paragraph_format.keep_with_next = True
        add_chart(holder, block, self.pack, self.charts, (layout.text_width, layout.chart_height), (layout.font, layout.chart_letters))
        caption = self.document.add_paragraph(block.caption)
        self._centre(caption, italic=True, size=layout.note)
        self.paragraph(Paragraph(text=block.source, kind="note"))

    def stamp(self, report: Report) -> None:
        """Where it all comes from, in small letters."""
        self.paragraph(Paragraph(text="; ".join(f"{name}: {value}" for name, value in report.stamp) + ".", kind="note"))
        for last in self.document.paragraphs[-2:]:  # who signs never stands alone on a page
            last.paragraph_format.keep_with_next = True

    def foot(self, report: Report) -> None:
        """Who gets it on the left, who signs on the right: for the office to fill in."""
        layout = self.layout
        self.document.add_paragraph().paragraph_format.keep_with_next = True
        table = self.document.add_table(rows=1, cols=2)
        set_widths(table, (layout.left_head, layout.text_width - layout.left_head), side=0)
        keep_rows(table, head=False)
        left, right = table.rows[0].cells
        for place, text in enumerate((report.recipients_head, *report.recipients)):
            made = left.paragraphs[0] if place == 0 else left.add_paragraph()
            run = made.add_run(text)
            run.bold = run.italic = place == 0
            run.font.size = self._points(layout.recipients_head if place == 0 else layout.recipients)
            made.paragraph_format.space_after = self._points(0)
        right.paragraphs[0].add_run(report.signature)
        self._centre(right.paragraphs[0], italic=True, size=layout.motto)

    def appendix(self, appendix: Appendix) -> None:
        """A part on pages that lie and are numbered anew; its tables in smaller letters."""
        from docx.enum.section import WD_SECTION

        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        set_page(section, self.layout, lying=True)
        number_anew(section)
        self.annex(appendix)

    def annex(self, appendix: Appendix) -> None:
        """What stands on the pages of an appendix."""
        label = self.document.add_paragraph(appendix.label, style="Heading 1")
        label.paragraph_format.first_line_indent = self._points(0)
        for made, bold in ((label, True), (self.document.add_paragraph(appendix.title), True), (self.document.add_paragraph(appendix.attached), False)):
            self._centre(made, bold=bold, italic=not bold)
            made.paragraph_format.space_after = self._points(2 if bold else self.layout.between_paragraphs)
        for table in appendix.tables:
            self.table(table, self.layout.appendix, whole=True)
