"""The central future as live formulas, on a sheet that can be read from top to bottom: constants, inputs, measures, curves.

It is `planner.model.central_future` cell by cell; tests hold both to the same numbers. An input that fails its check is
#N/A here, and so is everything that rests on it: a chart shows a gap instead of a lie.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from planner.domain.assumption import size_of
from planner.domain.indicator import Indicator
from planner.domain.measure import Measure
from planner.exports.pack import Pack
from planner.exports.workbook.cells import month_start
from planner.exports.workbook.inputs import Inputs, day_format
from planner.exports.workbook.pages import Page
from planner.exports.workbook.terms import NOT_AVAILABLE, Term, at_least, at_most, both, day, either, largest, less, same, smallest, term, total
from planner.model.calendar import PERIOD_DAYS
from planner.model.draws import middle_draw
from planner.model.ensemble import LARGEST_LOG_PACE
from planner.model.evidence import LARGEST_CHANGE, SLOWEST_INTERVAL, SPEED_SCALE
from planner.model.monthly_targets import months_of
from planner.model.reference_class import reference_class
from planner.model.s_curve import HIGHEST_OBSERVED
from planner.model.series import figures_of
from planner.text.translation import mark

FIRST_MONTH = 7  # column of the first month
PRECISE = "#,##0.0000"
TIME_HEADS = (mark("Từng tháng"), mark("Mức × tác động"), mark("Ngày làm việc trước số liệu cuối"), mark("Quy đủ mức (ngày)"))
UNSEEN = 1e-9
TURN_HEADS = (mark("Ngày làm việc trước ngày đổi tốc độ"), mark("Quy đủ mức (ngày)"))
MEASURE_HEADS = (mark("Biện pháp"), mark("Mức"), mark("Tác dụng từ ngày"), mark("Hết tác dụng ngày"), mark("Tăng dần (ngày)"), mark("Chuẩn bị xong ngày"))


@dataclass(frozen=True, slots=True)
class MeasureRows:
    """A measure at work: its guarded strength, first and last day, and days at full strength by the end of each month."""

    strength: Term
    start: Term
    end: Term
    ramp: Term
    full_days: tuple[Term, ...]


class Calculation:
    """The sheet under way: where its constants, inputs, measures and finished curves stand."""

    def __init__(self, page: Page, pack: Pack, inputs: Inputs) -> None:
        self.page, self.pack, self.inputs, self.say = page, pack, inputs, pack.say
        self.day = day_format(pack.say)
        self.row = 0
        self.blocks: list[int] = []  # rows of the headings
        self.constants: dict[str, Term] = {}
        self.believed: dict[str, Term] = {}
        self.measures: dict[str, MeasureRows] = {}
        self.ends: tuple[Term, ...] = ()
        self.figures: dict[str, list[tuple[date, Term]]] = {}  # cells of the figures of each indicator
        self.days: dict[str, list[Term]] = {}  # and of their days
        self.launches: dict[str, Term] = {}
        self.curves: dict[str, tuple[Term, ...]] = {}  # own level of each curve at the end of each month
        self.values: dict[str, tuple[Term, ...]] = {}  # central future in the indicator's unit

    def title(self, text: str, note: str = "") -> None:
        """The heading of a block, with a line that explains it."""
        self.row += 1
        self.blocks.append(self.row)
        self.page.text(self.row, 0, text, "heading")
        self.page.high(self.row, 20)
        self.row += 1
        if note:
            self.page.across(self.row, 0, FIRST_MONTH + len(months_of(self.pack.plan)) - 1, note, "note")
            self.row += 1

    def labelled(self, label: str, made: Term, number: str = PRECISE) -> Term:
        """A line of its own: what it is and its value."""
        self.page.text(self.row, 0, label, "cell")
        self.page.tall(self.row, {0: label})
        found = self.page.formula(self.row, 1, made, number)
        self.row += 1
        return found

    def monthly(self, label: str, made: list[Term], number: str = PRECISE, look: str = "value") -> tuple[Term, ...]:
        """A line with a cell for each month."""
        self.page.text(self.row, 0, label, "cell")
        self.page.tall(self.row, {0: label})
        found = tuple(self.page.formula(self.row, FIRST_MONTH + place, cell, number, look) for place, cell in enumerate(made))
        self.row += 1
        return found

    def belief(self, assumption_id: str, otherwise: float) -> Term:
        """A guarded assumption, or what the model takes where the plan makes none."""
        return self.believed.get(assumption_id, term(otherwise))


def constants(sheet: Calculation) -> None:
    """Write the reference class and the other fixed numbers, each with its symbol."""
    known, say = reference_class(), sheet.say
    sheet.title(say("Hằng số"), say("Của lớp tham chiếu (phiên bản {version}) và của mô hình; không phải giả định để sửa.", version=known.version))
    for name, symbol, meaning, value in (
        ("closing", "B½", say("Phần khoảng còn thiếu rồi sẽ đạt: trung vị của Beta"), float(middle_draw().closing[0])),
        ("push", "a", say("Sức đẩy p/q"), known.push),
        ("mean", "m₀", say("Lôgarit tốc độ của lớp tham chiếu"), known.log_pace_mean),
        ("sd", "s₀", say("Độ lệch chuẩn của lôgarit tốc độ đó"), known.log_pace_sd),
        ("shift", "b", say("Chặng sau chậm hơn chặng trước"), known.evidence_shift),
        ("own_sd", "s₁", say("Độ lệch chuẩn của tốc độ quan sát"), known.evidence_sd),
        ("short_sd", "s₂", say("Phần thêm khi quan sát ngắn"), known.evidence_sd_per_weight),
        ("fading", "λ", say("Độ phai của số liệu cũ, mỗi kỳ"), known.memory_fading),
        ("slowest", "φ", say("Tốc độ quan sát ít nhất bằng phần này của tốc độ thường gặp"), known.slowest_share),
        ("steady", "ν₀", say("Trọng số của độ đều thường gặp"), known.erratic_weight),
        ("change_sd", "sₑ", say("Mức đổi tốc độ thường gặp giữa hai chặng"), known.erratic_sd),
        ("period", "", say("Số ngày của một kỳ"), PERIOD_DAYS),
        ("highest", "", say("Mức quan sát cao nhất, so với trần"), HIGHEST_OBSERVED),
        ("fastest", "", say("Lôgarit tốc độ cao nhất"), LARGEST_LOG_PACE),
        ("low_scale", "", say("Thang so tốc độ: dưới"), SPEED_SCALE[0]),
        ("high_scale", "", say("Thang so tốc độ: trên"), SPEED_SCALE[1]),
        ("floor", "", say("Tốc độ một chặng ít nhất, so với thường gặp"), SLOWEST_INTERVAL),
        ("clip", "", say("Mức đổi tốc độ lớn nhất được tính"), LARGEST_CHANGE),
    ):
        sheet.page.text(sheet.row, 0, meaning, "cell")
        sheet.page.tall(sheet.row, {0: meaning})
        sheet.constants[name] = sheet.page.number(sheet.row, 1, value, "#,##0.0###")
        sheet.page.text(sheet.row, 2, symbol, "small")
        sheet.row += 1


def guarded(cell: Term, check: Term) -> Term:
    """An input, #N/A where its check objects."""
    return either(same(check, ""), cell, NOT_AVAILABLE)


