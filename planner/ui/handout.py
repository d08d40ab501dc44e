"""The page of what is handed out: its finding, its controls, and the months of every indicator."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import streamlit as st

from planner.charts.theme import SHORT_MONTHS
from planner.domain.assignment import Assignment
from planner.domain.handout import IssuedTable
from planner.domain.indicator import Indicator
from planner.model.monthly_targets import MonthlyTargets
from planner.text.dates import exact_date
from planner.text.handout import basis_text, behind_text, finding, short_level
from planner.text.markdown import label
from planner.text.needed_pace import enough, factor_number
from planner.text.numbers import number
from planner.text.takeaway import capital
from planner.text.translation import mark
from planner.text.words import STATES
from planner.ui import results, session
from planner.ui.controls import pick_scenario, save_button, step_buttons
from planner.ui.downloads import download_button
from planner.ui.frame import Page
from planner.ui.next_steps import show_next_steps

RISES = "assignment.rises"
FIRST, NOW, MONTH, PACE, LATE = 2.5, 1.0, 0.72, 1.0, 2.3  # widths of the columns, times each other
BASIS_KEYS = {"median": None, "even": 0.5, "sure": 0.8}
BASIS_TITLES = {"median": mark("Theo dự báo (trung vị)"), "even": mark("Đạt đích, 5/10 khả năng"), "sure": mark("Đạt đích, 8/10 khả năng")}


def assign(page: Page, changed: Assignment) -> None:
    """Hand out otherwise: a step that can be taken back."""
    session.set_scenario(replace(page.scenario, assignment=changed))


def show_finding(page: Page) -> None:
    """What the table says, in one sentence."""
    rows = results.months(page.plan, page.scenario)
    if not rows:
        st.subheader(page.say("Chưa chỉ tiêu nào có đủ số liệu để giao theo tháng. Đề nghị cơ quan chủ trì cung cấp."), anchor=False)
        show_next_steps(page)
        st.stop()
    st.subheader(label(finding(page.plan, rows, results.denominators(page.plan, page.scenario), page.say)), anchor=False)


def control_row(page: Page, issued: IssuedTable | None = None) -> None:
    """Which scenario, along which path, and the steps; what is here is a draft, also beside a table in force."""
    which, path, steps = st.columns([1.3, 4.0, 3.2], vertical_alignment="center")
    with which:
        pick_scenario(page)
    with path:
        _pick_basis(page)
    with steps, st.container(horizontal=True, horizontal_alignment="right"):
        step_buttons(page)
        save_button(page)
        download_button(page, issued, draft=True)


def _pick_basis(page: Page) -> None:
    say, assignment = page.say, page.scenario.assignment
    titles = {name: say(title) for name, title in BASIS_TITLES.items()}
    current = next(name for name, confidence in BASIS_KEYS.items() if confidence == assignment.confidence)
    key = session.seeded("assignment.basis", current)

    def picked(name: str) -> None:
        assign(page, replace(assignment, confidence=BASIS_KEYS[name]))

    st.segmented_control(
        say("Đường giao"),
        list(titles),
        format_func=titles.__getitem__,
        required=True,
        key=key,
        label_visibility="collapsed",
        help=say("Theo dự báo: trung vị của kịch bản. Đủ để đạt đích: đường đi ở tốc độ mà với nó khả năng đạt đích là 5/10 hoặc 8/10."),
        **session.on_change(key, picked),
    )


def show_months(page: Page) -> None:
    """A row for every indicator: where it stands, each month, the pace it needs, what is behind."""
    say, rows = page.say, results.months(page.plan, page.scenario)
    rises = bool(st.session_state.get(RISES, False))
    with st.container(gap=None, key="assignment-table"):
        _show_head(page, rows[0][1])
        for indicator, months in rows:
            _show_row(page, indicator, months, rises)
    known = {indicator.id for indicator, _ in rows}
    missing = [indicator for indicator in page.plan.indicators if indicator.projected and indicator.id not in known]
    notes = [say("Số đậm: chỉ tiêu giao; số mờ: trung vị dự báo. Tỷ lệ của số lượng tính trên tiềm năng. Đích không phải dự báo.")]
    st.toggle(say("Xem mức tăng của mỗi tháng"), key=RISES)
    notes += [say("{indicator}: {state}, chưa giao theo tháng được.", indicator=say.of(one.title), state=_why(page, one)) for one in missing]
    st.caption(label(" ".join(notes)))


def _why(page: Page, indicator: Indicator) -> str:
    return page.say(STATES["pace_unknown" if page.plan.figures(indicator.id) else "no_figure"])


def _widths(months: MonthlyTargets) -> list[float]:
    return [FIRST, NOW, *([MONTH] * len(months.months)), PACE, LATE]


def _show_head(page: Page, months: MonthlyTargets) -> None:
    say = page.say
    names = [say("Chỉ tiêu và đường giao"), say("Thực hiện"), *(month_heads(months, page)), say("Tốc độ cần"), say("Đang chậm")]
    with st.container(key="table-head"):
        for column, name in zip(st.columns(_widths(months), vertical_alignment="bottom"), names, strict=True):
            column.markdown(name)


def month_heads(months: MonthlyTargets, page: Page) -> list[str]:
    """T5 … T12; May … Dec."""
    return [page.say(SHORT_MONTHS[month.month - 1]) for month in months.months]


def _show_row(page: Page, indicator: Indicator, months: MonthlyTargets, rises: bool) -> None:
    say, denominator, heads = page.say, page.denominator(indicator.id), month_heads(months, page)
    with st.container(key=f"row-assign-{indicator.id}"):
        name, now, *cells, pace, late = st.columns(_widths(months), vertical_alignment="center")
        name.markdown(f"**{label(capital(say.of(indicator.short)))}**  \n:small[{label(basis_text(indicator, months, denominator, say))}]")
        now.markdown(f"{label(short_level(indicator, months.now, denominator, say))}  \n:small[{exact_date(months.as_of, say)}]")
        expected = np.diff(months.projected, prepend=months.now) if rises else months.projected
        handed = months.increments if rises else months.targets
        for place, cell in enumerate(cells):
            given, likely = (label(_cell(page, indicator, float(levels[place]), rises)) for levels in (handed, expected))
            sign = f"🔒\u00a0{given}" if months.locked[place] else given
            cell.markdown(f"*{heads[place]}*  \n**{sign}**  \n:small[:gray[{likely}]]")  # the head shows where columns fall under each other
        pace.markdown(f"*{say('Tốc độ cần')}*  \n{_pace_text(page, months)}")
        late.markdown(f":small[{label(behind_text(indicator, months, denominator, say)) or '–'}]")


def _cell(page: Page, indicator: Indicator, value: float, rise: bool) -> str:
    """A level, or what a month adds to it: points of percent, or a count of work."""
    if not rise:
        return short_level(indicator, value, page.denominator(indicator.id), page.say)
    if indicator.method == "workload" and indicator.unit == "count":
        return number(value, page.say.language, signed=True)
    return number(value / page.denominator(indicator.id) * 100, page.say.language, 1, signed=True, trim=True)


def _pace_text(page: Page, months: MonthlyTargets) -> str:
    if months.basis == "straight":
        return page.say("không đủ")
    if months.pace is None:
        return "–"
    return page.say("đã đủ") if enough(months.pace) else page.say("gấp {factor}", factor=factor_number(months.pace, page.say))
