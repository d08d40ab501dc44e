"""The first sheet, which says what the workbook is, and the last, which says where its figures come from."""

from __future__ import annotations

from planner.domain.gaps import open_gaps
from planner.exports.pack import Pack, stamp_of
from planner.exports.workbook.inputs import Inputs, day_format
from planner.exports.workbook.names import source_mark
from planner.exports.workbook.pages import Page
from planner.exports.workbook.projection import number_of, target_words, unit_words
from planner.exports.workbook.terms import Term, either, same, sentence, serial, total
from planner.text.translation import mark
from planner.text.words import MATCHES, PRECISIONS

FIGURE_HEADS = (mark("Tên chỉ tiêu"), mark("Đơn vị"), mark("Ngày"), mark("Giá trị"), mark("Độ chính xác"), mark("Nguồn"), mark("Ghi chú"))
TARGET_HEADS = (mark("Tên chỉ tiêu"), mark("Mục tiêu"), mark("Hạn"), mark("Giá trị"), mark("Mức khớp tên"), mark("Nguồn"), mark("Ghi chú"))


def front_sheet(page: Page, pack: Pack, inputs: Inputs, sheets: tuple[tuple[str, str], ...]) -> None:
    """Fill the first sheet: stamp, open warnings, what each sheet is.

    `sheets` has the name of each sheet and what it is.
    """
    say, row = pack.say, 2
    page.sheet.set_portrait()
    page.widths(34, 74)
    page.across(0, 0, 1, say("Bảng tính kịch bản: {title}", title=pack.title(pack.scenario)), "title")
    page.across(1, 0, 1, say.of(pack.plan.committee), "note")
    for name, value in stamp_of(pack):
        page.text(row, 0, name, "group")
        page.text(row, 1, value, "cell")
        page.tall(row, {1: value})
        row += 1
    row = _warnings(page, pack, inputs, row + 1) + 1
    for text in (
        say("Bảng tính này dựng theo kịch bản nêu ở dòng đầu. Đây là dự báo nếu – thì: đúng khi kịch bản và các giả định đúng."),
        say(
            "Sửa ô vàng ở trang Giả định: mọi tháng của trang Dự báo, Biểu đồ, Tính toán tính lại ngay. Các trang còn lại là giá trị lúc xuất. "
            "Số đã lưu trong ô công thức là kết quả của mô hình lúc xuất."
        ),
        say("Tương lai trung tâm là một đường duy nhất ở giữa các giả định; nó gần trung vị của nghìn tương lai nhưng không bằng, và không có khoảng."),
        *(say("{title}: chưa đủ số liệu nên chưa dự báo được.", title=say.of(one.title)) for one in pack.unprojected),
        *(say("Còn thiếu: {gap}", gap=say.of(gap)) for gap in open_gaps(pack.plan)),
    ):
        page.across(row, 0, 1, text, "plain")
        row += 1
    row += 1
    page.row(row, (say("Trang"), say("Nội dung")), "head")
    for name, what in sheets:
        row += 1
        page.text(row, 0, name, "cell")
        page.text(row, 1, what, "cell")
        page.tall(row, {0: name, 1: what})


def _warnings(page: Page, pack: Pack, inputs: Inputs, row: int) -> int:
    """The count of inputs that fail their check, and what to do."""
    say, checks = pack.say, inputs.checks
    open_ones = float(sum(check.value != "" for check in checks))
    ranges = [Term(f'SUMPRODUCT(({first}:{last.rsplit("!", 1)[1]}<>"")*1)', 0.0) for first, last in _runs(checks)]
    count = Term(total(ranges).text, open_ones)
    page.text(row, 0, say("Cảnh báo đang mở"), "group")
    cell = page.formula(row, 1, count, "0", "shown")
    before, after = say("Có {count} ô chưa hợp lệ: xem cột Kiểm tra của trang Giả định.", count="\0").split("\0")
    page.text(row + 1, 0, "", "group")
    page.formula(row + 1, 1, either(same(cell, 0.0), say("Không có: mọi giả định đều trong khoảng."), sentence(before, cell, after)), look="cell")
    return row + 2


def _runs(checks: list[Term]) -> list[tuple[str, str]]:
    """First and last cell of each run of cells below one another."""
    rows = [int(check.text.rsplit("$", 1)[1]) for check in checks]
    starts = [place for place in range(len(rows)) if place == 0 or rows[place] != rows[place - 1] + 1]
    return [(checks[first].text, checks[following - 1].text) for first, following in zip(starts, [*starts[1:], len(rows)], strict=False)]


def source_sheet(page: Page, pack: Pack) -> None:
    """Fill the last sheet: figures, targets and sources."""
    say, plan = pack.say, pack.plan
    page.widths(44, 30, 13, 13, 24, 10, 66)
    page.text(0, 0, say("Nguồn: số liệu, mục tiêu, tài liệu"), "title")
    page.high(0, 24)
    row = _heads(page, 2, say("Số liệu"), FIGURE_HEADS)
    units = {unit.id: say.of(unit.title) for unit in plan.units}
    for known in plan.observations:
        indicator, note = plan.indicator(known.indicator_id), say.of(known.note)
        title = say("{title} ({unit})", title=say.of(indicator.title), unit=unit_words(indicator, say))
        page.row(row, (title, units.get(known.unit_id, say.of(plan.place)) if known.unit_id else say.of(plan.place)), "cell")
        page.number(row, 2, serial(known.date), day_format(say))
        page.number(row, 3, known.value, '#,##0.##"%"' if indicator.unit == "percent" and known.value != round(known.value) else number_of(indicator))
        page.row(row, (say(PRECISIONS[known.precision]), source_mark(plan, known.source), note), "cell", 4)
        page.tall(row, {0: title, 1: say.of(plan.place), 4: say(PRECISIONS[known.precision]), 6: note})
        row += 1
    row = _heads(page, row + 1, say("Mục tiêu"), TARGET_HEADS) if plan.targets else row
    for target in plan.targets:
        indicator, note = plan.indicator(target.indicator_id), say.of(target.note)
        words = target_words(target, indicator, say)
        page.row(row, (say.of(indicator.title), words), "cell")
        page.number(row, 2, serial(target.due), day_format(say))
        page.number(row, 3, target.value, "#,##0.##" if target.value != round(target.value) else '#,##0"%"' if target.unit != "count" else "#,##0")
        page.row(row, (say(MATCHES[target.match]), source_mark(plan, target.source), note), "cell", 4)
        page.tall(row, {0: say.of(indicator.title), 1: words, 4: say(MATCHES[target.match]), 6: note})
        row += 1
    _documents(page, pack, row + 1)


def _heads(page: Page, row: int, title: str, heads: tuple[str, ...]) -> int:
    page.text(row, 0, title, "heading")
    page.high(row, 20)
    page.row(row + 1, map(page.book.say, heads), "head")
    return row + 2


def _documents(page: Page, pack: Pack, row: int) -> None:
    say = pack.say
    page.text(row, 0, say("Tài liệu"), "heading")
    page.high(row, 20)
    for known in pack.plan.sources:
        row += 1
        page.text(row, 0, source_mark(pack.plan, known.id), "centre")
        words = " · ".join(part for part in (say.of(known.title), known.url) if part)
        page.across(row, 1, 6, words, "cell")