def beliefs(sheet: Calculation) -> None:
    """Write the assumptions as they are used: guarded."""
    say, plan = sheet.say, sheet.pack.plan
    shown = {"launch": sheet.day, "ceiling_reached": "0", "potential": "#,##0"}
    sheet.title(say("Giả định đang dùng"), say("Lấy từ trang Giả định; #N/A khi ô đó chưa hợp lệ."))
    for known in plan.assumptions:
        cell, check = sheet.inputs.assumptions[known.id]
        made = either(same(check, ""), either(same(cell, say("có")), 1, 0), NOT_AVAILABLE) if known.kind == "ceiling_reached" else guarded(cell, check)
        sheet.believed[known.id] = sheet.labelled(say.of(known.title), made, shown.get(known.kind, "#,##0.00##"))
        if known.kind == "launch":
            sheet.launches[known.subject] = sheet.believed[known.id]


def measures(sheet: Calculation) -> None:
    """Write how long each measure has worked by the end of each month."""
    say, pack, page = sheet.say, sheet.pack, sheet.page
    months = months_of(pack.plan)
    note = say("Ngày làm việc: từ ngày bắt đầu tác dụng. Ngày quy đủ mức: đã trừ lúc tăng dần. Cộng dồn đến cuối từng tháng.")
    sheet.title(say("Biện pháp theo thời gian"), note)
    page.row(sheet.row, map(say, MEASURE_HEADS), "head")
    page.blank(sheet.row, FIRST_MONTH - 1, "head")
    ends = []
    for place, month in enumerate(months):
        ends.append(page.number(sheet.row, FIRST_MONTH + place, day(month.last_day).number, sheet.day, "head"))
    page.high(sheet.row, 33)
    sheet.ends = tuple(ends)
    sheet.row += 1
    for measure in pack.plan.measures:
        sheet.measures[measure.id] = _measure(sheet, measure)


