"""What the store gives back of a saved scenario."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A saved scenario as a list shows it: everything but what it holds."""

    scenario_id: str  # UUID, the same for all versions
    version: int  # 1, 2, 3 …
    plan_id: str
    data: str  # hash of the effective plan it was saved on
    title: str  # as typed: nothing is escaped or taken out here
    author: str  # self-declared
    saved_at: datetime  # UTC
    sha256: str  # of the whole revision, see `planner.store.seal`


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision(Summary):
    """One version of a saved scenario. It is never changed: saving again adds the next."""

    document: str  # canonical JSON of the scenario
    outlooks: str  # canonical JSON of what the model said on the day
