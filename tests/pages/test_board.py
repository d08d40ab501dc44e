"""The live board without a browser: what it is told, and what is taken from it."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from planner import load_plan
from planner.cli import SHIPPED_PLAN
from planner.domain.bilingual import Language
from planner.domain.month import Month
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.ui.board.moves import after_moves
from tests.conftest import RIVER
from tests.pages.reading import ROOT, components, run

MEASURE, PACE, CEILING = "measure:one_stop_cashless", "assumption:pace.procedures_paid_online", "assumption:ceiling.procedures_paid_online"
OTHERS = ("months:one_stop_cashless", "choice:target.dossiers_online", "measure:fee_cut", "assumption:launch.eid_collected")
NAMES = st.sampled_from((MEASURE, PACE, CEILING, *OTHERS))
ANYTHING = st.recursive(st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=9), lambda inner: st.lists(inner, max_size=3), max_leaves=4)
SHIPPED = load_plan(SHIPPED_PLAN)


def open_live(language: Language = "vi") -> AppTest:
    at = AppTest.from_file(str(ROOT / "pages" / "what_if.py"), default_timeout=30)
    at.query_params["lang"] = language
    return run(at)


def told(at: AppTest) -> dict[str, str]:
    """What the board is told."""
    found: dict[str, str]
    (found,) = components(at, "planner_board")
    return found


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_opens_with_the_board_and_nothing_is_drawn_twice(language: Language) -> None:
    at = open_live(language)
    assert "40%" in json.loads(told(at)["state"])["takeaway"]
    assert not at.get("plotly_chart")
    assert not [slider for slider in at.select_slider if str(slider.key).startswith("lever.")]


def test_what_is_told_is_small() -> None:
    assert sum(len(text.encode()) for text in told(open_live()).values()) < 64 * 1024


def test_plain_sliders_do_the_job_at_a_switch() -> None:
    at = open_live()
    run(at.button(key="levers.switch").click())
    assert not components(at, "planner_board")
    assert len(at.get("plotly_chart")) == 1
    assert at.select_slider(key="lever.one_stop_cashless").value == 0.0
    run(at.button(key="levers.switch").click())
    assert components(at, "planner_board")


def test_every_target_can_be_looked_at_on_the_board(monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in (None, RIVER):
        if folder:
            monkeypatch.setenv("PLANNER_PLAN", str(folder))
        at = open_live()
        run(at.selectbox(key="what_if.scenario").select_index(-1))
        for place in range(len(at.selectbox(key="what_if.target").options)):
            run(at.selectbox(key="what_if.target").select_index(place))
            assert json.loads(told(at)["state"])["takeaway"]


def test_every_lever_in_hand_is_answered() -> None:
    at = open_live()
    for name in json.loads(told(at)["state"])["levers"]:
        at.session_state["planner.board.hand"] = name
        run(at)
        text, state = told(at)["sweep"], json.loads(told(at)["state"])["levers"][name]
        assert bool(text) == bool(state.get("swept"))
        if text:
            sweep = json.loads(text)
            assert sweep["lever"] == name
            assert set(sweep["targets"]) == set(state["swept"])
            assert all(len(nodes) == len(sweep["positions"]) for nodes in sweep["targets"].values())


def test_moves_become_a_scenario(plan: Plan) -> None:
    moved = after_moves(plan, Scenario(plan=plan.id), {MEASURE: 0.67, PACE: 1.25, "measure:fee_cut": 0.8})
    setting = moved.setting("one_stop_cashless")
    assert setting is not None
    assert setting.strength == 2 / 3, "a word level"
    assert moved.setting("fee_cut").strength == 1.0, "a decision is taken or not"  # type: ignore[union-attr]
    assert moved.assumed("pace.procedures_paid_online") == 1.25
    assert after_moves(plan, moved, {MEASURE: 0, PACE: 1.0, "measure:fee_cut": 0}) == Scenario(plan=plan.id)


def test_months_follow_the_rules_of_the_measure(plan: Plan) -> None:
    begun = after_moves(plan, Scenario(plan=plan.id), {"measure:sixty_day_campaign": 1.0})
    later = after_moves(plan, begun, {"months:sixty_day_campaign": ["2023-09", "2023-12"]}).setting("sixty_day_campaign")
    assert later is not None
    assert (later.start, later.end) == (Month(2023, 9), Month(2023, 10)), "two months at most"


@given(st.dictionaries(NAMES | st.text(max_size=12), ANYTHING, max_size=4) | ANYTHING)
def test_whatever_comes_back_is_a_scenario_of_the_plan_or_changes_nothing(changes: Any) -> None:
    moved = after_moves(SHIPPED, Scenario(plan=SHIPPED.id), changes)
    assert all(0 < setting.strength <= 1 for setting in moved.measures)
    assert all(SHIPPED.assumption(name).admits(value) for name, value in moved.assumptions)
