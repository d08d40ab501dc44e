"""A figure as somebody typed it: what it becomes, what is asked, what is refused."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.catalog.changed_plan import apply_changes
from planner.catalog.typed import Read, TypedSource
from planner.catalog.typed_edits import typed_number
from planner.catalog.typed_figure import TypedFigure, read_typed
from planner.domain.bilingual import LANGUAGES, Language
from planner.domain.observation import Observation
from planner.domain.plan import Plan
from planner.errors import Problem
from planner.text.typed import typed_text

HERO = "procedures_paid_online"
REPORT = TypedSource(title="Báo cáo số 12", url="example.vn", published="2/5/2023")
TYPED = TypedFigure(indicator_id=HERO, when="30/4/2023", value="25%", source=REPORT)


def figure_of(read: Read) -> Observation:
    found = next(change.after for change in read.changes if change.kind == "figure" and change.after is not None)
    assert isinstance(found, Observation)
    return found


@pytest.mark.parametrize(
    ("when", "day", "precision"),
    [("30/4/2023", date(2023, 4, 30), "day"), ("tháng 4/2023", date(2023, 4, 30), "month"), ("Quý I/2023", date(2023, 3, 31), "date_assumed")],
)
def test_a_period_stands_for_its_last_day(plan: Plan, when: str, day: date, precision: str) -> None:
    read = read_typed(replace(TYPED, when=when, value="19,5%"), plan, "vi", {})
    assert (figure_of(read).date, figure_of(read).precision) == (day, precision)


@given(value=st.integers(0, 10**7).map(lambda found: found / 10**5), language=st.sampled_from(LANGUAGES))
def test_a_number_in_a_box_is_read_back_as_itself_and_nothing_is_asked(value: float, language: Language) -> None:
    problems: list[Problem] = []
    for share in (False, True):
        assert typed_number(typed_text(value, language), language, "value", problems, share=share) == pytest.approx(value, abs=1e-9)
    assert problems == []


def test_a_new_source_comes_along_once(plan: Plan) -> None:
    read = read_typed(TYPED, plan, "vi", {})
    assert [change.kind for change in read.changes] == ["source", "figure"]
    after = apply_changes(plan, read.changes)
    assert after.source(figure_of(read).source).published == date(2023, 5, 2)
    again = read_typed(replace(TYPED, when="10/5/2023", value="26%"), after, "vi", {})
    assert [change.kind for change in again.changes] == ["figure"]
    assert figure_of(again).source == figure_of(read).source


def test_another_day_withdraws_the_old_figure_and_adds_the_new_one(plan: Plan) -> None:
    before = plan.figures(HERO)[-1]
    read = read_typed(replace(TYPED, source=TypedSource(known=before.source)), plan, "vi", {}, before)
    assert [(change.before is None, change.after is None) for change in read.changes] == [(False, True), (True, False)]
    assert len(apply_changes(plan, read.changes).figures(HERO)) == len(plan.figures(HERO))


def test_a_correction_is_judged_by_the_figures_without_the_one_it_replaces(plan: Plan) -> None:
    before = plan.figures("eid_collected")[-1]
    lower = replace(TYPED, indicator_id="eid_collected", when="20/4/2023", value="859.000", source=TypedSource(known=before.source))
    assert not [asked.code for asked in read_typed(lower, plan, "vi", {}, before).questions if asked.code == "count_fell"]


def test_a_fraction_keeps_its_arithmetic(plan: Plan) -> None:
    found = figure_of(read_typed(replace(TYPED, value="107/429"), plan, "vi", {}))
    assert (found.value, found.derivation, found.precision) == (24.94, "107 / 429 * 100", "derived")


@pytest.mark.parametrize(
    ("boxes", "code", "column"),
    [
        ({"value": ""}, "missing_value", "value"),
        ({"value": "tăng 5%"}, "unreadable_cell", "value"),
        ({"value": "-5"}, "negative_number", "value"),
        ({"when": ""}, "missing_value", "date"),
        ({"when": "32/4/2023"}, "no_such_day", "date"),
        ({"source": TypedSource()}, "missing_value", "source"),
        ({"source": replace(REPORT, published="hôm qua")}, "unreadable_period", "published"),
        ({"when": "20/4/2023"}, "figure_already_there", "date"),
    ],
)
def test_what_cannot_be_taken_is_told_by_its_box(plan: Plan, boxes: dict[str, object], code: str, column: str) -> None:
    read = read_typed(replace(TYPED, **boxes), plan, "vi", {})  # type: ignore[arg-type]
    assert [(problem.code, problem.column) for problem in read.problems] == [(code, column)]
    assert not read.ready


def test_a_month_without_its_year_is_asked_about(plan: Plan) -> None:
    typed = replace(TYPED, when="tháng 4")
    read = read_typed(typed, plan, "vi", {})
    (question,) = read.questions
    assert question.code == "two_days"
    assert not read.ready
    assert figure_of(read_typed(typed, plan, "vi", {"day": "2023-04-30"})).date == date(2023, 4, 30)


def test_leave_it_out_is_no_answer_for_one_figure(plan: Plan) -> None:
    typed = replace(TYPED, when="31/5/2023", value="26%")
    assert not read_typed(typed, plan, "vi", {"after_as_of": "leave"}).ready
    read = read_typed(typed, plan, "vi", {"after_as_of": "move"})
    assert read.ready
    assert [change.kind for change in read.changes] == ["source", "figure", "as_of"]
