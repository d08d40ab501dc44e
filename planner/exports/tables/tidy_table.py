"""One table for everything that is handed out: a row a scenario, indicator, place and month, with where it comes from in its last columns.

Levels are percent of the potential for the whole place and for its units, so that rows can be compared; counts stand beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

import numpy as np

from planner.domain.unit import Unit
from planner.exports.pack import IndicatorPack, Pack, pack_of
from planner.exports.tables.month_tables import unit_rows
from planner.exports.tables.table import Field, Table, scenario_code, table_of, unit_words
from planner.model.calendar import FloatArray
from planner.model.reference_class import reference_class
from planner.text.handout import RULE_WORDS, basis_text
from planner.text.problems import problem_text
from planner.text.translation import mark

POINTS = mark("điểm %")
ONLY_WHOLE = mark("chỉ tính cho toàn địa bàn")


class TidyRow(NamedTuple):
    """What one place is handed out for one indicator in one month. Levels in percent of the place's potential."""

    code: str
    pack: Pack
    one: IndicatorPack
    unit: Unit | None  # None: the whole place
    place: int  # of the month
    start: float
    before: float
    level: float
    counted: int | None
    potential: float | None
    assumed: bool


def _share(levels: Callable[[IndicatorPack], FloatArray]) -> Callable[[Pack, TidyRow], float | None]:
    """What a projection says of the whole place, in percent of the potential; None for a unit."""
    return lambda pack, row: None if row.unit else float(levels(row.one)[row.place] / row.one.potential * 100)


FIELDS: tuple[Field[TidyRow], ...] = (
    Field("scenario", mark("Mã kịch bản"), "string", "key", lambda pack, row: row.code),
    Field("indicator_id", mark("Mã chỉ tiêu"), "string", "key", lambda pack, row: row.one.indicator.id),
    Field("indicator", mark("Chỉ tiêu"), "string", "label", lambda pack, row: pack.say.of(row.one.indicator.title)),
    Field("unit_id", mark("Mã đơn vị"), "string", "key", lambda pack, row: row.unit.id if row.unit else None, about=mark("trống: toàn địa bàn")),
    Field("place", mark("Đơn vị"), "string", "label", lambda pack, row: pack.say.of(row.unit.title if row.unit else pack.plan.place)),
    Field("month", mark("Tháng"), "month", "time", lambda pack, row: str(row.one.months.months[row.place]), about=mark("mức ở ngày cuối tháng")),
    Field("start", mark("Thực hiện"), "number", "figure", lambda pack, row: row.start, "%"),
    Field("start_date", mark("Ngày số liệu"), "date", "time", lambda pack, row: row.one.months.as_of, about=mark("của toàn địa bàn")),
    Field("start_assumed", mark("Lấy theo mức tỉnh (giả định)"), "boolean", "assumption", lambda pack, row: row.assumed),
    Field("handed_out", mark("Chỉ tiêu giao"), "number", "target", lambda pack, row: row.level, "%", mark("phần trăm quy mô tiềm năng")),
    Field("increment", mark("Tăng trong tháng"), "number", "target", lambda pack, row: row.level - row.before, POINTS),
    Field("count", mark("Số lượng giao"), "integer", "target", lambda pack, row: row.counted, about=mark("trống: chưa có quy mô của đơn vị")),
    Field(
        "counted", mark("Đếm theo"), "string", "label", lambda pack, row: None if row.one.indicator.unit == "percent" else unit_words(pack, row.one.indicator)
    ),
    Field("potential", mark("Quy mô tiềm năng"), "number", "assumption", lambda pack, row: row.potential),
    Field("projected_q10", mark("Dự báo, cận dưới 80%"), "number", "interval", _share(lambda one: one.months.low), "%", ONLY_WHOLE),
    Field("projected_q50", mark("Dự báo, trung vị"), "number", "projection", _share(lambda one: one.months.projected), "%", ONLY_WHOLE),
    Field("projected_q90", mark("Dự báo, cận trên 80%"), "number", "interval", _share(lambda one: one.months.high), "%", ONLY_WHOLE),
    Field("baseline_q50", mark("Như hiện nay, trung vị"), "number", "projection", _share(lambda one: one.baseline), "%", ONLY_WHOLE),
    Field("locked", mark("Khóa"), "boolean", "target", lambda pack, row: row.one.months.locked[row.place], about=mark("mức do người lập tự đặt")),
    Field("basis_code", mark("Mã đường giao"), "string", "label", lambda pack, row: row.one.months.basis, about="median, needed, held, straight, issued"),
    Field("basis", mark("Đường giao"), "string", "label", lambda pack, row: basis_text(row.one.indicator, row.one.months, row.one.denominator, pack.say)),
    Field("rule_code", mark("Mã cách chia"), "string", "label", lambda pack, row: _rule(row), about=", ".join(RULE_WORDS)),
    Field("rule", mark("Cách chia"), "string", "label", lambda pack, row: pack.say(RULE_WORDS[rule]) if (rule := _rule(row)) else None),
    Field(
        "unsplit", mark("Chưa chia được"), "string", "label", lambda pack, row: unsplit_text(pack, row.one), about=mark("vì sao không có dòng cho từng đơn vị")
    ),
    Field("scenario_title", mark("Kịch bản"), "string", "source", lambda pack, row: pack.title(row.pack.scenario)),
    Field("author", mark("Người lập (tự khai)"), "string", "source", lambda pack, row: row.pack.scenario.author),
    Field("data_until", mark("Số liệu đến"), "date", "source", lambda pack, row: data_until(pack)),
    Field("as_of", mark("Ngày chốt kế hoạch"), "date", "source", lambda pack, row: pack.plan.as_of),
    Field("model", mark("Phiên bản mô hình"), "string", "source", lambda pack, row: reference_class().version),
    Field("data", mark("Mã dữ liệu (sha256)"), "string", "source", lambda pack, row: pack.plan.data),
)


