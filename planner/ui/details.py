"""Behind every number: its definition, its figures with their sources, its targets, the exact chance."""

from __future__ import annotations

import streamlit as st

from planner.domain.indicator import Indicator
from planner.domain.outlook import Outlook
from planner.model.flips import flip_of
from planner.text.dates import exact_date
from planner.text.levels import count_text
from planner.text.markdown import label
from planner.text.needed_pace import plain_text
from planner.text.numbers import arithmetic, number, percent
from planner.text.takeaway import printed_target
from planner.text.words import EVIDENCE_WORDS, KINDS, MATCHES, PRECISIONS, SCOPES, STATES
from planner.ui.frame import Page


def source_text(page: Page, source_id: str) -> str:
    """A source as it is cited: title, and where it can be found."""
    source = page.plan.source(source_id)
    return f"{page.say.of(source.title)} ({source.url})" if source.url else page.say.of(source.title)


def show_details(page: Page, indicator: Indicator, outlook: Outlook | None = None) -> None:
    """Everything behind an indicator's numbers."""
    say = page.say
    st.markdown(f"**{label(say.of(indicator.title))}**")
    st.markdown(f"{say('Định nghĩa')}: {label(say.of(indicator.definition))}  \n{say('Nguồn')}: {label(source_text(page, indicator.definition_source))}")
    if indicator.note:
        st.markdown(label(say.of(indicator.note)))
    if indicator.potential:
        _show_denominator(page, indicator)
    _show_figures(page, indicator)
    if outlook is not None:
        _show_exact(page, indicator, outlook)
    _show_targets(page, indicator)


def _show_denominator(page: Page, indicator: Indicator) -> None:
    say = page.say
    picked = page.scenario.chosen(f"denominator.{indicator.id}") or indicator.potential
    known = page.plan.assumption(f"potential.{picked}")
    value = number(page.denominator(indicator.id), say.language)
    grade = say(EVIDENCE_WORDS[known.evidence])
    st.markdown(f"{say('Mẫu số')}: {value} – {label(say.of(known.title))} ({grade}; {label(source_text(page, known.source))})")


def _show_figures(page: Page, indicator: Indicator) -> None:
    say = page.say
    rows = page.plan.figures(page.scenario.chosen(f"numerator.{indicator.id}") or indicator.id)
    if not rows:
        st.markdown(say("Chưa có số liệu – đề nghị cơ quan chủ trì cung cấp."))
        return
    st.markdown(f"**{say('Số liệu')}**")
    for row in rows:
        derived = f" = {label(arithmetic(row.derivation, say.language))}" if row.derivation else ""
        known = f" · {say('biết sau ngày số liệu')}" if row.known_on and row.known_on > page.plan.as_of else ""
        value = f"{exact_date(row.date, say)}: **{label(count_text(indicator, row.value, say))}**{derived} ({say(PRECISIONS[row.precision])}{known})"
        note = f"  \n{label(say.of(row.note))}" if say.of(row.note) else ""
        st.markdown(f"- {value} – {label(source_text(page, row.source))}{note}")


def _show_exact(page: Page, indicator: Indicator, outlook: Outlook) -> None:
    say = page.say
    if indicator.method == "workload" and outlook.state != "met":
        plain = plain_text(indicator, outlook, page.denominator(indicator.id), say)
        st.markdown(label(f"{plain}." if plain else ""))
    if outlook.chance is None or outlook.state == "met":
        return
    chance, never = (percent(share * 100, say.language, 1) for share in (outlook.chance, outlook.never_share or 0.0))
    text = say("Khả năng chính xác theo mô hình: {chance}; số tương lai không bao giờ đạt: {never}.", chance=chance, never=never)
    one = " " + say("Chỉ một số liệu: khoảng dự báo dựa vào kinh nghiệm nơi khác.") if outlook.figures == 1 and indicator.method == "adoption" else ""
    st.markdown(f"**{say('Kết quả')}**: {say(STATES[outlook.state])}. {text}{one}")


def _show_targets(page: Page, indicator: Indicator) -> None:
    say = page.say
    targets = page.plan.targets_of(indicator.id)
    if targets:
        st.markdown(f"**{say('Chỉ tiêu')}**")
    for target in targets:
        scope = f", {say(SCOPES[target.scope])}" if target.kind != "trial" else ""
        head = f"{printed_target(indicator, target, say)}, {exact_date(target.due, say)}: {say(KINDS[target.kind])}{scope}"
        match = f" · {say(MATCHES[target.match])}" if target.match != "exact" else ""
        note = f"  \n{label(say.of(target.note))}" if say.of(target.note) else ""
        st.markdown(f"- {label(head)}{match} – {label(source_text(page, target.source))}{note}")


def show_flip(page: Page, outlook: Outlook) -> None:
    """Say where a belief about the denominator decides whether a target is met."""
    flip = flip_of(page.plan, page.scenario, page.plan.target(outlook.target_id))
    if flip is None:
        return
    say = page.say
    indicator = page.plan.indicator(outlook.indicator_id)
    here, there = (percent(share, say.language, 1) for share in (flip.percent, flip.other_percent))
    value, other = (number(size, say.language) for size in (flip.value, flip.other_value))
    template = (
        say("{title} {here} nếu mẫu số là {value}: đã đạt; {there} nếu là {other}: chưa đạt.")
        if flip.percent > flip.other_percent
        else say("{title} {here} nếu mẫu số là {value}: chưa đạt; {there} nếu là {other}: đã đạt.")
    )
    st.caption(label(template.format(title=say.of(indicator.title), here=here, value=value, there=there, other=other)))
