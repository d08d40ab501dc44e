"""What a presenter publishes is read again as it was, and says which of their windows it came from."""

import pytest

from planner.catalog.room_state import RoomState, leading_tab, read_state, state_text
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario


@pytest.mark.parametrize("tab", ["", "0a1b2c3d"])
def test_a_state_is_read_as_it_was_written(plan: Plan, tab: str) -> None:
    state = RoomState(scenario=Scenario(plan=plan.id), target_id=plan.targets[0].id, step="3", tab=tab)
    text = state_text(state)
    assert read_state(text, plan) == state
    assert leading_tab(text) == tab
    assert ("tab" in text) == bool(tab), "a state of before has the same letters"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"tab": 7}', '{"tab": null}'])
def test_what_names_no_window_follows_any(text: str) -> None:
    assert leading_tab(text) == ""
