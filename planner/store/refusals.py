"""How the store says no. What was wrong is in the problems; the sentences live in ``planner.text.problems``."""

from __future__ import annotations

from planner.errors import PlannerError, Problem
from planner.store.revision import Revision


class StoreUnavailable(PlannerError):
    """The store cannot be used just now: nothing was saved, nothing that was saved before is lost."""


class StoreDamaged(PlannerError):
    """What is stored is not what was saved.

    Raised at opening with every damaged row, the last problem naming the backup copy, and by reading a damaged row.
    """


class InvalidRecord(PlannerError):
    """What was to be kept cannot be: too long, with letters that no store holds, or of a scenario that is not there."""


class Conflict(PlannerError):
    """Somebody saved the scenario meanwhile.

    Parameters
    ----------
    latest : Revision
        What is stored now, for showing both versions.
    expected_version : int
        The version that the refused save started from.
    """

    def __init__(self, latest: Revision, expected_version: int) -> None:
        super().__init__(Problem("saved_meanwhile", block=latest.scenario_id, column="version", found=str(latest.version), expected=str(expected_version)))
        self.latest = latest
