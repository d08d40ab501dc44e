"""What a plan holds whatever the scenario: indicators, units, figures, targets, what measures do, sources."""

from __future__ import annotations

from typing import NamedTuple

from planner.domain.evidence import Source
from planner.domain.indicator import Indicator
from planner.domain.measure import Effect, Measure
from planner.domain.observation import Observation
from planner.domain.target import Target
from planner.domain.unit import Unit
from planner.exports.pack import Pack
from planner.exports.tables.table import UNIT, Field, Table, table_of, unit_words
from planner.text.translation import mark
from planner.text.words import EVIDENCE_WORDS, KINDS, MATCHES, PRECISIONS, SCOPES

METHODS = {
    "adoption": mark("người dân lựa chọn: đường cong chữ S"),
    "workload": mark("cơ quan tự làm: theo tốc độ làm việc"),
    "shown": mark("chỉ theo dõi, không dự báo"),
}
TARGET_UNITS = {"percent": "%", "percent_of_potential": mark("% của quy mô tiềm năng"), "count": mark("số lượng")}


class EffectRow(NamedTuple):
    """What a measure does to an indicator."""

    measure: Measure
    effect: Effect


INDICATOR_FIELDS: tuple[Field[Indicator], ...] = (
    Field("indicator_id", mark("Mã chỉ tiêu"), "string", "key", lambda pack, row: row.id),
    Field("indicator", mark("Chỉ tiêu"), "string", "label", lambda pack, row: pack.say.of(row.title)),
    Field("definition", mark("Định nghĩa"), "string", "label", lambda pack, row: pack.say.of(row.definition)),
    Field("unit_code", mark("Mã đơn vị tính"), "string", "label", lambda pack, row: row.unit, about="percent, count"),
    Field("unit", mark("Đơn vị tính"), "string", "label", unit_words),
    Field("method_code", mark("Mã cách dự báo"), "string", "label", lambda pack, row: row.method, about=", ".join(METHODS)),
    Field("method", mark("Cách dự báo"), "string", "label", lambda pack, row: pack.say(METHODS[row.method])),
    Field("part_of", mark("Là một phần của"), "string", "label", lambda pack, row: row.part_of),
    Field("lead", mark("Chủ trì"), "string", "label", lambda pack, row: pack.say.of(row.lead) if row.lead else None),
    Field("source", mark("Nguồn"), "string", "source", lambda pack, row: row.definition_source),
)
PLACE_FIELDS: tuple[Field[Unit], ...] = (
    Field("unit_id", mark("Mã đơn vị"), "string", "key", lambda pack, row: row.id),
    Field("unit_name", mark("Đơn vị"), "string", "label", lambda pack, row: pack.say.of(row.title)),
    Field("code", mark("Mã hành chính"), "string", "label", lambda pack, row: row.code),
    Field("population", mark("Dân số"), "number", "figure", lambda pack, row: row.population, mark("người"), mark("trống: chưa có số liệu")),
    Field("source", mark("Nguồn"), "string", "source", lambda pack, row: row.source),
)
FIGURE_FIELDS: tuple[Field[Observation], ...] = (
    Field("indicator_id", mark("Mã chỉ tiêu"), "string", "key", lambda pack, row: row.indicator_id),
    Field("indicator", mark("Chỉ tiêu"), "string", "label", lambda pack, row: pack.say.of(pack.plan.indicator(row.indicator_id).title)),
    Field("unit_id", mark("Mã đơn vị"), "string", "key", lambda pack, row: row.unit_id, about=mark("trống: toàn địa bàn")),
    Field("date", mark("Ngày"), "date", "time", lambda pack, row: row.date),
    Field("value", mark("Giá trị"), "number", "figure", lambda pack, row: row.value, UNIT),
    Field("precision_code", mark("Mã độ chính xác"), "string", "label", lambda pack, row: row.precision, about=", ".join(PRECISIONS)),
    Field("precision", mark("Độ chính xác"), "string", "label", lambda pack, row: pack.say(PRECISIONS[row.precision])),
    Field("derivation", mark("Phép tính"), "string", "source", lambda pack, row: row.derivation),
    Field("known_on", mark("Ngày biết"), "date", "time", lambda pack, row: row.known_on, about=mark("chỉ ghi khi biết sau ngày chốt kế hoạch")),
    Field("source", mark("Nguồn"), "string", "source", lambda pack, row: row.source),
    Field("note", mark("Ghi chú"), "string", "label", lambda pack, row: pack.say.of(row.note)),
)
TARGET_FIELDS: tuple[Field[Target], ...] = (
    Field("target_id", mark("Mã mục tiêu"), "string", "key", lambda pack, row: row.id),
    Field("indicator_id", mark("Mã chỉ tiêu"), "string", "key", lambda pack, row: row.indicator_id),
    Field("indicator", mark("Chỉ tiêu"), "string", "label", lambda pack, row: pack.say.of(pack.plan.indicator(row.indicator_id).title)),
    Field("scope_code", mark("Mã cấp"), "string", "label", lambda pack, row: row.scope, about=", ".join(SCOPES)),
    Field("scope", mark("Cấp"), "string", "label", lambda pack, row: pack.say(SCOPES[row.scope])),
    Field("programme", mark("Chương trình"), "string", "label", lambda pack, row: row.programme),
    Field("value", mark("Giá trị"), "number", "target", lambda pack, row: row.value, mark("theo cột bên")),
    Field("unit_code", mark("Mã đơn vị tính"), "string", "label", lambda pack, row: row.unit, about=", ".join(TARGET_UNITS)),
    Field("unit", mark("Đơn vị tính"), "string", "label", lambda pack, row: pack.say(TARGET_UNITS[row.unit])),
    Field("due", mark("Hạn"), "date", "time", lambda pack, row: row.due),
    Field("kind_code", mark("Mã loại"), "string", "label", lambda pack, row: row.kind, about=", ".join(KINDS)),
    Field("kind", mark("Loại"), "string", "label", lambda pack, row: pack.say(KINDS[row.kind])),
    Field("match_code", mark("Mã mức khớp tên"), "string", "label", lambda pack, row: row.match, about="exact, approximate, unknown"),
    Field("match", mark("Mức khớp tên"), "string", "label", lambda pack, row: pack.say(MATCHES[row.match])),
    Field("source", mark("Nguồn"), "string", "source", lambda pack, row: row.source),
    Field("note", mark("Ghi chú"), "string", "label", lambda pack, row: pack.say.of(row.note)),
)
EFFECT_FIELDS: tuple[Field[EffectRow], ...] = (
    Field("measure_id", mark("Mã biện pháp"), "string", "key", lambda pack, row: row.measure.id),
    Field("measure", mark("Biện pháp"), "string", "label", lambda pack, row: pack.say.of(row.measure.title)),
    Field("indicator_id", mark("Mã chỉ tiêu"), "string", "key", lambda pack, row: row.effect.indicator_id),
    Field("indicator", mark("Chỉ tiêu"), "string", "label", lambda pack, row: pack.say.of(pack.plan.indicator(row.effect.indicator_id).title)),
    Field(
        "added_pace",
        mark("Cộng vào tốc độ"),
        "number",
        "assumption",
        lambda pack, row: row.effect.added_pace,
        mark("lần tốc độ đến nay"),
        mark("ở cường độ 1; 1 là nhanh gấp đôi"),
    ),
    Field("lead_time", mark("Chuẩn bị"), "integer", "assumption", lambda pack, row: row.measure.lead_time_days, mark("ngày")),
    Field("ramp", mark("Tăng dần"), "integer", "assumption", lambda pack, row: row.measure.ramp_days, mark("ngày")),
    Field("evidence_code", mark("Mã mức căn cứ"), "string", "source", lambda pack, row: row.effect.evidence, about=", ".join(EVIDENCE_WORDS)),
    Field("evidence", mark("Căn cứ"), "string", "source", lambda pack, row: pack.say(EVIDENCE_WORDS[row.effect.evidence])),
    Field("source", mark("Nguồn"), "string", "source", lambda pack, row: row.effect.source),
    Field("basis", mark("Lý do"), "string", "source", lambda pack, row: pack.say.of(row.effect.basis)),
)
SOURCE_FIELDS: tuple[Field[Source], ...] = (
    Field("source", mark("Mã nguồn"), "string", "key", lambda pack, row: row.id),
    Field("title", mark("Tên nguồn"), "string", "label", lambda pack, row: pack.say.of(row.title)),
    Field("published", mark("Ngày công bố"), "date", "time", lambda pack, row: row.published),
    Field("url", mark("Địa chỉ"), "string", "source", lambda pack, row: row.url),
)


