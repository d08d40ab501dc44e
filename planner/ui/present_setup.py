"""The only ordinary widgets of the presenter's page: target, measures, room, language; over the stage while they are needed."""

from __future__ import annotations

import streamlit as st

from planner.domain.bilingual import LANGUAGES
from planner.domain.target import Target
from planner.text.markdown import label
from planner.ui import session
from planner.ui.controls import pick_scenario, pick_target
from planner.ui.frame import LANGUAGE_NAMES, Page
from planner.ui.present import STEP, close_setup, setup_is_open
from planner.ui.present_choice import MOST, acting_measures, choose_measures, chosen_measures
from planner.ui.room import room_panel


def show_setup(page: Page, target: Target) -> None:
    """The panel, while it is open."""
    if not setup_is_open():
        return
    say = page.say
    with st.container(key="present-setup"):
        head, close = st.columns([4, 1], vertical_alignment="center")
        head.subheader(say("Chuẩn bị trình chiếu"), anchor=False)
        close.button("×", key="present.close", help=say("Đóng (Esc)"), on_click=close_setup)
        pick_target(page, target)
        pick_scenario(page)
        _pick_measures(page, target)
        key = session.seeded("present.language", say.language)
        st.segmented_control(
            say("Ngôn ngữ"), LANGUAGES, format_func=LANGUAGE_NAMES.__getitem__, required=True, key=key, **session.on_change(key, session.set_language)
        )
        st.markdown(f"**{say('Phòng theo dõi')}**")
        room_panel(page, target, st.session_state[STEP])


def _pick_measures(page: Page, target: Target) -> None:
    acting = {measure.id: measure for measure in acting_measures(page, target)}
    if not acting:
        st.caption(page.say("Chưa có biện pháp nào tác động đến chỉ tiêu này."))
        return
    key = session.seeded(f"present.measures.{target.indicator_id}", [measure.id for measure in chosen_measures(page, target)])
    st.multiselect(
        page.say("Biện pháp trên màn hình (tối đa {count})", count=MOST),
        list(acting),
        format_func=lambda name: label(page.say.of(acting[name].short)),
        max_selections=MOST,
        key=key,
        **session.on_change(key, choose_measures),
    )
