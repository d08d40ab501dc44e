"""A plan written as a folder and read again is the same plan."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.catalog.changed_plan import apply_changes
from planner.catalog.plan_folder import load_plan
from planner.catalog.plan_writer import plan_files
from planner.cli import SHIPPED_PLAN
from planner.domain.bilingual import Bilingual
from planner.domain.change import Change, Cost, added
from planner.domain.evidence import Source
from planner.domain.plan import Plan
from tests.conftest import RIVER
from tests.keeping.changing import figure, put

PLANS = [load_plan(folder) for folder in (SHIPPED_PLAN, RIVER)]
HOSTILE = ('=cmd|"/c calc"!A1', 'a "quoted" \\ text', "'''", '"""', "{vi = 1}", "# no comment", "a;b,c\td", "Đường – 20,07%", "\u202eABC")
LETTERS = st.characters(blacklist_categories=("Cs", "Cc"))


def written(plan: Plan, folder: Path) -> Plan:
    (folder / "scenarios").mkdir(exist_ok=True)
    for name, text in plan_files(plan).items():
        (folder / name).write_text(text, "utf-8", newline="")
    return load_plan(folder)


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.id)
def test_a_written_plan_is_the_plan(plan: Plan, tmp_path: Path) -> None:
    found = written(plan, tmp_path)
    assert found == plan
    assert found.data == plan.data
    assert found.scenarios == plan.scenarios
    assert plan_files(found) == plan_files(plan)


def test_a_plan_with_changes_is_written_with_them(plan: Plan, tmp_path: Path) -> None:
    day = date(2023, 5, 5)
    source = Source(id="file_0123", title=Bilingual("Tệp a.xlsx", "File a.xlsx"), published=day, url="example")
    noted = replace(figure(22.25, day), source=source.id, note=Bilingual("dòng 7", "row 7"), derivation="89 / 400 * 100", known_on=date(2023, 6, 1))
    cost = Cost(per_month=0.1, evidence="guess", source="assumed")
    target = plan.targets[0]
    changes = (
        added("source", source.id, source),
        put(plan, noted),
        added("cost", "fee_cut", cost),
        Change(kind="target", subject=target.id, before=target, after=None),
    )
    changed = apply_changes(plan, changes)
    assert written(changed, tmp_path).data == changed.data


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(text: str, plan: Plan, tmp_path: Path) -> None:
    source = Source(id="s", title=Bilingual(text, text), url=text)
    changed = apply_changes(plan, [added("source", "s", source), put(plan, replace(figure(22.0, date(2023, 5, 5)), source="s", note=Bilingual(text, text)))])
    found = written(changed, tmp_path)
    assert found.data == changed.data
    assert found.source("s") == source


@given(title=st.text(LETTERS, min_size=1, max_size=60).map(str.strip).filter(bool))
def test_any_title_comes_back(title: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    plan = PLANS[1]
    changed = apply_changes(plan, [added("source", "s", Source(id="s", title=Bilingual(title, title)))])
    assert written(changed, tmp_path_factory.mktemp("plan")).source("s").title == Bilingual(title, title)
