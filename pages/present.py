"""Before the meeting's eyes: one target, at most three measures, large."""

import streamlit as st

from planner.ui.frame import open_page
from planner.ui.next_steps import show_nothing_to_look_at
from planner.ui.present import presented, show_stage
from planner.ui.present_setup import show_setup

page = open_page("present")
target = presented(page)
if target is None:
    show_nothing_to_look_at(page)
    st.stop()
show_stage(page, target)
show_setup(page, target)
