"""``plan new``: a folder that is a plan, for any place, begun without the app; nothing is written over."""

import io
import re
import sys
from datetime import date
from pathlib import Path

import pytest

from planner import load_plan
from planner.catalog.place_names import PLACE_KINDS, named_place
from planner.cli import main
from planner.domain.bilingual import Bilingual
from planner.domain.plan import Plan
from tests.conftest import RIVER

ARGUMENTS = ("--place", "Ninh Bình", "--as-of", "15/1/2024")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(("plan", "new", *arguments))
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_a_new_plan_passes_the_check_and_says_what_to_do_next(tmp_path: Path, capsys: pytest.CaptureFixture[str], plan: Plan) -> None:
    folder = tmp_path / "nơi mới"
    code, out, err = run(capsys, str(folder), *ARGUMENTS)
    assert (code, err) == (0, "")
    made = load_plan(folder)
    assert (made.id, made.place.vi, made.year, made.as_of) == ("ninh-binh-2024", "Tỉnh Ninh Bình", 2024, date(2024, 1, 15))
    assert [one.id for one in made.indicators] == [one.id for one in plan.indicators]
    assert not made.observations
    for said in ("Chưa có số liệu nào.", "Chưa có đích", "make run", f"python -m planner check '{folder}'"):
        assert said in out
    assert main(["check", str(folder)]) == 0


def test_an_empty_plan_like_another_plan_in_english(tmp_path: Path, capsys: pytest.CaptureFixture[str], river: Plan) -> None:
    rest = ("--kind", "district", "--lang", "en", "--language", "en", "--place-en", "Yen Mo District")
    told = ("--place", "huyện Yên Mô", "--as-of", "15 Jan 2024", "--year", "2025")
    code, out, _ = run(capsys, str(tmp_path / "a"), *rest, *told, "--empty")
    assert (code, load_plan(tmp_path / "a").indicators) == (0, ())
    assert load_plan(tmp_path / "a").place == Bilingual("Huyện Yên Mô", "Yen Mo District")
    assert "There is no indicator yet." in out
    assert run(capsys, str(tmp_path / "b"), *rest, *told, "--like", str(RIVER))[0] == 0
    assert [one.id for one in load_plan(tmp_path / "b").indicators] == [one.id for one in river.indicators]


def test_a_folder_that_holds_anything_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "plan.toml").write_text("mine", "utf-8")
    for folder in (tmp_path, tmp_path / "plan.toml"):
        code, out, err = run(capsys, str(folder), *ARGUMENTS)
        assert (code, out) == (2, "")
        assert f"“{folder.name}” đã có tệp" in err
    assert (tmp_path / "plan.toml").read_text("utf-8") == "mine"


def test_everything_that_is_wrong_is_said_at_once_and_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, str(tmp_path / "new"), "--as-of", "hôm qua", "--year", "x")
    assert code == 2
    assert {line.split(":")[0].strip() for line in err.splitlines()[1:]} == {"--place", "as_of", "year"}
    assert not (tmp_path / "new").exists()


def test_at_a_terminal_what_was_left_out_is_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal("Ninh Bình\n15/1/2024\n\n"))
    code, _, err = run(capsys, str(tmp_path / "new"))
    assert (code, load_plan(tmp_path / "new").year) == (0, 2024)
    assert err.startswith("Tên nơi lập kế hoạch: ")


@pytest.mark.parametrize("kind", PLACE_KINDS)
def test_a_place_is_called_the_same_with_and_without_its_kind(kind: str) -> None:
    words = PLACE_KINDS[kind]
    bare, full = named_place(kind, "Đông Hà", "", 2024), named_place(kind, f" {words.vi.upper()}  Đông Hà", "", 2024)
    assert bare == full
    assert bare["place"] == {"vi": f"{words.vi} Đông Hà", "en": f"Đông Hà {words.en}"}
    assert re.fullmatch(r"dong-ha-2024", bare["id"])
