"""Move the measures, watch the indicators."""

import streamlit as st

from planner.ui.controls import control_row, focused
from planner.ui.frame import open_page
from planner.ui.minutes import minutes_panel
from planner.ui.next_steps import show_nothing_to_look_at
from planner.ui.saving import show_news
from planner.ui.then_and_now import show_then_and_now
from planner.ui.what_if import live, show_cards, show_chips, show_stage, show_switch, show_tornado, show_turn

page = open_page("what_if")
target = focused(page)
if target is None:
    show_news(page)
    show_then_and_now(page)
    show_nothing_to_look_at(page)
    st.stop()
above, stage = st.container(gap="small"), st.container()
with stage:  # leaves first, wherever it stands: it is what somebody waits for
    show_stage(page, target)
with above:
    show_news(page)
    show_then_and_now(page)
    control_row(page, target)
show_turn(page, target)
show_chips(page)
if not live():  # the board has them
    show_cards(page, target)
show_tornado(page, target)
minutes_panel(page, target)
show_switch(page)
