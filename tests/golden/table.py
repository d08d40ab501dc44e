"""One row a target: what the planner says under a shipped scenario, kept so that a moved number is seen."""

import csv
import os
from pathlib import Path
from typing import Any

from planner import load_plan, outlooks
from planner.cli import SHIPPED_PLAN, outlook_record

FOLDER = Path(__file__).parent
SCENARIOS = tuple(path.stem for path in sorted((SHIPPED_PLAN / "scenarios").glob("*.json")))


def rows_of(name: str) -> list[dict[str, Any]]:
    """The rows of a scenario as the model gives them now."""
    plan = load_plan(SHIPPED_PLAN)
    scenario = plan.scenarios[SCENARIOS.index(name)]
    return [outlook_record(plan, found) for found in outlooks(plan, scenario)]


def kept_rows(name: str) -> list[dict[str, str]]:
    """The rows as they were when last looked at."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def rewrite() -> None:
    """Keep the numbers of today. Say in CHANGELOG.md, under Results, what moved and why."""
    if "PYTEST_CURRENT_TEST" in os.environ:
        raise RuntimeError("a test run does not rewrite what it is compared with")
    for name in SCENARIOS:
        rows = rows_of(name)
        with (FOLDER / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows({key: "" if value is None else value for key, value in row.items()} for row in rows)