def _measure(sheet: Calculation, measure: Measure) -> MeasureRows:
    say, page, plan = sheet.say, sheet.page, sheet.pack.plan
    cells = sheet.inputs.measures[measure.id]
    row = sheet.row
    year_end = day(plan.year_end) + 1
    ready = page.formula(row, 5, _ready(sheet, measure), sheet.day)
    strength = page.formula(row, 1, guarded(cells.strength, cells.check), "0.00")
    start = page.formula(row, 2, guarded(largest(month_start(cells.start), ready), cells.check), sheet.day)
    end = page.formula(row, 3, guarded(either(same(cells.end, ""), year_end, month_start(cells.end, 1)), cells.check), sheet.day)
    ramp = page.number(row, 4, measure.ramp_days, "#,##0")
    worked = sheet.monthly(say("{measure}: ngày làm việc", measure=say.of(measure.short)), [days_at_work(start, end, moment) for moment in sheet.ends], "#,##0")
    title = say("{measure}: ngày quy đủ mức", measure=say.of(measure.short))
    return MeasureRows(strength, start, end, ramp, sheet.monthly(title, [full_days(known, ramp) for known in worked], "#,##0.00"))


def _ready(sheet: Calculation, measure: Measure) -> Term:
    """The day on which a measure is prepared: as it was decided; one whose start is edited is decided today."""
    plan, lead = sheet.pack.plan, timedelta(days=measure.lead_time_days)
    setting = sheet.pack.scenario.setting(measure.id)
    today = day(plan.as_of + lead)
    if setting is None or setting.decided == plan.as_of:
        return today
    own = day(setting.decided + lead if setting.decided else setting.start.first_day)
    return either(same(month_start(sheet.inputs.measures[measure.id].start), day(setting.start.first_day)), own, today)


def days_at_work(start: Term, end: Term, moment: Term) -> Term:
    """Days from the first effect on, until some moment or the end."""
    return largest(smallest(moment, end) - start, 0)


def full_days(worked: Term, ramp: Term) -> Term:
    """Days at full strength that so many days are worth: on the ramp, half of the way up."""
    return either(less(worked, ramp), worked * worked / (2 * ramp), worked - ramp / 2)


