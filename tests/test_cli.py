"""The command line: a row for each target, and a folder checked without a traceback."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner import load_plan, outlooks
from planner.cli import SHIPPED_PLAN, main
from planner.domain.bilingual import NO_TEXT, Bilingual
from planner.domain.plan import Plan
from planner.keeping.archive import save_scenario, stamped
from planner.store.database import open_database
from tests.catalog.breaking import Broken
from tests.conftest import RIVER

KEYS = """target_id indicator_id programme kind target due now as_of level_q10 level_q50 level_q90 chance
    date_q10 date_q50 date_q90 needed_pace never_share state"""
ROOT = Path(__file__).parent.parent
ALL_OUT = str(SHIPPED_PLAN / "scenarios" / "3-quyet-liet.json")


@pytest.fixture
def broken(tmp_path: Path) -> Broken:
    return Broken(tmp_path)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def records(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict]:
    code, out, err = run(capsys, "outlook", "--json", *arguments)
    assert (code, err) == (0, "")
    return json.loads(out, parse_constant=pytest.fail)


def test_the_table_has_a_row_for_each_target(capsys: pytest.CaptureFixture[str], plan: Plan) -> None:
    code, out, err = run(capsys, "outlook")
    lines = out.splitlines()
    assert (code, err, len(lines)) == (0, "", len(plan.targets) + 2)
    assert [line.split()[0] for line in lines[2:]] == [target.id for target in plan.targets]
    assert "31/12/2023" in lines[2]


def test_the_table_speaks_english_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "outlook", "--lang", "en")
    assert "31 Dec 2023" in out
    assert "met" in out
    assert "Chỉ tiêu" not in out


def test_json_has_exactly_the_promised_keys(capsys: pytest.CaptureFixture[str], plan: Plan) -> None:
    found = records(capsys)
    assert [list(record) for record in found] == [KEYS.split()] * len(plan.targets)


def test_json_says_what_the_outlooks_say(capsys: pytest.CaptureFixture[str], plan: Plan) -> None:
    for record, found in zip(records(capsys), outlooks(plan), strict=True):
        for name in ("target_id", "indicator_id", "target", "now", "level_q10", "level_q50", "level_q90", "chance", "never_share", "state"):
            assert record[name] == getattr(found, name), name
        for name in ("due", "as_of", "date_q10", "date_q50", "date_q90"):
            day = getattr(found, name)
            assert record[name] == (day.isoformat() if day else None), name
        assert record["needed_pace"] == next((needed.factor for needed in found.needed if needed.confidence == 0.8), None)


def test_percent_is_0_to_100_and_a_count_is_a_count(capsys: pytest.CaptureFixture[str]) -> None:
    by_target = {record["target_id"]: record for record in records(capsys)}
    assert by_target["procedures_paid_online_60_2023"]["now"] == 20.07
    assert by_target["eid_activated_30_2023"]["target"] == 450_000
    assert by_target["essential_services_open_25_2023"]["chance"] is None


def test_a_scenario_changes_the_answer(capsys: pytest.CaptureFixture[str]) -> None:
    usual, all_out = records(capsys), records(capsys, "--scenario", ALL_OUT)
    assert [record["target_id"] for record in usual] == [record["target_id"] for record in all_out]
    assert sum(later["chance"] != sooner["chance"] for sooner, later in zip(usual, all_out, strict=True)) >= 5


def test_another_plan_needs_nothing_but_its_folder(capsys: pytest.CaptureFixture[str], river: Plan) -> None:
    found = records(capsys, "--plan", str(RIVER), "--scenario", str(RIVER / "scenarios" / "1-open-evenings.json"))
    assert [record["target_id"] for record in found] == [target.id for target in river.targets]
    assert run(capsys, "check", str(RIVER))[0] == 0


def test_a_plan_that_holds_is_told_so_with_its_hash(capsys: pytest.CaptureFixture[str], plan: Plan) -> None:
    code, out, err = run(capsys, "check", str(SHIPPED_PLAN))
    assert (code, err) == (0, "")
    assert plan.data in out
    assert f"{len(plan.targets)} mục tiêu" in out


def test_a_plan_that_does_not_hold_lists_every_problem(capsys: pytest.CaptureFixture[str], broken: Broken) -> None:
    broken.replace("observations.csv", ",20.07,", ",20.o7,").replace("measures.toml", "added_pace = 1.0", "added_pace = -1").write("units.csv", b"")
    for language, rows in (("vi", "dòng"), ("en", "row")):
        code, out, err = run(capsys, "check", str(broken.folder), "--lang", language)
        assert (code, out) == (2, "")
        assert len(err.splitlines()) == 4
        assert f"observations.csv · {rows} {broken.row_of('observations.csv', '20.o7')} · value" in err
        assert "measures.toml · measure one_stop_cashless · added_pace" in err
        assert "units.csv" in err
        assert "Traceback" not in err


def test_a_byte_order_mark_is_told_and_does_no_harm(capsys: pytest.CaptureFixture[str], broken: Broken) -> None:
    broken.edit("units.csv", lambda content: b"\xef\xbb\xbf" + content)
    code, out, _ = run(capsys, "check", str(broken.folder))
    assert code == 0
    assert "BOM" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ("outlook", "--plan", "nowhere"),
        ("check", "nowhere"),
        ("outlook", "--scenario", "nowhere.json"),
        ("outlook", "--plan", str(RIVER), "--scenario", ALL_OUT),
    ],
)
def test_what_cannot_be_used_is_refused_without_a_traceback(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 2


@pytest.mark.parametrize("arguments", [(), ("what",), ("check",), ("outlook", "--lang", "fr")])
def test_a_command_that_is_none_says_how_to_ask(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage: python -m planner" in capsys.readouterr().err


def check(folder: Path, encoding: str = "utf-8") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "planner", "check", str(folder)]
    environment = os.environ | {"PYTHONIOENCODING": encoding}
    return subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT, env=environment, check=False)


def test_python_m_planner_runs_and_its_exit_code_says_whether_the_plan_holds(tmp_path: Path) -> None:
    good, bad = check(SHIPPED_PLAN), check(tmp_path)
    assert (good.returncode, good.stderr) == (0, "")
    assert load_plan(SHIPPED_PLAN).data in good.stdout
    assert (bad.returncode, bad.stdout) == (2, "")
    assert "Traceback" not in bad.stderr
    assert len(bad.stderr.splitlines()) == 8


def test_a_terminal_without_vietnamese_letters_is_no_reason_to_fall_over(tmp_path: Path) -> None:
    good, bad = check(SHIPPED_PLAN, "ascii"), check(tmp_path, "ascii")
    assert (good.returncode, bad.returncode) == (0, 2)
    assert "Traceback" not in good.stderr + bad.stderr


def test_outlook_takes_a_scenario_as_export_does(capsys: pytest.CaptureFixture[str], plan: Plan, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.db'}"
    titled = stamped(plan.scenarios[2], plan, title=Bilingual("Của tôi", "Mine"), note=NO_TEXT, author="A")
    database = open_database(url)
    saved = save_scenario(database, plan, titled, None, datetime(2023, 5, 12, tzinfo=UTC))
    database.close()
    shipped, *others = (records(capsys, "--store", url, "--scenario", which) for which in ("3-quyet-liet", ALL_OUT, saved.scenario_id))
    assert others == [shipped, shipped]
    assert shipped != records(capsys, "--store", url)
    code, out, err = run(capsys, "outlook", "--store", url, "--scenario", "nobody")
    assert (code, out) == (2, "")
    assert "nobody" in err


def test_looking_for_a_saved_scenario_makes_no_store(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for nobody in ("nobody", "x" * 5_000, "a\0b"):  # no file can be called so
        assert run(capsys, "outlook", "--store", f"sqlite:///{tmp_path / 'none.db'}", "--scenario", nobody)[0] == 2
    assert list(tmp_path.iterdir()) == []
