"""What the board is told: what never changes, tables for the arithmetic, the truth, and the sweep of the lever in hand."""

from __future__ import annotations

from planner.domain.target import Target
from planner.ui.board.fixed import fixed as fixed
from planner.ui.board.shown import Shown, as_json, shown_on
from planner.ui.board.sweeps import swept
from planner.ui.board.tables import closed_of, tables
from planner.ui.board.truth import state
from planner.ui.frame import Page


def board_data(page: Page, target: Target, hand: str, answered: int, *, straight: bool) -> dict[str, str]:
    """Everything the board is told, as texts: the browser reads only those that changed."""
    shown = shown_on(page, target)
    closed = closed_of(page.plan, page.scenario, tuple(known.indicator_id for known in shown.all))
    return {
        "fixed": fixed(page.plan, page.say, page.colours, target),
        "tables": tables(page.plan, page.scenario, target.indicator_id, _open(page, shown), closed),
        "state": as_json(state(page, shown, set(closed), answered, straight=straight)),
        "sweep": swept(page.plan, page.scenario, shown, tuple(sorted(closed)), hand, page.say),
    }


def _open(page: Page, shown: Shown) -> set[str]:
    """Targets on the board that are not met yet."""
    return {known.target_id for known in page.outlooks() if known.state != "met"} & {known.id for known in shown.all}
