"""A scenario in an address: the same when read back, refused or told about when it is not sound, never an error of another kind."""

import base64
import json
import zlib
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.catalog.plan_folder import load_plan
from planner.catalog.scenario_link import LARGEST_DOCUMENT, LONGEST_LINK, link_text, read_link
from planner.cli import SHIPPED_PLAN
from planner.domain.bilingual import Bilingual
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.errors import InvalidScenario
from tests.saving.linking import document, packed, scenarios_of

PLAN = load_plan(SHIPPED_PLAN)  # read once, for strategies are made before any fixture
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)
STRANGE = st.one_of(JSON, st.floats(), st.sampled_from((1e308, -1e308, 5e-324, 10**400, -(10**30), "2023-06", "9999-99", True)))
MEASURES = [measure.id for measure in PLAN.measures]
BELIEFS = [known.id for known in PLAN.assumptions]
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(("data", "model", "title", "author", "note", "extra"), STRANGE),
        "measures": st.dictionaries(
            st.sampled_from(MEASURES) | st.text(max_size=8), JSON | st.fixed_dictionaries({"strength": STRANGE, "start": STRANGE}, optional={"end": STRANGE})
        ),
        "assumptions": st.dictionaries(st.sampled_from(BELIEFS) | st.text(max_size=8), STRANGE),
        "choices": st.dictionaries(st.text(max_size=20), STRANGE, max_size=3),
    },
)


def refused(text: str, plan: Plan = PLAN) -> list[str]:
    """Codes of the problems for which a link is refused altogether."""
    with pytest.raises(InvalidScenario) as told:
        read_link(text, plan)
    return [problem.code for problem in told.value.problems]


@given(scenario=scenarios_of(PLAN))
def test_what_is_linked_is_read_back_the_same_and_nothing_is_ignored(scenario: Scenario) -> None:
    text = link_text(scenario)
    assert set(text) <= set(LETTERS)
    assert read_link(text, PLAN) == (scenario, ())


@given(text=st.text(max_size=200) | st.text(LETTERS, max_size=200) | st.binary(max_size=200).map(packed) | JSON.map(packed))
def test_any_text_is_refused_or_read_and_nothing_else_happens(text: str) -> None:
    with suppress(InvalidScenario):
        read_link(text, PLAN)


@given(changed=FIELDS)
def test_whatever_stands_in_a_field_is_kept_told_or_refused(changed: dict[str, Any]) -> None:
    with suppress(InvalidScenario):
        scenario, ignored = read_link(packed(document(PLAN, **changed)), PLAN)
        groups = [changed.get(name) for name in ("measures", "assumptions", "choices")]
        given_ = sum(len(group) for group in groups if isinstance(group, dict))
        kept = len(scenario.measures) + len(scenario.assumptions) + len(scenario.choices)
        silent = sum(setting.get("strength") == 0 for setting in (groups[0] if isinstance(groups[0], dict) else {}).values() if isinstance(setting, dict))
        assert kept + len(ignored) + silent >= given_, "nothing is dropped without a word"
        assert ("unknown_key" in [problem.code for problem in ignored if problem.column == "extra"]) == ("extra" in changed)
        assert read_link(link_text(scenario), PLAN) == (scenario, ()), "what was kept can be passed on"


@given(scenario=scenarios_of(PLAN), place=st.integers(0, 5999), letter=st.sampled_from(LETTERS), cut=st.booleans())
def test_a_link_that_was_cut_or_mistyped_is_refused_or_read(scenario: Scenario, place: int, letter: str, cut: bool) -> None:
    text = link_text(scenario)
    at = place % len(text)
    with suppress(InvalidScenario):
        read_link(text[:at] if cut else text[:at] + letter + text[at + 1 :], PLAN)


@pytest.mark.parametrize("inner", [b" " * 10_000_000, b'{"schema":1,"title":"' + b"a" * 10_000_000 + b'"}'], ids=["blanks", "title"])
def test_a_small_link_that_unpacks_to_ten_megabytes_is_refused(inner: bytes) -> None:
    bomb = base64.urlsafe_b64encode(zlib.compress(zlib.compress(inner, 9), 9)).decode()
    once = packed(inner)
    assert len(bomb) < 1024
    assert refused(once) == ["too_large"]
    assert refused(bomb) in (["bad_link"], ["too_large"])


def test_a_bomb_of_one_kilobyte_never_takes_room() -> None:
    import tracemalloc

    zeros = zlib.compressobj(9)
    bomb = base64.urlsafe_b64encode(zeros.compress(b" " * 4_000_000) + zeros.flush()).decode()[:LONGEST_LINK]
    tracemalloc.start()
    with suppress(InvalidScenario):
        read_link(bomb, PLAN)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20 * LARGEST_DOCUMENT


