"""What is recorded is the plan from then on; nothing is overwritten, everything can be taken back."""

from dataclasses import replace
from datetime import date

import pytest

from planner.catalog.changed_plan import value_of
from planner.domain.bilingual import Bilingual
from planner.domain.change import Change, Cost, Origin, added
from planner.domain.evidence import Source
from planner.domain.plan import Plan
from planner.errors import InvalidPlan
from planner.keeping.effective import effective_plan, events_before, history, plans_before
from planner.keeping.records import ChangedMeanwhile, record_changes, take_back
from planner.model.outlook import outlook
from planner.store.database import Database
from tests.keeping.changing import MAY, NOON, PAID, figure, moved, put, record, record_may

HERO = "procedures_paid_online_60_2023"


def now(database: Database, folder: Plan) -> Plan:
    plan, problems = effective_plan(database, folder)
    assert problems == ()
    return plan


def codes(error: InvalidPlan) -> list[str]:
    return [problem.code for problem in error.problems]


def test_before_anything_is_recorded_the_plan_is_the_folder(database: Database, plan: Plan) -> None:
    assert effective_plan(database, plan) == (plan, ())
    assert history(database, plan.id) == ()


def test_a_new_figure_moves_the_outlook_and_leaves_the_folder_alone(database: Database, plan: Plan) -> None:
    batch = record_may(database, plan)
    changed = now(database, plan)
    assert batch.data == changed.data != plan.data
    assert changed.figures(PAID)[-1] == figure(27.5)
    assert changed.as_of == MAY
    assert plan.figures(PAID)[-1].date < MAY
    before, after = (outlook(known, plan.scenarios[0], known.target(HERO)) for known in (plan, changed))
    assert before.now == 20.07
    assert after.now == 27.5
    assert before.chance is not None
    assert after.chance is not None
    assert after.chance > before.chance, "faster than it was, so likelier"


def test_the_history_tells_who_when_why_and_what_it_was_before(database: Database, plan: Plan) -> None:
    wrong, right = figure(37.5), figure(27.5)
    record(database, plan, put(plan, wrong), moved(plan), author="Lan", reason="gõ nhầm")
    changed = now(database, plan)
    record(database, plan, put(changed, right), minute=1, author="Minh", reason="sửa theo công văn 12")
    first, second = history(database, plan.id)
    assert (first.number, first.author, first.reason, first.at, first.undoes) == (1, "Lan", "gõ nhầm", NOON, None)
    assert (second.number, second.author, second.reason) == (2, "Minh", "sửa theo công văn 12")
    assert second.changes == (Change(kind="figure", subject=f"{PAID}||2023-05-31", before=wrong, after=right),)


def test_a_withdrawn_figure_is_gone_from_the_plan_and_kept_in_the_history(database: Database, plan: Plan) -> None:
    last = plan.figures(PAID)[-1]
    subject = f"{PAID}||{last.date}"
    record(database, plan, Change(kind="figure", subject=subject, before=last, after=None))
    assert now(database, plan).figures(PAID) == plan.figures(PAID)[:-1]
    (batch,) = history(database, plan.id)
    assert batch.changes[0].before == last


def test_taking_back_restores_the_very_plan_and_taking_that_back_changes_it_again(database: Database, plan: Plan) -> None:
    changed = record_may(database, plan).data
    undone = take_back(database, plan, 1, author="Minh", reason="nhầm", at=NOON)
    assert (undone.undoes, undone.data) == (1, plan.data)
    assert now(database, plan) == plan
    assert take_back(database, plan, 2, author="Minh", reason="đúng mà", at=NOON).data == changed
    assert len(history(database, plan.id)) == 3, "nothing is ever taken out"


def test_what_a_later_change_stands_on_cannot_be_taken_back_alone(database: Database, plan: Plan) -> None:
    record_may(database, plan, 27.5)
    record(database, plan, put(now(database, plan), figure(28.0)), minute=1)
    with pytest.raises(ChangedMeanwhile) as refused:
        take_back(database, plan, 1, author="", reason="", at=NOON)
    assert "changed_meanwhile" in codes(refused.value)
    assert now(database, plan).figures(PAID)[-1].value == 28.0


