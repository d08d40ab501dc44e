"""Sheets as offices send them: what is taken, what is asked, what is refused, each with its place."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.catalog.changed_plan import apply_changes
from planner.catalog.intake.memory_file import memories_from, memories_text
from planner.catalog.intake.propose import answered, propose
from planner.catalog.intake.upload import Sheet, Upload, read_upload
from planner.domain.gaps import open_gaps
from planner.domain.intake import Place, Proposal, ProposedRow
from planner.domain.plan import Plan
from planner.errors import InvalidUpload
from planner.keeping.intake import changes_of
from planner.text.intake import dropped_text, option_text, question_text
from planner.text.problems import problem_text
from planner.text.translation import Voice
from tests.catalog.intake.making import FILLED, HEADER, one_figure, repacked, sheet_of, workbook

ONLINE, PAID, PROVIDED = "dossiers_online", "procedures_paid_online", "services_provided"
COLLECTED, ACTIVATED = "eid_collected", "eid_activated"


def taken(proposal: Proposal) -> list[tuple[str, str, str, float]]:
    return [(row.indicator_id, row.unit_id, row.date.isoformat(), row.value) for row in proposal.rows]


def asked(proposal: Proposal) -> list[str]:
    return [question.code for question in proposal.open]


def problems(proposal: Proposal) -> list[tuple[str, int | None, str, str]]:
    return [(one.code, one.row, one.column, one.found) for one in proposal.problems]


def only(proposal: Proposal) -> ProposedRow:
    (row,) = proposal.rows
    return row


# --- figures that are plain


def test_a_plain_sheet_is_ready_without_a_question(plan: Plan) -> None:
    proposal = propose(sheet_of((1, "Chí Linh", "Tỷ lệ hồ sơ nộp trực tuyến", "tháng 3.2023", "20,07%")), plan)
    assert taken(proposal) == [(ONLINE, "chi_linh", "2023-03-31", 20.07)]
    assert only(proposal).place == Place(FILLED, 2, "E")
    assert only(proposal).precision == "month"
    assert proposal.ready


@pytest.mark.parametrize(
    ("cell", "day"),
    [("Quý I/2023", "2023-03-31"), ("1.1-20.4.2023", "2023-04-20"), (45036, "2023-04-20"), (date(2023, 4, 20), "2023-04-20"), (12.2022, "2022-12-31")],
)
def test_periods_of_every_kind_are_days(plan: Plan, cell: Any, day: str) -> None:
    assert only(propose(one_figure(33.0, when=cell), plan)).date.isoformat() == day


@pytest.mark.parametrize(
    "unit", ["Chí Linh", "TP Chí Linh", "TP. Chí Linh", "Thành phố Chí Linh", "THÀNH PHỐ CHÍ LINH", "thanh pho chi linh", "chi_linh", "290"]
)
def test_a_unit_is_known_by_any_of_its_names(plan: Plan, unit: str) -> None:
    assert only(propose(one_figure(33.0, unit=unit), plan)).unit_id == "chi_linh"


def test_the_whole_place_may_be_named(plan: Plan) -> None:
    for name in ("Toàn tỉnh", plan.place.vi):
        assert only(propose(one_figure(82.0, unit=name, when="20/4/2023"), plan)).unit_id == ""


def test_words_of_precision_are_kept(plan: Plan) -> None:
    assert only(propose(one_figure("hơn 50.560", "định danh mức 1", "30/3/2023"), plan)).precision == "at_least"


# --- the shape of sheets


def test_titles_above_numbered_columns_totals_and_signatures_are_no_figures(plan: Plan) -> None:
    rows = [
        ("ỦY BAN NHÂN DÂN TỈNH",),
        ("BÁO CÁO SỐ LIỆU THÁNG 4 NĂM 2023",),
        (),
        HEADER,
        ("(1)", "(2)", "(3)", "(4)", "(5)"),
        (1, "Chí Linh", "hồ sơ trực tuyến", "31/3/2023", 33.0),
        HEADER,
        (2, "Nam Sách", "hồ sơ trực tuyến", "31/3/2023", 44.0),
        (None, "Tổng cộng", None, None, 77.0),
        (),
        (None, None, None, None, "Người lập biểu"),
    ]
    proposal = propose(read_upload("b.xlsx", workbook(("S", rows))), plan)
    assert [(row.unit_id, row.value, row.place.row) for row in proposal.rows] == [("chi_linh", 33.0, 6), ("nam_sach", 44.0, 8)]
    assert [(one.code, one.row) for one in proposal.dropped] == [("numbering", 5), ("header_again", 7), ("words", 11)]
    assert asked(proposal) == ["total_row"]
    left = answered(proposal, {"totals": "leave"}, read_upload("b.xlsx", workbook(("S", rows))), plan)
    assert [(one.code, one.row) for one in left.dropped if one.row == 9] == [("total", 9)]
    assert left.ready


def test_merged_labels_are_filled_down(plan: Plan) -> None:
    rows = [HEADER, *((number, unit, "hồ sơ trực tuyến", None, 30.0 + number) for number, unit in enumerate(("Chí Linh", "Nam Sách", "Kim Thành"), 1))]
    upload = read_upload("b.xlsx", workbook(("S", rows), change=lambda book, page: page.merge_range("D2:D4", "20/4/2023")))
    proposal = propose(upload, plan)
    assert [row.date.isoformat() for row in proposal.rows] == ["2023-04-20"] * 3


def test_a_figure_merged_over_several_rows_belongs_to_none(plan: Plan) -> None:
    rows = [HEADER, *((number, unit, "hồ sơ trực tuyến", "20/4/2023") for number, unit in enumerate(("Chí Linh", "Nam Sách"), 1))]
    upload = read_upload("b.xlsx", workbook(("S", rows), change=lambda book, page: page.merge_range("E2:E3", 55)))
    proposal = propose(upload, plan)
    assert problems(proposal) == [("figure_for_many_rows", 2, "E", "55")]
    assert proposal.rows == ()


def test_indicators_side_by_side_and_the_day_from_the_title_is_asked(plan: Plan) -> None:
    rows = [
        ("Số liệu đến ngày 20/4/2023",),
        (),
        ("TT", "Đơn vị", "hồ sơ trực tuyến", "thanh toán trực tuyến"),
        (1, "Chí Linh", 33.0, 11.0),
        (2, "Nam Sách", 44.0, "–"),
    ]
    upload = read_upload("b.xlsx", workbook(("S", rows)))
    proposal = propose(upload, plan)
    assert asked(proposal) == ["which_day"]
    assert proposal.rows == ()
    ready = answered(proposal, {"day": "2023-04-20"}, upload, plan)
    assert taken(ready) == [
        (ONLINE, "chi_linh", "2023-04-20", 33.0),
        (PAID, "chi_linh", "2023-04-20", 11.0),
        (ONLINE, "nam_sach", "2023-04-20", 44.0),
    ]
    assert ready.ready


def test_two_rows_of_header_with_periods_under_indicators(plan: Plan) -> None:
    rows = [("TT", "Đơn vị", "hồ sơ trực tuyến", None, "thanh toán trực tuyến", None), (None, None, "T2/2023", "T3/2023", "T2/2023", "T3/2023")]
    rows += [(1, "Chí Linh", 31.0, 32.0, 11.0, 12.0)]

    def merge(book: Any, page: Any) -> None:
        page.merge_range("C1:D1", "hồ sơ trực tuyến")
        page.merge_range("E1:F1", "thanh toán trực tuyến")
        page.merge_range("B1:B2", "Đơn vị")

    proposal = propose(read_upload("b.xlsx", workbook(("S", rows), change=merge)), plan)
    assert taken(proposal) == [
        (ONLINE, "chi_linh", "2023-02-28", 31.0),
        (ONLINE, "chi_linh", "2023-03-31", 32.0),
        (PAID, "chi_linh", "2023-02-28", 11.0),
        (PAID, "chi_linh", "2023-03-31", 12.0),
    ]


def test_a_first_row_of_words_is_no_second_row_of_the_header(plan: Plan) -> None:
    for cell in ("20,07%", "–"):
        lines = f"Đơn vị;Chỉ tiêu;Kỳ số liệu;Kết quả\nChí Linh;hồ sơ trực tuyến;T3/2023;{cell}\nNam Sách;hồ sơ trực tuyến;T3/2023;44"
        proposal = propose(read_upload("a.csv", lines.encode()), plan)
        assert [row.unit_id for row in proposal.rows] == (["chi_linh", "nam_sach"] if cell == "20,07%" else ["nam_sach"])


def test_several_sheets_are_read_and_hidden_ones_are_asked_about(plan: Plan) -> None:
    one = [HEADER, (1, "Chí Linh", "hồ sơ trực tuyến", "31/3/2023", 33.0)]
    other = [HEADER, (1, "Nam Sách", "hồ sơ trực tuyến", "31/3/2023", 44.0)]
    content = workbook(("A", one), ("B", other), ("Hướng dẫn", [("Ghi chú", "cách điền")]), change=lambda book, page: book.worksheets()[1].hide())
    upload = read_upload("b.xlsx", content)
    proposal = propose(upload, plan)
    assert asked(proposal) == ["hidden_sheet"]
    assert [(one.code, one.sheet) for one in proposal.dropped] == [("hidden", "B"), ("no_header", "Hướng dẫn")]
    assert [row.unit_id for row in answered(proposal, {"hidden": "read"}, upload, plan).rows] == ["chi_linh", "nam_sach"]
    assert [row.unit_id for row in answered(proposal, {"hidden": "leave"}, upload, plan).rows] == ["chi_linh"]


def test_a_sheet_without_a_known_header_is_asked_about_and_then_read(plan: Plan) -> None:
    rows = [("bảng", "của xã"), ("Nơi", "HS TT"), ("Chí Linh", 33.0), ("Nam Sách", 44.0)]
    upload = read_upload("T4.2023.xlsx", workbook(("S", rows)))
    proposal = propose(upload, plan)
    given: dict[str, str] = {}
    for _ in range(4):
        if proposal.ready:
            break
        (question,) = proposal.open
        wanted = {"where_is_header": "2", "what_is_column": f"value:{ONLINE}", "which_day": "2023-04-30"}
        given[question.key] = wanted[question.code]
        proposal = answered(proposal, given, upload, plan)
    assert taken(proposal) == [(ONLINE, "chi_linh", "2023-04-30", 33.0), (ONLINE, "nam_sach", "2023-04-30", 44.0)]


def test_columns_and_labels_are_learnt_once_and_remembered(plan: Plan) -> None:
    rows = [("Đơn vị", "Kỳ số liệu", "HS TT"), ("Huyện Lạ", "31/3/2023", 33.0)]
    upload = read_upload("b.xlsx", workbook(("S", rows)))
    first = propose(upload, plan)
    assert asked(first) == ["what_is_column"]
    learnt = answered(first, {"column:hs tt": f"value:{ONLINE}"}, upload, plan)
    learnt = answered(learnt, {"unit:huyen la": "gia_loc"}, upload, plan)
    assert learnt.ready
    again = propose(upload, plan, memories_from(memories_text((learnt.memory,))))
    assert again.rows == learnt.rows
    assert again.open == ()


def test_a_memory_that_is_none_is_refused_and_stale_entries_are_forgotten(plan: Plan, river: Plan) -> None:
    for text in ("[]", "{", '{"schema": 3}', '{"schema": 1, "columns": {"a": 1}}', '{"schema": 2, "layouts": [1]}'):
        with pytest.raises(InvalidUpload):
            memories_from(text)
    upload = read_upload("b.xlsx", workbook(("S", [("Đơn vị", "Kỳ số liệu", "HS TT"), ("Chí Linh", "31/3/2023", 33.0)])))
    memory = answered(propose(upload, plan), {"column:hs tt": f"value:{ONLINE}"}, upload, plan).memory
    assert propose(upload, river, (memory,)).memory.columns == ()


def test_our_own_observations_can_be_read_back(plan: Plan) -> None:
    lines = [
        "indicator_id,unit_id,date,value,precision",
        *(f"{row.indicator_id},{row.unit_id},{row.date},{row.value:g},{row.precision}" for row in plan.observations),
    ]
    upload = read_upload("observations.csv", "\n".join(lines).encode())
    proposal = answered(propose(upload, plan), {"blank:unit": "whole"}, upload, plan)
    assert all(pair.same for pair in proposal.pairs)
    assert len(proposal.pairs) + len({place for one in proposal.questions if one.open for place in one.places}) == len(plan.observations)


# --- what is asked, never guessed


def test_a_comma_before_three_digits_is_asked(plan: Plan) -> None:
    upload = one_figure("1,946", "dịch vụ trực tuyến", "31/3/2023", "Toàn tỉnh")
    proposal = propose(upload, plan)
    assert asked(proposal) == ["two_numbers"]
    assert only(answered(proposal, {proposal.open[0].key: "thousands"}, upload, plan)).value == 1946
    assert answered(proposal, {proposal.open[0].key: "leave"}, upload, plan).rows == ()
    assert answered(proposal, {proposal.open[0].key: "nonsense"}, upload, plan).open == proposal.open


def test_a_dot_before_three_digits_is_thousands_in_a_count_and_asked_in_a_share(plan: Plan) -> None:
    assert only(propose(one_figure("1.946", "dịch vụ trực tuyến", "31/3/2023", "Toàn tỉnh"), plan)).value == 1946
    assert asked(propose(one_figure("1.946"), plan)) == ["two_numbers"]


def test_a_count_that_the_spreadsheet_took_for_a_decimal_is_asked(plan: Plan) -> None:
    assert asked(propose(one_figure(1.946, "dịch vụ trực tuyến", "31/3/2023", "Toàn tỉnh"), plan)) == ["two_numbers"]


def test_a_share_of_one_in_a_column_of_percentages_is_asked_once_for_the_column(plan: Plan) -> None:
    upload = sheet_of(*((number, unit, "hồ sơ trực tuyến", "31/3/2023", 0.81) for number, unit in enumerate(("Chí Linh", "Nam Sách"), 1)))
    proposal = propose(upload, plan)
    assert [(one.code, one.count) for one in proposal.open] == [("share_or_percent", 2)]
    key = proposal.open[0].key
    assert [row.value for row in answered(proposal, {key: "hundred"}, upload, plan).rows] == [81.0, 81.0]
    assert [row.value for row in answered(proposal, {key: "as_is"}, upload, plan).rows] == [0.81, 0.81]
    assert only(propose(one_figure("0,81%"), plan)).value == 0.81


def test_a_rise_is_asked_points_or_relative_with_what_each_comes_to(plan: Plan) -> None:
    upload = one_figure("tăng 12,07%", "thanh toán trực tuyến", "31/3/2023", "Toàn tỉnh")
    proposal = propose(upload, plan)
    (question,) = proposal.open
    assert [(option.id, option.value) for option in question.options[:2]] == [("points", 20.07), ("relative", 8.9656)]
    row = only(answered(proposal, {question.key: "points"}, upload, plan))
    assert (row.value, row.derivation, row.precision) == (20.07, "8 + 12.07", "derived")


def test_a_rise_without_a_figure_before_it_is_a_problem(plan: Plan) -> None:
    assert problems(propose(one_figure("tăng 12,07%"), plan)) == [("change_without_figure", 2, "E", "tăng 12,07%")]


def test_an_unknown_unit_is_asked_with_the_likest_first(plan: Plan) -> None:
    (question,) = propose(one_figure(33.0, unit="Huyện Nam Xách"), plan).open
    assert (question.code, question.options[0].value, question.options[-1].id) == ("which_unit", "nam_sach", "leave")


def test_a_name_that_could_be_a_unit_or_the_whole_place_is_asked(plan: Plan) -> None:
    assert asked(propose(one_figure(33.0, unit="Hải Dương"), plan)) == ["which_unit"]


def test_an_empty_label_is_asked(plan: Plan) -> None:
    upload = sheet_of((1, "Chí Linh", "hồ sơ trực tuyến", "31/3/2023", 33.0), (2, None, "thanh toán trực tuyến", "31/3/2023", 11.0))
    proposal = propose(upload, plan)
    assert asked(proposal) == ["blank_unit"]
    assert [row.unit_id for row in answered(proposal, {"blank:unit": "above"}, upload, plan).rows] == ["chi_linh", "chi_linh"]


def test_a_label_taken_from_above_where_nothing_stands_above_is_a_problem_and_never_lost(plan: Plan) -> None:
    upload = sheet_of((1, None, "Tỷ lệ hồ sơ nộp trực tuyến", "31/3/2023", 33.5), (2, "Chí Linh", "Tỷ lệ hồ sơ nộp trực tuyến", "31/3/2023", 34.5))
    proposal = answered(propose(upload, plan), {"blank:unit": "above"}, upload, plan)
    assert problems(proposal) == [("nothing_above", 2, "E", "33.5")]
    assert len(proposal.rows) == 1


def test_in_a_table_of_our_own_no_unit_is_the_whole_place(plan: Plan) -> None:
    header = ("indicator_id", "unit_id", "date", "value")
    assert only(propose(sheet_of(("dossiers_online", None, "2023-04-30", 82.5), header=header), plan)).unit_id == ""


def test_in_an_english_plan_a_day_that_could_be_two_is_asked(river: Plan) -> None:
    upload = read_upload("a.csv", b"indicator,unit,date,value\nlibrary cards,East Bank,4/3/2031,3100\n")
    proposal = propose(upload, river)
    assert asked(proposal) == ["day_order"]
    assert taken(answered(proposal, {proposal.open[0].key: "day_first"}, upload, river)) == [("library_cards", "east_bank", "2031-03-04", 3100.0)]


# --- problems, by row, column and value


@pytest.mark.parametrize(
    ("cell", "code"),
    [("20,o7", "unreadable_cell"), (-5.0, "negative_number"), (True, "unreadable_cell"), (date(2023, 5, 1), "date_in_figures"), ("≈ 70", "unreadable_cell")],
)
def test_a_cell_that_is_no_figure_is_listed_with_its_place_and_value(plan: Plan, cell: Any, code: str) -> None:
    proposal = propose(one_figure(cell), plan)
    assert [(one.code, one.file, one.row, one.block, one.column) for one in proposal.problems] == [(code, FILLED, 2, "Kết quả", "E")]
    assert asked(proposal) == ["cells_with_problems"]


@pytest.mark.parametrize(
    ("when", "code"), [("30/02/2023", "no_such_day"), ("13/31/2023", "no_such_month"), ("tháng 13/2023", "no_such_month"), (2023, "period_is_year_only")]
)
def test_a_day_that_is_none_is_listed_at_its_own_cell(plan: Plan, when: Any, code: str) -> None:
    assert [(one.code, one.column) for one in propose(one_figure(33.0, when=when), plan).problems] == [(code, "D")]


def test_counts_are_whole_and_no_percentages(plan: Plan) -> None:
    assert problems(propose(one_figure("12%", "dịch vụ trực tuyến", unit="Toàn tỉnh"), plan)) == [("percent_in_count", 2, "E", "12%")]
    assert problems(propose(one_figure("12,5", "dịch vụ trực tuyến", unit="Toàn tỉnh"), plan)) == [("not_whole", 2, "E", "12,5")]


def test_a_formula_without_a_value_is_told_and_not_read_as_empty(plan: Plan) -> None:
    content = workbook((FILLED, [HEADER, (1, "Chí Linh", "hồ sơ trực tuyến", "31/3/2023")]), change=lambda book, page: page.write_formula("E2", "=1000+946"))
    bare = repacked(content, lambda name, old: old.replace(b"<v>0</v>", b"") if name.endswith("sheet1.xml") else old)
    assert problems(propose(read_upload("a.xlsx", bare), plan)) == [("formula_without_value", 2, "E", "=…")]


def test_cells_with_problems_are_left_out_only_when_somebody_says_so(plan: Plan) -> None:
    upload = sheet_of((1, "Chí Linh", "hồ sơ trực tuyến", "31/3/2023", 33.0), (2, "Nam Sách", "hồ sơ trực tuyến", "31/3/2023", "20,o7"))
    proposal = propose(upload, plan)
    assert not proposal.ready
    assert answered(proposal, {"problems": "leave"}, upload, plan).ready


# --- the same figure twice


def test_two_figures_for_one_day_are_shown_as_a_pair_and_one_is_picked(plan: Plan) -> None:
    upload = sheet_of((1, "Chí Linh", "hồ sơ trực tuyến", "31/3/2023", 33.0), (2, "TP Chí Linh", "hồ sơ trực tuyến", "T3/2023", 34.0))
    proposal = propose(upload, plan)
    (pair,) = proposal.pairs
    assert (pair.first and pair.first.place.row, pair.second.place.row, pair.same) == (2, 3, False)
    assert (asked(proposal), proposal.rows) == (["twice_in_file"], ())
    assert only(answered(proposal, {"twice_in_file": "second"}, upload, plan)).value == 34.0


def test_a_figure_that_the_plan_has_is_dropped_when_equal_and_asked_when_not(plan: Plan) -> None:
    same = propose(one_figure(81.0, when="31/3/2023", unit="Toàn tỉnh"), plan)
    assert (same.rows, same.open, same.pairs[0].same) == ((), (), True)
    upload = one_figure(80.0, when="31/3/2023", unit="Toàn tỉnh")
    other = propose(upload, plan)
    assert asked(other) == ["already_in_plan"]
    assert only(answered(other, {"already_in_plan": "new"}, upload, plan)).value == 80.0


# --- guards


def test_a_share_over_100_is_warned_of_and_never_taken(plan: Plan) -> None:
    upload = one_figure("105%")
    proposal = propose(upload, plan)
    assert (asked(proposal), proposal.rows) == (["share_over_100"], ())
    assert proposal.guards[0].values == (105.0, 100.0)


def test_activated_above_collected_is_warned_of(plan: Plan) -> None:
    rows = [(1, "Chí Linh", "định danh đã thu nhận", "20/4/2023", 1000.0), (2, "Chí Linh", "định danh đã kích hoạt", "20/4/2023", 1200.0)]
    upload = sheet_of(*rows)
    proposal = propose(upload, plan)
    assert [(one.code, one.values) for one in proposal.guards] == [("part_above_whole", (1200.0, 1000.0))]
    kept = answered(proposal, {"part_above_whole": "keep"}, upload, plan)
    assert [row.value for row in kept.rows] == [1000.0, 1200.0]
    assert ("part_above_whole", "keep") in kept.answers
    assert [row.value for row in answered(proposal, {"part_above_whole": "leave"}, upload, plan).rows] == [1000.0]


def test_a_part_newer_than_its_whole_is_taken_with_a_warning_that_stays(plan: Plan) -> None:
    upload = one_figure(480_000.0, "định danh đã kích hoạt", "30/4/2023", "Toàn tỉnh")
    proposal = propose(upload, plan)
    assert asked(proposal) == ["part_newer_than_whole"]
    kept = answered(proposal, {"part_newer_than_whole": "keep"}, upload, plan)
    after = apply_changes(plan, changes_of(upload, kept, plan))
    assert "30/4/2023" in open_gaps(after)[0].vi
    assert open_gaps(plan) == open_gaps(after)[1:]
    above = propose(one_figure(870_000.0, "định danh đã kích hoạt", "30/4/2023", "Toàn tỉnh"), plan)
    assert ("part_above_whole", ["leave"]) in [(one.code, [option.id for option in one.options]) for one in above.guards]


def test_a_changed_denominator_is_warned_of(plan: Plan) -> None:
    proposal = propose(one_figure("386/440", "cung cấp thanh toán", "30/4/2023", "Toàn tỉnh"), plan)
    assert ("denominator_changed", (440.0, 429.0)) in [(one.code, one.values) for one in proposal.guards]


def test_a_fall_in_a_cumulative_count_is_warned_of_and_one_of_shown_counts_is_not(plan: Plan) -> None:
    fell = propose(one_figure(380.0, "cung cấp thanh toán", "30/4/2023", "Toàn tỉnh"), plan)
    assert ("count_fell", (380.0, 385.0)) in [(one.code, one.values) for one in fell.guards]
    assert propose(one_figure(500.0, "dịch vụ đã tích hợp", "5/5/2023", "Toàn tỉnh"), plan).guards == ()


def test_a_jump_beyond_the_band_is_warned_of_and_a_likely_figure_is_not(plan: Plan) -> None:
    jump = propose(one_figure("95", "thanh toán trực tuyến", "30/4/2023", "Toàn tỉnh"), plan)
    assert [one.code for one in jump.guards] == ["outside_band", "ceiling_passed"]
    low, high = jump.guards[0].values[1:]
    assert propose(one_figure((low + high) / 2, "thanh toán trực tuyến", "30/4/2023", "Toàn tỉnh"), plan).guards == ()


def test_figures_after_the_as_of_date_are_asked_about_once(plan: Plan) -> None:
    upload = sheet_of(*((number, unit, "hồ sơ trực tuyến", "31/5/2023", 33.0) for number, unit in enumerate(("Chí Linh", "Nam Sách"), 1)))
    proposal = propose(upload, plan)
    assert [(one.code, one.count, one.options[0].value) for one in proposal.guards] == [("after_as_of", 2, date(2023, 5, 31))]
    assert answered(proposal, {"after_as_of": "move"}, upload, plan).ready


# --- everything together


def messy() -> Upload:
    rows = [
        (1, "Chí Linh", "hồ sơ trực tuyến", "31/3/2023", "20,o7"),
        (2, "Huyện Lạ", "hồ sơ trực tuyến", "30/2/2023", "1,946"),
        (3, "Toàn tỉnh", "thanh toán trực tuyến", "31/3/2023", "tăng 12,07%"),
        (4, "Toàn tỉnh", "dịch vụ trực tuyến", "31/3/2023", "1,946"),
        (5, "Nam Sách", "chỉ tiêu lạ", "31/3/2023", 0.81),
        (6, "Nam Sách", "hồ sơ trực tuyến", "20/4/23", 0.81),
        (7, "Kim Thành", "hồ sơ trực tuyến", "20/4/2023", "105%"),
        (8, "Toàn tỉnh", "hồ sơ trực tuyến", "31/3/2023", 80.0),
        (9, "Chí Linh", "định danh đã thu nhận", "20/4/2023", 10),
        (10, "Chí Linh", "định danh đã kích hoạt", "20/4/2023", "20/440"),
        (11, "Tổng cộng", None, None, 5),
    ]
    return sheet_of(*rows)


def test_every_question_option_problem_and_dropped_row_has_a_sentence_in_both_languages(plan: Plan, vi: Voice, en: Voice) -> None:
    proposal = propose(messy(), plan)
    for say in (vi, en):
        texts = [question_text(one, plan, say) for one in (*proposal.questions, *proposal.guards)]
        texts += [option_text(option, plan, say) for one in (*proposal.questions, *proposal.guards) for option in one.options]
        texts += [problem_text(one, say) for one in proposal.problems] + [dropped_text(one, say) for one in proposal.dropped]
        assert all(texts)
        assert not any("{" in text or "None" in text for text in texts)


def test_a_proposal_is_the_same_each_time_and_answers_lead_to_the_end(plan: Plan) -> None:
    upload = messy()
    proposal = propose(upload, plan)
    assert proposal == propose(upload, plan)
    for _ in range(12):
        if not proposal.open:
            break
        proposal = answered(proposal, {one.key: one.options[0].id for one in proposal.open}, upload, plan)
    assert proposal.ready
    for row in proposal.rows:
        assert row.indicator_id in {one.id for one in plan.indicators}


CELLS = st.one_of(
    st.none(), st.booleans(), st.floats(allow_nan=False, allow_infinity=False), st.dates(), st.text(max_size=12),
    st.sampled_from((*HEADER, "Mẫu số", "Tổng cộng", "Chí Linh", "hồ sơ trực tuyến", "định danh đã kích hoạt")),
    st.sampled_from(("T3/2023", "1,946", "tăng 3%", "5/9", "(1)", "20/4/23", "105%", "-")),
)  # fmt: skip


@given(st.lists(st.lists(CELLS, min_size=4, max_size=6), min_size=1, max_size=8), st.booleans())
def test_any_sheet_at_all_gives_a_proposal_and_answers_settle_it(plan: Plan, cells: list[list[Any]], headed: bool) -> None:
    rows = tuple((*row, None, None)[:6] for row in ([[*HEADER, None]] if headed else []) + cells)
    upload = Upload(name="a.xlsx", kind="xlsx", encoding="", sha256="", sheets=(Sheet(name="S", rows=rows, merged=((1, 1, 2, 1),)),))
    proposal = propose(upload, plan)
    for _ in range(8):
        proposal = answered(proposal, {one.key: one.options[0].id for one in proposal.open}, upload, plan)
    assert proposal.open == ()
    assert all(row.value >= 0 and row.found for row in proposal.rows)
    assert len({row.key for row in proposal.rows}) == len(proposal.rows)


def test_nothing_of_the_plan_changes(plan: Plan) -> None:
    before = plan.data, plan.observations
    propose(messy(), plan)
    assert (plan.data, plan.observations) == before
    assert replace(plan) == plan


def test_two_hundred_thousand_rows_are_read_whole(plan: Plan) -> None:
    units = [unit.id for unit in plan.units]
    lines = ["Đơn vị;Chỉ tiêu;Kỳ số liệu;Kết quả"]
    indicators = [one.short.vi for one in plan.indicators if one.unit == "percent"]
    lines += [
        f"{units[number % 13]};{indicators[number // 13 % 5]};{number // 65 % 28 + 1}/{number // 1820 % 12 + 1}/{1995 + number // 21840};{number % 90 + 2},5"
        for number in range(200_000)
    ]
    content = "\n".join(lines).encode()
    proposal = propose(read_upload("lon.csv", content), plan)
    assert len(proposal.rows) == 200_000
