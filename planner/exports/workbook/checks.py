"""Checks in words: what an input cell holds, and what it should hold. Empty where nothing is wrong.

They refuse what the planner itself refuses (a scenario's document, a plan's folder) and nothing else.
"""

from __future__ import annotations

from planner.catalog.fields import EARLIEST
from planner.domain.assumption import Assumption
from planner.domain.measure import Measure
from planner.domain.month import Month
from planner.domain.plan import Plan
from planner.exports.workbook.cells import day_words, is_number, is_text, month_count, month_start, month_words, whole
from planner.exports.workbook.terms import LAST_SERIAL, Term, any_of, at_least, at_most, both, day, denied, either, less, same, sentence, term
from planner.text.dates import exact_date, month_text
from planner.text.numbers import number
from planner.text.takeaway import value_text
from planner.text.translation import Voice

LARGEST_EFFECT = 64.0  # what a plan's folder admits


def number_check(cell: Term, low: Term | float, high: Term | float, expected: str, say: Voice) -> Term:
    """Of a number between two others."""
    inside = both(at_least(cell, low), at_most(cell, high))
    return either(is_number(cell), either(inside, "", found_number(cell, expected, say)), no_number(cell, expected, say))


def found_number(cell: Term, expected: str, say: Voice) -> Term:
    """A number that lies outside."""
    before, after = say("Đang là {found}; cần {expected}.", found="\0", expected=expected).split("\0")
    return sentence(before, cell, after)


def no_number(cell: Term, expected: str, say: Voice) -> Term:
    """A text, or nothing, where a number belongs."""
    before, after = say("Đang là chữ “{found}”; cần {expected}.", found="\0", expected=expected).split("\0")
    return either(is_text(cell), sentence(before, cell, after), say("Ô trống hoặc không phải số; cần {expected}.", expected=expected))


def assumption_check(known: Assumption, cell: Term, low: Term, high: Term, say: Voice) -> Term:
    """Of a believed value: its type and its range."""
    if known.kind == "ceiling_reached":
        return _yes_or_no_check(known, cell, say)
    least, most = value_text(known, known.low, say), value_text(known, known.high, say)
    expected = say("đúng {value}", value=least) if known.fixed else say("từ {low} đến {high}", low=least, high=most)
    if known.kind != "launch":
        return number_check(cell, low, high, expected, say)
    inside = both(at_least(cell, low), at_most(cell, high))
    is_day = both(at_least(cell, 1), at_most(cell, LAST_SERIAL), at_most(cell, whole(cell)))
    before, after = say("Đang là ngày {found}; cần {expected}.", found="\0", expected=expected).split("\0")
    other = either(both(at_least(cell, 1), at_most(cell, LAST_SERIAL)), sentence(before, day_words(cell), after), found_number(cell, expected, say))
    return either(is_number(cell), either(is_day, either(inside, "", other), found_number(cell, expected, say)), no_number(cell, expected, say))


def answers(known: Assumption, say: Voice) -> tuple[str, ...]:
    """What may be answered to a yes-or-no assumption."""
    return tuple(word for word, answer in ((say("không"), False), (say("có"), True)) if known.admits(answer))


def _yes_or_no_check(known: Assumption, cell: Term, say: Voice) -> Term:
    words = answers(known, say)
    expected = say("{first} hoặc {second}", first=words[0], second=words[1]) if len(words) == 2 else words[0]
    return either(any_of(*(same(cell, word) for word in words)), "", either(is_number(cell), found_number(cell, expected, say), no_number(cell, expected, say)))


def effect_check(cell: Term, say: Voice) -> Term:
    """Of an effect."""
    return number_check(cell, 0.0, LARGEST_EFFECT, say("từ {low} đến {high}", low="0", high=number(LARGEST_EFFECT, say.language)), say)


def earliest_of(measure: Measure) -> Month:
    """The first month in which a measure may start; one that has passed is none that is wrong."""
    return measure.earliest_start or Month.of(EARLIEST)


def _is_day(cell: Term) -> Term:
    return both(is_number(cell), at_least(cell, 1), at_most(cell, LAST_SERIAL))


