"""The places inside the place: districts, departments."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One row of ``units.csv``. A population that was not found stays None: it is asked for, never invented."""

    id: str
    code: str
    name: str
    kind: str
    population: float | None = None
    source: str = ""
