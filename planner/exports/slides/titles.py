"""What slides find that no chart shows: months, units, assumptions, limits. A title is a sentence, not a heading."""

from __future__ import annotations

from planner.domain.gaps import open_gaps
from planner.exports.pack import IndicatorPack, Pack
from planner.text.dates import month_text
from planner.text.handout import RULE_WORDS, finding
from planner.text.numbers import percent
from planner.text.takeaway import capital


def months_title(pack: Pack) -> str:
    """How many indicators the projection leaves behind what is handed out, as on the page."""
    rows = [(one.indicator, one.months) for one in pack.indicators]
    return finding(pack.plan, rows, {one.indicator.id: one.denominator for one in pack.indicators}, pack.say)


def units_title(pack: Pack, one: IndicatorPack) -> str:
    """Between which levels the units end, none of them named, and by which rule."""
    say, split = pack.say, one.cascade
    name = capital(say.of(one.indicator.short))
    if split is None or split.levels is None:
        return say("{indicator}: chưa chia được cho các đơn vị", indicator=name)
    low, high = (percent(float(level), say.language, 1, trim=True) for level in (split.levels[:, -1].min(), split.levels[:, -1].max()))
    words = {"indicator": name, "month": month_text(one.months.months[-1], say), "rule": say(RULE_WORDS[split.rule])}
    if low == high:
        return say("{indicator}: mọi đơn vị đạt {level} vào cuối tháng {month} ({rule})", level=low, **words)
    return say("{indicator}: các đơn vị đạt {low} – {high} vào cuối tháng {month} ({rule})", low=low, high=high, **words)


def assumptions_title(pack: Pack) -> str:
    """How much of what is believed is a guess, and whether anything is believed otherwise than usual."""
    say, grades, changed = pack.say, [known.evidence for known in pack.plan.assumptions], len(pack.scenario.assumptions)
    if not grades:
        return say("Giả định và căn cứ")
    words = {"guesses": grades.count("guess"), "count": len(grades)}
    if not changed:
        return say("{guesses} trong {count} giả định là đoán; tất cả ở giá trị giữa", **words)
    return say("{guesses} trong {count} giả định là đoán; {changed} khác giá trị giữa", changed=changed, **words)


def limits_title(pack: Pack) -> str:
    """How many things are known to be missing."""
    say, gaps = pack.say, len(open_gaps(pack.plan))
    return say("Hạn chế: {count} điều chưa tìm thấy hoặc chưa rõ", count=gaps) if gaps else say("Hạn chế: dự báo là “nếu – thì”")
