"""Random plans that a plan folder could hold, and random scenarios for them."""

from datetime import date, timedelta

from hypothesis import strategies as st

from planner.domain.assumption import Assumption
from planner.domain.indicator import Indicator
from planner.domain.measure import Measure
from planner.domain.month import Month
from planner.domain.observation import Observation
from planner.domain.plan import Plan
from planner.domain.scenario import MeasureSetting, Scenario
from planner.domain.target import Target
from tests.making import AS_OF, a_measure, a_plan, a_target, an_assumption, an_indicator, figures

FIRST_DAY = date(2020, 1, 1)
SHARES = st.integers(0, 10_000).map(lambda found: found / 10_000)
POTENTIAL = 10_000
KINDS = ("percent", "count", "part", "work")


def days_of_figures() -> st.SearchStrategy[list[date]]:
    """One to four days, as far apart as it happens, oldest first."""
    ages = st.lists(st.integers(0, (AS_OF - FIRST_DAY).days), min_size=1, max_size=4, unique=True)
    return ages.map(lambda found: sorted(AS_OF - timedelta(days=age) for age in found))


@st.composite
def figures_of(draw: st.DrawFn, name: str, kind: str) -> tuple[Observation, ...]:
    days = draw(days_of_figures())
    shares = [draw(SHARES) for _ in days]
    scale = 100 if kind == "percent" else POTENTIAL
    values = [round(share * scale) if kind == "work" else share * scale for share in shares]
    return figures({day.isoformat(): value for day, value in zip(days, values, strict=True)}, name)


@st.composite
def figures_of_part(draw: st.DrawFn, name: str, whole: tuple[Observation, ...]) -> tuple[Observation, ...]:
    """Figures on some of the days of the whole's figures, never above it."""
    days = draw(st.lists(st.sampled_from(whole), min_size=1, unique=True))
    return figures({row.date.isoformat(): row.value * draw(SHARES) for row in days}, name)


@st.composite
def targets_of(draw: st.DrawFn, indicator: Indicator) -> tuple[Target, ...]:
    dues = st.integers(-60, 900).map(lambda days: AS_OF + timedelta(days=days))
    unit = "percent" if indicator.unit == "percent" else "percent_of_potential"
    values = st.floats(1, 100) if indicator.method == "adoption" else st.integers(1, 100)
    count = draw(st.integers(1, 2))
    return tuple(a_target(draw(values), indicator.id, unit=unit, due=draw(dues), number=number) for number in range(count))


@st.composite
def measures_for(draw: st.DrawFn, names: list[str]) -> tuple[Measure, ...]:
    effects = st.dictionaries(st.sampled_from(names), st.floats(0, 4), min_size=1, max_size=2)
    count = draw(st.integers(0, 3))
    return tuple(
        a_measure(f"m{number}", draw(effects), lead=draw(st.integers(0, 60)), ramp=draw(st.integers(0, 60)), decision=draw(st.booleans()))
        for number in range(count)
    )


@st.composite
def assumptions_for(draw: st.DrawFn, indicator: Indicator) -> list[Assumption]:
    found = [an_assumption("pace", indicator.id, draw(st.floats(0.25, 4)), 0.1, 8.0)]
    if indicator.method == "adoption" and draw(st.booleans()):
        found.append(an_assumption("ceiling_reached", indicator.id, draw(st.booleans()), low=False, high=True))
    if indicator.method == "adoption" and draw(st.booleans()):
        found.append(an_assumption("launch", indicator.id, FIRST_DAY - timedelta(days=30)))
    return found


@st.composite
def plans(draw: st.DrawFn, kinds: tuple[str, ...] = KINDS) -> Plan:
    """A plan of one to four indicators."""
    wanted = draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=4))
    indicators: list[Indicator] = []
    observations: dict[str, tuple[Observation, ...]] = {}
    for number, kind in enumerate(wanted):
        name = f"i{number}"
        whole = next((known for known in reversed(indicators) if known.unit == "count" and known.method == "adoption"), None)
        if kind == "part" and whole is not None:
            indicators.append(an_indicator(name, unit="count", potential="n", part_of=whole.id))
            observations[name] = draw(figures_of_part(name, observations[whole.id]))
            continue
        unit, method = ("percent" if kind == "percent" else "count"), ("workload" if kind == "work" else "adoption")
        indicators.append(an_indicator(name, unit=unit, method=method, potential=None if unit == "percent" else "n"))
        observations[name] = draw(figures_of(name, "count" if kind == "part" else kind))
    return a_plan(
        indicators,
        [row for rows in observations.values() for row in rows],
        [target for indicator in indicators for target in draw(targets_of(indicator))],
        draw(measures_for([indicator.id for indicator in indicators])),
        [an_assumption("potential", "n", POTENTIAL), *(known for indicator in indicators for known in draw(assumptions_for(indicator)))],
    )


@st.composite
def scenarios(draw: st.DrawFn, plan: Plan) -> Scenario:
    """A scenario that the plan admits."""
    settings = []
    for measure in plan.measures:
        start = Month.of(AS_OF).plus(draw(st.integers(0, 8)))
        end = draw(st.one_of(st.none(), st.integers(0, 12).map(start.plus))) if start.year == plan.year else start.plus(draw(st.integers(0, 12)))
        strength = draw(st.sampled_from((0.0, 1.0) if measure.kind == "decision" else (0.0, 1 / 3, 2 / 3, 1.0)))
        decided = draw(st.sampled_from((AS_OF, AS_OF, None, AS_OF - timedelta(days=40), AS_OF + timedelta(days=20))))
        settings.append(MeasureSetting(measure_id=measure.id, strength=strength, start=start, end=end, decided=decided))
    paces = {known.id: draw(st.floats(0.1, 8)) for known in plan.assumptions if known.kind == "pace" and draw(st.booleans())}
    decided_on = tuple((name, AS_OF + timedelta(days=draw(st.integers(-40, 40)))) for name in paces if draw(st.booleans()))
    return Scenario(measures=tuple(settings), assumptions=tuple(paces.items()), paces_decided=decided_on)


def plans_with_scenarios(kinds: tuple[str, ...] = KINDS) -> st.SearchStrategy[tuple[Plan, Scenario]]:
    return plans(kinds).flatmap(lambda plan: st.tuples(st.just(plan), scenarios(plan)))
