"""Changes to a plan on record: all or none, in one order, never lost in silence."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from planner.errors import PlannerError, Problem
from planner.store import adopted, changes
from planner.store.batch import Line, StoredBatch
from planner.store.database import Database, open_database
from planner.store.lessons import StoredLesson
from planner.store.limits import LARGEST
from planner.store.refusals import InvalidRecord, StoreDamaged
from tests.store.children import count_up, processes
from tests.store.saving import NEW, NOON

PLAN = NEW["plan_id"]
PROCESSES, TIMES = 4, 15


def line(subject: str = "a||2023-05-31", after: str | None = '{"value":1.0}', before: str | None = None) -> Line:
    return Line(kind="figure", subject=subject, before=before, after=after)


def record(database: Database, *lines: Line, minute: int = 0, plan_id: str = PLAN, **more: str | int | StoredLesson) -> StoredBatch:
    told = {"author": "Lan", "reason": "báo cáo", "at": NOON + timedelta(minutes=minute)} | more
    return changes.record(database, plan_id=plan_id, decide=lambda before: (f"d{len(before)}", lines), **told)  # type: ignore[arg-type]


def test_what_is_recorded_comes_back_in_order(database: Database) -> None:
    first = record(database, line(), line("b||2023-05-31", None, '{"value":2.0}'), origin='{"file":"a.xlsx"}')
    second = record(database, line(before='{"value":1.0}', after='{"value":3.0}'), minute=1, undoes=1)
    assert changes.recorded(database, PLAN) == (first, second)
    assert [(batch.number, batch.data, batch.undoes, len(batch.lines)) for batch in (first, second)] == [(1, "d0", None, 2), (2, "d1", 1, 1)]
    assert first.origin == '{"file":"a.xlsx"}'
    assert changes.newest(database, PLAN) == second.sha256


def test_each_plan_has_its_own_record(database: Database) -> None:
    record(database, line())
    other = record(database, line(), plan_id="other")
    assert other.number == 1
    assert changes.recorded(database, "other") == (other,)
    assert changes.recorded(database, "nobody") == ()
    assert changes.newest(database, "nobody") == ""
    assert changes.recorded(database, "x\0") == ()


def test_a_decision_that_refuses_records_nothing(database: Database) -> None:
    def refuse(before: tuple[StoredBatch, ...]) -> changes.Decision:
        raise PlannerError(Problem("nothing_to_change"))

    record(database, line())
    with pytest.raises(PlannerError):
        changes.record(database, plan_id=PLAN, author="", reason="", at=NOON, decide=refuse)
    assert len(changes.recorded(database, PLAN)) == 1


def test_of_many_lines_one_that_is_too_long_keeps_all_from_being_recorded(database: Database) -> None:
    with pytest.raises(InvalidRecord) as refused:
        record(database, line(), line("b", "x" * (LARGEST["after"] + 1)))
    assert [problem.column for problem in refused.value.problems] == ["after"]
    assert changes.recorded(database, PLAN) == ()


def test_those_who_record_at_once_are_put_in_one_order_and_none_is_lost(url: str) -> None:
    database = open_database(url)
    start = processes.Barrier(PROCESSES)
    children = [processes.Process(target=count_up, args=(url, PLAN, TIMES, start)) for _ in range(PROCESSES)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    assert [child.exitcode for child in children] == [0] * PROCESSES
    found = changes.recorded(database, PLAN)
    assert [batch.number for batch in found] == list(range(1, PROCESSES * TIMES + 1))
    assert [batch.lines[0].before for batch in found] == [str(number) for number in range(PROCESSES * TIMES)], "each saw all that was recorded before"
    database.close()


@pytest.mark.parametrize(
    ("statement", "block"),
    [
        ("UPDATE changes SET after = '{\"value\":9.0}' WHERE place = 1", "changes"),
        ("UPDATE batches SET reason = 'khác' WHERE number = 1", "batches"),
        ("DELETE FROM changes WHERE place = 1", "changes"),
        ("DELETE FROM batches WHERE number = 1", "batches"),
    ],
)
def test_a_record_that_was_tampered_with_is_noticed_at_the_next_start(file: Path, statement: str, block: str) -> None:
    database = open_database(f"sqlite:///{file}")
    record(database, line(), line("b||2023-05-31"))
    record(database, line("c||2023-05-31"), minute=1)
    database.close()
    with closing(sqlite3.connect(file)) as connection:  # which by itself minds no foreign keys
        connection.execute(statement)
        connection.commit()
    with pytest.raises(StoreDamaged) as refused:
        open_database(f"sqlite:///{file}")
    assert block in {problem.block for problem in refused.value.problems}


def test_an_adopted_projection_comes_back_and_the_next_has_the_next_number(database: Database) -> None:
    told = {"plan_id": PLAN, "data": "d1", "plan_snapshot": "{}", "model": "m", "document": "{}", "paths": "[]", "author": "Lan", "at": NOON}
    first = adopted.adopt(database, title="Một", **told)  # type: ignore[arg-type]
    second = adopted.adopt(database, title="Hai", **told)  # type: ignore[arg-type]
    assert [one.number for one in (first, second)] == [1, 2]
    assert adopted.all_adopted(database, PLAN) == (second, first)
    assert adopted.all_adopted(database, "nobody") == ()
