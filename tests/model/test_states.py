"""Named states instead of odd numbers: each has a small plan that shows it."""

from datetime import date

import pytest

from planner.domain.outlook import STATES, Outlook
from planner.domain.plan import Plan
from planner.model.outlook import outlooks
from tests.making import a_plan, a_target, an_assumption, an_indicator, figures, one_target, only

POTENTIAL = an_assumption("potential", "n", 100)


def single(method: str, values: dict[str, float], wanted: float = 60) -> Plan:
    indicator = an_indicator(unit="count", method=method, potential="n")
    return a_plan([indicator], figures(values), [a_target(wanted, unit="count")], [], [POTENTIAL])


EXAMPLES: dict[str, Plan] = {
    "met": one_target({"2022-12-31": 50, "2023-03-31": 70}, 60),
    "projected": one_target({"2022-12-31": 8, "2023-04-20": 20}, 30),
    "limited_by_ceiling": one_target({"2022-12-31": 8, "2023-04-20": 20}, 90),
    "falling": one_target({"2022-12-31": 50, "2023-04-20": 45}, 60),
    "pace_unknown": single("workload", {"2023-04-20": 23}),
    "shown_only": single("shown", {"2022-12-31": 20, "2023-04-20": 23}),
    "no_figure": one_target({}, 60),
}


@pytest.mark.parametrize("state", STATES)
def test_every_state_has_a_plan_that_shows_it(state: str) -> None:
    assert only(EXAMPLES[state]).state == state


@pytest.mark.parametrize("state", ["pace_unknown", "shown_only", "no_figure"])
def test_what_is_not_projected_has_no_numbers_instead_of_odd_ones(state: str) -> None:
    found = only(EXAMPLES[state])
    empty = Outlook(target_id="", indicator_id="", state=state, target=0, due=found.due)
    for name in ("level_q10", "level_q50", "level_q90", "chance", "date_q10", "date_q50", "date_q90", "never_share", "needed", "best_chance"):
        assert getattr(found, name) == getattr(empty, name), name


def test_met_says_since_when_and_is_certain() -> None:
    found = only(one_target({"2022-06-30": 40, "2022-12-31": 61, "2023-03-31": 70}, 60))
    assert found.since == date(2022, 12, 31)
    assert (found.chance, found.never_share) == (1.0, 0.0)
    assert found.date_q10 == found.date_q50 == found.date_q90 == date(2022, 12, 31)


def test_what_was_lost_again_counts_from_when_it_was_regained() -> None:
    assert only(one_target({"2022-06-30": 65, "2022-12-31": 55, "2023-03-31": 70}, 60)).since == date(2023, 3, 31)
    assert only(one_target({"2022-06-30": 65, "2022-12-31": 55}, 60)).since is None


def test_exactly_the_target_is_met() -> None:
    assert only(one_target({"2023-03-31": 60}, 60)).state == "met"


def test_at_its_ceiling_a_level_is_met_and_stays() -> None:
    found = only(one_target({"2022-12-31": 76, "2023-03-31": 100}, 100))
    assert (found.state, found.level_q10, found.level_q90) == ("met", 100.0, 100.0)


def test_a_falling_indicator_is_projected_all_the_same() -> None:
    found = only(EXAMPLES["falling"])
    assert found.points_so_far < 0
    assert 0 < found.chance < 1


def test_a_ceiling_limits_where_it_leaves_less_than_the_highest_confidence() -> None:
    plan = EXAMPLES["limited_by_ceiling"]
    (found,) = outlooks(plan, confidences=(0.5, 0.8))
    assert found.best_chance < 0.8
    (lenient,) = outlooks(plan, confidences=(found.best_chance - 0.01,))
    assert lenient.state == "projected"


def test_a_ceiling_that_is_believed_to_be_reached_limits_nothing_below_it() -> None:
    figures_so_far = {"2022-12-31": 8.0, "2023-04-20": 20.0}
    reached = only(one_target(figures_so_far, 90, an_assumption("ceiling_reached", "use", True)))
    assert (reached.state, reached.never_share) == ("projected", 0.0)
    capped = only(one_target(figures_so_far, 90, an_assumption("ceiling_reached", "use", True), an_assumption("ceiling", "use", 85.0)))
    assert (capped.state, capped.never_share, capped.chance) == ("limited_by_ceiling", 1.0, 0.0)


def test_one_figure_is_projected_and_says_that_it_is_one() -> None:
    found = only(one_target({"2023-04-20": 20}, 30))
    assert (found.state, found.figures, found.points_so_far) == ("projected", 1, None)


def test_a_target_due_before_the_last_figure_is_missed() -> None:
    found = only(one_target({"2022-12-31": 8, "2023-04-20": 20}, 30, due=date(2023, 3, 1)))
    assert (found.state, found.chance) == ("projected", 0.0)
    assert found.level_q50 == pytest.approx(20)
