"""Saved scenarios with all they stand on, through the store and through the command line."""

import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner import load_plan, outlooks
from planner.catalog.scenario_file import load_scenario
from planner.catalog.snapshot import outlooks_from, plan_from
from planner.cli import REFUSED, SHIPPED_PLAN, main
from planner.domain.bilingual import Bilingual
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.keeping.archive import fit_document, plans_kept, save_scenario, stamped
from planner.store import scenarios
from planner.store.database import Database, open_database
from planner.store.refusals import Conflict
from tests.saving.changing import change_the_figures

NOON = datetime(2023, 5, 11, 5, 0, tzinfo=UTC)
ALL_OUT = SHIPPED_PLAN / "scenarios" / "3-quyet-liet.json"
NOTHING = Bilingual("", "")


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'nhip.db'}"


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    with closing(open_database(url)) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED_PLAN, tmp_path / "plan"))


def made(plan: Plan, title: str = "Tăng tốc") -> Scenario:
    return stamped(plan.scenarios[2], plan, title=Bilingual(title, title), note=NOTHING, author="Lan")


def test_what_was_said_on_the_day_comes_back_to_the_last_digit_after_the_figures_changed(folder: Path, database: Database) -> None:
    before = load_plan(folder)
    scenario = made(before)
    said = outlooks(before, scenario)
    saved = save_scenario(database, before, scenario, None, NOON)
    change_the_figures(folder)
    after = load_plan(folder)
    assert after.data != before.data
    kept = scenarios.latest(database, saved.scenario_id)
    assert kept == saved
    assert outlooks_from(kept.outlooks) == said
    frozen = scenarios.snapshot(database, kept.data)
    assert frozen is not None
    then = plan_from(frozen)
    assert then.data == kept.data == before.data
    opened, ignored = fit_document(kept.document, then)
    assert (opened, ignored) == (scenario, ())
    assert outlooks(then, opened) == said, "and it can be computed again"
    assert outlooks(after, fit_document(kept.document, after)[0]) != said


def test_a_version_is_saved_on_top_and_only_on_top(database: Database, plan: Plan) -> None:
    first = save_scenario(database, plan, made(plan), None, NOON)
    second = save_scenario(database, plan, made(plan, "Tăng tốc 2"), first, NOON)
    assert (second.scenario_id, second.version) == (first.scenario_id, 2)
    with pytest.raises(Conflict) as told:
        save_scenario(database, plan, made(plan, "Của người khác"), first, NOON)
    assert told.value.latest == second
    assert [known.title for known in scenarios.listed(database, plan.id)] == ["Tăng tốc 2"]
    other = save_scenario(database, plan, made(plan), None, NOON)
    assert other.scenario_id != first.scenario_id


@pytest.mark.parametrize("document", ["", "[]", "{", "null", '{"schema":1,"plan":"river-county"}', '{"schema":99}', "[" * 100_000])
def test_a_document_that_does_not_fit_is_the_baseline_and_it_is_told(document: str, plan: Plan) -> None:
    opened, ignored = fit_document(document, plan)
    assert opened == Scenario(plan=plan.id)
    assert len(ignored) == 1


def test_what_no_longer_fits_the_plan_is_told_and_the_rest_is_opened(folder: Path, database: Database) -> None:
    before = load_plan(folder)
    saved = save_scenario(database, before, made(before), None, NOON)
    measures = folder / "measures.toml"
    measures.write_text(measures.read_text("utf-8").replace('"one_stop_cashless"', '"one_stop_other"'), "utf-8")
    for path in folder.glob("scenarios/*.json"):
        path.write_text(path.read_text("utf-8").replace('"one_stop_cashless"', '"one_stop_other"'), "utf-8")
    opened, ignored = fit_document(saved.document, load_plan(folder), plans_kept(database))
    title = before.measure("one_stop_cashless").title
    assert [(problem.code, problem.titles) for problem in ignored] == [("measure_gone", ((title.vi, title.en),))], "as it was called"
    assert len(opened.measures) == len(before.scenarios[2].measures) - 1


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(("scenario", *arguments))
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_what_is_imported_is_listed_shown_exported_and_imported_again(capsys: pytest.CaptureFixture[str], url: str, tmp_path: Path, plan: Plan) -> None:
    code, out, err = run(capsys, "import", str(ALL_OUT), "--author", "Lan", "--store", url)
    assert (code, err) == (0, "")
    said, scenario_id = out.splitlines()
    assert said == "Đã lưu “Quyết liệt”, phiên bản 1."
    code, out, err = run(capsys, "list", "--store", url)
    assert (code, err) == (0, "")
    (row,) = out.splitlines()[2:]
    assert all(word in row for word in (scenario_id, "Quyết liệt", "Lan"))
    code, out, err = run(capsys, "show", scenario_id, "--store", url)
    assert (code, err) == (0, "")
    assert "Một cửa không tiền mặt" in out
    assert all(target.id in out for target in plan.targets)
    file = tmp_path / "out.json"
    code, out, _ = run(capsys, "export", scenario_id, "--out", str(file), "--store", url)
    assert (code, out) == (0, "Đã ghi out.json.\n")
    exported = load_scenario(file, plan)
    assert exported.moves == load_scenario(ALL_OUT, plan).moves
    assert (exported.author, exported.data, exported.title) == ("Lan", plan.data, load_scenario(ALL_OUT, plan).title)
    code, out, _ = run(capsys, "import", str(file), "--store", url)
    again = out.splitlines()[-1]
    assert (code, again != scenario_id) == (0, True)
    _, printed, _ = run(capsys, "export", again, "--store", url)
    assert json.loads(printed) == json.loads(file.read_text("utf-8"))
    with closing(open_database(url)) as database:
        first, second = (scenarios.latest(database, one) for one in (scenario_id, again))
        assert first is not None
        assert second is not None
        assert (first.document, first.outlooks) == (second.document, second.outlooks)


