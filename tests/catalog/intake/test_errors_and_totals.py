"""Nothing is lost in silence: error cells are told with their place, totals are offered, totals of a part are told."""

from typing import Any

import pytest

from planner.catalog.intake.propose import answered, propose
from planner.catalog.intake.upload import read_upload
from planner.domain.plan import Plan
from tests.catalog.intake.making import FILLED, HEADER, old_workbook, open_document, repacked, workbook
from tests.catalog.intake.test_no_results import asked, sheet, taken

COLLECTED, ONLINE = "eid_collected", "dossiers_online"
LABEL = "định danh đã thu nhận"
ERRORS = ["#DIV/0!", "#N/A", "#REF!", "#VALUE!", "#NAME?"]


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_cell_is_told_with_sheet_row_and_column(plan: Plan, error: str) -> None:
    def failing(book: Any, page: Any) -> None:
        page.write_formula("E2", "=1/0", None, error)

    real = read_upload("a.xlsx", workbook((FILLED, [HEADER, (1, "Chí Linh", "hồ sơ trực tuyến", "31/3/2023"), (2,)]), change=failing))
    text = sheet(HEADER, (1, "Chí Linh", "hồ sơ trực tuyến", "31/3/2023", error))
    for upload in (real, text):
        proposal = propose(upload, plan)
        assert [(one.code, one.file, one.row, one.column, one.found) for one in proposal.problems] == [("error_cell", FILLED, 2, "E", error)]


def test_an_error_in_a_label_or_a_day_is_told_too(plan: Plan) -> None:
    rows = [(1, "#REF!", "hồ sơ trực tuyến", "31/3/2023", 33.0), (2, "Chí Linh", "hồ sơ trực tuyến", "#VALUE!", 34.0)]
    assert [(one.code, one.row, one.column) for one in propose(sheet(HEADER, *rows), plan).problems] == [("error_cell", 2, "B"), ("error_cell", 3, "D")]


def test_an_error_of_an_open_document_is_told_at_its_place(plan: Plan) -> None:
    content = open_document([HEADER, (1.0, "Chí Linh", "hồ sơ trực tuyến", "31/3/2023", "LỖI")])
    broken = 'office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p>'
    swap = (('office:value-type="string"><text:p>LỖI</text:p>', broken), (" xmlns:office=", ' xmlns:calcext="urn:org:documentfoundation" xmlns:office='))

    def change(name: str, old: bytes) -> bytes:
        text = old.decode() if name == "content.xml" else ""
        for before, after in swap:
            text = text.replace(before, after)
        return text.encode() or old

    proposal = propose(read_upload("a.ods", repacked(content, change)), plan)
    assert [(one.code, one.row, one.column, one.found) for one in proposal.problems] == [("error_cell", 2, "E", "#DIV/0!")]


def test_an_error_of_an_old_workbook_is_told_at_its_place(plan: Plan) -> None:
    content = old_workbook([HEADER, (1.0, "Chí Linh", "hồ sơ trực tuyến", "31/3/2023", "#DIV/0!"), (2.0, "Nam Sách", "hồ sơ trực tuyến", "31/3/2023", 44.5)])
    proposal = propose(read_upload("a.xls", content), plan)
    assert [(one.code, one.row, one.column, one.found) for one in proposal.problems] == [("error_cell", 2, "E", "#DIV/0!")]
    assert [row.value for row in proposal.rows] == [44.5]


def whole(plan: Plan, *last: tuple[Any, ...], value: float = 1000.0) -> Any:
    rows = [("TT", "Đơn vị", "Kỳ số liệu", LABEL), *((n, unit.name, "30/4/2023", value) for n, unit in enumerate(plan.units, 1)), *last]
    return sheet(*rows)


def only_totals(proposal: Any) -> list[tuple[str, tuple[float, ...]]]:
    return [(one.code, one.values) for one in (*proposal.questions, *proposal.guards) if one.code.startswith(("total", "whole"))]


def test_a_total_is_offered_as_the_whole_place_s_figure_and_held_against_its_units(plan: Plan) -> None:
    count = float(len(plan.units))
    right = whole(plan, (None, "Tổng cộng", None, count * 71_000), value=71_000.0)
    proposal = propose(right, plan)
    assert only_totals(proposal) == [("total_row", (count * 71_000, count * 71_000))]
    done = answered(proposal, {"totals": "take"}, right, plan)
    assert taken(done)[-1] == (COLLECTED, "", "2023-04-30", count * 71_000)
    left = answered(proposal, {"totals": "leave"}, right, plan)
    assert ("total", len(plan.units) + 2) in [(one.code, one.row) for one in left.dropped]
    wrong = propose(whole(plan, (None, "Tổng cộng", None, 900_000.0), value=71_000.0), plan)
    assert only_totals(wrong) == [("total_unlike_units", (900_000.0, count * 71_000))]


def test_a_total_of_shares_has_to_lie_among_its_units(plan: Plan) -> None:
    rows = [("Đơn vị", "Kỳ số liệu", "hồ sơ trực tuyến"), *((unit.name, "20/4/2023", 80.0 + n / 10) for n, unit in enumerate(plan.units))]
    inside = propose(sheet(*rows, ("Cộng", None, 80.5)), plan)
    assert only_totals(inside) == [("total_row", (80.5,))]
    outside = propose(sheet(*rows, ("Cộng", None, 962.0)), plan)
    assert [code for code, _ in only_totals(outside)] == ["total_outside_units"]


def test_a_figure_that_names_the_whole_place_is_held_against_its_units_too(plan: Plan) -> None:
    count = float(len(plan.units))
    agrees = propose(whole(plan, (None, "Toàn tỉnh", "30/4/2023", count * 71_000), value=71_000.0), plan)
    assert only_totals(agrees) == []
    wrong = propose(whole(plan, (None, "Toàn tỉnh", "30/4/2023", 870_000.0), value=71_000.0), plan)
    assert only_totals(wrong) == [("whole_unlike_units", (870_000.0, count * 71_000))]


@pytest.mark.parametrize("label", ["Cộng khối huyện", "Cộng I", "Cộng cấp huyện", "Tổng cộng khối sở", "Tổng nhóm A"])
def test_totals_of_a_part_are_told_and_never_offered(plan: Plan, label: str) -> None:
    proposal = propose(sheet(("Đơn vị", "Kỳ số liệu", "hồ sơ trực tuyến"), ("Chí Linh", "30/4/2023", 33.5), (label, None, 33.5)), plan)
    assert [(one.code, one.found) for one in proposal.dropped] == [("subtotal", label)]
    assert (len(proposal.rows), asked(proposal)) == (1, [])


def test_names_that_only_sound_like_a_sum_are_none(plan: Plan) -> None:
    proposal = propose(sheet(("Đơn vị", "Kỳ số liệu", "hồ sơ trực tuyến"), ("Chí Linh", "30/4/2023", 33.5), ("Công an tỉnh", "30/4/2023", 44.5)), plan)
    assert (proposal.dropped, asked(proposal)) == ((), ["which_unit"])
