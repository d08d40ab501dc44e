"""Figures of the right size, and the ways to write them: percent, shares of 1, thousands, words, text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.catalog.intake.grammar.truth import Percent
from tests.catalog.intake.grammar.wording import (
    ACTIVATED,
    COLLECTED,
    COUNTS,
    ESSENTIAL,
    LEVEL1,
    LEVEL2,
    NOUNS,
    ONLINE,
    PAID,
    PAYABLE,
    PERCENTS,
    PROVIDED,
    RATE,
    USED,
)

# where a figure of the whole province, or of one district, may lie in spring 2023
WHOLE_RANGE = {
    ONLINE: (81.5, 83.9),
    PAID: (20.2, 22.5),
    ESSENTIAL: (70.2, 72.5),
    USED: (100, 100),
    RATE: (89.74, 91.5),
    COLLECTED: (862_000, 880_000),
    ACTIVATED: (464_000, 480_000),
    LEVEL1: (50_600, 53_000),
    LEVEL2: (412_400, 426_000),
    PAYABLE: (386, 390),
    PROVIDED: (1_946, 1_950),
}
UNIT_RANGE = {
    ONLINE: (45, 95),
    PAID: (5, 45),
    ESSENTIAL: (40, 95),
    COLLECTED: (70_000, 75_000),
    ACTIVATED: (38_500, 40_000),
}


@dataclass(frozen=True, slots=True)
class Written:
    """A cell and the figure that it states; no value: none."""

    cell: Any
    value: float | None
    precision: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """How one column writes its figures."""

    name: str
    unit: str  # what ĐVT or the header says
    write: Callable[[float], Written]
    needs_unit: bool = False  # without its unit the figure cannot be understood


def plausible(draw: DrawFn, indicator_id: str, unit_id: str) -> float:
    """A figure that nobody would doubt."""
    low, high = (UNIT_RANGE if unit_id else WHOLE_RANGE)[indicator_id]
    if indicator_id in PERCENTS:
        return draw(st.integers(round(low * 100), round(high * 100))) / 100
    step = 10 if low > 1000 * 10 else 1
    return float(draw(st.integers(-(-round(low) // step), round(high) // step)) * step)


def comma(value: float, places: int = 2) -> str:
    """20.07 as "20,07"."""
    return f"{value:.{places}f}".replace(".", ",")


def dotted(value: float) -> str:
    """1946 as "1.946"."""
    return f"{value:,.0f}".replace(",", ".")


PERCENT_STYLES: dict[str, Callable[[float], Written]] = {
    "number": lambda value: Written(value, value),
    "sign": lambda value: Written(f"{comma(value)}%", value),
    "fraction": lambda value: Written(Percent(round(value / 100, 6)), value),
    "comma": lambda value: Written(comma(value), value),
    "sign apart": lambda value: Written(f"{comma(value, 1)} %", round(value, 1)),
    "bare fraction": lambda value: Written(round(value / 100, 6), value),
    "whole": lambda value: Written(f"{value:.0f}%", float(f"{value:.0f}")),
}


def percent_style(draw: DrawFn) -> Style:
    """One of the ways to write shares."""
    name = draw(st.sampled_from(list(PERCENT_STYLES)))
    return Style(name, "%", PERCENT_STYLES[name])


def count_style(draw: DrawFn, indicator_id: str) -> Style:
    """One of the ways to write counts; thousands and millions only where the counts are large."""
    noun = NOUNS[indicator_id]
    styles = [
        Style("number", noun, lambda value: Written(value, value)),
        Style("dotted", noun, lambda value: Written(dotted(value), value)),
        Style("spaced", noun, lambda value: Written(f"{value:,.0f}".replace(",", " "), value)),
    ]
    if indicator_id in (COLLECTED, ACTIVATED, LEVEL1, LEVEL2):
        styles += [
            Style("thousands", f"nghìn {noun}", lambda value: Written(value / 1000, value), needs_unit=True),
            Style(
                "thousands",
                f"1.000 {noun}",
                lambda value: Written(comma(value / 1000), value),
                needs_unit=True,
            ),
            Style("whole thousands", f"Nghìn {noun}", _whole_thousands, needs_unit=True),
            Style("at least", noun, lambda value: Written(f"hơn {dotted(value)}", value, "at_least")),
            Style("just under", noun, lambda value: Written(f"gần {dotted(value)}", value, "just_under")),
            Style("thousands in words", noun, lambda value: Written(f"{comma(value / 1000)} nghìn", value)),
            Style("commas", noun, lambda value: Written(f"{value:,.0f}", value)),
        ]
    if indicator_id in (COLLECTED, ACTIVATED):
        styles.append(
            Style("millions", f"triệu {noun}", lambda value: Written(value / 1e6, value), needs_unit=True)
        )
    return draw(st.sampled_from(styles))


def _whole_thousands(value: float) -> Written:
    """52 for 52,000."""
    return Written(round(value / 1000), round(value / 1000) * 1000.0)


def style_for(draw: DrawFn, indicator_id: str) -> Style:
    return count_style(draw, indicator_id) if indicator_id in COUNTS else percent_style(draw)
