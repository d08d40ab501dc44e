"""Columns that are no results are never taken for figures: plans, comparisons, scores, notes, cumulative beside monthly."""

from typing import Any

import pytest

from planner.catalog.intake.header_words import said_by
from planner.catalog.intake.propose import answered, propose
from planner.catalog.intake.upload import Upload, read_upload
from planner.domain.intake import Proposal
from planner.domain.plan import Plan
from tests.catalog.intake.making import FILLED, workbook

ONLINE, PAID, COLLECTED = "dossiers_online", "procedures_paid_online", "eid_collected"
KINDS = {
    "Kế hoạch năm 2023": "plan", "KH": "plan", "Chỉ tiêu giao": "plan", "Được giao": "plan", "Mục tiêu": "plan", "Dự kiến": "plan", "ke hoach": "plan",
    "So với KH": "comparison", "Tăng, giảm so với": "comparison", "Chênh lệch": "comparison", "Cùng kỳ 2022": "comparison", "TH/KH (%)": "comparison",
    "Tỷ lệ hoàn thành KH": "comparison", "% KH": "comparison", "So với tháng trước": "comparison", "tang giam": "comparison", "Còn lại": "comparison",
    "Điểm đạt": "score", "Tổng điểm": "score", "Điểm tối đa": "score", "Xếp hạng": "score", "Thứ hạng": "score", "Thanh toán trực tuyến (/18)": "score",
    "Ghi chú": "note", "Nguyên nhân": "note", "Ước thực hiện": "estimate",
    "Giao dịch trực tuyến": "", "Hạ tầng số": "", "ha tang so": "", "Thời điểm": "", "Địa điểm": "", "Khách hàng": "", "Nước": "", "Giáo dục": "",
    "Thực hiện 30/4/2023": "", "Kết quả thực hiện": "", "Số liệu đến 20/4": "", "Quý II": "", "Giám sát": "", "Nguồn nước": "",
}  # fmt: skip


def sheet(*rows: tuple[Any, ...], name: str = "b.xlsx", merges: tuple[tuple[int, int, int, int], ...] = ()) -> Upload:
    def merge(book: Any, page: Any) -> None:
        for top, left, bottom, right in merges:
            page.merge_range(top, left, bottom, right, rows[top][left])

    return read_upload(name, workbook((FILLED, rows), change=merge if merges else None))


def meanings(proposal: Proposal) -> list[str]:
    return [one.meaning for one in proposal.columns]


def taken(proposal: Proposal) -> list[tuple[str, str, str, float]]:
    return [(row.indicator_id, row.unit_id, row.date.isoformat(), row.value) for row in proposal.rows]


def asked(proposal: Proposal) -> list[str]:
    return [question.code for question in proposal.open]


@pytest.mark.parametrize(("text", "kind"), KINDS.items())
def test_the_words_of_a_header_say_what_its_column_is(text: str, kind: str) -> None:
    assert said_by(text).kind == kind


def test_plan_comparison_and_note_columns_beside_a_result_give_no_figures(plan: Plan) -> None:
    header = ("TT", "Đơn vị", "Chỉ tiêu", "Kế hoạch 2023", "Thực hiện 30/4/2023", "So với KH (%)", "Tăng, giảm so với tháng trước", "Cùng kỳ 2022", "Ghi chú")
    proposal = propose(sheet(header, (1, "Chí Linh", "hồ sơ trực tuyến", 80.0, 33.5, 41.9, 2.5, 21.0, "chậm")), plan)
    assert taken(proposal) == [(ONLINE, "chi_linh", "2023-04-30", 33.5)]
    assert meanings(proposal) == ["numbering", "unit", "indicator", "plan", "value", "comparison", "comparison", "comparison", "note"]
    assert proposal.ready


def test_a_role_in_any_row_of_the_header_counts(plan: Plan) -> None:
    rows = [("TT", "Đơn vị", "hồ sơ trực tuyến", None, None, None), (None, None, "Kế hoạch", None, "Thực hiện", None)]
    rows += [(None, None, "Quý I", "Quý II", "Quý I", "Tháng 4"), (1, "Chí Linh", 60.0, 70.0, 31.0, 33.5)]
    upload = sheet(*rows, merges=((0, 0, 2, 0), (0, 1, 2, 1), (0, 2, 0, 5), (1, 2, 1, 3), (1, 4, 1, 5)))
    proposal = propose(upload, plan)
    assert taken(proposal) == [(ONLINE, "chi_linh", "2023-03-31", 31.0), (ONLINE, "chi_linh", "2023-04-30", 33.5)]
    assert meanings(proposal)[2:4] == ["plan", "plan"]


