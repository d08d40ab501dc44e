"""The scenario that a command names: by its file, by its name in the plan's folder, or by its id in the store."""

from __future__ import annotations

import argparse
from pathlib import Path

from planner.catalog.decided import not_kept
from planner.catalog.scenario_file import load_dated_scenario
from planner.commands.store import opened_if_there, report
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.errors import InvalidScenario, Problem
from planner.keeping.archive import fit_document, plans_kept
from planner.store import scenarios
from planner.text.translation import Voice

WHICH = "a JSON document, the name of a shipped scenario, or the id of a saved one"


def chosen_scenario(which: str, plan: Plan, asked: argparse.Namespace, say: Voice) -> Scenario:
    """The scenario that is named; what a saved one has to leave out, and what had to be guessed, is told on the side.

    Parameters
    ----------
    which : str
        As `WHICH` says.
    plan : Plan
    asked : Namespace
        With the arguments of `add_plan_and_store`.
    say : Voice

    Raises
    ------
    InvalidScenario
        When there is none, or it does not fit the plan.
    StoreUnavailable, StoreDamaged
    """
    shipped = Path(asked.plan) / "scenarios" / f"{which}.json"
    if _is_file(Path(which)) or which.endswith(".json"):
        file: Path | None = Path(which)
    else:
        file = shipped if Path(which).name == which and _is_file(shipped) else None
    with opened_if_there(asked) as database:
        made_on = not_kept if database is None else plans_kept(database)
        if file is not None:
            scenario, problems = load_dated_scenario(file, plan, made_on)
        else:
            saved = None if database is None else scenarios.latest(database, which)
            if saved is None:
                raise InvalidScenario(Problem("missing_scenario", found=which[:80]))
            scenario, problems = fit_document(saved.document, plan, made_on)
    report(problems, say)
    return scenario


def _is_file(path: Path) -> bool:
    """Whether there is such a file; a name that no file can have is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
