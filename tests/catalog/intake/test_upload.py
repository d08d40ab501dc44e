"""Files of every kind and encoding are read, hostile ones are refused with a reason, and this process lives."""

import ast
import os
import random
import re
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.catalog.intake import limits
from planner.catalog.intake.child import open_workbook
from planner.catalog.intake.code_pages import TCVN3_LETTERS, VNI_PAIRS, from_tcvn3, from_vni, to_tcvn3, to_vni
from planner.catalog.intake.encodings import decoded
from planner.catalog.intake.upload import read_upload
from planner.catalog.intake.zip_check import zip_problem
from planner.errors import InvalidUpload, Problem
from tests.catalog.breaking import problems_of
from tests.catalog.intake.making import (
    FILLED,
    HEADER,
    as_cp1258,
    old_workbook,
    ole_file,
    open_document,
    repacked,
    two_cells_far_apart,
    workbook,
)
from tests.catalog.intake.messy_files import ROWS, TEXT, billion_laughs, zip_bomb

ENCODED = {
    "utf-8": TEXT.encode(),
    "utf-8 with its mark": TEXT.encode("utf-8-sig"),
    "utf-8 in parts": unicodedata.normalize("NFD", TEXT).encode(),
    "utf-16": TEXT.encode("utf-16"),
    "utf-16 without its mark": TEXT.encode("utf-16-le"),
    "cp1258": as_cp1258(TEXT),
    "TCVN3": to_tcvn3(TEXT),
    "VNI": to_vni(TEXT),
}


def refusal(content: bytes, name: str = "x.xlsx") -> Problem:
    (problem,) = problems_of(lambda: read_upload(name, content), InvalidUpload)
    return problem


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.xlsx", workbook((FILLED, ROWS))), ("a.xls", old_workbook(ROWS)), ("a.ods", open_document(ROWS)), ("a.csv", TEXT.encode())],
    ids=["xlsx", "xls", "ods", "csv"],
)
def test_every_kind_of_file_gives_the_same_cells(name: str, content: bytes) -> None:
    upload = read_upload(name, content)
    (sheet,) = upload.sheets
    assert upload.notices == ()
    assert sheet.rows[0] == HEADER
    assert [cell for row in sheet.rows[1:] for cell in row if isinstance(cell, str) and not cell.replace(".", "").isdigit()] == [
        cell for row in ROWS[1:] for cell in row if isinstance(cell, str)
    ]
    assert float(sheet.rows[2][4]) == 1946


@pytest.mark.parametrize("encoding", ENCODED)
def test_all_eight_encodings_are_read_exactly(encoding: str) -> None:
    text, _ = decoded(ENCODED[encoding])
    assert text == TEXT


def test_the_two_legacy_alphabets_hold_every_letter_they_should() -> None:
    letters = "".join(TCVN3_LETTERS.values())
    assert len(set(letters)) == 74
    assert from_tcvn3(to_tcvn3(letters).decode("latin-1")) == letters
    both = letters + letters.upper()
    assert from_vni(to_vni(both).decode("latin-1")) == both
    assert len(set(VNI_PAIRS.values())) == len(VNI_PAIRS)


def test_letters_of_a_legacy_font_inside_a_workbook_are_mended() -> None:
    old = [tuple(to_tcvn3(cell).decode("latin-1") if isinstance(cell, str) else cell for cell in row) for row in ROWS]
    upload = read_upload("cu.xlsx", workbook(("S", old)))
    assert upload.encoding == "tcvn3"
    assert upload.sheets[0].rows[1][1] == "Huyện Nam Sách"
    assert read_upload("moi.xlsx", workbook(("S", ROWS))).encoding == ""


def test_bytes_in_no_known_encoding_are_refused_and_a_told_one_is_taken() -> None:
    western = "Müller;Straße;1\nGrößte;Zürich;2".encode("cp1252")
    assert refusal(western, "x.csv").code == "upload_encoding_unknown"
    assert read_upload("x.csv", western, encoding="cp1252").sheets[0].rows[0][0] == "Müller"
    assert problems_of(lambda: read_upload("x.csv", western, encoding="rot13"), InvalidUpload)[0].code == "upload_encoding_unknown"


def test_a_file_that_only_looks_like_text_is_refused() -> None:
    assert refusal(bytes(range(256)) * 20, "x.csv").code in ("upload_damaged", "upload_encoding_unknown")


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    try:
        text, _ = decoded(content)
    except InvalidUpload:
        return
    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize("name", ["../../etc/passwd", "..\\..\\x.xlsx", "a\0b.xlsx", "\u202egnp.xlsx", "x" * 5000, ""])
def test_a_name_is_shown_and_never_a_path(name: str) -> None:
    shown = read_upload(name, workbook((FILLED, ROWS))).name
    assert shown
    assert len(shown) <= limits.LONGEST_NAME
    assert shown.isprintable()
    assert not set(shown) & set("/\\")


