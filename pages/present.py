"""Before the meeting's eyes: one target, at most three measures, large."""

from planner.ui.frame import open_page
from planner.ui.present import presented, show_stage
from planner.ui.present_setup import show_setup

page = open_page("present")
target = presented(page)
show_stage(page, target)
show_setup(page, target)
