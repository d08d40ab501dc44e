import hashlib
import os
import re
import subprocess
import sys
import zipfile
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from pptx.oxml import parse_xml

from planner.exports.report.content import Chart, report_of
from planner.exports.report.layout import LAYOUT
from planner.exports.report.word import report_word
from planner.exports.report.word_pages import AUTHOR
from planner.exports.zip_files import settled
from tests.exports.office_packs import HOSTILE, as_shown, columns_of, county, hostile, left_in_vietnamese, shipped

NAMES = ["vi", "en", "county", "county-vi"]
PACKS = (shipped(), shipped("en"), county(), county("vi"))
ROOT = Path(__file__).parent.parent.parent
SAME_TWICE = """
import hashlib
from tests.exports.office_packs import shipped
from planner.exports.report.word import report_word
from planner.exports.slides.deck import slides
print(*(hashlib.sha256(make(shipped())).hexdigest() for make in (report_word, slides)))
"""


@lru_cache
def made(place: int) -> bytes:
    return report_word(PACKS[place])


def opened(content: bytes) -> Any:
    return Document(BytesIO(content))


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def text_of(content: bytes) -> str:
    """Every text of the document: of paragraphs, tables and the chart."""
    found = []
    for name, part in parts_of(content).items():
        if name.endswith(".xml") and name.startswith("word/"):
            found += re.findall(r"<(?:w:t|c:v)(?: [^>]*)?>([^<]*)</", part.decode("utf-8"))
            found += re.findall(r'descr="([^"]*)"', part.decode("utf-8"))
    return "\n".join(found).replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")


def chart_of(content: bytes) -> tuple[Any, list[list[object]]]:
    """The native chart's element, and the lines of the workbook behind it."""
    parts = parts_of(content)
    (chart,) = (name for name in parts if re.fullmatch(r"word/charts/chart\d+\.xml", name))
    (book,) = (name for name in parts if name.endswith(".xlsx"))
    return parse_xml(parts[chart]), columns_of(parts[book])


def grids(document: Any) -> list[Any]:
    """Tables with lines: not the ones that only set the head and the foot side by side."""
    return [table for table in document.tables if table._tbl.tblPr.find(qn("w:tblBorders")) is not None]


@pytest.mark.parametrize("place", range(len(PACKS)), ids=NAMES)
def test_pages_are_laid_out_as_the_decree_says(place: int) -> None:
    first, *appendices = opened(made(place)).sections
    assert (first.page_width.mm, first.page_height.mm) == pytest.approx((210, 297), abs=0.02)
    assert first.orientation == WD_ORIENT.PORTRAIT
    assert len(appendices) == len(report_of(PACKS[place]).appendices)
    for section in appendices:
        assert (section.page_width.mm, section.page_height.mm) == pytest.approx((297, 210), abs=0.02)
        assert section.orientation == WD_ORIENT.LANDSCAPE
    for section in (first, *appendices):
        assert 19.98 <= section.top_margin.mm <= 25
        assert 19.98 <= section.bottom_margin.mm <= 25
        assert 29.98 <= section.left_margin.mm <= 35
        assert 14.98 <= section.right_margin.mm <= 20


def test_the_page_number_stands_in_the_middle_of_the_top_margin_but_not_on_page_one() -> None:
    first, *appendices = opened(made(0)).sections
    assert first.different_first_page_header_footer
    assert [line.text for line in first.first_page_header.paragraphs] == [""]
    (line,) = first.header.paragraphs
    assert line.alignment == 1
    assert " PAGE " in line._p.xml
    assert {run.font.size.pt for run in line.runs} == {LAYOUT.page_number}
    assert 13 <= LAYOUT.page_number <= 14
    for section in appendices:
        assert section.header.is_linked_to_previous


def test_every_appendix_is_numbered_on_its_own() -> None:
    for section in opened(made(0)).sections[1:]:
        assert section._sectPr.xpath("./w:pgNumType/@w:start") == ["1"]
        assert section.different_first_page_header_footer


@pytest.mark.parametrize("place", range(len(PACKS)), ids=NAMES)
def test_heads_of_tables_are_repeated_and_no_row_is_broken(place: int) -> None:
    tables = grids(opened(made(place)))
    assert tables
    for table in tables:
        heads = [bool(row._tr.trPr.findall(qn("w:tblHeader"))) for row in table.rows]
        assert heads == [True] + [False] * (len(table.rows) - 1)
        assert all(row._tr.trPr.findall(qn("w:cantSplit")) for row in table.rows)


