"""Over which months a measure works, in words: of one that is to come its months, of one that runs since when."""

from __future__ import annotations

from planner.domain.month import Month
from planner.domain.plan import Plan
from planner.domain.scenario import MeasureSetting
from planner.text.dates import month_span, month_text
from planner.text.translation import Voice


def measure_span(plan: Plan, setting: MeasureSetting, say: Voice) -> str:
    """The months of a measure: tháng 6–12; of one that was decided before and has started: theo kế hoạch từ 6/2023."""
    year_end = Month(plan.year, 12)
    end = setting.end or year_end
    decided_before = setting.decided is None or setting.decided < plan.as_of
    if not decided_before or setting.start.first_day > plan.as_of:
        return month_span(setting.start, end, say, plan.year)
    start, last = month_text(setting.start, say), month_text(end, say)
    if end.last_day < plan.as_of:
        return say("theo kế hoạch từ {start}, đã hết {end}", start=start, end=last)
    if end == year_end:
        return say("theo kế hoạch từ {start}", start=start)
    return say("theo kế hoạch từ {start} đến hết {end}", start=start, end=last)
