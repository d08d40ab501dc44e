"""What files taught: added with its batch, cleared by rows of their own, and read from the store of before."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from planner.store import changes
from planner.store.database import Database, open_database
from planner.store.insert import insert_or_replace
from planner.store.lessons import StoredLesson, all_clearings, all_lessons, clear
from planner.store.migrating import migrate
from planner.store.refusals import InvalidRecord
from planner.store.seal import sealed
from planner.store.tables import HEAD, memories
from tests.store.saving import NOON
from tests.store.test_changes import PLAN, line, record

OLD = '{"schema": 1, "columns": {"hs tt": "value:a"}, "indicators": {}, "units": {}}'


def remember_as_before(database: Database) -> None:
    """What the planner wrote before files had a layout."""
    with database.writing() as connection:
        insert_or_replace(connection, memories, sealed(memories, plan_id=PLAN, learnt_at=NOON.isoformat(timespec="microseconds"), memory=OLD))


def test_what_a_file_taught_stands_with_its_batch_and_what_was_remembered_before_comes_first(database: Database) -> None:
    record(database, line())
    record(database, line(), minute=1, lesson=StoredLesson(layout="one", memory="first"))
    record(database, line(), minute=2, lesson=StoredLesson(layout="two", memory="second"))
    assert [(one.number, one.layout, one.memory) for one in all_lessons(database, PLAN)] == [(2, "one", "first"), (3, "two", "second")]
    remember_as_before(database)
    old = all_lessons(database, PLAN)[0]
    assert (old.number, old.layout, old.memory, old.learnt_at) == (0, "", OLD, NOON)
    assert all_lessons(database, "nobody") == all_lessons(database, "x\0") == ()


def test_what_is_cleared_is_a_row_more_and_is_cleared_once(database: Database) -> None:
    record(database, line(), lesson=StoredLesson(layout="one", memory="first"))
    clear(database, PLAN, [(1, "columns", "hs tt"), (0, "units", "huyen la")], author="Lan", at=NOON)
    clear(database, PLAN, [(1, "columns", "hs tt"), (1, "columns", "hs qua mang")], author="Nam", at=NOON + timedelta(minutes=1))
    told = [(one.number, one.part, one.text, one.author) for one in all_clearings(database, PLAN)]
    assert told == [(1, "columns", "hs tt", "Lan"), (0, "units", "huyen la", "Lan"), (1, "columns", "hs qua mang", "Nam")]
    assert all_clearings(database, PLAN)[2].at == NOON + timedelta(minutes=1)
    assert all_lessons(database, PLAN)[0].memory == "first", "nothing leaves the record"
    with pytest.raises(InvalidRecord):
        clear(database, PLAN, [(1, "columns", "x" * 301)], author="Lan", at=NOON)


def test_a_lesson_that_cannot_be_stored_keeps_its_batch_from_being_recorded(database: Database) -> None:
    with pytest.raises(InvalidRecord):
        record(database, line(), lesson=StoredLesson(layout="x" * 65, memory="first"))
    assert changes.recorded(database, PLAN) == ()


def test_a_store_of_before_keeps_what_it_remembered(url: str) -> None:
    database = open_database(url)
    remember_as_before(database)
    with database.writing() as connection:
        connection.execute(text("DROP TABLE lessons"))
        connection.execute(text("DROP TABLE clearings"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0004'"))
    migrate(database.engine)
    with database.reading() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == HEAD
    assert [one.memory for one in all_lessons(database, PLAN)] == [OLD]
    database.close()
