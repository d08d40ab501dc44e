"""Levels of an indicator in words: percent as percent, counts as counts with their share."""

from __future__ import annotations

from planner.domain.indicator import Indicator
from planner.text.numbers import interval, number, percent
from planner.text.translation import Voice


def level_text(indicator: Indicator, value: float, denominator: float, say: Voice, decimals: int = 1) -> str:
    """A level as leaders read it: 20,1%; 89,7% (385/429 thủ tục); 10."""
    if indicator.unit == "percent":
        return percent(value, say.language, decimals, trim=True)
    if indicator.potential is None:
        return f"{number(value, say.language)} {say.of(indicator.noun)}".strip()
    return percent(value / denominator * 100, say.language, decimals, trim=True)


def count_text(indicator: Indicator, value: float, say: Voice) -> str:
    """A count with what is counted: 462.870 tài khoản; a percent indicator has none, so its percentage."""
    if indicator.unit == "percent":
        return percent(value, say.language, 2, trim=True)
    return f"{number(value, say.language)} {say.of(indicator.noun)}".strip()


def interval_text(low: float, high: float, denominator: float, say: Voice) -> str:
    """An interval of levels in percent of a denominator: [34–81]."""
    return interval(low / denominator * 100, high / denominator * 100, say.language)
