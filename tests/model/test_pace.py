"""Operational time is the integral of the pace, and both ways are closed form."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.calendar import PERIOD_DAYS
from planner.model.pace import OperationalTime, Work

DAYS = np.linspace(0, 900, 181)


@st.composite
def works(draw: st.DrawFn) -> Work:
    """Any work: begun before the last figure, without a ramp, ended before it began or before its ramp was done."""
    start = draw(st.one_of(st.integers(-100, 400), st.floats(-100, 400)))
    full = start + draw(st.sampled_from([0, 0, 1, 15, 30, 60]))
    return Work(draw(st.floats(0, 5)), start, full, start + draw(st.integers(-40, 300)))


times = st.builds(OperationalTime, st.floats(0.1, 8), st.lists(works(), max_size=5).map(tuple))


def pace_by_hand(time: OperationalTime, day: float) -> float:
    added = 0.0
    for work in time.works:
        if work.start <= day < work.end:
            added += work.added * (1.0 if day >= work.full else (day - work.start) / (work.full - work.start))
    return time.base * (1 + added)


def integral_by_hand(time: OperationalTime, day: float) -> float:
    """Midpoint rule between the moments at which anything changes: exact, as the pace is linear in between."""
    moments = {0.0, day} | {float(moment) for work in time.works for moment in (work.start, work.full, work.end)}
    bounds = sorted(moment for moment in moments if 0 <= moment <= day)
    return sum(pace_by_hand(time, (left + right) / 2) * (right - left) for left, right in pairwise(bounds)) / PERIOD_DAYS


def test_at_the_pace_until_now_a_period_takes_a_period() -> None:
    assert OperationalTime().at(np.array([0.0, PERIOD_DAYS, 10 * PERIOD_DAYS])) == pytest.approx([0, 1, 10])


def test_a_measure_that_doubles_the_pace_passes_time_twice_as_fast() -> None:
    doubled = OperationalTime(1.0, (Work(1.0, 0, 0, 1000),))
    assert doubled.at(90.0) == pytest.approx(2 * OperationalTime().at(90.0))


def test_a_ramp_gives_half_its_effect_on_the_way() -> None:
    ramped, sudden = OperationalTime(1.0, (Work(1.0, 0, 30, 1000),)), OperationalTime(1.0, (Work(1.0, 0, 0, 1000),))
    assert sudden.at(30.0) - ramped.at(30.0) == pytest.approx(15 / PERIOD_DAYS)


def test_a_measure_that_ended_leaves_the_pace_as_it_was() -> None:
    time = OperationalTime(1.5, (Work(2.0, 10, 20, 100),))
    assert time.pace_on(np.array([0.0, 9.9, 50.0, 99.9, 100.0, 500.0])) == pytest.approx([1.5, 1.5, 4.5, 4.5, 1.5, 1.5])


@given(time=times, day=st.floats(0, 900))
def test_operational_time_is_the_integral_of_the_pace(time: OperationalTime, day: float) -> None:
    assert time.at(day) == pytest.approx(integral_by_hand(time, day), rel=1e-9, abs=1e-9)


@given(time=times, day=st.floats(0, 900))
def test_the_pace_on_a_day_is_that_of_the_measures_at_work(time: OperationalTime, day: float) -> None:
    changes = [moment for work in time.works for moment in (work.start, work.full, work.end)]
    if all(abs(day - moment) > 1e-6 for moment in changes):
        assert time.pace_on(day) == pytest.approx(pace_by_hand(time, day), rel=1e-9)


@given(time=times)
def test_the_day_of_is_the_inverse_of_the_time_at(time: OperationalTime) -> None:
    assert time.day_of(time.at(DAYS)) == pytest.approx(DAYS, rel=1e-9, abs=1e-6)


@given(time=times)
def test_operational_time_never_stands_still(time: OperationalTime) -> None:
    assert np.all(np.diff(time.at(DAYS)) > 0)


@given(time=times)
def test_what_is_never_reached_is_never_reached(time: OperationalTime) -> None:
    assert time.day_of(np.array([0.0, np.inf])).tolist() == [0.0, np.inf]


@given(time=times, more=works())
def test_more_pace_never_passes_less_time(time: OperationalTime, more: Work) -> None:
    quicker = OperationalTime(time.base, (*time.works, more))
    assert np.all(quicker.at(DAYS) >= time.at(DAYS) - 1e-9)
    assert np.all(quicker.day_of(DAYS / 10) <= time.day_of(DAYS / 10) + 1e-6)


@given(time=times)
def test_the_order_of_measures_is_irrelevant(time: OperationalTime) -> None:
    assert OperationalTime(time.base, time.works[::-1]).at(DAYS) == pytest.approx(time.at(DAYS), rel=1e-12)


@pytest.mark.parametrize("base", [0.0, -1.0, float("nan"), float("inf")])
def test_a_pace_is_more_than_nothing_and_finite(base: float) -> None:
    with pytest.raises(ValueError, match="base pace"):
        OperationalTime(base)
