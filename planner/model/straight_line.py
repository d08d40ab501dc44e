"""The line through the last two figures: what the room would draw by hand, and sometimes it is right."""

from __future__ import annotations

from datetime import date

import numpy as np

from planner.domain.indicator import Indicator
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.model.calendar import FloatArray, days_since
from planner.model.series import launched, potential_of


def straight_line(plan: Plan, scenario: Scenario, indicator: Indicator, dates: tuple[date, ...]) -> FloatArray | None:
    """Levels on dates by the line through the last two figures (or launch and figure), cut at 0 and the potential.

    Returns shape (len(dates),) in the indicator's unit; None with fewer than two points.
    """
    days, values = launched(plan, scenario, indicator)
    if len(days) < 2 or not indicator.projected:
        return None
    slope = (values[-1] - values[-2]) / days_since(days[-2], days[-1])
    ahead = np.array([days_since(days[-1], day) for day in dates])
    return np.clip(values[-1] + slope * ahead, 0.0, potential_of(plan, scenario, indicator))
