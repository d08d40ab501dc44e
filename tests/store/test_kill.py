"""What was acknowledged is kept, whatever happens to the process afterwards."""

from contextlib import suppress
from typing import Any

from planner.store import scenarios
from planner.store.database import open_database
from tests.store.children import processes, save_for_ever
from tests.store.saving import NEW

KILLS = 10


def acknowledged_until_killed(url: str, enough: int) -> list[tuple[str, int, str]]:
    """What a process said it saved, killed in the middle of it."""
    heard, said = processes.Pipe(duplex=False)
    child = processes.Process(target=save_for_ever, args=(url, said))
    child.start()
    said.close()
    found: list[Any] = []
    with suppress(EOFError):
        while True:
            found.append(heard.recv())
            if len(found) == enough:
                child.kill()
    child.join()
    heard.close()
    return found


def test_no_acknowledged_save_is_lost_by_kill_9(url: str) -> None:
    acknowledged = [save for kill in range(KILLS) for save in acknowledged_until_killed(url, 3 + 5 * kill)]
    assert len(acknowledged) >= sum(3 + 5 * kill for kill in range(KILLS))
    database = open_database(url)
    for scenario_id, version, sha256 in acknowledged:
        assert getattr(scenarios.revision(database, scenario_id, version), "sha256", None) == sha256
    saved = scenarios.listed(database, NEW["plan_id"], limit=100_000)
    assert sum(found.version for found in saved) <= len(acknowledged) + KILLS * 3  # one unheard a thread at most
    database.close()
