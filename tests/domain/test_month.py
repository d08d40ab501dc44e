"""Calendar months."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.month import Month

months = st.builds(Month, st.integers(1900, 2200), st.integers(1, 12))


@given(month=months)
def test_a_month_is_read_back_as_it_is_written(month: Month) -> None:
    assert Month.parse(str(month)) == month


@given(month=months, steps=st.integers(-500, 500))
def test_there_and_back_is_the_same_month(month: Month, steps: int) -> None:
    assert month.plus(steps).plus(-steps) == month


@given(day=st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_a_day_lies_between_the_first_and_the_last_of_its_month(day: date) -> None:
    month = Month.of(day)
    assert month.first_day <= day <= month.last_day
    assert month.last_day + timedelta(days=1) == month.plus(1).first_day


def test_both_ends_are_counted() -> None:
    assert [str(month) for month in Month(2023, 11).through(Month(2024, 1))] == ["2023-11", "2023-12", "2024-01"]
    assert Month(2023, 5).through(Month(2023, 5)) == (Month(2023, 5),)


@pytest.mark.parametrize("text", ["2023-13", "2023-00", "2023-6", "6/2023", "2023-06-01", "", "９９９９-01", "0000-01", "9999-01"])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="month"):
        Month.parse(text)
