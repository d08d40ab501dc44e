"""What is believed and not decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from planner.domain.bilingual import Bilingual
from planner.domain.evidence import Evidence

AssumptionKind = Literal["pace", "ceiling", "ceiling_reached", "potential", "launch"]
ASSUMPTION_KINDS: tuple[AssumptionKind, ...] = ("pace", "ceiling", "ceiling_reached", "potential", "launch")
Value = float | bool | date


def size_of(value: Value) -> float:
    """A believed value as a number: dates count days, yes is 1 and no is 0."""
    return float(value.toordinal()) if isinstance(value, date) else float(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """A belief with a central value and a range.

    Its id is ``kind.subject``; the subject is an indicator, or a potential. What the value is depends on the kind:

    ``pace``
        factor on the pace until now [1];
    ``ceiling``
        highest level that can ever be reached [percent of the potential; of the larger indicator for a part];
    ``ceiling_reached``
        whether that ceiling will be reached in the end [yes or no];
    ``potential``
        how many there are to adopt [count];
    ``launch``
        the day on which adoption began, at zero [date].
    """

    kind: AssumptionKind
    subject: str
    title: Bilingual
    central: Value
    low: Value
    high: Value
    evidence: Evidence
    source: str
    basis: Bilingual

    @property
    def id(self) -> str:
        """``kind.subject``, for instance ``pace.dossiers_online``."""
        return f"{self.kind}.{self.subject}"

    @property
    def fixed(self) -> bool:
        """Whether there is nothing to move."""
        return self.low == self.high

    def admits(self, value: Value) -> bool:
        """Whether a value has this assumption's type and lies in its range."""
        same_type = isinstance(value, bool) == isinstance(self.central, bool) and isinstance(value, date) == isinstance(self.central, date)
        return same_type and size_of(self.low) <= size_of(value) <= size_of(self.high)
