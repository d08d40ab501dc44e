"""The sheet of inputs: measures, their effects and assumptions in yellow cells, each with a check in words beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from planner.domain.assumption import Assumption, Value, size_of
from planner.domain.measure import Measure
from planner.domain.month import Month
from planner.domain.scenario import MeasureSetting
from planner.exports.pack import Pack
from planner.exports.workbook.checks import LARGEST_EFFECT, answers, assumption_check, earliest_of, effect_check, measure_check, range_words
from planner.exports.workbook.names import source_mark
from planner.exports.workbook.pages import Page
from planner.exports.workbook.terms import Term, serial
from planner.model.sensitivity import usual_setting
from planner.text.strengths import whole_place
from planner.text.takeaway import capital
from planner.text.translation import Voice, mark
from planner.text.words import EVIDENCE_WORDS

VALUE, LOW, HIGH, BASIS, CHECK, CODE = 3, 4, 5, 6, 7, 8
MONTH = "mm/yyyy"
NUMBERS = {"pace": "0.00", "ceiling": "0.0", "potential": "#,##0", "ceiling_reached": ""}
UNITS = {
    "pace": mark("lần tốc độ đến nay"),
    "ceiling": mark("% của đối tượng"),
    "potential": mark("số lượng"),
    "launch": mark("ngày tháng năm"),
    "ceiling_reached": mark("có hoặc không"),
}

MEASURE_HEADS = (
    mark("TT"),
    mark("Biện pháp"),
    mark("Chủ trì"),
    mark("Mức (0–1)"),
    mark("Từ tháng"),
    mark("Đến tháng"),
    mark("Được phép"),
    mark("Kiểm tra"),
    mark("Mã"),
)
EFFECT_HEADS = (
    mark("TT"),
    mark("Biện pháp"),
    mark("Tên chỉ tiêu"),
    mark("Tác động"),
    mark("Căn cứ"),
    mark("Nguồn"),
    mark("Lý do"),
    mark("Kiểm tra"),
    mark("Mã"),
)
ASSUMPTION_HEADS = (
    mark("TT"),
    mark("Giả định"),
    mark("Đơn vị tính"),
    mark("Giá trị"),
    mark("Thấp nhất"),
    mark("Cao nhất"),
    mark("Căn cứ"),
    mark("Kiểm tra"),
    mark("Mã"),
)


def day_format(say: Voice) -> str:
    """The number format of a day: the month as a word where its place would be taken for the day's."""
    return "dd/mm/yyyy" if say.language == "vi" else "d mmm yyyy"


@dataclass(frozen=True, slots=True)
class MeasureCells:
    """Where a measure's inputs stand."""

    strength: Term
    start: Term
    end: Term
    check: Term


@dataclass(slots=True)
class Inputs:
    """Where every input stands, with the cell of its check."""

    measures: dict[str, MeasureCells] = field(default_factory=dict)
    effects: dict[tuple[str, int], tuple[Term, Term]] = field(default_factory=dict)  # by measure and place among its effects
    assumptions: dict[str, tuple[Term, Term]] = field(default_factory=dict)

    @property
    def checks(self) -> list[Term]:
        """The cells of all checks."""
        return [cells.check for cells in self.measures.values()] + [check for _, check in (*self.effects.values(), *self.assumptions.values())]


def input_sheet(page: Page, pack: Pack) -> Inputs:
    """Fill the sheet of inputs."""
    say, found = pack.say, Inputs()
    page.widths(5, 36, 21, 12, 13, 16, 40, 38, 30)
    page.text(0, 0, say("Giả định: sửa ô vàng, mọi tháng tính lại"), "title")
    page.high(0, 24)
    page.across(1, 0, CHECK, say("Chỉ ô vàng sửa được (trang tính khóa, không mật khẩu). Ô sai: cột Kiểm tra nói rõ, các tháng liên quan thành #N/A."), "note")
    row = _measures(page, pack, found, 3)
    row = _effects(page, pack, found, row + 1)
    row = _assumptions(page, pack, found, row + 1)
    page.sheet.protect("", {"format_columns": True, "format_rows": True})
    page.sheet.freeze_panes(3, 2)
    page.sheet.print_area(0, 0, row - 1, CHECK)
    page.paged(_blocks(found), row, CODE)
    return found


