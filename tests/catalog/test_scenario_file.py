"""The scenario document: versioned, checked against its plan, and the same when read back."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import load_scenario, outlooks
from planner.catalog.scenario_file import SCHEMA, read_scenario, scenario_document
from planner.cli import SHIPPED_PLAN
from planner.domain.bilingual import Bilingual
from planner.domain.month import Month
from planner.domain.plan import Plan
from planner.domain.scenario import MeasureSetting, Scenario
from planner.errors import InvalidScenario, Problem
from tests.catalog.breaking import problems_of

months = st.builds(Month, st.integers(1900, 2190), st.integers(1, 12))
texts = st.text(max_size=30)
bilinguals = st.builds(Bilingual, texts, texts)
values = st.one_of(st.booleans(), st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.floats(allow_nan=False, allow_infinity=False))


@st.composite
def settings(draw: st.DrawFn, measure_id: str) -> MeasureSetting:
    start = draw(months)
    end = draw(st.one_of(st.none(), st.integers(0, 24).map(start.plus)))
    decided = draw(st.none() | st.dates(date(1900, 1, 1), date(2199, 12, 31)))
    return MeasureSetting(measure_id=measure_id, strength=draw(st.floats(0, 1)), start=start, end=end, decided=decided)


@st.composite
def any_scenario(draw: st.DrawFn) -> Scenario:
    ids = draw(st.lists(texts, max_size=3, unique=True))
    paces = draw(st.dictionaries(texts.map("pace.{}".format), st.floats(0.1, 9), max_size=2))
    return Scenario(
        plan=draw(texts),
        data=draw(texts),
        model=draw(texts),
        title=draw(bilinguals),
        author=draw(texts),
        note=draw(bilinguals),
        measures=tuple(draw(settings(measure_id)) for measure_id in ids),
        assumptions=tuple((draw(st.dictionaries(texts, values, max_size=3)) | paces).items()),
        paces_decided=tuple((name, draw(st.dates(date(1900, 1, 1), date(2199, 12, 31)))) for name in paces if draw(st.booleans())),
        choices=tuple(draw(st.dictionaries(texts, texts, max_size=3)).items()),
    )


@given(scenario=any_scenario())
def test_what_is_written_is_read_back_the_same(scenario: Scenario) -> None:
    document = json.loads(json.dumps(scenario_document(scenario), allow_nan=False))
    assert read_scenario(document) == scenario


@pytest.mark.parametrize("name", ["1-nhu-hien-nay", "2-tang-toc", "3-quyet-liet"])
def test_a_shipped_scenario_is_loaded_as_its_plan_has_it(plan: Plan, name: str) -> None:
    loaded = load_scenario(SHIPPED_PLAN / "scenarios" / f"{name}.json", plan)
    assert loaded in plan.scenarios
    assert read_scenario(scenario_document(loaded), plan) == loaded


def test_as_now_changes_nothing_and_each_next_scenario_does_more(plan: Plan) -> None:
    now, faster, all_out = plan.scenarios
    assert now.is_baseline
    assert set(faster.measures) < set(all_out.measures)
    assert outlooks(plan, now) == outlooks(plan)


def test_a_title_may_be_one_text(plan: Plan) -> None:
    assert read_scenario({"schema": SCHEMA, "plan": plan.id, "title": "Thử"}, plan).title == Bilingual("Thử", "Thử")


def test_a_launch_date_and_a_belief_are_read_as_what_they_are(plan: Plan) -> None:
    changed = {"launch.eid_activated": "2022-11-01", "ceiling_reached.eid_activated": True, "pace.eid_activated": 2}
    found = read_scenario({"schema": SCHEMA, "plan": plan.id, "assumptions": changed}, plan)
    assert found.assumed("launch.eid_activated") == date(2022, 11, 1)
    assert found.assumed("ceiling_reached.eid_activated") is True
    assert found.assumed("pace.eid_activated") == 2.0


def cashless(**changed: object) -> dict:
    return {"measures": {"one_stop_cashless": {"strength": 1, "start": "2023-06"} | changed}}


HUGE = 10**400
# what differs from a good document; and code, block, column, found
MISTAKES = {
    "another version": ({"schema": 4}, "unknown_schema", "", "schema", "4"),
    "a version that is no number": ({"schema": [1]}, "unknown_schema", "", "schema", "[1]"),
    "another plan": ({"plan": "river-county"}, "other_plan", "", "plan", "river-county"),
    "an unknown key": ({"mesures": {}}, "unknown_key", "", "mesures", ""),
    "an unknown measure": ({"measures": {"magic": {"strength": 1, "start": "2023-06"}}}, "unknown_measure", "measures", "magic", ""),
    "an unknown measure key": (cashless(stop="2023-12"), "unknown_key", "measure one_stop_cashless", "stop", ""),
    "a strength above 1": (cashless(strength=1.5), "outside_range", "measure one_stop_cashless", "strength", "1.5"),
    "a strength that is NaN": (cashless(strength=float("nan")), "not_a_number", "measure one_stop_cashless", "strength", "nan"),
    "a strength that is infinite": (cashless(strength=float("inf")), "not_a_number", "measure one_stop_cashless", "strength", "inf"),
    "a strength without end": (cashless(strength=HUGE), "not_a_number", "measure one_stop_cashless", "strength", str(HUGE)),
    "a strength that is yes": (cashless(strength=True), "not_a_number", "measure one_stop_cashless", "strength", "True"),
    "no start": ({"measures": {"fee_cut": {"strength": 1}}}, "missing_value", "measure fee_cut", "start", ""),
    "a day of decision that is none": (cashless(decided="2023-02-30"), "not_a_date", "measure one_stop_cashless", "decided", "2023-02-30"),
    "a day of decision in another age": (cashless(decided="1023-02-03"), "outside_range", "measure one_stop_cashless", "decided", "1023-02-03"),
    "a ceiling with a day": ({"assumptions": {"ceiling.x": {"value": 90}}}, "not_a_number", "assumptions", "ceiling.x", "{'value': 90}"),
    "a pace without its value": (
        {"assumptions": {"pace.eid_activated": {"decided": "2023-05-11"}}}, "missing_value", "assumption pace.eid_activated", "value", "",
    ),
    "a pace with more": (
        {"assumptions": {"pace.eid_activated": {"value": 1, "until": "2023-05-11"}}}, "unknown_key", "assumption pace.eid_activated", "until", "",
    ),
    "a start past the horizon": (cashless(start="2029-01"), "outside_range", "measure one_stop_cashless", "start", "2029-01"),
    "an end before the start": (cashless(end="2023-05"), "outside_range", "measure one_stop_cashless", "end", "2023-05"),
    "an end in another age": (cashless(end="9998-12"), "outside_range", "measure one_stop_cashless", "end", "9998-12"),
    "a month that is a number": (cashless(start=6), "not_a_month", "measure one_stop_cashless", "start", "6"),
    "a start before it may": ({"measures": {"fee_cut": {"strength": 1, "start": "2023-07"}}}, "outside_range", "measure fee_cut", "start", "2023-07"),
    "half a decision": ({"measures": {"fee_cut": {"strength": 0.5, "start": "2023-08"}}}, "outside_range", "measure fee_cut", "strength", "0.5"),
    "a campaign without rest": (
        {"measures": {"sixty_day_campaign": {"strength": 1, "start": "2023-06", "end": "2023-08"}}},
        "too_long", "measure sixty_day_campaign", "end", "2023-08",
    ),
    "a measure that is a number": ({"measures": {"fee_cut": 1}}, "not_an_object", "", "measures.fee_cut", "1"),
    "measures in a list": ({"measures": []}, "not_an_object", "", "measures", "list"),
    "an unknown assumption": ({"assumptions": {"pace.magic": 1.0}}, "unknown_assumption", "assumptions", "pace.magic", ""),
    "an assumption out of its range": ({"assumptions": {"pace.eid_activated": 5.0}}, "outside_range", "assumptions", "pace.eid_activated", "5.0"),
    "an assumption of another kind": ({"assumptions": {"pace.eid_activated": True}}, "outside_range", "assumptions", "pace.eid_activated", "True"),
    "an assumption that is NaN": ({"assumptions": {"pace.eid_activated": float("nan")}}, "not_a_number", "assumptions", "pace.eid_activated", "nan"),
    "an assumption without end": ({"assumptions": {"pace.eid_activated": HUGE}}, "not_a_number", "assumptions", "pace.eid_activated", str(HUGE)),
    "a day that is none": ({"assumptions": {"launch.eid_activated": "2023-02-30"}}, "not_a_date", "assumptions", "launch.eid_activated", "2023-02-30"),
    "an unknown choice": ({"choices": {"target.magic": "x"}}, "unknown_choice", "choices", "target.magic", "x"),
    "an unknown option": ({"choices": {"target.dossiers_online": "x"}}, "unknown_choice", "choices", "target.dossiers_online", "x"),
    "a choice that is a number": ({"choices": {"target.dossiers_online": 60}}, "not_a_text", "", "choices.target.dossiers_online", "60"),
    "a title of numbers": ({"title": 5}, "not_bilingual", "", "title", "5"),
    "a title without end": ({"title": "x" * 2001}, "not_bilingual", "", "title", "x" * 80),
}  # fmt: skip


def said(problem: Problem) -> tuple[str, str, str, str]:
    return problem.code, problem.block, problem.column, problem.found


@pytest.mark.parametrize("name", MISTAKES)
def test_one_mistake_is_named(plan: Plan, name: str) -> None:
    changed, *expected = MISTAKES[name]
    document = {"schema": SCHEMA, "plan": plan.id} | changed
    assert [said(problem) for problem in problems_of(lambda: read_scenario(document, plan), InvalidScenario)] == [tuple(expected)]


def test_everything_wrong_is_said_at_once(plan: Plan) -> None:
    document = {"schema": SCHEMA, "plan": plan.id, "titel": "", "assumptions": {"a": []}, "choices": {"b": 1}} | cashless(strength=9)
    assert {problem.code for problem in problems_of(lambda: read_scenario(document, plan), InvalidScenario)} == {
        "unknown_key", "not_a_number", "not_a_text", "outside_range",
    }  # fmt: skip


def test_everything_that_the_plan_does_not_allow_is_said_at_once(plan: Plan) -> None:
    document = {"schema": SCHEMA, "plan": plan.id, "assumptions": {"pace.x": 1.0}, "choices": {"y": "z"}} | cashless(start="2033-01")
    assert {problem.code for problem in problems_of(lambda: read_scenario(document, plan), InvalidScenario)} == {
        "outside_range", "unknown_assumption", "unknown_choice",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"{", "bad_json"),
        (b"[" * 100_000, "bad_json"),
        (b"[1" + b"0" * 5000 + b"]", "bad_json"),
        (b"[]", "not_an_object"),
        (b"null", "not_an_object"),
        (b"\xff\xfe", "not_utf8"),
        (b'{"schema": 1, "plan": "hai-duong-2023", "assumptions": {"pace.eid_activated": NaN}}', "not_a_number"),
        (b'{"schema": 1, "plan": "hai-duong-2023", "assumptions": {"pace.eid_activated": Infinity}}', "not_a_number"),
    ],
)
def test_a_file_that_is_no_scenario_is_named(plan: Plan, tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / "mine.json").write_bytes(content)
    problems = problems_of(lambda: load_scenario(tmp_path / "mine.json", plan), InvalidScenario)
    assert [(problem.code, problem.file) for problem in problems] == [(code, "mine.json")]


def test_a_file_that_is_not_there_is_named(plan: Plan, tmp_path: Path) -> None:
    (problem,) = problems_of(lambda: load_scenario(tmp_path / "none.json", plan), InvalidScenario)
    assert (problem.code, problem.file) == ("missing_file", "none.json")
