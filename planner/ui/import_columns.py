"""Every column of every sheet of a file: what it was taken for and why, to be changed or removed at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import streamlit as st

from planner.catalog.intake.file_layout import without_numbers
from planner.catalog.intake.header_rows import header_key, header_rows
from planner.catalog.intake.names import IGNORED, plain
from planner.catalog.intake.upload import Sheet, Upload
from planner.domain.intake import ColumnReading, Proposal
from planner.domain.lesson import Lesson
from planner.text.import_columns import MEANINGS, meaning_text, origin_text
from planner.text.intake import option_text
from planner.text.markdown import label
from planner.text.numbers import number
from planner.text.takeaway import capital
from planner.ui import session
from planner.ui.folding import folded
from planner.ui.frame import Page
from planner.ui.import_answers import answers_given, give_answers
from planner.ui.typing_box import Typing

LABELS = ("indicator", "unit", "period", "denominator", "measure", "precision")  # they say what the figures of a row are of
MOST_SHOWN = 12  # columns at a time
WIDTHS = (3.2, 3.0, 3.0)
LONGEST = 80  # letters of a header
SAMPLES = 2
NAMELESS = ("sheet", "trang tinh", "trang", "bang tinh")  # names that a spreadsheet gives by itself, without their number
TOGETHER = Typing("import.together")


@dataclass(frozen=True, slots=True)
class _Shown:
    """What every row of the table needs. `alike` are the keys of the columns that are changed together, by the key of each."""

    page: Page
    sheets: Mapping[str, Sheet]
    choices: Mapping[str, str]  # titles by meaning
    lessons: Mapping[str, Lesson]
    alike: Mapping[str, Sequence[str]]


def show_columns(page: Page, upload: Upload, proposal: Proposal, lessons: Mapping[str, Lesson]) -> None:
    """The columns sheet by sheet: first what is not known and what becomes figures, then the labels, and folded what is kept out.

    `lessons` are those that this file was read with, by the plain header of their column.
    """
    if not proposal.columns:
        return
    say = page.say
    taken = sum(map(_is_taken, proposal.columns))
    counts = {"taken": number(taken, say.language), "out": number(len(proposal.columns) - taken, say.language)}
    st.markdown(f"**{say('Từng cột được hiểu là gì: {taken} cột lấy số liệu, {out} cột không', **counts)}**")
    st.caption(label(say("Chưa ghi gì. Sai chỗ nào thì chọn lại ở cột bên phải; mọi câu trả lời khác giữ nguyên.")))
    sheets = [list(columns) for _, columns in groupby(proposal.columns, key=lambda one: one.sheet)]
    titles = {option.id: capital(option_text(option, page.live, say)) for option in proposal.column_choices}
    shown = _Shown(page, {sheet.name: sheet for sheet in upload.sheets}, titles, lessons, _changed_together(page, sheets))
    _offer_to_remove_the_unknown(page, sheets)
    opened = _first_to_look_at(sheets)
    for place, columns in enumerate(sheets):
        title = label(f"{columns[0].sheet}: {_counted(page, columns)}")
        if (part := folded(title, f"import.sheet.{place}", opened=place == opened)) is not None:
            with part:
                _show_sheet(shown, place, columns)


def _first_to_look_at(sheets: Sequence[Sequence[ColumnReading]]) -> int:
    """The first sheet where something is asked, or else where figures are."""
    read = [(place, columns) for place, columns in enumerate(sheets) if not _is_unread(columns)]
    return next((place for wanted in (_is_unknown, _is_taken) for place, columns in read if any(map(wanted, columns))), 0)


def _changed_together(page: Page, sheets: Sequence[Sequence[ColumnReading]]) -> dict[str, list[str]]:
    """The keys of the columns that are changed with each column: of its header on the sheets of other months, unless somebody wants it alone.

    Sheets of other months are those whose names differ in numbers only, but Sheet1 and Sheet2 may hold anything. A header that stands
    twice on a sheet means two things: such columns are always changed one by one.
    """
    alike: dict[tuple[str, str], list[str]] = {}
    for columns in sheets:
        counted = Counter(one.header for one in columns)
        name = without_numbers(columns[0].sheet)
        for one in columns:
            if one.header and counted[one.header] == 1 and plain(name) not in NAMELESS:
                alike.setdefault((name, one.header), []).append(one.key)
    together = any(len(keys) > 1 for keys in alike.values())
    if together:
        together = st.toggle(page.say("Đổi cùng lúc cột cùng tên ở các trang tính chỉ khác số trong tên"), **TOGETHER.box("columns", True))
    grouped = {key: keys for keys in alike.values() for key in keys} if together else {}
    return {one.key: grouped.get(one.key, [one.key]) for columns in sheets for one in columns}


def _offer_to_remove_the_unknown(page: Page, sheets: Sequence[Sequence[ColumnReading]]) -> None:
    """How many columns wait for an answer, and one button that removes them all."""
    say, unknown = page.say, [one for columns in sheets if not _is_unread(columns) for one in columns if _is_unknown(one)]
    if len(unknown) == 1:
        st.markdown(f":orange-badge[?] {say('Một cột chưa rõ là gì: chọn ở dòng của cột đó.')}")
    elif unknown:
        count = number(len(unknown), say.language)
        told, remove = st.columns([sum(WIDTHS[:2]), WIDTHS[2]], vertical_alignment="center")
        told.markdown(f":orange-badge[?] {say('{count} cột chưa rõ là gì: chọn ở từng cột, hoặc bỏ tất cả.', count=count)}")
        keys = [one.key for one in unknown]
        remove.button(say("Không cần cả {count} cột này", count=count), key="import.columns.remove", on_click=give_answers, args=(keys, IGNORED))


def _counted(page: Page, columns: Sequence[ColumnReading]) -> str:
    """How many columns of a sheet become figures, and how many figures: 2/9 cột lấy số liệu (24 số liệu)."""
    say = page.say
    if _is_unread(columns):
        return say("không đọc")
    taken, figures = sum(map(_is_taken, columns)), sum(one.figures for one in columns)
    told = [say("{taken}/{count} cột lấy số liệu", taken=number(taken, say.language), count=number(len(columns), say.language))]
    if taken:
        told.append(say("{count} số liệu mới", count=number(figures, say.language)))
    if unclear := sum(one.meaning == "unknown" for one in columns):
        told.append(say("{count} cột chưa rõ", count=number(unclear, say.language)))
    return ", ".join(told)


def _is_unread(columns: Sequence[ColumnReading]) -> bool:
    """Whether a sheet was passed over: no header was found in it, or it is hidden."""
    return all(one.meaning == "unknown" and not one.header for one in columns)


def _is_taken(reading: ColumnReading) -> bool:
    return reading.meaning.partition(":")[0] == "value"


def _is_unknown(reading: ColumnReading) -> bool:
    return reading.meaning == "unknown"


def _is_label(reading: ColumnReading) -> bool:
    return reading.meaning in LABELS


def _show_sheet(shown: _Shown, place: int, columns: Sequence[ColumnReading]) -> None:
    say = shown.page.say
    if _is_unread(columns):
        st.caption(label(say("Trang tính này không được đọc: ẩn, hoặc không thấy dòng tiêu đề. {count} cột.", count=number(len(columns), say.language))))
        _pick_header(shown, columns[0].sheet)
        return
    wanted = [one for belongs in (_is_unknown, _is_taken, _is_label) for one in columns if belongs(one)]
    out = [one for one in columns if one not in wanted]
    _show_some(shown, f"{place}.wanted", wanted)
    if header_key(columns[0].sheet) in answers_given():
        _pick_header(shown, columns[0].sheet)
    if not out:
        return
    reasons = dict.fromkeys(say(MEANINGS.get(one.meaning, one.meaning)) for one in out)
    title = say("{count} cột không lấy: {reasons}", count=number(len(out), say.language), reasons="; ".join(reasons))
    if (part := folded(label(title), f"import.out.{place}", compact=True)) is not None:
        with part:
            _show_some(shown, f"{place}.out", out)


def _pick_header(shown: _Shown, name: str) -> None:
    """Which row is the header of a sheet, where none was found or somebody has said it; a cross takes that back."""
    sheet, answer = shown.sheets[name], header_key(name)
    options = {option.id: option_text(option, shown.page.live, shown.page.say) for option in header_rows(sheet)}
    if sheet.hidden or not options:
        return
    given = answers_given().get(answer)
    key = session.seeded(f"import.column.{answer}", given if given in options else None)
    st.selectbox(
        shown.page.say("Dòng tiêu đề của trang tính này"),
        list(options),
        index=None,
        format_func=options.__getitem__,
        placeholder=shown.page.say("Chọn dòng"),
        key=key,
        on_change=_keep_header,
        args=(key, answer),
    )


def _keep_header(key: str, answer: str) -> None:
    give_answers([answer], st.session_state[key])


def _show_some(shown: _Shown, name: str, columns: Sequence[ColumnReading]) -> None:
    """The first columns, and the others when they are asked for."""
    say, key = shown.page.say, f"import.shown.{name}"
    most = int(st.session_state.get(key, MOST_SHOWN))
    with st.container(gap=None):
        for column in columns[:most]:
            _show_column(shown, f"{name}.{column.column}", column)
    if len(columns) > most:
        more = say("Xem thêm {count} cột", count=number(len(columns) - most, say.language))
        st.button(more, key=f"import.more.{name}", type="tertiary", on_click=_show_more, args=(key, len(columns)))


def _show_more(key: str, most: int) -> None:
    st.session_state[key] = most


def _show_column(shown: _Shown, name: str, column: ColumnReading) -> None:
    """One column: its letters, header and first cells; what it was taken for and why; a box to take it for something else."""
    page, say = shown.page, shown.page.say
    with st.container(key=f"row-column-{name}", gap=None):
        what, why, other = st.columns(WIDTHS, vertical_alignment="center", gap="small")
        header = label(column.header[:LONGEST]) or f":gray[{say('không có tiêu đề')}]"
        samples = label(" | ".join(column.samples[:SAMPLES]))
        what.markdown(f"**{column.column}** · {header}" + (f"  \n:small[:gray[{say('ví dụ')}: {samples}]]" if samples else ""))
        sign = ":orange-badge[?] " if _is_unknown(column) else ""
        figures = say("{count} số liệu mới", count=number(column.figures, say.language)) if _is_taken(column) else ""
        about = label(" · ".join(part for part in (figures, origin_text(column, shown.lessons.get(plain(column.header)), say)) if part))
        why.markdown(f"{sign}{label(capital(meaning_text(column.meaning, page.live, say)))}  \n:small[:gray[{about}]]")
        with other, st.container(gap=None):
            _choose(shown, column)


def _choose(shown: _Shown, column: ColumnReading) -> None:
    page, say, titles, keys = shown.page, shown.page.say, dict(shown.choices), shown.alike[column.key]
    if column.meaning not in titles and not _is_unknown(column):
        titles[column.meaning] = capital(meaning_text(column.meaning, page.live, say))
    key = session.seeded(f"import.column.{column.key}", None if _is_unknown(column) else column.meaning)

    def pick(meaning: str) -> None:
        give_answers(keys, meaning if meaning in shown.choices else None)

    st.selectbox(
        label(say("Cột {column} của “{sheet}” là", column=column.column, sheet=column.sheet)),
        list(titles),
        index=None if _is_unknown(column) else 0,
        format_func=titles.__getitem__,
        placeholder=say("Chọn: cột này là gì"),
        key=key,
        label_visibility="collapsed",
        **session.on_change(key, pick),
    )
    if column.key in answers_given():
        st.button(say("Bỏ thay đổi"), key=f"import.column.back.{column.key}", type="tertiary", on_click=give_answers, args=(keys, None))
