"""The what-if page: one target large, its levers beside it, what it would take, and what becomes of the others."""

from __future__ import annotations

import streamlit as st

from planner.charts.fan import fan_figure
from planner.charts.theme import CONFIG
from planner.charts.tornado import swing_sentence, tornado_figure
from planner.domain.outlook import NeededPace, Outlook
from planner.domain.target import Target
from planner.model.headline import targets_of_year
from planner.model.needed_pace import with_pace
from planner.text.dates import exact_date
from planner.text.levels import level_text
from planner.text.markdown import label
from planner.text.needed_pace import enough, factor_text, needed_text
from planner.text.takeaway import capital, chips, takeaway, target_text, when_text, year_end_text
from planner.ui import results, session
from planner.ui.board.show import show_board
from planner.ui.board.truth import subtitle
from planner.ui.details import show_details, show_flip
from planner.ui.frame import Page, outlook_for
from planner.ui.levers import assumption_panel, measure_panel
from planner.ui.status import status_markdown

NATIVE = "planner.native"
ADDRESS = "levers"


def live() -> bool:
    """Whether the levers are the live board; the address ``?levers=native`` or a switch asks for plain sliders, for this visit."""
    asked = st.query_params.get(ADDRESS)
    if NATIVE not in st.session_state or asked not in (None, st.session_state[NATIVE]):
        st.session_state[NATIVE] = asked or ""
    return bool(st.session_state[NATIVE] != "native")


def show_stage(page: Page, target: Target) -> None:
    """What somebody waits for: the chart with its sentence, the levers, what becomes of every target."""
    if live():
        show_board(page, target)
        show_needed(page, target)
    else:
        _show_native(page, target)


def _show_native(page: Page, target: Target) -> None:
    """The same with Streamlit's own widgets; the chart leaves first, wherever it stands."""
    heading = st.container()
    left, right = st.columns([2, 1])
    with heading:
        title = show_takeaway(page, target)
    with left:
        show_chart(page, target, title)
        show_needed(page, target)
        show_facts(page, target)
    with right:
        show_levers(page, target)


def show_switch(page: Page) -> None:
    """From the board to plain sliders and back."""
    plain = not live()
    title = page.say("Dùng bảng kéo trực tiếp") if plain else page.say("Dùng thanh trượt thường")
    st.button(title, key="levers.switch", type="tertiary", on_click=_switch, args=("live" if plain else "native",))


def _switch(to: str) -> None:
    st.session_state[NATIVE] = to
    st.query_params[ADDRESS] = to


def show_takeaway(page: Page, target: Target) -> str:
    """The sentence that is the chart's title; returned for its alt text."""
    denominator = page.denominator(target.indicator_id)
    text = takeaway(page.plan, page.scenario, outlook_for(page, target, page.baseline), outlook_for(page, target), denominator, page.say)
    st.subheader(label(text), anchor=False)
    return text


def show_chart(page: Page, target: Target, title: str) -> None:
    """The fan chart with its subtitle."""
    say = page.say
    st.caption(label(subtitle(page, target)))
    straight = st.session_state.get("what_if.straight", False)
    chart = results.fan_of(page.plan, page.baseline, page.scenario, target, straight=straight)
    if chart is None:
        st.info(say("Chưa vẽ được dự báo: cần ít nhất hai số liệu để đo tốc độ. Đề nghị cơ quan chủ trì cung cấp thêm."))
    else:
        st.plotly_chart(fan_figure(page.plan, chart, page.colours, say), key="what_if.fan", config=CONFIG, alt=title)


def show_needed(page: Page, target: Target) -> None:
    """What it would take, the needed pace to take as an assumption, and what stands behind the numbers."""
    say, indicator, outlook = page.say, page.plan.indicator(target.indicator_id), page.outlook(target)
    if not live():  # the board says it itself
        with st.container(key="needed"):
            st.markdown(label(needed_text(indicator, outlook, page.denominator(indicator.id), say)))
    with st.container(horizontal=True, vertical_alignment="center"):
        for needed in outlook.needed if outlook.state != "met" else ():
            _pace_button(page, target, outlook, needed)
        st.toggle(say("Kẻ thẳng qua hai số liệu cuối"), key="what_if.straight", help=say("Đường mà cả phòng sẽ kẻ bằng tay; có khi nó đúng."))
        sources = st.popover(say("Định nghĩa, nguồn"), type="tertiary", key="sources", on_change="rerun")
        if sources.open:
            with sources:
                show_details(page, indicator, outlook)


def show_facts(page: Page, target: Target) -> None:
    """When, how likely and how far."""
    say, indicator, outlook = page.say, page.plan.indicator(target.indicator_id), page.outlook(target)
    denominator = page.denominator(indicator.id)
    when, chance, level = st.columns(3)
    when.markdown(f":small[{say('Ngày đạt, khoảng 80%')}]  \n**{label(when_text(outlook, page.plan, say))}**")
    chance.markdown(f":small[{say('Khả năng đến {due}', due=exact_date(target.due, say))}]  \n{status_markdown(outlook, say)}")
    level.markdown(f":small[{say('Mức đến hạn, khoảng 80%')}]  \n**{label(year_end_text(indicator, outlook, denominator, say))}**")


