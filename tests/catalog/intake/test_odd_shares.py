"""One answer about a column never turns a true 0,8% into 80%: shares that stand out are asked one by one."""

from dataclasses import replace
from typing import Any

from planner.catalog.intake.propose import answered, propose
from planner.catalog.intake.upload import read_upload
from planner.domain.plan import Plan
from tests.catalog.intake.making import FILLED, HEADER, sheet_of, workbook
from tests.catalog.intake.test_no_results import asked

UNITS = ("Chí Linh", "Nam Sách", "Kim Thành", "Gia Lộc")


def column(*cells: Any, when: str = "30/4/2023") -> Any:
    return sheet_of(*((n, unit, "hồ sơ trực tuyến", when, cell) for n, (unit, cell) in enumerate(zip(UNITS, cells, strict=False), 1)))


def test_a_small_share_among_whole_percentages_is_asked_by_itself(plan: Plan) -> None:
    upload = column(81.0, 75.0, 0.8, "0,9")
    proposal = propose(upload, plan)
    assert asked(proposal) == ["share_or_percent"] * 2
    first, second = (one.key for one in proposal.open)
    done = answered(proposal, {first: "as_is", second: "hundred"}, upload, plan)
    assert [row.value for row in done.rows] == [81.0, 75.0, 0.8, 90.0]
    column_wide = answered(proposal, {first.rpartition(":")[0]: "hundred"}, upload, plan)
    assert asked(column_wide) == ["share_or_percent"] * 2


def test_shares_that_agree_are_asked_once_and_a_written_sign_is_believed(plan: Plan) -> None:
    upload = column(0.81, 0.75, "0,8%")
    proposal = propose(upload, plan)
    assert [(one.code, one.count) for one in proposal.open] == [("share_or_percent", 2)]
    assert [row.value for row in answered(proposal, {proposal.open[0].key: "hundred"}, upload, plan).rows] == [81.0, 75.0, 0.8]


def test_one_whole_percentage_among_many_fractions_is_itself_and_the_rest_is_asked_once(plan: Plan) -> None:
    units = [unit.name for unit in plan.units][:9]
    cells = [0.41, 0.42, 50.0, 0.44, 0.45, 0.46, 0.47, 0.48, 0.49]
    upload = sheet_of(*((n, unit, "hồ sơ trực tuyến", "30/4/2023", cell) for n, (unit, cell) in enumerate(zip(units, cells, strict=True), 1)))
    proposal = propose(upload, plan)
    assert [(one.code, one.count) for one in proposal.open] == [("share_or_percent", 8)]
    done = answered(proposal, {proposal.open[0].key: "hundred"}, upload, plan)
    assert [row.value for row in done.rows] == [41.0, 42.0, 50.0, 44.0, 45.0, 46.0, 47.0, 48.0, 49.0]


def test_shares_of_months_side_by_side_are_asked_once(plan: Plan) -> None:
    rows = [("Đơn vị", "hồ sơ trực tuyến T2/2023", "hồ sơ trực tuyến T3/2023"), ("Chí Linh", 0.31, 0.32), ("Nam Sách", 0.41, 0.42)]
    proposal = propose(read_upload("a.xlsx", workbook(("S", rows))), plan)
    assert [(one.code, one.count) for one in proposal.open] == [("share_or_percent", 4)]


def test_a_share_that_its_own_past_contradicts_is_asked_by_itself(plan: Plan) -> None:
    known = plan.observations[0]
    past = [replace(known, unit_id=unit, value=value, date=known.date) for unit, value in (("chi_linh", 78.0), ("nam_sach", 74.0), ("kim_thanh", 0.7))]
    proposal = propose(column(0.81, 0.75, 0.8), replace(plan, observations=(*plan.observations, *past)))
    assert sorted((one.code, one.count) for one in proposal.open if one.code == "share_or_percent") == [("share_or_percent", 1), ("share_or_percent", 2)]


def test_what_a_cell_shows_as_a_percentage_is_one(plan: Plan) -> None:
    shares = (0.81, 0.008, 0.20075, 1.0)

    def write(book: Any, page: Any) -> None:
        for form, row in (("0%", 1), ("0.00%", 2), (10, 3), (9, 4)):
            shown = book.add_format({"num_format": form})
            page.write_row(row, 0, (row, UNITS[row - 1], "hồ sơ trực tuyến", "30/4/2023"))
            page.write_number(row, 4, shares[row - 1], shown)

    proposal = propose(read_upload("a.xlsx", workbook((FILLED, [HEADER]), change=write)), plan)
    assert [row.value for row in proposal.rows] == [81.0, 0.8, 20.075, 100.0]
    assert "share_or_percent" not in asked(proposal)