def tidy_table(pack: Pack, *, every: bool = False) -> Table:
    """What is handed out, of the whole place and its units; with `every`, what the scenarios beside it would hand out too."""
    others = [pack_of(pack.plan, (scenario,), pack.say.language) for scenario in pack.others] if every else []
    rows = (row for place, one in enumerate((pack, *others), 1) for row in _rows(scenario_code(place), one))
    keys = ("scenario", "indicator_id", "unit_id", "month")
    return table_of(pack, "handed_out", mark("Chỉ tiêu giao theo tháng, toàn địa bàn và từng đơn vị"), FIELDS, rows, keys=keys)


def data_until(pack: Pack) -> date:
    """The day of the newest figure that something is projected from."""
    return max((row.date for row in pack.plan.observations if pack.plan.indicator(row.indicator_id).projected), default=pack.plan.as_of)


def _rows(code: str, pack: Pack) -> Iterator[TidyRow]:
    for one in pack.indicators:
        counted = one.indicator.unit == "count"
        start, levels = one.months.now / one.potential * 100, one.months.targets / one.potential * 100
        for place, level in enumerate(levels):
            shared: dict[str, Any] = {"code": code, "pack": pack, "one": one, "place": place}
            before = start if place == 0 else float(levels[place - 1])
            count = int(np.round(one.months.targets[place])) if counted else None
            potential = one.potential if counted else None
            yield TidyRow(unit=None, start=start, before=before, level=float(level), counted=count, potential=potential, assumed=False, **shared)
        yield from _unit_rows(code, pack, one)


def _unit_rows(code: str, pack: Pack, one: IndicatorPack) -> Iterator[TidyRow]:
    for known in unit_rows(pack, one):
        own, start, split = known.levels[known.row], float(known.split.starts[known.row]), known.split
        yield TidyRow(
            code=code,
            pack=pack,
            one=one,
            unit=known.unit,
            place=known.place,
            start=start,
            before=float(own[known.place - 1]) if known.place else start,
            level=float(own[known.place]),
            counted=None if split.counts is None else int(split.counts[known.row, known.place]),
            potential=None if split.weights is None else float(split.weights[known.row]),
            assumed=split.assumed[known.row],
        )


def _rule(row: TidyRow) -> str | None:
    """How the whole is split over the units; None where there are none."""
    return row.one.cascade.rule if row.one.cascade else None


def unsplit_text(pack: Pack, one: IndicatorPack) -> str:
    """Why an indicator has no row for any unit, and which unit to look at; empty where it could be split."""
    problems = () if one.cascade is None or one.cascade.levels is not None else one.cascade.problems
    names = {unit.id: pack.say.of(unit.title) for unit in pack.plan.units}
    told = []
    for known in problems:
        found = ", ".join(names.get(part, part) for part in known.found.split(", "))  # ids of units are never shown
        text = problem_text(replace(known, found=found), pack.say)
        told.append(f"{names[known.column]}: {text}" if known.column in names else text)
    return " ".join(told)
