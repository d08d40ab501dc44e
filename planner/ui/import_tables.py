"""What a file holds, as tables: cells that cannot be read, figures in pairs, figures to be taken, rows that were passed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from planner.catalog.intake.upload import Upload
from planner.domain.intake import Pair, Proposal
from planner.domain.plan import Plan
from planner.errors import Problem
from planner.exports.file_names import plain_name
from planner.exports.marked_sheet import marked_workbook
from planner.text.dates import exact_date
from planner.text.intake import dropped_text, place_of, size_text, subject_text
from planner.text.levels import count_text
from planner.text.markdown import label
from planner.text.numbers import number
from planner.text.problems import problem_text
from planner.text.takeaway import capital
from planner.text.translation import Voice
from planner.text.words import PRECISIONS
from planner.ui.frame import Page
from planner.ui.storage import now

MOST_LINES = 50
MOST_LETTERS = 40  # of a text from the file
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_problem_cells(page: Page, upload: Upload, proposal: Proposal) -> None:
    """Every cell that cannot be read: row, column, value, reason, how to mend; and the file with these cells marked."""
    say = page.say
    if not proposal.problems:
        return
    st.markdown(f"**{say('Ô không đọc được')}**")
    names = (say("Trang tính"), say("Dòng"), say("Cột"), say("Giá trị"), say("Lỗi và cách sửa"))
    _table(page, "problems", names, [_problem_row(one, say) for one in proposal.problems[:MOST_LINES]], len(proposal.problems))
    name = plain_name(upload.name.rpartition(".")[0]) + "-danh-dau.xlsx"
    made = partial(_marked, upload, proposal, page.live, say)
    st.download_button(say("Tải tệp có đánh dấu các ô này"), made, file_name=name, mime=XLSX, key="import.marked", on_click="ignore")


def _problem_row(problem: Problem, say: Voice) -> tuple[str, ...]:
    """A cell that cannot be read, on a line: what somebody wrote without a blank must not widen the page."""
    short = replace(problem, file=_short(problem.file), column=_short(problem.column), found=_short(problem.found))
    return short.file, str(short.row or ""), f"{short.column} ({short.block})", short.found, problem_text(short, say)


def _short(text: str) -> str:
    return text if len(text) <= MOST_LETTERS else f"{text[: MOST_LETTERS - 1]}…"


def _marked(upload: Upload, proposal: Proposal, plan: Plan, say: Voice) -> bytes:
    return marked_workbook(upload, proposal, plan, say, now())


def show_pairs(page: Page, proposal: Proposal) -> None:
    """Two figures for one indicator, unit and day, side by side; the equal ones are only counted."""
    say = page.say
    differing = [pair for pair in proposal.pairs if not pair.same]
    if differing:
        st.markdown(f"**{say('Trùng nhau')}**")
        names = (say("Số liệu"), say("Số thứ nhất"), say("Số thứ hai"))
        _table(page, "pairs", names, [(_subject(page, pair), _first(page, pair), _second(page, pair)) for pair in differing[:MOST_LINES]], len(differing))
    if same := len(proposal.pairs) - len(differing):
        st.caption(say("Trùng, không khác nhau: {count}", count=number(same, say.language)))


def _subject(page: Page, pair: Pair) -> str:
    row = pair.second
    return capital(subject_text(row.indicator_id, row.unit_id, row.date, page.live, page.say))


def _first(page: Page, pair: Pair) -> str:
    if pair.first is None:
        return f"{size_text(pair.known or 0.0, page.say)} ({page.say('đang có trong kế hoạch')})"
    return f"{size_text(pair.first.value, page.say)} ({place_of(pair.first.place, page.say)})"


def _second(page: Page, pair: Pair) -> str:
    return f"{size_text(pair.second.value, page.say)} ({place_of(pair.second.place, page.say)})"


def show_rows(page: Page, proposal: Proposal) -> None:
    """The figures that would be taken."""
    say = page.say
    if not proposal.rows:
        return
    with st.expander(say("Số liệu sẽ lấy ({count})", count=number(len(proposal.rows), say.language)), expanded=len(proposal.rows) <= MOST_LINES // 4):
        names = (say("Chỉ tiêu theo dõi"), say("Đơn vị"), say("Ngày"), say("Giá trị"), say("Cách có"), say("Chỗ trong tệp"))
        rows = []
        for row in proposal.rows[:MOST_LINES]:
            indicator = page.live.indicator(row.indicator_id)
            unit = next((say.of(known.title) for known in page.live.units if known.id == row.unit_id), say.of(page.live.place))
            value, place = count_text(indicator, row.value, say), f"{place_of(row.place, say)}: “{_short(row.found)}”"
            rows.append((capital(say.of(indicator.short)), unit, exact_date(row.date, say), value, say(PRECISIONS[row.precision]), place))
        _table(page, "rows", names, rows, len(proposal.rows))


def show_dropped(page: Page, proposal: Proposal) -> None:
    """Rows without figures, each with why, so that nothing is lost in silence."""
    say = page.say
    if proposal.dropped:
        with st.expander(say("Đã bỏ qua ({count})", count=number(len(proposal.dropped), say.language))):
            lines = [f"- {label(dropped_text(one, say))}" for one in proposal.dropped[:MOST_LINES]]
            st.markdown("\n".join([*lines, *_more(page, len(proposal.dropped))]))


def _table(page: Page, name: str, names: Sequence[str], rows: Sequence[Sequence[str]], count: int) -> None:
    """The first rows, and how many there are: of a large file only those are put into words."""
    lines = [f"| {' | '.join(names)} |", "|" + "---|" * len(names), *(f"| {' | '.join(map(label, row))} |" for row in rows)]
    with st.container(key=f"import-table-{name}"):  # on a phone its rows become blocks
        st.markdown("\n".join(lines))
    for more in _more(page, count):
        st.caption(more)


def _more(page: Page, count: int) -> list[str]:
    left = count - MOST_LINES
    return [page.say("… và {count} dòng nữa", count=number(left, page.say.language))] if left > 0 else []
