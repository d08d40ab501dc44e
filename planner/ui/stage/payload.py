"""What the stage is told: all that the board is told, the baseline to flip to, and the words of the six steps."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from planner.catalog.room_state import RoomState, state_text
from planner.domain.assumption import Assumption
from planner.domain.measure import Measure
from planner.domain.scenario import MeasureSetting, Scenario
from planner.domain.target import Target
from planner.model.outlook import target_level
from planner.text.dates import day_and_month, exact_date
from planner.text.levels import count_text, level_text
from planner.text.measure_span import measure_span
from planner.text.numbers import number, percent
from planner.text.room import question_text, subject_text
from planner.text.strengths import strength_phrase
from planner.text.takeaway import capital, lever_words, target_text
from planner.text.words import EVIDENCE_WORDS
from planner.ui.board.lever_list import lever_name, position_of
from planner.ui.board.payload import board_data
from planner.ui.frame import Page, outlook_for
from planner.ui.minutes import minutes_of
from planner.ui.stage.basis import basis_of, figures_of
from planner.ui.stage.look import stage_fixed
from planner.ui.stage.phrases import stage_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Show:
    """What is shown besides the page's own scenario."""

    target: Target
    measures: tuple[Measure, ...]  # at most three
    opening: tuple[Scenario, str]  # the scenario and the target's id when the page was opened
    before: Scenario  # the scenario before the last change
    step: str  # where the presentation is: "3", "1.2"
    fresh: bool  # opened anew, and not reloaded
    room: dict[str, str]  # QR code, address, note; empty without a room
    guesses: dict[str, Any]  # what the room guesses: its state and the lines that may be said


def stage_data(page: Page, show: Show, hand: str, answered: int) -> dict[str, str]:
    """Everything the stage is told, as texts: the browser reads only those that changed."""
    told = board_data(page, show.target, hand, answered, straight=False)
    told["fixed"] = stage_fixed(page.plan, page.say, page.colours, show.target)
    told["base"] = _base(replace(page, scenario=page.baseline), show.target)
    told["stage"] = json.dumps(_stage(page, show), ensure_ascii=False, separators=(",", ":"))
    told["at"] = show.step
    return told


@lru_cache(maxsize=64)
def _base(page: Page, target: Target) -> str:
    """The baseline, told as a scenario is."""
    return board_data(page, target, "", 0, straight=False)["state"]


def _stage(page: Page, show: Show) -> dict[str, Any]:
    say, plan, target = page.say, page.plan, show.target
    outlook, indicator = outlook_for(page, target), plan.indicator(target.indicator_id)
    denominator = page.denominator(indicator.id)
    return {
        "say": stage_words(say),
        "chosen": [lever_name(measure) for measure in show.measures],
        "subject": subject_text(plan, target, target_text(indicator, outlook, denominator, say), say),
        "question": question_text(plan, target, say),
        "intro": _intro(page, target),
        "gap": _gap(page, target),
        "threshold": _threshold(page, target),
        "highest": _highest_pace(show, indicator.id),
        "from": _moved(page, show.before),
        "way": f"{lever_words(plan, show.before, say)} → {lever_words(plan, page.scenario, say)}",
        "decisions": [_decision(page, setting) for setting in page.scenario.measures],
        "minutes": minutes_of(page, target),
        "basis": basis_of(page, target, show.measures),
        "fresh": show.fresh,
        "opening": state_text(RoomState(scenario=show.opening[0], target_id=show.opening[1])),
        "room": show.room,
        "guesses": show.guesses,
    }


