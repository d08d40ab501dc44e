"""The numbered sections of a report."""

from __future__ import annotations

from planner.domain.assumption import Assumption
from planner.domain.gaps import open_gaps
from planner.domain.scenario import MeasureSetting
from planner.exports.clean_text import shortened
from planner.exports.findings import (
    dated_text,
    facts_text,
    finding,
    focus_target,
    headline_parts,
    now_text,
    origin_text,
    projected_text,
    status_text,
    wanted_text,
    year_targets,
)
from planner.exports.pack import Pack
from planner.exports.report.appendices import referral
from planner.exports.report.layout import DocumentLayout
from planner.exports.report.shape import Align, Block, Column, Paragraph, Section, Table
from planner.exports.target_chart import target_chart
from planner.text.comparison import joined
from planner.text.measure_span import measure_span
from planner.text.method import IF_THEN, METHOD
from planner.text.numbers import chance_percent
from planner.text.strengths import strength_phrase
from planner.text.takeaway import capital, choice_words, never_text, value_text
from planner.text.words import EVIDENCE_WORDS

LEAST_COMPARED = 2
LONGEST_NAME = 60  # of a scenario at the head of a column
SHARES, SHORT_SHARES = (8, 36, 23, 20, 25, 26, 27), (12.5, 50, 45, 36, 38, 58, 70.5)  # of the columns of the year's targets


def sections_of(pack: Pack, layout: DocumentLayout) -> tuple[Section, ...]:
    """Every section that has something to say, numbered."""
    say, width = pack.say, layout.text_width
    found = (
        (say("Kết quả chính"), _results(pack)),
        (say("Bảng chỉ tiêu của năm"), target_blocks(pack, width)),
        (say("Chỉ tiêu cần chỉ đạo nhất"), _chart(pack)),
        (say("So sánh kịch bản"), comparison_blocks(pack, width)),
        (say("Biện pháp và phân công"), (*measure_blocks(pack, width), *referral(pack))),
        (say("Giả định và căn cứ"), assumption_blocks(pack, width)),
        (say("Hạn chế"), _limits(pack)),
    )
    kept = [(heading, blocks) for heading, blocks in found if blocks]
    return tuple(Section(heading=f"{place}. {heading}", blocks=blocks) for place, (heading, blocks) in enumerate(kept, 1))


def columns(width: float, *parts: tuple[str, float, Align]) -> tuple[Column, ...]:
    """Columns with heads, shares of the width, and alignment."""
    total = sum(share for _, share, _ in parts)
    return tuple(Column(head=head, width=width * share / total, align=align) for head, share, align in parts)


def _results(pack: Pack) -> tuple[Block, ...]:
    said, direction, footnote = headline_parts(pack)
    points = [Paragraph(text=f"{finding(pack, target)}. {facts_text(pack, target)}", kind="point") for target in year_targets(pack)]
    note = (Paragraph(text=footnote, kind="note"),) if footnote else ()
    return (Paragraph(text=f"{said} {direction}"), *points, *note)


def target_blocks(pack: Pack, width: float, *, short: bool = False) -> tuple[Block, ...]:
    """The table of the year's targets, with the indicators' short names where lines are dear."""
    say = pack.say
    rows = []
    for place, target in enumerate(year_targets(pack), 1):
        outlook = pack.outlook(target)
        indicator = pack.plan.indicator(target.indicator_id)
        name = capital(say.of(indicator.short if short else indicator.title))
        cells = (now_text(pack, outlook), wanted_text(pack, target, outlook), projected_text(pack, outlook), status_text(pack, outlook))
        rows.append((str(place), name, *cells, dated_text(pack, outlook)))
    if not rows:
        return (Paragraph(text=say("Kế hoạch chưa có chỉ tiêu nào đến hạn trong năm.")),)
    names = (
        say("TT"),
        say("Chỉ tiêu"),
        say("Hiện nay (ngày số liệu)"),
        say("Đích"),
        say("Dự báo đến hạn [khoảng 80%]"),
        say("Khả năng đạt đúng hạn"),
        say("Ngày đạt [khoảng 80%]"),
    )
    aligned: tuple[Align, ...] = ("center", "left", "center", "center", "center", "center", "center")
    heads = columns(width, *zip(names, SHORT_SHARES if short else SHARES, aligned, strict=True))
    star = say("Đích có dấu *: tên chỉ tiêu trong nguồn chưa khớp hẳn. “chưa đạt”: {never}.", never=never_text(pack.plan, say))
    return (Table(columns=heads, rows=tuple(rows), notes=(star, origin_text(pack))),)


def _chart(pack: Pack) -> tuple[Block, ...]:
    target = focus_target(pack)
    chart = None if target is None else target_chart(pack, target)
    return () if chart is None else (chart,)


def comparison_blocks(pack: Pack, width: float) -> tuple[Block, ...]:
    """The year's targets under every scenario side by side; nothing where there is one scenario."""
    places = compared(pack)
    if not pack.others or len(places) < LEAST_COMPARED:
        return ()
    say, rows = pack.say, []
    for target in year_targets(pack):
        name = capital(say.of(pack.plan.indicator(target.indicator_id).short))
        rows.append((name, wanted_text(pack, target, pack.outlook(target)), *(_standing(pack, target.id, place) for place in places)))
    parts: list[tuple[str, float, Align]] = [(capital(name), 106 / len(places), "center") for name in _names(pack, places)]
    heads = columns(width, (say("Chỉ tiêu"), 38, "left"), (say("Đích"), 21, "center"), *parts)
    note = say("Mỗi ô: khả năng đạt đúng hạn (làm tròn đến 5%); dự báo đến hạn [khoảng 80%].")
    return (Table(columns=heads, rows=tuple(rows), notes=(note,)),)


