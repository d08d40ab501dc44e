"""The command makes the bytes of the page, and says plainly what it cannot do."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.catalog.plain import canonical
from planner.catalog.scenario_file import scenario_document
from planner.cli import SHIPPED_PLAN, main
from planner.domain.assignment import Assignment
from planner.domain.bilingual import Bilingual
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.exports.file_names import file_name
from planner.exports.pack import baseline_of, pack_of
from planner.exports.registry import FORMATS, format_of, make
from planner.keeping.archive import save_scenario, stamped
from planner.store.database import open_database
from tests.conftest import RIVER

SHIPPED = sorted(path.stem for path in (SHIPPED_PLAN / "scenarios").glob("*.json"))


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["export", *arguments])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


@pytest.mark.parametrize("name", [known.name for known in FORMATS])
def test_the_bytes_are_those_of_the_registry(capsys: pytest.CaptureFixture[str], plan: Plan, tmp_path: Path, name: str) -> None:
    code, out, err = run(capsys, "--format", name, "--scenario", SHIPPED[1], "--scenario", SHIPPED[2], "--out", str(tmp_path))
    pack = pack_of(plan, (plan.scenarios[1], plan.scenarios[2]), "vi")
    wanted = file_name(pack, format_of(name).extension)
    assert (code, err) == (0, "")
    assert wanted in out
    assert [path.name for path in tmp_path.iterdir()] == [wanted]
    assert (tmp_path / wanted).read_bytes() == make(name, pack)


def test_without_a_scenario_it_is_the_baseline_and_another_plan_is_another_folder(capsys: pytest.CaptureFixture[str], river: Plan, tmp_path: Path) -> None:
    out = tmp_path / "table.csv"
    assert run(capsys, "--format", "csv_machine", "--plan", str(RIVER), "--lang", "en", "--out", str(out))[0] == 0
    assert out.read_bytes() == make("csv_machine", pack_of(river, (baseline_of(river, Scenario()),), "en"))


def test_a_document_and_a_saved_scenario_give_the_same_file(capsys: pytest.CaptureFixture[str], plan: Plan, tmp_path: Path) -> None:
    titled = stamped(plan.scenarios[1], plan, title=Bilingual("=Của tôi", "=Mine"), note=Bilingual("", ""), author="A")
    scenario = replace(titled, assignment=Assignment(confidence=0.8))
    (tmp_path / "mine.json").write_text(canonical(scenario_document(scenario)), "utf-8")
    url = f"sqlite:///{tmp_path / 'store.db'}"
    saved = save_scenario(open_database(url), plan, scenario, None, datetime(2023, 5, 12, tzinfo=UTC))
    for which, name in ((str(tmp_path / "mine.json"), "one.csv"), (saved.scenario_id, "two.csv")):
        assert run(capsys, "--format", "csv", "--scenario", which, "--store", url, "--out", str(tmp_path / name))[0] == 0
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes() == make("csv", pack_of(plan, (scenario,), "vi"))


def test_what_cannot_be_written_is_said_and_leaves_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for out in (tmp_path / "nowhere" / "table.csv", tmp_path / "file" / "table.csv", f"{tmp_path}/no-folder/"):
        code, printed, err = run(capsys, "--format", "csv", "--out", str(out))
        assert (code, printed) == (2, "")
        assert "Không ghi được tệp" in err
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_scenario_that_is_nowhere_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path / 'store.db'}"
    for which, told in (("nobody", "nobody"), (str(tmp_path / "gone.json"), "gone.json"), ("../2-tang-toc", "2-tang-toc")):
        code, printed, err = run(capsys, "--format", "csv", "--scenario", which, "--store", store, "--out", str(tmp_path))
        assert (code, printed) == (2, "")
        assert told in err
        assert "Traceback" not in err


def test_a_format_that_is_not_one_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["export", "--format", "doc"])
    assert refused.value.code == 2
    assert "bundle" in capsys.readouterr().err
