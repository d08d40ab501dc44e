"""A chance as a mark, a word and a number; colour only underlines it."""

from __future__ import annotations

from planner.domain.likelihood import likelihood
from planner.domain.outlook import Outlook
from planner.text.numbers import chance_percent
from planner.text.translation import Voice
from planner.text.words import LIKELIHOODS, STATES

MARKS = {"almost_certain": ("blue", "▲"), "likely": ("blue", "▲"), "open": ("orange", "◆"), "unlikely": ("red", "▼"), "very_unlikely": ("red", "▼")}


def status_markdown(outlook: Outlook, say: Voice) -> str:
    """The state of a target as Markdown: ✓ đã đạt, ◆ 40% có thể đạt, chưa chắc chắn."""
    if outlook.state == "met":
        return f":green[**✓ {say(STATES['met'])}**]"
    if outlook.chance is None:
        return f":gray[– {say(STATES[outlook.state])}]"
    colour, sign = MARKS[likelihood(outlook.chance)]
    extra = f", {say(STATES[outlook.state])}" if outlook.state in ("limited_by_ceiling", "falling") else ""
    extra += f", {say('chỉ một số liệu')}" if outlook.figures == 1 else ""
    number, word = chance_percent(outlook.chance, say.language), say(LIKELIHOODS[likelihood(outlook.chance)])
    return f":{colour}[**{sign} {number}**] {word}{extra}"
