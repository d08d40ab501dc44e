"""The sheet of bands: what cannot be live, and says so."""

from __future__ import annotations

from planner.exports.pack import Pack, months_text
from planner.exports.workbook.pages import Page
from planner.exports.workbook.projection import number_of, unit_words
from planner.model.project import BANDS, project
from planner.text.numbers import percent
from planner.text.translation import Voice


def band_sheet(page: Page, pack: Pack) -> None:
    """Fill the sheet of bands: values of the thousand futures, not live."""
    say, heads = pack.say, months_text(pack)
    page.widths(48, *(11.5,) * len(heads))
    page.text(0, 0, say("Khoảng dự báo: giá trị lúc xuất, KHÔNG tự cập nhật"), "title")
    page.high(0, 24)
    note = say(
        "Tính từ 1.024 tương lai của kịch bản, có độ nhiễu của số liệu. Sửa trang Giả định không làm các số này thay đổi: muốn có khoảng mới, "
        "đặt giả định trong chương trình rồi xuất lại."
    )
    page.across(1, 0, len(heads), note, "note")
    page.row(3, (say("Tên chỉ tiêu"), *heads), "head")
    page.sheet.repeat_rows(3)
    page.sheet.freeze_panes(4, 1)
    row, blocks = 4, []
    for one in pack.indicators:
        blocks.append(row)
        ends = tuple(month.last_day for month in one.months.months)
        known = project(pack.plan, pack.scenario, one.indicator, ends)
        if known is None:
            raise AssertionError("what has months can be projected")
        page.across(row, 0, len(heads), say("{title} ({unit})", title=say.of(one.indicator.title), unit=unit_words(one.indicator, say)), "group")
        row += 1
        for share in BANDS:
            page.text(row, 0, _band_words(share, say), "cell")
            for place, level in enumerate(known.at_quantile(share)):
                page.number(row, 1 + place, float(level), number_of(one.indicator))
            row += 1
    page.paged(blocks, row, len(heads) + 1, 3)


def _band_words(share: float, say: Voice) -> str:
    if share == 0.5:
        return say("Trung vị")
    width = percent(abs(1 - 2 * share) * 100, say.language)
    return say("Khoảng {width}: cận dưới", width=width) if share < 0.5 else say("Khoảng {width}: cận trên", width=width)
