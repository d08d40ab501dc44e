"""Figures by indicator, area and place: each with its day, how it came about and where it was read."""

from __future__ import annotations

import streamlit as st

from planner.domain.indicator import Indicator
from planner.domain.observation import Observation
from planner.domain.plan import Plan
from planner.text.dates import exact_date
from planner.text.levels import count_text
from planner.text.markdown import label
from planner.text.numbers import arithmetic, number
from planner.text.takeaway import capital
from planner.text.words import PRECISIONS
from planner.ui.details import source_text
from planner.ui.figure_form import is_open, open_correction, open_new, show_form
from planner.ui.frame import Page
from planner.ui.next_steps import show_next_steps
from planner.ui.recording import show_recorded
from planner.ui.typing_box import Typing

CHOSEN = Typing("figures.filter")
SHOWN, MORE = 3, 24  # figures of an indicator among others, and of the one that was picked
WIDTHS = (1.0, 1.5, 1.25, 4.2, 0.7)


def show_figures(page: Page) -> None:
    """The figures that were chosen, the newest first, and the form where one is added or corrected."""
    say, plan = page.say, page.live
    st.title(label(_finding(page)), anchor=False)
    st.caption(label(say("Không số liệu nào bị ghi đè: sửa và rút đều giữ bản cũ trong Lịch sử thay đổi và hoàn tác được.")))
    if not is_open():
        show_next_steps(page)
    area, indicator_id, unit_id = _choose(page)
    show_recorded(page)
    show_form(page)
    with st.container(gap=None, key="figures"):
        for indicator in plan.indicators:
            if area in (None, indicator.area) and indicator_id in ("", indicator.id):
                _show_indicator(page, indicator, unit_id, SHOWN if not indicator_id else int(CHOSEN.value("more", MORE)))


def _finding(page: Page) -> str:
    say, plan = page.say, page.live
    known = [indicator for indicator in plan.indicators if plan.figures(indicator.id)]
    if not known:
        return say("Chưa có số liệu nào")
    last, missing = max(row.date for row in plan.observations), len(plan.indicators) - len(known)
    text = say("{count} chỉ tiêu có số liệu, mới nhất {date}", date=exact_date(last, say), count=len(known))
    return text + (say(", {count} chỉ tiêu chưa có", count=missing) if missing else "")


def _choose(page: Page) -> tuple[str | None, str, str]:
    """Area, indicator and place to look at; beside them the button that people come for."""
    say, plan = page.say, page.live
    areas = {area.id: say.of(area.title) for area in plan.areas if any(known.area == area.id for known in plan.indicators)}
    strip, which, where, add = st.columns([3.2, 2.6, 2, 1.4], vertical_alignment="center")
    area = strip.pills(say("Lĩnh vực"), list(areas), format_func=lambda name: label(areas[name]), label_visibility="collapsed", **CHOSEN.box("area", None))
    among = {known.id: capital(say.of(known.short)) for known in plan.indicators if area in (None, known.area)}
    if CHOSEN.value("indicator") not in among:
        CHOSEN.put("indicator", "")
    titles = {"": say("Mọi chỉ tiêu")} | among
    indicator_id = which.selectbox(
        say("Chỉ tiêu theo dõi"), list(titles), format_func=titles.__getitem__, label_visibility="collapsed", **CHOSEN.box("indicator")
    )
    places = places_of(page)
    unit_id = where.selectbox(say("Nơi"), list(places), format_func=places.__getitem__, label_visibility="collapsed", **CHOSEN.box("unit"))
    add.button(
        say("Thêm số liệu"),
        key="figures.add",
        type="primary",
        width="stretch",
        disabled=not plan.indicators,
        on_click=open_new,
        args=(indicator_id, unit_id),
    )
    return area, indicator_id, unit_id


def places_of(page: Page) -> dict[str, str]:
    """The whole place and the places inside it, by the id that figures carry."""
    say, plan = page.say, page.live
    return {"": say.of(plan.place)} | {unit.id: say.of(unit.title) for unit in plan.units}


def figures_of(plan: Plan, indicator_id: str, unit_id: str) -> list[Observation]:
    """The figures of an indicator in one place, the newest first."""
    own = (row for row in plan.observations if row.indicator_id == indicator_id and row.unit_id == unit_id)
    return sorted(own, key=lambda row: row.date, reverse=True)


def _show_indicator(page: Page, indicator: Indicator, unit_id: str, most: int) -> None:
    say = page.say
    rows = figures_of(page.live, indicator.id, unit_id)
    with st.container(key=f"row-figures-{indicator.id}", gap=None):
        about, figures = st.columns([2.6, 6], gap="medium")
        with about:
            title, definition = label(capital(say.of(indicator.title))), label(say.of(indicator.definition))
            st.markdown(f"**{title}**  \n:small[{definition} :gray[– {label(_source(page, indicator.definition_source))}]]")
        with figures:
            for row in rows[:most]:
                _show_figure(page, indicator, row)
            if not rows:
                _show_missing(page, indicator, unit_id)
            if len(rows) > most:
                more = say("Xem thêm {count} số liệu cũ hơn", count=number(len(rows) - most, say.language))
                st.button(more, key=f"more-{indicator.id}", type="tertiary", on_click=_look_at, args=(indicator.id, most + MORE))


def _show_missing(page: Page, indicator: Indicator, unit_id: str) -> None:
    say = page.say
    lead = say.of(indicator.lead) if indicator.lead else say("cơ quan chủ trì")
    text, add = st.columns([sum(WIDTHS) - WIDTHS[-1], WIDTHS[-1]], vertical_alignment="center")
    text.markdown(f":gray[{label(say('chưa có số liệu – đề nghị {lead} cung cấp', lead=lead))}]")
    add.button(say("Điền"), key=f"add-{indicator.id}", type="tertiary", on_click=open_new, args=(indicator.id, unit_id))


def _show_figure(page: Page, indicator: Indicator, row: Observation) -> None:
    say = page.say
    day, value, how, where, change = st.columns(WIDTHS, vertical_alignment="center", gap="small")
    day.markdown(exact_date(row.date, say))
    value.markdown(
        f"**{label(count_text(indicator, row.value, say))}**" + (f"  \n:small[= {label(arithmetic(row.derivation, say.language))}]" if row.derivation else "")
    )
    later = f"  \n:gray-badge[{say('biết sau ngày số liệu')}]" if row.known_on and row.known_on > page.live.as_of else ""
    how.markdown(f":small[{say(PRECISIONS[row.precision])}]{later}")
    note = f"  \n:small[:gray[{label(say.of(row.note))}]]" if say.of(row.note) else ""
    where.markdown(f":small[{label(_source(page, row.source))}]{note}")
    key = f"correct-{row.indicator_id}-{row.unit_id}-{row.date.isoformat()}"
    change.button(say("Sửa"), key=key, type="tertiary", help=say("Sửa hoặc rút số liệu này"), on_click=open_correction, args=(row, say.language))


def _source(page: Page, source_id: str) -> str:
    return source_text(page, source_id) if page.plan is page.live else page.say.of(page.live.source(source_id).title)


def _look_at(indicator_id: str, most: int) -> None:
    CHOSEN.put("indicator", indicator_id)
    CHOSEN.put("more", most)
