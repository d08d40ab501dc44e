"""The appendices: what is handed out month by month, and how it is split over the units."""

from __future__ import annotations

from datetime import date

from planner.exports.findings import denominator
from planner.exports.pack import IndicatorPack, Pack, months_text, split_packs
from planner.exports.report.annex import appendix_of
from planner.exports.report.layout import DocumentLayout
from planner.exports.report.shape import Appendix, Column, Paragraph, Table
from planner.model.calendar import FloatArray
from planner.text.dates import day_and_month, exact_date
from planner.text.handout import basis_text, behind_text, month_levels, percents, rule_text, split_problem_text
from planner.text.issued import handout_title
from planner.text.levels import level_text
from planner.text.numbers import number
from planner.text.takeaway import capital
from planner.text.translation import Voice

MONTH_WIDTHS = ((4, 10.5), (5, 12.5), (7, 14.5), (99, 17.0))  # letters in the longest level, width of a month [mm]
FIRST, FIRST_LARGE = 10.0, 12.5  # of the column of numbers, in a document and on a slide [mm]
LEAST_REACHED, LEAST_REACHED_LARGE = 20.0, 39.0  # of the column of what is reached, in a document and on a slide [mm]
NARROW_MONTHS = 10  # more months than these leave less for each


def appendices_of(pack: Pack, layout: DocumentLayout) -> tuple[Appendix, ...]:
    """The annex of what is handed out: as it was issued, or the draft; none where there is nothing to hand out."""
    return (appendix_of(pack.annex, layout, pack.say),) if pack.annex.handout.indicators else ()


def referral(pack: Pack) -> tuple[Paragraph, ...]:
    """What the report says of its appendix, as the decree asks; nothing where there is none."""
    if not pack.annex.handout.indicators:
        return ()
    say, title = pack.say, handout_title(pack.annex.handout, pack.say, pack.annex.revision)
    told = [Paragraph(text=say("Kèm theo báo cáo: {appendices}.", appendices=f"{say('Phụ lục')} – {title}"))]
    for one in split_packs(pack):
        if one.cascade is not None and one.cascade.problems:
            name = capital(say.of(one.indicator.title))
            why = " ".join(split_problem_text(pack.plan, problem, say) for problem in one.cascade.problems)
            told.append(Paragraph(text=say("{indicator}: chưa chia được cho các đơn vị. {why}", indicator=name, why=why)))
    return tuple(told)


def month_table(pack: Pack, width: float, letters: float = 1.0) -> Table:
    """One row an indicator: where it stands, its months, who leads. Who supports is left to fill in.

    `letters` says how much larger than in the appendix the letters are; with larger ones the indicators' short names are used.
    """
    say, days = pack.say, {one.months.as_of for one in pack.indicators}
    rows = []
    for place, one in enumerate(pack.indicators, 1):
        now, *levels = month_levels(one.indicator, (one.months.now, *map(float, one.months.targets)), say)
        lead = say.of(one.indicator.lead) if one.indicator.lead else ""
        rows.append(
            (str(place), _named(pack, one, short=letters > 1), now if len(days) == 1 else f"{now} ({day_and_month(one.months.as_of, say)})", *levels, lead, "")
        )
    notes = " ".join(_note(pack, place, one) for place, one in enumerate(pack.indicators, 1))
    return Table(columns=_columns(pack, (width, letters), say("Chỉ tiêu"), days, rows), rows=tuple(rows), notes=(notes, *_missing(pack)))


def unit_table(pack: Pack, one: IndicatorPack, width: float, letters: float = 1.0) -> Table:
    """One row a unit, and the whole place in the last. For `letters` see `month_table`."""
    say, split = pack.say, one.cascade
    if split is None:
        raise AssertionError("only what is split has a table of units")
    title = capital(say("{indicator}: {rule}", indicator=_named(pack, one), rule=rule_text(split, say)))
    if split.levels is None:
        why = tuple((split_problem_text(pack.plan, problem, say),) for problem in split.problems)
        return Table(columns=(Column(head=say("Chưa chia được"), width=width),), rows=why, title=title)
    lead, rows = say.of(one.indicator.lead) if one.indicator.lead else "", []
    for place, unit in enumerate(pack.plan.units):
        counts = None if split.counts is None else split.counts[place]
        start, *levels = _standing_and_months(float(split.starts[place]), split.levels[place], counts, say)
        rows.append((str(place + 1), say.of(unit.title), start + ("*" if split.assumed[place] else ""), *levels, lead, ""))
    whole = _standing_and_months(split.now, split.province, None if split.counts is None else one.months.targets, say)
    rows.append(("", say.of(pack.plan.place), *whole, "", ""))
    return Table(
        columns=_columns(pack, (width, letters), say("Đơn vị"), {one.months.as_of}, rows),
        rows=tuple(rows),
        title=title,
        notes=_unit_notes(pack, one),
        bold_rows=(len(rows) - 1,),
    )


