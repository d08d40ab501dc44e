"""Months and units to hand out, and files to take away."""

from planner.ui.frame import open_page
from planner.ui.handout import control_row, show_finding, show_months
from planner.ui.month_editor import pick_indicator, show_editor
from planner.ui.saving import show_news
from planner.ui.split_panel import show_split
from planner.ui.then_and_now import show_then_and_now

page = open_page("assignment")
show_news(page)
show_then_and_now(page)
control_row(page)
show_finding(page)
show_months(page)
indicator, months = pick_indicator(page)
show_editor(page, indicator, months)
show_split(page, indicator, months)
