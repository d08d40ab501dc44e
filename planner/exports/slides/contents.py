"""Which slides there are and what they say: headline, targets, one finding each, measures, assumptions, months, units."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from planner.domain.gaps import open_gaps
from planner.domain.target import Target
from planner.exports.clean_text import clean, cleaned, shortened
from planner.exports.findings import (
    HASH_LETTERS,
    brief_pace_text,
    denominator,
    facts_text,
    finding,
    focus_target,
    headline_parts,
    origin_text,
    pace_text,
    source_text,
    year_targets,
)
from planner.exports.pack import Pack, split_packs, stamp_of
from planner.exports.report.appendices import month_table, unit_table
from planner.exports.report.sections import compared, comparison_blocks, grades_text, measure_blocks, target_blocks
from planner.exports.report.shape import Table
from planner.exports.slides.shape import BODY_HEIGHT, BODY_WIDTH, Slide, part_letters, row_height, wide_enough
from planner.exports.slides.titles import assumptions_title, limits_title, months_title, units_title
from planner.exports.target_chart import target_chart
from planner.model.compare import Standing
from planner.model.reference_class import reference_class
from planner.text.comparison import finding as comparison_finding
from planner.text.method import IF_THEN, METHOD
from planner.text.takeaway import assumption_words, capital, choice_words

LONGEST_NAME, LONGEST_STAMP = 60, 110  # of a name in a title or a foot, of a line on the first slide
MONTHLY_LEAST = 5  # columns of a table that has months
LETTERS = 1.45  # of a table, against those of the appendix


def slides_of(pack: Pack) -> tuple[Slide, ...]:
    """Every slide of a pack, in the order in which they are shown; every text clean, every title another one."""
    found = (
        _opening(pack),
        *_overview(pack),
        *(slide for target in year_targets(pack) if (slide := _target(pack, target)) is not None),
        *_comparison(pack),
        _measures(pack),
        *_assumptions(pack),
        *_months(pack),
        *_units(pack),
    )
    return _told_apart(cleaned(tuple(part for slide in found for part in _parts(slide))))


def foot_of(pack: Pack) -> str:
    """Place, scenario, figures, model, data: one line for every slide."""
    say, plan = pack.say, pack.plan
    scenario = shortened(pack.title(pack.scenario), LONGEST_NAME)
    figures = dict(stamp_of(pack)).get(say("Số liệu đến"), "")
    parts = (say("số liệu đến {date}", date=figures), say("mô hình {version}", version=reference_class().version))
    return clean(" · ".join((shortened(say.of(plan.place), LONGEST_NAME), scenario, *parts, say("dữ liệu {hash}", hash=plan.data[:HASH_LETTERS]))))


def _opening(pack: Pack) -> Slide:
    say, plan = pack.say, pack.plan
    said, direction, footnote = headline_parts(pack)
    title = say("{place}, {year}: kịch bản “{scenario}”", place=say.of(plan.place), year=plan.year, scenario=pack.title(pack.scenario))
    stamps = tuple(f"{name}: {shortened(value, LONGEST_STAMP)}" for name, value in stamp_of(pack)[2:-1])
    return Slide(
        title=title,
        subtitle=f"{said} {direction}",
        body=(shortened(say.of(plan.committee), LONGEST_STAMP), *stamps),
        notes=f"{footnote} {origin_text(pack)}",
        opening=True,
    )


def _overview(pack: Pack) -> tuple[Slide, ...]:
    said, direction, footnote = headline_parts(pack)
    block = target_blocks(pack, BODY_WIDTH, short=True)[0]
    body = block if isinstance(block, Table) else None
    below = body.notes[0] if body else ""
    return (Slide(title=f"{said} {direction}", subtitle=below, body=body, notes=f"{footnote} {origin_text(pack)}"),)


def _target(pack: Pack, target: Target) -> Slide | None:
    chart = target_chart(pack, target)
    if chart is None:
        return None
    return Slide(
        title=finding(pack, target),
        subtitle=f"{facts_text(pack, target)} {brief_pace_text(pack, target)}".strip(),
        body=chart,
        notes=f"{chart.caption}. {pace_text(pack, target)} {source_text(pack, target)} {origin_text(pack)}",
    )


def _comparison(pack: Pack) -> tuple[Slide, ...]:
    target, blocks = focus_target(pack), comparison_blocks(pack, BODY_WIDTH)
    if target is None or not blocks or not isinstance(blocks[0], Table):
        return ()
    named = [(shortened(pack.title(pack.scenarios[place - 1]), LONGEST_NAME), _standing(pack, target, place)) for place in compared(pack)[1:]]
    title = comparison_finding(pack.plan, _standing(pack, target, 0), named, pack.say)
    return (Slide(title=title, subtitle=blocks[0].notes[0], body=blocks[0], notes=origin_text(pack)),)


def _standing(pack: Pack, target: Target, place: int) -> Standing:
    return Standing(outlook=pack.outlook(target, place), denominator=denominator(pack, target.indicator_id, place))


def _measures(pack: Pack) -> Slide:
    say, used = pack.say, [pack.plan.measure(setting.measure_id) for setting in pack.scenario.measures]
    table = measure_blocks(pack, BODY_WIDTH)[0]
    if not used or not isinstance(table, Table):
        return Slide(
            title=say("Kịch bản này không thêm biện pháp nào so với hiện nay"), body=(say("Mọi dự báo là nếu giữ nhịp như hiện nay."),), notes=origin_text(pack)
        )
    guesses = sum(measure.evidence == "guess" for measure in used)
    owners = len({say.of(measure.owner) for measure in used})
    title = say("{count} biện pháp, {owners} cơ quan chủ trì; {guesses} biện pháp có tác động là đoán", count=len(used), owners=owners, guesses=guesses)
    return Slide(title=title, subtitle=table.notes[0], body=table, notes=_basis(pack))


def _basis(pack: Pack) -> str:
    """On what each measure of the scenario is believed to work."""
    say, parts = pack.say, []
    for setting in pack.scenario.measures:
        measure = pack.plan.measure(setting.measure_id)
        reasons = dict.fromkeys(say.of(effect.basis) for effect in measure.effects)
        parts.append(f"{say.of(measure.short)}: {' '.join(reasons)}")
    return " ".join(parts)


def _assumptions(pack: Pack) -> tuple[Slide, ...]:
    say, plan, scenario = pack.say, pack.plan, pack.scenario
    changed = [assumption_words(plan.assumption(name), scenario, say) for name, _ in scenario.assumptions]
    chosen = [choice_words(plan, name, picked, say) for name, picked in scenario.choices]
    unchanged = [] if changed else [say("Mọi giả định ở giá trị giữa của kế hoạch.")]
    points = (*(say(sentence) for sentence in METHOD), grades_text(pack), *unchanged, *(capital(text) for text in (*changed, *chosen)))
    gaps = tuple(say.of(gap) for gap in open_gaps(plan))
    notes = origin_text(pack)
    first = Slide(title=assumptions_title(pack), body=tuple(point for point in points if point), notes=notes)
    return first, Slide(title=limits_title(pack), body=(*gaps, say(IF_THEN)), notes=notes)


def _months(pack: Pack) -> tuple[Slide, ...]:
    if not pack.indicators:
        return ()
    table = _without_leads(month_table(pack, BODY_WIDTH, LETTERS))
    return (Slide(title=months_title(pack), body=table, notes=" ".join(table.notes)),)


def _units(pack: Pack) -> tuple[Slide, ...]:
    tables = [(one, unit_table(pack, one, BODY_WIDTH, LETTERS)) for one in split_packs(pack)]
    return tuple(
        Slide(title=units_title(pack, one), subtitle=" ".join(table.notes[:1]), body=_without_leads(table), notes=". ".join((table.title, *table.notes)))
        for one, table in tables
    )


def _without_leads(table: Table) -> Table:
    """A table of months without who leads and who supports, which is for the document; the second column takes their room."""
    if len(table.columns) < MONTHLY_LEAST:
        return table
    first, second, *others, leads, supports = table.columns
    wider = replace(second, width=second.width + leads.width + supports.width)
    return replace(table, columns=(first, wider, *others), rows=tuple(row[:-2] for row in table.rows))


def _parts(slide: Slide) -> tuple[Slide, ...]:
    """A slide, or several where its table is too long for one."""
    if not isinstance(slide.body, Table):
        return (slide,)
    table, pages = wide_enough(slide.body), [[]]  # type: tuple[Table, list[list[int]]]
    head = row_height(table, tuple(column.head for column in table.columns))
    room = head
    for place, row in enumerate(table.rows):
        height = row_height(table, row)
        if pages[-1] and room + height > BODY_HEIGHT:
            pages.append([])
            room = head
        pages[-1].append(place)
        room += height
    if len(pages) == 1:
        return (replace(slide, body=table),)
    letters = part_letters(table)
    return tuple(
        replace(slide, title=f"{slide.title} ({number}/{len(pages)})", body=_rows(table, places), letters=letters)
        for number, places in enumerate(_even(pages), 1)
    )


def _even(pages: list[list[int]]) -> list[list[int]]:
    """As many pages, about as long as each other."""
    places = [place for page in pages for place in page]
    size = ceil(len(places) / len(pages))
    return [places[start : start + size] for start in range(0, len(places), size)]


def _rows(table: Table, places: list[int]) -> Table:
    bold = tuple(new for new, old in enumerate(places) if old in table.bold_rows)
    return replace(table, rows=tuple(table.rows[place] for place in places), bold_rows=bold)


def _told_apart(found: tuple[Slide, ...]) -> tuple[Slide, ...]:
    """The same slides with a number behind a title that another slide has already."""
    seen: dict[str, int] = {}
    told = []
    for slide in found:
        seen[slide.title] = seen.get(slide.title, 0) + 1
        told.append(slide if seen[slide.title] == 1 else replace(slide, title=f"{slide.title} ({seen[slide.title]})"))
    return tuple(told)
