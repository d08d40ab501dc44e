"""Nobody loses work: what is being edited is kept without being asked."""

from datetime import timedelta

import pytest

from planner.store import drafts
from planner.store.database import Database, open_database
from planner.store.refusals import InvalidRecord
from tests.store.saving import NOON


def test_a_draft_is_there_after_opening_anew(url: str) -> None:
    database = open_database(url)
    drafts.keep(database, "lan", "plan", "{}", "scenario", 3, NOON)
    database.close()
    database = open_database(url)
    found = drafts.draft(database, "lan", "plan")
    assert found is not None
    assert (found.document, found.base, found.base_version, found.kept_at) == ("{}", "scenario", 3, NOON)
    database.close()


def test_a_newer_draft_takes_the_place_of_the_one_before(database: Database) -> None:
    drafts.keep(database, "lan", "plan", "1", "scenario", 3, NOON)
    drafts.keep(database, "lan", "plan", "2", None, 0, NOON + timedelta(seconds=1))
    found = drafts.draft(database, "lan", "plan")
    assert found is not None
    assert (found.document, found.base, found.base_version, found.kept_at) == ("2", None, 0, NOON + timedelta(seconds=1))


def test_drafts_of_other_visitors_and_plans_stay_apart(database: Database) -> None:
    for visitor, plan in (("lan", "a"), ("lan", "b"), ("minh", "a")):
        drafts.keep(database, visitor, plan, visitor + plan, None, 0, NOON)
    drafts.forget(database, "lan", "a")
    assert drafts.draft(database, "lan", "a") is None
    assert [getattr(drafts.draft(database, *key), "document", None) for key in (("lan", "b"), ("minh", "a"))] == ["lanb", "minha"]


def test_there_is_nothing_to_find_or_forget_for_a_stranger(database: Database) -> None:
    for odd in ("", "nobody", "\0", "\ud800", "x" * 10_000):
        assert drafts.draft(database, odd, "plan") is None
        drafts.forget(database, odd, "plan")


def test_a_refused_draft_leaves_the_one_before(database: Database) -> None:
    drafts.keep(database, "lan", "plan", "1", None, 0, NOON)
    with pytest.raises(InvalidRecord, match="record_too_large"):
        drafts.keep(database, "lan", "plan", "x" * 65_537, None, 0, NOON)
    assert getattr(drafts.draft(database, "lan", "plan"), "document", None) == "1"


def test_two_windows_of_one_visitor_do_not_overwrite_each_other_and_old_windows_go(database: Database) -> None:
    drafts.keep_apart(database, "lan", "one", "plan", "1", None, 0, NOON)
    drafts.keep_apart(database, "lan", "two", "plan", "2", None, 0, NOON)
    drafts.keep_apart(database, "minh", "one", "plan", "3", None, 0, NOON)
    drafts.keep(database, "lan", "plan", "last", None, 0, NOON)
    assert [getattr(drafts.draft_apart(database, *key, "plan"), "document", None) for key in (("lan", "one"), ("lan", "two"))] == ["1", "2"]
    drafts.keep_apart(database, "lan", "two", "plan", "2", None, 0, NOON + timedelta(days=8))
    assert drafts.draft_apart(database, "lan", "one", "plan") is None
    assert drafts.draft_apart(database, "minh", "one", "plan") is not None, "another visitor's windows are not ours to sweep"
    assert drafts.draft(database, "lan", "plan") is not None