@pytest.mark.parametrize("place", range(len(PACKS)), ids=NAMES)
def test_there_is_one_font_and_one_language(place: int) -> None:
    fonts, languages = set(), set()
    for name, part in parts_of(made(place)).items():
        if name.endswith(".xml") and name.startswith("word/"):
            text = part.decode("utf-8")
            fonts |= set(re.findall(r'(?:w:(?:ascii|hAnsi|cs|eastAsia|name)|typeface)="([^"]*)"', re.sub(r"<w:(?!rFonts|font)[^>]*>", "", text)))
            assert "Theme=" not in re.sub(r"w:(?:themeColor|themeShade|themeTint|themeFill\w*)=", "", text)
            languages |= set(re.findall(r'<w:lang w:val="([^"]*)"', text))
    assert fonts - {""} <= {LAYOUT.font, "+mn-lt", "+mj-lt"}
    assert LAYOUT.font in fonts
    assert languages == {{"vi": "vi-VN", "en": "en-US"}[PACKS[place].say.language]}


@pytest.mark.parametrize("place", range(len(PACKS)), ids=NAMES)
def test_headings_are_headings(place: int) -> None:
    report = report_of(PACKS[place])
    found = [line.text for line in opened(made(place)).paragraphs if line.style.name == "Heading 1"]
    assert found == [section.heading for section in report.sections] + [appendix.label for appendix in report.appendices]


@pytest.mark.parametrize("place", range(len(PACKS)), ids=NAMES)
def test_the_native_chart_and_its_workbook_hold_the_reports_numbers(place: int) -> None:
    (wanted,) = (block for section in report_of(PACKS[place]).sections for block in section.blocks if isinstance(block, Chart))
    space, columns = chart_of(made(place))
    lines = space.xpath(".//c:ser")
    assert [line.xpath("./c:tx//c:v")[0].text for line in lines] == [line.name for line in wanted.lines]
    for line, known in zip(lines, wanted.lines, strict=True):
        points = {int(point.get("idx")): float(point.xpath("./c:v")[0].text) for point in line.xpath("./c:val//c:pt")}
        assert points == {number: value for number, value in enumerate(known.values) if value is not None}
    assert [column[0] for column in columns] == [line.name for line in wanted.lines]
    (relation,) = space.xpath("./c:externalData/@r:id")
    relations = next(part for name, part in parts_of(made(place)).items() if name.startswith("word/charts/_rels"))
    assert f'Id="{relation}"' in relations.decode()
    assert wanted.title in text_of(made(place))


@pytest.mark.parametrize("place", range(len(PACKS)), ids=NAMES)
def test_every_text_of_the_report_stands_in_the_document(place: int) -> None:
    report, said = report_of(PACKS[place]), text_of(made(place))
    wanted = [report.issuer, report.number, report.dateline, report.kind, report.subject, *report.recipients, report.signature]
    wanted += [text for appendix in report.appendices for text in (appendix.label, appendix.title, appendix.attached)]
    wanted += [cell for appendix in report.appendices for table in appendix.tables for row in table.rows for cell in row]
    assert [text for text in wanted if text not in said] == []


def test_the_file_says_who_made_it_and_from_what() -> None:
    pack, known = PACKS[0], opened(made(0)).core_properties
    assert (known.author, known.keywords) == (AUTHOR, pack.plan.data)
    assert known.created.replace(tzinfo=None) == known.modified.replace(tzinfo=None) == pack.moment.replace(tzinfo=None)


@pytest.mark.parametrize("place", [1, 2], ids=["shipped", "county"])
def test_the_english_document_is_english(place: int) -> None:
    assert left_in_vietnamese(text_of(made(place))) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_survive_as_texts(text: str) -> None:
    content = report_word(hostile(text))
    said = "\n".join(cell.text for table in grids(opened(content)) for row in table.rows for cell in row.cells)
    assert as_shown(text) in said
    space, columns = chart_of(content)
    assert [column[0] for column in columns] == [name.text for name in space.xpath(".//c:ser/c:tx//c:v")]


def test_two_processes_make_the_same_bytes() -> None:
    running = [
        subprocess.Popen([sys.executable, "-c", SAME_TWICE], cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": seed}, stdout=subprocess.PIPE, text=True)
        for seed in ("1", "2")
    ]
    one, other = (process.communicate(timeout=60)[0].split() for process in running)
    assert one == other
    assert one[0] == hashlib.sha256(made(0)).hexdigest()
    assert settled(made(0)) == made(0)
