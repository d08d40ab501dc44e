"""What is added to a plan is a place for figures from then on; what is gone from the folder takes nothing else along."""

from dataclasses import replace
from datetime import date

import pytest

from planner.catalog.snapshot import data_hash
from planner.domain.change import Change, added
from planner.domain.plan import Plan
from planner.errors import InvalidPlan
from planner.keeping.effective import effective_plan, plans_before
from planner.keeping.records import take_back
from planner.store.database import Database
from tests.catalog.test_typed_indicator import typed
from tests.keeping.changing import NOON, figure, put, record

WATER = "ty_le_ho_dung_nuoc_sach"
MAY_5 = date(2023, 5, 5)


@pytest.fixture
def watered(database: Database, plan: Plan) -> Plan:
    """The plan with an indicator and, recorded after it, its figure."""
    record(database, plan, *typed(plan).changes)
    made, _ = effective_plan(database, plan)
    record(database, plan, put(made, figure(40.0, MAY_5, WATER)), minute=1)
    return effective_plan(database, plan)[0]


def test_an_indicator_that_was_added_has_figures_and_the_ledger_knows_the_plan_before_each(database: Database, plan: Plan, watered: Plan) -> None:
    assert [row.value for row in watered.figures(WATER)] == [40.0]
    before = [[one.id for one in known.indicators][-1] for _, known in plans_before(database, plan)]
    assert before == [plan.indicators[-1].id, WATER]


def test_what_brought_it_is_taken_back_after_its_figures_and_what_else_it_brought_goes(database: Database, plan: Plan, watered: Plan) -> None:
    with pytest.raises(InvalidPlan) as refused:
        take_back(database, plan, 1, author="Lan", reason="nhầm", at=NOON)
    assert [problem.code for problem in refused.value.problems] == ["later_stands_on_it"]
    take_back(database, plan, 2, author="Lan", reason="nhầm", at=NOON)
    take_back(database, plan, 1, author="Lan", reason="nhầm", at=NOON)
    assert effective_plan(database, plan) == (plan, ())


def test_a_correction_figure_or_target_of_an_indicator_that_is_gone_from_the_folder_is_passed_over_and_nothing_else(database: Database, plan: Plan) -> None:
    known = plan.indicators[-1]
    target = replace(plan.targets[0], id="other", indicator_id=known.id, unit="percent" if known.unit == "percent" else "count", value=1.0)
    renamed = Change(kind="indicator", subject=known.id, before=known, after=replace(known, lead=known.title))
    record(database, plan, renamed, added("target", target.id, target), put(plan, figure(22.0, MAY_5)))
    without = replace(
        plan,
        indicators=plan.indicators[:-1],
        observations=tuple(row for row in plan.observations if row.indicator_id != known.id),
        targets=tuple(one for one in plan.targets if one.indicator_id != known.id),
        assumptions=tuple(one for one in plan.assumptions if one.subject != known.id),
        scenarios=(),
    )
    without = replace(without, data=data_hash(without))
    now, problems = effective_plan(database, without)
    assert [problem.column for problem in problems] == [known.id, "other"]
    assert {problem.code for problem in problems} == {"change_without_place"}
    assert now.figures("procedures_paid_online")[-1].value == 22.0
