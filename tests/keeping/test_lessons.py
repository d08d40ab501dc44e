"""What a file taught belongs to its layout, holds as long as its import does, and is cleared by a row of its own."""

from datetime import timedelta

from planner.catalog.intake.memory_file import memory_of
from planner.domain.change import Batch
from planner.domain.intake import Memory
from planner.domain.lesson import current_lessons
from planner.domain.plan import Plan
from planner.keeping.effective import effective_plan, history, taken_back_by
from planner.keeping.lessons import clear_lessons, lessons_of, remembered
from planner.keeping.records import record_changes, take_back
from planner.store.database import Database
from planner.store.insert import insert_or_replace
from planner.store.seal import sealed
from planner.store.tables import memories
from tests.keeping.changing import NOON, figure, moved, put

TAUGHT = Memory(layout="month", columns=(("hs tt", "value:procedures_paid_online"),), units=(("huyen la", "gia_loc"),), shown=(("hs tt", "HS TT"),))


def teach(database: Database, folder: Plan, taught: Memory, value: float = 27.5) -> Batch:
    plan, _ = effective_plan(database, folder)
    changes = (put(plan, figure(value)), moved(plan))
    return record_changes(database, folder, changes, author="Lan", reason="báo cáo", at=NOON, taught=taught)


def columns(database: Database, plan: Plan, layout: str) -> dict[str, str]:
    return dict(memory_of(remembered(database, plan.id), layout).columns)


def undo(database: Database, plan: Plan, number: int) -> Batch:
    return take_back(database, plan, number, author="Lan", reason="nhầm", at=NOON)


def test_what_was_taught_goes_with_its_import_and_comes_back_when_the_undo_is_undone(database: Database, plan: Plan) -> None:
    batch = teach(database, plan, TAUGHT)
    assert columns(database, plan, "month") == {"hs tt": "value:procedures_paid_online"}
    assert columns(database, plan, "another") == columns(database, plan, "") == {}, "it belongs to files of its layout"
    (column, unit) = lessons_of(database, plan.id)
    assert (column.shown, column.author, column.at, column.number) == ("HS TT", "Lan", NOON, batch.number)
    assert (unit.part, unit.text, unit.meaning, unit.shown) == ("units", "huyen la", "gia_loc", "")
    back = undo(database, plan, batch.number)
    assert remembered(database, plan.id) == ()
    assert lessons_of(database, plan.id) == ()
    assert taken_back_by(history(database, plan.id)) == {batch.number: back.number}
    again = undo(database, plan, back.number)
    assert taken_back_by(history(database, plan.id)) == {back.number: again.number}, "the first holds again, and may be taken back again"
    assert columns(database, plan, "month") == {"hs tt": "value:procedures_paid_online"}
    undo(database, plan, again.number)
    assert remembered(database, plan.id) == ()


def test_the_later_file_of_a_layout_is_right_until_it_is_taken_back(database: Database, plan: Plan) -> None:
    teach(database, plan, TAUGHT)
    later = teach(database, plan, Memory(layout="month", columns=(("hs tt", "ignore"),)), 28.0)
    assert columns(database, plan, "month") == {"hs tt": "ignore"}
    assert dict(memory_of(remembered(database, plan.id), "month").units) == {"huyen la": "gia_loc"}, "nothing else of it is lost"
    undo(database, plan, later.number)
    assert columns(database, plan, "month") == {"hs tt": "value:procedures_paid_online"}


def test_what_is_cleared_is_not_applied_and_stays_on_record(database: Database, plan: Plan) -> None:
    teach(database, plan, TAUGHT)
    teach(database, plan, Memory(layout="month", columns=(("hs tt", "ignore"),)), 28.0)
    newest = next(lesson for lesson in current_lessons(lessons_of(database, plan.id)) if lesson.part == "columns")
    clear_lessons(database, plan.id, [newest], author="Nam", at=NOON + timedelta(minutes=1))
    assert columns(database, plan, "month") == {}, "the older meaning that it stood in the place of does not come back"
    kept = [lesson.clearing.author for lesson in lessons_of(database, plan.id) if lesson.clearing]
    assert kept == ["Nam", "Nam"]
    teach(database, plan, TAUGHT, 29.0)
    assert columns(database, plan, "month") == {"hs tt": "value:procedures_paid_online"}, "what is taught again holds again"
    clear_lessons(database, plan.id, current_lessons(lessons_of(database, plan.id)), author="Nam", at=NOON)
    assert remembered(database, plan.id) == ()


def test_what_was_remembered_before_files_had_a_layout_is_listed_and_never_applied(database: Database, plan: Plan) -> None:
    text = '{"schema": 1, "columns": {"hs tt": "value:procedures_paid_online"}, "indicators": {}, "units": {}}'
    with database.writing() as connection:
        row = sealed(memories, plan_id=plan.id, learnt_at="2023-05-01T02:00:00.000000+00:00", memory=text)
        insert_or_replace(connection, memories, row)
    (old,) = lessons_of(database, plan.id)
    assert (old.number, old.layout, old.file, old.author) == (0, "", "", "")
    assert remembered(database, plan.id) == ()
    clear_lessons(database, plan.id, [old], author="Lan", at=NOON)
    assert current_lessons(lessons_of(database, plan.id)) == ()


def test_a_text_too_long_to_be_read_back_is_not_remembered(database: Database, plan: Plan) -> None:
    teach(database, plan, Memory(layout="month", columns=(("x" * 301, "ignore"), ("hs tt", "ignore"))))
    assert columns(database, plan, "month") == {"hs tt": "ignore"}
