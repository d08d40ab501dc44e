"""Rows that add up others: the whole place's figure is offered, held against its units; a part's total is passed over and told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.catalog.intake.asking import LEAVE, Asking
from planner.domain.intake import Option, ProposedRow
from planner.domain.plan import Plan

TAKE = Option(id="take", code="take_total")
KEEP = Option(id="keep", code="keep")
NEAR = 0.5  # of a count


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """How a figure of the whole place stands to those of its units on the same day."""

    row: ProposedRow
    units: tuple[float, ...]
    whole: bool  # whether every unit of the plan is among them
    share: bool

    @property
    def differs(self) -> bool:
        """Whether they contradict: a count is the sum of its units, a share lies between the lowest and the highest."""
        if not self.units:
            return False
        if self.share:
            return self.whole and not min(self.units) - 1e-9 <= self.row.value <= max(self.units) + 1e-9
        over = sum(self.units) - self.row.value
        return over > NEAR or (self.whole and over < -NEAR)

    @property
    def values(self) -> tuple[float, ...]:
        """What a sentence compares: the figure, and the sum or the range of the units."""
        return (self.row.value, min(self.units), max(self.units)) if self.share else (self.row.value, sum(self.units))


def offered_totals(sheet: str, totals: Sequence[ProposedRow], rows: Sequence[ProposedRow], plan: Plan, asking: Asking, label: str) -> bool | None:
    """Whether the rows of totals are the whole place's figures; None while nobody has said so. One question for a sheet."""
    checks = checked(totals, rows, plan)
    odd = next((one for one in checks if one.differs), None)
    first = odd or checks[0]
    code = "total_row" if odd is None else "total_outside_units" if odd.share else "total_unlike_units"
    about = {"found": label, "values": first.values if odd or (first.units and not first.share) else (first.row.value,)}
    answer = None
    for one in checks:
        answer = asking.ask(f"total:{sheet}", "totals", code, (TAKE, LEAVE), one.row.place, **about)
    return None if answer is None else answer == TAKE.id


def unlike_units(totals: Sequence[ProposedRow], rows: Sequence[ProposedRow], plan: Plan, asking: Asking) -> set[int]:
    """Which figures of the whole place, named as such, are to be left out because they contradict their units: asked, a question for a column."""
    left = set()
    for number, one in enumerate(checked(totals, rows, plan)):
        if not one.differs:
            continue
        place, row = one.row.place, one.row
        code = "whole_outside_units" if one.share else "whole_unlike_units"
        about = {"found": row.found, "indicator_id": row.indicator_id, "date": row.date, "values": one.values}
        if asking.ask(f"{code}:{place.sheet}:{place.column}", code, code, (KEEP, LEAVE), place, **about) == LEAVE.id:
            left.add(number)
    return left


def checked(totals: Sequence[ProposedRow], rows: Sequence[ProposedRow], plan: Plan) -> list[Check]:
    """Each figure of the whole place beside those of the units."""
    wanted = {(one.indicator_id, one.date) for one in totals}
    units: dict[tuple[str, date], dict[str, float]] = defaultdict(dict)
    for row in rows:
        if row.unit_id and (row.indicator_id, row.date) in wanted:
            units[row.indicator_id, row.date][row.unit_id] = row.value
    all_units = {unit.id for unit in plan.units}
    checks = []
    for row in totals:
        beside = units[row.indicator_id, row.date]
        share = plan.indicator(row.indicator_id).unit == "percent"
        checks.append(Check(row=row, units=tuple(beside.values()), whole=all_units <= set(beside), share=share))
    return checks
