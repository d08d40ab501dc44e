"""The sheets of what is projected: live months with values beside them, charts, and bands that do not move."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.indicator import Indicator
from planner.domain.target import Target
from planner.exports.pack import IndicatorPack, Pack, months_text
from planner.exports.workbook.live import Calculation
from planner.exports.workbook.pages import Page
from planner.exports.workbook.terms import Term, term
from planner.text.dates import exact_date
from planner.text.takeaway import printed_target
from planner.text.translation import Voice
from planner.text.words import KINDS

FIRST = 3  # column of the first month
PERCENT, COUNT = '#,##0.0"%"', "#,##0"


@dataclass(frozen=True, slots=True)
class ChartRows:
    """Rows of one indicator as a chart needs them, in percent, by month; None where there is none."""

    title: Term
    central: tuple[Term, ...]
    median: tuple[Term, ...]
    baseline: tuple[Term, ...]
    target: tuple[Term, ...] | None
    figures: tuple[tuple[Term, Term], ...]  # day and level


def number_of(indicator: Indicator) -> str:
    """The number format of an indicator's levels."""
    return PERCENT if indicator.unit == "percent" else COUNT


def unit_words(indicator: Indicator, say: Voice) -> str:
    """What its levels count."""
    return "%" if indicator.unit == "percent" else say.of(indicator.noun) or say("số lượng")


def target_words(target: Target, indicator: Indicator, say: Voice) -> str:
    """A target with its kind and due date; a trial threshold is not called a target."""
    printed, due = printed_target(indicator, target, say), exact_date(target.due, say)
    if target.kind == "trial":
        return say("Ngưỡng thử {target} (không phải chỉ tiêu), {due}", target=printed, due=due)
    return say("Đích {target} ({kind}), hạn {due}", target=printed, kind=say(KINDS[target.kind]), due=due)


def projection_sheet(page: Page, pack: Pack, live: Calculation) -> dict[str, ChartRows]:
    """Fill the sheet of months; gives what the charts are drawn from."""
    say, heads = pack.say, months_text(pack)
    last = FIRST + len(heads)
    page.widths(58, 17, 15, *(11.5,) * len(heads), 24)
    page.text(0, 0, say("Dự báo theo tháng: tương lai trung tâm (tự cập nhật) và giá trị lúc xuất"), "title")
    page.high(0, 24)
    note = say(
        "Dòng xanh là công thức: tự tính lại khi sửa trang Giả định. Tương lai trung tâm là một đường duy nhất, gần trung vị của nghìn tương lai "
        "nhưng không bằng. Các dòng khác là giá trị tại thời điểm xuất, không tự cập nhật. Mỗi tháng tính đến ngày cuối tháng."
    )
    page.across(1, 0, last - 1, note, "note")
    page.row(3, (say("Tên chỉ tiêu"), say("Loại ô"), say("Thực hiện"), *heads), "head")
    page.text(3, last, say("Mã"), "small")
    page.high(3, 20)
    page.sheet.repeat_rows(3)
    page.sheet.freeze_panes(4, 1)
    row, found, blocks = 4, {}, []
    for one in pack.indicators:
        blocks.append(row)
        row, found[one.indicator.id] = _block(page, pack, live, one, row)
    page.sheet.print_area(0, 0, row - 1, last - 1)
    page.paged(blocks, row, last, 3)
    return found


def _block(page: Page, pack: Pack, live: Calculation, one: IndicatorPack, row: int) -> tuple[int, ChartRows]:
    say, indicator, known = pack.say, one.indicator, one.months
    last = FIRST + len(known.months)
    title = say("{title} ({unit}; số liệu đến {date})", title=say.of(indicator.title), unit=unit_words(indicator, say), date=exact_date(known.as_of, say))
    page.across(row, 0, last - 1, title, "group")
    name = Term(page.at(row, 0), title)
    row, shown, fixed = row + 1, number_of(indicator), say("giá trị lúc xuất")
    page.row(row, (say("Tương lai trung tâm"), say("tự cập nhật")), "shown")
    page.formula(row, 2, live.figures[indicator.id][-1][1], shown)
    central = tuple(page.formula(row, FIRST + place, cell, shown, "live") for place, cell in enumerate(live.values[indicator.id]))
    page.text(row, last, f"{indicator.id}.central", "small")
    row += 1
    made = {}
    for code, label, levels in (
        ("q50", say("Trung vị của kịch bản"), known.projected),
        ("q10", say("Khoảng 80%: cận dưới"), known.low),
        ("q90", say("Khoảng 80%: cận trên"), known.high),
        ("baseline", say("Như hiện nay (trung vị)"), one.baseline),
    ):
        page.row(row, (label, fixed, ""), "cell")
        made[code] = tuple(page.number(row, FIRST + place, float(level), shown) for place, level in enumerate(levels))
        page.text(row, last, f"{indicator.id}.{code}", "small")
        row += 1
    target = _target_row(page, pack, live, one, row)
    row += int(target is not None)
    whole = _denominator(pack, live, indicator)
    if indicator.unit == "count":
        page.row(row, (say("Tương lai trung tâm, % của đối tượng"), say("tự cập nhật")), "shown")
        page.formula(row, 2, live.figures[indicator.id][-1][1] / whole * 100, PERCENT)
        shares = tuple(page.formula(row, FIRST + place, cell / whole * 100, PERCENT, "live") for place, cell in enumerate(central))
        page.text(row, last, f"{indicator.id}.share", "small")
        row += 1
    else:
        shares = central
    as_percent = {code: _percent(cells, one) for code, cells in made.items()}
    figures = tuple(
        (moment, cell / whole * 100 if indicator.unit == "count" else cell)
        for moment, (_, cell) in zip(live.days[indicator.id], live.figures[indicator.id], strict=True)
    )
    goal = None if target is None else tuple(cell if indicator.unit == "percent" else cell / whole * 100 for cell in target)
    return row + 1, ChartRows(name, shares, as_percent["q50"], as_percent["baseline"], goal, figures)


def _percent(cells: tuple[Term, ...], one: IndicatorPack) -> tuple[Term, ...]:
    """Values at the moment of the export in percent of what percentages were of then."""
    return cells if one.indicator.unit == "percent" else tuple(cell / one.denominator * 100 for cell in cells)


def _denominator(pack: Pack, live: Calculation, indicator: Indicator) -> Term:
    """What percentages of an indicator are percentages of: its potential, or the denominator that was picked."""
    if indicator.unit == "percent":
        return term(100.0)
    picked = pack.scenario.chosen(f"denominator.{indicator.id}") or indicator.potential
    return live.belief(f"potential.{picked}", 1.0)


def _target_row(page: Page, pack: Pack, live: Calculation, one: IndicatorPack, row: int) -> tuple[Term, ...] | None:
    """The target that the months lead to: of a share of the potential it moves with the potential."""
    say, indicator, known = pack.say, one.indicator, one.months
    if not known.target_id:
        return None
    target = pack.plan.target(known.target_id)
    moving = target.unit == "percent_of_potential" and indicator.unit == "count"
    wanted = target.value / 100 * _denominator(pack, live, indicator) if moving else term(target.value)
    page.row(row, (target_words(target, indicator, say), say("tự cập nhật") if moving else say("giá trị lúc xuất"), ""), "cell")
    cells = tuple(page.formula(row, FIRST + place, wanted, number_of(indicator)) for place in range(len(known.months)))
    page.text(row, FIRST + len(known.months), f"{indicator.id}.target", "small")
    return cells
