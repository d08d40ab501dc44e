"""Small plans made in memory: say what matters to a test, the rest is filled in."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from planner.catalog.plan_folder import data_hash
from planner.domain.assumption import Assumption, AssumptionKind, Value
from planner.domain.bilingual import Bilingual
from planner.domain.evidence import Source
from planner.domain.indicator import Area, Indicator, Method, Programme, Unit
from planner.domain.measure import Effect, Measure
from planner.domain.month import Month
from planner.domain.observation import Observation
from planner.domain.outlook import Outlook
from planner.domain.plan import Plan
from planner.domain.scenario import MeasureSetting, Scenario
from planner.domain.target import Kind, Target, TargetUnit
from planner.model.outlook import outlooks

AS_OF = date(2023, 5, 11)
YEAR_END = date(2023, 12, 31)
BASELINE = Scenario()


def words(text: str) -> Bilingual:
    return Bilingual(f"{text} (vi)", f"{text} (en)")


def an_indicator(
    name: str = "use", *, unit: Unit = "percent", method: Method = "adoption", potential: str | None = None, part_of: str | None = None
) -> Indicator:
    return Indicator(
        id=name,
        title=words(name),
        short=words(name),
        definition=words(name),
        definition_source="s",
        area="a",
        programme="p",
        unit=unit,
        method=method,
        noun=words("piece"),
        potential=potential,
        part_of=part_of,
    )


def figures(values: dict[str, float], name: str = "use") -> tuple[Observation, ...]:
    """Figures of an indicator by ISO day."""
    return tuple(Observation(indicator_id=name, date=date.fromisoformat(day), value=value, precision="day", source="s") for day, value in values.items())


def a_target(
    value: float, name: str = "use", *, unit: TargetUnit = "percent", due: date = YEAR_END, kind: Kind = "required", number: int = 0, match: str = "exact"
) -> Target:
    return Target(
        id=f"{name}_{number}_{value:g}", indicator_id=name, scope="province", programme="P", value=value, unit=unit, due=due, kind=kind, match=match, source="s"
    )


def a_measure(name: str = "push", effects: dict[str, float] | None = None, *, lead: int = 0, ramp: int = 30, decision: bool = False) -> Measure:
    found = tuple(Effect(indicator_id=of, added_pace=added, evidence="guess", basis=words("b"), source="s") for of, added in (effects or {"use": 1.0}).items())
    return Measure(
        id=name,
        title=words(name),
        short=words(name),
        owner=words("o"),
        effects=found,
        levels=(words("level"),) * (2 if decision else 4),
        kind="decision" if decision else "strength",
        lead_time_days=lead,
        ramp_days=ramp,
    )


def an_assumption(kind: AssumptionKind, subject: str, central: Value, low: Value | None = None, high: Value | None = None) -> Assumption:
    return Assumption(
        kind=kind,
        subject=subject,
        title=words(subject),
        central=central,
        low=central if low is None else low,
        high=central if high is None else high,
        evidence="guess",
        source="s",
        basis=words("b"),
    )


def a_plan(
    indicators: Iterable[Indicator],
    observations: Iterable[Observation] = (),
    targets: Iterable[Target] = (),
    measures: Iterable[Measure] = (),
    assumptions: Iterable[Assumption] = (),
) -> Plan:
    made = Plan(
        id="made",
        data="",
        place=words("place"),
        committee=words("committee"),
        year=2023,
        as_of=AS_OF,
        language="en",
        areas=(Area(id="a", title=words("a")),),
        programmes=(Programme(id="p", title=words("p"), short=words("p")),),
        sources=(Source(id="s", title=words("s")),),
        indicators=tuple(indicators),
        observations=tuple(observations),
        targets=tuple(targets),
        measures=tuple(measures),
        assumptions=tuple(assumptions),
        units=(),
    )
    return replace(made, data=data_hash(made))


def one_target(values: dict[str, float], wanted: float, *assumptions: Assumption, due: date = YEAR_END) -> Plan:
    """A plan with one percent indicator and one target."""
    return a_plan([an_indicator()], figures(values), [a_target(wanted, due=due)], [a_measure()], assumptions)


def only(plan: Plan, scenario: Scenario = BASELINE) -> Outlook:
    """The outlook of the one target of a plan."""
    (found,) = outlooks(plan, scenario)
    return found


def by_id(plan: Plan, scenario: Scenario = BASELINE) -> dict[str, Outlook]:
    return {found.target_id: found for found in outlooks(plan, scenario)}


def doing(strength: float = 1.0, name: str = "push", start: str = "2023-06", end: str | None = "2023-12", decided: date | None = None) -> MeasureSetting:
    last = Month.parse(end) if end else None
    return MeasureSetting(measure_id=name, strength=strength, start=Month.parse(start), end=last, decided=decided)


def with_measures(*settings: MeasureSetting) -> Scenario:
    return Scenario(measures=settings)


def days_after(day: date, count: int) -> date:
    return day + timedelta(days=count)