def indicator_table(pack: Pack) -> Table:
    """One row an indicator."""
    return table_of(pack, "indicators", mark("Chỉ tiêu"), INDICATOR_FIELDS, pack.plan.indicators, keys=("indicator_id",))


def place_table(pack: Pack) -> Table:
    """One row a unit."""
    return table_of(pack, "units", mark("Đơn vị"), PLACE_FIELDS, pack.plan.units, keys=("unit_id",))


def figure_table(pack: Pack) -> Table:
    """One row a figure."""
    return table_of(pack, "figures", mark("Số liệu"), FIGURE_FIELDS, pack.plan.observations)


def target_table(pack: Pack) -> Table:
    """One row a target."""
    return table_of(pack, "targets", mark("Mục tiêu"), TARGET_FIELDS, pack.plan.targets, keys=("target_id",))


def effect_table(pack: Pack) -> Table:
    """One row a measure and indicator that it quickens."""
    rows = (EffectRow(measure, effect) for measure in pack.plan.measures for effect in measure.effects)
    return table_of(pack, "effects", mark("Tác động của biện pháp"), EFFECT_FIELDS, rows)


def source_table(pack: Pack) -> Table:
    """One row a source."""
    return table_of(pack, "sources", mark("Nguồn"), SOURCE_FIELDS, pack.plan.sources, keys=("source",))
