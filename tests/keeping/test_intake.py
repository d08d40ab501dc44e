"""From a file to the record: what is confirmed is the plan, and what the plan gives out comes in again as nothing new."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from planner.catalog.intake.propose import propose
from planner.catalog.intake.upload import Upload, read_upload
from planner.catalog.plan_writer import plan_files
from planner.cli import main
from planner.domain.intake import Memory, Proposal
from planner.domain.plan import Plan
from planner.keeping.effective import effective_plan, history
from planner.keeping.intake import changes_of, origin_of
from planner.keeping.lessons import remembered
from planner.keeping.records import record_changes
from planner.store.database import Database, open_database
from tests.catalog.intake.making import sheet_of

AT = datetime(2023, 6, 1, 2, 0, tzinfo=UTC)
MOVE = {"after_as_of": "move"}


def confirmed(database: Database, folder: Plan, upload: Upload, answers: dict[str, str]) -> Proposal:
    plan, _ = effective_plan(database, folder)
    proposal = propose(upload, plan, remembered(database, plan.id), answers)
    record_changes(
        database,
        folder,
        changes_of(upload, proposal, plan),
        author="Lan",
        reason="tháng 5",
        at=AT,
        origin=origin_of(upload, proposal),
        taught=proposal.taught,
    )
    return proposal


def may() -> Upload:
    return sheet_of(
        (1, "Toàn tỉnh", "Tỷ lệ hồ sơ nộp trực tuyến", "31/5/2023", "83,2%"),
        (2, "Toàn tỉnh", "TTHC có giao dịch thanh toán trực tuyến", "31/5/2023", "27,5%"),
        (3, "Chí Linh", "Tỷ lệ hồ sơ nộp trực tuyến", "31/5/2023", "78,25%"),
    )


PAID_KEY = "indicator:tthc co giao dich thanh toan truc tuyen"


def test_confirmed_figures_are_in_the_plan_each_with_its_cell_as_its_source(database: Database, plan: Plan) -> None:
    upload = may()
    confirmed(database, plan, upload, MOVE | {PAID_KEY: "procedures_paid_online"})
    changed, _ = effective_plan(database, plan)
    assert changed.as_of == date(2023, 5, 31)
    paid = changed.figures("procedures_paid_online")[-1]
    assert (paid.date, paid.value) == (date(2023, 5, 31), 27.5)
    assert paid.note.vi == "Tháng 4 · dòng 3 · E: “27,5%”"
    assert changed.source(paid.source).title.vi == "Tệp bao-cao.xlsx"
    assert [row.value for row in changed.observations if row.unit_id == "chi_linh"] == [78.25]
    (batch,) = history(database, plan.id)
    assert batch.origin is not None
    assert (batch.origin.file, batch.origin.sha256) == ("bao-cao.xlsx", upload.sha256)
    assert dict(batch.origin.answers)["after_as_of"] == "move", "answers to warnings are kept"


def test_the_same_file_again_brings_nothing(database: Database, plan: Plan) -> None:
    confirmed(database, plan, may(), MOVE | {PAID_KEY: "procedures_paid_online"})
    changed, _ = effective_plan(database, plan)
    again = propose(may(), changed, remembered(database, plan.id))
    assert again.is_empty
    assert not again.ready


def test_what_a_column_or_label_means_is_asked_once(database: Database, plan: Plan) -> None:
    confirmed(database, plan, may(), MOVE | {PAID_KEY: "procedures_paid_online"})
    (memory,) = remembered(database, plan.id)
    assert dict(memory.indicators)["tthc co giao dich thanh toan truc tuyen"] == "procedures_paid_online"
    changed, _ = effective_plan(database, plan)
    june = sheet_of((1, "Toàn tỉnh", "TTHC có giao dịch thanh toán trực tuyến", "30/6/2023", "30,5%"))
    assert propose(june, changed, remembered(database, plan.id), MOVE).ready
    assert not propose(june, changed, (), MOVE).ready


def test_what_one_file_taught_does_not_touch_a_file_of_another_layout(database: Database, plan: Plan) -> None:
    dossiers = sheet_of((1, "Chí Linh", "31/3/2023", 78.5), header=("TT", "Đơn vị", "Kỳ số liệu", "Đạt được"))
    confirmed(database, plan, dossiers, {"column:dat duoc": "value:dossiers_online"})
    changed, _ = effective_plan(database, plan)
    april = sheet_of((1, "Chí Linh", "30/4/2023", 79.5), header=("TT", "Đơn vị", "Kỳ số liệu", "Đạt được"))
    (row,) = propose(april, changed, remembered(database, plan.id)).rows
    assert (row.indicator_id, row.value) == ("dossiers_online", 79.5), "the same layout, next month: nothing is asked again"
    payments = sheet_of((1, "Thanh toán trực tuyến", "30/4/2023", 14.0), header=("TT", "Chỉ tiêu", "Kỳ số liệu", "Đạt được"))
    proposal = propose(payments, changed, remembered(database, plan.id))
    assert [(row.indicator_id, row.value) for row in proposal.rows if row.value == 14.0] in ([], [("procedures_paid_online", 14.0)])
    assert proposal.memory.columns == ()


def test_a_row_that_names_its_indicator_is_stronger_than_what_was_answered(database: Database, plan: Plan) -> None:
    header = ("TT", "Chỉ tiêu", "Kỳ số liệu", "Đạt được")
    march = sheet_of((1, "Hồ sơ của tỉnh", "15/2/2023", 81.5), (2, "Thanh toán trực tuyến", "15/2/2023", 19.5), header=header)
    answers = {"column:dat duoc": "value:dossiers_online"}
    expected = [("dossiers_online", 81.5), ("procedures_paid_online", 19.5)]
    plan_then, _ = effective_plan(database, plan)
    now = propose(march, plan_then, (), answers)
    assert [(row.indicator_id, row.value) for row in now.rows] == expected
    memory = Memory(layout=now.taught.layout, columns=now.taught.columns, indicators=(("thanh toan truc tuyen", "dossiers_online"),))
    remembering = propose(march, plan_then, (memory,))
    assert [(row.indicator_id, row.value) for row in remembering.rows] == expected


def test_a_figure_that_passes_an_assumed_ceiling_raises_it_when_somebody_says_it_is_right(database: Database, plan: Plan) -> None:
    high = sheet_of((1, "Toàn tỉnh", "Tỷ lệ hồ sơ nộp trực tuyến", "30/4/2023", "88%"))
    proposal = propose(high, plan)
    assert [question.code for question in proposal.guards] == ["ceiling_passed"]
    left = propose(high, plan, (), {"ceiling_passed": "leave"})
    assert left.rows == ()
    confirmed(database, plan, high, {"ceiling_passed": "raise"})
    changed, _ = effective_plan(database, plan)
    assert changed.figures("dossiers_online")[-1].value == 88.0
    assert changed.assumption("ceiling.dossiers_online").low == 88.0


def test_a_proposal_with_something_open_is_never_turned_into_changes(plan: Plan) -> None:
    upload = may()
    with pytest.raises(ValueError, match="open"):
        changes_of(upload, propose(upload, plan), plan)


@pytest.mark.parametrize("name", ["plan", "river"])
def test_what_the_plan_writes_comes_in_again_as_nothing_new(name: str, request: pytest.FixtureRequest) -> None:
    plan: Plan = request.getfixturevalue(name)
    upload = read_upload("observations.csv", plan_files(plan)["observations.csv"].encode())
    proposal = propose(upload, plan)
    assert proposal.rows == ()
    assert proposal.problems == ()
    assert len(proposal.pairs) == len(plan.observations)
    assert all(pair.same for pair in proposal.pairs)


def test_the_command_writes_the_same_rows_as_the_page(database: Database, plan: Plan, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = ("Chỉ tiêu;Kỳ;Giá trị", "Tỷ lệ hồ sơ nộp trực tuyến;31/5/2023;83,2%")
    content = "\n".join(lines).encode()
    confirmed(database, plan, read_upload("thang-5.csv", content), MOVE)
    (tmp_path / "thang-5.csv").write_bytes(content)
    store = f"sqlite:///{tmp_path / 'cli.db'}"
    command = ["import", str(tmp_path / "thang-5.csv"), "--store", store]
    assert main([*command, "--dry-run", "--answer", "after_as_of=move"]) == 0
    assert not (tmp_path / "cli.db").exists(), "a dry run leaves nothing behind"
    assert main(command) == 2, "a warning waits for its answer"
    assert main([*command, "--answer", "after_as_of=move"]) == 2, "nothing is recorded without who"
    assert "--author NAME" in capsys.readouterr().err
    assert main([*command, "--answer", "after_as_of=move", "--author", "Lan", "--reason", "tháng 5"]) == 0
    told = capsys.readouterr().out
    assert "Đã ghi 1 số liệu" in told

    with_command = open_database(store)
    (mine,), (theirs,) = history(database, plan.id), history(with_command, plan.id)
    assert (mine.changes, mine.data, mine.origin, mine.author, mine.reason) == (theirs.changes, theirs.data, theirs.origin, theirs.author, theirs.reason)
    with_command.close()
    # and the effective plan as a folder is that plan
    assert main(["plan", "export", str(tmp_path / "out"), "--store", store]) == 0
    assert main(["check", str(tmp_path / "out")]) == 0
    assert theirs.data in capsys.readouterr().out
    assert main(["plan", "export", str(tmp_path / "out"), "--store", store]) == 2, "nothing is written over"
    assert main(["plan", "history", "--store", store]) == 0
    assert "thang-5.csv" in capsys.readouterr().out


def test_the_command_remembers_by_layout_too_in_the_store_and_in_a_file(plan: Plan, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def file(name: str, *lines: str) -> str:
        (tmp_path / name).write_bytes("\n".join(lines).encode())
        return str(tmp_path / name)

    march = file("thang-3.csv", "Đơn vị;Kỳ;Đạt được", "Chí Linh;15/3/2023;33,5")
    april = file("thang-4.csv", "Đơn vị;Kỳ;Đạt được", "Chí Linh;15/4/2023;34,5")
    other = file("khac.csv", "Đơn vị;Kỳ;Đạt được;Người báo", "Chí Linh;15/4/2023;14;Lan")
    store, named = ["--store", f"sqlite:///{tmp_path / 'cli.db'}"], ["--answer", "column:dat duoc=value:dossiers_online"]
    assert main(["import", march, *store, *named, "--author", "Lan"]) == 0
    assert "column:thang-3.csv:C: Đạt được: số liệu “Tỷ lệ hồ sơ nộp trực tuyến” (đã trả lời)" in capsys.readouterr().out
    assert main(["import", april, *store, "--dry-run"]) == 0
    assert "(đã nhớ từ tệp trước)" in capsys.readouterr().out
    assert main(["import", other, *store]) == 2, "a file of another layout is asked about"
    kept = tmp_path / "nho.json"
    kept.write_text('{"schema": 1, "columns": {"dat duoc": "value:dossiers_online"}, "indicators": {}, "units": {}}', "utf-8")
    with_file = [*store, "--map", str(kept), "--dry-run"]
    main(["import", april, *with_file])
    assert "1 điều đã nhớ không rõ bố cục tệp, không áp dụng" in capsys.readouterr().out
    main(["import", april, *with_file, *named])
    main(["import", other, *with_file, "--answer", "column:dat duoc=ignore"])
    capsys.readouterr()
    main(["import", april, *with_file])
    assert "số liệu “Tỷ lệ hồ sơ nộp trực tuyến” (đã nhớ từ tệp trước)" in capsys.readouterr().out, "each layout keeps its own"
