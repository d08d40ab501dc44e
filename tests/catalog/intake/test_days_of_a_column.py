"""One order of day and month for a column, days in headers, text days of every shape, header rows that are no data."""

from datetime import date
from typing import Any

import pytest

from planner.catalog.intake.propose import answered, propose
from planner.catalog.intake.upload import read_upload
from planner.domain.plan import Plan
from tests.catalog.intake.making import HEADER, one_figure, sheet_of
from tests.catalog.intake.test_no_results import asked, sheet

UNITS = ("Chí Linh", "Nam Sách", "Kim Thành")


def days(plan: Plan, *cells: Any) -> tuple[list[str], list[str]]:
    upload = sheet_of(*((n, unit, "hồ sơ trực tuyến", cell, 30.0 + n) for n, (unit, cell) in enumerate(zip(UNITS, cells, strict=False), 1)))
    proposal = propose(upload, plan)
    return [row.date.isoformat() for row in proposal.rows], asked(proposal)


def test_one_day_with_the_month_first_settles_the_column(plan: Plan) -> None:
    assert days(plan, "5/4/2023", "4/30/2023") == (["2023-05-04", "2023-04-30"], [])
    assert days(plan, "5/4/2023", "30/4/2023") == (["2023-04-05", "2023-04-30"], [])
    assert days(plan, "5.4.2023", "4.4.2023") == (["2023-04-05", "2023-04-04"], [])


def test_where_nothing_decides_it_is_asked_once_for_the_column_unless_the_title_tells(plan: Plan) -> None:
    assert days(plan, "5/6/2022", "6/7/2022") == ([], ["day_order"])
    rows = [HEADER, (1, "Chí Linh", "hồ sơ trực tuyến", "5/4/2023", 33.5), (2, "Nam Sách", "hồ sơ trực tuyến", "6/4/2023", 34.5)]
    told = propose(sheet(("SỐ LIỆU THÁNG 4 NĂM 2023",), *rows), plan)
    assert ([row.date.isoformat() for row in told.rows], asked(told)) == (["2023-04-05", "2023-04-06"], [])


def test_where_both_orders_stand_in_a_column_it_is_asked_once(plan: Plan) -> None:
    read, questions = days(plan, "5/4/2023", "4/30/2023", "30/4/2023")
    assert (read, questions) == (["2023-04-30", "2023-04-30"], ["day_order"])


def test_an_english_plan_is_asked_once_for_the_column(river: Plan) -> None:
    lines = b"indicator,unit,date,value\nlibrary cards,East Bank,4/3/2031,3100\nlibrary cards,East Bank,5/3/2031,3200\n"
    upload = read_upload("a.csv", lines)
    proposal = propose(upload, river)
    assert asked(proposal) == ["day_order"]
    done = answered(proposal, {proposal.open[0].key: "month_first"}, upload, river)
    assert [row.date.isoformat() for row in done.rows] == ["2031-04-03", "2031-05-03"]


def test_a_real_day_is_itself_and_asked_about_only_where_its_neighbours_say_that_it_was_swapped(plan: Plan) -> None:
    assert days(plan, date(2023, 4, 5), date(2023, 3, 31)) == (["2023-04-05", "2023-03-31"], [])
    read, questions = days(plan, date(2023, 5, 4), "20/4/2023")
    assert (read, questions) == (["2023-04-20"], ["swapped_days"])


@pytest.mark.parametrize(
    ("header", "day"),
    [
        ("Thực hiện 30/4/2023", "2023-04-30"),
        ("TH đến hết T4/2023", "2023-04-30"),
        ("Lũy kế đến 20.4.2023", "2023-04-20"),
        ("Số liệu đến 20/4", "2023-04-20"),
        ("Thực hiện 4/30/2023", "2023-04-30"),
        ("Kết quả Quý I/2023", "2023-03-31"),
        ("Thực hiện tháng 3", "2023-03-31"),
        ("Từ 1.1-20.4.2023", "2023-04-20"),
        ("Đến ngày 05 tháng 4 năm 2023", "2023-04-05"),
        ("TH 3 tháng đầu năm 2023", "2023-03-31"),
    ],
)
def test_the_day_of_a_column_is_read_from_its_header(plan: Plan, header: str, day: str) -> None:
    proposal = propose(sheet(("Đơn vị", "Chỉ tiêu", header), ("Chí Linh", "hồ sơ trực tuyến", 33.5)), plan)
    assert ([row.date.isoformat() for row in proposal.rows], asked(proposal)) == ([day], [])


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("20/4/2023", "2023-04-20"), ("20.4.2023", "2023-04-20"), ("12.2022", "2022-12-31"), ("ngày 05 tháng 6 năm 2022", "2022-06-05"),
        ("tháng 12.2022", "2022-12-31"), ("T4/2023", "2023-04-30"), ("Quý I/2023", "2023-03-31"), ("1.1-20.4.2023", "2023-04-20"), ("T4/23", "2023-04-30"),
        ("từ 01/01 đến 20/04/2023", "2023-04-20"), ("hết ngày 20/4/2023", "2023-04-20"), ("2023-04-20", "2023-04-20"),
    ],
)  # fmt: skip
def test_text_days_of_every_shape(plan: Plan, cell: str, day: str) -> None:
    proposal = propose(one_figure(33.5, when=cell), plan)
    assert ([row.date.isoformat() for row in proposal.rows], asked(proposal)) == ([day], [])


def test_a_month_takes_its_year_from_the_title_or_is_asked_once_for_the_column(plan: Plan) -> None:
    rows = [("Đơn vị", "Chỉ tiêu", "Kỳ số liệu", "Kết quả"), *((unit, "hồ sơ trực tuyến", f"T{n}", 33.5) for n, unit in enumerate(UNITS, 1))]
    titled = propose(sheet(("BÁO CÁO NĂM 2023",), *rows), plan)
    assert ([row.date.isoformat() for row in titled.rows], asked(titled)) == (["2023-01-31", "2023-02-28", "2023-03-31"], [])
    upload = sheet(*rows)
    bare = propose(upload, plan)
    assert asked(bare) == ["which_year"]
    assert len(answered(bare, {bare.open[0].key: "2023"}, upload, plan).rows) == 3


def test_months_across_take_the_year_above_them(plan: Plan) -> None:
    rows = [("Đơn vị", "Năm 2022", None, "Năm 2023", None), (None, "T11", "T12", "T1", "T2"), ("Chí Linh", 21.0, 22.0, 31.0, 32.0)]
    upload = sheet(*rows, merges=((0, 1, 0, 2), (0, 3, 0, 4)))
    proposal = propose(upload, plan)
    assert asked(proposal) == ["which_figures_of_sheet"]
    done = answered(proposal, {proposal.open[0].key: "dossiers_online"}, upload, plan)
    assert [row.date.isoformat() for row in done.rows] == ["2022-11-30", "2022-12-31", "2023-01-31", "2023-02-28"]


def test_rows_under_a_merged_header_are_header_and_never_data(plan: Plan) -> None:
    rows = [("TT", "Đơn vị", "hồ sơ trực tuyến", None), (None, None, "Kế hoạch", "Kết quả đạt được"), (None, None, "giao", "đến 30/4/2023")]
    proposal = propose(sheet(*rows, (1, "Chí Linh", 60.0, 33.5), merges=((0, 2, 0, 3), (0, 0, 2, 0), (0, 1, 2, 1))), plan)
    assert [(row.value, row.date.isoformat()) for row in proposal.rows] == [(33.5, "2023-04-30")]
    assert (proposal.dropped, asked(proposal)) == ((), [])
