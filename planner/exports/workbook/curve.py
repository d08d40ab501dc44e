"""One indicator of the live sheet: an S-curve from its figures, or a count of work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.domain.indicator import Indicator
from planner.exports.pack import IndicatorPack
from planner.exports.workbook.live import Calculation, figure_cells, operational_time, potential
from planner.exports.workbook.terms import Term, at_most, day, either, exp, largest, less, ln, negative, same, smallest, term, total
from planner.model.series import figures_of
from planner.text.translation import mark

FIGURE_HEADS = (
    mark("Số liệu"),
    mark("Ngày"),
    mark("Giá trị"),
    mark("Mức f (phần)"),
    mark("Vị trí z"),
    mark("Trọng số w"),
    mark("Tốc độ chặng × w"),
    mark("Lôgarit tốc độ (thang đều)"),
    mark("Mức đổi d²"),
)
DAY_COLUMN, VALUE_COLUMN, LEVEL, POSITION, WEIGHT, SPEED, LOG_SPEED, CHANGE = range(1, 9)


@dataclass(frozen=True, slots=True)
class Figures:
    """The cells of a curve's figures, oldest first; the first may be a launch, which counts only where it is `used`."""

    days: list[Term]
    levels: list[Term]
    rows: list[int]
    used: Term | None  # None: no launch is believed

    @property
    def offset(self) -> int:
        """1 where the first is a launch."""
        return int(self.used is not None)


def workload_block(sheet: Calculation, one: IndicatorPack) -> None:
    """Work of the office: counted so far plus rate times operational time, at most all of it."""
    say, indicator = sheet.say, one.indicator
    sheet.title(say.of(indicator.title), say("Khối lượng việc: đã làm + nhịp làm × M, không quá tổng số."))
    sheet.page.row(sheet.row, map(say, FIGURE_HEADS[:3]), "head")
    sheet.row += 1
    found = figure_cells(sheet, indicator)
    sheet.row += len(found)
    (first_day, first), (last_day, last) = found[0], found[-1]
    rate = sheet.labelled(say("Nhịp làm đến nay (mỗi kỳ)"), largest(last - first, 0) / ((last_day - first_day) / sheet.constants["period"]))
    periods = operational_time(sheet, indicator, last_day)
    made = [smallest(last + rate * passed, potential(sheet, indicator)) for passed in periods]
    sheet.values[indicator.id] = sheet.monthly(say("Tương lai trung tâm"), made, "#,##0.00", "live")


def adoption_block(sheet: Calculation, one: IndicatorPack) -> None:
    """An S-curve; for a part it is the share in the whole, and both are multiplied."""
    say, indicator = sheet.say, one.indicator
    part = indicator.part_of is not None
    note = say("Đường chữ S của phần trong chỉ tiêu lớn hơn.") if part else say("Đường chữ S của tỷ lệ trên đối tượng.")
    sheet.title(say.of(indicator.title), note)
    sheet.page.row(sheet.row, map(say, FIGURE_HEADS), "head")
    sheet.page.high(sheet.row, 33)
    sheet.row += 1
    known = _figures(sheet, indicator)
    now, origin = known.levels[-1], known.days[-1]
    top = sheet.labelled(say("Mức cao nhất có thể (trần, không dưới mức đã đạt)"), largest(sheet.belief(f"ceiling.{indicator.id}", 100.0) / 100, now))
    reached = sheet.believed.get(f"ceiling_reached.{indicator.id}", term(0))
    ceiling = either(same(reached, 1.0), top, now + sheet.constants["closing"] * (top - now))
    ceiling = sheet.labelled(say("Trần của tương lai trung tâm c"), largest(ceiling, 1e-9))
    start = _positions(sheet, known, ceiling)
    pace = _pace(sheet, known)
    periods = operational_time(sheet, indicator, origin)
    positions = sheet.monthly(say("Vị trí z"), [start + pace * passed for passed in periods])
    push = sheet.constants["push"]
    levels = [largest(ceiling * (1 - push * exp(negative(place))) / (1 + exp(negative(place))), now) for place in positions]
    own = sheet.monthly(say("Mức của đường này f (phần)"), levels)
    whole = sheet.curves.get(indicator.part_of) if indicator.part_of else None
    product = own if whole is None else sheet.monthly(say("Nhân với mức của chỉ tiêu lớn hơn"), [a * b for a, b in zip(own, whole, strict=True)])
    sheet.curves[indicator.id] = product
    made = [level * potential(sheet, indicator) for level in product]
    sheet.values[indicator.id] = sheet.monthly(say("Tương lai trung tâm"), made, "#,##0.00", "live")