def test_a_file_is_read_by_its_content_and_a_wrong_name_is_told() -> None:
    for name, content, kind in (("a.csv", workbook((FILLED, ROWS)), "xlsx"), ("a.xls", TEXT.encode(), "text")):
        upload = read_upload(name, content)
        assert upload.kind == kind
        assert [notice.code for notice in upload.notices] == ["upload_named_otherwise"]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "HTML"),
        (b"\x89PNG\r\n\x1a\n000", "PNG"),
        (ole_file("Letter", b"x"), "OLE"),
    ],
    ids=["PDF", "a web page", "a picture", "another OLE file"],
)
def test_what_is_no_spreadsheet_is_named(content: bytes, found: str) -> None:
    problem = refusal(content, "bao-cao.xls")
    assert (problem.code, problem.found, problem.file) == ("upload_of_another_kind", found, "bao-cao.xls")


def test_what_is_empty_or_too_large_is_refused() -> None:
    assert refusal(b"").code == "empty_file"
    assert refusal(b" \r\n", "x.csv").code == "empty_file"
    assert refusal(workbook(("S", []))).code == "empty_file"
    assert refusal(b"1" * (limits.LARGEST_UPLOAD + 1), "x.csv").code == "too_large"


def test_a_password_is_named() -> None:
    assert refusal(ole_file("EncryptedPackage", b"secret")).code == "upload_encrypted"
    flagged = bytearray(workbook((FILLED, ROWS)))
    for place in [found.start() for found in re.finditer(b"PK\x01\x02", bytes(flagged))]:
        flagged[place + 8] |= 1
    assert refusal(bytes(flagged)).code == "upload_encrypted"


def test_two_cells_far_apart_end_the_child_and_not_this_process() -> None:
    here = os.getpid()
    assert len(two_cells_far_apart()) < 10_000
    assert refusal(two_cells_far_apart()).code in ("upload_broke_reader", "upload_too_many_cells")
    assert os.getpid() == here


def test_a_zip_bomb_is_refused_before_it_is_unpacked_and_also_without_that_check() -> None:
    bomb = zip_bomb()
    assert len(bomb) < 1_000_000
    assert refusal(bomb).code == "upload_unpacks_too_far"
    unchecked = open_workbook(bomb)
    assert isinstance(unchecked, Problem)
    assert unchecked.code in ("upload_too_many_cells", "upload_broke_reader")
    many = repacked(workbook((FILLED, ROWS)), lambda name, old: old, {f"x{number}": b"" for number in range(limits.MOST_ENTRIES + 1)})
    found = zip_problem(many)
    assert found is not None
    assert found.code == "upload_unpacks_too_far"


def test_billion_laughs_are_refused_or_never_unfolded() -> None:
    assert refusal(billion_laughs()).code in ("upload_damaged", "empty_file", "upload_broke_reader")


def test_a_child_that_takes_too_long_is_ended() -> None:
    found = open_workbook(workbook((FILLED, ROWS)), seconds=0.001)
    assert isinstance(found, Problem)
    assert found.code == "upload_too_slow"


def test_a_csv_with_one_endless_line_is_refused_before_it_is_squared() -> None:
    content = ("a;b\n" * 200_000 + ";" * 500_000).encode()
    assert refusal(content, "x.csv").code == "upload_too_many_cells"


def test_two_hundred_spoilt_files_are_read_or_refused_and_this_process_lives() -> None:
    here = os.getpid()
    with ThreadPoolExecutor(4) as visitors:  # a server reads for several people at once
        outcomes = list(visitors.map(_spoilt_and_read, range(200)))
    assert outcomes.count("refused") > 20
    assert set(outcomes) <= {"read", "refused"}
    assert os.getpid() == here


def _spoilt_and_read(number: int) -> str:
    chance = random.Random(number)
    spoilt = bytearray((workbook((FILLED, ROWS)), open_document(ROWS), old_workbook(ROWS))[number % 3])
    for _ in range(chance.randint(1, 12)):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    if number % 5 == 0:
        spoilt = spoilt[: chance.randrange(1, len(spoilt))]
    try:
        read_upload("x.xlsx", bytes(spoilt))
    except InvalidUpload as error:
        return "refused" if error.problems else "refused without a reason"
    return "read"


def test_no_native_parser_is_imported_by_the_planner_itself() -> None:
    folder = Path(__file__).parents[3] / "planner"
    for path in folder.rglob("*.py"):
        names = {name for node in ast.walk(ast.parse(path.read_text("utf-8"))) for name in _imported(node)}
        assert names.isdisjoint({"pickle", "marshal", "shelve"}), path
        assert "python_calamine" not in names or path.name == "reader_child.py", path


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [name.name.partition(".")[0] for name in node.names]
    return [(node.module or "").partition(".")[0]] if isinstance(node, ast.ImportFrom) else []
