"""Which plan is open: its folder, read again when its files change, with everything that was recorded since."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from planner.catalog.plan_folder import read_plan
from planner.domain.plan import Plan
from planner.errors import Problem
from planner.keeping.effective import effective_plan
from planner.ui.storage import asked

ROOT = Path(__file__).parent.parent.parent
CHOSEN_BY = "PLANNER_PLAN"
SHIPPED = ROOT / "data" / "hai-duong-2023"


def open_plan() -> tuple[Plan, tuple[Problem, ...]]:
    """The effective plan, and what was passed over in its folder or in what was recorded.

    Raises
    ------
    InvalidPlan
        When the folder cannot be used.
    """
    folder, notices = folder_plan()
    as_it_is: tuple[Plan, tuple[Problem, ...]] = folder, ()
    (plan, problems), refused = asked(lambda database: effective_plan(database, folder), as_it_is)
    return plan, (*notices, *problems, *refused)


def folder_plan() -> tuple[Plan, tuple[Problem, ...]]:
    """The plan in the folder that the environment names, or the shipped one, and what was passed over in it.

    Raises
    ------
    InvalidPlan
        When the folder cannot be used.
    """
    folder = Path(os.environ.get(CHOSEN_BY) or SHIPPED)
    return _read(folder, fingerprint(folder))


def fingerprint(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, time and size of each file: when none of them changed, the plan did not."""
    files = (*folder.glob("*"), *folder.glob("scenarios/*.json"))
    return tuple(sorted((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in files))


@lru_cache(maxsize=8)
def _read(folder: Path, _fingerprint: tuple[tuple[str, int, int], ...]) -> tuple[Plan, tuple[Problem, ...]]:
    return read_plan(folder)
