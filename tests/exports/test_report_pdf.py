"""The PDF: our letters only, every Vietnamese one among them; the same bytes everywhere; what was typed stays text."""

import re
import subprocess
import sys
import unicodedata
import zlib
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from planner.domain.bilingual import Bilingual, Language
from planner.domain.plan import Plan
from planner.exports.report.content import report_of
from planner.exports.report.font_letters import UNPRINTABLE, letters_of, printable
from planner.exports.report.pdf import report_pdf
from planner.exports.report.svg_chart import month_ticks, svg_chart
from planner.exports.target_chart import target_chart
from planner.text.translation import Voice
from tests.exports.handing_out import a_hostile_pack, a_pack

ROOT = Path(__file__).parents[2]
STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
VOWELS, TONES = "aăâeêioôơuưy", ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = {unicodedata.normalize("NFC", case + tone) for vowel in VOWELS for case in (vowel, vowel.upper()) for tone in TONES} | set("đĐ")
SIGNS = set("“”–−×…[]%≥*·₫")
AGAIN = """
import hashlib, sys
from planner import load_plan
from planner.exports.report.pdf import report_pdf
from tests.exports.handing_out import a_pack
print(hashlib.sha256(report_pdf(a_pack(load_plan(sys.argv[1])))).hexdigest())
"""


def objects(content: bytes) -> bytes:
    """The file with every compressed stream laid open."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL)
    opened = []
    for stream in streams:
        try:
            opened.append(zlib.decompress(stream))
        except zlib.error:
            opened.append(stream)
    return b"\n".join((content, *opened))


def fonts_of(content: bytes) -> set[str]:
    return {name.decode() for name in re.findall(rb"/BaseFont\s*/(?:[A-Z]{6}\+)?([A-Za-z-]+)", objects(content))}


@pytest.mark.parametrize("style", STYLES)
def test_the_letters_that_we_bring_have_every_vietnamese_letter(style: str) -> None:
    font = (files("planner.exports.report") / "fonts" / f"Tinos-{style}.ttf").read_bytes()
    assert {letter for letter in LETTERS | SIGNS if ord(letter) not in letters_of(font)} == set()
    assert len(LETTERS) == 12 * 2 * 6 + 2


def test_the_letters_known_of_a_font_are_those_that_it_has() -> None:
    font = (files("planner.exports.report") / "fonts" / "Tinos-Regular.ttf").read_bytes()
    assert {ord(letter) for letter in "ệỨđ€Ω"} <= letters_of(font)
    assert not {ord(letter) for letter in "＝漢字あ\uffff"} & letters_of(font)


def test_what_cannot_be_printed_is_shown_as_such() -> None:
    assert printable("Nam Sách ＝1") == "Nam Sách =1"
    assert printable("漢 😀") == f"{UNPRINTABLE} {UNPRINTABLE}"


def test_their_licence_lies_beside_them() -> None:
    licence = (files("planner.exports.report") / "fonts" / "OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE" in licence
    assert "Tinos" in licence


@pytest.mark.parametrize("language", ["vi", "en"])
def test_only_our_letters_are_in_the_file(plan: Plan, river: Plan, language: Language) -> None:
    for known in (plan, river):
        found = fonts_of(report_pdf(a_pack(known, language)))
        assert found >= {"Tinos", "Tinos-Bold"}
        assert {name for name in found if not name.startswith("Tinos")} == set()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_has_pages_that_stand_and_pages_that_lie(plan: Plan, language: Language) -> None:
    content = objects(report_pdf(a_pack(plan, language)))
    boxes = [tuple(float(side) for side in box.split()) for box in re.findall(rb"/MediaBox\s*\[([^\]]+)\]", content)]
    upright = [box for box in boxes if box[2:] == pytest.approx((595.28, 841.89), abs=0.01)]
    lying = [box for box in boxes if box[2:] == pytest.approx((841.89, 595.28), abs=0.01)]
    assert len(upright) + len(lying) == len(boxes)
    assert 3 <= len(upright) <= 8
    assert len(lying) >= 2


def test_it_says_its_language_title_and_date(plan: Plan) -> None:
    for language in ("vi", "en"):
        content = objects(report_pdf(a_pack(plan, language)))
        assert f"/Lang({language}".encode() in content.replace(b" (", b"(")
        assert plan.as_of.strftime("D:%Y%m%d").encode() in content
        assert report_of(a_pack(plan, language)).subject.encode() in content  # in the XMP metadata
        assert b"pdfaid:part" in content


def test_the_same_bytes_in_another_process(plan: Plan) -> None:
    from hashlib import sha256

    here = sha256(report_pdf(a_pack(plan))).hexdigest()
    run = subprocess.run([sys.executable, "-c", AGAIN, str(ROOT / "data" / plan.id)], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == here


def test_what_was_typed_stays_text(plan: Plan, river: Plan) -> None:
    for known in (plan, river):
        pack = a_hostile_pack(known)
        assert report_pdf(pack).startswith(b"%PDF-")
        assert fonts_of(report_pdf(pack)) <= {"Tinos", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"}


def test_a_letter_that_becomes_a_quotation_mark_ends_no_text(plan: Plan) -> None:
    pack = a_pack(plan)
    titled = replace(pack, scenario=replace(pack.scenario, title=Bilingual("＂,＂kind＂:＂x＂＼", "x")))
    assert b"&quot;,&quot;kind&quot;:&quot;x&quot;\\" in objects(report_pdf(titled)).replace(b'"', b"&quot;")  # whole, in the XMP metadata


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_longest_title_is_typeset_too(plan: Plan, language: Language) -> None:
    pack = a_pack(plan, language)
    long = replace(pack.scenario, title=Bilingual("Rất dài " * 250, "Very long " * 200))
    usual, found = (len(re.findall(rb"/MediaBox", objects(report_pdf(one)))) for one in (pack, replace(pack, scenario=long)))
    assert usual <= found <= usual + 12


def test_the_chart_has_no_typed_text_and_its_numbers_are_vietnamese(plan: Plan) -> None:
    pack = a_hostile_pack(plan)
    target = next(target for target in plan.targets if target.indicator_id == pack.indicators[-1].indicator.id)
    chart = target_chart(pack, target)
    assert chart is not None
    texts = re.findall(r">([^<>]+)</text>", svg_chart(chart, Voice("vi"), 460, 240, 11))
    assert [text for text in texts if not re.fullmatch(r"\d+%|\d{1,2}/\d{4}", text)] == []
    assert {"0%", "100%"} <= set(texts)
    ticks = month_ticks(chart)
    assert 2 <= len(ticks) <= 8
    assert ticks[-1].last_day >= chart.dates[-1]
