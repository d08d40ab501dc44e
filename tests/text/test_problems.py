"""Every problem has a sentence, and every sentence its problem."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.catalog.carrying import LEFT_OUT
from planner.errors import Problem
from planner.text.problems import SENTENCES, place_text, problem_text
from planner.text.translation import Voice

PLANNER = Path(__file__).parents[2] / "planner"
CODE_AT = {"Problem": 0, "wrong": 0, "_refuse": 0, "_typed": 2}  # which argument of which call is a problem's code


def codes_in(tree: ast.Module) -> Iterator[str]:
    """The codes that a module raises; of an f-string only the part before its field, with a star."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id if isinstance(node.func, ast.Name) else ""
        if name in CODE_AT and len(node.args) > CODE_AT[name]:
            argument = node.args[CODE_AT[name]]
            for part in ast.walk(argument):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield f"{part.value}*" if isinstance(argument, ast.JoinedStr) else part.value


def raised() -> set[str]:
    codes = {code for path in PLANNER.rglob("*.py") for code in codes_in(ast.parse(path.read_text("utf-8")))}
    assert "unknown_*" in codes
    return codes - {"unknown_*"} | set(LEFT_OUT.values()) | {f"unknown_{kind}" for kind in ("area", "programme", "source", "indicator", "unit")}


def test_every_code_that_is_raised_has_a_sentence() -> None:
    assert raised() - set(SENTENCES) == set()


def test_every_sentence_belongs_to_a_code_that_is_raised() -> None:
    assert set(SENTENCES) - raised() == set()


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_says_what_was_found_and_expected_where_it_speaks_of_them(code: str, vi: Voice, en: Voice) -> None:
    for say in (vi, en):
        text = problem_text(Problem(code, "file", found="FOUND", expected="EXPECTED"), say)
        assert ("{found}" in SENTENCES[code]) == ("FOUND" in text)
        assert ("{expected}" in SENTENCES[code]) == ("EXPECTED" in text)
        assert text.endswith(".")


def test_braces_that_somebody_typed_stay_braces(vi: Voice) -> None:
    assert "“{x}”" in problem_text(Problem("not_a_number", found="{x}"), vi)


def test_a_place_names_file_row_block_and_column(vi: Voice, en: Voice) -> None:
    assert place_text(Problem("x", "observations.csv", 7, column="value"), vi) == "observations.csv · dòng 7 · value"
    assert place_text(Problem("x", "measures.toml", block="measure m", column="levels"), en) == "measures.toml · measure m · levels"


def test_what_is_left_out_is_called_by_its_title_and_told_as_people_write(vi: Voice, en: Voice) -> None:
    titles = (("Quyết liệt", "All out"), ("Tổ lưu động", "Mobile teams"))
    problem = Problem("left_out_of_range", block="measure mobile_teams", column="start", found="2023-06", expected="<= 2024-12", titles=titles)
    assert place_text(problem, vi) == "Quyết liệt · Tổ lưu động"
    assert problem_text(problem, vi) == "6/2023 nằm ngoài khoảng ≤ 12/2024 của kế hoạch hiện nay nên không được tính."
    assert place_text(problem, en) == "All out · Mobile teams"
    assert problem_text(problem, en).startswith("Jun 2023 ")
    assert "9 nằm ngoài khoảng 0,5–4 " in problem_text(Problem("left_out_of_range", found="9.0", expected="0.5 – 4.0"), vi)
    assert problem_text(Problem("decided_unknown", found="2023-06-01"), vi).endswith("từ 1/6/2023.")
    assert "2023-02-30" in problem_text(Problem("left_out_of_range", found="2023-02-30"), vi), "no such day: as it was found"