def _intro(page: Page, target: Target) -> list[str]:
    """One sentence for each part of the chart: axes and figures, today, target, gap."""
    say, plan, indicator = page.say, page.plan, page.plan.indicator(target.indicator_id)
    outlook, denominator = outlook_for(page, target), page.denominator(indicator.id)
    title, due = say.of(indicator.title), exact_date(target.due, say)
    axes = say("{title}: ngang là thời gian, dọc là mức đạt, mỗi chấm là một số liệu", title=title)
    if outlook.now is None:
        return [axes, say("Chưa có số liệu"), subject_text(plan, target, target_text(indicator, outlook, denominator, say), say), ""]
    whole = indicator.unit == "count" and outlook.target == denominator  # "all 25" is counted, not measured
    now = count_text(indicator, outlook.now, say) if whole else level_text(indicator, outlook.now, denominator, say)
    wanted = target_text(indicator, outlook, denominator, say)
    name = say("Ngưỡng thử: {wanted} đến {due}", wanted=wanted, due=due) if target.kind == "trial" else say("Đích: {wanted} đến {due}", wanted=wanted, due=due)
    known, today = (day_and_month(day, say) for day in (figures_of(page, target)[-1].date, plan.as_of))
    return [axes, say("Hôm nay là {today}; số liệu mới nhất, {date}: {now}", today=today, date=known, now=now), name, _gap_sentence(page, target, now, wanted)]


def _gap_sentence(page: Page, target: Target, now: str, wanted: str) -> str:
    say, outlook = page.say, outlook_for(page, target)
    if outlook.state == "met":
        return say("Đã đạt: nay {now}, đích {wanted}", now=now, wanted=wanted)
    months = (target.due.year - page.plan.as_of.year) * 12 + target.due.month - page.plan.as_of.month + (page.plan.as_of.day <= 15)
    return say("Còn thiếu {gap}: từ {now} đến {wanted} trong {months} tháng", gap=_gap(page, target)["text"], now=now, wanted=wanted, months=months)


def _gap(page: Page, target: Target) -> dict[str, Any]:
    """The way from the last figure to the target, in percent of the scale, and in words."""
    say, indicator, outlook = page.say, page.plan.indicator(target.indicator_id), outlook_for(page, target)
    if outlook.now is None:
        return {"now": None, "wanted": None, "text": ""}
    denominator = page.denominator(indicator.id)
    wanted = target_level(page.plan, page.scenario, target)
    left = wanted - outlook.now
    points = indicator.unit == "percent" or (indicator.potential is not None and wanted != denominator)
    size = number(abs(left) / denominator * 100, say.language, 1, trim=True) if points else number(abs(left), say.language)
    text = say("{size} điểm %", size=size) if points else f"{size} {say.of(indicator.noun)}".strip()
    return {"now": outlook.now / denominator * 100, "wanted": wanted / denominator * 100, "text": text, "met": outlook.state == "met"}


def _threshold(page: Page, target: Target) -> str:
    """What is written at the line of a threshold that is only tried; "" where the board's own word is right."""
    if target.kind != "trial":
        return ""
    indicator = page.plan.indicator(target.indicator_id)
    wanted = target_level(page.plan, page.scenario, target) / page.denominator(indicator.id) * 100
    return page.say("ngưỡng thử {target}", target=percent(wanted, page.say.language, 1, trim=True))


def _highest_pace(show: Show, indicator_id: str) -> float:
    """The pace if all the measures shown were at full strength: the scale never moves below it."""
    return 1.0 + sum(measure.added_pace(indicator_id) for measure in show.measures)


def _moved(page: Page, before: Scenario) -> dict[str, float]:
    """Where the levers that differ stood before the last change."""
    levers: tuple[Measure | Assumption, ...] = (*page.plan.measures, *page.plan.assumptions)
    positions = {lever_name(lever): [position_of(page.plan, known, lever) for known in (before, page.scenario)] for lever in levers}
    return {name: old for name, (old, new) in positions.items() if old != new}


def _decision(page: Page, setting: MeasureSetting) -> list[str]:
    """One commitment: what and how much, who leads, when, on whose evidence."""
    say, plan = page.say, page.plan
    measure = plan.measure(setting.measure_id)
    span = measure_span(plan, setting, say)
    work = say("{measure} ({level})", measure=say.of(measure.short), level=strength_phrase(plan, measure, setting.strength, say))
    return [work, say.of(measure.owner), capital(span), say(EVIDENCE_WORDS[measure.evidence])]
