"""The places inside the place: districts, departments."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.bilingual import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One row of ``units.csv``. A population that was not found stays None: it is asked for, never invented."""

    id: str
    code: str
    name: str
    kind: str
    population: float | None = None
    source: str = ""
    name_en: str = ""

    @property
    def title(self) -> Bilingual:
        """Its name in both languages; as the place writes it where no English one is given."""
        return Bilingual(self.name, self.name_en or self.name)
