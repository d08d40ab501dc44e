"""Numbers as they are written in the language of the app, whatever the browser's locale."""

from __future__ import annotations

from functools import lru_cache

from babel.numbers import format_decimal

from planner.domain.bilingual import Language
from planner.domain.likelihood import shown_chance
from planner.domain.rounding import rounded

MINUS, THIN_RANGE = "−", "–"


@lru_cache(maxsize=4096)
def number(value: float, language: Language, decimals: int = 0, *, signed: bool = False, trim: bool = False) -> str:
    """A number with so many decimals: 1.946,5 in Vietnamese, 1,946.5 in English.

    `signed` writes a plus too; `trim` leaves out zeros at the end.
    """
    digits = ("#" if trim else "0") * decimals
    pattern = "#,##0" + (f".{digits}" if digits else "")
    shown = rounded(value, decimals)
    text = format_decimal(abs(shown), format=pattern, locale=language)
    sign = MINUS if shown < 0 else "+" if signed and shown > 0 else ""
    return sign + text


def percent(value: float, language: Language, decimals: int = 0, *, trim: bool = False) -> str:
    """A percentage given as 0-100, no space before the sign: 89,74%."""
    return f"{number(value, language, decimals, trim=trim)}%"


def arithmetic(text: str, language: Language) -> str:
    """Arithmetic as it is written in a language: 20,07 − 12,07."""
    written = text.replace(" - ", f" {MINUS} ").replace(" * ", " × ").replace(" / ", " : " if language == "vi" else " / ")
    return written.replace(".", ",") if language == "vi" else written


def chance_percent(chance: float, language: Language) -> str:
    """A chance as leaders see it, to the nearest 5 %. [0-1] -> "40%"."""
    return percent(shown_chance(chance), language)


def interval(low: float, high: float, language: Language, decimals: int = 0) -> str:
    """An interval without its unit: [34–81]."""
    return f"[{number(low, language, decimals)}{THIN_RANGE}{number(high, language, decimals)}]"
