"""A plan folder is read whole, or everything that is wrong with it is said at once."""

from datetime import date

from planner import load_plan, outlooks
from planner.catalog.plan_folder import read_plan
from planner.domain.plan import Plan
from tests.catalog.breaking import Broken
from tests.catalog.test_one_mistake import MEA, MISTAKES, OBS, PLAN


def test_everything_wrong_in_all_files_is_said_at_once(broken: Broken) -> None:
    spoilt = ("a letter in a number", "a target of 105 percent", "an unknown method", "a measure that slows", "an unknown evidence grade")
    expected = set()
    for name in spoilt:
        file, old, new, code, _, column, found = MISTAKES[name]
        broken.replace(file, old, new)
        expected.add((code, file, column, found))
    broken.write("units.csv", b"")
    said = {(problem.code, problem.file, problem.column, problem.found) for problem in broken.problems()}
    assert expected | {("empty_file", "units.csv", "", "")} <= said


def test_every_broken_scenario_of_a_plan_is_named(broken: Broken) -> None:
    broken.write("scenarios/2-tang-toc.json", b"{").replace("scenarios/3-quyet-liet.json", '"strength": 1', '"strength": 2')
    assert [(problem.code, problem.file) for problem in broken.problems()] == [
        ("bad_json", "scenarios/2-tang-toc.json"),
        ("outside_range", "scenarios/3-quyet-liet.json"),
    ]


def test_two_mistakes_in_one_row_are_both_said(broken: Broken) -> None:
    found = broken.replace(OBS, "2023-04-20,20.07", "soon,20.o7").problems()
    assert {(problem.code, problem.column) for problem in found} == {("not_a_number", "value"), ("not_a_date", "date")}


def test_the_hash_changes_with_a_figure_and_not_with_the_spacing(broken: Broken, plan: Plan) -> None:
    spaced = load_plan(broken.append(MEA, "\n# a remark\n").replace(PLAN, "year = 2023", "year    =   2023").append(OBS, "\n\n").folder)
    assert (spaced.data, spaced) == (plan.data, plan)
    assert load_plan(broken.replace(OBS, "2023-04-20,20.07", "2023-04-20,20.08").folder).data != plan.data


def test_a_scenario_is_no_part_of_the_hash(broken: Broken, plan: Plan) -> None:
    (broken.folder / "scenarios" / "2-tang-toc.json").unlink()
    fewer = load_plan(broken.folder)
    assert (fewer.data, len(fewer.scenarios)) == (plan.data, 2)


def test_a_figure_of_the_meeting_s_own_day_is_known_to_it(broken: Broken, plan: Plan) -> None:
    moved = load_plan(broken.replace(OBS, "2023-04-20,20.07", "2023-05-11,20.07").folder)
    assert moved.figures("procedures_paid_online")[-1].date == plan.as_of


def test_a_plan_without_scenarios_is_a_plan(broken: Broken) -> None:
    for path in (broken.folder / "scenarios").iterdir():
        path.unlink()
    (broken.folder / "scenarios").rmdir()
    assert load_plan(broken.folder).scenarios == ()


def test_the_shipped_plan_is_complete(plan: Plan) -> None:
    counts = [len(things) for things in (plan.areas, plan.units, plan.indicators, plan.targets, plan.scenarios)]
    assert counts == [11, 13, 15, 14, 3]
    assert len(plan.measures) >= 6
    assert plan.as_of == date(2023, 5, 11)


def test_another_place_needs_no_change_of_code(river: Plan) -> None:
    assert {found.state for found in outlooks(river)} <= {"projected", "limited_by_ceiling", "met"}
    assert [outlooks(river, scenario) == outlooks(river) for scenario in river.scenarios] == [False]


def test_what_is_loaded_twice_is_the_same(plan: Plan, broken: Broken) -> None:
    again, notices = read_plan(broken.folder)
    assert (again, hash(again), notices) == (plan, hash(plan), ())
