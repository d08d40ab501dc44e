"""Speed of the store beside bare ``sqlite3`` on the same disk in the same run; ``tests/bench.py`` calls `measure`."""

import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import TypeVar

from planner.store import scenarios
from planner.store.database import Database, open_database
from planner.store.revision import Revision
from tests.store.saving import NEW, save_new

Found = TypeVar("Found")

COUNT = 1000  # scenarios
LISTS = 40
DOCUMENT, OUTLOOKS = "d" * 2_000, "o" * 12_000  # as large as the shipped scenarios', and the outlooks of a plan's six targets


def measure(quick: bool = False) -> list[dict[str, object]]:
    """Save and load p95, and the median of a list of 1,000 scenarios. [ms]"""
    with tempfile.TemporaryDirectory(prefix="nhip-bench-") as folder:
        database = open_database(f"sqlite:///{folder}/nhip.db")
        bare = _bare(Path(folder) / "bare.db")
        try:
            return _rows(database, bare, lists=10 if quick else LISTS)
        finally:
            bare.close()
            database.close()


def _rows(database: Database, bare: sqlite3.Connection, lists: int) -> list[dict[str, object]]:
    saves, bare_saves, saved = [], [], []
    for number in range(COUNT):  # in turn: whatever else the disk has to do meets both
        took, found = _timed(save_new, database, minute=number, document=DOCUMENT, outlooks=OUTLOOKS)
        saves.append(took)
        saved.append(found)
        bare_saves.append(_timed(_save_bare, bare, found)[0])
    loads = [_timed(scenarios.latest, database, found.scenario_id)[0] for found in saved]
    bare_loads = [_timed(_load_bare, bare, found.scenario_id)[0] for found in saved]
    listed = [_timed(scenarios.listed, database, NEW["plan_id"])[0] for _ in range(lists)]
    bare_listed = [_timed(_list_bare, bare)[0] for _ in range(lists)]
    return [
        _row("save p95", _p95(saves), _p95(bare_saves)),
        _row("load p95", _p95(loads), _p95(bare_loads)),
        _row(f"list of {COUNT} scenarios", median(listed), median(bare_listed)),
    ]


def _bare(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    columns = "scenario_id TEXT PRIMARY KEY, version INTEGER, plan_id TEXT, data TEXT, title TEXT, author TEXT, saved_at TEXT, sha256 TEXT"
    connection.execute(f"CREATE TABLE revisions ({columns}, document TEXT, outlooks TEXT)")
    connection.execute("CREATE INDEX by_plan ON revisions (plan_id, saved_at)")
    return connection


def _save_bare(connection: sqlite3.Connection, saved: Revision) -> None:
    texts = (saved.plan_id, saved.data, saved.title, saved.author, saved.saved_at.isoformat(), saved.sha256, saved.document, saved.outlooks)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO revisions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (saved.scenario_id, saved.version, *texts))
    connection.execute("COMMIT")


def _load_bare(connection: sqlite3.Connection, scenario_id: str) -> object:
    return connection.execute("SELECT * FROM revisions WHERE scenario_id = ?", [scenario_id]).fetchone()


def _list_bare(connection: sqlite3.Connection) -> int:
    asked = "SELECT scenario_id, version, plan_id, data, title, author, saved_at, sha256 FROM revisions WHERE plan_id = ? ORDER BY saved_at DESC LIMIT 1000"
    return len(connection.execute(asked, [NEW["plan_id"]]).fetchall())


def _timed(work: Callable[..., Found], *given: object, **named: object) -> tuple[float, Found]:
    start = perf_counter()
    found = work(*given, **named)
    return (perf_counter() - start) * 1000, found


def _p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]


def _row(name: str, value: float, beside: float) -> dict[str, object]:
    return {"name": f"store {name}", "value": value, "unit": "ms", "beside": beside, "ratio": value / beside}


if __name__ == "__main__":
    for row in measure():
        print("{name}: {value:.2f} {unit}, bare sqlite3 {beside:.2f}, ratio {ratio:.1f}".format(**row))
