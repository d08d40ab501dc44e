"""The sheets that are printed: the appendix, and one sheet for each unit."""

from __future__ import annotations

from planner.domain.unit import Unit
from planner.exports.pack import IndicatorPack, Pack, months_text, split_packs
from planner.exports.workbook.pages import Page
from planner.exports.workbook.projection import COUNT, PERCENT, number_of, unit_words
from planner.model.cascade import Cascade
from planner.model.monthly_targets import months_of
from planner.text.dates import exact_date
from planner.text.handout import appendix_title, attached_text, rule_text, split_problem_text
from planner.text.translation import Voice

PAPER_FIRST = 3  # column of the first month


def appendix(page: Page, pack: Pack) -> None:
    """Fill the appendix: A4 landscape, header rows that repeat, the page's number on top; the province first, then its units."""
    say, heads = pack.say, months_text(pack)
    last = PAPER_FIRST + len(heads) + 1
    months = months_of(pack.plan)
    page.widths(5, 44, 13, *(10.5,) * len(heads), 19, 16)
    page.margins(left=1.2, right=0.6, top=0.8, bottom=0.8)  # 30, 15, 20, 20 mm, as official documents have
    page.across(0, 0, last, say("Phụ lục: {title}", title=appendix_title(pack.plan, months, say)), "paper_title")
    page.across(1, 0, last, attached_text(say), "paper_below")
    page.row(3, (say("TT"), say("Chỉ tiêu/Đơn vị"), _done_words(pack), *heads, say("Chủ trì"), say("Phối hợp")), "head")
    page.high(3, 48)
    page.sheet.repeat_rows(3)
    page.across(4, 0, last, say("I. Chỉ tiêu toàn tỉnh") if pack.plan.units else say("I. Chỉ tiêu chung"), "group")
    row, blocks = 5, [4]
    for number, one in enumerate(pack.indicators, 1):
        title = _title_of(one, pack)
        _paper_row(page, row, str(number), title, one.months.now, list(one.months.targets), number_of(one.indicator), number_of(one.indicator))
        lead = say.of(one.indicator.lead) if one.indicator.lead else ""
        page.row(row, (lead, ""), "cell", last - 1)
        page.tall(row, {1: title, last - 1: lead})
        row += 1
        blocks.append(row)
    if split_packs(pack):
        row = _units_of(page, pack, row, last, blocks)
    page.sheet.print_area(0, 0, row - 1, last)
    page.sheet.set_start_page(1)  # an appendix is numbered on its own
    page.paged(blocks, row, last + 1, 3, fitted=True)


def _done_words(pack: Pack) -> str:
    """The head of what is reached: with the date where all figures are of one day."""
    say, days = pack.say, {one.months.as_of for one in pack.indicators}
    return say("Thực hiện đến {date}", date=exact_date(days.pop(), say)) if len(days) == 1 else say("Thực hiện đến ngày số liệu")


def _title_of(one: IndicatorPack, pack: Pack) -> str:
    say, days = pack.say, {known.months.as_of for known in pack.indicators}
    title, unit = say.of(one.indicator.title), _kind_of(one, unit_words(one.indicator, say), say)
    if len(days) == 1:
        return say("{title} ({unit})", title=title, unit=unit)
    return say("{title} ({unit}; số liệu đến {date})", title=title, unit=unit, date=exact_date(one.months.as_of, say))


def _kind_of(one: IndicatorPack, unit: str, say: Voice) -> str:
    """The unit of an indicator's numbers, and plainly whether it is only a threshold to try."""
    return "; ".join((unit, say("theo ngưỡng thử"))) if one.months.trial else unit


def _paper_row(
    page: Page, row: int, number: str, title: str, now: float, levels: list[float], shown: str, reached: str, *, assumed: bool = False, total: bool = False
) -> None:
    text, value = ("group", "sum") if total else ("cell", "value")
    page.text(row, 0, number, "group" if total else "centre")
    page.text(row, 1, title, text)
    page.number(row, 2, now, f'{reached}"*"' if assumed else reached, value)
    for place, level in enumerate(levels):
        page.number(row, PAPER_FIRST + place, float(level), shown, value)


