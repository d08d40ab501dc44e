"""The months of one indicator by hand: lock a month, round, pick the target; what is left re-balances."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from planner.charts.handout import handout_figure
from planner.charts.theme import CONFIG
from planner.domain.assignment import NOTHING_ASSIGNED, PathTerms
from planner.domain.indicator import Indicator
from planner.domain.month import Month
from planner.errors import Problem
from planner.model.monthly_targets import MonthlyTargets
from planner.model.series import launched
from planner.text.dates import exact_date, month_text
from planner.text.handout import basis_text, behind_text, month_level, month_problem
from planner.text.levels import level_text
from planner.text.markdown import label
from planner.text.numbers import number
from planner.text.reading import read_number
from planner.text.takeaway import capital
from planner.text.words import KINDS
from planner.ui import results, session
from planner.ui.arrival import show_problems
from planner.ui.controls import reset_button
from planner.ui.frame import Page
from planner.ui.handout import assign, month_heads

PICKED, WRONG = "planner.assignment.indicator", "planner.assignment.wrong"
STEPS = {"percent": (0.0, 0.1, 0.5, 1.0, 5.0), "count": (0.0, 10.0, 100.0, 1000.0, 10_000.0)}
DECIMALS = {"percent": 2, "count": 0}


def pick_indicator(page: Page) -> tuple[Indicator, MonthlyTargets]:
    """Which indicator is worked on: the one that was picked, or the one that will be, or else is, furthest behind."""
    say, rows = page.say, results.months(page.plan, page.scenario)
    known = {indicator.id: (indicator, months) for indicator, months in rows}
    picked = st.session_state.get(PICKED)
    if picked not in known:
        picked = min(rows, key=partial(_ahead, page))[0].id
    titles = {name: capital(say.of(indicator.short)) for name, (indicator, _) in known.items()}
    key = session.seeded("assignment.indicator", picked)

    def remember(name: str) -> None:
        st.session_state[PICKED] = name

    st.header(say("Từng tháng của một chỉ tiêu"), anchor=False)
    where, _ = st.columns([1, 2])
    where.selectbox(say("Chỉ tiêu"), list(titles), format_func=titles.__getitem__, key=key, label_visibility="collapsed", **session.on_change(key, remember))
    return known[picked]


def _ahead(page: Page, row: tuple[Indicator, MonthlyTargets]) -> tuple[float, float]:
    """How far an indicator is ahead at the year's end, below 0 where it is behind, then today. [share]"""
    indicator, months = row
    denominator = page.denominator(indicator.id)
    return min(float(months.lead[-1]), 0.0) / denominator, -(months.lag or 0.0) / denominator


def show_editor(page: Page, indicator: Indicator, months: MonthlyTargets) -> None:
    """Chart and months of one indicator."""
    say, denominator = page.say, page.denominator(indicator.id)
    left, right = st.columns([2, 1])
    with left:
        title = f"{capital(say.of(indicator.title))}: {basis_text(indicator, months, denominator, say)}"
        st.caption(label(title))
        figures = launched(page.plan, page.scenario, indicator)
        history = tuple(zip(*figures, strict=True))
        baseline = results.projection(page.plan, page.baseline, indicator.id)
        chart = handout_figure(page.plan, history, months, baseline, denominator, page.colours, say)
        st.plotly_chart(chart, key="assignment.chart", config=CONFIG, alt=title)
        st.caption(say("Chấm thoi: chỉ tiêu giao. Nét liền: dự báo (trung vị), nền nhạt: khoảng 80%. Nét đứt: như hiện nay."))
    with right:
        _pick_target(page, indicator)
        _pick_step(page, indicator)
        behind = behind_text(indicator, months, denominator, say)
        st.markdown(label(capital(behind)) if behind else say("Theo dự báo, không tháng nào hụt so với chỉ tiêu giao."))
        st.caption(say("Gõ số vào một tháng để khóa tháng đó; xóa số để mở khóa. Các tháng khác tự cân lại, tháng cuối vẫn đạt đích."))
        terms = page.scenario.assignment.path(indicator.id)
        unlocked = page.scenario.assignment.with_path(replace(terms, locks=()))
        with st.container(horizontal=True):
            reset_button(page, "locks", say("Mở khóa mọi tháng"), replace(page.scenario, assignment=unlocked))
            reset_button(page, "assignment", say("Giao lại từ đầu"), replace(page.scenario, assignment=NOTHING_ASSIGNED))
    _show_inputs(page, indicator, months)
    show_problems((*(month_problem(problem, say) for problem in months.problems), *st.session_state.pop(WRONG, ())), say)


