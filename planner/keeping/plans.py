"""A plan by its folder: as it was shipped, or with everything that was recorded of it."""

from __future__ import annotations

import os
import warnings
from pathlib import Path

from planner.catalog.plan_folder import load_plan as load_folder
from planner.domain.plan import Plan
from planner.errors import InvalidPlan, Problem
from planner.keeping.effective import effective_plan
from planner.store.address import NAMED_BY
from planner.store.database import open_if_there


def load_plan(folder: str | Path, *, recorded: bool = False, store: str | None = None) -> Plan:
    """Read a plan.

    Parameters
    ----------
    folder : str or Path
        Holds plan.toml, indicators.toml, observations.csv, targets.csv, measures.toml, assumptions.toml, units.csv and
        the scenarios in ``scenarios/*.json``.
    recorded : bool
        With the figures, targets and beliefs that were recorded in the app or by ``python -m planner import``: the plan
        that its pages show. What of them no longer fits the folder is left out and named in a `UserWarning`.
    store : str, optional
        Where they were recorded, with `recorded`: ``sqlite:///file.db`` or ``postgresql+psycopg://…``. When left out, the
        store that ``PLANNER_DATABASE_URL`` names, or ``saved/nhip.db`` of this checkout. Asking makes no store.

    Returns
    -------
    Plan

    Raises
    ------
    InvalidPlan
        With every problem found: file, row or block, column, what was found and what was expected.
    StoreUnavailable, StoreDamaged
        When what was recorded cannot be read.
    """
    if not isinstance(folder, str | os.PathLike):
        raise InvalidPlan(Problem("not_a_folder", found=type(folder).__name__, expected='load_plan("data/…")'))
    if not recorded:
        return load_folder(folder)
    plan, problems = recorded_plan(folder, store or os.environ.get(NAMED_BY))
    if problems:
        warnings.warn("; ".join(map(str, problems)), stacklevel=2)
    return plan


def recorded_plan(folder: str | Path, store: str | None) -> tuple[Plan, tuple[Problem, ...]]:
    """The effective plan, as the pages have it, and what was recorded and no longer fits the folder.

    Parameters
    ----------
    folder : str or Path
    store : str or None
        URL of the store; None for the file of this checkout.

    Raises
    ------
    InvalidPlan, StoreUnavailable, StoreDamaged
    """
    shipped = load_folder(folder)
    with open_if_there(store) as database:
        return (shipped, ()) if database is None else effective_plan(database, shipped)