def test_show_says_what_was_said_when_it_was_saved(capsys: pytest.CaptureFixture[str], url: str, folder: Path) -> None:
    _, out, _ = run(capsys, "import", str(ALL_OUT), "--plan", str(folder), "--store", url)
    scenario_id = out.splitlines()[-1]
    _, before, _ = run(capsys, "show", scenario_id, "--plan", str(folder), "--store", url)
    change_the_figures(folder)
    code, after, _ = run(capsys, "show", scenario_id, "--plan", str(folder), "--store", url)
    assert (code, after) == (0, before)


def test_the_answers_are_in_english_when_asked(capsys: pytest.CaptureFixture[str], url: str) -> None:
    _, out, _ = run(capsys, "import", str(ALL_OUT), "--lang", "en", "--store", url)
    said, scenario_id = out.splitlines()
    assert "Đã lưu" not in said
    for command in (("list",), ("show", scenario_id)):
        code, out, err = run(capsys, *command, "--lang", "en", "--store", url)
        assert (code, err) == (0, "")
        assert not any(word in out for word in ("Tên kịch bản", "Phiên bản", "Chỉ tiêu", "Khả năng", "có thể đạt", "toàn tỉnh"))
    code, _, err = run(capsys, "show", "nope", "--lang", "en", "--store", url)
    assert code == REFUSED
    assert "vấn đề" not in err


@pytest.mark.parametrize("wanted", ["nope", "", "x" * 500, "'; drop table revisions; --", "\x00", "00000000-0000-0000-0000-000000000000"])
@pytest.mark.parametrize("command", ["show", "export"])
def test_an_unknown_id_is_refused_without_a_traceback(capsys: pytest.CaptureFixture[str], url: str, command: str, wanted: str) -> None:
    code, out, err = run(capsys, command, wanted, "--store", url)
    assert (code, out) == (REFUSED, "")
    assert len(err.splitlines()) == 2


@pytest.mark.parametrize("version", ["0", "-1", "2", "99999999999999999999"])
def test_an_unknown_version_is_refused(capsys: pytest.CaptureFixture[str], url: str, version: str) -> None:
    _, out, _ = run(capsys, "import", str(ALL_OUT), "--store", url)
    code, out, err = run(capsys, "export", out.splitlines()[-1], f"--version={version}", "--store", url)
    assert (code, out) == (REFUSED, "")
    assert len(err.splitlines()) == 2


def test_a_store_that_is_none_and_a_file_that_is_none_are_refused(capsys: pytest.CaptureFixture[str], url: str, tmp_path: Path) -> None:
    for arguments in (
        ("list", "--store", "mysql://secret@host/db"),
        ("list", "--store", f"sqlite:///{tmp_path}"),
        ("import", str(tmp_path / "none.json"), "--store", url),
        ("import", str(ALL_OUT), "--author", "x" * 201, "--store", url),
    ):
        code, out, err = run(capsys, *arguments)
        assert (code, out) == (REFUSED, ""), arguments
        assert "secret" not in err
    assert len(run(capsys, "list", "--store", url)[1].splitlines()) == 2, "nothing was saved"


def test_a_hostile_title_stays_on_its_line_in_a_terminal(capsys: pytest.CaptureFixture[str], url: str, tmp_path: Path, plan: Plan) -> None:
    """A title comes from strangers: it starts no new line and sends the terminal no command."""
    document = {"schema": 1, "plan": plan.id, "title": "=cmd|'/c calc'!A1\n\x1b[2J\u202etxt"}
    (tmp_path / "evil.json").write_text(json.dumps(document), "utf-8")
    code, out, _ = run(capsys, "import", str(tmp_path / "evil.json"), "--store", url)
    assert code == 0
    scenario_id = out.splitlines()[-1]
    for text in (out, run(capsys, "list", "--store", url)[1], run(capsys, "show", scenario_id, "--store", url)[1]):
        assert "\x1b" not in text
        assert "\u202e" not in text
    assert len(run(capsys, "list", "--store", url)[1].splitlines()) == 3
