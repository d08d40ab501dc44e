"""What must hold in every plan and every scenario."""

import random
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.assumption import size_of
from planner.domain.outlook import Outlook
from planner.domain.plan import Plan
from planner.domain.scenario import MeasureSetting, Scenario
from planner.model.outlook import outlooks
from planner.model.project import project
from planner.model.series import potential_of
from tests.making import BASELINE
from tests.strategies import plans, plans_with_scenarios

LATER = tuple(date(2023, 5, 11) + timedelta(days=days) for days in (0, 1, 60, 234, 800, 3000))
NEVER = date.max
NUMBERS = ("level_q10", "level_q50", "level_q90", "chance", "never_share", "now", "target")


def never_worse(before: tuple[Outlook, ...], after: tuple[Outlook, ...]) -> None:
    for old, new in zip(before, after, strict=True):
        if old.chance is None or old.state == "met":
            assert new == old or new.state == old.state
            continue
        assert new.chance >= old.chance
        for name in ("level_q10", "level_q50", "level_q90"):
            assert getattr(new, name) >= getattr(old, name) - 1e-9 * abs(getattr(old, name))
        for name in ("date_q10", "date_q50", "date_q90"):
            assert (getattr(new, name) or NEVER) <= (getattr(old, name) or NEVER)


@given(made=plans_with_scenarios())
def test_levels_stay_between_nothing_and_the_potential_and_bands_nest(made: tuple[Plan, Scenario]) -> None:
    plan, scenario = made
    for indicator in plan.indicators:
        known = project(plan, scenario, indicator, LATER)
        if known is not None:
            assert known.levels.min() >= 0
            assert known.levels.max() <= potential_of(plan, scenario, indicator) * (1 + 1e-12)
            assert np.all(np.diff(known.levels, axis=1) >= 0)


@given(made=plans_with_scenarios())
def test_every_outlook_is_finite_or_says_none(made: tuple[Plan, Scenario]) -> None:
    for found in outlooks(*made):
        values = [getattr(found, name) for name in NUMBERS]
        assert np.isfinite([value for value in values if value is not None]).all()
        if found.level_q50 is not None:
            assert found.level_q10 <= found.level_q50 <= found.level_q90
        assert found.chance is None or 0 <= found.chance <= 1


@given(made=plans_with_scenarios(), times=st.floats(1.0, 6.0))
def test_more_pace_never_delays_a_target_nor_lowers_its_chance(made: tuple[Plan, Scenario], times: float) -> None:
    plan, scenario = made
    quicker = scenario
    for indicator in plan.indicators:
        pace = size_of(plan.believed(scenario, f"pace.{indicator.id}"))
        quicker = quicker.with_assumption(f"pace.{indicator.id}", pace * times)
    never_worse(outlooks(plan, scenario), outlooks(plan, quicker))


@given(made=plans_with_scenarios())
def test_a_campaign_never_delays_a_target(made: tuple[Plan, Scenario]) -> None:
    plan, scenario = made
    never_worse(outlooks(plan, scenario.without_measures()), outlooks(plan, scenario))


@given(made=plans_with_scenarios(), weaker=st.floats(0, 1))
def test_a_stronger_measure_never_does_less(made: tuple[Plan, Scenario], weaker: float) -> None:
    plan, scenario = made
    weak = replace(scenario, measures=tuple(replace(setting, strength=setting.strength * weaker) for setting in scenario.measures))
    never_worse(outlooks(plan, weak), outlooks(plan, scenario))


@given(made=plans_with_scenarios())
def test_every_measure_at_zero_is_the_baseline(made: tuple[Plan, Scenario]) -> None:
    plan, scenario = made
    zeros = Scenario(measures=tuple(replace(setting, strength=0.0) for setting in scenario.measures))
    assert outlooks(plan, zeros) == outlooks(plan, BASELINE) == outlooks(plan)


@given(made=plans_with_scenarios())
def test_a_measure_without_effect_is_the_baseline(made: tuple[Plan, Scenario]) -> None:
    plan, scenario = made
    idle = replace(plan, measures=tuple(replace(known, effects=tuple(replace(e, added_pace=0.0) for e in known.effects)) for known in plan.measures))
    assert outlooks(idle, scenario) == outlooks(plan, scenario.without_measures())


@given(made=plans_with_scenarios())
def test_a_measure_changes_only_what_it_has_an_effect_on(made: tuple[Plan, Scenario]) -> None:
    plan, scenario = made
    touched = {effect.indicator_id for known in plan.measures for effect in known.effects}
    touched |= {indicator.id for indicator in plan.indicators if indicator.part_of in touched}
    touched |= {indicator.id for indicator in plan.indicators if indicator.part_of in touched}
    touched |= {indicator.id for indicator in plan.indicators if indicator.part_of in touched}
    for old, new in zip(outlooks(plan, scenario.without_measures()), outlooks(plan, scenario), strict=True):
        assert new == old or new.indicator_id in touched


@given(plan=plans(("count", "part", "count")), times=st.floats(1e-3, 1e6))
def test_rescaling_a_count_and_its_potential_changes_only_the_unit(plan: Plan, times: float) -> None:
    larger = replace(
        plan,
        observations=tuple(replace(row, value=row.value * times) for row in plan.observations),
        assumptions=tuple(replace(known, central=size_of(known.central) * times) if known.kind == "potential" else known for known in plan.assumptions),
    )
    for old, new in zip(outlooks(plan), outlooks(larger), strict=True):
        assert new.state == old.state
        for name in ("level_q10", "level_q50", "level_q90"):
            assert getattr(new, name) == pytest.approx(getattr(old, name) * times, rel=1e-9)
        assert new.chance == pytest.approx(old.chance, abs=2 / 1024)  # a future may lie within a rounding of its target


@given(made=plans_with_scenarios(), seed=st.integers(0, 1000))
def test_the_order_of_observations_is_irrelevant(made: tuple[Plan, Scenario], seed: int) -> None:
    plan, scenario = made
    mixed = list(plan.observations)
    random.Random(seed).shuffle(mixed)
    assert outlooks(replace(plan, observations=tuple(mixed)), scenario) == outlooks(plan, scenario)


@given(made=plans_with_scenarios())
def test_the_same_plan_and_scenario_give_the_same_numbers(made: tuple[Plan, Scenario]) -> None:
    assert outlooks(*made) == outlooks(*made)


@given(plan=plans())
def test_a_later_due_date_never_lowers_the_chance(plan: Plan) -> None:
    later = replace(plan, targets=tuple(replace(target, due=target.due + timedelta(days=90)) for target in plan.targets))
    for old, new in zip(outlooks(plan), outlooks(later), strict=True):
        assert old.chance is None or new.chance >= old.chance


@given(plan=plans())
def test_a_higher_target_is_never_more_likely(plan: Plan) -> None:
    higher = replace(plan, targets=tuple(replace(target, value=min(target.value * 1.2, 100)) for target in plan.targets))
    for old, new in zip(outlooks(plan), outlooks(higher), strict=True):
        assert None in (old.chance, new.chance) or new.chance <= old.chance


def test_a_measure_that_starts_sooner_is_never_later(plan: Plan) -> None:
    (whole,) = (scenario for scenario in plan.scenarios if len(scenario.measures) == 2)
    later = Scenario(measures=tuple(MeasureSetting(measure_id=s.measure_id, strength=1, start=s.start.plus(2), end=s.end) for s in whole.measures))
    never_worse(outlooks(plan, later), outlooks(plan, whole))
