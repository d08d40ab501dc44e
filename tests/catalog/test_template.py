"""A plan for another place: what is kept, what is left out, and that it is a plan."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.catalog.plan_folder import load_plan
from planner.catalog.plan_writer import plan_files
from planner.catalog.template import NewPlace, read_new_place, template_plan, wanted_potentials
from planner.domain.bilingual import Bilingual
from planner.domain.plan import Plan
from planner.errors import Problem
from planner.exports.plan_zip import plan_zip

ELSEWHERE = NewPlace(
    id="ninh-binh-2023",
    place=Bilingual("Tỉnh Ninh Bình", "Ninh Bình Province"),
    committee=Bilingual("Ban Chỉ đạo", "Committee"),
    year=2023,
    as_of=date(2023, 6, 1),
    language="vi",
)
PEOPLE = replace(ELSEWHERE, potentials=(("people_14_plus", 750_000.0),), source="Cục Thống kê, 2022")
HOSTILE = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40).map(str.strip).filter(bool)
NAMES = st.builds(Bilingual, HOSTILE, HOSTILE)


def read_back(plan: Plan) -> Plan:
    """The plan as its folder gives it: checked as `python -m planner check` does."""
    with TemporaryDirectory() as folder:
        for name, text in plan_files(plan).items():
            path = Path(folder) / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8", newline="")
        return load_plan(folder)


@settings(max_examples=15)
@given(place=NAMES, committee=NAMES, source=HOSTILE, people=st.integers(1, 10**9), year=st.integers(2023, 2030))
def test_whatever_the_place_is_called_its_plan_is_read_back_the_same(
    plan: Plan, place: Bilingual, committee: Bilingual, source: str, people: int, year: int
) -> None:
    wanted = replace(ELSEWHERE, place=place, committee=committee, year=year, potentials=(("people_14_plus", float(people)),), source=source)
    made = template_plan(plan, wanted)
    found = read_back(made)
    assert found == made
    assert (found.place, found.committee) == (place, committee)


def test_figures_units_scenarios_costs_and_the_places_own_targets_stay_behind(plan: Plan) -> None:
    made = template_plan(plan, ELSEWHERE)
    assert not made.observations
    assert not made.units
    assert not made.scenarios
    assert all(measure.cost_per_month is None for measure in made.measures)
    assert {target.scope for target in made.targets} == {"national"}
    assert not any(known.kind in ("potential", "launch") for known in made.assumptions)
    assert not any(measure.known_on or measure.earliest_start for measure in made.measures)


def test_indicators_keep_their_definitions_and_every_source_that_is_cited_is_there(plan: Plan) -> None:
    made = template_plan(plan, ELSEWHERE)
    kept = [(one.id, one.definition, one.definition_source) for one in made.indicators]
    assert kept == [(one.id, one.definition, one.definition_source) for one in plan.indicators]
    assert {one.definition_source for one in made.indicators} <= {source.id for source in made.sources}
    assert len(made.sources) < len(plan.sources)


def test_a_count_whose_potential_nobody_knows_is_shown_and_what_is_part_of_it_too(plan: Plan) -> None:
    made = template_plan(plan, ELSEWHERE)
    counts = [one for one in made.indicators if one.unit == "count"]
    assert {one.method for one in counts} == {"shown"}
    assert not any(one.part_of or one.potential for one in counts)
    assert [one.method for one in made.indicators if one.unit == "percent"] == [one.method for one in plan.indicators if one.unit == "percent"]


def test_what_is_missing_is_said_with_who_should_give_it(plan: Plan) -> None:
    gaps = "\n".join(gap.vi for gap in template_plan(plan, ELSEWHERE).gaps)
    for potential in wanted_potentials(plan):
        assert f"Chưa có số “{potential.title.vi}”: đề nghị" in gaps
    assert "Công an tỉnh" in gaps
    assert "Chỉ tiêu cả nước 30% về định danh đã kích hoạt chưa đưa vào được" in gaps


def test_with_the_number_of_people_their_indicators_are_projected_and_the_national_target_comes_along(plan: Plan) -> None:
    made = template_plan(plan, PEOPLE)
    known = made.assumption("potential.people_14_plus")
    assert (known.central, known.low, known.high, known.evidence) == (750_000.0, 750_000.0, 750_000.0, "some")
    assert made.source(known.source).title.vi == "Cục Thống kê, 2022"
    assert [one.id for one in made.indicators if one.potential == "people_14_plus" and one.projected] == ["eid_collected", "eid_activated"]
    assert made.indicator("eid_activated").part_of == "eid_collected"
    assert "eid_activated_30_2023" in {target.id for target in made.targets}
    assert not any("Người từ 14 tuổi" in gap.vi for gap in made.gaps)


def test_in_another_year_no_target_comes_along(plan: Plan) -> None:
    assert template_plan(plan, replace(ELSEWHERE, year=2024)).targets == ()


def test_the_template_of_an_invented_place_is_a_plan_too(river: Plan) -> None:
    made = template_plan(river, replace(ELSEWHERE, year=river.year, as_of=river.as_of))
    assert read_back(made) == made


def test_the_zip_of_a_plan_is_the_same_to_the_last_byte(plan: Plan) -> None:
    assert plan_zip(plan) == plan_zip(replace(plan))


TOLD = {
    "id": "ninh-binh",
    "place": {"vi": "Ninh Bình", "en": "Ninh Binh"},
    "committee": {"vi": "Ban", "en": "Board"},
    "year": "2023",
    "as_of": date(2023, 6, 1),
    "language": "vi",
}


@pytest.mark.parametrize(
    ("wrong", "column"),
    [
        ({"id": "Ninh Bình"}, "id"),
        ({"year": "23"}, "year"),
        ({"year": "2022"}, "year"),
        ({"place": ""}, "place"),
        ({"as_of": None}, "as_of"),
        ({"potentials": (("people_14_plus", 5.0),)}, "source"),
    ],
)
def test_what_is_wrong_is_told_by_its_box(wrong: dict[str, object], column: str) -> None:
    problems: list[Problem] = []
    assert read_new_place(TOLD | wrong, problems) is None
    assert [problem.column for problem in problems] == [column]


def test_what_is_right_is_read() -> None:
    problems: list[Problem] = []
    found = read_new_place(TOLD, problems)
    assert found is not None
    assert (found.id, found.year, problems) == ("ninh-binh", 2023, [])
