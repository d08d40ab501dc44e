"""Move the measures, watch the indicators."""

import streamlit as st

from planner.ui.controls import control_row, focused
from planner.ui.frame import open_page
from planner.ui.saving import show_news
from planner.ui.then_and_now import show_then_and_now
from planner.ui.what_if import show_answer, show_cards, show_chart, show_chips, show_levers, show_takeaway, show_tornado

page = open_page("what_if")
target = focused(page)
above, heading = st.container(gap="small"), st.container()
left, right = st.columns([2, 1])
with heading:  # the chart leaves first, wherever it stands: it is what somebody waits for
    title = show_takeaway(page, target)
with left:
    show_chart(page, target, title)
with above:
    show_news(page)
    show_then_and_now(page)
    control_row(page, target)
with left:
    show_answer(page, target)
with right:
    show_levers(page, target)
    show_chips(page)
show_cards(page, target)
show_tornado(page, target)