def test_a_source_that_something_later_cites_stays_when_the_batch_that_brought_it_is_taken_back(database: Database, plan: Plan) -> None:
    source = Source(id="cong_van_12", title=Bilingual("Công văn 12", "Letter 12"))
    early, late = (replace(figure(value, date(2023, 5, day)), source=source.id) for value, day in ((21.5, 2), (22.5, 8)))
    record(database, plan, added("source", source.id, source), put(plan, early))
    record(database, plan, put(now(database, plan), late), minute=1)
    take_back(database, plan, 1, author="", reason="", at=NOON)
    changed = now(database, plan)
    assert changed.source(source.id) == source
    assert changed.figures(PAID)[-1] == late
    assert early not in changed.observations


def test_of_two_people_who_change_the_same_value_the_second_is_told(database: Database, plan: Plan) -> None:
    record_may(database, plan, 27.5)
    with pytest.raises(ChangedMeanwhile) as refused:
        record(database, plan, put(plan, figure(28.0)))
    (problem,) = refused.value.problems
    assert (problem.column, problem.expected) == (f"{PAID}||2023-05-31", "–")
    assert '"value":27.5' in problem.found
    assert len(history(database, plan.id)) == 1


def test_two_people_who_change_different_values_do_not_disturb_each_other(database: Database, plan: Plan) -> None:
    day = date(2023, 5, 5)
    record(database, plan, put(plan, figure(22.0, day)))
    record(database, plan, put(plan, figure(83.0, day, "dossiers_online")))
    assert {row.value for row in now(database, plan).observations if row.date == day} == {22.0, 83.0}


def test_changes_that_would_break_the_plan_are_refused_with_every_reason_and_nothing_is_recorded(database: Database, plan: Plan) -> None:
    after_the_meeting, too_much = put(plan, figure(27.5)), put(plan, figure(101.0, date(2023, 5, 5), "services_with_online_dossiers"))
    with pytest.raises(InvalidPlan) as refused:
        record(database, plan, put(plan, figure(22.0, date(2023, 5, 5))), after_the_meeting, too_much)
    assert sorted(codes(refused.value)) == ["above_ceiling", "after_as_of"]
    assert f"{PAID} 2023-05-31" in {problem.block for problem in refused.value.problems}
    assert history(database, plan.id) == ()
    assert now(database, plan) == plan


def test_a_change_that_changes_nothing_is_refused(database: Database, plan: Plan) -> None:
    same = plan.figures(PAID)[-1]
    with pytest.raises(InvalidPlan) as refused:
        record(database, plan, put(plan, same))
    assert codes(refused.value) == ["nothing_to_change"]


def test_targets_costs_and_assumptions_change_the_same_way(database: Database, plan: Plan) -> None:
    target, cost = plan.target(HERO), Cost(per_month=12.5, evidence="guess", source="assumed")
    ceiling = plan.assumption(f"ceiling.{PAID}")
    record(
        database,
        plan,
        Change(kind="target", subject=HERO, before=target, after=replace(target, value=65.0)),
        added("cost", "one_stop_cashless", cost),
        Change(kind="assumption", subject=ceiling.id, before=ceiling, after=replace(ceiling, evidence="some", source="bhd_p12")),
    )
    changed = now(database, plan)
    assert changed.target(HERO).value == 65.0
    assert changed.measure("one_stop_cashless").cost_per_month == 12.5
    assert changed.measure("one_stop_cashless").cost_source == "assumed"
    assert value_of(changed, "cost", "one_stop_cashless") == cost
    assert changed.assumption(ceiling.id).evidence == "some"
    take_back(database, plan, 1, author="", reason="", at=NOON)
    assert now(database, plan) == plan


def test_a_target_can_be_added_and_withdrawn(database: Database, plan: Plan) -> None:
    new = replace(plan.target(HERO), id="procedures_paid_online_kh_1914", value=45.0, kind="required", source="assumed")
    record(database, plan, added("target", new.id, new))
    assert now(database, plan).target(new.id) == new
    record(database, plan, Change(kind="target", subject=new.id, before=new, after=None), minute=1)
    assert now(database, plan) == plan


def test_a_folder_that_changed_underneath_keeps_what_was_recorded(database: Database, plan: Plan) -> None:
    record_may(database, plan)
    corrected = replace(plan, observations=tuple(replace(row, value=20.5) if row.value == 20.07 else row for row in plan.observations), data="corrected")
    changed = now(database, corrected)
    assert [row.value for row in changed.figures(PAID)] == [8.0, 20.5, 27.5]


def test_what_has_no_place_in_the_folder_any_more_is_passed_over_and_told(database: Database, plan: Plan) -> None:
    record(database, plan, added("cost", "one_stop_cashless", Cost(per_month=1.0, evidence="guess", source="assumed")))
    smaller = replace(plan, measures=plan.measures[1:], scenarios=(), data="smaller")
    changed, problems = effective_plan(database, smaller)
    assert changed.measures == smaller.measures
    assert [(problem.code, problem.column) for problem in problems] == [("change_without_place", "one_stop_cashless")]


