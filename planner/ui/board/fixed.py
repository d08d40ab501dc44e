"""What never changes on the board while levers move."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from functools import lru_cache

from planner.charts.theme import DARK, HIGHEST, Palette, month_ticks, time_window
from planner.domain.plan import Plan
from planner.domain.target import Target
from planner.text.dates import day_and_month, exact_date
from planner.text.numbers import percent
from planner.text.translation import Voice
from planner.ui.board.lever_list import described
from planner.ui.board.phrases import phrases, rough_dates
from planner.ui.board.shown import as_json

LEVELS = (0, 20, 40, 60, 80, 100)  # with a line across the chart [percent]


@lru_cache(maxsize=64)
def fixed(plan: Plan, say: Voice, colours: Palette, target: Target) -> str:
    """Words, colours, axes and the levers with all that is said about them."""
    first, last = time_window(plan)
    ticks = month_ticks(first, last, say)
    indicator = plan.indicator(target.indicator_id)
    earliest = min((row.date for row in plan.observations), default=plan.as_of)
    return as_json(
        {
            "language": say.language,
            "dark": colours == DARK,
            "colours": asdict(colours),
            "axis": {
                "first": first.first_day.toordinal(),
                "last": last.plus(1).first_day.toordinal(),
                "ticks": [[date.fromisoformat(day).toordinal(), text.split("<br>")] for day, text in zip(ticks["tickvals"], ticks["ticktext"], strict=True)],
                "levels": [[level, percent(level, say.language)] for level in LEVELS],
                "highest": HIGHEST,
            },
            "today": [plan.as_of.toordinal(), say("hôm nay {date}", date=day_and_month(plan.as_of, say))],
            "end": [plan.year_end.toordinal(), day_and_month(plan.year_end, say)],
            "horizon": plan.horizon.toordinal(),
            "focus": target.id,
            "indicator": indicator.id,
            "say": phrases(plan, say) | {"chance_title": say("Khả năng đến {due}", due=exact_date(target.due, say))},
            "dates": rough_dates(plan, earliest, say),
            "levers": described(plan, indicator, say),
        }
    )
