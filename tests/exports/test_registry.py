"""Every format is one line: it is made by its name, and nothing heavy is loaded before."""

import subprocess
import sys
from pathlib import Path

import pytest

from planner.domain.bilingual import Language
from planner.domain.plan import Plan
from planner.exports.file_names import file_name
from planner.exports.registry import FORMATS, format_of, make
from planner.text.translation import catalogue
from tests.exports.handing_out import a_hostile_pack, a_pack

ROOT = Path(__file__).parents[2]
BEGINNINGS = {
    "xlsx": b"PK",
    "pptx": b"PK",
    "docx": b"PK",
    "zip": b"PK",
    "pdf": b"%PDF",
    "csv": b"\xef\xbb\xbf",
    "machine.csv": b"scenario,",
    "parquet": b"PAR1",
    "phu-luc.docx": b"PK",
    "phu-luc.pdf": b"%PDF",
    "phu-luc.xlsx": b"PK",
    "phu-luc.csv": b"\xef\xbb\xbf",
}
HEAVY = ("xlsxwriter", "pptx", "docx", "typst", "pyarrow", "lxml", "planner.exports.workbook.book", "planner.exports.report.pdf")


def test_the_promised_formats() -> None:
    assert [known.name for known in FORMATS] == [
        *("xlsx", "pptx", "docx", "pdf", "annex_docx", "annex_pdf", "annex_xlsx", "annex_csv"),
        *("csv", "csv_machine", "parquet", "bundle"),
    ]
    assert {known.title for known in FORMATS} <= set(catalogue("en"))


@pytest.mark.parametrize("name", [known.name for known in FORMATS if known.name != "bundle"])  # which holds them all, and has its own tests
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_format_of_both_plans_is_made_and_is_what_it_says(plan: Plan, river: Plan, name: str, language: Language) -> None:
    for pack in (a_pack(plan, language), a_hostile_pack(river, language)):
        content = make(name, pack)
        assert content.startswith(BEGINNINGS[format_of(name).extension])
    assert content == make(name, pack)


def test_no_two_files_of_a_pack_have_the_same_name(river: Plan) -> None:
    pack = a_hostile_pack(river)
    names = [file_name(pack, known.extension) for known in FORMATS]
    assert len(set(names)) == len(names)
    assert all(name.isascii() and not set(name) & set(" /\\:*?\"<>|'=") for name in names)


def test_the_registry_loads_nothing_heavy() -> None:
    code = f"import sys, planner.exports.registry; print([name for name in {HEAVY} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_an_unknown_format_is_a_key_error(river: Plan) -> None:
    with pytest.raises(KeyError):
        make("doc", a_pack(river))
