"""What a follower sees of a room's state: made once for the whole room in each language and theme, then handed to everybody."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from planner.catalog.room_state import read_state
from planner.catalog.snapshot import is_data_of
from planner.charts.follow_chart import follow_chart
from planner.domain.bilingual import Language
from planner.domain.likelihood import likelihood
from planner.domain.outlook import Outlook
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.domain.target import Target
from planner.errors import InvalidPlan, PlannerError, Problem
from planner.keeping.archive import plan_then
from planner.store import scenarios
from planner.store.database import Database
from planner.store.room import Room
from planner.text.numbers import chance_percent
from planner.text.room import question_text, subject_text
from planner.text.takeaway import chips, takeaway, target_text, when_text, year_end_text
from planner.text.translation import Voice
from planner.text.words import LIKELIHOODS, STATES
from planner.ui import results
from planner.ui.stage.look import stage_palette


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowView:
    """Sentences and a chart, ready to be shown."""

    subject: str
    title: str
    chart: str  # HTML; "" where nothing can be drawn
    chance: str = ""
    words: str = ""
    when: str = ""
    level: str = ""
    levers: tuple[str, ...] = ()


def plan_of(database: Database, room: Room, live: Plan) -> Plan:
    """The plan that a room's state is to be read with: the one here, or the presenter's own from the store.

    Raises
    ------
    InvalidPlan, StoreUnavailable, StoreDamaged
    """
    if is_data_of(room.data, live):
        return live
    text = scenarios.snapshot(database, room.data)
    if text is None:
        raise InvalidPlan(Problem("unknown_figures", found=room.data[:12], expected=live.data[:12]))
    return plan_then(text)


# Cached with Streamlit's own, because fifty people ask for the same at the same moment and only one of them should compute it.
@st.cache_resource(max_entries=256, show_spinner=False)
def view(_plan: Plan, data: str, state: str, language: Language, dark: bool, asks: str) -> FollowView:
    """What is shown of a state.

    Parameters
    ----------
    _plan, data : Plan, str
        The plan, and its hash.
    state : str
        As published.
    asks : str
        Id of the target that the room is still guessing at: then nothing that was projected is shown. "" when it is not.

    Raises
    ------
    InvalidScenario
        When the state does not fit the plan.
    """
    read, say = read_state(state, _plan), Voice(language)
    covered = asks in {known.id for known in _plan.targets}
    scenario, target = read.scenario, _plan.target(asks if covered else read.target_id)
    baseline = Scenario(plan=_plan.id, choices=scenario.choices)
    before, after = (_outlook(_plan, known, target) for known in (baseline, scenario))
    indicator, denominator = _plan.indicator(target.indicator_id), _denominator(_plan, scenario, target)
    subject = subject_text(_plan, target, target_text(indicator, after, denominator, say), say)
    title = question_text(_plan, target, say) if covered else takeaway(_plan, scenario, before, after, denominator, say)
    drawn = results.fan_of(_plan, baseline, scenario, target, straight=False)
    chart = follow_chart(_plan, drawn, stage_palette(dark), say, title, covered=covered) if drawn else ""
    levers = chips(_plan, scenario, say) or (say("Không khác như hiện nay"),)
    if covered:
        return FollowView(subject=subject, title=title, chart=chart, levers=levers)
    words = say(STATES[after.state]) if after.state == "met" or after.chance is None else say(LIKELIHOODS[likelihood(after.chance)])
    return FollowView(
        subject=subject,
        title=title,
        chart=chart,
        chance="✓" if after.state == "met" else "–" if after.chance is None else chance_percent(after.chance, language),
        words=words,
        when=when_text(after, _plan, say),
        level=year_end_text(indicator, after, denominator, say),
        levers=levers,
    )


def projected(plan: Plan, state: str, target_id: str) -> tuple[Outlook, float] | None:
    """The outlook of a target under a state, and what percentages are percentages of; None when they do not fit the plan."""
    if target_id not in {known.id for known in plan.targets}:
        return None
    try:
        scenario = read_state(state, plan).scenario
    except PlannerError:
        return None
    target = plan.target(target_id)
    return _outlook(plan, scenario, target), _denominator(plan, scenario, target)


def _denominator(plan: Plan, scenario: Scenario, target: Target) -> float:
    return results.denominators(plan, scenario).get(target.indicator_id, 1.0)


def _outlook(plan: Plan, scenario: Scenario, target: Target) -> Outlook:
    return next(outlook for outlook in results.outlooks(plan, scenario) if outlook.target_id == target.id)