def measure_check(plan: Plan, measure: Measure, strength: Term, start: Term, end: Term, say: Voice) -> Term:
    """Of a measure's strength and months, one after the other. The range of its months counts only where it is used."""
    first, last = earliest_of(measure), Month.of(plan.horizon)
    between = say("Tháng bắt đầu {found}; cần từ {first} đến {last}.") if measure.earliest_start else say("Tháng bắt đầu {found}; chậm nhất {last}.")
    open_end = same(end, "")
    in_time = at_most(month_start(start), day(last.first_day))
    if measure.earliest_start:
        in_time = both(at_least(month_start(start), day(first.first_day)), in_time)
    checks: list[tuple[Term, Term | str]] = [
        *_strength_checks(measure, strength, say),
        (denied(_is_day(start)), _no_month(start, say("tháng bắt đầu"), say)),
        (denied(either(open_end, _true(), _is_day(end))), _no_month(end, say("tháng kết thúc"), say)),
        (either(open_end, _false(), less(month_start(end), month_start(start))), _end_before_start(start, end, say)),
        (same(strength, 0.0), ""),
        (
            denied(in_time),
            _month_outside(start, between, first, last, say),
        ),
        (
            either(open_end, _false(), less(day(last.first_day), month_start(end))),
            _month_outside(end, say("Tháng kết thúc {found}; chậm nhất {last}."), first, last, say),
        ),
    ]
    if measure.longest_months is not None:
        year_end = day(plan.year_end)
        months = either(open_end, month_count(year_end), month_count(end)) - month_count(start) + 1
        before, after = say("Kéo dài {found} tháng; dài nhất {longest} tháng.", found="\0", longest=measure.longest_months).split("\0")
        checks.append((less(term(measure.longest_months), months), sentence(before, months, after)))
    said: Term | str = ""
    for wrong, words in reversed(checks):
        said = either(wrong, words, said)
    return term(said)


def _true() -> Term:
    return Term("TRUE", True)


def _false() -> Term:
    return Term("FALSE", False)


def _strength_checks(measure: Measure, strength: Term, say: Voice) -> list[tuple[Term, Term | str]]:
    decision = measure.kind == "decision"
    expected = say("0 (chưa áp dụng) hoặc 1 (áp dụng)") if decision else say("số từ 0 đến 1")
    inside = any_of(same(strength, 0.0), same(strength, 1.0)) if decision else both(at_least(strength, 0), at_most(strength, 1))
    before, after = say("Mức: {what}", what="\0").split("\0")
    return [
        (denied(is_number(strength)), sentence(before, no_number(strength, expected, say), after)),
        (denied(inside), sentence(before, found_number(strength, expected, say), after)),
    ]


def _no_month(cell: Term, which: str, say: Voice) -> Term:
    before, after = say("{which}: đang là {found}; cần một tháng, ghi bằng ngày đầu tháng.", which=which[:1].upper() + which[1:], found="\0").split("\0")
    return either(same(cell, ""), sentence(before, say("ô trống"), after), sentence(before, cell, after))


def _end_before_start(start: Term, end: Term, say: Voice) -> Term:
    first, middle, last = say("Tháng kết thúc {end} trước tháng bắt đầu {start}.", end="\0", start="\0").split("\0")
    return sentence(first, month_words(end), middle, month_words(start), last)


def _month_outside(cell: Term, template: str, first: Month, last: Month, say: Voice) -> Term:
    before, after = template.format(found="\0", first=month_text(first, say), last=month_text(last, say)).split("\0")
    return sentence(before, month_words(cell), after)


def range_words(plan: Plan, measure: Measure, say: Voice) -> str:
    """What a measure's months may be, and how it works up."""
    last = month_text(Month.of(plan.horizon), say)
    earliest = measure.earliest_start
    parts = [say("từ {first} đến {last}", first=month_text(earliest, say), last=last) if earliest else say("chậm nhất {last}", last=last)]
    if measure.longest_months is not None:
        parts.append(say("dài nhất {longest} tháng", longest=measure.longest_months))
    parts.append(say("chuẩn bị {lead} ngày, tăng dần {ramp} ngày", lead=measure.lead_time_days, ramp=measure.ramp_days))
    if measure.known_on is not None and measure.known_on > plan.as_of:
        parts.append(say("biết sau ngày chốt ({date})", date=exact_date(measure.known_on, say)))
    return "; ".join(parts)
