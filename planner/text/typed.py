"""Numbers as a box shows them to be typed over: what is read back from them is the same number, and only one."""

from __future__ import annotations

from planner.domain.bilingual import Language
from planner.text.numbers import number

MARKS = {"vi": ",", "en": "."}
MOST_DECIMALS = 10


def typed_text(value: float, language: Language) -> str:
    """1.946; 20,07; a third decimal gets a zero behind it, for 20,075 could be thousands."""
    text = number(value, language, MOST_DECIMALS, trim=True)
    whole, mark, decimals = text.partition(MARKS[language])
    return f"{whole}{mark}{decimals}0" if len(decimals) == 3 else text
