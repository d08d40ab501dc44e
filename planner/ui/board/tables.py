"""Tables for the arithmetic of the browser: levels over operational time, what targets take, what measures add."""

from __future__ import annotations

from typing import Any

from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.model.calendar import PERIOD_DAYS
from planner.model.live import ClosedForm, added_time, closed_form, pace_days, settings_of
from planner.model.outlook import QUANTILES, target_level
from planner.model.project import BANDS
from planner.model.series import potential_of
from planner.ui.board.packing import packed, packed_exactly, packed_periods
from planner.ui.board.shown import as_json

BANDS_SHOWN = {True: tuple(range(len(BANDS))), False: tuple(BANDS.index(share) for share in QUANTILES)}  # in the fan; on a card


def closed_of(plan: Plan, scenario: Scenario, indicators: tuple[str, ...]) -> dict[str, ClosedForm]:
    """The indicators that need nothing but operational time."""
    found = {}
    for name in dict.fromkeys(indicators):
        indicator = plan.indicator(name)
        unit = potential_of(plan, scenario, indicator)
        form = closed_form(plan, scenario, indicator, {target.id: target_level(plan, scenario, target) / unit for target in plan.targets_of(name)})
        if form is not None:
            found[name] = form
    return found


def tables(plan: Plan, scenario: Scenario, focus: str, wanted: set[str], closed: dict[str, ClosedForm]) -> str:
    """Levels over M, the M that targets take, and what each measure adds by each day."""
    first = min((form.origin for form in closed.values()), default=plan.as_of)
    time = added_time(plan, settings_of(plan, scenario), first, pace_days(plan, scenario))
    most = max((float(known.max()) for known in time.periods.values()), default=0.0) or 1.0
    return as_json(
        {
            "indicators": {name: _table(form, BANDS_SHOWN[name == focus], wanted) for name, form in closed.items()},
            "time": {
                "period": PERIOD_DAYS,
                "first": time.days[0],
                "count": len(time.days) - 1,
                "horizon": time.days[-1],
                "most": most,
                "added": {name: packed(known, most) for name, known in time.periods.items()},
            },
        }
    )


def _table(form: ClosedForm, bands: tuple[int, ...], wanted: set[str]) -> dict[str, Any]:
    table = form.table
    found: dict[str, Any] = {
        "origin": form.origin.toordinal(),
        "now": form.now,
        "pace": form.pace,
        "since": max(form.since, float(form.origin.toordinal())),
        "before": form.before,
        "longest": form.longest,
        "bands": bands,
        "needed": {name: packed_exactly(known) for name, known in form.needed.items() if name in wanted},
    }
    if table.steps is not None:
        return found | {"unit": table.unit, "left": table.steps.shape[1], "steps": packed_periods(table.steps[list(bands)], form.longest)}
    return found | {"points": len(table.periods), "reach": float(table.periods[-1]), "levels": packed(table.levels[:, list(bands)], 1.0)}
