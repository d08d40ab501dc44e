"""What is said of months that are handed out: along which path, how far behind, split by which rule, under which title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from planner.domain.indicator import Indicator
from planner.domain.month import Month
from planner.domain.plan import Plan
from planner.domain.rounding import rounded
from planner.errors import Problem
from planner.model.cascade import Cascade
from planner.model.monthly_targets import MonthlyTargets
from planner.text.dates import exact_date, month_span, month_text
from planner.text.levels import level_text
from planner.text.needed_pace import factor_text
from planner.text.numbers import THIN_RANGE, number, percent
from planner.text.problems import problem_text
from planner.text.translation import Voice, mark
from planner.text.words import aim_words

NUMBER = re.compile(r"(?<![\w.,])\d+(?:\.\d+)?(?![\w.,])")  # as the model writes one
RULE_WORDS = {
    "province_level": mark("ngang mức tỉnh"),
    "equal_lift": mark("tăng số điểm như nhau"),
    "potential": mark("theo tiềm năng (đưa về cùng một mức)"),
    "gap": mark("theo khoảng còn thiếu"),
    "equal_effort": mark("cùng nỗ lực trên đường cong chữ S"),
    "by_hand": mark("tự đặt, phần còn lại chia đều"),
}


def basis_text(indicator: Indicator, months: MonthlyTargets, denominator: float, say: Voice) -> str:
    """Along which path the months run, in one clause."""
    if months.basis == "issued":
        return say("theo bảng đã giao")
    if months.basis == "median" or months.target is None:
        return say("theo trung vị dự báo của kịch bản")
    wanted = aim_text(indicator, months, denominator, say)
    if months.basis == "held":
        return say("đã đạt {target}: giữ không thấp hơn mức đã đạt", target=wanted)
    tenths = number((months.confidence or 0) * 10, say.language)
    if months.pace is None:
        return say("không tốc độ nào đưa khả năng đạt {target} lên {tenths}/10: tạm kẻ thẳng", target=wanted, tenths=tenths)
    pace = factor_text(months.pace, say)
    return say("đường đạt {target} với {tenths}/10 khả năng: {pace}", target=wanted, tenths=tenths, pace=pace)


def aim_text(indicator: Indicator, months: MonthlyTargets, denominator: float, say: Voice) -> str:
    """What the months lead to: đích 60%; ngưỡng thử 85%, which is never called a target."""
    wanted = level_text(indicator, months.target or 0.0, denominator, say)
    return aim_words(wanted, months.trial, say)


def behind_text(indicator: Indicator, months: MonthlyTargets, denominator: float, say: Voice) -> str:
    """What is behind already, and where the projection falls behind what is handed out; empty where nothing is."""
    parts = []
    if months.lag is not None and months.lag > 0:
        gap = gap_text(indicator, months.lag, denominator, say)
        parts.append(say("đến {date} đã chậm {gap} so với nhịp đều từ đầu năm", date=exact_date(months.as_of, say), gap=gap))
    if months.behind_from is not None:
        gap = gap_text(indicator, float(-months.lead[-1]), denominator, say)
        month = month_text(months.behind_from, say)
        parts.append(say("theo dự báo sẽ hụt từ tháng {month}, cuối năm hụt {gap}", month=month, gap=gap))
    return "; ".join(parts)


def gap_text(indicator: Indicator, gap: float, denominator: float, say: Voice) -> str:
    """A difference of levels: 3,6 điểm %; a count of work as a count: 12 thủ tục."""
    if indicator.unit == "count" and indicator.method == "workload":
        return f"{number(gap, say.language)} {say.of(indicator.noun)}".strip()
    return say("{points} điểm %", points=number(gap / denominator * 100, say.language, 1, trim=True))


def month_levels(indicator: Indicator, values: Sequence[float], say: Voice) -> tuple[str, ...]:
    """Levels that stand in one row of a table: percentages with as many decimals as each other, 53,0% beside 48,6%."""
    return percents(values, say) if indicator.unit == "percent" else tuple(number(value, say.language) for value in values)


def percents(values: Sequence[float], say: Voice) -> tuple[str, ...]:
    """Percentages of one row: whole where all of them are, otherwise each with one decimal."""
    decimals = 0 if all(rounded(value, 1) == rounded(value, 0) for value in values) else 1
    return tuple(percent(value, say.language, decimals) for value in values)


def month_level(indicator: Indicator, value: float, say: Voice) -> str:
    """A month's level as it is printed in the appendix: 24,5%; 1.036.921."""
    return month_levels(indicator, (value,), say)[0]