def _figures(sheet: Calculation, indicator: Indicator) -> Figures:
    """Write the figures with their levels; a launch stands before them."""
    days, levels, rows, used = [], [], [], None
    launch = sheet.launches.get(indicator.id)
    if launch is not None:
        first = figures_of(sheet.pack.plan, sheet.pack.scenario, indicator)[0][0]
        used = less(launch, day(first))
        sheet.page.text(sheet.row, 0, sheet.say("Bắt đầu từ 0 (giả định)"), "cell")
        days.append(sheet.page.formula(sheet.row, DAY_COLUMN, launch, sheet.day))
        sheet.page.number(sheet.row, VALUE_COLUMN, 0, "#,##0.00")
        levels.append(sheet.page.number(sheet.row, LEVEL, 0, "0.0000"))
        rows.append(sheet.row)
        sheet.row += 1
    found = figure_cells(sheet, indicator)
    dates = figures_of(sheet.pack.plan, sheet.pack.scenario, indicator)[0]
    for place, (moment, value) in enumerate(found):
        row = sheet.row + place
        days.append(moment)
        levels.append(sheet.page.formula(row, LEVEL, _level(sheet, indicator, dates[place], value), "0.0000"))
        rows.append(row)
    sheet.row += len(found)
    return Figures(days, levels, rows, used)


def _level(sheet: Calculation, indicator: Indicator, known: date, value: Term) -> Term:
    """A figure as a share of the potential, or of the whole for a part. [share]"""
    if indicator.part_of is None:
        return value / potential(sheet, indicator)
    if value.number <= 0:
        return term(0.0)
    whole = _whole_at(sheet, indicator.part_of, known)
    return either(at_most(whole, 0), 1, smallest(value / whole, 1))


def _whole_at(sheet: Calculation, whole_id: str, known: date) -> Term:
    """The whole on a day: a figure of that day, or on a straight line between two, its launch included."""
    figures = sheet.figures[whole_id]
    if known < figures[0][0]:
        launch, first = sheet.launches.get(whole_id), figures[0][1]
        if launch is None:
            return first
        since = largest(day(known) - launch, 0)
        return either(less(launch, day(figures[0][0])), first * since / (day(figures[0][0]) - launch), first)
    before, low = max((figure for figure in figures if figure[0] <= known), key=lambda figure: figure[0])
    after, high = min((figure for figure in figures if figure[0] >= known), key=lambda figure: figure[0], default=(before, low))
    if after == before:
        return low
    return low + (high - low) * (day(known) - day(before)) / (day(after) - day(before))


def _positions(sheet: Calculation, known: Figures, ceiling: Term) -> Term:
    """Write the position of each figure under the ceiling; gives that of the last."""
    push, highest = sheet.constants["push"], sheet.constants["highest"]
    found = []
    for row, level in zip(known.rows, known.levels, strict=True):
        seen = smallest(level, highest * ceiling)
        found.append(sheet.page.formula(row, POSITION, ln((push * ceiling + seen) / (ceiling - seen)), "0.0000"))
    constants, origin, logs = sheet.constants, known.days[-1], []
    for place in range(1, len(found)):
        before, after, row = known.days[place - 1], known.days[place], known.rows[place]
        counts = known.used if place == 1 else None
        fading, period = constants["fading"], constants["period"]
        weight = (exp(fading * (after - origin) / period) - exp(fading * (before - origin) / period)) / fading
        weighed = sheet.page.formula(row, WEIGHT, _where(counts, weight, 0), "0.0000")
        speed = weighed * (found[place] - found[place - 1]) / ((after - before) / period)
        sheet.page.formula(row, SPEED, _where(counts, speed, 0), "0.0000")
        if len(found) < 3:
            continue  # two figures say nothing of how evenly it went
        logs.append(sheet.page.formula(row, LOG_SPEED, _where(counts, _log_speed(sheet, known, place), 0), "0.0000"))
        if place >= 2:
            change = largest(smallest(logs[place - 1] - logs[place - 2], constants["clip"]), 0 - constants["clip"]) / constants["change_sd"]
            sheet.page.formula(row, CHANGE, _where(known.used if place == 2 else None, change * change, 0), "0.0000")
    return found[-1]


