"""A scenario is only what differs from the baseline."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from planner.domain.assignment import NOTHING_ASSIGNED, Assignment
from planner.domain.assumption import Value
from planner.domain.bilingual import NO_TEXT, Bilingual
from planner.domain.month import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureSetting:
    """A measure at a strength, over the months in which it works (both included; no end: to the plan year's end)."""

    measure_id: str
    strength: float
    start: Month
    end: Month | None = None
    decided: date | None = None  # the as-of date on which it was set; None: long enough before its first month

    def __post_init__(self) -> None:
        if not 0 <= self.strength <= 1:
            raise ValueError(f"strength is {self.strength:g}, expected 0 to 1")
        if self.end is not None and self.end < self.start:
            raise ValueError(f"end is {self.end}, expected {self.start} or later")


def is_pace(assumption_id: str) -> bool:
    """Whether an assumption is about a pace: those act from the day on which they were decided."""
    return assumption_id.startswith("pace.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """Measures decided, assumptions changed, choices made and months handed out; empty is the baseline.

    Two scenarios that change the same things are equal: settings are kept in order of their ids, and a measure at
    strength 0 is left out.
    """

    plan: str = ""
    data: str = ""  # hash of the plan it was made on
    model: str = ""  # version of the model it was made with
    title: Bilingual = NO_TEXT
    author: str = ""
    note: Bilingual = NO_TEXT
    measures: tuple[MeasureSetting, ...] = ()
    assumptions: tuple[tuple[str, Value], ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    assignment: Assignment = NOTHING_ASSIGNED
    paces_decided: tuple[tuple[str, date], ...] = ()  # the as-of date on which each pace assumption was set

    def __post_init__(self) -> None:
        kept = tuple(sorted((setting for setting in self.measures if setting.strength > 0), key=lambda setting: setting.measure_id))
        object.__setattr__(self, "measures", kept)
        object.__setattr__(self, "assumptions", tuple(sorted(self.assumptions, key=lambda pair: pair[0])))
        object.__setattr__(self, "choices", tuple(sorted(self.choices)))
        changed = {name for name, _ in self.assumptions if is_pace(name)}
        object.__setattr__(self, "paces_decided", tuple(sorted(pair for pair in self.paces_decided if pair[0] in changed)))

    @property
    def moves(self) -> tuple[tuple[MeasureSetting, ...], tuple[tuple[str, Value], ...], tuple[tuple[str, date], ...]]:
        """What it decides and believes, and since when, without its title, author, choices or assignment.

        Two scenarios that move the same say the same.
        """
        return self.measures, self.assumptions, self.paces_decided

    @property
    def is_baseline(self) -> bool:
        """Whether nothing differs (a choice of what to count is not a difference in outcome)."""
        return not self.measures and not self.assumptions

    def setting(self, measure_id: str) -> MeasureSetting | None:
        """The setting of one measure, None when it is not used."""
        return next((setting for setting in self.measures if setting.measure_id == measure_id), None)

    def assumed(self, assumption_id: str) -> Value | None:
        """The value an assumption was changed to, None when it was not."""
        return dict(self.assumptions).get(assumption_id)

    def decided_on(self, assumption_id: str) -> date | None:
        """The day from which a pace assumption acts; None where it acts from the beginning, and for every other one."""
        return dict(self.paces_decided).get(assumption_id)

    def chosen(self, choice_id: str) -> str | None:
        """What was picked, None when nothing was."""
        return dict(self.choices).get(choice_id)

    def with_measure(self, setting: MeasureSetting) -> Scenario:
        """The scenario with one measure set; strength 0 takes it out."""
        others = tuple(other for other in self.measures if other.measure_id != setting.measure_id)
        return replace(self, measures=(*others, setting))

    def with_assumption(self, assumption_id: str, value: Value | None, decided: date | None = None) -> Scenario:
        """The scenario with one assumption changed; None puts it back.

        A pace acts from the day on which it was decided; without one it acts from the beginning.
        """
        others = tuple(pair for pair in self.assumptions if pair[0] != assumption_id)
        days = tuple(pair for pair in self.paces_decided if pair[0] != assumption_id)
        return replace(
            self,
            assumptions=others if value is None else (*others, (assumption_id, value)),
            paces_decided=days if value is None or decided is None else (*days, (assumption_id, decided)),
        )

    def with_choice(self, choice_id: str, picked: str | None) -> Scenario:
        """The scenario with one choice made; None puts it back."""
        others = tuple(pair for pair in self.choices if pair[0] != choice_id)
        return replace(self, choices=others if picked is None else (*others, (choice_id, picked)))

    def with_moves_of(self, other: Scenario) -> Scenario:
        """The scenario with the measures and the assumptions of another one, each as it was decided there."""
        return replace(self, measures=other.measures, assumptions=other.assumptions, paces_decided=other.paces_decided)

    def without_measures(self) -> Scenario:
        """All measures back to the baseline."""
        return replace(self, measures=())

    def without_assumptions(self) -> Scenario:
        """All assumptions back to their central values."""
        return replace(self, assumptions=())
