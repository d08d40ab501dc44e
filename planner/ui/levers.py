"""The levers: measures that are decided, assumptions that are believed, choices of what to count. Never in one list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from planner.domain.assumption import Assumption, Value
from planner.domain.choices import choices_of
from planner.domain.indicator import Indicator
from planner.domain.measure import Measure
from planner.domain.month import Month
from planner.domain.scenario import MeasureSetting
from planner.model.project import chain_of
from planner.model.sensitivity import first_month, usual_setting
from planner.text.dates import month_text
from planner.text.markdown import label
from planner.text.numbers import number
from planner.text.takeaway import capital, choice_words
from planner.text.words import EVIDENCE_WORDS, strength_word
from planner.ui import session
from planner.ui.details import source_text
from planner.ui.frame import Page

EVIDENCE_COLOURS = {"strong": "green", "some": "blue", "guess": "orange"}


def evidence_badge(page: Page, evidence: str) -> str:
    """A grade as a Markdown badge."""
    return f":{EVIDENCE_COLOURS[evidence]}-badge[{page.say(EVIDENCE_WORDS[evidence])}]"


def measure_panel(page: Page, indicator: Indicator) -> None:
    """Measures as sliders with words: first those that act on the indicator looked at."""
    chain = {link.id for link in chain_of(page.plan, indicator)}
    acting = [measure for measure in page.plan.measures if any(effect.indicator_id in chain for effect in measure.effects)]
    others = [measure for measure in page.plan.measures if measure not in acting]
    if not acting:
        st.caption(page.say("Chưa có biện pháp nào tác động đến chỉ tiêu này."))
    for measure in acting:
        _lever(page, measure)
    if others:
        with st.expander(page.say("Biện pháp cho chỉ tiêu khác ({count})", count=len(others))):
            for measure in others:
                _lever(page, measure)


def _lever(page: Page, measure: Measure) -> None:
    say = page.say
    setting = page.scenario.setting(measure.id) or usual_setting(page.plan, measure, 0.0)
    key = session.seeded(f"lever.{measure.id}", setting.strength)
    options = sorted({*measure.strengths, setting.strength})
    st.select_slider(
        label(say.of(measure.title)),
        options,
        format_func=lambda strength: strength_word(measure, strength, say),
        key=key,
        help=_measure_help(page, measure, setting),
        **session.on_change(key, lambda strength: _set_measure(page, replace(setting, strength=strength))),
    )
    who, months = st.columns([5, 3], vertical_alignment="center", gap="small")
    who.markdown(f":small[{label(say.of(measure.owner))}] {evidence_badge(page, measure.evidence)}{_known_later(page, measure)}")
    span = f"{month_text(setting.start, say)} – {month_text(setting.end or Month(page.plan.year, 12), say)}"
    with months.popover(label(span), type="tertiary", width="stretch"):
        _months(page, measure, setting)


def _known_later(page: Page, measure: Measure) -> str:
    return f" :gray-badge[{page.say('biết sau ngày số liệu')}]" if measure.known_on and measure.known_on > page.plan.as_of else ""


def _months(page: Page, measure: Measure, setting: MeasureSetting) -> None:
    say = page.say
    options = list(first_month(page.plan, measure).through(max(Month(page.plan.year, 12), setting.end or setting.start)))
    if setting.start < options[0]:
        options = list(setting.start.through(options[-1]))
    key = session.seeded(f"months.{measure.id}", (setting.start, setting.end or options[-1]))

    def moved(picked: tuple[Month, Month]) -> None:
        start, end = picked
        if measure.longest_months is not None:
            end = min(end, start.plus(measure.longest_months - 1))
        _set_measure(page, replace(setting, start=start, end=end))

    st.select_slider(say("Các tháng có tác dụng"), options, format_func=lambda month: month_text(month, say), key=key, **session.on_change(key, moved))
    if measure.longest_months is not None:
        st.caption(say("Dài nhất {count} tháng.", count=measure.longest_months))
    if setting.strength == 0:
        st.caption(say("Đang ở mức như hiện nay: đổi tháng chưa có tác dụng."))


def _set_measure(page: Page, setting: MeasureSetting) -> None:
    session.set_scenario(page.scenario.with_measure(setting))


def _measure_help(page: Page, measure: Measure, setting: MeasureSetting) -> str:
    """Word levels, effects with their evidence, lead time and cost: what stands behind the slider."""
    say = page.say
    lines = [f"**{strength_word(measure, strength, say)}**: {label(say.of(text))}" for strength, text in zip(measure.strengths, measure.levels, strict=True)]
    for effect in measure.effects:
        title = capital(say.of(page.plan.indicator(effect.indicator_id).short))
        added = number(effect.added_pace, say.language, 1, signed=True)
        grade = say(EVIDENCE_WORDS[effect.evidence])
        lines.append(f"{label(title)}: {label(added)} {say('tốc độ khi ở mức cao nhất')} ({grade}) – {label(say.of(effect.basis))}")
    lines.append(say("Chuẩn bị {days} ngày, tăng dần trong {ramp} ngày.", days=measure.lead_time_days, ramp=measure.ramp_days))
    lines.append(say("Chi phí: chưa có số liệu – đề nghị cơ quan chủ trì cung cấp.") if measure.cost_per_month is None else _cost(page, measure))
    return "\n\n".join(lines)


def _cost(page: Page, measure: Measure) -> str:
    return page.say("Chi phí: {cost} triệu đồng/tháng ở mức cao nhất.", cost=number(measure.cost_per_month or 0.0, page.say.language))


def assumption_panel(page: Page, indicator: Indicator) -> None:
    """Beliefs that bear on the indicator looked at, each with its range, grade and source; and what is counted."""
    chain = chain_of(page.plan, indicator)
    subjects = {link.id for link in chain} | {link.potential for link in chain}
    for known in page.plan.assumptions:
        if known.subject in subjects and not known.fixed:
            _belief(page, known)
    for name, options in choices_of(page.plan).items():
        if name.split(".", 1)[1] in {link.id for link in chain}:
            _choice(page, name, options)


def _belief(page: Page, known: Assumption) -> None:
    say = page.say
    value = page.scenario.assumed(known.id)
    current = known.central if value is None else value
    key = session.seeded(f"belief.{known.id}", current)
    help_text = f"{say(EVIDENCE_WORDS[known.evidence])} – {label(say.of(known.basis))}\n\n{say('Nguồn')}: {label(source_text(page, known.source))}"
    shared: dict[str, Any] = {"key": key, "help": help_text, **session.on_change(key, lambda picked: _believe(page, known, picked))}
    title = label(say.of(known.title))
    if known.kind == "ceiling_reached":
        st.toggle(title, **shared)
    elif isinstance(known.low, date):
        st.slider(title, known.low, known.high, format="D/M/YYYY" if say.language == "vi" else "D MMM YYYY", **shared)
    else:
        low, high, step, shape = _scale(known, float(current))  # type: ignore[arg-type]
        st.slider(title, low, high, step=step, format=shape, **shared)


def _scale(known: Assumption, current: float) -> tuple[float, float, float, str]:
    """Ends, step and format of a slider; a value between two steps stays where it is."""
    low, high = float(known.low), float(known.high)  # type: ignore[arg-type]
    step, shape = {"pace": (0.05, "×%.2f"), "ceiling": (1.0, "%.0f%%")}.get(known.kind, (10 ** max(len(str(int(high - low))) - 2, 0), "%d"))
    return low, high, step if abs((current - low) / step - round((current - low) / step)) < 1e-9 else 0.01, shape


def _believe(page: Page, known: Assumption, picked: Value) -> None:
    session.set_scenario(page.scenario.with_assumption(known.id, None if picked == known.central else picked))


def _choice(page: Page, name: str, options: tuple[str, ...]) -> None:
    usual = options[0] if not name.startswith("target.") else max(options, key=lambda target: page.plan.target(target).value)
    key = session.seeded(f"choice.{name}", page.scenario.chosen(name) or usual)

    def chosen(picked: str) -> None:
        session.set_scenario(page.scenario.with_choice(name, None if picked == usual else picked))

    titles = {option: choice_words(page.plan, name, option, page.say) for option in options}
    st.selectbox(page.say("Cách tính"), options, format_func=lambda option: titles[option], key=key, **session.on_change(key, chosen))
