"""Numbers and periods as offices write them; what could be two things is given as both."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.catalog.intake.numbers import Found, read_text, whole_times_thousand
from planner.catalog.intake.periods import When, read_period
from planner.errors import Problem
from planner.text.dates import exact_date
from planner.text.numbers import number
from planner.text.translation import Voice

ONE_NUMBER = {
    "1.946": 1946, "20,07%": 20.07, "1.234.567,8": 1234567.8, "１２": 12, "1\u00a0946": 1946, "1,234,567": 1234567, "0,946": 0.946, "27.5": 27.5,
    "1946,946": 1946.946, "12 %": 12, "1 946 000": 1946000, "1.946,0": 1946,
}  # fmt: skip
NO_NUMBER = ["≈ 70", "1e5", "inf", "nan", "True", "٣", "20,o7", "1..2", "1,2,3", "tăng", "9" * 400, "12 tỷ", "=1+1", "1.23.456"]
PERIODS = {
    "31/03/2023": "2023-03-31", "31.3.2023": "2023-03-31", "tháng 12.2022": "2022-12-31", "Tháng 3 năm 2023": "2023-03-31", "T3/2023": "2023-03-31",
    "Quý I/2023": "2023-03-31", "quý IV năm 2022": "2022-12-31", "1.1-20.4.2023": "2023-04-20", "từ 1/1/2023 đến 20/4/2023": "2023-04-20",
    "12/2022": "2022-12-31", "2,2023": "2023-02-28", "2023-03": "2023-03-31", "ngày 05 tháng 6 năm 2023": "2023-06-05", "đến hết tháng 3/2023": "2023-03-31",
    "6 tháng đầu năm 2023": "2023-06-30", "2023-04-20 00:00:00": "2023-04-20", "45036": "2023-04-20", "20230420": "2023-04-20",
}  # fmt: skip
NO_PERIODS = {
    "30/02/2023": "no_such_day", "29/02/2023": "no_such_day", "03/31/2023": "no_such_month", "tháng 13/2023": "no_such_month", "2023": "period_is_year_only",
    "abc": "unreadable_period", "٣/2023": "unreadable_period", "20/4/1023": "year_out_of_range",
}  # fmt: skip


@pytest.mark.parametrize(("text", "value"), ONE_NUMBER.items())
def test_what_can_only_be_one_number_is_that_number(text: str, value: float) -> None:
    found = read_text(text, "vi")
    assert isinstance(found, Found)
    assert found.values == (value,)


@pytest.mark.parametrize("text", NO_NUMBER)
def test_what_is_no_number_is_refused(text: str) -> None:
    assert isinstance(read_text(text, "vi"), Problem)


def test_a_mark_that_the_two_languages_read_differently_gives_both_numbers() -> None:
    assert read_text("1,946", "vi") == Found(values=(1946.0, 1.946))
    assert read_text("1.946", "en") == Found(values=(1946.0, 1.946))
    assert read_text("1.946", "vi", share=True) == Found(values=(1946.0, 1.946))
    assert read_text("20,075%", "vi", share=True) == Found(values=(20.075,), percent=True)


def test_words_beside_a_number_are_kept_as_its_precision() -> None:
    assert read_text("hơn 50.560", "vi") == Found(values=(50560.0,), precision="at_least")
    assert read_text("gần 860.000", "vi") == Found(values=(860000.0,), precision="just_under")


def test_a_change_is_not_a_level() -> None:
    assert read_text("tăng 12,07%", "vi") == Found(values=(12.07,), percent=True, change=1)
    assert read_text("giảm 3 điểm %", "vi") == Found(values=(3.0,), percent=True, change=-1, points=True)


@pytest.mark.parametrize("text", ["", "-", "–", "chưa có số liệu", "…"])
def test_what_stands_for_nothing_is_nothing(text: str) -> None:
    assert read_text(text, "vi") is None


def test_a_spreadsheet_that_took_a_point_for_a_decimal_mark_is_noticed() -> None:
    assert whole_times_thousand(1.946) == 1946
    assert whole_times_thousand(1946.0) is None
    assert whole_times_thousand(0.81) is None


@pytest.mark.parametrize(("text", "day"), PERIODS.items())
def test_a_period_means_its_last_day(text: str, day: str) -> None:
    found = read_period(text, "vi", 2023)
    assert isinstance(found, When)
    assert [one.isoformat() for one in found.days] == [day]


@pytest.mark.parametrize(("text", "code"), NO_PERIODS.items())
def test_what_is_no_period_says_why(text: str, code: str) -> None:
    found = read_period(text, "vi", 2023)
    assert isinstance(found, Problem)
    assert found.code == code


@pytest.mark.parametrize(("cell", "day"), [(45036.0, date(2023, 4, 20)), (12.2022, date(2022, 12, 31)), (3.202, date(2020, 3, 31))])
def test_a_number_can_be_a_day(cell: float, day: date) -> None:
    found = read_period(cell, "vi", 2023)
    assert isinstance(found, When)
    assert found.days == (day,)


def test_what_could_be_two_days_gives_both() -> None:
    for text, language, count in (("4/3/2023", "en", 2), ("4/3/2023", "vi", 1), ("20/4/23", "vi", 2), ("tháng 4", "vi", 2)):
        found = read_period(text, language, 2023)
        assert isinstance(found, When)
        assert len(found.days) == count


@given(st.integers(0, 10**12), st.integers(0, 6), st.sampled_from(["vi", "en"]))
def test_every_number_that_we_write_reads_back_or_is_given_as_one_of_two(whole: int, decimals: int, language: str) -> None:
    value = whole / 10**decimals
    found = read_text(number(value, language, decimals), language)  # type: ignore[arg-type]
    assert isinstance(found, Found)
    assert any(abs(one - value) <= 1e-9 * max(value, 1) for one in found.values)


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_every_day_that_we_write_reads_back(day: date) -> None:
    for text in (exact_date(day, Voice("vi")), exact_date(day, Voice("en")), day.isoformat(), f"ngày {day.day} tháng {day.month} năm {day.year}"):
        found = read_period(text, "vi", 2023)
        assert isinstance(found, When)
        assert found.days == (day,)
    assert read_period(float((day - date(1899, 12, 30)) // timedelta(days=1)), "vi", 2023) == When((day,), "day")


@given(st.one_of(st.text(max_size=30), st.floats(), st.booleans(), st.none(), st.dates()), st.sampled_from(["vi", "en"]))
def test_any_cell_at_all_gets_an_answer(cell: object, language: str) -> None:
    assert isinstance(read_period(cell, language, 2023), When | Problem | None)  # type: ignore[arg-type]
    if isinstance(cell, str):
        assert isinstance(read_text(cell, language), Found | Problem | None)  # type: ignore[arg-type]
