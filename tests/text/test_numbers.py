"""Numbers in the language of the app."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.text.numbers import arithmetic, chance_percent, interval, number, percent


def test_the_dot_and_the_comma_change_places_with_the_language() -> None:
    assert (number(1946, "vi"), number(1946, "en")) == ("1.946", "1,946")
    assert (number(1946820.5, "vi", 1), number(1946820.5, "en", 1)) == ("1.946.820,5", "1,946,820.5")


def test_no_space_stands_before_the_percent_sign() -> None:
    assert (percent(89.74, "vi", 2), percent(89.74, "en", 2)) == ("89,74%", "89.74%")


@pytest.mark.parametrize(("value", "text"), [(60.0, "60%"), (20.07, "20,1%"), (89.96, "90%"), (0.04, "0%")])
def test_trimmed_zeros_are_left_out(value: float, text: str) -> None:
    assert percent(value, "vi", 1, trim=True) == text


@pytest.mark.parametrize(("value", "text"), [(4.77, "+4,8"), (-3.31, "−3,3"), (0.0, "0,0"), (-0.01, "0,0"), (0.01, "0,0")])
def test_a_difference_has_a_sign_unless_it_is_shown_as_nothing(value: float, text: str) -> None:
    assert number(value, "vi", 1, signed=True) == text


def test_an_interval_has_no_unit() -> None:
    assert interval(33.85, 81.28, "vi") == "[34–81]"
    assert interval(33.85, 81.28, "en", 1) == "[33.9–81.3]"


@given(chance=st.floats(0, 1))
def test_a_chance_is_shown_to_the_nearest_five_and_never_as_nothing_or_certain(chance: float) -> None:
    shown = int(chance_percent(chance, "vi").removesuffix("%"))
    assert shown % 5 == 0
    assert 5 <= shown <= 95
    assert abs(shown - chance * 100) <= (2.5 + 1e-9 if 0.025 <= chance <= 0.975 else 5)


@given(value=st.floats(-1e12, 1e12), decimals=st.integers(0, 3))
def test_both_languages_write_the_same_digits(value: float, decimals: int) -> None:
    swapped = number(value, "en", decimals).translate(str.maketrans(",.", ".,"))
    assert number(value, "vi", decimals) == swapped


def test_arithmetic_is_written_as_it_is_read() -> None:
    assert arithmetic("20.07 - 12.07", "vi") == "20,07 − 12,07"
    assert arithmetic("20.07 - 12.07", "en") == "20.07 − 12.07"
