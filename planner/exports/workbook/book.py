"""The workbook that planners leave with: live formulas of the central future, charts, bands, months, and the appendix ready to print."""

from __future__ import annotations

from io import BytesIO

from planner.domain.bilingual import Bilingual
from planner.exports.pack import Pack, stamp_of
from planner.exports.workbook.bands import band_sheet
from planner.exports.workbook.beside import beside_sheet
from planner.exports.workbook.calculation import calculate
from planner.exports.workbook.charts import chart_sheet
from planner.exports.workbook.front import front_sheet, source_sheet
from planner.exports.workbook.inputs import input_sheet
from planner.exports.workbook.months import month_sheet
from planner.exports.workbook.names import plain_text
from planner.exports.workbook.pages import FONT, Book, Page
from planner.exports.workbook.papers import appendix, unit_sheet
from planner.exports.workbook.projection import projection_sheet
from planner.exports.workbook.split import split_sheet
from planner.text.translation import mark

LONGEST_PROPERTY = 255
SHEETS = (  # names in both languages: a sheet's is not always the word over a column
    ("read", Bilingual("Đọc trước", "Read first"), mark("Bảng tính này là gì, cảnh báo đang mở."), "#1F4E79"),
    ("inputs", Bilingual("Giả định", "Assumptions"), mark("Ô vàng sửa được: biện pháp, tác động, giả định; kiểm tra bằng lời."), "#F9A825"),
    ("projection", Bilingual("Dự báo", "Projection"), mark("Từng tháng: tương lai trung tâm tự cập nhật, trung vị và khoảng là giá trị lúc xuất."), "#2E7D32"),
    ("charts", Bilingual("Biểu đồ", "Charts"), mark("Biểu đồ từng chỉ tiêu, tự vẽ lại."), "#2E7D32"),
    ("live", Bilingual("Tính toán", "Calculation"), mark("Các bước tính của tương lai trung tâm: công thức tự cập nhật."), "#2E7D32"),
    ("bands", Bilingual("Khoảng dự báo", "Prediction intervals"), mark("Khoảng 50, 80, 95%: giá trị lúc xuất, không tự cập nhật."), "#757575"),
    ("months", Bilingual("Chỉ tiêu tháng", "Monthly targets"), mark("Chỉ tiêu giao từng tháng, cách đặt, phần còn chậm."), "#757575"),
    ("split", Bilingual("Chia đơn vị", "Split by unit"), mark("Tiềm năng, trọng số và tháng của từng đơn vị; bình quân là công thức."), "#757575"),
    ("beside", Bilingual("Đối chiếu", "Beside what was issued"), mark("Bảng đã giao, cạnh số liệu và dự báo lúc xuất."), "#757575"),
    ("appendix", Bilingual("Phụ lục", "Annex"), mark("Để in: A4 ngang, dòng tiêu đề lặp lại."), "#757575"),
)


def workbook(pack: Pack) -> bytes:
    """The workbook of a pack, as an Excel file.

    Parameters
    ----------
    pack : Pack
        The scenario that is handed out is the one whose formulas are live.

    Returns
    -------
    bytes
        The same for the same pack, whenever and wherever it is made.
    """
    import xlsxwriter

    stream = BytesIO()
    made = xlsxwriter.Workbook(
        stream,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_format_properties": {"font_name": FONT, "font_size": 11},
        },
    )
    book = Book(made, pack.say)
    pages = {code: book.page(pack.say.of(name), colour) for code, name, _, colour in _sheets_of(pack)}
    units = [book.page(pack.say.of(unit.title)) for unit in pack.plan.units]
    sources = book.page(pack.say.of(Bilingual("Nguồn", "Sources")))
    _fill(pages, units, sources, pack)
    _properties(book, pack)
    made.close()
    return stream.getvalue()


def _sheets_of(pack: Pack) -> list[tuple[str, Bilingual, str, str]]:
    """The sheets that have something to say: units where there are some, what was issued once something was."""
    missing = {"split"} if not pack.plan.units else set()
    missing |= {"beside"} if pack.issued is None else set()
    return [sheet for sheet in SHEETS if sheet[0] not in missing]


def _fill(pages: dict[str, Page], units: list[Page], sources: Page, pack: Pack) -> None:
    inputs = input_sheet(pages["inputs"], pack)
    live = calculate(pages["live"], pack, inputs)
    rows = projection_sheet(pages["projection"], pack, live)
    chart_sheet(pages["charts"], pack, rows, live)
    band_sheet(pages["bands"], pack)
    month_sheet(pages["months"], pack)
    if "split" in pages:
        split_sheet(pages["split"], pack)
    if pack.issued is not None:
        beside_sheet(pages["beside"], pack, pack.issued)
    appendix(pages["appendix"], pack.annex, pack.say)
    for page, unit in zip(units, pack.plan.units, strict=True):
        unit_sheet(page, pack.annex, unit, pack.say)
    source_sheet(sources, pack)
    said = [(pages[code].name, pack.say(what)) for code, _, what, _ in _sheets_of(pack)]
    said += [(page.name, pack.say("Chỉ tiêu từng tháng của đơn vị này.")) for page in units]
    front_sheet(pages["read"], pack, inputs, (*said, (sources.name, pack.say("Số liệu, mục tiêu và nguồn."))))


def _properties(book: Book, pack: Pack) -> None:
    """The stamp in the file's properties."""
    stamp = [(plain_text(name), plain_text(value)) for name, value in stamp_of(pack)]
    book.made.set_properties(
        {
            "title": plain_text(pack.title(pack.scenario))[:LONGEST_PROPERTY],
            "subject": plain_text(pack.say.of(pack.plan.committee))[:LONGEST_PROPERTY],
            "author": plain_text(pack.scenario.author)[:LONGEST_PROPERTY],
            "comments": "\n".join(f"{name}: {value[:LONGEST_PROPERTY]}" for name, value in stamp),
            "created": pack.moment.replace(tzinfo=None),
        }
    )
    for name, value in stamp:
        book.made.set_custom_property(name, value[:LONGEST_PROPERTY], "text")