def short_level(indicator: Indicator, value: float, denominator: float, say: Voice) -> str:
    """A month's level where there is little room: work as a count, all else in percent."""
    if indicator.method == "workload" and indicator.unit == "count":
        return number(value, say.language)
    return level_text(indicator, value, denominator, say)


def finding(plan: Plan, rows: Sequence[tuple[Indicator, MonthlyTargets]], denominators: dict[str, float], say: Voice) -> str:
    """The page's title: how many indicators the projection leaves behind what is handed out, and which the most."""
    late = [(float(-months.lead[-1]) / denominators[indicator.id], indicator, months) for indicator, months in rows if months.behind_from is not None]
    head = appendix_title(plan, rows[0][1].months, say)
    if not late:
        return say("{head}: theo kịch bản này, không chỉ tiêu nào hụt", head=head)
    _, indicator, months = max(late, key=lambda found: found[0])
    gap = gap_text(indicator, float(-months.lead[-1]), denominators[indicator.id], say)
    if len(late) == 1:
        return say("{head}: {indicator} sẽ hụt {gap} vào cuối năm", head=head, indicator=say.of(indicator.short), gap=gap)
    worst = say.of(indicator.short)
    return say(
        "{head}: {late} trong {count} chỉ tiêu sẽ hụt, nhiều nhất là {indicator} ({gap})", head=head, late=len(late), count=len(rows), indicator=worst, gap=gap
    )


def appendix_title(plan: Plan, months: tuple[Month, ...], say: Voice) -> str:
    """Giao chỉ tiêu tháng 5–12/2023."""
    span = month_span(months[0], months[-1], say, plan.year)
    return say("Giao chỉ tiêu {span}/{year}", span=span, year=plan.year)


def rule_text(split: Cascade, say: Voice) -> str:
    """How the months are split over units."""
    return say("chia cho các đơn vị, {rule}", rule=say(RULE_WORDS[split.rule]))


def split_warnings(plan: Plan, split: Cascade, say: Voice) -> list[str]:
    """What is odd about what some units are handed: less than they have reached, or more than they can have."""
    warnings = []
    if split.below_reached:
        units = unit_names(plan, split.below_reached, say)
        warnings.append(say("Giao thấp hơn mức đã đạt vì tổng tiềm năng các đơn vị khác của tỉnh, cần xem lại: {units}.", units=units))
    if split.above_potential:
        units = unit_names(plan, split.above_potential, say)
        warnings.append(say("Giao cao hơn tiềm năng vì tổng tiềm năng các đơn vị khác của tỉnh, cần xem lại: {units}.", units=units))
    return warnings


def unit_names(plan: Plan, unit_ids: tuple[str, ...], say: Voice) -> str:
    """Units by their names, in the plan's order."""
    return ", ".join(say.of(unit.title) for unit in plan.units if unit.id in unit_ids)


def split_problem_text(plan: Plan, problem: Problem, say: Voice) -> str:
    """Why an indicator cannot be split, with the unit to look at by its name."""
    names = {unit.id: say.of(unit.title) for unit in plan.units}
    found = ", ".join(names.get(part, part) for part in problem.found.split(", "))
    text = problem_text(numbers_said(replace(problem, found=found), say), say)
    return f"{names[problem.column]}: {text}" if problem.column in names else text


def month_problem(problem: Problem, say: Voice) -> Problem:
    """What is wrong with a month that was set by hand, with the month and its numbers as they are written."""
    return replace(numbers_said(problem, say), column=month_text(Month.parse(problem.column), say))


def numbers_said(problem: Problem, say: Voice) -> Problem:
    """A problem whose numbers are written as the language writes them: 12,25; 50–100; what is no number stays."""
    found, expected = (_numbers_said(text, say) for text in (problem.found, problem.expected))
    return replace(problem, found=found, expected=expected)


def _numbers_said(text: str, say: Voice) -> str:
    written = NUMBER.sub(lambda known: number(float(known[0]), say.language, 4, trim=True), text)
    return re.sub(r"(?<=\d)-(?=\d)", THIN_RANGE, written)
