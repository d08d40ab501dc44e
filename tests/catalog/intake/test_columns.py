"""What every column of a file was taken for, and how an answer changes it."""

from typing import Any

from planner.catalog.intake.propose import answered, propose
from planner.catalog.intake.upload import Upload, read_upload
from planner.domain.intake import ColumnReading, Proposal
from planner.domain.plan import Plan
from tests.catalog.intake.making import FILLED, sheet_of, workbook

ONLINE, PAID = "dossiers_online", "procedures_paid_online"


def sheets(*named: tuple[str, list[tuple[Any, ...]]], name: str = "b.xlsx") -> Upload:
    return read_upload(name, workbook(*named))


def sheet(*rows: tuple[Any, ...], name: str = "b.xlsx") -> Upload:
    return sheets((FILLED, list(rows)), name=name)


def meanings(proposal: Proposal) -> dict[str, str]:
    return {one.column: one.meaning for one in proposal.columns}


def column(proposal: Proposal, letters: str) -> ColumnReading:
    return next(one for one in proposal.columns if one.column == letters)


def taken(proposal: Proposal) -> list[tuple[str, str, str, float]]:
    return [(row.indicator_id, row.unit_id, row.date.isoformat(), row.value) for row in proposal.rows]


def asked(proposal: Proposal) -> list[str]:
    return [question.code for question in proposal.open]


# --- every column is shown, and can be changed


def test_every_column_of_every_sheet_is_told_with_its_cells_and_how_many_figures_it_gives(plan: Plan) -> None:
    first = [
        ("TT", "Đơn vị", "Kỳ số liệu", "hồ sơ trực tuyến", "Ghi chú"),
        (1, "Chí Linh", "31/3/2023", 33.5, "chậm"),
        (2, "Nam Sách", "31/3/2023", 44.5, None),
    ]
    proposal = propose(sheets((FILLED, first), ("Hướng dẫn", [("Đọc kỹ", None), (None, "trước khi điền")])), plan)
    read = [(one.sheet, one.column, one.meaning, one.origin, one.figures, one.kept) for one in proposal.columns]
    assert read[3:] == [
        (FILLED, "D", f"value:{ONLINE}", "header", 2, True),
        (FILLED, "E", "note", "header", 0, False),
        ("Hướng dẫn", "A", "unknown", "default", 0, False),
        ("Hướng dẫn", "B", "unknown", "default", 0, False),
    ]
    assert [one.meaning for one in proposal.columns][:3] == ["numbering", "unit", "period"]
    assert column(proposal, "D").samples == ("33.5", "44.5")
    assert proposal.column_choices[0].id == "ignore"


def test_an_answer_about_a_column_overrides_what_it_was_taken_for_at_once(plan: Plan) -> None:
    upload = sheet(("Đơn vị", "Kỳ số liệu", "hồ sơ trực tuyến", "thanh toán trực tuyến"), ("Chí Linh", "31/3/2023", 33.5, 11.5))
    proposal = propose(upload, plan)
    left = answered(proposal, {column(proposal, "C").key: "ignore"}, upload, plan)
    assert taken(left) == [(PAID, "chi_linh", "2023-03-31", 11.5)]
    assert (column(left, "C").meaning, column(left, "C").origin) == ("ignore", "answer")
    back = answered(left, {column(proposal, "C").key: f"value:{ONLINE}"}, upload, plan)
    assert taken(back) == taken(proposal)


def test_a_layout_is_the_same_from_month_to_month_and_another_for_other_headers(plan: Plan) -> None:
    header = ("Đơn vị", "hồ sơ trực tuyến", "Ghi chú")
    march = propose(sheets(("Tháng 3", [(*header, "Số liệu đến 31/3/2023"), ("Chí Linh", 33.5, None, 5.0)])), plan)
    april = propose(sheets(("Tháng 4", [(*header, "Số liệu đến 30/4/2023"), ("Chí Linh", 34.5, None, 6.0)])), plan)
    other = propose(sheets(("Tháng 4", [(*header, "Nguồn"), ("Chí Linh", 34.5, None, 6.0)])), plan)
    assert march.layout == april.layout != other.layout != ""


def test_only_what_somebody_said_of_a_column_is_taught(plan: Plan) -> None:
    """Of two columns of one count the cumulative one is taken; nobody spoke of the other, so that nothing is remembered of it."""
    top = ("Đơn vị", "Kỳ số liệu", "định danh đã kích hoạt", "định danh đã kích hoạt", "Đạt được", "Đạt được")
    below = (None, None, "trong tháng", "lũy kế", "A", "B")
    upload = sheet(top, below, ("Chí Linh", "31/3/2023", 10.0, 110.0, 5.5, 6.5))
    proposal = propose(upload, plan)
    left = {one.column: (one.meaning, one.origin) for one in proposal.columns}
    assert left["C"] == ("ignore", "beside")
    assert proposal.taught.columns == ()
    said = answered(proposal, {column(proposal, "E").key: f"value:{PAID}", column(proposal, "F").key: "note"}, upload, plan)
    assert dict(said.taught.columns) == {"dat duoc a": f"value:{PAID}", "dat duoc b": "note"}
    assert dict(said.taught.shown)["dat duoc a"] == "Đạt được · A"


def test_of_two_columns_under_one_header_nothing_is_taught_unless_they_mean_the_same(plan: Plan) -> None:
    upload = sheet(("Đơn vị", "Kỳ số liệu", "Đạt được", "Đạt được"), ("Chí Linh", "31/3/2023", 5.5, 6.5))
    proposal = propose(upload, plan)
    keys = [column(proposal, letters).key for letters in ("C", "D")]
    assert answered(proposal, {keys[0]: f"value:{PAID}"}, upload, plan).taught.columns == ()
    assert answered(proposal, {keys[0]: f"value:{PAID}", keys[1]: "ignore"}, upload, plan).taught.columns == ()
    assert answered(proposal, dict.fromkeys(keys, "ignore"), upload, plan).taught.columns == (("dat duoc", "ignore"),)


def test_no_answer_about_columns_moves_the_header(plan: Plan) -> None:
    """A title of two cells over the header: answers for every column made it as well known as the header below it."""
    rows = [("Tên biểu: dịch vụ công", "Sở Nội vụ", None), (None, None, None), ("Đơn vị", "Kỳ số liệu", "hồ sơ trực tuyến"), ("Chí Linh", "31/3/2023", 33.5)]
    upload = sheet(*rows)
    proposal = propose(upload, plan)
    keys = {letters: column(proposal, letters).key for letters in "ABC"}
    said = answered(proposal, {keys["A"]: "unit", keys["B"]: "period", keys["C"]: f"value:{PAID}"}, upload, plan)
    assert taken(said) == [(PAID, "chi_linh", "2023-03-31", 33.5)]
    headers = [one.header for one in proposal.columns]
    assert [one.header for one in said.columns] == headers
    left = answered(proposal, {keys["C"]: "ignore"}, upload, plan)
    assert column(left, "C").meaning == "ignore", "it stays where it was, to be changed again"
    assert [one.header for one in left.columns] == headers


def test_one_text_may_be_answered_as_a_label_of_both_kinds(plan: Plan) -> None:
    upload = sheet_of([1, "Khối Alpha", "Khối Alpha", "31/3/2023", 41.5])
    answers = {"indicator:khoi alpha": "dossiers_online", "unit:khoi alpha": "chi_linh"}
    for given in (answers, dict(reversed(answers.items()))):
        (row,) = propose(upload, plan, (), given).rows
        assert (row.indicator_id, row.unit_id, row.value) == ("dossiers_online", "chi_linh", 41.5)
