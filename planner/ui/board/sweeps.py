"""The lever in hand, swept over what operational time alone cannot say."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from planner.domain.assumption import Assumption
from planner.domain.indicator import Indicator
from planner.domain.measure import Measure
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.model.calendar import weekly
from planner.model.live_sweep import Question, Swept, first_positions, sweep
from planner.model.outlook import CONFIDENCES
from planner.model.series import launched
from planner.text.needed_pace import needed_text
from planner.text.takeaway import when_text
from planner.text.translation import Voice
from planner.ui.board.lever_list import lever_name, levers_of, swept_targets
from planner.ui.board.moves import at_position
from planner.ui.board.packing import packed_percent
from planner.ui.board.shown import Shown, as_json, belief_of
from planner.ui.board.truth import likely


def swept(plan: Plan, scenario: Scenario, shown: Shown, closed: tuple[str, ...], hand: str, say: Voice) -> str:
    """The sweep of the lever in hand over what it changes in ways that only the model can say; empty where there is nothing."""
    indicator = plan.indicator(shown.target.indicator_id)
    lever = next((known for known in levers_of(plan, indicator) if lever_name(known) == hand), None)
    if lever is None:
        return ""
    targets = {target.id: plan.indicator(target.indicator_id) for target in shown.all}
    wanted = swept_targets(plan, lever, targets, set(closed))
    if not wanted:
        return ""
    return _sweep_text(plan, _without(scenario, plan, lever), shown, hand, tuple(wanted), say)


def _without(scenario: Scenario, plan: Plan, lever: Measure | Assumption) -> Scenario:
    """The scenario that a sweep starts from: the same whatever the lever's own position, so that it is swept once."""
    settled = belief_of(scenario)
    return at_position(plan, settled, lever, 1.0) if isinstance(lever, Measure) else settled.with_assumption(lever.id, None)


@lru_cache(maxsize=256)
def _sweep_text(plan: Plan, scenario: Scenario, shown: Shown, hand: str, wanted: tuple[str, ...], say: Voice) -> str:
    indicator = plan.indicator(shown.target.indicator_id)
    lever = next(known for known in levers_of(plan, indicator) if lever_name(known) == hand)
    targets = tuple(target for target in shown.all if target.id in wanted)
    figures = launched(plan, scenario, indicator)[0]
    looked_at = indicator if shown.target.id in wanted else None
    asked = Question(
        looked_at=looked_at,
        dates=weekly(figures[-1], plan.year_end) if figures else (),
        targets=targets,
        confidences={shown.target.id: CONFIDENCES},
    )
    found = sweep(plan, lambda position: at_position(plan, scenario, lever, position), first_positions(lever), asked)
    return as_json(
        {
            "lever": hand,
            "positions": [round(swept.position, 6) for swept in found],
            "targets": {target.id: [_node(plan, swept, place, say) for swept in found] for place, target in enumerate(targets)},
            "fans": [_fan_node(plan, swept, indicator) for swept in found] if looked_at else None,
        }
    )


def _node(plan: Plan, swept: Swept, place: int, say: Voice) -> list[Any]:
    """One target at one position: chance, three dates, three levels, since when it is met, what is added, pace needed, its own pace."""
    outlook, unit = swept.outlooks[place], swept.denominators[place]
    days = [None if day is None else day.toordinal() for day in (outlook.date_q10, outlook.date_q50, outlook.date_q90)]
    levels = [None if level is None else round(level / unit * 100, 3) for level in (outlook.level_q10, outlook.level_q50, outlook.level_q90)]
    met = when_text(outlook, plan, say) if outlook.state == "met" else ""
    indicator = plan.indicator(outlook.indicator_id)
    needed = needed_text(indicator, outlook, unit, say) if outlook.needed else ""
    return [None if outlook.chance is None else round(outlook.chance, 5), days, levels, met, likely(outlook, say)["extra"], needed, outlook.mean_pace]


def _fan_node(plan: Plan, swept: Swept, indicator: Indicator) -> list[Any]:
    """The fan at one position: levels, figures, the denominator."""
    fan = None if swept.fan is None else packed_percent(swept.fan)
    return [fan, [[day.toordinal(), round(level, 3)] for day, level in swept.history], swept.denominator]
