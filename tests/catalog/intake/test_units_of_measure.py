"""What figures are counted in is read wherever a sheet says it, or asked: 52 under "nghìn" is 52,000."""

from typing import Any

import pytest

from planner.catalog.intake.propose import answered, propose
from planner.domain.plan import Plan
from tests.catalog.intake.test_no_results import asked, sheet, taken

ONLINE, COLLECTED = "dossiers_online", "eid_collected"
LABEL = "định danh đã thu nhận"


@pytest.mark.parametrize(
    "rows",
    [
        [("ĐVT: nghìn tài khoản",), ("Đơn vị", "Kỳ số liệu", LABEL), ("Chí Linh", "30/4/2023", 52.0)],
        [("Đơn vị", "Kỳ số liệu", f"{LABEL} (nghìn)"), ("Chí Linh", "30/4/2023", 52.0)],
        [("Đơn vị", "Kỳ số liệu", f"{LABEL} (1.000 TK)"), ("Chí Linh", "30/4/2023", 52.0)],
        [("Đơn vị", "Kỳ số liệu", "Chỉ tiêu", "Đơn vị tính", "Kết quả"), ("Chí Linh", "30/4/2023", LABEL, "nghìn tài khoản", 52.0)],
        [("Địa phương", "Kỳ số liệu", "Chỉ tiêu", "Đơn vị", "Kết quả"), ("Chí Linh", "30/4/2023", LABEL, "nghìn TK", 52.0)],
        [("Đơn vị", "Kỳ số liệu", "Chỉ tiêu", "Kết quả"), ("Chí Linh", "30/4/2023", f"{LABEL} (nghìn tài khoản)", 52.0)],
        [("Đơn vị", "Kỳ số liệu", LABEL), ("Chí Linh", "30/4/2023", "52 nghìn")],
        [("Đơn vị", "Kỳ số liệu", f"{LABEL} (triệu)"), ("Chí Linh", "30/4/2023", "0,052")],
    ],
)
def test_thousands_are_read_from_title_header_column_label_and_cell(plan: Plan, rows: list[tuple[Any, ...]]) -> None:
    proposal = propose(sheet(*rows), plan)
    assert taken(proposal) == [(COLLECTED, "chi_linh", "2023-04-30", 52000.0)]
    assert proposal.rows[0].derivation in ("52 * 1000", "0.052 * 1000000")
    assert proposal.ready


def test_a_number_a_thousand_times_too_small_or_too_large_is_asked(plan: Plan) -> None:
    upload = sheet(("Đơn vị", "Kỳ số liệu", LABEL), ("Chí Linh", "30/4/2023", 52.0), ("Toàn tỉnh", "30/4/2023", 871.0))
    proposal = propose(upload, plan)
    assert "thousand_times" in asked(proposal)
    done = answered(proposal, {one.key: "times" for one in proposal.open if one.code == "thousand_times"}, upload, plan)
    assert [row.value for row in done.rows] == [52000.0, 871000.0]


def test_counts_beside_a_percent_indicator_are_asked_about_once(plan: Plan) -> None:
    upload = sheet(("Đơn vị", "Kỳ số liệu", "hồ sơ trực tuyến (hồ sơ)"), ("Chí Linh", "30/4/2023", 52.0), ("Nam Sách", "30/4/2023", 61.0))
    proposal = propose(upload, plan)
    assert (asked(proposal), proposal.rows) == (["count_in_share"], ())
    key = proposal.open[0].key
    assert answered(proposal, {key: "leave"}, upload, plan).rows == ()
    assert [row.value for row in answered(proposal, {key: "percent"}, upload, plan).rows] == [52.0, 61.0]


def test_percentages_of_a_count_are_refused_with_their_place(plan: Plan) -> None:
    proposal = propose(sheet(("Đơn vị", "Kỳ số liệu", f"{LABEL} (%)"), ("Chí Linh", "30/4/2023", 52.0)), plan)
    assert [(one.code, one.row, one.column) for one in proposal.problems] == [("percent_in_count", 2, "C")]


def test_a_row_s_own_unit_goes_before_the_header_s(plan: Plan) -> None:
    header = ("Chỉ tiêu", "ĐVT", "Số lượng", "Kỳ số liệu")
    proposal = propose(sheet(header, ("hồ sơ trực tuyến", "%", 82.5, "30/4/2023"), (LABEL, "nghìn", 871.0, "30/4/2023")), plan)
    assert [row.value for row in proposal.rows] == [82.5, 871000.0]


def test_a_number_beside_its_share_each_serves_its_own_indicators(plan: Plan) -> None:
    header = ("Chỉ tiêu", "Kỳ số liệu", "Số lượng", "Tỷ lệ (%)")
    proposal = propose(sheet(header, ("hồ sơ trực tuyến", "30/4/2023", 1250.0, 82.5), (LABEL, "30/4/2023", 871000.0, 58.1)), plan)
    assert [row.value for row in proposal.rows] == [82.5, 871000.0]
    assert asked(proposal) == []


def test_the_percentage_of_a_count_is_not_the_count_beside_a_plan_either(plan: Plan) -> None:
    header = [("Đơn vị", "hồ sơ trực tuyến", None, LABEL, None), (None, "Chỉ tiêu giao", "Kết quả 30/4/2023", "Số lượng 30/4/2023", "Tỷ lệ (%)")]
    proposal = propose(sheet(*header, ("Chí Linh", 80.0, 33.5, 71_000.0, 58.1), merges=((0, 1, 0, 2), (0, 3, 0, 4), (0, 0, 1, 0))), plan)
    assert ([row.value for row in proposal.rows], asked(proposal)) == ([33.5, 71_000.0], [])


def test_columns_say_what_they_are_counted_in(plan: Plan) -> None:
    proposal = propose(sheet(("Đơn vị", "Kỳ số liệu", f"{LABEL} (nghìn)", "hồ sơ trực tuyến (%)"), ("Chí Linh", "30/4/2023", 52.0, 33.5)), plan)
    assert [one.measured_in for one in proposal.columns] == ["", "", "nghìn", "%"]
