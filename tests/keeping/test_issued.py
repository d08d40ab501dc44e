"""A table that left the house is kept as it left, whatever comes later."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planner.catalog.changed_plan import AS_OF, apply_changes, value_of
from planner.domain.assignment import PathTerms
from planner.domain.change import Change, figure_subject
from planner.domain.handout import Paper, standing_table
from planner.domain.month import Month
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.errors import PlannerError
from planner.keeping.effective import effective_plan
from planner.keeping.issued import InvalidPaper, events_of, issue_table, issued_tables, paper_notices, recall_table
from planner.model.handout import handout_of
from planner.model.issued import beside
from planner.store.database import Database, open_database
from planner.store.issued import IssuedMeanwhile
from planner.store.refusals import InvalidRecord
from tests.keeping.changing import MAY, NOON, PAID, figure, moved, put, record
from tests.strategies import plans_with_scenarios

PAPER = Paper(kind="plan", number="128/KH-UBND", date=date(2023, 5, 20), issuer="UBND tỉnh")
TODAY = date(2023, 6, 1)
JUNE = Month(2023, 6)


def issue(database: Database, plan: Plan, scenario: Scenario | None = None, *, paper: Paper = PAPER, seen: int = 0):
    chosen = scenario or Scenario(plan=plan.id)
    return issue_table(database, plan, chosen, paper, author="Lan", at=NOON, today=TODAY, seen=seen)


def recall(database: Database, plan: Plan, number: int, *, seen: int, reason: str = "đánh dấu nhầm") -> None:
    recall_table(database, plan.id, number, author="Minh", reason=reason, at=NOON, seen=seen)


def june(plan: Plan) -> float:
    handout = handout_of(plan, Scenario(plan=plan.id))
    return handout.indicator(PAID).whole.levels[handout.months.index(JUNE)]


def test_june_of_a_draft_drifts_when_the_as_of_date_moves_and_of_an_issued_table_it_does_not(database: Database, plan: Plan) -> None:
    before = issue(database, plan)
    in_june = before.handout.indicator(PAID).whole.levels[before.handout.months.index(JUNE)]
    record(database, plan, moved(plan))
    changed, _ = effective_plan(database, plan)
    assert (june(plan), june(changed)) == (32.3, 31.5), "a draft follows its plan"
    (after,) = issued_tables(database, plan.id)
    assert after == before
    assert in_june == 32.3
    assert after.data == plan.data != changed.data


def test_what_comes_later_stands_beside_the_issued_months(database: Database, plan: Plan) -> None:
    table = issue(database, plan)
    record(database, plan, put(plan, figure(27.5)), put(plan, figure(26.0, MAY, PAID, "chi_linh")), moved(plan))
    changed, _ = effective_plan(database, plan)
    lines = {(line.indicator_id, line.unit_id): line for line in beside(table.handout, changed, Scenario())}
    may, *rest = lines[PAID, ""].months
    assert (may.actual, may.actual_on, may.expected, may.difference) == (27.5, MAY, None, 0.9)
    assert all(month.actual is None and month.expected is not None for month in rest)
    assert lines[PAID, "chi_linh"].months[0].actual == 26.0
    assert lines[PAID, "nam_sach"].months[0].difference is None
    assert [line.unit_id for line in lines.values() if line.indicator_id == PAID][1:] == [unit.id for unit in plan.units]


def test_the_figure_that_a_table_stands_on_is_the_result_of_its_month_once_that_month_is_over(database: Database, plan: Plan) -> None:
    record(database, plan, put(plan, figure(27.5)), moved(plan))
    then, _ = effective_plan(database, plan)
    table = issue(database, then)
    further = replace(then, as_of=date(2023, 6, 30))
    for known in (then, further):
        line = next(one for one in beside(table.handout, known, Scenario()) if one.indicator_id == PAID)
        assert line.months[0].month == Month.of(MAY)
        assert (line.months[0].actual, line.months[0].actual_on) == (27.5, MAY)


def test_a_first_table_then_its_adjustments_and_all_stay_readable(database: Database, plan: Plan) -> None:
    first = issue(database, plan)
    locked = PathTerms(indicator_id=PAID, locks=((JUNE, 35.0),))
    adjusted = replace(Scenario(plan=plan.id), assignment=Scenario().assignment.with_path(locked))
    second = issue(database, plan, adjusted, paper=replace(PAPER, number="140/KH-UBND"), seen=1)
    assert [(table.number, table.revision) for table in (first, second)] == [(1, 0), (2, 1)]
    assert issued_tables(database, plan.id) == (first, second)
    assert standing_table((first, second)) == second
    assert second.handout.indicator(PAID).whole.levels[1] == 35.0


def test_a_mistaken_mark_is_taken_back_newest_first_with_a_reason_and_the_table_stays(database: Database, plan: Plan) -> None:
    first, second = issue(database, plan), issue(database, plan, seen=1)
    with pytest.raises(InvalidPaper) as refused:
        recall(database, plan, 2, seen=2, reason="  ")
    assert [problem.code for problem in refused.value.problems] == ["recall_without_reason"]
    with pytest.raises(InvalidRecord):
        recall(database, plan, 1, seen=2)
    recall(database, plan, 2, seen=2)
    tables = issued_tables(database, plan.id)
    assert standing_table(tables) == first
    assert (tables[1].handout, tables[1].recall.reason) == (second.handout, "đánh dấu nhầm")
    assert issue(database, plan, seen=events_of(tables)).revision == 1, "the next is again the first adjustment"


def test_two_who_mark_at_once_one_is_told(database: Database, plan: Plan) -> None:
    issue(database, plan)
    for second in (lambda: issue(database, plan), lambda: recall(database, plan, 1, seen=0)):
        with pytest.raises(IssuedMeanwhile) as refused:
            second()
        assert [problem.code for problem in refused.value.problems] == ["issued_meanwhile"]
    assert len(issued_tables(database, plan.id)) == 1


@pytest.mark.parametrize(
    ("paper", "code"),
    [
        (replace(PAPER, number="  "), "paper_without_number"),
        (replace(PAPER, date=TODAY + timedelta(days=1)), "paper_in_the_future"),
        (replace(PAPER, number="1" * 201), "text_too_long"),
        (replace(PAPER, issuer="\0"), "unstorable_text"),
    ],
)
def test_a_paper_that_cannot_be_is_refused_and_nothing_is_marked(database: Database, plan: Plan, paper: Paper, code: str) -> None:
    with pytest.raises(PlannerError) as refused:
        issue(database, plan, paper=paper)
    assert [problem.code for problem in refused.value.problems] == [code]
    assert issued_tables(database, plan.id) == ()


def test_a_paper_older_than_the_table_is_odd_and_said(plan: Plan) -> None:
    assert [one.code for one in paper_notices(replace(PAPER, date=date(2023, 5, 10)), plan)] == ["paper_before_as_of"]
    assert list(paper_notices(PAPER, plan)) == []


def test_a_plan_in_which_nothing_can_be_projected_has_nothing_to_issue(database: Database, plan: Plan) -> None:
    with pytest.raises(InvalidPaper) as refused:
        issue(database, replace(plan, observations=()))
    assert [problem.code for problem in refused.value.problems] == ["nothing_to_issue"]


@st.composite
def later(draw: st.DrawFn, plan: Plan) -> tuple[Change, ...]:
    """New figures after the as-of date, and the as-of date moved to the newest or later."""
    rows = []
    for number, indicator in enumerate(plan.indicators):
        last = plan.figures(indicator.id)[-1]
        day = plan.as_of + timedelta(days=draw(st.integers(1, 150)))
        rows.append(replace(last, date=day, value=last.value * draw(st.floats(0.5, 1.0))))
        if number == 0 and draw(st.booleans()):
            break
    day = max(row.date for row in rows) + timedelta(days=draw(st.integers(0, 40)))
    changes = [
        Change(kind="figure", subject=(subject := figure_subject(row.indicator_id, "", row.date)), before=value_of(plan, "figure", subject), after=row)
        for row in rows
    ]
    return (*changes, Change(kind="as_of", subject=AS_OF, before=plan.as_of, after=day))


@pytest.fixture(scope="module")
def shared_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    opened = open_database(f"sqlite:///{tmp_path_factory.mktemp('issued') / 'nhip.db'}")
    yield opened
    opened.close()


@given(data=st.data(), made=plans_with_scenarios(("percent", "count", "work")))
@settings(max_examples=20)
def test_for_any_plan_scenario_new_figures_and_later_day_no_issued_month_changes(
    shared_store: Database, data: st.DataObject, made: tuple[Plan, Scenario]
) -> None:
    plan, scenario = made
    assume(handout_of(plan, scenario).indicators)
    before = issue(shared_store, plan, scenario, seen=events_of(issued_tables(shared_store, plan.id)))
    lines = beside(before.handout, apply_changes(plan, data.draw(later(plan))), scenario)
    after = issued_tables(shared_store, plan.id)[-1]
    assert after == before
    assert after.handout == handout_of(plan, scenario)
    for row in after.handout.indicators:
        (line,) = (line for line in lines if (line.indicator_id, line.unit_id) == (row.indicator_id, ""))
        assert tuple(month.issued for month in line.months) == row.whole.levels
