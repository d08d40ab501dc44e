"""What a presenter publishes to a room, as JSON and back. It is read as carefully as a link is: it may come from another version."""

from __future__ import annotations

from dataclasses import dataclass

from planner.catalog.carrying import fitted
from planner.catalog.plain import canonical, parsed
from planner.catalog.scenario_file import scenario_document
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.errors import InvalidScenario, Problem

SCHEMA = 1
LONGEST_STEP, LONGEST_TAB = 80, 20  # letters


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomState:
    """What is on the presenter's screen."""

    scenario: Scenario
    target_id: str  # the target looked at
    left_out: tuple[Problem, ...] = ()  # of the scenario, where it was made for another state of the plan
    step: str = ""  # where the presentation is, for the presenter's own return; followers do not see it
    tab: str = ""  # which of the presenter's windows the room follows; "" in rooms of before: any


def state_text(state: RoomState) -> str:
    """The state as canonical JSON: the same state, the same letters."""
    content = {"schema": SCHEMA, "scenario": scenario_document(state.scenario), "target": state.target_id, "step": state.step[:LONGEST_STEP]}
    return canonical(content | ({"tab": state.tab[:LONGEST_TAB]} if state.tab else {}))


def leading_tab(text: str) -> str:
    """The window that a published state came from; "" where it says none."""
    try:
        content = parsed(text)
    except ValueError:
        return ""
    named = content.get("tab") if isinstance(content, dict) else None
    return named[:LONGEST_TAB] if isinstance(named, str) else ""


def read_state(text: str, plan: Plan) -> RoomState:
    """The state in a text, as far as a plan allows it.

    Raises
    ------
    InvalidScenario
        When it is no such state, of another version, or looks at a target that the plan has not.
    """
    try:
        content = parsed(text)
    except ValueError as error:
        raise InvalidScenario(Problem("bad_json", found=str(error)[:80])) from error
    if not isinstance(content, dict):
        raise InvalidScenario(Problem("not_an_object", found=type(content).__name__, expected="{…}"))
    if content.get("schema") != SCHEMA:
        raise InvalidScenario(Problem("unknown_schema", found=str(content.get("schema"))[:20], expected=str(SCHEMA)))
    scenario, left_out = fitted(content.get("scenario"), plan)
    target_id, step = content.get("target"), content.get("step")
    if target_id not in {target.id for target in plan.targets}:
        raise InvalidScenario(Problem("unknown_choice", column="target", found=str(target_id)[:80], expected=", ".join(target.id for target in plan.targets)))
    step = step[:LONGEST_STEP] if isinstance(step, str) else ""
    return RoomState(scenario=scenario, target_id=str(target_id), step=step, tab=leading_tab(text), left_out=left_out)
