"""What is measured: an adoption indicator of the committee."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from planner.domain.bilingual import NO_TEXT, Bilingual

Unit = Literal["percent", "count"]
Method = Literal["adoption", "workload", "shown"]
UNITS: tuple[Unit, ...] = ("percent", "count")
METHODS: tuple[Method, ...] = ("adoption", "workload", "shown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One number that the committee follows.

    `method` says how it is projected: ``adoption`` (people choose: an S-curve), ``workload`` (the office completes
    it itself: a rate of work) or ``shown`` (not projected). A count has a `potential`: the number it can reach.
    """

    id: str
    title: Bilingual
    short: Bilingual  # for cards, legends and the headline
    definition: Bilingual  # official wording: numerator / denominator
    definition_source: str
    area: str
    programme: str
    unit: Unit
    method: Method
    noun: Bilingual = NO_TEXT  # what is counted, for instance "thủ tục"
    potential: str | None = None  # id of a potential, for instance "people_14_plus"
    part_of: str | None = None  # every unit counted here is counted there too
    numerators: tuple[str, ...] = ()  # other indicators whose figures may stand for this one: a choice
    denominators: tuple[str, ...] = ()  # other potentials it may be expressed in: a choice
    lead: Bilingual | None = None
    shared: Bilingual | None = None
    note: Bilingual | None = None

    @property
    def projected(self) -> bool:
        """Whether the planner projects it at all."""
        return self.method != "shown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """One of the fields of work that the committee groups its indicators by."""

    id: str
    title: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A programme or plan that sets targets, in the order in which it is shown."""

    id: str
    title: Bilingual
    short: Bilingual
