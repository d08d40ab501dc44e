"""A workbook as a reader holds it: open it, change a cell, read what the months say then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import formualizer
import numpy as np
from python_calamine import CalamineWorkbook

from planner.domain.assumption import Value
from planner.domain.bilingual import Language
from planner.domain.month import Month
from planner.domain.plan import Plan
from planner.domain.scenario import MeasureSetting, Scenario
from planner.exports.pack import Pack, pack_of
from planner.exports.workbook.book import workbook
from planner.exports.workbook.inputs import CHECK, CODE, HIGH, LOW, VALUE
from planner.exports.workbook.projection import FIRST
from planner.exports.workbook.terms import serial
from planner.model.central_future import central_future
from planner.model.monthly_targets import months_of

Cells = dict[str, list[object]]


def table(made: bytes, sheet: str) -> list[list[object]]:
    """The cached values of a sheet, from its first cell on."""
    return CalamineWorkbook.from_filelike(BytesIO(made)).get_sheet_by_name(sheet).to_python(skip_empty_area=False)


class LiveSheet:
    """A workbook that recomputes."""

    def __init__(self, plan: Plan, scenario: Scenario, language: Language = "vi") -> None:
        self.pack: Pack = pack_of(plan, (scenario,), language)
        self.made = workbook(self.pack)
        self.names = CalamineWorkbook.from_filelike(BytesIO(self.made)).sheet_names
        self.inputs, self.projection = self.names[1], self.names[2]
        self.book = formualizer.Workbook.from_bytes(self.made)
        self.book.set_temporal_egress("serial")
        self.input_rows: dict[str, int] = {}
        for row, cells in enumerate(table(self.made, self.inputs)):
            if len(cells) > CODE and cells[CODE]:
                self.input_rows.setdefault(str(cells[CODE]), row)
        last = FIRST + len(months_of(plan))
        shown = enumerate(table(self.made, self.projection))
        self.month_rows = {str(cells[last]): row for row, cells in shown if len(cells) > last and str(cells[last]).count(".")}
        self.ends = tuple(month.last_day for month in months_of(plan))
        self.book.evaluate_all()

    def put(self, code: str, column: int, value: object) -> None:
        self.book.set_value(self.inputs, self.input_rows[code] + 1, column + 1, value)

    def believe(self, assumption_id: str, value: Value) -> None:
        yes, no = ("có", "không") if self.pack.say.language == "vi" else ("yes", "no")
        self.put(assumption_id, VALUE, (yes if value else no) if isinstance(value, bool) else serial(value) if isinstance(value, date) else float(value))

    def decide(self, setting: MeasureSetting) -> None:
        self.put(setting.measure_id, VALUE, float(setting.strength))
        self.put(setting.measure_id, LOW, serial(setting.start.first_day))
        self.put(setting.measure_id, HIGH, serial(setting.end.first_day) if setting.end else None)

    def effect(self, measure_id: str, indicator_id: str, value: float) -> None:
        self.put(f"{measure_id}.{indicator_id}", VALUE, value)

    def months(self, indicator_id: str, which: str = "central") -> list[object]:
        row = self.month_rows[f"{indicator_id}.{which}"]
        return [self.book.get_value(self.projection, row + 1, FIRST + place + 1) for place in range(len(self.ends))]

    def check(self, code: str) -> str:
        return str(self.book.get_value(self.inputs, self.input_rows[code] + 1, CHECK + 1) or "")

    def warnings(self) -> float:
        front = table(self.made, self.names[0])
        row = next(row for row, cells in enumerate(front) if cells[0] in ("Cảnh báo đang mở", "Open warnings"))
        return float(self.book.get_value(self.names[0], row + 1, 2))

    def differences(self, plan: Plan, scenario: Scenario) -> dict[str, float]:
        """Largest difference from the model by indicator, relative to its size; months that are no numbers differ without end."""
        self.book.evaluate_all()
        found = {}
        for one in self.pack.indicators:
            wanted = central_future(plan, scenario, one.indicator, self.ends)
            assert wanted is not None
            shown = self.months(one.indicator.id)
            numbers = np.array([value if isinstance(value, float | int) else np.inf for value in shown], float)
            found[one.indicator.id] = float(np.max(np.abs(numbers - wanted) / np.maximum(np.abs(wanted), 1.0)))
        return found

    def agrees(self, plan: Plan, scenario: Scenario) -> bool:
        return max(self.differences(plan, scenario).values()) <= 1e-9

    def empty_months(self) -> set[str]:
        """Indicators whose months are not available."""
        self.book.evaluate_all()
        found = set()
        for one in self.pack.indicators:
            errors = [value for value in self.months(one.indicator.id) if isinstance(value, dict)]
            assert len(errors) in (0, len(self.ends))
            assert all(error["kind"] == "Na" for error in errors)
            found |= {one.indicator.id} if errors else set()
        return found


def with_effect(plan: Plan, measure_id: str, place: int, value: float) -> Plan:
    """A plan in which one effect is another."""
    measures = []
    for measure in plan.measures:
        effects = tuple(replace(effect, added_pace=value) if index == place else effect for index, effect in enumerate(measure.effects))
        measures.append(replace(measure, effects=effects) if measure.id == measure_id else measure)
    return replace(plan, measures=tuple(measures))


def month(text: str) -> Month:
    return Month.parse(text)
