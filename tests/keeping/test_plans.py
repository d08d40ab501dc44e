"""A plan in a notebook: the folder, or the folder with what the app recorded."""

from pathlib import Path
from typing import Any

import pytest

import planner
from planner.cli import SHIPPED_PLAN
from planner.domain.plan import Plan
from planner.errors import InvalidPlan, InvalidScenario
from planner.store.database import Database, open_database
from planner.text.problems import problem_text
from planner.text.translation import Voice
from tests.keeping.changing import PAID, figure, put, record, record_may


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'nhip.db'}"


def test_a_plan_with_what_was_recorded_is_the_one_that_the_pages_show(plan: Plan, url: str, database: Database) -> None:
    """`database` is the store that `url` names: both lie in this test's folder."""
    record_may(database, plan, 27.5)
    assert planner.load_plan(SHIPPED_PLAN, recorded=True, store=url).figures(PAID)[-1].value == 27.5
    assert planner.load_plan(SHIPPED_PLAN).figures(PAID)[-1].value == 20.07


def test_the_store_is_the_one_that_the_environment_names(plan: Plan, url: str, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    record_may(database, plan, 27.5)
    monkeypatch.setenv("PLANNER_DATABASE_URL", url)
    assert planner.load_plan(SHIPPED_PLAN, recorded=True).figures(PAID)[-1].value == 27.5


def test_where_nothing_was_recorded_it_is_the_folder_and_no_store_is_made(plan: Plan, tmp_path: Path) -> None:
    found = planner.load_plan(SHIPPED_PLAN, recorded=True, store=f"sqlite:///{tmp_path / 'none.db'}")
    assert found.data == plan.data
    assert list(tmp_path.iterdir()) == []


def test_what_no_longer_fits_the_folder_is_named_in_a_warning(plan: Plan, tmp_path: Path, url: str) -> None:
    database = open_database(url)
    record(database, plan, put(plan, figure(880_000, plan.as_of, "eid_collected")), reason="rà soát")
    database.close()
    folder = tmp_path / "plan"
    folder.mkdir()
    for path in SHIPPED_PLAN.iterdir():
        if path.is_file():
            text = path.read_text("utf-8").replace("eid_collected", "eid_taken")
            (folder / path.name).write_text(text.replace('"eid_collected', '"eid_taken'), "utf-8")
    with pytest.warns(UserWarning, match="eid_collected"):
        planner.load_plan(folder, recorded=True, store=url)


@pytest.mark.parametrize("given", [{"id": "hai-duong-2023"}, str(SHIPPED_PLAN), SHIPPED_PLAN, 7])
def test_what_is_no_plan_is_refused_with_what_to_do(given: Any, vi: Voice, en: Voice) -> None:
    for call in (lambda: planner.outlooks(given), lambda: planner.load_scenario("any.json", given)):
        with pytest.raises(InvalidPlan, match="load_plan") as refused:
            call()
        for voice in (vi, en):
            assert type(given).__name__ in problem_text(refused.value.problems[0], voice)


def test_what_is_no_scenario_no_folder_and_no_file_is_refused_too(plan: Plan) -> None:
    wrong: Any = {"measures": {}}
    with pytest.raises(InvalidScenario, match="load_scenario"):
        planner.outlooks(plan, wrong)
    with pytest.raises(InvalidScenario, match="load_scenario"):
        planner.load_scenario(wrong, plan)
    with pytest.raises(InvalidPlan, match="load_plan"):
        planner.load_plan(wrong)
