"""A chance as a mark, a word and a number; colour only underlines it."""

from __future__ import annotations

from planner.domain.likelihood import likelihood
from planner.domain.outlook import Outlook
from planner.text.translation import Voice
from planner.text.words import STATES, chance_words

MARKS = {"almost_certain": ("blue", "▲"), "likely": ("blue", "▲"), "open": ("orange", "◆"), "unlikely": ("red", "▼"), "very_unlikely": ("red", "▼")}


def status_markdown(outlook: Outlook, say: Voice) -> str:
    """The state of a target as Markdown: ✓ đã đạt, ◆ có thể đạt, chưa chắc chắn (khoảng 40%)."""
    if outlook.state == "met":
        return f":green[**✓ {say(STATES['met'])}**]"
    if outlook.chance is None:
        return f":gray[– {say(STATES[outlook.state])}]"
    colour, sign = MARKS[likelihood(outlook.chance)]
    extra = f"  \n:small[{say(STATES[outlook.state])}]" if outlook.state in ("limited_by_ceiling", "falling") else ""
    return f":{colour}[**{sign} {chance_words(outlook.chance, say)}**]{extra}"