def test_the_same_without_merged_cells(plan: Plan) -> None:
    rows = ["TT;Đơn vị;Kế hoạch;;Thực hiện;", ";;Quý I;Quý II;Quý I;Tháng 4", "1;Chí Linh;60;70;31;33,5", "2;Nam Sách;61;71;32;34,5"]
    upload = read_upload("Hồ sơ trực tuyến 2023.csv", "\n".join(rows).encode())
    proposal = propose(upload, plan)
    done = answered(proposal, {one.key: ONLINE for one in proposal.open}, upload, plan)
    assert [(day, value) for _, _, day, value in taken(done)] == [("2023-03-31", 31.0), ("2023-04-30", 33.5), ("2023-03-31", 32.0), ("2023-04-30", 34.5)]


def test_chi_tieu_over_numbers_is_a_plan_and_over_names_the_indicators(plan: Plan) -> None:
    proposal = propose(sheet(("Nội dung", "Chỉ tiêu", "Kết quả", "Kỳ số liệu"), ("hồ sơ trực tuyến", 80.0, 33.5, "30/4/2023")), plan)
    assert (meanings(proposal), [row.value for row in proposal.rows]) == (["indicator", "plan", "value", "period"], [33.5])


def test_a_scoring_sheet_of_decision_766_gives_no_shares(plan: Plan) -> None:
    rows = [("KẾT QUẢ CHẤM ĐIỂM BỘ CHỈ SỐ THEO QUYẾT ĐỊNH 766/QĐ-TTg, THÁNG 4/2023",), ()]
    rows += [("TT", "Đơn vị", "Công khai, minh bạch", "hồ sơ trực tuyến", "thanh toán trực tuyến", "Tổng điểm", "Xếp hạng")]
    rows += [(n, unit, 17.5, 8.5, 6.0, 71.5, n) for n, unit in enumerate(("Chí Linh", "Nam Sách", "Kim Thành"), 1)]
    proposal = propose(sheet(*rows), plan)
    assert (proposal.rows, asked(proposal)) == ((), [])
    assert meanings(proposal)[2:] == ["score"] * 5


@pytest.mark.parametrize("header", ["hồ sơ trực tuyến (10 điểm)", "hồ sơ trực tuyến (/12)", "Điểm hồ sơ trực tuyến", "hồ sơ trực tuyến (tối đa 12)"])
def test_a_column_of_scores_is_known_by_its_header(plan: Plan, header: str) -> None:
    proposal = propose(sheet(("Đơn vị", "Kỳ số liệu", header), ("Chí Linh", "30/4/2023", 8.5)), plan)
    assert (meanings(proposal)[2], proposal.rows) == ("score", ())


def test_a_share_on_a_scoring_sheet_is_taken_where_it_says_percent(plan: Plan) -> None:
    rows = [("BẢNG CHẤM ĐIỂM",), ("Đơn vị", "Kỳ số liệu", "hồ sơ trực tuyến (%)", "Điểm"), ("Chí Linh", "30/4/2023", 33.5, 8.5)]
    assert taken(propose(sheet(*rows), plan)) == [(ONLINE, "chi_linh", "2023-04-30", 33.5)]


def test_rows_of_scores_are_passed_over_and_told(plan: Plan) -> None:
    header = ("Chỉ tiêu", "ĐVT", "Thực hiện 30/4/2023")
    proposal = propose(sheet(header, ("hồ sơ trực tuyến", "%", 82.5), ("thanh toán trực tuyến", "điểm", 8.5)), plan)
    assert [row.value for row in proposal.rows] == [82.5]
    assert [(one.code, one.row) for one in proposal.dropped] == [("score", 3)]


