"""Every published version of the scenario document is still read, and the schema says what the reader does."""

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.catalog.scenario_file import READERS, SCHEMA, load_scenario, read_scenario
from planner.catalog.scenario_schema import scenario_schema
from planner.domain.assignment import UnitTerms
from planner.domain.bilingual import Bilingual
from planner.domain.month import Month
from planner.domain.scenario import MeasureSetting
from planner.errors import InvalidScenario

GOLDEN = Path(__file__).parents[1] / "golden"
DOCS = Path(__file__).parents[2] / "docs"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
)
DAYS = st.sampled_from(["2023-05-11", "2023-02-30", "1850-01-01", " 2023-05-11", "", 5, None])
LEVELS = st.floats(-1, 120) | st.none() | JSON
UNITS = st.dictionaries(st.text(max_size=4), st.dictionaries(st.sampled_from(["potential", "figure", "floor", "ceiling", "lock", "x"]), LEVELS), max_size=2)
ASSIGNMENTS = st.fixed_dictionaries(
    {},
    optional={
        "confidence": st.sampled_from([None, 0.5, 0.8, 0.7, True]),
        "paths": st.dictionaries(
            st.text(max_size=4),
            st.fixed_dictionaries(
                {},
                optional={
                    "target": st.text(max_size=4) | st.none(),
                    "step": LEVELS,
                    "locks": st.dictionaries(st.sampled_from(["2023-06", "2023-13", "x"]), LEVELS, max_size=2),
                },
            ),
            max_size=2,
        ),
        "splits": st.dictionaries(
            st.text(max_size=4),
            st.fixed_dictionaries({}, optional={"rule": st.sampled_from(["gap", "by_hand", "fair", None]), "units": UNITS}),
            max_size=2,
        ),
    },
)
DOCUMENTS = st.fixed_dictionaries(
    {"schema": st.sampled_from([1, 2, 3])},
    optional={
        "plan": st.text(max_size=9) | JSON,
        "title": st.text(max_size=9) | st.fixed_dictionaries({"vi": st.text(max_size=9), "en": st.text(max_size=9)}) | JSON,
        "measures": st.dictionaries(
            st.text(max_size=9),
            st.fixed_dictionaries(
                {"strength": st.floats(-0.5, 1.5), "start": st.sampled_from(["2023-06", "2023-13", "june", "1850-01"])}, optional={"decided": DAYS}
            ),
            max_size=2,
        ),
        "assumptions": st.dictionaries(
            st.text(max_size=9) | st.sampled_from(["pace.a", "ceiling.a", "space.a"]),
            st.floats(-9, 9) | st.booleans() | st.fixed_dictionaries({"value": st.floats(-1, 5) | JSON}, optional={"decided": DAYS, "x": JSON}),
            max_size=2,
        )
        | JSON,
        "choices": st.dictionaries(st.text(max_size=9), st.text(max_size=9), max_size=2) | JSON,
        "assignment": ASSIGNMENTS | JSON,
        "extra": JSON,
    },
)


def test_each_version_ever_published_has_a_reader_and_a_golden_document():
    assert set(READERS) == set(range(1, SCHEMA + 1))
    assert {path.name for path in GOLDEN.glob("scenario-v*.json")} == {f"scenario-v{version}.json" for version in READERS}


def test_the_golden_document_of_version_1_says_what_it_said_when_it_was_written(plan):
    scenario = load_scenario(GOLDEN / "scenario-v1.json", plan)
    assert scenario.title == Bilingual("Thử một cửa", "Try the one-stop desk")
    desk = MeasureSetting(measure_id="one_stop_cashless", strength=2 / 3, start=Month(2023, 6), end=Month(2023, 12), decided=date(2023, 5, 2))
    assert scenario.setting("one_stop_cashless") == desk, "nobody knows the plan that it was made on: 30 days before its first month"
    assert scenario.setting("sixty_day_campaign").end is None
    assert scenario.assumed("launch.eid_collected") == date(2022, 3, 20)
    assert scenario.assumed("ceiling_reached.procedures_paid_online") is True
    assert scenario.chosen("target.dossiers_online") == "dossiers_online_50_2023"


def test_the_golden_document_of_version_2_says_what_it_said_when_it_was_written(plan):
    handed_out = load_scenario(GOLDEN / "scenario-v2.json", plan).assignment
    assert handed_out.confidence == 0.8
    path = handed_out.path("procedures_paid_online")
    assert (path.target_id, path.step) == ("procedures_paid_online_60_2023", 0.5)
    assert path.locks == ((Month(2023, 6), 27.5), (Month(2023, 9), 45.0))
    split = handed_out.split("procedures_paid_online")
    assert split.rule == "gap"
    assert split.of("chi_linh") == UnitTerms(unit_id="chi_linh", potential=1200.0, figure=21.5, floor=50.0, ceiling=70.0)
    assert split.of("nam_sach").lock == 61.0
    assert split.of("kinh_mon").is_empty


def test_the_golden_document_of_version_3_says_what_it_said_when_it_was_written(plan):
    scenario = load_scenario(GOLDEN / "scenario-v3.json", plan)
    desk = MeasureSetting(measure_id="one_stop_cashless", strength=2 / 3, start=Month(2023, 6), end=Month(2023, 12), decided=date(2023, 5, 11))
    assert scenario.setting("one_stop_cashless") == desk
    assert scenario.setting("sixty_day_campaign").decided == date(2023, 8, 31)
    assert (scenario.assumed("pace.dossiers_online"), scenario.decided_on("pace.dossiers_online")) == (1.2, date(2023, 8, 31))
    assert scenario.decided_on("potential.people_14_plus") is None
    assert scenario.assignment.confidence == 0.8


def test_the_schema_in_the_documentation_is_the_generated_one():
    assert json.loads((DOCS / "scenario.schema.json").read_text("utf-8")) == scenario_schema()


def test_shipped_and_golden_documents_are_valid_by_the_schema(plan):
    folder = Path(__file__).parents[2] / "data" / "hai-duong-2023" / "scenarios"
    for path in (*folder.glob("*.json"), *GOLDEN.glob("scenario-v*.json")):
        jsonschema.validate(json.loads(path.read_text("utf-8")), scenario_schema())
    assert all(scenario.data == plan.data for scenario in plan.scenarios), "stamp the shipped scenarios with the hash that `python -m planner check` prints"


@given(DOCUMENTS)
def test_what_the_reader_takes_the_schema_takes(document):
    try:
        read_scenario(document)
    except InvalidScenario:
        return
    jsonschema.validate(document, scenario_schema())


@pytest.mark.parametrize("version", [0, 4, "1", 1.5, True, None, [1]])
def test_another_version_is_refused_by_name(version):
    with pytest.raises(InvalidScenario) as refused:
        read_scenario({"schema": version})
    assert [problem.code for problem in refused.value.problems] == ["unknown_schema"]
