"""“Why believe this?” on one sheet: the method, the figures with their sources, the measures with their evidence."""

from __future__ import annotations

from typing import Any

from planner.domain.measure import Measure
from planner.domain.observation import Observation
from planner.domain.target import Target
from planner.text.dates import exact_date
from planner.text.levels import count_text
from planner.text.method import IF_THEN, METHOD
from planner.text.numbers import number
from planner.text.takeaway import when_text, year_end_text
from planner.text.words import EVIDENCE_WORDS
from planner.ui.frame import Page, outlook_for


def basis_of(page: Page, target: Target, measures: tuple[Measure, ...]) -> dict[str, Any]:
    """What the sheet says, as texts: sentences, rows of figures, rows of measures, how sure the answer is."""
    say = page.say
    return {
        "method": [say(sentence) for sentence in (*METHOD, IF_THEN)],
        "sure": _sure(page, target),
        "figures": _figures(page, target),
        "measures": [_measure(page, target, measure) for measure in measures],
    }


def _sure(page: Page, target: Target) -> str:
    """The interval, and on how many figures it rests."""
    say, outlook, indicator = page.say, outlook_for(page, target), page.plan.indicator(target.indicator_id)
    level = year_end_text(indicator, outlook, page.denominator(indicator.id), say)
    count = number(len(figures_of(page, target)), say.language)
    when = when_text(outlook, page.plan, say)
    fields = {"count": count, "due": exact_date(target.due, say), "level": level, "when": when}
    return say("{count} số liệu đã đo. Mức đến {due}: {level}; ngày đạt: {when}. Trong ngoặc vuông là khoảng 80%.", **fields)


def figures_of(page: Page, target: Target) -> tuple[Observation, ...]:
    """The measured figures of a target's indicator, as it is counted, the oldest first."""
    return page.plan.figures(page.scenario.chosen(f"numerator.{target.indicator_id}") or target.indicator_id)


def _figures(page: Page, target: Target) -> list[list[str]]:
    say, indicator = page.say, page.plan.indicator(target.indicator_id)
    rows = figures_of(page, target)
    return [[exact_date(row.date, say), count_text(indicator, row.value, say), say.of(page.plan.source(row.source).title)] for row in rows]


def _measure(page: Page, target: Target, measure: Measure) -> list[str]:
    """Name, what it adds to the pace, grade, why."""
    say = page.say
    effects = [effect for effect in measure.effects if effect.indicator_id == target.indicator_id] or list(measure.effects)
    effect = effects[0]
    added = say("{added} tốc độ ở mức cao nhất", added=number(effect.added_pace, say.language, 1, signed=True))
    return [say.of(measure.short), added, say(EVIDENCE_WORDS[effect.evidence]), say.of(effect.basis)]
