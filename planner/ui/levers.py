"""The levers: measures that are decided, assumptions that are believed, choices of what to count. Never in one list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import streamlit as st

from planner.domain.assumption import Assumption, Value, size_of
from planner.domain.choices import choices_of
from planner.domain.indicator import Indicator
from planner.domain.measure import Measure
from planner.domain.month import Month
from planner.domain.plan import Plan
from planner.domain.scenario import MeasureSetting
from planner.model.project import chain_of
from planner.text.dates import month_text
from planner.text.markdown import label
from planner.text.measure_span import measure_span
from planner.text.numbers import number
from planner.text.strengths import level_words, strength_word
from planner.text.takeaway import capital, choice_words, value_text
from planner.text.translation import Voice
from planner.text.words import EVIDENCE_WORDS
from planner.ui import session
from planner.ui.board.moves import believing, month_choices, setting_of, usual_choice, with_months
from planner.ui.details import source_text
from planner.ui.frame import Page

STEPS = {"pace": 0.05, "ceiling": 1.0}
EVIDENCE_COLOURS = {"strong": "green", "some": "blue", "guess": "orange"}


def evidence_badge(page: Page, evidence: str) -> str:
    """A grade as a Markdown badge."""
    return f":{EVIDENCE_COLOURS[evidence]}-badge[{page.say(EVIDENCE_WORDS[evidence])}]"


def measure_panel(page: Page, indicator: Indicator) -> None:
    """Measures as sliders with words: first those that act on the indicator looked at."""
    acting, others = measures_for(page.plan, indicator)
    if not acting:
        st.caption(page.say("Chưa có biện pháp nào tác động đến chỉ tiêu này."))
    for measure in acting:
        _lever(page, measure)
    if others:
        closed = st.expander(page.say("Biện pháp cho chỉ tiêu khác ({count})", count=len(others)), key="others", on_change="rerun")
        if closed.open:
            with closed:
                for measure in others:
                    _lever(page, measure)


def measures_for(plan: Plan, indicator: Indicator) -> tuple[list[Measure], list[Measure]]:
    """Measures that act on an indicator or on what it is part of, and the others."""
    chain = {link.id for link in chain_of(plan, indicator)}
    acting = [measure for measure in plan.measures if any(effect.indicator_id in chain for effect in measure.effects)]
    return acting, [measure for measure in plan.measures if measure not in acting]


def beliefs_for(plan: Plan, indicator: Indicator) -> tuple[list[Assumption], dict[str, tuple[str, ...]]]:
    """Assumptions that bear on an indicator, and the choices of what to count."""
    chain = chain_of(plan, indicator)
    ids = {link.id for link in chain}
    subjects = ids | {link.potential for link in chain}
    choices = {name: options for name, options in choices_of(plan).items() if name.split(".", 1)[1] in ids}
    return [known for known in plan.assumptions if known.subject in subjects and not known.fixed], choices


def _lever(page: Page, measure: Measure) -> None:
    say = page.say
    setting = setting_of(page.plan, page.scenario, measure)
    key = session.seeded(f"lever.{measure.id}", setting.strength)
    options = sorted({*measure.strengths, setting.strength})
    st.select_slider(
        label(say.of(measure.title)),
        options,
        format_func=lambda strength: strength_word(page.plan, measure, strength, say),
        key=key,
        help=_measure_help(page, measure),
        **session.on_change(key, lambda strength: _set_measure(page, replace(setting, strength=strength))),
    )
    who, months = st.columns([3, 1.3], vertical_alignment="center", gap="small")
    who.markdown(f":small[{label(say.of(measure.owner))}] {evidence_badge(page, measure.evidence)}{_known_later(page, measure)}")
    span = measure_span(page.plan, setting, say)
    if setting.strength == 0:  # months of a measure that is not used change nothing
        months.markdown(f":small[:gray[{label(span)}]]")
        return
    with months.popover(label(span), type="tertiary", width="stretch"):
        _months(page, measure, setting)


def _known_later(page: Page, measure: Measure) -> str:
    return f" :gray-badge[{page.say('biết sau ngày số liệu')}]" if measure.known_on and measure.known_on > page.plan.as_of else ""


def _months(page: Page, measure: Measure, setting: MeasureSetting) -> None:
    say = page.say
    last = setting.end or Month(page.plan.year, 12)
    months = month_choices(page.plan, page.scenario, measure)

    def moved(start: Month, end: Month) -> None:
        session.set_scenario(with_months(page.plan, page.scenario, measure, start, end))

    from_, to = st.columns(2)
    for column, title, key, value, then in (
        (from_, say("Từ tháng"), f"start.{measure.id}", setting.start, lambda picked: moved(picked, last)),
        (to, say("Đến hết tháng"), f"end.{measure.id}", last, lambda picked: moved(setting.start, picked)),
    ):
        session.seeded(key, value)
        # the index too: a popover that opens later takes the default, for what was seeded while it was closed never reached it
        shared = {"index": months.index(value), "key": key, **session.on_change(key, then)}
        column.selectbox(title, months, format_func=lambda month: month_text(month, say), **shared)
    if measure.longest_months is not None:
        st.caption(say("Dài nhất {count} tháng.", count=measure.longest_months))


def _set_measure(page: Page, setting: MeasureSetting) -> None:
    session.set_scenario(page.scenario.with_measure(setting))


def _measure_help(page: Page, measure: Measure) -> str:
    """What stands behind the slider, as Markdown."""
    facts = measure_facts(page.plan, measure, page.say)
    return "\n\n".join(f"**{label(head)}**: {label(text)}" if head else label(text) for head, text in facts)


def measure_facts(plan: Plan, measure: Measure, say: Voice) -> list[tuple[str, str]]:
    """Word levels, effects with their evidence, lead time and cost: each a head, which may be empty, and a text."""
    facts = [(word, say.of(text)) for word, text in zip(level_words(plan, measure, say), measure.levels, strict=True)]
    for effect in measure.effects:
        title = capital(say.of(plan.indicator(effect.indicator_id).short))
        added = number(effect.added_pace, say.language, 1, signed=True)
        grade = say(EVIDENCE_WORDS[effect.evidence])
        facts.append((title, f"{added} {say('tốc độ khi ở mức cao nhất')} ({grade}) – {say.of(effect.basis)}"))
    facts.append(("", say("Chuẩn bị {days} ngày, tăng dần trong {ramp} ngày.", days=measure.lead_time_days, ramp=measure.ramp_days)))
    facts.append(("", _cost(measure, say)))
    return facts


def _cost(measure: Measure, say: Voice) -> str:
    if measure.cost_per_month is None:
        return say("Chi phí: chưa có số liệu – đề nghị cơ quan chủ trì cung cấp.")
    return say("Chi phí: {cost} triệu đồng/tháng ở mức cao nhất.", cost=number(measure.cost_per_month, say.language))


def assumption_panel(page: Page, indicator: Indicator) -> None:
    """Beliefs that bear on the indicator looked at, each with its range, grade and source; and what is counted."""
    known, choices = beliefs_for(page.plan, indicator)
    for belief in known:
        _belief(page, belief)
    for name, options in choices.items():
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
    else:
        st.select_slider(title, steps_of(known, current), format_func=lambda value: value_text(known, value, say), **shared)


def steps_of(known: Assumption, current: Value) -> list[Value]:
    """The values a slider stops at: a fine grid over the range, its central value, and the one that is set."""
    if isinstance(known.low, date) and isinstance(known.high, date):
        return [known.low + timedelta(days=day) for day in range((known.high - known.low).days + 1)]
    low, high = size_of(known.low), size_of(known.high)
    step = STEPS.get(known.kind) or 10.0 ** max(len(str(int(high - low))) - 2, 0)
    grid = {round(low + step * place, 6) for place in range(int((high - low) / step + 1e-9) + 1)}
    return sorted(grid | {high, size_of(known.central), size_of(current)})


def _believe(page: Page, known: Assumption, picked: Value) -> None:
    session.set_scenario(believing(page.plan, page.scenario, known, picked))


def _choice(page: Page, name: str, options: tuple[str, ...]) -> None:
    usual = usual_choice(page.plan, page.scenario, name, options)
    key = session.seeded(f"choice.{name}", page.scenario.chosen(name) or usual)

    def chosen(picked: str) -> None:
        session.set_scenario(page.scenario.with_choice(name, None if picked == usual else picked))

    titles = {option: choice_words(page.plan, name, option, page.say) for option in options}
    st.selectbox(page.say("Cách tính"), options, format_func=lambda option: titles[option], key=key, **session.on_change(key, chosen))
