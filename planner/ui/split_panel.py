"""One indicator split over the units: the rule, what is known of each unit, the months of each."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from planner.domain.assignment import RULES, SplitTerms, UnitTerms
from planner.domain.indicator import Indicator
from planner.errors import Problem
from planner.model.cascade import Cascade
from planner.model.monthly_targets import MonthlyTargets
from planner.text.handout import RULE_WORDS, split_problem_text, split_warnings, unit_names
from planner.text.markdown import label
from planner.text.numbers import number, percent
from planner.text.reading import read_number
from planner.text.takeaway import capital
from planner.text.translation import Voice, mark
from planner.text.unit_paste import read_units
from planner.ui import results, session
from planner.ui.arrival import show_problems
from planner.ui.frame import Page
from planner.ui.handout import assign, month_heads
from planner.ui.next_steps import show_no_units

FIELDS = {
    "figure": mark("Số liệu riêng (%)"),
    "potential": mark("Tiềm năng (số lượng)"),
    "floor": mark("Sàn cuối năm (%)"),
    "ceiling": mark("Trần cuối năm (%)"),
    "lock": mark("Khóa cuối năm (%)"),
}
WRONG, UNIT = "planner.split.wrong", "planner.split.unit"


def show_split(page: Page, indicator: Indicator, months: MonthlyTargets) -> None:
    """The months of one indicator split over the units of the plan."""
    say = page.say
    st.header(label(say("Chia cho các đơn vị: {indicator}", indicator=say.of(indicator.short))), anchor=False)
    split = results.split(page.plan, page.scenario, indicator)
    if split is None:
        show_no_units(page)
        return
    left, right = st.columns([3, 1])
    with right:
        _pick_rule(page, split)
        _paste_panel(page, indicator)
        _unit_panel(page, indicator)
    with left:
        for problem in split.problems:
            st.warning(label(split_problem_text(page.plan, problem, say)))
        show_problems(st.session_state.pop(WRONG, ()), say)
        _show_table(page, split, months)


def _terms(page: Page, indicator_id: str) -> SplitTerms:
    return page.scenario.assignment.split(indicator_id)


def _pick_rule(page: Page, split: Cascade) -> None:
    say, terms = page.say, _terms(page, split.indicator_id)
    key = session.seeded("assignment.rule", split.rule)
    st.selectbox(
        say("Cách chia"),
        RULES,
        format_func=lambda rule: capital(say(RULE_WORDS[rule])),
        key=key,
        help=say("Ngang mức tỉnh không cần biết tiềm năng. Các cách khác cần tiềm năng của mọi đơn vị, và tổng luôn bằng mức của tỉnh."),
        **session.on_change(key, lambda rule: assign(page, page.scenario.assignment.with_split(replace(terms, rule=rule)))),
    )


def _paste_panel(page: Page, indicator: Indicator) -> None:
    """A box for what a spreadsheet holds: a unit and a number on each line."""
    say = page.say
    panel = st.expander(say("Dán số liệu của các đơn vị"), key="paste", on_change="rerun")
    if not panel.open:
        return
    with panel:
        field = st.selectbox(say("Dán vào"), list(FIELDS), format_func=lambda name: say(FIELDS[name]), key="split.field")
        st.text_area(say("Mỗi dòng một đơn vị và một số, như chép từ Excel"), key="split.text", height=140, placeholder=_example(page))
        st.button(say("Nhận số liệu"), key="split.take", on_click=_take, args=(page, indicator, field))


def _example(page: Page) -> str:
    return "\n".join(f"{page.say.of(unit.title)}\t…" for unit in page.plan.units[:3])


def _take(page: Page, indicator: Indicator, field: str) -> None:
    """Use what was pasted, all of it or nothing."""
    found, problems = read_units(st.session_state.get("split.text", ""), page.plan.units, page.say.language)
    names = {unit.id: page.say.of(unit.title) for unit in page.plan.units}
    problems += tuple(
        Problem("outside_range", column=names[unit_id], found=number(value, page.say.language, 4, trim=True), expected=_allowed(field))
        for unit_id, value in found.items()
        if not _admits(field, value)
    )
    if problems or not found:
        st.session_state[WRONG] = problems or (Problem("missing_value", column=page.say(FIELDS[field]), expected="…"),)
        return
    terms = _terms(page, indicator.id)
    changed = tuple(replace(terms.of(unit.id), **{field: found.get(unit.id, getattr(terms.of(unit.id), field))}) for unit in page.plan.units)
    assign(page, page.scenario.assignment.with_split(replace(terms, units=changed)))
    st.session_state["split.text"] = ""


def _admits(field: str, value: float) -> bool:
    return value >= 0 and (field == "potential" or value <= 100)


def _allowed(field: str) -> str:
    return ">= 0" if field == "potential" else "0-100"


def _unit_panel(page: Page, indicator: Indicator) -> None:
    """What is known of one unit, field by field."""
    say = page.say
    panel = st.expander(say("Điều kiện của một đơn vị"), key="unit_terms", on_change="rerun")
    if not panel.open:
        return
    with panel:
        titles = {unit.id: say.of(unit.title) for unit in page.plan.units}
        unit_id = st.selectbox(say("Đơn vị"), list(titles), format_func=titles.__getitem__, key="split.unit")
        own = _terms(page, indicator.id).of(unit_id)
        for field, title in FIELDS.items():
            value = getattr(own, field)
            key = session.seeded(f"split.{field}", "" if value is None else number(value, say.language, 2, trim=True))
            st.text_input(say(title), key=key, placeholder=say("chưa có số liệu"), **session.on_change(key, partial(_set, page, indicator, unit_id, field)))


def _set(page: Page, indicator: Indicator, unit_id: str, field: str, text: str) -> None:
    terms, value = _terms(page, indicator.id), None
    if text.strip():
        try:
            value = read_number(text, page.say.language)
        except ValueError:
            st.session_state[WRONG] = (Problem("unreadable_number", column=page.say(FIELDS[field]), found=text[:40]),)
            return
        if not _admits(field, value):
            st.session_state[WRONG] = (Problem("outside_range", column=page.say(FIELDS[field]), found=text[:40], expected=_allowed(field)),)
            return
    given: dict[str, Any] = {field: value}
    changed = replace(terms.of(unit_id), **given)
    others = tuple(known for known in terms.units if known.unit_id != unit_id)
    assign(page, page.scenario.assignment.with_split(replace(terms, units=(*others, changed))))


def _show_table(page: Page, split: Cascade, months: MonthlyTargets) -> None:
    """A line for each unit; what is assumed is marked, what is not known is asked for; then all together, and the whole."""
    say, terms = page.say, _terms(page, split.indicator_id)
    bound = any(_bounds_text(terms.of(unit.id), 0.0, say) for unit in page.plan.units)
    heads = [say("Đơn vị"), say("Tiềm năng (trọng số)"), say("Thực hiện"), *([say("Điều kiện")] if bound else [])]
    rows = [[*heads, *month_heads(months, page)]]
    for place, unit in enumerate(page.plan.units):
        own, shown = terms.of(unit.id), split.levels if split.counts is None else split.counts
        levels = ["–"] * len(months.months) if shown is None else [_level(page, split, float(level)) for level in shown[place]]
        start = percent(float(split.starts[place]), say.language, 1, trim=True) + (" *" if split.assumed[place] else "")
        asked = [_bounds_text(own, float(split.starts[place]), say)] if bound else []
        rows.append([label(cell) for cell in (say.of(unit.title), _weight(page, split, own), start, *asked, *levels)])
    rows += _last_rows(page, split, months, bound)
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, "|---|" + "--:|" * (len(rows[0]) - 1))
    with st.container(key="assignment-split"):
        st.markdown("\n".join(lines))
    st.caption(label(" ".join(_notes(page, split, months))))


def _weight(page: Page, split: Cascade, terms: UnitTerms) -> str:
    """A unit's potential, and its share of all where everybody's is given."""
    say = page.say
    if terms.potential is None:
        return say("chưa có số liệu")
    size = number(terms.potential, say.language)
    if split.weights is None or split.weights.sum() <= 0:
        return size
    return f"{size} ({percent(terms.potential / float(split.weights.sum()) * 100, say.language, 1)})"


def _last_rows(page: Page, split: Cascade, months: MonthlyTargets, bound: bool) -> list[list[str]]:
    """All units together, by their weights, and what the whole place is handed."""
    say, gap = page.say, [""] if bound else []
    rows = []
    if split.average is not None and split.own_average is not None and split.weights is not None:
        name = say("Bình quân theo trọng số") if split.counts is None else say("Cộng các đơn vị")
        own = percent(split.own_average, say.language, 1, trim=True)
        levels = [_level(page, split, float(level)) for level in split.average]
        rows.append([name, number(float(split.weights.sum()), say.language), own, *gap, *levels])
    totals = split.province if split.counts is None else months.targets
    now = percent(split.now, say.language, 1, trim=True)
    rows.append([say.of(page.plan.place), "", now, *gap, *(_level(page, split, float(level)) for level in totals)])
    return [[f"**{label(cell)}**" if cell else "" for cell in row] for row in rows]


def _notes(page: Page, split: Cascade, months: MonthlyTargets) -> list[str]:
    """What the table rests on, whether the units' own figures make another level than the province's, and who holds what."""
    say = page.say
    notes = [say("* chưa có số liệu riêng: lấy theo mức của tỉnh (giả định).")] if any(split.assumed) else []
    own, now = (None if level is None else percent(level, say.language, 1, trim=True) for level in (split.own_average, split.now))
    if own is not None and own != now:
        notes.append(say("Bình quân số liệu của các đơn vị là {own}, khác {now} của tỉnh.", own=own, now=now))
    if split.holding:
        units = unit_names(page.plan, split.holding, say)
        notes.append(say("Đã cao hơn mức giao của tỉnh nên giữ mức đã đạt, không giao thấp hơn: {units}.", units=units))
    notes += split_warnings(page.plan, split, say)
    return notes + _sum_notes(page, split, months)


def _sum_notes(page: Page, split: Cascade, months: MonthlyTargets) -> list[str]:
    """How the units make up the whole, and to what their months are rounded."""
    say = page.say
    if split.counts is not None:
        notes = [say("Các tháng tính bằng số lượng: số nguyên, cộng lại đúng bằng tỉnh.")]
        if months.step > max(split.step, 1.0):
            step = number(months.step, say.language)
            notes.append(say("Không chia được theo bội số {step} nên các đơn vị chỉ làm tròn đến số nguyên.", step=step))
        return notes
    if split.levels is None or split.average is None:
        return []
    if split.step > 0:
        step = number(split.step, say.language, 2, trim=True)
        return [say("Tháng của đơn vị làm tròn đến {step} điểm %; bình quân có trọng số không thấp hơn mức của tỉnh.", step=step)]
    if split.holding:
        return []
    return [say("Dòng cuối: mức của tỉnh; bình quân có trọng số của các đơn vị bằng đúng mức này ở mọi tháng.")]


def _bounds_text(terms: UnitTerms, start: float, say: Voice) -> str:
    """What is asked of a unit at the year's end: ≥ 60%, ≤ 80%; = 65%; and that it lies below what is reached."""
    signs = (("≥", terms.floor), ("≤", terms.ceiling), ("=", terms.lock))
    texts = [f"{sign}\u00a0{percent(level, say.language, 2, trim=True)}" for sign, level in signs if level is not None]
    below = [level for _, level in signs if level is not None and level < start - 1e-9]
    return ", ".join(texts) + (f" – {say('thấp hơn mức đã đạt')}" if below else "")


def _level(page: Page, split: Cascade, level: float) -> str:
    """A unit's month: a whole count where there are counts, otherwise percent of its potential."""
    return percent(level, page.say.language, 1, trim=True) if split.counts is None else number(level, page.say.language)