def show_turn(page: Page, target: Target) -> None:
    """What would turn the answer round, where something small would."""
    show_flip(page, page.outlook(target))


def _pace_button(page: Page, target: Target, outlook: Outlook, needed: NeededPace) -> None:
    """Take a needed pace as an assumption; nothing where the scenario reaches it already, or where no pace suffices."""
    say, factor, indicator = page.say, needed.factor, page.plan.indicator(target.indicator_id)
    if factor is None or enough(factor) or (outlook.mean_pace or 0.0) >= factor:
        return
    if not any(known.id == f"pace.{indicator.id}" for known in page.plan.assumptions):
        return
    changed, tenths = with_pace(page.plan, page.scenario, indicator, factor), round(needed.confidence * 10)
    chance = say("{tenths}/10", tenths=tenths)
    title = say("Dùng tốc độ này làm giả định: {pace} ({chance})", pace=factor_text(factor, say), chance=chance)
    help_text = say("Giả định chung từ nay đến hạn; biện pháp đang chọn còn làm nhanh thêm.")
    if indicator.part_of is not None:
        help_text += " " + say("Đặt cho cả chỉ tiêu lớn hơn mà chỉ tiêu này là một phần.")
    st.button(
        title,
        key=f"set_pace.{tenths}",
        disabled=changed is None,
        help=say("Ngoài khoảng của giả định tốc độ.") if changed is None else help_text,
        on_click=session.set_scenario,
        args=(changed or page.scenario,),
    )


def show_levers(page: Page, target: Target) -> None:
    """Measures first, beliefs apart."""
    indicator = page.plan.indicator(target.indicator_id)
    with st.container(key="levers", height=490, border=True):
        st.markdown(f"**{page.say('Biện pháp')}** :small[– {page.say('điều ta quyết định')}]")
        measure_panel(page, indicator)
        beliefs = st.expander(page.say("Giả định – điều ta tin (trần, tốc độ, mẫu số)"), key="beliefs", on_change="rerun")
        if beliefs.open:
            with beliefs:
                assumption_panel(page, indicator)


def show_chips(page: Page) -> None:
    """What differs from the baseline."""
    differing = chips(page.plan, page.scenario, page.say)
    text = " ".join(f":blue-badge[{label(chip)}]" for chip in differing) if differing else f":gray-badge[{page.say('Không khác như hiện nay')}]"
    st.markdown(text)


def show_cards(page: Page, target: Target) -> None:
    """The other targets of the year as small cards, before and after."""
    say = page.say
    before = {outlook.target_id: outlook for outlook in page.outlooks(page.baseline)}
    this_year = {known.id for known in targets_of_year(page.plan, page.scenario)} - {target.id}
    others = [outlook for outlook in page.outlooks() if outlook.target_id in this_year and page.plan.indicator(outlook.indicator_id).projected]
    st.header(say("Các chỉ tiêu khác"), anchor=False)
    for place in range(0, len(others), 4):
        for column, outlook in zip(st.columns(4), others[place : place + 4], strict=False):
            with column, st.container(border=True, key=f"card-{outlook.target_id}"):
                _card(page, outlook, before[outlook.target_id])


def _card(page: Page, outlook: Outlook, before: Outlook) -> None:
    say, indicator = page.say, page.plan.indicator(outlook.indicator_id)
    denominator = page.denominator(indicator.id)
    wanted = target_text(indicator, outlook, denominator, say)
    lines = [f"**{label(capital(say.of(indicator.short)))}** · {say('đích')} {label(wanted)}", status_markdown(outlook, say)]
    if outlook.level_q50 is not None and before.level_q50 is not None:
        old = level_text(indicator, before.level_q50, denominator, say, decimals=0)
        new = year_end_text(indicator, outlook, denominator, say)
        moved = f"{label(old)} → " if not new.startswith(old) else ""
        lines.append(f":small[{say('Đến hạn')}: {moved}**{label(new)}**]")
    st.markdown("  \n".join(lines))


def show_tornado(page: Page, target: Target) -> None:
    """Which lever matters most for the target looked at."""
    say, outlook = page.say, outlook_for(page, target)
    if outlook.chance is None or outlook.state == "met":
        return
    # drawn only while it is open: a second chart at every move would hold back the first
    opened = st.expander(say("Điều gì ảnh hưởng nhiều nhất đến khả năng đạt?"), key="tornado", on_change="rerun")
    if opened.open:
        with opened:
            _tornado(page, target, outlook.chance)


def _tornado(page: Page, target: Target, now: float) -> None:
    say, swings = page.say, results.tornado(page.plan, page.scenario, target)
    if not swings:
        return
    sentence = swing_sentence(page.plan, swings[0], say)
    st.caption(label(say("{sentence}. Mỗi thanh: chỉ đổi một điều từ thấp nhất đến cao nhất; vạch đứt: kịch bản đang xem.", sentence=sentence)))
    st.plotly_chart(tornado_figure(page.plan, swings, now, page.colours, say), key="what_if.tornado", config=CONFIG, alt=sentence)