def _where(counts: Term | None, made: Term, otherwise: float) -> Term:
    return made if counts is None else either(counts, made, otherwise)


def _log_speed(sheet: Calculation, known: Figures, place: int) -> Term:
    """Logarithm of a step's speed on a scale that is finite at 0 and at 1, to see how evenly it went."""
    constants = sheet.constants
    low, high = constants["low_scale"], constants["high_scale"]

    def scaled(level: Term) -> Term:
        return ln((low + level) / (high - level))

    speed = (scaled(known.levels[place]) - scaled(known.levels[place - 1])) / ((known.days[place] - known.days[place - 1]) / constants["period"])
    return ln(largest(speed, constants["floor"] * exp(constants["mean"])))


def _pace(sheet: Calculation, known: Figures) -> Term:
    """Write how the pace follows from the figures and the reference class; gives the pace. [1/period]"""
    say, constants = sheet.say, sheet.constants
    if len(known.levels) == 1:
        mean = sheet.labelled(say("Lôgarit tốc độ μ (một số liệu: theo lớp tham chiếu)"), constants["mean"])
        return sheet.labelled(say("Tốc độ k (mỗi kỳ)"), exp(smallest(mean, constants["fastest"])))
    steps = known.rows[1:]

    def column(which: int, rows: list[int]) -> list[Term]:
        return [sheet.page.cells[row, which] for row in rows if (row, which) in sheet.page.cells]

    weight = sheet.labelled(say("Tổng trọng số W"), total(column(WEIGHT, steps)))
    observed = sheet.labelled(say("Tốc độ quan sát (mỗi kỳ)"), either(less(term(0), weight), total(column(SPEED, steps)) / weight, 0))
    slowest = constants["slowest"] * exp(constants["mean"])
    seen = sheet.labelled(say("Lôgarit tốc độ quan sát"), ln(largest(observed, slowest)) + constants["shift"])
    return _updated(sheet, known, weight, seen, total(column(CHANGE, steps[1:])))


def _updated(sheet: Calculation, known: Figures, weight: Term, seen: Term, changes: Term) -> Term:
    """Write the update of the reference class by what was observed; gives the pace. [1/period]"""
    say, constants = sheet.say, sheet.constants
    certain = len(known.levels) - known.offset - 2  # changes of speed between figures
    counted = term(certain) if known.used is None else either(known.used, certain + 1, max(certain, 0))
    uneven = sheet.labelled(say("Độ thất thường g"), (constants["steady"] + changes) / (constants["steady"] + counted))
    spread = (constants["own_sd"] * constants["own_sd"] + constants["short_sd"] * constants["short_sd"] / weight) * uneven
    precision = sheet.labelled(say("Độ chính xác của quan sát"), either(less(term(0), weight), 1 / spread, 0))
    prior = sheet.labelled(say("Độ chính xác của lớp tham chiếu"), 1 / (constants["sd"] * constants["sd"]))
    mean = sheet.labelled(say("Lôgarit tốc độ μ"), (prior * constants["mean"] + precision * seen) / (prior + precision))
    return sheet.labelled(say("Tốc độ k (mỗi kỳ)"), exp(smallest(mean, constants["fastest"])))
