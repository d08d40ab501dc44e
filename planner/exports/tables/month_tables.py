"""What is projected and handed out month by month: of the province, and of its units."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from planner.domain.rounding import rounded
from planner.domain.unit import Unit
from planner.exports.pack import IndicatorPack, Pack
from planner.exports.tables.table import UNIT, Field, Table, table_of, unit_words
from planner.model.calendar import FloatArray
from planner.model.cascade import Cascade
from planner.text.handout import RULE_WORDS, basis_text
from planner.text.translation import mark


class MonthRow(NamedTuple):
    """One indicator in one month."""

    one: IndicatorPack
    place: int

    def at(self, levels: FloatArray) -> float:
        """What an array of months says of this one; a count is whole."""
        level = float(levels[self.place])
        return rounded(level, 0) if self.one.indicator.unit == "count" else level


class UnitRow(NamedTuple):
    """One indicator in one unit and month."""

    one: IndicatorPack
    split: Cascade
    levels: FloatArray  # shape (units, months) [percent of the unit's potential]
    unit: Unit
    row: int
    place: int


MONTH_FIELDS: tuple[Field[MonthRow], ...] = (
    Field("indicator_id", mark("Mã chỉ tiêu"), "string", "key", lambda pack, row: row.one.indicator.id),
    Field("indicator", mark("Chỉ tiêu"), "string", "label", lambda pack, row: pack.say.of(row.one.indicator.title)),
    Field("unit", mark("Đơn vị tính"), "string", "label", lambda pack, row: unit_words(pack, row.one.indicator)),
    Field("month", mark("Tháng"), "month", "time", lambda pack, row: str(row.one.months.months[row.place]), about=mark("mức ở ngày cuối tháng")),
    Field("projected_q10", mark("Dự báo, cận dưới 80%"), "number", "interval", lambda pack, row: row.at(row.one.months.low), UNIT),
    Field("projected_q50", mark("Dự báo, trung vị"), "number", "projection", lambda pack, row: row.at(row.one.months.projected), UNIT),
    Field("projected_q90", mark("Dự báo, cận trên 80%"), "number", "interval", lambda pack, row: row.at(row.one.months.high), UNIT),
    Field(
        "central",
        mark("Tương lai trung tâm"),
        "number",
        "projection",
        lambda pack, row: row.at(row.one.central),
        UNIT,
        mark("một đường tính bằng công thức, gần trung vị nhưng không bằng trung vị"),
    ),
    Field("baseline_q50", mark("Như hiện nay, trung vị"), "number", "projection", lambda pack, row: row.at(row.one.baseline), UNIT),
    Field("handed_out", mark("Chỉ tiêu giao"), "number", "target", lambda pack, row: row.at(row.one.months.targets), UNIT),
    Field("increment", mark("Tăng trong tháng"), "number", "target", lambda pack, row: row.at(row.one.months.increments), UNIT),
    Field("locked", mark("Khóa"), "boolean", "target", lambda pack, row: row.one.months.locked[row.place], about=mark("mức do người lập tự đặt")),
    Field("basis_code", mark("Mã đường giao"), "string", "label", lambda pack, row: row.one.months.basis, about="median, needed, held, straight, issued"),
    Field("basis", mark("Đường giao"), "string", "label", lambda pack, row: basis_text(row.one.indicator, row.one.months, row.one.denominator, pack.say)),
    Field("confidence", mark("Mức chắc chắn"), "number", "target", lambda pack, row: row.one.months.confidence, "0-1"),
)
UNIT_FIELDS: tuple[Field[UnitRow], ...] = (
    Field("indicator_id", mark("Mã chỉ tiêu"), "string", "key", lambda pack, row: row.one.indicator.id),
    Field("indicator", mark("Chỉ tiêu"), "string", "label", lambda pack, row: pack.say.of(row.one.indicator.title)),
    Field("unit_id", mark("Mã đơn vị"), "string", "key", lambda pack, row: row.unit.id),
    Field("unit_name", mark("Đơn vị"), "string", "label", lambda pack, row: pack.say.of(row.unit.title)),
    Field("month", mark("Tháng"), "month", "time", lambda pack, row: str(row.one.months.months[row.place]), about=mark("mức ở ngày cuối tháng")),
    Field("rule_code", mark("Mã cách chia"), "string", "label", lambda pack, row: row.split.rule, about=", ".join(RULE_WORDS)),
    Field("rule", mark("Cách chia"), "string", "label", lambda pack, row: pack.say(RULE_WORDS[row.split.rule])),
    Field("start", mark("Thực hiện"), "number", "figure", lambda pack, row: float(row.split.starts[row.row]), "%"),
    Field("start_assumed", mark("Lấy theo mức tỉnh (giả định)"), "boolean", "assumption", lambda pack, row: row.split.assumed[row.row]),
    Field(
        "handed_out",
        mark("Chỉ tiêu giao"),
        "number",
        "target",
        lambda pack, row: float(row.levels[row.row, row.place]),
        "%",
        mark("phần trăm quy mô tiềm năng của đơn vị"),
    ),
    Field("count", mark("Số lượng giao"), "integer", "target", lambda pack, row: count_of(row), mark("số lượng"), mark("trống: chưa có quy mô của đơn vị")),
)


def month_table(pack: Pack) -> Table:
    """One row an indicator and month."""
    rows = (MonthRow(one, place) for one in pack.indicators for place in range(len(one.months.months)))
    return table_of(pack, "monthly_targets", mark("Chỉ tiêu từng tháng"), MONTH_FIELDS, rows, keys=("indicator_id", "month"))


def unit_table(pack: Pack) -> Table:
    """One row an indicator, unit and month."""
    rows = (row for one in pack.indicators for row in unit_rows(pack, one))
    return table_of(pack, "targets_by_unit", mark("Chỉ tiêu theo đơn vị"), UNIT_FIELDS, rows, keys=("indicator_id", "unit_id", "month"))


def unit_rows(pack: Pack, one: IndicatorPack) -> Iterator[UnitRow]:
    """Every unit and month of an indicator that could be split."""
    split = one.cascade
    if split is None or split.levels is None:
        return
    for row, unit in enumerate(pack.plan.units):
        for place in range(len(one.months.months)):
            yield UnitRow(one, split, split.levels, unit, row, place)


def count_of(row: UnitRow) -> int | None:
    """How many a unit is handed out; None where its potential is not known."""
    return None if row.split.counts is None else int(row.split.counts[row.row, row.place])
