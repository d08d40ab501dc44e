"""Which columns of shares are read together: one by itself, or those of one indicator over units or days side by side."""

from __future__ import annotations

from collections.abc import Iterator

from planner.catalog.intake.cells import plain_figure
from planner.catalog.intake.columns import Column
from planner.catalog.intake.names import WHOLE_PLACE
from planner.catalog.intake.row_labels import RowLabels
from planner.catalog.intake.shares import SmallShares
from planner.catalog.intake.upload import Cell
from planner.domain.indicator import Indicator

Key = tuple[str, str]  # indicator and unit


class ShareColumns:
    """The columns of one sheet, each gone through once, and only when a small share stands in it."""

    def __init__(self, labels: RowLabels) -> None:
        self.labels, self.plan = labels, labels.reader.plan
        self.percents = {one.id for one in self.plan.indicators if one.unit == "percent"}
        newest = sorted(self.plan.observations, key=lambda one: one.date)
        self.before: dict[Key, float] = {(one.indicator_id, one.unit_id): one.value for one in newest}
        self.small: dict[tuple[str, int], SmallShares] = {}

    def name(self, column: Column, indicator: Indicator) -> str:
        """What an answer about a column is kept under."""
        at = indicator.id if self._is_across(column) else self.labels.letters[column.index]
        return f"{self.labels.sheet.name}:{at}"

    def is_odd(self, cell: Cell, column: Column, indicator: Indicator, unit_id: str) -> bool:
        """Whether a cell holds a small share that no answer about its column may settle."""
        value = plain_figure(cell, self.plan.language) if indicator.unit == "percent" else None
        if value is None or not 0 < value <= 1:
            return False
        across = indicator.id if self._is_across(column) else ""
        key = across, -1 if across else column.index
        if key not in self.small:
            held = self._held(column, across)
            self.small[key] = SmallShares(held, self.before.get, self.plan.language)
        return self.small[key].is_odd(value, (indicator.id, unit_id))

    def _is_across(self, column: Column) -> bool:
        """Whether a column is one of units or of days side by side: there all of them together are what is a column elsewhere."""
        return bool(column.unit_id or (column.when and "indicator" not in self.labels.by_role))

    def _held(self, column: Column, across: str) -> Iterator[tuple[Cell, Key]]:
        """The cells of shares that a small one is held against, each with its indicator and unit as far as they are known."""
        values = self.labels.by_role["value"]
        beside = [one for one in values if self._is_across(one)] if across else [column]
        for row in self.labels.sheet.rows[self.labels.layout.first :]:
            for one in beside:
                indicator_id = "" if row[one.index] is None else self.labels.indicator_of(row, one)
                unknown = not indicator_id and "indicator" not in self.labels.by_role
                wanted = indicator_id == across if across else indicator_id in self.percents
                if row[one.index] is not None and (unknown or wanted):
                    unit = self.labels.unit_of(row, one)
                    yield row[one.index], (indicator_id, "" if unit in (WHOLE_PLACE, None) else str(unit))