def test_when_the_folder_makes_the_changes_impossible_the_folder_holds_and_says_why(database: Database, plan: Plan) -> None:
    record(database, plan, put(plan, figure(900_000, date(2023, 5, 5), "eid_collected")))
    tight = tuple(replace(known, low=890_000.0) if known.id == "potential.people_14_plus" else known for known in plan.assumptions)
    smaller = replace(plan, assumptions=tight, data="tight")
    changed, problems = effective_plan(database, smaller)
    assert changed == smaller
    assert [problem.code for problem in problems][:2] == ["changes_not_applied", "above_ceiling"]


def test_each_batch_knows_the_plan_before_it(database: Database, plan: Plan) -> None:
    record_may(database, plan)
    record(database, plan, put(now(database, plan), figure(28.0)), minute=1)
    (first, before_first), (second, before_second) = plans_before(database, plan)
    assert (first.number, before_first) == (1, plan)
    assert (second.number, before_second.data) == (2, first.data)


def test_another_plan_of_the_same_store_is_not_touched(database: Database, plan: Plan, river: Plan) -> None:
    record_may(database, plan)
    assert effective_plan(database, river) == (river, ())


def test_shipped_scenarios_are_fitted_to_the_plan_of_now(database: Database, plan: Plan) -> None:
    record_may(database, plan)
    assert [one.moves for one in now(database, plan).scenarios] == [one.moves for one in plan.scenarios]


def test_an_import_is_taken_back_though_a_later_one_needs_or_moved_the_as_of_date(database: Database, plan: Plan) -> None:
    june = date(2023, 6, 30)
    record_may(database, plan, 37.5)
    changed, _ = effective_plan(database, plan)
    record(database, plan, put(changed, figure(900_000, indicator="eid_collected")))
    take_back(database, plan, 1, author="Lan", reason="nhầm", at=NOON)
    needed, _ = effective_plan(database, plan)
    assert (needed.as_of, needed.figures(PAID)) == (MAY, plan.figures(PAID)), "the other figure of that day still stands"
    record(database, plan, put(needed, figure(30.0, june)), moved(needed, june))
    take_back(database, plan, 2, author="Lan", reason="nhầm", at=NOON)
    further, _ = effective_plan(database, plan)
    assert further.as_of == june


def test_the_plan_before_a_change_is_the_real_one_though_a_mistake_stood_there_and_what_is_scored_is_not(database: Database, plan: Plan) -> None:
    record_may(database, plan, 37.5)
    changed, _ = effective_plan(database, plan)
    record(database, plan, put(changed, figure(900_000, indicator="eid_collected")))
    take_back(database, plan, 1, author="Lan", reason="nhầm", at=NOON)
    (_, _), (_, as_it_was), (_, _) = plans_before(database, plan)
    assert as_it_was.figures(PAID)[-1].value == 37.5
    ((batch, without),) = events_before(database, plan)
    assert (batch.number, without.figures(PAID)) == (2, plan.figures(PAID))


def test_an_import_is_taken_back_though_a_later_one_raised_the_same_ceiling_further(database: Database, plan: Plan) -> None:
    """What somebody set by hand is not left behind: there the later change comes first."""
    origin = Origin(file="thang-5.xlsx", sha256="0" * 64, answers=())
    ceiling = plan.assumption(f"ceiling.{PAID}")
    once, twice = (replace(ceiling, low=low) for low in (45.0, 50.0))
    raise_once = Change(kind="assumption", subject=ceiling.id, before=ceiling, after=once)
    record_changes(database, plan, (put(plan, figure(44.0)), raise_once, moved(plan)), author="Lan", reason="", at=NOON, origin=origin)
    changed = now(database, plan)
    june = date(2023, 6, 30)
    raise_twice = Change(kind="assumption", subject=ceiling.id, before=once, after=twice)
    record_changes(database, plan, (put(changed, figure(49.0, june)), raise_twice, moved(changed, june)), author="Lan", reason="", at=NOON, origin=origin)
    take_back(database, plan, 1, author="Lan", reason="nhầm", at=NOON)
    left = now(database, plan)
    assert [row.value for row in left.figures(PAID)][-2:] == [20.07, 49.0]
    assert left.assumption(ceiling.id).low == 50.0
