"""A plan and its outlooks frozen as text, and thawed to the last digit."""

import hashlib
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.catalog.plan_folder import load_plan
from planner.catalog.snapshot import outlooks_from, outlooks_text, plan_from, snapshot_of
from planner.cli import SHIPPED_PLAN
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.errors import InvalidPlan
from planner.model.outlook import outlooks
from tests.conftest import RIVER
from tests.saving.test_link import JSON

PLANS = {folder.name: load_plan(folder) for folder in (SHIPPED_PLAN, RIVER)}
FROZEN = snapshot_of(PLANS[SHIPPED_PLAN.name])
SAID = outlooks_text(outlooks(PLANS[SHIPPED_PLAN.name], Scenario()))
PIECES = ("null", "1e999", "-1", '"x"', "[]", "{}", "NaN", "9" * 400, "true", '"2023-02-30"', "[[]]")


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_a_thawed_plan_is_the_plan(plan: Plan) -> None:
    text = snapshot_of(plan)
    thawed = plan_from(text)
    assert hashlib.sha256(text.encode()).hexdigest() == plan.data
    assert thawed == replace(plan, scenarios=())
    assert thawed.data == plan.data
    assert snapshot_of(thawed) == text
    assert hash(thawed) == hash(replace(plan, scenarios=())), "caches find it"


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_a_thawed_plan_says_what_the_plan_says_to_the_last_digit(plan: Plan) -> None:
    thawed = plan_from(snapshot_of(plan))
    for scenario in (Scenario(), *plan.scenarios):
        said = outlooks(plan, scenario)
        assert outlooks(thawed, scenario) == said
        assert outlooks_from(outlooks_text(said)) == said
        assert outlooks_text(outlooks_from(outlooks_text(said))) == outlooks_text(said)


@given(text=st.text(max_size=60) | JSON.map(repr) | st.sampled_from(PIECES))
def test_a_text_that_is_no_snapshot_is_refused_by_name(text: str) -> None:
    for read in (plan_from, outlooks_from):
        with suppress(InvalidPlan):
            read(text)


@pytest.mark.parametrize("text", ["[[]]", '[""]', "[{}]", "{}", "null", "5", "[null]", "[" * 100_000, "1" * 5000, '[{"target":' + "9" * 400 + "}]"])
def test_what_was_never_written_is_no_outlook(text: str) -> None:
    with pytest.raises(InvalidPlan):
        outlooks_from(text)


@pytest.mark.parametrize(
    "text", ["{}", "[]", "null", '{"place":""}', '{"place":[]}', '{"place":{}}', '{"units":5}', "{" * 100_000, '{"year":' + "9" * 400 + "}"]
)
def test_what_was_never_written_is_no_plan(text: str) -> None:
    with pytest.raises(InvalidPlan):
        plan_from(text)


@given(place=st.integers(0, 10**6), piece=st.sampled_from(PIECES) | st.text(max_size=3), length=st.integers(0, 40))
def test_a_snapshot_with_a_piece_torn_out_is_refused_or_another_plan(place: int, piece: str, length: int) -> None:
    for text, read in ((FROZEN, plan_from), (SAID, outlooks_from)):
        at = place % len(text)
        with suppress(InvalidPlan):
            read(text[:at] + piece + text[at + length :])


@pytest.mark.parametrize("worse", ['"state":{"x":1}', '"state":"splendid"', '"chance":NaN', '"chance":"0.4"', '"chance":true', '"due":5', '"surprise":1'])
def test_an_outlook_with_a_value_that_no_outlook_has_is_refused(worse: str) -> None:
    name = worse.split(":")[0]
    start = SAID.index(name) if name in SAID else SAID.index('"state"')
    end = min(found for found in (SAID.find(",", start), SAID.find("}", start)) if found > 0)
    changed = SAID[:start] + worse + (f",{SAID[start:]}" if name not in SAID else SAID[end:])
    with pytest.raises(InvalidPlan):
        outlooks_from(changed)