def compared(pack: Pack) -> tuple[int, ...]:
    """Places of the outlooks that are held side by side: the baseline, and every scenario that is not the same."""
    usual = pack.baseline
    others = (place for place, scenario in enumerate(pack.scenarios, 1) if not (scenario.is_baseline and scenario.choices == usual.choices))
    return (0, *others)


def _names(pack: Pack, places: tuple[int, ...]) -> list[str]:
    """Titles of the scenarios, shortened; two of one name are told apart."""
    named = [pack.say("như hiện nay") if place == 0 else shortened(pack.title(pack.scenarios[place - 1]), LONGEST_NAME) for place in places]
    return [name if named.index(name) == place else f"{name} ({named[:place].count(name) + 1})" for place, name in enumerate(named)]


def _standing(pack: Pack, target_id: str, place: int) -> str:
    outlook = pack.outlook(pack.plan.target(target_id), place)
    if outlook.level_q50 is None or outlook.chance is None:
        return status_text(pack, outlook)
    chance = status_text(pack, outlook) if outlook.state == "met" else chance_percent(outlook.chance, pack.say.language)
    return f"{chance}; {projected_text(pack, outlook)}"


def measure_blocks(pack: Pack, width: float) -> tuple[Block, ...]:
    """What is decided: what, who leads, by when, on whose evidence."""
    say = pack.say
    rows = [(str(place), *_measure_cells(pack, setting)) for place, setting in enumerate(pack.scenario.measures, 1)]
    if not rows:
        return (Paragraph(text=say("Kịch bản này không thêm biện pháp nào so với hiện nay.")),)
    heads = columns(
        width,
        (say("TT"), 8, "center"),
        (say("Việc"), 67, "left"),
        (say("Chủ trì"), 38, "left"),
        (say("Thời hạn"), 27, "center"),
        (say("Căn cứ"), 25, "center"),
    )
    return (Table(columns=heads, rows=tuple(rows), notes=(say("Căn cứ “đoán”: tác động của biện pháp chưa được đo, là giả định của người lập."),)),)


def _measure_cells(pack: Pack, setting: MeasureSetting) -> tuple[str, str, str, str]:
    say, measure = pack.say, pack.plan.measure(setting.measure_id)
    span = measure_span(pack.plan, setting, say)
    work = say("{measure} ({level})", measure=say.of(measure.title), level=strength_phrase(pack.plan, measure, setting.strength, say))
    return work, say.of(measure.owner), capital(span), say(EVIDENCE_WORDS[measure.evidence])


def assumption_blocks(pack: Pack, width: float) -> tuple[Block, ...]:
    """How it is worked out, what is believed otherwise than usual, what is counted."""
    say, plan, scenario = pack.say, pack.plan, pack.scenario
    found: list[Block] = [Paragraph(text=" ".join(say(sentence) for sentence in METHOD)), Paragraph(text=grades_text(pack))]
    changed = [(plan.assumption(name), value) for name, value in scenario.assumptions]
    if not changed:
        found.append(Paragraph(text=say("Mọi giả định ở giá trị giữa của kế hoạch.")))
    found += [Paragraph(text=choice_words(plan, name, picked, say) + ".", kind="point") for name, picked in scenario.choices]
    if changed:
        heads = columns(
            width,
            (say("Giả định"), 55, "left"),
            (say("Giá trị"), 24, "center"),
            (say("Giá trị giữa"), 24, "center"),
            (say("Khoảng"), 37, "center"),
            (say("Căn cứ"), 25, "center"),
        )
        found.append(Table(columns=heads, rows=tuple(_assumption_cells(pack, known, value) for known, value in changed)))
    return tuple(found)


def _assumption_cells(pack: Pack, known: Assumption, value: object) -> tuple[str, ...]:
    say = pack.say
    given, central, low, high = (value_text(known, one, say) for one in (value, known.central, known.low, known.high))
    return capital(say.of(known.title)), given, central, f"{low} – {high}", say(EVIDENCE_WORDS[known.evidence])


def grades_text(pack: Pack) -> str:
    """How many of the scenario's measures and of the plan's assumptions rest on which grade of evidence."""
    say = pack.say

    def counted(grades: list[str]) -> str:
        return joined([say("{count} {grade}", count=grades.count(grade), grade=say(word)) for grade, word in EVIDENCE_WORDS.items() if grade in grades], say)

    measures = [pack.plan.measure(setting.measure_id).evidence for setting in pack.scenario.measures]
    assumptions = [known.evidence for known in pack.plan.assumptions]
    parts = [say("biện pháp: {grades}", grades=counted(list(measures)))] if measures else []
    parts += [say("giả định: {grades}", grades=counted(list(assumptions)))] if assumptions else []
    return say("Mức căn cứ – {parts}.", parts="; ".join(parts)) if parts else ""


def _limits(pack: Pack) -> tuple[Block, ...]:
    gaps = tuple(Paragraph(text=pack.say.of(gap), kind="point") for gap in open_gaps(pack.plan))
    return (*gaps, Paragraph(text=pack.say(IF_THEN), kind="point"))
