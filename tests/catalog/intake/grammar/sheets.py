"""Several sheets in one file; text files."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.catalog.intake.grammar.lists import record_page
from tests.catalog.intake.grammar.matrix import matrix_page
from tests.catalog.intake.grammar.paper import Said
from tests.catalog.intake.grammar.truth import OfficeFile, Page, Unfinished, office_file
from tests.catalog.intake.grammar.writing import ENCODINGS, text_of, workbook_of


@st.composite
def several_sheets(draw: DrawFn) -> OfficeFile:
    """A sheet for each month, one of them hidden perhaps: last month's, or a draft that does not count."""
    days = (date(2023, 3, 31), date(2023, 4, 30))
    pages, traps = [], []
    hidden = draw(st.sampled_from(("", "last month", "draft")))
    for day in days:
        name = draw(st.sampled_from((f"T{day.month}.{day.year}", f"Tháng {day.month}")))
        line = draw(
            st.sampled_from(
                (f"Tháng {day.month} năm {day.year}", f"(Số liệu đến ngày {day.day}/{day.month}/{day.year})")
            )
        )
        page, laid = matrix_page(draw, Said(day, sheet=name, line=line), plain=True)
        pages.append(page)
        traps += laid
    pages[0].hidden = hidden == "last month"
    if hidden == "draft":
        draft, _ = matrix_page(draw, Said(days[1], sheet="nháp", line="Tháng 4 năm 2023"), plain=True)
        draft.hidden = draft.junk = True
        draft.stated.clear()
        draft.unreadable.clear()
        pages.append(draft)
    if draw(st.booleans()):
        guide = Page("Hướng dẫn")
        for text in (
            "Hướng dẫn nhập liệu",
            "1. Nhập số liệu đến ngày cuối tháng.",
            "2. Gửi về Sở trước ngày 25 hằng tháng.",
        ):
            guide.line([text])
        pages.append(guide)
        traps.append("a sheet of words")
    traps += [f"hidden: {hidden}"] if hidden else []
    return office_file("several sheets", pages, workbook_of(pages), name="nhieu-trang.xlsx", traps=traps)


@st.composite
def text_file(draw: DrawFn) -> OfficeFile:
    """CSV as old systems and Vietnamese Excel write it."""
    page, traps = record_page(draw, "so-lieu.csv")
    encoding = draw(st.sampled_from(ENCODINGS))
    separator = draw(st.sampled_from((";", ";", "\t", ",")))
    content = text_of(page, encoding, separator)
    page.unreadable = [
        at for at in page.unreadable if not isinstance(page.cells[at], Unfinished)
    ]  # saved as nothing at all
    return office_file(
        "text file", [page], content, name="so-lieu.csv", traps=[f"{encoding}, {separator!r}", *traps]
    )
