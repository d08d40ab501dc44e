"""What python-pptx has no short words for: boxes in mm, one font, alternative texts, slide numbers, a wider template."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

FONT = "Arial"  # on every machine
INK, MUTED = "1F2933", "5F6B76"
LANGUAGES = {"vi": "vi-VN", "en": "en-US"}
CELL_SIDE, CELL_TOP = 1.5, 0.8  # margins of a cell [mm]


@dataclass(frozen=True, slots=True)
class Box:
    """Where something stands on a slide. [mm]"""

    left: float
    top: float
    width: float
    height: float

    def emu(self) -> tuple[Any, ...]:
        """Left, top, width and height in the file's own unit."""
        from pptx.util import Mm

        return tuple(Mm(side) for side in (self.left, self.top, self.width, self.height))

    def place(self, shape: Any) -> None:
        """Put a shape here."""
        shape.left, shape.top, shape.width, shape.height = self.emu()


def add_text(slide: Any, box: Box, lines: tuple[str, ...], size: float, language: str, colour: str, *, bullets: bool = False) -> None:
    """A box of text; its lines wrap and start at the top."""
    from pptx.enum.text import MSO_ANCHOR

    frame = slide.shapes.add_textbox(*box.emu()).text_frame
    frame.vertical_anchor = MSO_ANCHOR.TOP
    write(frame, lines, size, language, colour, bullets=bullets)


def write(
    frame: Any, lines: tuple[str, ...], size: float, language: str, colour: str, *, bold: bool = False, align: str = "left", bullets: bool = False
) -> None:
    """Replace a frame's text: one paragraph a line, plain text only."""
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Mm, Pt

    frame.word_wrap = True
    frame.margin_left = frame.margin_right = Mm(CELL_SIDE)
    frame.margin_top = frame.margin_bottom = Mm(CELL_TOP)
    for place, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.alignment = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}[align]
        run = paragraph.add_run()
        run.text = line
        _letters(run.font, size, colour, bold)
        run._r.get_or_add_rPr().set("lang", LANGUAGES[language])
        if len(lines) > 1:
            paragraph.space_after = Pt(size * 0.45)
        if bullets:
            _bullet(paragraph)


def _letters(font: Any, size: float, colour: str, bold: bool) -> None:
    from pptx.dml.color import RGBColor
    from pptx.util import Pt

    font.size, font.name, font.bold = Pt(size), FONT, bold
    font.color.rgb = RGBColor.from_string(colour)  # type: ignore[no-untyped-call]


def _bullet(paragraph: Any) -> None:
    """A hanging dot, as the program itself would make it."""
    from pptx.util import Mm

    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", str(int(Mm(7))))
    properties.set("indent", str(-int(Mm(7))))
    properties.append(_drawing("buFont", typeface=FONT))
    properties.append(_drawing("buChar", char="•"))


def _drawing(name: str, **attributes: str) -> Any:
    from pptx.oxml.xmlchemy import OxmlElement

    made = OxmlElement(f"a:{name}")
    for key, value in attributes.items():
        made.set(key, value)
    return made


def add_slide_number(slide: Any, box: Box, size: float, language: str) -> None:
    """A field with the slide's number, on the right."""
    from pptx.enum.text import PP_ALIGN

    frame = slide.shapes.add_textbox(*box.emu()).text_frame
    write(frame, ("",), size, language, MUTED, align="right")
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT
    run = paragraph.runs[0]._r
    field = _drawing("fld", id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", type="slidenum")
    field.append(run.rPr)
    text = _drawing("t")
    text.text = "‹#›"
    field.append(text)
    paragraph._p.replace(run, field)


def fill(cell: Any, colour: str) -> None:
    """The colour behind a cell, its margins, and its text in the middle."""
    from pptx.dml.color import RGBColor
    from pptx.enum.text import MSO_ANCHOR
    from pptx.util import Mm

    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string(colour)  # type: ignore[no-untyped-call]
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_left = cell.margin_right = Mm(CELL_SIDE)
    cell.margin_top = cell.margin_bottom = Mm(CELL_TOP)


def set_descr(frame: Any, text: str) -> None:
    """What somebody who cannot see a chart or a table is told."""
    frame._element.nvGraphicFramePr.cNvPr.set("descr", text)


def widen(made: Any, width: float, height: float) -> None:
    """Stretch the placeholders of the template, which is made for 4:3, to the size of the slides. [mm]"""
    from pptx.util import Mm

    across, down = Mm(width) / 9144000, Mm(height) / 6858000
    for owner in (made.slide_master, *made.slide_layouts):
        for shape in owner.placeholders:
            if shape._element.spPr.xfrm is not None:
                shape.left, shape.width = round(shape.left * across), round(shape.width * across)
                shape.top, shape.height = round(shape.top * down), round(shape.height * down)


def one_font(made: Any) -> None:
    """The theme's letters are the slides' own."""
    for part in made.part.package.iter_parts():
        if part.partname.startswith("/ppt/theme/"):
            part._blob = re.sub(rb'<a:latin typeface="[^"]*"', f'<a:latin typeface="{FONT}"'.encode(), part.blob)


def drop_leftovers(made: Any) -> None:
    """The picture of the template's empty first slide, and its settings of somebody's printer."""
    for owner in (made.part, made.part.package):
        for name, known in list(owner._rels.items()):
            if known.reltype.endswith(("/thumbnail", "/printerSettings")):
                owner._rels.pop(name)
