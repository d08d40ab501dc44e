"""A scenario is only what differs from the baseline."""

import pytest

from planner.domain.choices import choices_of
from planner.domain.measure import Effect
from planner.domain.month import Month
from planner.domain.plan import Plan
from planner.domain.scenario import MeasureSetting, Scenario
from tests.making import BASELINE, a_measure, an_assumption, doing, words


def test_two_scenarios_that_change_the_same_are_equal_whatever_the_order() -> None:
    first, second = doing(name="a"), doing(0.5, name="b")
    assert Scenario(measures=(first, second)) == Scenario(measures=(second, first))
    assert BASELINE.with_assumption("x", 1.0).with_assumption("y", 2.0) == BASELINE.with_assumption("y", 2.0).with_assumption("x", 1.0)
    assert hash(Scenario(measures=(first, second))) == hash(Scenario(measures=(second, first)))


def test_a_measure_at_zero_is_no_measure() -> None:
    assert BASELINE.with_measure(doing(0.0)) == BASELINE
    assert BASELINE.with_measure(doing(1.0)).with_measure(doing(0.0)).is_baseline


def test_what_is_put_back_leaves_no_trace() -> None:
    changed = BASELINE.with_measure(doing()).with_assumption("x", 1.0).with_choice("c", "d")
    assert changed.without_measures().with_assumption("x", None).with_choice("c", None) == BASELINE
    assert changed.without_measures().measures == ()
    assert changed.without_assumptions().assumptions == ()
    assert changed.without_assumptions().measures == changed.measures


def test_a_choice_of_what_to_count_is_no_difference_in_outcome() -> None:
    assert BASELINE.with_choice("c", "d").is_baseline
    assert not BASELINE.with_assumption("x", 1.0).is_baseline


@pytest.mark.parametrize("strength", [-0.1, 1.1, float("nan")])
def test_a_strength_lies_between_nothing_and_all(strength: float) -> None:
    with pytest.raises(ValueError, match="strength"):
        doing(strength)


def test_a_measure_does_not_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="end"):
        MeasureSetting(measure_id="m", strength=1, start=Month(2023, 6), end=Month(2023, 5))


@pytest.mark.parametrize("added", [-0.1, float("nan")])
def test_a_measure_never_slows(added: float) -> None:
    with pytest.raises(ValueError, match="added_pace"):
        Effect(indicator_id="i", added_pace=added, evidence="guess", basis=words("b"), source="s")


def test_one_guess_makes_the_measure_a_guess(plan: Plan) -> None:
    assert {measure.id: measure.evidence for measure in plan.measures}["mobile_teams"] == "some"
    assert a_measure().evidence == "guess"


def test_a_belief_admits_what_is_of_its_kind_and_in_its_range() -> None:
    pace = an_assumption("pace", "i", 1.0, 0.5, 4.0)
    assert [pace.admits(value) for value in (0.5, 4.0, 0.49, 4.01, True, float("nan"))] == [True, True, False, False, False, False]
    assert an_assumption("ceiling_reached", "i", False, False, True).admits(True)
    assert not an_assumption("ceiling_reached", "i", False, False, True).admits(1.0)


def test_what_may_be_chosen_in_the_shipped_plan(plan: Plan) -> None:
    assert choices_of(plan) == {
        "target.dossiers_online": ("dossiers_online_50_2023", "dossiers_online_60_2023"),
        "denominator.eid_collected": ("people_14_plus", "residents"),
        "numerator.eid_activated": ("eid_activated", "eid_level2_activated"),
        "denominator.eid_activated": ("people_14_plus", "residents"),
    }