def _pick_target(page: Page, indicator: Indicator) -> None:
    say, terms = page.say, page.scenario.assignment.path(indicator.id)
    denominator = page.denominator(indicator.id)
    wanted = {outlook.target_id: outlook.target for outlook in page.outlooks()}
    titles = {"": say("Đích cao nhất trong năm")} | {
        target.id: f"{level_text(indicator, wanted[target.id], denominator, say)}, {exact_date(target.due, say)} ({say(KINDS[target.kind])})"
        for target in page.plan.targets_of(indicator.id)
    }
    key = session.seeded(f"assignment.target.{indicator.id}", terms.target_id)
    st.selectbox(
        say("Đích mà các tháng hướng tới"),
        list(titles),
        format_func=titles.__getitem__,
        key=key,
        **session.on_change(key, partial(_hand_out, page, terms, "target_id")),
    )


def _pick_step(page: Page, indicator: Indicator) -> None:
    say, terms = page.say, page.scenario.assignment.path(indicator.id)
    none = say("không làm tròn") if indicator.unit == "percent" else say("số nguyên")
    options = sorted({*STEPS[indicator.unit], terms.step})
    titles = {step: none if step == 0 else number(step, say.language, 2, trim=True) for step in options}
    key = session.seeded(f"assignment.step.{indicator.id}", terms.step)
    st.selectbox(
        say("Làm tròn đến"),
        options,
        format_func=titles.__getitem__,
        key=key,
        **session.on_change(key, partial(_hand_out, page, terms, "step")),
    )


def _hand_out(page: Page, terms: PathTerms, field: str, value: str | float) -> None:
    """Change one of the terms of the months.

    A list whose words have changed since the browser showed it hands back the old words: nobody picked them.
    """
    targets = {"", *(target.id for target in page.plan.targets_of(terms.indicator_id))}
    if isinstance(value, str) and not (field == "target_id" and value in targets):
        return
    given: dict[str, Any] = {field: value}
    assign(page, page.scenario.assignment.with_path(replace(terms, **given)))


def _show_inputs(page: Page, indicator: Indicator, months: MonthlyTargets) -> None:
    """A box for each month: what is handed out, what is projected, what the month has to bring."""
    say = page.say
    heads = month_heads(months, page)
    with st.container(key="assignment-months"):
        for place, column in enumerate(st.columns(len(heads))):
            level, rise = float(months.targets[place]), float(months.increments[place])
            text = number(level, say.language, DECIMALS[indicator.unit], trim=True)
            key = session.seeded(f"assignment.month.{months.months[place]}", text)
            lock = " 🔒" if months.locked[place] else ""
            with column:
                st.text_input(f"{heads[place]}{lock}", key=key, **session.on_change(key, partial(_typed, page, indicator, months.months[place])))
                rises = say("tăng {rise}", rise=number(rise, say.language, DECIMALS[indicator.unit], signed=True, trim=True))
                expected = say("dự báo {level}", level=month_level(indicator, float(months.projected[place]), say))
                st.caption(f"{label(rises)}  \n{label(expected)}")


def _typed(page: Page, indicator: Indicator, month: Month, text: str) -> None:
    """A number locks its month, nothing unlocks it; what is no number is said and changes nothing."""
    assignment = page.scenario.assignment
    terms = assignment.path(indicator.id)
    others = tuple((known, level) for known, level in terms.locks if known != month)
    if not text.strip():
        assign(page, assignment.with_path(replace(terms, locks=others)))
        return
    try:
        level = read_number(text, page.say.language)
    except ValueError:
        st.session_state[WRONG] = (Problem("unreadable_number", column=month_text(month, page.say), found=text[:40]),)
        return
    assign(page, assignment.with_path(replace(terms, locks=(*others, (month, max(level, 0.0))))))
