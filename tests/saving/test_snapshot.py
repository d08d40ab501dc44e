"""A plan and its outlooks frozen as text, and thawed to the last digit."""

import hashlib
import json
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.catalog.plain import as_plain, canonical, parsed, restore, sparse
from planner.catalog.plan_folder import load_plan
from planner.catalog.snapshot import data_hash, is_data_of, outlooks_from, outlooks_text, plan_from, snapshot_of
from planner.catalog.snapshot_1 import FIELDS, snapshot_of_schema_1
from planner.cli import SHIPPED_PLAN
from planner.domain.observation import Observation
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


GOLDEN = Path(__file__).parents[1] / "golden" / "snapshot-v1.json"
HASH_1 = "a95ad0584e0abe3fc5b890c960b5572871e438112074822031b56bcef8d5976d"  # of the plan in it, as it was stored then


def test_the_golden_snapshot_of_schema_1_is_read_and_its_hash_is_still_that_of_the_same_figures() -> None:
    text = GOLDEN.read_text("utf-8")
    thawed = plan_from(text)
    assert hashlib.sha256(text.encode()).hexdigest() == HASH_1
    assert snapshot_of_schema_1(thawed) == text, "letter by letter"
    assert is_data_of(HASH_1, thawed)
    assert is_data_of(thawed.data, thawed)
    assert thawed.data == data_hash(thawed) == hashlib.sha256(snapshot_of(thawed).encode()).hexdigest() != HASH_1
    assert plan_from(snapshot_of(thawed)).data == thawed.data
    moved = replace(thawed, as_of=date(2031, 4, 1), data="moved")
    assert not is_data_of(HASH_1, moved)
    assert not is_data_of(thawed.data, moved)


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_the_frozen_writer_writes_what_schema_1_wrote(plan: Plan) -> None:
    """Then every field was written, in its place."""
    content = {name: value for name, value in asdict(plan).items() if name not in ("data", "scenarios")}
    names = {field.name for field in fields(Plan)}
    if names == set(FIELDS["Plan"]) | {"data", "scenarios"}:  # for as long as no field was added
        assert snapshot_of_schema_1(plan) == canonical(content)
    assert is_data_of(hashlib.sha256(canonical(content).encode()).hexdigest(), plan)


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterObservation(Observation):
    checked_by: str = ""


LaterObservation.__name__ = Observation.__name__  # it is the same noun, of a later version


def test_a_field_that_a_noun_gains_later_changes_no_hash_and_leaves_what_was_stored_readable() -> None:
    plan = PLANS[SHIPPED_PLAN.name]
    gained = tuple(LaterObservation(**{field.name: getattr(row, field.name) for field in fields(Observation)}) for row in plan.observations)
    for old, new in zip(plan.observations, gained, strict=True):
        assert sparse(new) == sparse(old)
        assert restore(LaterObservation, parsed(canonical(as_plain(old)))) == new, "frozen paths, outlooks and changes are read so"
        assert restore(LaterObservation, parsed(canonical(sparse(old)))) == new
    assert is_data_of(hashlib.sha256(str(snapshot_of_schema_1(plan)).encode()).hexdigest(), replace(plan, observations=gained, data="gained"))
    told = replace(gained[0], checked_by="Lan")
    assert restore(LaterObservation, parsed(canonical(sparse(told)))) == told
    assert sparse(told) != sparse(gained[0])
    assert snapshot_of_schema_1(replace(plan, observations=(told, *gained[1:]))) is None, "schema 1 has no word for it"


def test_a_snapshot_of_another_schema_is_refused_by_name() -> None:
    for schema in ("3", "0", '"2"', "null", "1", "[2]", "true"):
        with pytest.raises(InvalidPlan):
            plan_from(FROZEN.replace('"schema":2', f'"schema":{schema}'))


def test_outlooks_that_told_a_second_pace_are_still_read() -> None:
    older = [outlook | {"needed": [pace | {"settable": 1.5} for pace in outlook["needed"]]} for outlook in json.loads(SAID)]
    assert any(outlook["needed"] for outlook in older)
    assert outlooks_from(json.dumps(older)) == outlooks_from(SAID)
