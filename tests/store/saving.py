"""Short ways to save: what matters to a test is said, the rest is filled in."""

from datetime import UTC, datetime, timedelta

from planner.store import scenarios
from planner.store.database import Database
from planner.store.refusals import Conflict
from planner.store.revision import Revision

NOON = datetime(2023, 5, 11, 5, 0, tzinfo=UTC)
NEW = {
    "document": '{"measures":{},"schema":1}',
    "plan_id": "hai-duong-2023",
    "data": "d1",
    "plan_snapshot": '{"id":"hai-duong-2023"}',
    "outlooks": '[{"chance":0.25}]',
    "title": "Tăng tốc",
    "author": "Lan",
}


def save_new(database: Database, *, minute: int = 0, **texts: str) -> Revision:
    """A new scenario."""
    return scenarios.save(database, scenario_id=None, expected_version=0, saved_at=NOON + timedelta(minutes=minute), **NEW | texts)


def save_again(database: Database, scenario_id: str, expected_version: int, *, minute: int = 0, **texts: str) -> Revision:
    """The next version of a scenario."""
    at = NOON + timedelta(minutes=minute)
    return scenarios.save(database, scenario_id=scenario_id, expected_version=expected_version, saved_at=at, **NEW | texts)


def save_until_it_arrives(database: Database, scenario_id: str, **texts: str) -> Revision:
    """As somebody does who always answers the conflict screen with "save mine too"."""
    found = scenarios.latest(database, scenario_id)
    assert found is not None
    version = found.version
    while True:
        try:
            return save_again(database, scenario_id, version, **texts)
        except Conflict as conflict:
            version = conflict.latest.version
