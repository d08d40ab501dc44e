"""Twenty people save to one scenario; everything arrives, in one order."""

from planner.store import scenarios
from planner.store.database import open_database
from tests.store.children import processes, write_together
from tests.store.saving import save_new

PROCESSES, WRITERS, SAVES = 4, 5, 10  # 20 writers in all


def test_twenty_writers_lose_nothing(url: str) -> None:
    database = open_database(url)
    scenario_id = save_new(database).scenario_id
    names = [[f"writer {process}.{writer}" for writer in range(WRITERS)] for process in range(PROCESSES)]
    start = processes.Barrier(PROCESSES)
    children = [processes.Process(target=write_together, args=(url, scenario_id, own, SAVES, start)) for own in names]
    for child in children:
        child.start()
    for child in children:
        child.join()
    assert [child.exitcode for child in children] == [0] * PROCESSES
    found = scenarios.history(database, scenario_id)
    assert [one.version for one in found] == list(range(PROCESSES * WRITERS * SAVES + 1, 0, -1))
    for name in (name for own in names for name in own):
        assert [one.title for one in reversed(found) if one.author == name] == [f"{name}.{number}" for number in range(SAVES)]
    database.close()