def operational_time(sheet: Calculation, indicator: Indicator, origin: Term) -> tuple[Term, ...]:
    """The lines that give an indicator's operational time at the end of each month. [periods]"""
    say, page, added = sheet.say, sheet.page, []
    at_turn: Term = term(0)
    turn = _pace_turn(sheet, indicator, origin)
    page.row(sheet.row, map(say, TIME_HEADS if turn is None else (*TIME_HEADS, *TURN_HEADS)), "head")
    for place, moment in enumerate(sheet.ends):
        page.formula(sheet.row, FIRST_MONTH + place, moment, sheet.day, "head")
    page.high(sheet.row, 48)
    sheet.row += 1
    for measure in sheet.pack.plan.measures:
        for place, effect in enumerate(measure.effects):
            if effect.indicator_id != indicator.id:
                continue
            rows = sheet.measures[measure.id]
            cell, check = sheet.inputs.effects[measure.id, place]
            row = sheet.row
            share = page.formula(row, 1, rows.strength * guarded(cell, check), "0.00")
            before = page.formula(row, 2, days_at_work(rows.start, rows.end, origin), "#,##0")
            so_far = page.formula(row, 3, full_days(before, rows.ramp), "#,##0.00")
            label = say("Thêm ngày vận hành nhờ {measure}", measure=say.of(measure.short))
            if turn is not None:
                worked = page.formula(row, 4, days_at_work(rows.start, rows.end, turn), "#,##0")
                at_turn = at_turn + share * (page.formula(row, 5, full_days(worked, rows.ramp), "#,##0.00") - so_far)
            added.append(sheet.monthly(label, [share * (reached - so_far) for reached in rows.full_days], "#,##0.00"))
    pace = sheet.belief(f"pace.{indicator.id}", 1.0)
    passed = [moment - origin + total([line[place] for line in added]) for place, moment in enumerate(sheet.ends)]
    if turn is None:
        made = [pace * days for days in passed]
    else:
        slow = sheet.labelled(say("Ngày vận hành đến ngày đó"), turn - origin + at_turn, "#,##0.00")
        usual = term(_usual_pace(sheet, indicator))
        made = [usual * smallest(days, slow) + pace * largest(days - slow, 0) for days in passed]
    return sheet.monthly(say("Thời gian vận hành từ số liệu cuối M (kỳ)"), [days / sheet.constants["period"] for days in made])


def _usual_pace(sheet: Calculation, indicator: Indicator) -> float:
    """The pace that is believed until the one of the scenario holds. [1]"""
    name = f"pace.{indicator.id}"
    return next((size_of(belief.central) for belief in sheet.pack.plan.assumptions if belief.id == name), 1.0)


def _pace_turn(sheet: Calculation, indicator: Indicator, origin: Term) -> Term | None:
    """The day from which a pace holds, written as a line of its own; None where it holds from the last figure on.

    One that is edited is decided today.
    """
    name, plan, scenario = f"pace.{indicator.id}", sheet.pack.plan, sheet.pack.scenario
    if name not in sheet.believed:
        return None
    value, decided = scenario.assumed(name), scenario.decided_on(name)
    today = largest(day(plan.as_of), origin)
    own = origin if decided is None and value is not None else today if value is None else largest(day(decided or plan.as_of), origin)
    if own.number <= origin.number and today.number <= origin.number:
        return None
    if value is None or decided == plan.as_of:
        return sheet.labelled(sheet.say("Tốc độ giả định có tác dụng từ ngày"), today, sheet.day)
    cell, size = sheet.inputs.assumptions[name][0], size_of(value)
    unedited = both(at_least(cell, size - UNSEEN), at_most(cell, size + UNSEEN))  # a spreadsheet keeps fifteen digits
    made = either(unedited, own, today)
    return sheet.labelled(sheet.say("Tốc độ giả định có tác dụng từ ngày"), made, sheet.day)


def potential(sheet: Calculation, indicator: Indicator) -> Term:
    """What a share of 1 means."""
    return term(100.0) if indicator.unit == "percent" else sheet.belief(f"potential.{indicator.potential}", 1.0)


def figure_cells(sheet: Calculation, indicator: Indicator) -> list[tuple[Term, Term]]:
    """Write the figures of an indicator in two columns, one below the other: day and value. The row stays at the first of them."""
    dates, values = figures_of(sheet.pack.plan, sheet.pack.scenario, indicator)
    found = []
    for place, (known, value) in enumerate(zip(dates, values, strict=True)):
        row = sheet.row + place
        sheet.page.text(row, 0, sheet.say("Số liệu {number}", number=place + 1), "cell")
        found.append((sheet.page.number(row, 1, day(known).number, sheet.day), sheet.page.number(row, 2, value, "#,##0.00")))
    sheet.figures[indicator.id] = [(known, cell) for known, (_, cell) in zip(dates, found, strict=True)]
    sheet.days[indicator.id] = [moment for moment, _ in found]
    return found
