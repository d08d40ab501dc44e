"""The presenter's page without a browser: what the stage is told."""

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from planner.domain.bilingual import LANGUAGES, Language
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.model.sensitivity import usual_setting
from tests.conftest import RIVER
from tests.pages.reading import ROOT, components, open_page, run
from tests.pages.test_words import VIETNAMESE_NAMES, WORD, is_vietnamese, without

HERO = "procedures_paid_online_60_2023"
LEVER = "one_stop_cashless"


def told(at: AppTest) -> dict[str, Any]:
    """What the browser is told, each part read as it reads it."""
    (texts,) = components(at, "planner_stage")
    return {name: json.loads(text) if text.startswith(("[", "{")) else text for name, text in texts.items()}


def with_measure(at: AppTest, plan: Plan, strength: float = 1.0) -> AppTest:
    """The page after a lever was let go."""
    at.session_state["planner.scenario"] = Scenario(plan=plan.id).with_measure(usual_setting(plan, plan.measure(LEVER), strength))
    return run(at)


def texts_of(part: Any) -> list[str]:
    if isinstance(part, dict):
        return [text for value in part.values() for text in texts_of(value)]
    if isinstance(part, list):
        return [text for value in part for text in texts_of(value)]
    return [part] if isinstance(part, str) else []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentence_the_table_and_the_minutes_are_told(language: Language, plan: Plan) -> None:
    at = with_measure(open_page("present", language), plan)
    found = told(at)
    stage = found["stage"]
    assert "60%" in found["state"]["takeaway"]
    assert "65%" in found["state"]["takeaway"]
    assert [row[1] for row in stage["decisions"]] == [plan.measure(LEVER).owner.in_language(language)]
    assert "65%" in stage["minutes"]
    assert "40%" in stage["minutes"]
    assert "[" in stage["minutes"], "never a date without its interval"
    assert len(stage["basis"]["figures"]) == len(plan.figures("procedures_paid_online"))


def test_the_stage_speaks_english_only_where_it_is_asked_to(plan: Plan) -> None:
    stage = told(with_measure(open_page("present", "en"), plan))["stage"]
    stage["opening"] = stage["basis"]["figures"] = ""  # data and the names of newspapers
    left = without(" ".join(texts_of(stage)), (*VIETNAMESE_NAMES, "Quảng Ninh", "Bình Dương"))
    assert {word for word in WORD.findall(left) if is_vietnamese(word)} == set()


def test_at_most_three_measures_are_shown_and_none_that_was_known_only_later(plan: Plan) -> None:
    chosen = [name.partition(":")[2] for name in told(open_page("present"))["stage"]["chosen"]]
    assert chosen[0] == LEVER
    assert len(chosen) == 3
    assert all(plan.measure(name).known_on is None for name in chosen)


def test_an_address_names_target_measures_and_step(plan: Plan) -> None:
    at = AppTest.from_file(str(ROOT / "pages" / "present.py"), default_timeout=30)
    at.query_params.update({"lang": "vi", "target": "eid_activated_trial_70", "measures": "communication,unit_targets,nonsense", "step": "5"})
    found = told(run(at))
    assert found["fixed"]["focus"] == "eid_activated_trial_70"
    assert sorted(found["stage"]["chosen"]) == ["measure:communication", "measure:unit_targets"]
    assert found["at"] == "5"
    assert not found["stage"]["fresh"]
    assert "ngưỡng thử" in found["stage"]["threshold"], "what is only tried is not called a target"


@pytest.mark.parametrize("strange", ["", "99", "-1", "x.y", "5" * 300])
def test_a_strange_step_in_the_address_does_no_harm(strange: str) -> None:
    at = AppTest.from_file(str(ROOT / "pages" / "present.py"), default_timeout=30)
    at.query_params.update({"step": strange, "target": strange, "measures": strange})
    assert told(run(at))["fixed"]["focus"] == HERO


def test_the_opening_stays_what_it_was_when_the_page_was_opened(plan: Plan) -> None:
    at = open_page("present")
    opening = told(at)["stage"]["opening"]
    moved = told(with_measure(at, plan))["stage"]
    assert moved["opening"] == opening
    assert moved["from"] == {f"measure:{LEVER}": 0.0}, "the last change starts where the lever was"


def test_every_text_of_the_stage_has_a_contrast_of_seven(plan: Plan) -> None:
    from planner.ui.stage.look import DARK, LIGHT

    for colours, paper in ((LIGHT, "#ffffff"), (DARK, "#0e1218")):
        for name in ("ink", "muted", "baseline", "scenario", "target", "loss"):
            assert contrast(getattr(colours, name), paper) >= 7, f"{name} on {paper}"


def contrast(one: str, other: str) -> float:
    """As the Web Content Accessibility Guidelines define it."""
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_plan_is_presented_as_well(language: Language, river: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_PLAN", str(RIVER))
    found = told(open_page("present", language))
    assert found["state"]["takeaway"]
    assert all("{" not in text for text in texts_of({**found["stage"], "say": "", "opening": ""}))
