"""Scenarios last: versions are added, never changed."""

from datetime import datetime, timedelta, timezone

import pytest

from planner.errors import Problem
from planner.store import scenarios
from planner.store.database import Database, open_database
from planner.store.refusals import Conflict, InvalidRecord
from tests.store.saving import NEW, NOON, save_again, save_new

NOBODY = "00000000-0000-4000-8000-000000000000"


def test_what_was_saved_is_what_is_read(database: Database) -> None:
    saved = save_new(database)
    assert scenarios.latest(database, saved.scenario_id) == saved
    assert scenarios.revision(database, saved.scenario_id, 1) == saved
    assert (saved.version, saved.title, saved.document, saved.outlooks, saved.saved_at) == (1, NEW["title"], NEW["document"], NEW["outlooks"], NOON)


def test_what_was_saved_is_there_after_opening_anew(url: str) -> None:
    database = open_database(url)
    saved = save_new(database)
    database.close()
    database = open_database(url)
    assert scenarios.latest(database, saved.scenario_id) == saved
    database.close()


def test_saving_again_adds_a_version_and_keeps_the_one_before(database: Database) -> None:
    first = save_new(database)
    second = save_again(database, first.scenario_id, 1, title="Quyết liệt", minute=1)
    assert scenarios.latest(database, first.scenario_id) == second
    assert scenarios.revision(database, first.scenario_id, 1) == first
    assert [(found.version, found.title) for found in scenarios.history(database, first.scenario_id)] == [(2, "Quyết liệt"), (1, "Tăng tốc")]


def test_a_conflict_carries_what_somebody_else_saved(database: Database) -> None:
    first = save_new(database)
    theirs = save_again(database, first.scenario_id, 1, author="Minh")
    with pytest.raises(Conflict) as refused:
        save_again(database, first.scenario_id, 1, author="Lan")
    assert refused.value.latest == theirs
    assert refused.value.problems == (Problem("saved_meanwhile", block=first.scenario_id, column="version", found="2", expected="1"),)
    assert len(scenarios.history(database, first.scenario_id)) == 2


@pytest.mark.parametrize("expected_version", [0, 2, 10**30])
def test_a_version_that_never_was_is_a_conflict_too(database: Database, expected_version: int) -> None:
    first = save_new(database)
    with pytest.raises(Conflict):
        save_again(database, first.scenario_id, expected_version)


def test_a_list_holds_the_newest_version_of_each_scenario_last_saved_first(database: Database) -> None:
    early, late = save_new(database, minute=0), save_new(database, minute=1, title="b")
    save_new(database, plan_id="elsewhere")
    assert [found.scenario_id for found in scenarios.listed(database, NEW["plan_id"])] == [late.scenario_id, early.scenario_id]
    newest = save_again(database, early.scenario_id, 1, minute=2, title="c")
    assert [(found.title, found.sha256) for found in scenarios.listed(database, NEW["plan_id"])] == [("c", newest.sha256), ("b", late.sha256)]
    assert len(scenarios.listed(database, NEW["plan_id"], limit=1)) == 1


def test_a_withdrawn_scenario_is_off_the_list_but_not_gone(database: Database) -> None:
    saved = save_new(database)
    for _ in range(2):
        scenarios.withdraw(database, saved.scenario_id, NOON)
    assert scenarios.listed(database, NEW["plan_id"]) == ()
    assert scenarios.latest(database, saved.scenario_id) == saved
    assert len(scenarios.history(database, saved.scenario_id)) == 1


def test_saving_a_withdrawn_scenario_brings_it_back(database: Database) -> None:
    saved = save_new(database)
    scenarios.withdraw(database, saved.scenario_id, NOON)
    save_again(database, saved.scenario_id, 1)
    assert [found.version for found in scenarios.listed(database, NEW["plan_id"])] == [2]


def test_a_plan_snapshot_is_kept_once_a_hash(database: Database) -> None:
    save_new(database, data="h", plan_snapshot="{}")
    save_new(database, data="h", plan_snapshot="{}")
    assert scenarios.snapshot(database, "h") == "{}"
    assert scenarios.snapshot(database, "other") is None


def test_what_is_not_there_is_none(database: Database) -> None:
    saved = save_new(database)
    assert scenarios.latest(database, NOBODY) is None
    assert [scenarios.revision(database, saved.scenario_id, version) for version in (-1, 0, 2, 2**31, 10**30)] == [None] * 5
    assert scenarios.history(database, NOBODY) == ()
    assert scenarios.listed(database, "no plan") == ()


@pytest.mark.parametrize("odd", ["", "' OR 1=1 --", "\0", "\ud800", "x" * 10_000, "../../etc/passwd"])
def test_an_id_from_an_address_may_be_anything(database: Database, odd: str) -> None:
    assert scenarios.latest(database, odd) is scenarios.revision(database, odd, 1) is scenarios.snapshot(database, odd) is None
    assert scenarios.history(database, odd) == scenarios.listed(database, odd) == ()
    with pytest.raises(InvalidRecord, match="missing_scenario"):
        scenarios.withdraw(database, odd, NOON)
    with pytest.raises(InvalidRecord, match="missing_scenario"):
        save_again(database, odd, 1)


def test_a_scenario_stays_with_its_plan(database: Database) -> None:
    saved = save_new(database)
    with pytest.raises(InvalidRecord, match="other_plan"):
        save_again(database, saved.scenario_id, 1, plan_id="elsewhere")


def test_times_are_kept_in_utc(database: Database) -> None:
    local = NOON.astimezone(timezone(timedelta(hours=7)))
    saved = scenarios.save(database, scenario_id=None, expected_version=0, saved_at=local, **NEW)
    found = scenarios.latest(database, saved.scenario_id)
    assert found is not None
    assert found.saved_at == NOON
    assert found.saved_at.utcoffset() == timedelta(0)


def test_a_time_without_a_zone_is_a_mistake_of_ours(database: Database) -> None:
    with pytest.raises(ValueError, match="time zone"):
        scenarios.save(database, scenario_id=None, expected_version=0, saved_at=datetime(2023, 5, 11), **NEW)


def test_a_new_scenario_has_no_version_to_start_from(database: Database) -> None:
    with pytest.raises(ValueError, match="expected 0"):
        scenarios.save(database, scenario_id=None, expected_version=1, saved_at=NOON, **NEW)
