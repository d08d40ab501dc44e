"""Exact dates, and rough ones for what is only likely."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from planner.domain.month import Month
from planner.text.dates import exact_date, moment_text, month_text, rough_date
from planner.text.translation import Voice

JUNE = date(2023, 6, 15)


def test_an_exact_date_is_written_as_its_language_does(vi: Voice, en: Voice) -> None:
    assert (exact_date(date(2023, 12, 31), vi), exact_date(date(2023, 12, 31), en)) == ("31/12/2023", "31 Dec 2023")


def test_a_month_is_written_as_its_language_does(vi: Voice, en: Voice) -> None:
    assert (month_text(Month(2023, 6), vi), month_text(Month(2023, 6), en)) == ("6/2023", "Jun 2023")


@pytest.mark.parametrize(
    ("day", "third"),
    [
        ("2023-06-02", "đầu tháng 6"),
        ("2023-06-11", "đầu tháng 6"),
        ("2023-06-12", "giữa tháng 6"),
        ("2023-06-21", "giữa tháng 6"),
        ("2023-06-22", "cuối tháng 6"),
        ("2023-07-01", "cuối tháng 6"),
        ("2023-12-31", "cuối tháng 12"),
        ("2023-01-01", "đầu tháng 1"),
    ],
)
def test_a_likely_date_of_the_plan_year_is_a_third_of_a_month(day: str, third: str, vi: Voice) -> None:
    """What is reached on the first day of July was reached by the end of June."""
    assert rough_date(date.fromisoformat(day), vi, 2023) == third


def test_a_likely_date_of_another_year_is_a_month(vi: Voice, en: Voice) -> None:
    assert rough_date(date(2024, 3, 14), vi, 2023) == "tháng 3/2024"
    assert rough_date(date(2024, 3, 14), en, 2023) == "Mar 2024"


def test_the_ends_of_an_interval_are_brief(vi: Voice) -> None:
    assert rough_date(JUNE, vi, 2023, brief=True) == "giữa 6"
    assert rough_date(date(2024, 3, 14), vi, 2023, brief=True) == "3/2024"


def test_english_has_its_own_thirds(en: Voice) -> None:
    thirds = [rough_date(date(2023, 6, day), en, 2023) for day in (5, 15, 25)]
    assert len(set(thirds)) == 3
    assert all("June" in third for third in thirds)


@pytest.mark.parametrize(
    ("offset", "zone"),
    [(timedelta(hours=7), "UTC+7"), (timedelta(hours=5, minutes=45), "UTC+5:45"), (-timedelta(hours=3, minutes=30), "UTC-3:30"), (timedelta(), "UTC")],
)
def test_a_time_carries_its_zone(offset: timedelta, zone: str, vi: Voice, en: Voice) -> None:
    moment = datetime(2023, 4, 20, 14, 5, tzinfo=timezone(offset))
    assert moment_text(moment, vi) == f"20/4/2023 lúc 14:05 ({zone})"
    assert moment_text(moment, en) == f"20 Apr 2023, 14:05 ({zone})"
    assert moment_text(moment.astimezone(UTC), vi).endswith("(UTC)")
