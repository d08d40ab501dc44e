"""What python-docx has no words for: rules, repeated heads, page numbers, one font everywhere, a chart that can be edited."""

from __future__ import annotations

import re
from typing import Any

from planner.exports.native_chart import CHART_SPACE, chart_xml, workbook_of
from planner.exports.pack import Pack
from planner.exports.report.shape import Chart

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EMU_PER_MM = 36000
LANGUAGES = {"vi": "vi-VN", "en": "en-US"}
TABLE_PROPERTIES = ("tblStyle", "tblW", "jc", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook")
BORDER = {"val": "single", "sz": "4", "space": "0", "color": "000000"}


def element(name: str, **attributes: str) -> Any:
    """An element of WordprocessingML with its attributes."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def rule_below(paragraph: Any, layout_font_size: float = 2.0) -> None:
    """A thin line under an empty paragraph that takes hardly any room; its indents say how long it is."""
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Pt

    edges = element("pBdr")
    edges.append(element("bottom", **{**BORDER, "sz": "6"}))
    paragraph._p.get_or_add_pPr().insert_element_before(edges, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    paragraph.paragraph_format.line_spacing_rule, paragraph.paragraph_format.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(layout_font_size)
    paragraph.paragraph_format.space_after = Pt(6)


def page_number(paragraph: Any, size: float) -> None:
    """A field with the page's number."""
    from docx.shared import Pt

    for kind, text in (("begin", ""), ("", " PAGE "), ("separate", ""), ("", "2"), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(size)
        if kind:
            run._r.append(element("fldChar", fldCharType=kind))
        elif text == " PAGE ":
            made = element("instrText")
            made.text = text
            run._r.append(made)
        else:
            run.text = text


def number_anew(section: Any) -> None:
    """Pages of a section are counted from 1, as the decree asks of every appendix."""
    for known in section._sectPr.xpath("./w:pgNumType"):
        section._sectPr.remove(known)
    section._sectPr.insert_element_before(element("pgNumType", start="1"), "w:cols", "w:docGrid", "w:titlePg")


def set_borders(table: Any) -> None:
    """Thin black lines around every cell."""
    edges = element("tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        edges.append(element(side, **BORDER))
    _put(table, edges)


def _put(table: Any, made: Any) -> None:
    """Among a table's properties, at the place that the format wants."""
    from docx.oxml.ns import qn

    after = TABLE_PROPERTIES[TABLE_PROPERTIES.index(made.tag.split("}")[1]) + 1 :]
    known = next((child for child in table._tbl.tblPr if child.tag in [qn(f"w:{name}") for name in after]), None)
    if known is None:
        table._tbl.tblPr.append(made)
    else:
        known.addprevious(made)


def set_widths(table: Any, widths: tuple[float, ...], side: float = 1.0) -> None:
    """Fixed widths, on the columns and on every cell (without both, Word and LibreOffice differ), and the cells' side margins. [mm]"""
    from docx.shared import Mm

    table.autofit = False
    margins = element("tblCellMar")
    for name in ("left", "right"):
        margins.append(element(name, w=str(round(side * 56.7)), type="dxa"))
    _put(table, element("tblInd", w="0", type="dxa"))
    _put(table, margins)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def keep_rows(table: Any, *, head: bool = True, whole: bool = False) -> None:
    """No row is broken over two pages; the first is repeated on every page, and the last never stands alone.

    A table that is kept `whole` moves to the next page where the rest of this one is too small for it.
    """
    for place, row in enumerate(table.rows):
        known = row._tr.get_or_add_trPr()
        known.append(element("cantSplit"))
        if head and place == 0:
            known.append(element("tblHeader"))
    together = table.rows[:-1] if whole else table.rows[:1] + table.rows[-3:-1]
    for row in together if head else []:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def one_font(document: Any, font: str, language: str) -> None:
    """One font and one language in every style, the theme and the list of fonts."""
    from docx.oxml.ns import qn

    styles, lists = document.styles.element, document.part.numbering_part.element
    for known in (*styles.iter(qn("w:rFonts")), *lists.iter(qn("w:rFonts"))):
        known.attrib.clear()
        for name in ("ascii", "hAnsi", "cs", "eastAsia"):
            known.set(qn(f"w:{name}"), font)
    for known in lists.iter(qn("w:lvlText")):
        known.set(qn("w:val"), known.get(qn("w:val")).replace("\uf0b7", "-"))  # the dot of another font
    for known in styles.iter(qn("w:lang")):
        known.set(qn("w:val"), language)
    for part in document.part.package.iter_parts():
        if part.partname.startswith("/word/theme/"):
            part._blob = re.sub(rb'typeface="[^"+][^"]*"', f'typeface="{font}"'.encode(), part.blob)
        if part.partname == "/word/fontTable.xml":
            part._blob = (
                f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="{WORD}">'
                f'<w:font w:name="{font}"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
            ).encode()


def drop_leftovers(document: Any) -> None:
    """Parts of the blank document that say nothing here: a picture of an empty page, styles for a Word of 2010."""
    for owner in (document.part, document.part.package):
        for name, known in list(owner.rels.items()):
            if known.reltype.endswith(("/thumbnail", "/stylesWithEffects", "/customXml")):
                del owner.rels[name]


def add_chart(paragraph: Any, chart: Chart, pack: Pack, number: int, size: tuple[float, float], font: tuple[str, float]) -> None:
    """A chart with its workbook, in line with the text. `size` is width and height in mm, `font` its name and size in pt."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.oxml import serialize_part_xml
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    package, document = paragraph.part.package, paragraph.part
    space = chart_xml(chart, pack.say, *font)
    workbook = Part(PackURI(f"/word/embeddings/chart{number}.xlsx"), WORKBOOK_TYPE, workbook_of(chart, pack.moment), package)
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CHART_TYPE, b"", package)
    _tie(space, part.relate_to(workbook, RELATIONSHIP_TYPE.PACKAGE))
    part._blob = serialize_part_xml(space)
    paragraph.add_run()._r.append(_drawing(document.relate_to(part, RELATIONSHIP_TYPE.CHART), chart.title, number, size))


def _tie(space: Any, relation: str) -> None:
    """Name the workbook behind a chart."""
    for known in space.findall(f"{{{CHART_SPACE}}}externalData"):
        space.remove(known)
    outside = space.makeelement(f"{{{CHART_SPACE}}}externalData", {f"{{{OFFICE}}}id": relation})
    outside.append(space.makeelement(f"{{{CHART_SPACE}}}autoUpdate", {"val": "0"}))
    space.append(outside)


def _drawing(relation: str, title: str, number: int, size: tuple[float, float]) -> Any:
    from docx.oxml import parse_xml

    width, height = (round(side * EMU_PER_MM) for side in size)
    drawing, word, chart = (f"http://schemas.openxmlformats.org/drawingml/2006/{name}" for name in ("main", "wordprocessingDrawing", "chart"))
    made = parse_xml(
        f'<w:drawing xmlns:w="{WORD}"><wp:inline xmlns:wp="{word}" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{number}"/><a:graphic xmlns:a="{drawing}"><a:graphicData uri="{chart}">'
        f'<c:chart xmlns:c="{chart}" xmlns:r="{OFFICE}" r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
    properties = made[0].find(f"{{{word}}}docPr")
    properties.set("name", f"Chart {number}")
    properties.set("descr", title)  # set, not written into the text above: a title may hold any letter
    return made
