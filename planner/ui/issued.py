"""The table that is in force, as it left; what came later beside it; the way to an adjustment, and back from a mistake."""

from __future__ import annotations

from functools import partial

import streamlit as st

from planner.domain.handout import HandoutIndicator, IssuedTable, standing_table
from planner.domain.indicator import Unit
from planner.errors import PlannerError, Problem
from planner.keeping.archive import fit_document
from planner.keeping.issued import events_of, issued_tables, recall_table
from planner.model.adjustment import adjustment_of
from planner.model.issued import LineBeside, MonthBeside
from planner.text.dates import day_and_month, exact_date, moment_text
from planner.text.issued import (
    draft_name,
    handout_title,
    indicator_name,
    issued_text,
    levels_texts,
    marked_text,
    recalled_text,
)
from planner.text.markdown import label
from planner.text.numbers import number
from planner.text.translation import mark
from planner.ui import results, session
from planner.ui.arrival import show_problems
from planner.ui.downloads import download_button
from planner.ui.frame import Page
from planner.ui.handout_table import handout_heads, show_handout, table_markdown
from planner.ui.storage import asked, local, now, storage
from planner.ui.typing_box import Typing
from planner.ui.visitor import author, set_author

VIEW, DRAFT, REFUSED = "planner.assignment.view", "draft", "planner.issued.refused"
LONGEST = 200  # letters of a name, of a reason
ROWS = (mark("giao"), mark("thực hiện / dự kiến"), mark("chênh lệch"))


def tables_of(page: Page) -> tuple[IssuedTable, ...]:
    """Every table that was ever marked; what keeps the store from answering is said."""
    nothing: tuple[IssuedTable, ...] = ()
    tables, problems = asked(lambda database: issued_tables(database, page.live.id), nothing)
    show_problems((*problems, *st.session_state.pop(REFUSED, ())), page.say)
    return tables


def pick_view(page: Page, tables: tuple[IssuedTable, ...]) -> IssuedTable | None:
    """The table in force, where there is one and nobody wants to see the draft; None for the draft."""
    standing, say = standing_table(tables), page.say
    if standing is None:
        st.caption(say("Bản dự thảo, chưa giao: số thay đổi khi có số liệu mới. Văn bản đã ban hành thì đánh dấu ở dưới bảng."))
        return None
    titles = {str(standing.number): issued_text(standing, say), DRAFT: draft_name(standing.revision + 1, say)}
    picked = st.session_state.get(VIEW)
    key = session.seeded("assignment.view", picked if picked in titles else str(standing.number))

    def remember(name: str) -> None:
        st.session_state[VIEW] = name

    st.segmented_control(
        say("Xem"),
        list(titles),
        format_func=lambda name: label(titles[name]),
        required=True,
        key=key,
        label_visibility="collapsed",
        **session.on_change(key, remember),
    )
    if st.session_state[key] != DRAFT:
        return standing
    st.caption(say("Bản dự thảo, chưa giao. Bảng đã giao vẫn giữ nguyên và còn hiệu lực đến khi bản điều chỉnh được ban hành."))
    return None


def show_issued(page: Page, tables: tuple[IssuedTable, ...], table: IssuedTable) -> None:
    """One table as it left, with everything that stands beside it."""
    say = page.say
    st.subheader(label(issued_text(table, say)), anchor=False)
    moment = moment_text(local(table.at), say)
    origin = say("Lập trên số liệu chốt {date}; từ khi giao không thay đổi.", date=exact_date(table.handout.as_of, say))
    st.caption(label(f"{marked_text(table, moment, say)}. {origin}"))
    with st.container(horizontal=True):
        download_button(page, table)
        start = say("Lập điều chỉnh lần {revision}", revision=table.revision + 1)
        st.button(start, key="issued.adjust", on_click=_adjust, args=(page, table))
        _recall_panel(page, tables, table)
    st.markdown(f"**{label(handout_title(table.handout, say, table.revision))}**")
    show_handout(table.handout, say, "issued")
    _show_beside(page, table)
    _show_older(page, tables, table)


def _adjust(page: Page, table: IssuedTable) -> None:
    """A new draft from what was issued; what of its scenario no longer fits the plan is said."""
    scenario, problems = fit_document(table.document, page.live)
    session.set_scenario(adjustment_of(table.handout, page.live, scenario))
    st.session_state[VIEW], st.session_state[REFUSED] = DRAFT, problems


def _show_beside(page: Page, table: IssuedTable) -> None:
    """Figures and projections of now, month by month, never in the table itself."""
    say, lines = page.say, results.beside(table.handout, page.live, page.scenario)
    st.header(say("Đối chiếu với số liệu và dự báo hiện nay"), anchor=False)
    heads = [say("Chỉ tiêu"), "", *handout_heads(table.handout, say)]
    rows: list[list[str]] = []
    for row in table.handout.indicators:
        line = next(one for one in lines if (one.indicator_id, one.unit_id) == (row.indicator_id, ""))
        name = label(indicator_name(row, say))
        rows += [[name if place == 0 else "", *cells] for place, cells in enumerate(_three_rows(page, row, line))]
    with st.container(key="issued-beside"):
        st.markdown(table_markdown(heads, rows, left=2))
    note = say("Thực hiện: số liệu cuối trong tháng, kèm ngày; chữ nghiêng: dự kiến (trung vị) theo kịch bản đang mở.")
    st.caption(f"{note} {say('Chênh lệch: thực hiện hoặc dự kiến, trừ số đã giao.')}")
    _show_units_beside(page, table, lines)


