"""Scenarios side by side, in words: the finding, a difference, a cost, how a measure is set."""

from __future__ import annotations

from collections.abc import Sequence

from planner.domain.indicator import Indicator
from planner.domain.measure import Measure
from planner.domain.plan import Plan
from planner.domain.scenario import MeasureSetting, Scenario
from planner.model.compare import Cost, Standing, furthest
from planner.text.dates import exact_date
from planner.text.measure_span import measure_span
from planner.text.numbers import number, percent
from planner.text.strengths import strength_word
from planner.text.takeaway import capital, takeaway, target_text, when_text
from planner.text.translation import Voice

ELLIPSIS, NO_BREAK = "…", "\u00a0"


def finding(plan: Plan, baseline: Standing, named: Sequence[tuple[str, Standing]], say: Voice) -> str:
    """The title of a comparison: which scenario brings one target furthest, and how far the baseline does.

    Quyết liệt đưa khả năng đạt 60% thanh toán trực tuyến lên 70% (như hiện nay 40%).

    Parameters
    ----------
    baseline : Standing
        Of the target without any measure.
    named : sequence of (str, Standing)
        Title and standing of each scenario.
    """
    indicator = plan.indicator(baseline.outlook.indicator_id)
    best = [named[place] for place in furthest([standing for _, standing in named])] if named else []
    if not best or baseline.chance is None:
        return takeaway(plan, Scenario(), baseline.outlook, baseline.outlook, baseline.denominator, say)
    if baseline.outlook.state == "met":
        return _met_finding(plan, indicator, baseline, best, say)
    titles, reached = joined([title for title, _ in best], say), best[0][1]
    goal = {"target": target_text(indicator, baseline.outlook, baseline.denominator, say), "indicator": say.of(indicator.short)}
    old, new = percent(baseline.chance, say.language), percent(reached.chance or 0, say.language)
    if reached.outlook.state == "met":
        return say("Với {titles}, {indicator} đã đạt {target} (như hiện nay khả năng {old})", titles=titles, old=old, **goal)
    if (reached.chance or 0) <= baseline.chance:
        return say("Không kịch bản nào đưa khả năng đạt {target} {indicator} lên cao hơn như hiện nay ({old})", old=old, **goal)
    template = (
        say("{titles} đưa khả năng đạt {target} {indicator} lên {new} (như hiện nay {old})")
        if len(best) == 1
        else say("{titles} cùng đưa khả năng đạt {target} {indicator} lên {new} (như hiện nay {old})")
    )
    return template.format(titles=titles, old=old, new=new, **goal)


def _met_finding(plan: Plan, indicator: Indicator, baseline: Standing, best: Sequence[tuple[str, Standing]], say: Voice) -> str:
    """Of a target that is met already: how far beyond it each scenario goes."""
    outlook, reached = baseline.outlook, best[0][1]
    title, wanted = capital(say.of(indicator.short)), target_text(indicator, outlook, baseline.denominator, say)
    said = say("{title} đã đạt {target} {when}", title=title, target=wanted, when=when_text(outlook, plan, say))
    if baseline.level is None or reached.level is None:
        return said
    due, old, new = exact_date(outlook.due, say), percent(baseline.level, say.language), percent(reached.level, say.language)
    if reached.level <= baseline.level:
        return f"{said}; {say('đến {due} kịch bản nào cũng không vượt {old}', due=due, old=old)}"
    titles = joined([title for title, _ in best], say)
    return f"{said}; {say('đến {due} cao nhất là {titles}: {new} (như hiện nay {old})', due=due, titles=titles, new=new, old=old)}"


def joined(names: Sequence[str], say: Voice) -> str:
    """Names in a sentence: Tăng tốc, Quyết liệt và Đang tự đặt."""
    if len(names) < 2:
        return "".join(names)
    return say("{first} và {second}", first=", ".join(names[:-1]), second=names[-1])


def points_text(points: int | None, say: Voice) -> str:
    """A difference in points, never broken over two lines: +30 điểm; nothing where there is none."""
    return say("{points} điểm", points=number(points, say.language, signed=True)).replace(" ", NO_BREAK) if points else ""


def cost_text(cost: Cost, say: Voice) -> str:
    """A cost, and plainly how much of it is not known: ít nhất 84 triệu đồng; 2 biện pháp chưa có số liệu."""
    if not cost.priced and not cost.unknown:
        return say("không thêm biện pháp")
    missing = say("chưa có số liệu ({count} biện pháp)", count=len(cost.unknown))
    if not cost.priced:
        return missing
    known = number(cost.known, say.language, 1, trim=True)
    return f"{say('ít nhất {cost} triệu đồng', cost=known)}; {missing}" if cost.unknown else say("{cost} triệu đồng", cost=known)


def setting_text(plan: Plan, measure: Measure, setting: MeasureSetting | None, say: Voice) -> str:
    """How a scenario sets a measure: toàn tỉnh, tháng 6–12; between two words its number: 90%, tháng 6–12."""
    if setting is None:
        return strength_word(plan, measure, 0.0, say)
    span = measure_span(plan, setting, say)
    return f"{strength_word(plan, measure, setting.strength, say)}, {span}"


def shortened(title: str, most: int) -> str:
    """A title that fits beside a line: cut at `most` letters, and seen to be."""
    return title if len(title) <= most else f"{title[: most - 1].rstrip()}{ELLIPSIS}"
