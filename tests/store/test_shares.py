"""A link opens the newest version, read-only, until it is revoked."""

from datetime import timedelta

import pytest

from planner.store import scenarios, shares
from planner.store.database import Database
from planner.store.refusals import InvalidRecord
from tests.store.saving import NOON, save_again, save_new


def test_a_link_opens_the_newest_version(database: Database) -> None:
    saved = save_new(database)
    link = shares.share(database, saved.scenario_id, NOON)
    assert shares.opened(database, link) == saved
    newer = save_again(database, saved.scenario_id, 1)
    assert shares.opened(database, link) == newer


def test_a_revoked_link_opens_nothing_and_the_others_stay(database: Database) -> None:
    saved = save_new(database)
    revoked, kept = shares.share(database, saved.scenario_id, NOON), shares.share(database, saved.scenario_id, NOON + timedelta(minutes=1))
    for minute in (2, 3):
        shares.revoke(database, revoked, NOON + timedelta(minutes=minute))
    assert shares.opened(database, revoked) is None
    assert shares.opened(database, kept) == saved
    assert [(found.capability, found.shared_at, found.revoked_at) for found in shares.shares_of(database, saved.scenario_id)] == [
        (kept, NOON + timedelta(minutes=1), None),
        (revoked, NOON, NOON + timedelta(minutes=2)),
    ]


def test_a_link_to_a_withdrawn_scenario_still_opens(database: Database) -> None:
    saved = save_new(database)
    link = shares.share(database, saved.scenario_id, NOON)
    scenarios.withdraw(database, saved.scenario_id, NOON)
    assert shares.opened(database, link) == saved


def test_links_cannot_be_guessed(database: Database) -> None:
    saved = save_new(database)
    links = {shares.share(database, saved.scenario_id, NOON) for _ in range(20)}
    assert len(links) == 20
    assert {len(link) for link in links} == {22}


@pytest.mark.parametrize("odd", ["", "%", "' OR 1=1 --", "\0", "\ud800", "x" * 10_000])
def test_an_unknown_link_opens_nothing(database: Database, odd: str) -> None:
    shares.share(database, save_new(database).scenario_id, NOON)
    assert shares.opened(database, odd) is None
    shares.revoke(database, odd, NOON)
    assert shares.shares_of(database, odd) == ()


def test_only_what_is_there_can_be_shared(database: Database) -> None:
    with pytest.raises(InvalidRecord, match="missing_scenario"):
        shares.share(database, "nothing", NOON)
