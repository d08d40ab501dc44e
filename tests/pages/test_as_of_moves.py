"""A visitor whose plan moves on: the same measures on every page, and words for whatever had to stay behind."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from planner.catalog.plain import canonical
from planner.catalog.scenario_file import scenario_document
from planner.catalog.snapshot import outlooks_text
from planner.catalog.snapshot_1 import snapshot_of_schema_1
from planner.domain.bilingual import Bilingual, Language
from planner.domain.change import Change
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.keeping.archive import save_scenario, stamped
from planner.model.outlook import outlooks
from planner.store import scenarios
from planner.store.database import Database, open_database
from planner.ui import session
from tests.keeping.changing import PAID, figure, moved, put, record
from tests.pages.reading import chips, everything, open_page, run, takeaway

LATER, NOON = date(2023, 8, 31), datetime(2023, 5, 12, tzinfo=UTC)
PACE = f"pace.{PAID}"
PLANNED = {"vi": "theo kế hoạch từ 6/2023", "en": "as planned since Jun 2023"}
HASH_1 = "0e7e388d1881073974caffab5d88a640f1abc6628212ed8ce8cc64df1d77d4cc"  # of the shipped plan, as it was stored under schema 1


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    url = f"sqlite:///{tmp_path / 'nhip.db'}"
    monkeypatch.setenv("PLANNER_DATABASE_URL", url)
    return open_database(url)


def all_out(plan: Plan) -> Scenario:
    """The third shipped scenario with a pace that a narrower range would not allow."""
    scenario = plan.scenarios[2].with_assumption(PACE, 4.0, plan.as_of)
    return stamped(scenario, plan, title=Bilingual("Nhanh nhất", "Fastest"), note=Bilingual("", ""), author="")


def move_on(database: Database, plan: Plan, *more: Change) -> None:
    record(database, plan, put(plan, figure(35.0, LATER)), *more, moved(plan, LATER))


def narrowed(plan: Plan) -> Change:
    known = plan.assumption(PACE)
    return Change(kind="assumption", subject=known.id, before=known, after=replace(known, high=2.0))


def pick(at: AppTest, title: str) -> AppTest:
    box = at.selectbox(key="what_if.scenario")
    return run(box.select_index(box.options.index(title)))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_work_under_way_keeps_its_measures_and_says_what_it_lost(language: Language, database: Database, plan: Plan) -> None:
    at = open_page("what_if", language)
    at.session_state[session.SCENARIO] = all_out(plan)
    before = chips(run(at))
    move_on(database, plan, narrowed(plan))
    run(at)
    assert len([chip for chip in chips(at) if PLANNED[language] in chip]) == 5, "the sixth starts in September"
    assert len(chips(at)) == len(before) - 1
    lost = plan.assumption(PACE).title.in_language(language)
    for _ in range(2):  # it stays until it is noted
        assert [warning.value for warning in at.warning if lost in warning.value.replace("\\", "")]
        run(at)
    run(at.button(key="left-out.noted").click())
    assert lost not in "".join(warning.value for warning in at.warning)


def test_a_saved_scenario_is_opened_and_compared_with_words_for_what_it_lost(database: Database, plan: Plan) -> None:
    save_scenario(database, plan, all_out(plan), None, NOON)
    move_on(database, plan, narrowed(plan))
    lost = f"{plan.assumption(PACE).title.vi}: 4 nằm ngoài khoảng 0,5–2 của kế hoạch hiện nay nên không được tính."
    at = pick(open_page("what_if"), "Nhanh nhất")
    assert lost in everything(at)
    assert "70%" in takeaway(at) or "65%" in takeaway(at)
    compared = open_page("compare")
    assert f"Nhanh nhất · {lost}" in everything(compared)
    assert PLANNED["vi"] in everything(compared)


def test_what_was_saved_before_snapshots_had_a_schema_does_not_say_that_figures_changed(database: Database, plan: Plan) -> None:
    text = snapshot_of_schema_1(plan)
    assert text is not None
    scenario = replace(all_out(plan), data=HASH_1)
    scenarios.save(
        database,
        scenario_id=None,
        expected_version=0,
        document=canonical(scenario_document(scenario)),
        plan_id=plan.id,
        data=HASH_1,
        plan_snapshot=text,
        outlooks=outlooks_text(outlooks(plan, scenario)),
        title="Nhanh nhất",
        author="",
        saved_at=NOON,
    )
    at = pick(open_page("what_if"), "Nhanh nhất")
    assert not at.warning
    assert "Số liệu đã thay đổi" not in everything(at)
    move_on(database, plan)
    assert "Số liệu đã thay đổi" in everything(run(at))


def test_the_presenter_is_told_too(database: Database, plan: Plan) -> None:
    at = open_page("present")
    at.session_state[session.SCENARIO] = all_out(plan)
    move_on(database, plan, narrowed(plan))
    run(at)
    assert plan.assumption(PACE).title.vi in everything(at)
    assert at.session_state[session.SCENARIO].measures == plan.scenarios[2].measures