def _units_of(page: Page, pack: Pack, row: int, last: int, blocks: list[int]) -> int:
    """The units below the province; `blocks` takes the rows at which a page may begin: never between a heading and the sum below it."""
    say = pack.say
    page.across(row, 0, last, say("II. Chỉ tiêu từng đơn vị"), "group")
    row, assumed = row + 1, False
    for number, one in enumerate(split_packs(pack), 1):
        split = one.cascade
        if split is None:
            raise AssertionError("only what is split is handed to units")
        words = {"title": say.of(one.indicator.title), "unit": _kind_of(one, split_unit(one, say), say), "rule": rule_text(split, say)}
        title = say("{number}. {title} ({unit}), {rule}", number=number, **words)
        if row not in (blocks[-1], blocks[-1] + 1):
            blocks.append(row)
        page.across(row, 0, last, title, "group")
        row += 1
        if split.levels is None:
            page.across(row, 0, last, no_split_words(split, pack), "cell")
            row += 1
            continue
        for place, unit in enumerate(pack.plan.units):
            now, levels, shown = unit_numbers(split, place)
            _paper_row(page, row, str(place + 1), say.of(unit.title), now, levels, shown, PERCENT, assumed=split.assumed[place])
            page.row(row, ("", ""), "cell", last - 1)
            page.tall(row, {1: say.of(unit.title)})
            assumed = assumed or split.assumed[place]
            row += 1
        _whole_row(page, pack, one, split, row)
        page.row(row, ("", ""), "group", last - 1)
        row += 1
    if assumed:
        page.across(row, 0, last, say("* Đơn vị chưa có tỷ lệ riêng: tạm lấy bằng mức toàn tỉnh (giả định)."), "note")
        row += 1
    return row


def _whole_row(page: Page, pack: Pack, one: IndicatorPack, split: Cascade, row: int) -> None:
    """The whole place below its units: what they add up to."""
    counted = split.counts is not None
    levels = [float(level) for level in (one.months.targets if counted else split.province)]
    _paper_row(page, row, "", pack.say.of(pack.plan.place), split.now, levels, COUNT if counted else PERCENT, PERCENT, total=True)


def split_unit(one: IndicatorPack, say: Voice) -> str:
    """What the levels of units count: whole numbers where they could be split, else percent."""
    counted = one.cascade is not None and one.cascade.counts is not None
    return unit_words(one.indicator, say) if counted else say("% đối tượng của đơn vị") if one.indicator.unit == "count" else "%"


def unit_numbers(split: Cascade, place: int) -> tuple[float, list[float], str]:
    """Where a unit stands [percent], its months and their number format."""
    if split.levels is None:
        raise AssertionError("asked only where it could be split")
    start = float(split.starts[place])
    if split.counts is not None:
        return start, [float(level) for level in split.counts[place]], COUNT
    return start, [float(level) for level in split.levels[place]], PERCENT


def unit_sheet(page: Page, pack: Pack, unit: Unit) -> None:
    """Fill the sheet of one unit: every indicator that could be split, and why the others could not."""
    say, heads = pack.say, months_text(pack)
    last = PAPER_FIRST + len(heads) - 1
    place = pack.plan.units.index(unit)
    page.widths(5, 50, 13, *(11.0,) * len(heads))
    page.across(0, 0, last, say.of(unit.title), "paper_title")
    page.across(1, 0, last, appendix_title(pack.plan, months_of(pack.plan), say), "paper_below")
    page.row(3, (say("TT"), say("Tên chỉ tiêu"), _done_words(pack), *heads), "head")
    page.high(3, 48)
    page.sheet.repeat_rows(3)
    row, assumed = 4, False
    for number, one in enumerate(pack.indicators, 1):
        split = one.cascade
        if split is None:
            continue
        title = f"{say.of(one.indicator.title)} ({_kind_of(one, split_unit(one, say), say)})"
        if split.levels is None:
            reason = say("{title}: {reason}", title=title, reason=no_split_words(split, pack))
            page.text(row, 0, str(number), "centre")
            page.across(row, 1, last, reason, "cell")
        else:
            now, levels, shown = unit_numbers(split, place)
            _paper_row(page, row, str(number), title, now, levels, shown, PERCENT, assumed=split.assumed[place])
            page.tall(row, {1: title})
            assumed = assumed or split.assumed[place]
        row += 1
    if assumed:
        page.across(row, 0, last, say("* Đơn vị chưa có tỷ lệ riêng: tạm lấy bằng mức toàn tỉnh (giả định)."), "note")
        row += 1
    page.sheet.print_area(0, 0, row - 1, last)
    page.sheet.set_start_page(1)  # it goes to its unit alone


def no_split_words(split: Cascade, pack: Pack) -> str:
    """Why an indicator could not be split."""
    reasons = " ".join(split_problem_text(pack.plan, problem, pack.say) for problem in split.problems)
    return pack.say("Chưa chia được. {reason}", reason=reasons).strip()