def _three_rows(page: Page, row: HandoutIndicator, line: LineBeside) -> list[list[str]]:
    say = page.say
    issued = [f"**{label(text)}**" for text in levels_texts([month.issued for month in line.months], row.unit, say)]
    levels = [month.expected if month.actual is None else month.actual for month in line.months]
    texts = iter(levels_texts([level for level in levels if level is not None], row.unit, say))
    came = [_came_text(page, month, next(texts)) if _has_level(month) else say("chưa có số liệu") for month in line.months]
    gaps = [_gap_text(page, row, month) for month in line.months]
    return [[say(title), *cells] for title, cells in zip(ROWS, (issued, came, gaps), strict=True)]


def _has_level(month: MonthBeside) -> bool:
    return month.actual is not None or month.expected is not None


def _came_text(page: Page, month: MonthBeside, text: str) -> str:
    """A figure with its day; what is only expected in italics."""
    day = month.actual_on
    return f"*{label(text)}*" if day is None else f"{label(text)} ({day_and_month(day, page.say)})"


def _gap_text(page: Page, row: HandoutIndicator, month: MonthBeside) -> str:
    if month.difference is None:
        return "–"
    text = number(month.difference, page.say.language, 1 if row.unit == "percent" else 0, signed=True)
    return label(text) if month.actual is not None else f"*{label(text)}*"


def _show_units_beside(page: Page, table: IssuedTable, lines: tuple[LineBeside, ...]) -> None:
    """Units against their own figures; a unit without one is asked for it, not blamed."""
    say = page.say
    split = {row.indicator_id: row for row in table.handout.indicators if row.units}
    if not split:
        return
    panel = st.expander(say("Đối chiếu theo đơn vị"), key="issued.units", on_change="rerun")
    if not panel.open:
        return
    with panel:
        titles = {name: indicator_name(row, say) for name, row in split.items()}
        picked = st.selectbox(say("Chỉ tiêu"), list(titles), format_func=titles.__getitem__, key="issued.unit_indicator")
        row, by_unit = split[picked], {line.unit_id: line for line in lines if line.indicator_id == picked}
        rows = [[label(say.of(unit.title)), *(_unit_cell(page, row, month) for month in by_unit[unit.unit_id].months)] for unit in row.units]
        st.markdown(table_markdown([say("Đơn vị"), *handout_heads(table.handout, say)], rows))
        st.caption(say("Mỗi ô: giao · thực hiện (chênh lệch). Chỉ có số giao: đơn vị chưa có số liệu của tháng."))


def _unit_cell(page: Page, row: HandoutIndicator, month: MonthBeside) -> str:
    unit: Unit = "count" if row.counted else "percent"
    levels = [month.issued] if month.actual is None else [month.issued, month.actual]
    issued, *came = levels_texts(levels, unit, page.say)
    if not came or month.difference is None:
        return label(issued)
    gap = number(month.difference, page.say.language, 1 if unit == "percent" else 0, signed=True)
    return label(f"{issued} · {came[0]} ({gap})")


def _show_older(page: Page, tables: tuple[IssuedTable, ...], shown: IssuedTable) -> None:
    """Every other table that was ever marked, as it left; those that were taken back, with the reason."""
    say, others = page.say, [table for table in reversed(tables) if table.number != shown.number]
    if not others:
        return
    panel = st.expander(say("Các bảng khác đã đánh dấu ({count})", count=len(others)), key="issued.older", on_change="rerun")
    if not panel.open:
        return
    with panel:
        for table in others:
            st.markdown(f"**{label(issued_text(table, say))}**")
            happened = [marked_text(table, moment_text(local(table.at), say), say)]
            if table.recall is not None:
                happened.append(recalled_text(table.recall, moment_text(local(table.recall.at), say), say))
            st.caption(label(". ".join(happened)))
            show_handout(table.handout, say, f"older-{table.number}")


def _recall_panel(page: Page, tables: tuple[IssuedTable, ...], table: IssuedTable) -> None:
    """Take a mistaken mark back: who, and why."""
    say, typing = page.say, Typing(f"recall.{table.number}")
    panel = st.popover(say("Thu hồi…"), key="issued.recall", on_change="rerun", type="tertiary")
    if not panel.open:
        return
    with panel:
        st.markdown(say("Chỉ để sửa việc đánh dấu nhầm: bảng thôi hiệu lực ở đây, vẫn đọc được cùng lý do. Văn bản đã ban hành thì lập điều chỉnh."))
        st.text_input(say("Người thu hồi (tự khai)"), max_chars=LONGEST, **typing.box("who", author()))
        st.text_input(say("Lý do (bắt buộc)"), max_chars=LONGEST, **typing.box("why"))
        recall = partial(_recall, page, tables, table, typing)
        st.button(say("Thu hồi bảng này"), key="issued.recall_now", type="primary", on_click=recall)


def _recall(page: Page, tables: tuple[IssuedTable, ...], table: IssuedTable, typing: Typing) -> None:
    store, who = storage(), str(typing.value("who", author())).strip()
    set_author(who)
    if store.database is None:
        st.session_state[REFUSED] = store.problems or (Problem("store_unreachable"),)
        return
    reason = str(typing.value("why"))
    try:
        recall_table(store.database, page.live.id, table.number, author=who, reason=reason, at=now(), seen=events_of(tables))
    except PlannerError as error:
        st.session_state[REFUSED] = error.problems
    else:
        typing.forget()
        st.session_state.pop(VIEW, None)
