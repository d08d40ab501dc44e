"""The model's time, beside what numpy alone needs for as many numbers."""

import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta
from itertools import count

import numpy as np

from planner import load_plan, outlooks, project_series
from planner.cli import SHIPPED_PLAN
from planner.domain.scenario import Scenario
from planner.model.calendar import weekly
from planner.model.draws import FUTURES
from planner.model.project import Projection, project
from planner.model.sensitivity import usual_setting

WARM_UPS = 5


def median(work: Callable[[int], object], times: int) -> float:
    """Median time of a piece of work that is told its own number, after a few warm-ups. [ms]"""
    found = []
    for place in range(times + WARM_UPS):
        begun = time.perf_counter()
        work(place)
        found.append((time.perf_counter() - begun) * 1000)
    return statistics.median(found[WARM_UPS:])


def whole_plan(times: int) -> tuple[float, float, float]:
    """All indicators weekly to the year's end, and the outlook of every target, each time under a scenario never seen.

    Returns the time of the first, that of numpy's exp and sort of as many rows, and the time of the second. [ms, ms, ms]
    """
    plan = load_plan(SHIPPED_PLAN)
    shown = {known.id: weekly(plan.figures(known.id)[-1].date, plan.year_end) for known in plan.indicators if known.projected and plan.figures(known.id)}
    fresh = count(1)

    def scenario() -> Scenario:
        strength = 1 / (1 + next(fresh) / 1000)
        return Scenario(plan=plan.id, measures=tuple(usual_setting(plan, measure, strength) for measure in plan.measures))

    def fans(_: int) -> list[Projection | None]:
        unseen = scenario()
        return [project(plan, unseen, plan.indicator(name), days) for name, days in shown.items()]

    adopted = {name: days for name, days in shown.items() if plan.indicator(name).method == "adoption"}
    exponents = np.random.default_rng(1).normal(size=(sum(map(len, adopted.values())), FUTURES))
    floor = median(lambda _: np.sort(np.exp(exponents), axis=-1), times)
    return median(fans, times), floor, median(lambda _: outlooks(plan, scenario()), times)


def bare_series(times: int) -> tuple[float, float]:
    """One call on bare dates and levels, three quantiles on 36 days, beside one `np.quantile`. [ms, ms]"""
    at = [date(2023, 4, 20) + timedelta(days=7 * week) for week in range(1, 37)]
    levels = np.random.default_rng(1).random((len(at), FUTURES))

    def once(place: int) -> object:
        return project_series(["2022-12-31", "2023-04-20"], [8.0, 20.07 + place / 1000], at=at, natural_ceiling=100)

    return median(once, times), median(lambda _: np.quantile(levels, (0.1, 0.5, 0.9), axis=1), times)