def test_a_link_that_is_too_long_is_refused_and_none_is_made() -> None:
    assert refused("A" * (LONGEST_LINK + 1)) == ["too_large"]
    noise = "".join(chr(0x4E00 + number * 7919 % 20_000) for number in range(2000))
    with pytest.raises(InvalidScenario) as told:
        link_text(Scenario(plan=PLAN.id, title=Bilingual(noise, noise[::-1]), note=Bilingual(noise[7:], noise[:7:-1])))
    assert [problem.code for problem in told.value.problems] == ["too_large"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "bad_link"),
        ("=", "bad_link"),
        ("%%%", "bad_link"),
        ("đường dẫn", "bad_link"),
        ("\x00", "bad_link"),
        ("eNo", "bad_link"),
        (packed(b"\xff\xfe"), "bad_link"),
        (packed(b"[" * 60_000), "bad_link"),
        (packed(b"1" * 60_000), "bad_link"),
        (packed([]), "not_an_object"),
        (packed(None), "not_an_object"),
        (packed({}), "unknown_schema"),
        (packed({"schema": 4, "plan": PLAN.id}), "unknown_schema"),
        (packed({"schema": True, "plan": PLAN.id}), "unknown_schema"),
        (packed({"schema": 1, "plan": "river-county"}), "other_plan"),
        (packed({"schema": 1}), "other_plan"),
        (packed({"schema": 1, "plan": PLAN.id, "title": "x" * 2001}), "not_bilingual"),
    ],
)
def test_what_is_no_scenario_of_this_plan_is_refused_by_name(text: str, code: str) -> None:
    assert refused(text) == [code]


@pytest.mark.parametrize("depth", [*range(50, 1001, 50), 3000, 30_000])
def test_nesting_is_refused_however_deep_it_is(depth: int) -> None:
    head = json.dumps(document(PLAN))[:-1].encode()
    for key in (b"title", b"extra", b"measures"):
        with suppress(InvalidScenario):
            read_link(packed(head + b',"' + key + b'":' + b"[" * depth + b"]" * depth + b"}"), PLAN)
    with suppress(InvalidScenario):
        read_link(packed(head + b',"assumptions":{"pace.eid_activated":' + b'{"a":' * depth + b"1" + b"}" * (depth + 2)), PLAN)


GOOD = {"one_stop_cashless": {"strength": 1, "start": "2023-06"}}
BELIEF = "pace.eid_activated"
BAD = {
    "an unknown key": ({"mesures": {}}, "unknown_key", "mesures"),
    "an unknown measure": ({"measures": {"magic": GOOD["one_stop_cashless"]}}, "measure_gone", "magic"),
    "a strength that is NaN": ({"measures": {"unit_targets": {"strength": float("nan"), "start": "2023-06"}}}, "not_a_number", "strength"),
    "a strength that is infinite": ({"measures": {"unit_targets": {"strength": float("inf"), "start": "2023-06"}}}, "not_a_number", "strength"),
    "a huge strength": ({"measures": {"unit_targets": {"strength": 10**400, "start": "2023-06"}}}, "not_a_number", "strength"),
    "a strength above 1": ({"measures": {"unit_targets": {"strength": 1.01, "start": "2023-06"}}}, "left_out_of_range", "strength"),
    "a month in another age": ({"measures": {"unit_targets": {"strength": 1, "start": "1023-06"}}}, None, "start"),
    "a belief out of its range": ({"assumptions": {BELIEF: 4.01}}, "left_out_of_range", BELIEF),
    "a belief that is NaN": ({"assumptions": {BELIEF: float("nan")}}, "not_a_number", BELIEF),
    "a belief that is -Infinity": ({"assumptions": {BELIEF: float("-inf")}}, "not_a_number", BELIEF),
    "a huge belief": ({"assumptions": {BELIEF: 10**400}}, "not_a_number", BELIEF),
    "an unknown assumption": ({"assumptions": {"pace.magic": 1.0}}, "assumption_gone", "pace.magic"),
    "an unknown choice": ({"choices": {"target.magic": "x"}}, "choice_gone", "target.magic"),
    "assumptions in a list": ({"assumptions": []}, "not_an_object", "assumptions"),
}


@pytest.mark.parametrize("name", BAD)
def test_one_bad_entry_is_told_and_the_rest_is_kept(name: str) -> None:
    changed, code, column = BAD[name]
    whole: dict[str, Any] = {"measures": dict(GOOD), "title": "Thử"}
    for key, value in changed.items():
        whole[key] = {**whole.get(key, {}), **value} if isinstance(value, dict) else value
    scenario, ignored = read_link(packed(document(PLAN, **whole)), PLAN)
    (problem,) = ignored
    assert problem.column == column
    assert code in (None, problem.code)
    assert scenario.setting("one_stop_cashless") is not None
    assert len(scenario.measures) == 1
    assert scenario.assumptions == scenario.choices == ()
    assert scenario.title == Bilingual("Thử", "Thử")


def test_everything_bad_is_told_at_once_and_what_is_good_stays() -> None:
    changed: dict[str, Any] = {}
    for more, _, _ in BAD.values():
        for key, value in more.items():
            if isinstance(value, dict) and isinstance(changed.get(key, {}), dict):
                changed[key] = {**changed.get(key, {}), **value}
    changed["measures"] |= GOOD
    scenario, ignored = read_link(packed(document(PLAN, **changed)), PLAN)
    assert {problem.column for problem in ignored} == {"mesures", "magic", "start", BELIEF, "pace.magic", "target.magic"}
    assert [setting.measure_id for setting in scenario.measures] == ["one_stop_cashless"]


@pytest.mark.parametrize("field", ["title", "author", "note", "model", "data"])
def test_half_a_letter_never_gets_in(field: str) -> None:
    """Half a surrogate pair is no text: nothing that is shown, stored or linked could hold it."""
    with suppress(InvalidScenario):
        scenario, _ = read_link(packed(document(PLAN, **{field: "\ud800"})), PLAN)
        link_text(scenario).encode("utf-8")
