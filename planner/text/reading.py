"""Numbers as people type them in their language."""

from __future__ import annotations

import re

from planner.domain.bilingual import Language

GROUPED = {"vi": re.compile(r"\d{1,3}(\.\d{3})+(,\d+)?", re.ASCII), "en": re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?", re.ASCII)}
MARKS = {"vi": (".", ","), "en": (",", ".")}  # between thousands, before decimals
PLAIN = re.compile(r"\d+([.,]\d+)?|[.,]\d+", re.ASCII)


def read_number(text: str, language: Language) -> float:
    """A number as it is written in a language: 1.036.921 or 27,5 in Vietnamese, 1,036,921 or 27.5 in English.

    A percent sign and blanks are passed over. What only the other language would write, and only in one way, is read
    too: 27.5 in Vietnamese cannot be thousands.

    Raises
    ------
    ValueError
        When it is not a number, or could be two.
    """
    bare = re.sub(r"[\s\u00a0\u202f%]", "", text)
    sign = -1.0 if bare.startswith(("-", "−")) else 1.0
    bare = bare.lstrip("-−+")
    thousands, decimal = MARKS[language]
    if GROUPED[language].fullmatch(bare):
        return sign * float(bare.replace(thousands, "").replace(decimal, "."))
    if PLAIN.fullmatch(bare):
        return sign * float(bare.replace(",", "."))
    raise ValueError(f"{text!r} is not a number")
