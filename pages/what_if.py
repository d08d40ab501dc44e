"""Move the measures, watch the indicators."""

import streamlit as st

from planner.ui.frame import open_page
from planner.ui.saving import show_news
from planner.ui.then_and_now import show_then_and_now
from planner.ui.what_if import control_row, show_answer, show_cards, show_chart, show_chips, show_levers, show_takeaway, show_tornado

page = open_page("what_if")
show_news(page)
show_then_and_now(page)
target = control_row(page)
title = show_takeaway(page, target)
chart, levers = st.columns([2, 1])
with chart:
    show_chart(page, target, title)
    show_answer(page, target)
with levers:
    show_levers(page, target)
    show_chips(page)
show_cards(page, target)
show_tornado(page, target)
