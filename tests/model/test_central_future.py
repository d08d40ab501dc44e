"""One closed-form curve with every belief at its middle: near the median of the futures, and not equal to it."""

from dataclasses import replace
from datetime import date, timedelta
from math import exp, log

import numpy as np
import pytest
from hypothesis import given
from scipy.special import betainc

from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.model.central_future import central_curves, central_future
from planner.model.draws import draws, middle_draw
from planner.model.monthly_targets import months_of
from planner.model.project import adoption_futures, project
from planner.model.reference_class import reference_class
from tests.making import BASELINE, a_plan, an_assumption, an_indicator, figures
from tests.strategies import plans_with_scenarios

PAYMENT = {"2022-12-31": 8.00, "2023-04-20": 20.07}
LAST = date(2023, 4, 20)
PERIOD = 30.4375


def of_use(plan: Plan, *dates: date, scenario: Scenario = BASELINE) -> np.ndarray:
    return central_future(plan, scenario, plan.indicator("use"), dates)


def ends_of(plan: Plan) -> tuple[date, ...]:
    return tuple(month.last_day for month in months_of(plan))


def by_hand(days: float) -> float:
    """docs/method.md, steps 2 to 6, in plain arithmetic. [percent]"""
    first, now = 0.08, 0.2007
    gap = 110 / PERIOD  # periods between the two figures
    ceiling = now + middle_draw().closing[0] * (1 - now)

    def place(level: float) -> float:
        return log((0.08 * ceiling + level) / (ceiling - level))

    weight = (1 - exp(-1.5 * gap)) / 1.5
    seen = log((place(now) - place(first)) / gap) - 0.07
    spread = 0.50**2 + 0.42**2 / weight
    variance = 1 / (1 / 0.82**2 + 1 / spread)
    pace = exp(variance * (-1.4 / 0.82**2 + seen / spread))
    growth = exp(place(now) + pace * days / PERIOD)
    return 100 * ceiling * (growth - 0.08) / (growth + 1)


def test_the_middle_draw_closes_the_median_share_of_the_gap_and_deviates_in_nothing() -> None:
    known, middle = reference_class(), middle_draw()
    assert betainc(known.ceiling_mean * known.ceiling_weight, (1 - known.ceiling_mean) * known.ceiling_weight, middle.closing) == pytest.approx(0.5)
    assert (middle.pace.tolist(), middle.noise.tolist()) == ([0.0], [0.0])
    assert np.median(draws()[0].closing) == pytest.approx(middle.closing[0], abs=1e-3)


def test_two_figures_give_the_curve_that_the_method_writes_down() -> None:
    made = a_plan([an_indicator()], figures(PAYMENT))
    days = (0, 30, 110, 255, 900)
    assert of_use(made, *(LAST + timedelta(days=day) for day in days)) == pytest.approx([by_hand(day) for day in days], abs=1e-9)
    assert by_hand(0) == pytest.approx(20.07)


def test_it_is_the_ensemble_played_with_that_one_future(plan: Plan) -> None:
    for scenario in plan.scenarios:
        for indicator in plan.indicators:
            if indicator.method != "adoption" or indicator.part_of is not None:
                continue
            one = adoption_futures(plan, scenario, indicator, (middle_draw(),))
            days = np.array([(day - one.origin).days for day in ends_of(plan)], float)
            expected = one.level_quantiles(days, (0.5,))[:, 0] * (100 if indicator.unit == "percent" else 1_500_000)
            assert central_future(plan, scenario, indicator, ends_of(plan)) == pytest.approx(expected)


def distances(plan: Plan, scenario: Scenario) -> dict[str, float]:
    """How far each central future is from the median at the year's end; it must lie within the 80 % interval all along. [points]"""
    found = {}
    for indicator in plan.indicators:
        central = central_future(plan, scenario, indicator, ends_of(plan))
        if central is None:
            continue
        whole = 100.0 if indicator.unit == "percent" else plan.assumption(f"potential.{indicator.potential}").central
        low, median, high = project(plan, scenario, indicator, ends_of(plan), quantiles=(0.1, 0.5, 0.9)).levels.T
        assert np.all((central >= low - 1e-9 * whole) & (central <= high + 1e-9 * whole))
        found[indicator.id] = float(central[-1] - median[-1]) / whole * 100
    return found


def test_it_is_near_the_median_and_not_equal_to_it(plan: Plan, river: Plan) -> None:
    for known in (plan, river):
        for scenario in (BASELINE, *known.scenarios):
            for points in distances(known, scenario).values():
                assert -0.5 < points < 9


def test_docs_method_says_how_far_it_runs_ahead(plan: Plan) -> None:
    found = distances(plan, BASELINE)
    assert found["procedures_paid_online"] == pytest.approx(4.5, abs=0.1)
    assert found["eid_activated"] == pytest.approx(6.0, abs=0.1)
    assert found["eid_collected"] == pytest.approx(2.8, abs=0.1)


def test_a_part_never_passes_its_whole(plan: Plan, river: Plan) -> None:
    for known, part in ((plan, plan.indicator("eid_activated")), (river, river.indicator("e_library_users"))):
        for scenario in (BASELINE, *known.scenarios):
            days = tuple(known.as_of + timedelta(days=step) for step in range(0, 1200, 40))
            whole = central_future(known, scenario, known.indicator(part.part_of), days)
            assert np.all(central_future(known, scenario, part, days) <= whole)
            assert len(central_curves(known, scenario, part)) == 2


def test_work_goes_on_at_its_rate_and_stops_when_it_is_done(plan: Plan) -> None:
    indicator = plan.indicator("procedures_payable_online")  # 29 in the 110 days to 20 April, 44 of 429 left
    found = central_future(plan, BASELINE, indicator, tuple(LAST + timedelta(days=days) for days in (0, 55, 110, 166, 167, 600)))
    assert found == pytest.approx([385, 385 + 14.5, 414, 385 + 29 * 166 / 110, 429, 429])


@given(made=plans_with_scenarios())
def test_it_starts_at_the_figure_never_falls_and_never_passes_the_potential(made: tuple[Plan, Scenario]) -> None:
    plan, scenario = made
    for indicator in plan.indicators:
        days = tuple(plan.as_of + timedelta(days=step) for step in (0, 1, 30, 200, 2000))
        found = central_future(plan, scenario, indicator, days)
        if found is None:
            assert indicator.method == "workload"
            continue
        most = 100 if indicator.unit == "percent" else 10_000
        assert np.all(np.diff(found) >= -1e-9 * most)
        assert np.all(found >= plan.figures(indicator.id)[-1].value - 1e-9 * most)
        assert np.all(found <= most * (1 + 1e-12))


def test_it_moves_with_the_pace(plan: Plan) -> None:
    indicator = plan.indicator("procedures_paid_online")
    usual, faster = (central_future(plan, BASELINE.with_assumption("pace.procedures_paid_online", pace), indicator, ends_of(plan)) for pace in (1.0, 2.0))
    assert np.all(faster > usual)
    made = a_plan([an_indicator()], figures(PAYMENT), (), (), [an_assumption("pace", "use", 2.0)])
    assert of_use(made, LAST + timedelta(days=100)) == pytest.approx([by_hand(200)])  # at pace 2 one month passes as two


def test_where_nothing_can_be_projected_there_is_none(plan: Plan) -> None:
    for name in ("services_integrated", "essential_services_open"):
        assert central_future(plan, BASELINE, plan.indicator(name), ends_of(plan)) is None
    empty = replace(a_plan([an_indicator()]), observations=())
    assert of_use(empty, LAST) is None
    assert central_curves(empty, BASELINE, empty.indicators[0]) == ()
