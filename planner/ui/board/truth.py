"""The truth of a scenario, as the server says it: sentences, levels, how every lever stands."""

from __future__ import annotations

from typing import Any

import numpy as np

from planner.charts.fan import FanChart, KnownChart
from planner.domain.indicator import Indicator
from planner.domain.likelihood import likelihood, shown_chance
from planner.domain.outlook import Outlook
from planner.domain.target import Target
from planner.model.series import potential_of
from planner.text.dates import exact_date
from planner.text.levels import level_text
from planner.text.needed_pace import asked_text, brief_text, needed_text
from planner.text.numbers import chance_percent, number, percent
from planner.text.takeaway import capital, takeaway, target_text, when_text, year_end_text
from planner.text.translation import Voice
from planner.text.words import LIKELIHOODS, STATES, aim_words
from planner.ui import results
from planner.ui.board.lever_list import lever_name, levers_of, standing, swept_targets
from planner.ui.board.packing import packed_percent
from planner.ui.board.shown import Shown
from planner.ui.frame import Page, outlook_for
from planner.ui.status import MARKS


def state(page: Page, shown: Shown, closed: set[str], answered: int, *, straight: bool) -> dict[str, Any]:
    """What is said of every target on the board, the fan, and how every lever stands."""
    plan, say, target = page.plan, page.say, shown.target
    indicators = {known.id: plan.indicator(known.indicator_id) for known in shown.all}
    before, after = outlook_for(page, target, page.baseline), outlook_for(page, target)
    old = shown_chance(before.chance) if before.chance is not None and before.state != "met" else None
    answer = page.outlook(target)
    open_ = answer.state != "met" and bool(answer.needed)  # what is asked stays while measures and paces move
    levers = standing(plan, page.scenario, indicators[target.id], say)
    chart = results.fan_of(plan, page.baseline, page.scenario, target, straight=straight)
    return {
        "answered": answered,
        "plan": plan.id,
        "takeaway": takeaway(plan, page.scenario, before, after, page.denominator(target.indicator_id), say),
        "subtitle": subtitle(page, target),
        "before": old,
        "needed": needed_text(indicators[target.id], answer, page.denominator(target.indicator_id), say),
        "asked": asked_text(indicators[target.id], answer, page.denominator(target.indicator_id), say) if open_ else "",
        "paces": brief_text(answer, say),
        "pace": answer.mean_pace,
        "wanted": target_text(indicators[target.id], after, page.denominator(target.indicator_id), say),
        "met": _met_sentence(page, indicators[target.id], after),
        "levers": levers
        | {
            lever_name(lever): levers[lever_name(lever)] | {"swept": swept_targets(plan, lever, indicators, closed)}
            for lever in levers_of(plan, indicators[target.id])
        },
        "targets": {known.id: _target(page, known, indicators[known.id]) for known in shown.all},
        "fan": _fan(chart, say) if chart else None,
        "known": None if chart else _known(results.known_of(plan, page.scenario, target), say) | {"dates": [], "baseline": [], "straight": None},
    }


def subtitle(page: Page, target: Target) -> str:
    """Indicator and unit, and what the lines are."""
    say, indicator = page.say, page.plan.indicator(target.indicator_id)
    unit = say("% của {denominator}", denominator=number(page.denominator(indicator.id), say.language)) if indicator.unit == "count" else say("%")
    lines = say("xanh: kịch bản, các dải 50, 80 và 95%; nét đứt: như hiện nay; đỏ: đích")
    return f"{say.of(indicator.title)} ({unit}) · {lines}"


def _met_sentence(page: Page, indicator: Indicator, outlook: Outlook) -> str:
    """What is said of a target that is met, with places for since when and for the level."""
    say = page.say
    wanted = target_text(indicator, outlook, page.denominator(indicator.id), say)
    said = say("{title} đã đạt {target} {when}", title=capital(say.of(indicator.short)), target=wanted, when="{when}")
    return f"{said}; {say('đến {due} khoảng {level}', due=exact_date(outlook.due, say), level='{level}')}"


def _target(page: Page, target: Target, indicator: Indicator) -> dict[str, Any]:
    plan, say = page.plan, page.say
    before, after = outlook_for(page, target, page.baseline), outlook_for(page, target)
    denominator = page.denominator(indicator.id)
    return {
        "indicator": indicator.id,
        "title": capital(say.of(indicator.short)),
        "wanted": target_text(indicator, after, denominator, say),
        "due": target.due.toordinal(),
        "scale": potential_of(plan, page.scenario, indicator) / denominator * 100,
        "noun": say.of(indicator.noun) if indicator.unit == "count" and indicator.potential is None else "",
        "when": when_text(after, plan, say),
        "level": year_end_text(indicator, after, denominator, say),
        "old": level_text(indicator, before.level_q50, denominator, say, decimals=0) if before.level_q50 is not None else "",
        **likely(after, say),
    }


def likely(outlook: Outlook, say: Voice) -> dict[str, Any]:
    """State, chance and what is added to them."""
    extra = f", {say(STATES[outlook.state])}" if outlook.state in ("limited_by_ceiling", "falling") else ""
    extra += f", {say('chỉ một số liệu')}" if outlook.figures == 1 else ""
    if outlook.state == "met":
        return {"state": "met", "extra": "", "status": ["good", "✓", say(STATES["met"]), ""]}
    if outlook.chance is None:
        return {"state": "unknown", "extra": "", "status": ["none", "–", "", say(STATES[outlook.state])]}
    colour, sign = MARKS[likelihood(outlook.chance)]
    return {
        "state": "open",
        "extra": extra,
        "status": [colour, sign, chance_percent(outlook.chance, say.language), say(LIKELIHOODS[likelihood(outlook.chance)]) + extra],
    }


def _fan(chart: FanChart, say: Voice) -> dict[str, Any]:
    scale = 100 / chart.denominator
    return _known(chart, say) | {
        "dates": [day.toordinal() for day in chart.scenario.dates],
        "levels": packed_percent(chart.scenario.levels * scale),
        "baseline": packed_percent(chart.baseline.at_quantile(0.5) * scale),
        "differs": chart.differs,
        "straight": packed_percent(np.asarray(chart.straight) * scale) if chart.straight is not None else None,
    }


def _known(chart: KnownChart, say: Voice) -> dict[str, Any]:
    scale = 100 / chart.denominator
    return {
        "history": [[day.toordinal(), round(level * scale, 3)] for day, level in chart.history],
        "targets": [
            [round(level * scale, 3), focus, aim_words(percent(level * scale, say.language, 1, trim=True), trial, say)] for level, trial, focus in chart.targets
        ],
    }
