"""What scenarios decide and believe, and what is then projected of every target."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from planner.domain.assumption import Assumption, Value
from planner.domain.indicator import Indicator
from planner.domain.measure import Measure
from planner.domain.outlook import Outlook
from planner.domain.scenario import MeasureSetting, Scenario
from planner.domain.target import Target
from planner.exports.pack import Pack
from planner.exports.tables.table import UNIT, Field, Table, scenario_code, table_of, unit_words
from planner.text.strengths import strength_word
from planner.text.takeaway import value_text
from planner.text.translation import mark
from planner.text.words import EVIDENCE_WORDS, KINDS, STATES

ASSUMPTION_KINDS = {
    "pace": mark("tốc độ"),
    "ceiling": mark("trần"),
    "ceiling_reached": mark("có đạt trần"),
    "potential": mark("quy mô tiềm năng"),
    "launch": mark("ngày bắt đầu"),
}


class ScenarioRow(NamedTuple):
    """A scenario at its place."""

    code: str
    scenario: Scenario


class OutlookRow(NamedTuple):
    """A target under a scenario."""

    code: str
    title: str
    target: Target
    indicator: Indicator
    outlook: Outlook


class MeasureRow(NamedTuple):
    """A measure that a scenario uses."""

    code: str
    measure: Measure
    setting: MeasureSetting


class AssumptionRow(NamedTuple):
    """An assumption in a scenario."""

    code: str
    known: Assumption
    scenario: Scenario
    value: Value


CODE = mark("Mã kịch bản")
SCENARIO_FIELDS: tuple[Field[ScenarioRow], ...] = (
    Field("scenario", CODE, "string", "key", lambda pack, row: row.code, about=mark("scenario_1 là kịch bản được giao, các kịch bản sau để so sánh")),
    Field("scenario_title", mark("Kịch bản"), "string", "label", lambda pack, row: pack.title(row.scenario)),
    Field("author", mark("Người lập (tự khai)"), "string", "label", lambda pack, row: row.scenario.author),
    Field("note", mark("Ghi chú"), "string", "label", lambda pack, row: pack.say.of(row.scenario.note)),
    Field("model", mark("Phiên bản mô hình"), "string", "source", lambda pack, row: row.scenario.model, about=mark("lúc lưu; trống: chưa lưu")),
    Field("data", mark("Mã dữ liệu (sha256)"), "string", "source", lambda pack, row: row.scenario.data, about=mark("lúc lưu; trống: chưa lưu")),
)
OUTLOOK_FIELDS: tuple[Field[OutlookRow], ...] = (
    Field("scenario", CODE, "string", "key", lambda pack, row: row.code),
    Field("scenario_title", mark("Kịch bản"), "string", "label", lambda pack, row: row.title),
    Field("target_id", mark("Mã mục tiêu"), "string", "key", lambda pack, row: row.target.id),
    Field("indicator_id", mark("Mã chỉ tiêu"), "string", "key", lambda pack, row: row.indicator.id),
    Field("indicator", mark("Chỉ tiêu"), "string", "label", lambda pack, row: pack.say.of(row.indicator.title)),
    Field("unit", mark("Đơn vị tính"), "string", "label", lambda pack, row: unit_words(pack, row.indicator)),
    Field("kind_code", mark("Mã loại"), "string", "label", lambda pack, row: row.target.kind, about=", ".join(KINDS)),
    Field("kind", mark("Loại"), "string", "label", lambda pack, row: pack.say(KINDS[row.target.kind])),
    Field("due", mark("Hạn"), "date", "time", lambda pack, row: row.outlook.due),
    Field("now", mark("Thực hiện"), "number", "figure", lambda pack, row: row.outlook.now, UNIT),
    Field("as_of", mark("Ngày số liệu"), "date", "time", lambda pack, row: row.outlook.as_of),
    Field("target", mark("Đích"), "number", "target", lambda pack, row: row.outlook.target, UNIT, mark("của ngưỡng thử: mức để thử, không phải mục tiêu")),
    Field("level_q10", mark("Đến hạn, cận dưới 80%"), "number", "interval", lambda pack, row: row.outlook.level_q10, UNIT),
    Field("level_q50", mark("Đến hạn, trung vị"), "number", "projection", lambda pack, row: row.outlook.level_q50, UNIT),
    Field("level_q90", mark("Đến hạn, cận trên 80%"), "number", "interval", lambda pack, row: row.outlook.level_q90, UNIT),
    Field(
        "chance",
        mark("Khả năng đạt đúng hạn"),
        "number",
        "projection",
        lambda pack, row: row.outlook.chance,
        "0-1",
        mark("chưa làm tròn; khi nói, làm tròn đến 5%"),
    ),
    Field("date_q10", mark("Ngày đạt, sớm (10%)"), "date", "interval", lambda pack, row: row.outlook.date_q10),
    Field("date_q50", mark("Ngày đạt, trung vị"), "date", "projection", lambda pack, row: row.outlook.date_q50),
    Field(
        "date_q90",
        mark("Ngày đạt, muộn (90%)"),
        "date",
        "interval",
        lambda pack, row: row.outlook.date_q90,
        about=mark("trống: chưa đạt trước ngày cuối của dự báo"),
    ),
    Field("never_share", mark("Khả năng không bao giờ đạt"), "number", "projection", lambda pack, row: row.outlook.never_share, "0-1"),
    Field("state_code", mark("Mã trạng thái"), "string", "label", lambda pack, row: row.outlook.state, about=", ".join(STATES)),
    Field("state", mark("Trạng thái"), "string", "label", lambda pack, row: pack.say(STATES[row.outlook.state])),
)
MEASURE_FIELDS: tuple[Field[MeasureRow], ...] = (
    Field("scenario", CODE, "string", "key", lambda pack, row: row.code),
    Field("measure_id", mark("Mã biện pháp"), "string", "key", lambda pack, row: row.measure.id),
    Field("measure", mark("Biện pháp"), "string", "label", lambda pack, row: pack.say.of(row.measure.title)),
    Field("strength", mark("Cường độ"), "number", "assumption", lambda pack, row: row.setting.strength, "0-1"),
    Field("strength_word", mark("Mức"), "string", "label", lambda pack, row: strength_word(pack.plan, row.measure, row.setting.strength, pack.say)),
    Field("start", mark("Từ tháng"), "month", "time", lambda pack, row: str(row.setting.start)),
    Field("end", mark("Đến tháng"), "month", "time", lambda pack, row: str(row.setting.end or f"{pack.plan.year:04d}-12")),
    Field("owner", mark("Chủ trì"), "string", "label", lambda pack, row: pack.say.of(row.measure.owner)),
    Field("evidence_code", mark("Mã mức căn cứ"), "string", "source", lambda pack, row: row.measure.evidence, about=", ".join(EVIDENCE_WORDS)),
    Field("evidence", mark("Căn cứ"), "string", "source", lambda pack, row: pack.say(EVIDENCE_WORDS[row.measure.evidence])),
    Field(
        "cost_per_month",
        mark("Chi phí mỗi tháng"),
        "number",
        "assumption",
        lambda pack, row: row.measure.cost_per_month,
        mark("triệu đồng"),
        mark("ở cường độ 1; trống: chưa có số liệu"),
    ),
)
AS_PLAIN = mark("số, ngày hoặc true, false: như cột loại cho biết")
ASSUMPTION_FIELDS: tuple[Field[AssumptionRow], ...] = (
    Field("scenario", CODE, "string", "key", lambda pack, row: row.code),
    Field("assumption_id", mark("Mã giả định"), "string", "key", lambda pack, row: row.known.id),
    Field("assumption", mark("Giả định"), "string", "label", lambda pack, row: pack.say.of(row.known.title)),
    Field("kind_code", mark("Mã loại"), "string", "label", lambda pack, row: row.known.kind, about=", ".join(ASSUMPTION_KINDS)),
    Field("kind", mark("Loại"), "string", "label", lambda pack, row: pack.say(ASSUMPTION_KINDS[row.known.kind])),
    Field("value", mark("Giá trị"), "string", "assumption", lambda pack, row: _plain(row.value), about=AS_PLAIN),
    Field("value_text", mark("Giá trị, viết ra"), "string", "label", lambda pack, row: value_text(row.known, row.value, pack.say)),
    Field("central", mark("Giá trị giữa"), "string", "assumption", lambda pack, row: _plain(row.known.central), about=AS_PLAIN),
    Field("low", mark("Thấp nhất"), "string", "assumption", lambda pack, row: _plain(row.known.low), about=AS_PLAIN),
    Field("high", mark("Cao nhất"), "string", "assumption", lambda pack, row: _plain(row.known.high), about=AS_PLAIN),
    Field("changed", mark("Khác giá trị giữa"), "boolean", "assumption", lambda pack, row: row.scenario.assumed(row.known.id) is not None),
    Field("evidence_code", mark("Mã mức căn cứ"), "string", "source", lambda pack, row: row.known.evidence, about=", ".join(EVIDENCE_WORDS)),
    Field("evidence", mark("Căn cứ"), "string", "source", lambda pack, row: pack.say(EVIDENCE_WORDS[row.known.evidence])),
    Field("source", mark("Nguồn"), "string", "source", lambda pack, row: row.known.source),
    Field("basis", mark("Lý do"), "string", "source", lambda pack, row: pack.say.of(row.known.basis)),
)


def scenario_table(pack: Pack) -> Table:
    """One row a scenario."""
    rows = (ScenarioRow(scenario_code(place), scenario) for place, scenario in enumerate(pack.scenarios, 1))
    return table_of(pack, "scenarios", mark("Kịch bản"), SCENARIO_FIELDS, rows, keys=("scenario",))


def outlook_table(pack: Pack) -> Table:
    """One row a scenario and target."""
    plan, titles = pack.plan, (pack.say("như hiện nay"), *(pack.title(scenario) for scenario in pack.scenarios))
    rows = (
        OutlookRow(scenario_code(place), title, plan.target(one.target_id), plan.indicator(one.indicator_id), one)
        for place, (title, known) in enumerate(zip(titles, pack.outlooks, strict=True))
        for one in known
    )
    return table_of(pack, "outlooks", mark("Dự báo từng chỉ tiêu"), OUTLOOK_FIELDS, rows, keys=("scenario", "target_id"))


def measure_table(pack: Pack) -> Table:
    """One row a scenario and measure that it uses."""
    rows = (
        MeasureRow(scenario_code(place), pack.plan.measure(setting.measure_id), setting)
        for place, scenario in enumerate(pack.scenarios, 1)
        for setting in scenario.measures
    )
    return table_of(pack, "measures", mark("Biện pháp"), MEASURE_FIELDS, rows, keys=("scenario", "measure_id"))


def assumption_table(pack: Pack) -> Table:
    """One row a scenario and assumption, with the value that it has there."""
    rows = (
        AssumptionRow(scenario_code(place), known, scenario, known.central if (value := scenario.assumed(known.id)) is None else value)
        for place, scenario in enumerate(pack.scenarios, 1)
        for known in pack.plan.assumptions
    )
    return table_of(pack, "assumptions", mark("Giả định"), ASSUMPTION_FIELDS, rows, keys=("scenario", "assumption_id"))


def _plain(value: Value) -> str:
    """A believed value as every machine reads it: 1.2, 2022-10-20, true."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else f"{value:.10g}"
