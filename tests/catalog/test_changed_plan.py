"""A changed plan is the plan with other values in it, checked as a folder is; every change can be turned around."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.catalog.change_text import origin_from, origin_text, value_from, value_text
from planner.catalog.changed_plan import MOST_FIGURES, apply_changes, plan_problems, raised_ceilings, value_of, values_of
from planner.catalog.plan_folder import load_plan
from planner.catalog.snapshot import data_hash
from planner.cli import SHIPPED_PLAN
from planner.domain.assumption import Assumption
from planner.domain.change import CHANGE_KINDS, Change, ChangeKind, Cost, Origin, added
from planner.domain.observation import Observation
from planner.domain.plan import Plan
from planner.errors import InvalidPlan
from tests.conftest import RIVER
from tests.keeping.changing import PAID, figure, put
from tests.strategies import plans

PLANS = [load_plan(folder) for folder in (SHIPPED_PLAN, RIVER)]
MAY_5 = date(2023, 5, 5)
NO_VALUES = ("", "{", "null", "[]", "{}", '"x"', "NaN", "1e999", '{"date": 3}', "[" * 2000)


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.id)
def test_a_plan_that_was_read_has_no_problems_and_nothing_changed_is_the_same_plan(plan: Plan) -> None:
    assert list(plan_problems(plan)) == []
    assert apply_changes(plan, ()) is plan


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.id)
@pytest.mark.parametrize("kind", CHANGE_KINDS)
def test_every_value_of_a_plan_survives_as_text(plan: Plan, kind: ChangeKind) -> None:
    for value in values_of(plan, kind).values():
        assert value_from(kind, value_text(value)) == value
        assert value_text(value_from(kind, value_text(value))) == value_text(value)
    assert value_from(kind, None) is None


@pytest.mark.parametrize("kind", CHANGE_KINDS)
@pytest.mark.parametrize("text", NO_VALUES)
def test_a_text_that_is_no_such_value_is_refused_by_name(kind: ChangeKind, text: str) -> None:
    with pytest.raises(InvalidPlan):
        value_from(kind, text)


def test_an_origin_survives_as_text() -> None:
    origin = Origin(file="báo cáo.xlsx", sha256="0" * 64, answers=(("after_as_of", "move"),))
    assert origin_from(origin_text(origin)) == origin
    assert origin_from(origin_text(None)) is None


@given(plan=plans(), values=st.lists(st.floats(0, 100), min_size=1, max_size=4))
def test_changes_turned_around_give_back_the_very_plan(plan: Plan, values: list[float]) -> None:
    before = data_hash(plan)
    wanted = []
    for row, value in zip(plan.observations, values, strict=False):
        subject = f"{row.indicator_id}|{row.unit_id}|{row.date}"
        after = Observation(indicator_id=row.indicator_id, unit_id=row.unit_id, date=row.date, value=value, precision="day", source=row.source)
        wanted.append(Change(kind="figure", subject=subject, before=value_of(plan, "figure", subject), after=after))
    try:
        changed = apply_changes(plan, wanted)
    except InvalidPlan:
        return  # a part above its whole, say: refused, which other tests are about
    assert apply_changes(changed, [change.inverse for change in reversed(wanted)]).data == before


def test_a_cost_without_a_grade_in_the_folder_is_a_guess(river: Plan) -> None:
    assert value_of(river, "cost", "open_evenings") == Cost(per_month=12.0, evidence="guess", source="")
    assert value_of(river, "cost", "second_crew") is None


def test_a_figure_above_the_lowest_assumed_ceiling_raises_that_assumption(plan: Plan) -> None:
    change = put(plan, figure(45.678, MAY_5))
    with pytest.raises(InvalidPlan) as refused:
        apply_changes(plan, [change])
    assert [problem.code for problem in refused.value.problems] == ["ceiling_below_level"]
    (raised,) = raised_ceilings(plan, [change])
    assert isinstance(raised.after, Assumption)
    assert (raised.subject, raised.after.low, raised.after.central) == (f"ceiling.{PAID}", 45.68, 100.0)
    assert "45,68%" in raised.after.basis.vi
    assert "45.68%" in raised.after.basis.en
    assert apply_changes(plan, [change, raised]).figures(PAID)[-1].value == 45.678


def test_a_figure_below_every_ceiling_raises_none(plan: Plan) -> None:
    assert raised_ceilings(plan, [put(plan, figure(22.0, MAY_5))]) == ()


def test_a_ceiling_of_a_part_is_a_share_of_its_whole(plan: Plan) -> None:
    more = put(plan, figure(600_000, date(2023, 4, 20), "eid_activated"))
    (raised,) = raised_ceilings(plan, [more])
    assert isinstance(raised.after, Assumption)
    assert (raised.subject, raised.after.low) == ("ceiling.eid_activated", 69.77), "600,000 of 860,000"


def test_more_figures_than_pages_can_carry_are_refused(plan: Plan) -> None:
    days = [date(1990, 1, 1).toordinal() + number // 12 for number in range(MOST_FIGURES)]
    rows = [figure(1.0, date.fromordinal(day), unit=plan.units[number % 12].id) for number, day in enumerate(days)]
    with pytest.raises(InvalidPlan) as refused:
        apply_changes(plan, [added("figure", f"{row.indicator_id}|{row.unit_id}|{row.date}", row) for row in rows])
    assert [problem.code for problem in refused.value.problems] == ["too_many_figures"]