def _blocks(found: Inputs) -> list[int]:
    """The first rows of what is printed together: a heading with its first line, then each line of its own."""
    rows = sorted(int(check.text.rsplit("$", 1)[1]) - 1 for check in found.checks)
    return [row - 3 if row - 1 not in rows else row for row in rows]


def _heads(page: Page, row: int, title: str, note: str, heads: tuple[str, ...]) -> int:
    page.text(row, 0, title, "heading")
    page.high(row, 20)
    page.across(row + 1, 0, CHECK, note, "note")
    page.row(row + 2, map(page.book.say, heads), "head")
    page.high(row + 2, 33)
    return row + 3


def _measures(page: Page, pack: Pack, found: Inputs, row: int) -> int:
    say, plan = pack.say, pack.plan
    if not plan.measures:
        return row
    note = say(
        "Mức 0 là như hiện nay, 0,33 làm điểm, 0,67 nhân rộng, 1 {whole}. Bỏ trống “Đến tháng”: đến hết năm kế hoạch. Tháng ghi bằng ngày đầu tháng.",
        whole=say(whole_place(plan.place)),
    )
    row = _heads(page, row, say("1. Biện pháp (được quyết định)"), note, MEASURE_HEADS)
    for place, measure in enumerate(plan.measures, 1):
        used = pack.scenario.setting(measure.id)
        setting = used or usual_setting(plan, measure, 0.0)
        title, allowed = say.of(measure.title), range_words(plan, measure, say)
        page.text(row, 0, str(place), "centre")
        page.text(row, 1, title, "cell")
        page.text(row, 2, say.of(measure.owner), "cell")
        found.measures[measure.id] = _setting_cells(page, pack, measure, setting, row)
        page.text(row, BASIS, allowed, "cell")
        page.text(row, CODE, measure.id, "small")
        page.tall(row, {1: title, 2: say.of(measure.owner), BASIS: allowed}, least=2)
        row += 1
    return row


def _setting_cells(page: Page, pack: Pack, measure: Measure, setting: MeasureSetting, row: int) -> MeasureCells:
    say, plan = pack.say, pack.plan
    strength = page.number(row, VALUE, setting.strength, "0.00", "input")
    start = page.number(row, LOW, serial(setting.start.first_day), MONTH, "input")
    end = _end_cell(page, setting, row)
    check = page.formula(row, CHECK, measure_check(plan, measure, strength, start, end, say), look="check")
    first, last = earliest_of(measure), Month.of(plan.horizon)
    expected = say("0 (chưa áp dụng) hoặc 1 (áp dụng)") if measure.kind == "decision" else say("số từ 0 đến 1")
    if measure.kind == "decision":
        _validate(page, row, VALUE, {"validate": "list", "source": ["0", "1"]}, expected, say)
    else:
        _validate(page, row, VALUE, {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1}, expected, say)
    months = {"validate": "date", "criteria": "between", "minimum": first.first_day, "maximum": last.last_day}
    for column in (LOW, HIGH):
        _validate(page, row, column, months, range_words(plan, measure, say), say)
    return MeasureCells(strength, start, end, check)


def _end_cell(page: Page, setting: MeasureSetting, row: int) -> Term:
    if setting.end is not None:
        return page.number(row, HIGH, serial(setting.end.first_day), MONTH, "input")
    page.sheet.write_blank(row, HIGH, None, page.book.look("input", MONTH))
    return Term(page.at(row, HIGH), "")


