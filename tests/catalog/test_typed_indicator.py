"""What is typed of an indicator, a unit and a target is a plan that is written and read back the same; ids stay."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.catalog.changed_plan import apply_changes
from planner.catalog.identifiers import identifier_from
from planner.catalog.intake.names import indicator_names
from planner.catalog.plan_folder import load_plan
from planner.catalog.plan_writer import plan_files
from planner.catalog.snapshot import data_hash
from planner.catalog.typed import NEW, Read, TypedSource
from planner.catalog.typed_indicator import typed_indicator
from planner.catalog.typed_unit import typed_unit
from planner.catalog.withdrawal import withdraw_indicator, withdraw_unit
from planner.domain.indicator import Indicator
from planner.domain.plan import Plan
from planner.errors import InvalidPlan
from tests.making import a_plan

SOURCE = TypedSource(title="Quyết định 01/QĐ-UBND")
TITLES = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60).filter(str.strip)
BOXES: Mapping[str, Any] = {
    "title.vi": "Tỷ lệ hộ dùng nước sạch",
    "title.en": "",
    "short.vi": "nước sạch",
    "short.en": "clean water",
    "definition.vi": "Hộ dùng nước sạch / tổng số hộ",
    "definition.en": "",
    "noun.vi": "",
    "noun.en": "",
    "lead.vi": "",
    "lead.en": "",
    "area": NEW,
    "area.title": "Môi trường",
    "programme": NEW,
    "programme.title": "Nông thôn mới",
    "unit": "percent",
    "method": "adoption",
    "potential": "",
    "part_of": None,
    "ceiling": "",
    "ceiling.before": "",
    "evidence": "some",
}
NEW_POTENTIAL = {"potential": NEW, "potential.title.vi": "Số hộ", "potential.title.en": "", "potential.value": "45.000"}


def typed(plan: Plan, before: Indicator | None = None, **told: Any) -> Read:
    boxes = dict(BOXES) | {name.replace("__", "."): value for name, value in told.items()}
    return typed_indicator(plan, before, boxes, (SOURCE, SOURCE), "vi")


def unit(plan: Plan, **told: str) -> Read:
    boxes = {"name": "Xã Bắc", "name_en": "", "code": "", "kind": "commune", "population": ""} | told
    return typed_unit(plan, None, boxes, SOURCE, "vi")


def made(plan: Plan, read: Read) -> Plan:
    assert read.ready, read.problems
    return apply_changes(plan, read.changes)


def codes(read: Read) -> list[tuple[str, str]]:
    return [(problem.code, problem.column) for problem in read.problems]


def read_back(plan: Plan) -> Plan:
    with TemporaryDirectory() as folder:
        for name, text in plan_files(plan).items():
            (Path(folder) / name).write_text(text, "utf-8", newline="")
        return load_plan(folder)


def empty() -> Plan:
    bare = replace(a_plan([]), areas=(), programmes=(), sources=())
    return replace(bare, data=data_hash(bare))


@settings(max_examples=20)
@given(title=TITLES, counted=st.booleans(), people=st.integers(1, 10**9), place=TITLES)
def test_whatever_is_typed_into_an_empty_plan_is_written_and_read_back_the_same_and_taken_back_whole(
    title: str, counted: bool, people: int, place: str
) -> None:
    plan = empty()
    of_a_count = {name.replace(".", "__"): value for name, value in NEW_POTENTIAL.items()} | {"unit": "count"}
    of_a_count["potential__value"] = str(people)
    first = typed(plan, title__vi=title, **(of_a_count if counted else {"ceiling": "95"}))
    one = made(plan, first)
    two = made(one, unit(one, name=place, population=str(people)))
    assert read_back(two) == two
    (indicator,) = two.indicators
    assert re.fullmatch(r"[a-z0-9][a-z0-9_]*", indicator.id)
    assert indicator.title.en == indicator.title.vi == " ".join(title.split())
    assert {assumption.kind for assumption in two.assumptions} == {"pace", "potential" if counted else "ceiling"}
    assert apply_changes(one, [change.inverse for change in reversed(first.changes)]) == plan
    assert indicator_names(two)  # a file that names it is understood


def test_ids_are_made_of_the_title_are_never_alike_and_are_never_renamed(river: Plan) -> None:
    first = made(river, typed(river))
    second = made(first, typed(first, title__vi="Tỷ lệ hộ: dùng nước sạch?!"))
    assert [indicator.id for indicator in second.indicators[-2:]] == ["ty_le_ho_dung_nuoc_sach"] * 1 + ["ty_le_ho_dung_nuoc_sach_2"]
    renamed = made(first, typed(first, first.indicators[-1], title__vi="Hộ có nước máy", area=first.areas[0].id))
    assert renamed.indicators[-1].id == "ty_le_ho_dung_nuoc_sach"
    assert renamed.indicators[-1].title.vi == "Hộ có nước máy"
    assert identifier_from("Đường số 5", {"duong_so_5"}, "x") == "duong_so_5_2"
    assert identifier_from("水", (), "indicator") == "indicator"


def test_everything_that_is_missing_is_said_at_once() -> None:
    read = typed(empty(), title__vi=" ", short__vi="", short__en="", definition__vi="", area__title="", programme="")
    found = {column: code for code, column in codes(read)}
    assert found == dict.fromkeys(("title", "definition", "area", "programme"), "missing_value")
    counted = typed(empty(), unit="count", **{name.replace(".", "__"): "" for name in NEW_POTENTIAL} | {"potential": NEW})
    assert {column for _, column in codes(counted)} == {"potential"}


def test_a_projected_count_without_its_potential_is_refused_as_a_folder_would_refuse_it() -> None:
    plan = empty()
    read = typed(plan, unit="count")
    with pytest.raises(InvalidPlan) as refused:
        apply_changes(plan, read.changes)
    assert [(problem.code, problem.column) for problem in refused.value.problems] == [("missing_value", "potential")]


def test_a_second_indicator_of_one_name_and_another_unit_under_old_figures_are_refused(river: Plan) -> None:
    known = river.indicators[0]
    assert ("title_taken", "title") in codes(typed(river, title__vi=known.title.vi.upper()))
    other = "count" if known.unit == "percent" else "percent"
    assert ("unit_has_figures", "unit") in codes(typed(river, known, unit=other, method="shown"))


def test_what_is_no_longer_projected_leaves_its_pace_and_ceiling_and_what_no_box_asks_about_stays(plan: Plan) -> None:
    known = plan.indicator("dossiers_online")
    told = {"area": known.area, "programme": known.programme, "method": "shown"}
    changed = made(plan, typed(plan, known, **told))
    assert not [one for one in changed.assumptions if one.subject == known.id]
    assert changed.indicator(known.id).note == known.note
    again = made(changed, typed(changed, changed.indicator(known.id), **told | {"method": "adoption"}))
    assert again.assumption(f"pace.{known.id}").evidence == "guess"


def test_a_ceiling_that_nobody_touched_stays_and_one_that_is_emptied_goes(plan: Plan) -> None:
    known = plan.indicator("dossiers_online")
    told = {"area": known.area, "programme": known.programme, "ceiling__before": "100"}
    ceiling = plan.assumption(f"ceiling.{known.id}")
    assert made(plan, typed(plan, known, ceiling="100", **told)).assumption(ceiling.id) == ceiling
    moved = made(plan, typed(plan, known, ceiling="98", **told)).assumption(ceiling.id)
    assert (moved.low, moved.central, moved.high) == (ceiling.low, 98.0, ceiling.high)
    assert ceiling.id not in {one.id for one in made(plan, typed(plan, known, ceiling="", **told)).assumptions}


def test_a_withdrawn_indicator_takes_its_figures_targets_and_beliefs_along_and_comes_back_with_them(river: Plan) -> None:
    free = made(river, typed(river))
    own = free.indicators[-1]
    gone = withdraw_indicator(free, own)
    assert {change.kind for change in gone.changes} == {"assumption", "indicator"}
    after = made(free, gone)
    assert own.id not in {indicator.id for indicator in after.indicators}
    back = apply_changes(after, [change.inverse for change in reversed(gone.changes)])
    assert back.indicator(own.id) == own


def test_an_indicator_that_a_measure_acts_on_or_another_is_part_of_is_not_withdrawn(plan: Plan) -> None:
    acted_on = {effect.indicator_id for measure in plan.measures for effect in measure.effects}
    wholes = {indicator.part_of for indicator in plan.indicators if indicator.part_of}
    for indicator in plan.indicators:
        found = {problem.code for problem in withdraw_indicator(plan, indicator).problems}
        assert ("measure_acts_on_it" in found) == (indicator.id in acted_on)
        assert "indicator_stands_on_it" in found or indicator.id not in wholes


def test_a_unit_needs_a_source_for_its_population_only_and_goes_with_its_own_figures(river: Plan) -> None:
    assert codes(typed_unit(river, None, {"name": "", "name_en": "", "code": "", "kind": "x", "population": ""}, TypedSource(), "vi")) == [
        ("missing_value", "name")
    ]
    told = {"name": "Xã Bắc", "name_en": "", "code": "", "kind": "commune", "population": "1.200"}
    assert codes(typed_unit(river, None, told, TypedSource(), "vi")) == [("missing_value", "source")]
    assert codes(unit(river, name=river.units[0].name.upper())) == [("title_taken", "name")]
    counted = next(row.unit_id for row in river.observations if row.unit_id)
    gone = withdraw_unit(river, next(one for one in river.units if one.id == counted))
    after = made(river, gone)
    assert counted not in {row.unit_id for row in after.observations} | {one.id for one in after.units}