def test_cumulative_beside_monthly_is_asked_once_and_never_both(plan: Plan) -> None:
    header = ("Đơn vị", "Chỉ tiêu", "Trong tháng 4/2023", "Lũy kế đến 30/4/2023")
    upload = sheet(header, ("Chí Linh", "hồ sơ trực tuyến", 44.5, 33.5), ("Nam Sách", "hồ sơ trực tuyến", 55.5, 43.5))
    proposal = propose(upload, plan)
    assert (asked(proposal), proposal.rows) == (["cumulative_or_each"], ())
    key = proposal.open[0].key
    assert [row.value for row in answered(proposal, {key: "cumulative"}, upload, plan).rows] == [33.5, 43.5]
    assert [row.value for row in answered(proposal, {key: "each"}, upload, plan).rows] == [44.5, 55.5]


def test_of_a_count_that_only_grows_the_cumulative_column_is_meant(plan: Plan) -> None:
    header = [("Đơn vị", "định danh đã thu nhận", None), (None, "Trong tháng 4/2023", "Lũy kế đến 30/4/2023")]
    proposal = propose(sheet(*header, ("Chí Linh", 2100.0, 81200.0), merges=((0, 1, 0, 2), (0, 0, 1, 0))), plan)
    assert [row.value for row in proposal.rows] == [81200.0]
    assert asked(proposal) == []


def test_two_columns_that_could_be_the_figure_are_asked_once_for_all_indicators(plan: Plan) -> None:
    rows = [("Đơn vị", "hồ sơ trực tuyến", None, "thanh toán trực tuyến", None), (None, "Kết quả", "Tự đánh giá lại", "Kết quả", "Tự đánh giá lại")]
    rows = [rows[0], (None, "Sở báo cáo", "Huyện báo cáo", "Sở báo cáo", "Huyện báo cáo"), ("Chí Linh", 31.0, 32.0, 11.0, 12.0)]
    upload = sheet(*rows, name="T4.2023.xlsx", merges=((0, 1, 0, 2), (0, 3, 0, 4), (0, 0, 1, 0)))
    proposal = propose(upload, plan)
    assert asked(proposal) == ["which_column"]
    done = answered(proposal, {proposal.open[0].key: "2"}, upload, plan)
    done = answered(done, {"day": "2023-04-30"}, upload, plan)
    assert [row.value for row in done.rows] == [32.0, 12.0]


def test_a_column_that_is_said_to_be_the_figure_goes_before_what_was_answered_of_its_neighbours(plan: Plan) -> None:
    upload = sheet(("Đơn vị", "Chỉ tiêu", "Trong tháng 4/2023", "Lũy kế đến 30/4/2023"), ("Chí Linh", "hồ sơ trực tuyến", 44.5, 33.5))
    chosen = answered(propose(upload, plan), {"cumulative": "cumulative"}, upload, plan)
    assert [row.value for row in chosen.rows] == [33.5]
    month = next(one for one in chosen.columns if one.column == "C")
    assert [row.value for row in answered(chosen, {month.key: "value"}, upload, plan).rows] == [44.5]


def test_a_share_of_the_plan_is_known_by_its_arithmetic(plan: Plan) -> None:
    header = ("Đơn vị", "Chỉ tiêu", "Kế hoạch", "Thực hiện 30/4/2023", "Tỷ lệ (%)")
    rows = [("Chí Linh", "hồ sơ trực tuyến", 60.0, 33.5, 55.8), ("Nam Sách", "hồ sơ trực tuyến", 80.0, 44.0, 55.0)]
    proposal = propose(sheet(header, *rows), plan)
    assert (meanings(proposal)[4], [row.value for row in proposal.rows], asked(proposal)) == ("comparison", [33.5, 44.0], [])


def test_numbers_without_a_header_are_asked_about(plan: Plan) -> None:
    proposal = propose(sheet(("Đơn vị", "Kỳ số liệu", "hồ sơ trực tuyến", None), ("Chí Linh", "30/4/2023", 33.5, 12.0)), plan)
    assert (meanings(proposal)[3], asked(proposal)) == ("unknown", ["what_is_column"])


def test_an_estimate_is_asked_about(plan: Plan) -> None:
    proposal = propose(sheet(("Đơn vị", "Chỉ tiêu", "Kỳ số liệu", "Ước thực hiện"), ("Chí Linh", "hồ sơ trực tuyến", "30/6/2023", 35.0)), plan)
    assert (asked(proposal), proposal.rows) == (["what_is_column"], ())