def _effects(page: Page, pack: Pack, found: Inputs, row: int) -> int:
    say, plan = pack.say, pack.plan
    if not plan.measures:
        return row
    note = say("Phần cộng thêm vào tốc độ của chỉ tiêu khi biện pháp ở mức 1: tác động 1 là nhanh gấp đôi. Tác động là giả định, không học từ số liệu.")
    row = _heads(page, row, say("2. Tác động của biện pháp (được tin là như vậy)"), note, EFFECT_HEADS)
    number = 0
    for measure in plan.measures:
        for place, effect in enumerate(measure.effects):
            number += 1
            indicator, basis = say.of(plan.indicator(effect.indicator_id).short), say.of(effect.basis)
            page.row(row, (str(number), say.of(measure.short), indicator), "cell")
            cell = page.number(row, VALUE, effect.added_pace, "0.00", "input")
            page.row(row, (say(EVIDENCE_WORDS[effect.evidence]), source_mark(plan, effect.source), basis), "cell", LOW)
            found.effects[measure.id, place] = cell, page.formula(row, CHECK, effect_check(cell, say), look="check")
            limits = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": LARGEST_EFFECT}
            _validate(page, row, VALUE, limits, say("từ {low} đến {high}", low="0", high="64"), say)
            page.text(row, CODE, f"{measure.id}.{effect.indicator_id}", "small")
            page.tall(row, {1: say.of(measure.short), 2: indicator, BASIS: basis}, least=2)
            row += 1
    return row


def _assumptions(page: Page, pack: Pack, found: Inputs, row: int) -> int:
    say = pack.say
    row = _heads(page, row, say("3. Giả định (được tin là như vậy)"), say("Giá trị chữ xám không có khoảng để sửa: thấp nhất bằng cao nhất."), ASSUMPTION_HEADS)
    for place, known in enumerate(pack.plan.assumptions, 1):
        believed = pack.plan.believed(pack.scenario, known.id)
        basis = f"{capital(say(EVIDENCE_WORDS[known.evidence]))}. {say.of(known.basis)} {source_mark(pack.plan, known.source)}"
        page.row(row, (str(place), say.of(known.title), say(UNITS[known.kind])), "cell")
        cell = _value_cell(page, row, VALUE, known, known.central if believed is None else believed, "fixed" if known.fixed else "input", say)
        low, high = (_value_cell(page, row, column, known, bound, "fixed", say) for column, bound in ((LOW, known.low), (HIGH, known.high)))
        page.text(row, BASIS, basis, "cell")
        found.assumptions[known.id] = cell, page.formula(row, CHECK, assumption_check(known, cell, low, high, say), look="check")
        page.text(row, CODE, known.id, "small")
        if not known.fixed:
            _validate(page, row, VALUE, *_limits(known, say), say)
        page.tall(row, {1: say.of(known.title), BASIS: basis}, least=2)
        row += 1
    return row


def _value_cell(page: Page, row: int, column: int, known: Assumption, value: Value, look: str, say: Voice) -> Term:
    if isinstance(value, bool):
        return page.text(row, column, say("có") if value else say("không"), look)
    number = serial(value) if isinstance(value, date) else size_of(value)
    shown = day_format(say) if known.kind == "launch" else NUMBERS[known.kind]
    return page.number(row, column, number, "#,##0.##" if known.kind == "potential" and number != round(number) else shown, look)


def _limits(known: Assumption, say: Voice) -> tuple[dict[str, Any], str]:
    """What the spreadsheet itself lets in, and what it says before."""
    if known.kind == "ceiling_reached":
        words = answers(known, say)
        return {"validate": "list", "source": list(words)}, " / ".join(words)
    kind = "date" if isinstance(known.low, date) else "decimal"
    return {"validate": kind, "criteria": "between", "minimum": known.low, "maximum": known.high}, say("giữa “Thấp nhất” và “Cao nhất”")


def _validate(page: Page, row: int, column: int, limits: dict[str, Any], expected: str, say: Voice) -> None:
    """Let the spreadsheet refuse what the check would; pasted values pass by it, which is why there is a check."""
    cut = expected if len(expected) <= 180 else f"{expected[:180]}…"
    words = {"input_title": say("Cần"), "input_message": cut, "error_title": say("Giá trị chưa hợp lệ"), "error_message": say("Cần {expected}.", expected=cut)}
    page.sheet.data_validation(row, column, row, column, {"ignore_blank": True, **limits, **words})
