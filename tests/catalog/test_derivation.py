"""Arithmetic that a figure shows, worked out without running it."""

from decimal import Decimal

import pytest

from planner.catalog.derivation import agrees, derive

ARTICLE = [("385 - 29", "356"), ("20.07 - 12.07", "8.00"), ("50560 + 412310", "462870"), ("356 / 429 * 100", "82.98"), ("385/429*100", "89.74")]
NO_ARITHMETIC = ["", "x", "len(x)", "2 ** 9", "__import__('os')", "1 if 1 else 2", "'1' + '2'", "1, 2", "1/0", "0/0", "(", "True", "1\x00", "(" * 1000]
BEYOND = ["1e999999*1e999999", "+".join("1" * 200)]


@pytest.mark.parametrize(("arithmetic", "value"), ARTICLE)
def test_the_article_s_own_arithmetic_agrees(arithmetic: str, value: str) -> None:
    assert agrees(arithmetic, value)


def test_a_value_agrees_as_it_is_printed() -> None:
    assert agrees("1/3*100", "33")
    assert agrees("1/3*100", "33.3")
    assert not agrees("1/3*100", "33.4")


def test_decimals_are_exact() -> None:
    assert derive("0.1 + 0.2") == Decimal("0.3")


@pytest.mark.parametrize("text", NO_ARITHMETIC + BEYOND)
def test_what_is_no_plain_arithmetic_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        derive(text)


def test_a_result_beyond_all_printing_does_not_agree() -> None:
    assert not agrees("1e30", "8.00")