def _standing_and_months(now: float, levels: FloatArray, counts: FloatArray | None, say: Voice) -> tuple[str, ...]:
    """Where somebody stands, in percent, and the months: whole counts where there are counts, otherwise percent."""
    if counts is None:
        return percents((now, *map(float, levels)), say)
    return percents((now,), say) + tuple(number(float(count), say.language) for count in counts)


def _named(pack: Pack, one: IndicatorPack, *, short: bool = False) -> str:
    """An indicator with the unit of its numbers, and plainly whether it is only a threshold to try."""
    say, indicator = pack.say, one.indicator
    name = capital(say.of(indicator.short if short else indicator.title))
    unit = "%" if indicator.unit == "percent" else say.of(indicator.noun)
    parts = [unit] if unit else []
    parts += [say("theo ngưỡng thử")] if one.months.trial else []
    return f"{name} ({'; '.join(parts)})" if parts else name


def _note(pack: Pack, place: int, one: IndicatorPack) -> str:
    say, whole = pack.say, denominator(pack, one.indicator.id)
    if one.months.trial and one.months.target is not None:  # never called a target
        level = level_text(one.indicator, one.months.target, whole, say)
        return say("({place}) theo ngưỡng thử {level}: không phải chỉ tiêu, không được đếm.", place=place, level=level)
    parts = (basis_text(one.indicator, one.months, whole, say), behind_text(one.indicator, one.months, whole, say))
    return say("({place}) {note}.", place=place, note="; ".join(part for part in parts if part))


def _missing(pack: Pack) -> tuple[str, ...]:
    names = ", ".join(capital(pack.say.of(one.title)) for one in pack.unprojected)
    return (pack.say("Chưa giao được theo tháng vì chưa đủ số liệu: {names}.", names=names),) if names else ()


def _unit_notes(pack: Pack, one: IndicatorPack) -> tuple[str, ...]:
    say, split = pack.say, one.cascade
    notes = []
    if split is not None and any(split.assumed):
        notes.append(say("* lấy theo mức tỉnh, giả định: đơn vị chưa có số liệu riêng."))
    if split is not None and split.counts is not None:
        unit = say.of(one.indicator.noun) or say("số lượng")
        notes.append(say("Các tháng tính bằng {unit}; cột thực hiện tính bằng % tiềm năng của đơn vị.", unit=unit))
    if split is not None and split.weights is not None:
        notes.append(say("Tổng các đơn vị, theo trọng số tiềm năng, bằng mức của dòng cuối ở mọi tháng."))
    return tuple(notes)


def _columns(pack: Pack, size: tuple[float, float], named: str, days: set[date], rows: list[tuple[str, ...]]) -> tuple[Column, ...]:
    (width, scale), say, months = size, pack.say, months_text(pack)
    longest = max((len(cell) for row in rows for cell in row[3 : 3 + len(months)]), default=0)
    month = next(wide for letters, wide in MONTH_WIDTHS if longest <= letters)
    month = scale * (min(month, 12.5) if len(months) > NARROW_MONTHS else month)
    first = FIRST_LARGE if scale > 1 else FIRST
    rest = width - first - month * len(months)
    reached = max(rest * 0.22, LEAST_REACHED_LARGE if scale > 1 else LEAST_REACHED)
    named_width, leads, supports = ((rest - reached) * share for share in (0.52, 0.27, 0.21))
    head = say("Thực hiện đến {date}", date=exact_date(next(iter(days)), say)) if len(days) == 1 else say("Thực hiện (ngày số liệu)")
    return (
        Column(head=say("TT"), width=first, align="center"),
        Column(head=named, width=named_width),
        Column(head=head, width=reached, align="center"),
        *(Column(head=name, width=month, align="right") for name in months),
        Column(head=say("Chủ trì"), width=leads),
        Column(head=say("Phối hợp"), width=supports),
    )
