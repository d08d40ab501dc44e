"""How an official document is laid out, in one place: when the decree changes, this changes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLayout:
    """Sizes of an official document: lengths in mm, letters in pt.

    References
    ----------
    .. [1] Nghị định 30/2020/NĐ-CP về công tác văn thư, Phụ lục I: paper, margins, page number, letters and where each
       part of a document stands. Of the ranges that it allows, the value here is the one that offices use.
    """

    width: float = 210.0
    height: float = 297.0
    top: float = 20.0
    bottom: float = 20.0
    left: float = 30.0
    right: float = 15.0
    font: str = "Times New Roman"
    body: float = 14.0
    nation: float = 12.0  # the country's name, capitals, bold
    motto: float = 13.0
    issuer: float = 12.0
    title: float = 14.0
    table: float = 11.0
    appendix: float = 10.0  # cells of a wide table
    note: float = 11.0
    recipients_head: float = 12.0
    recipients: float = 11.0
    page_number: float = 13.0
    page_number_from_edge: float = 10.0  # in the top margin
    first_line: float = 12.7
    between_paragraphs: float = 6.0  # pt
    left_head: float = 68.0  # of the two columns of the head
    chart_height: float = 78.0
    chart_letters: float = 11.0

    @property
    def text_width(self) -> float:
        """Width between the margins of an upright page. [mm]"""
        return self.width - self.left - self.right

    @property
    def wide_width(self) -> float:
        """Width between the margins of a page that lies. [mm]"""
        return self.height - self.left - self.right


LAYOUT = DocumentLayout()
