"""Months and units to hand out, what was handed out, and files to take away."""

from planner.domain.handout import standing_table
from planner.ui.frame import open_page
from planner.ui.handout import control_row, show_finding, show_months
from planner.ui.issue_panel import show_issue_panel, show_marked
from planner.ui.issued import pick_view, show_issued, tables_of
from planner.ui.month_editor import pick_indicator, show_editor
from planner.ui.saving import show_news
from planner.ui.split_panel import show_split
from planner.ui.then_and_now import show_then_and_now

page = open_page("assignment")
show_news(page)
show_then_and_now(page)
tables = tables_of(page)
show_marked(page)
if (issued := pick_view(page, tables)) is not None:
    show_issued(page, tables, issued)
else:
    control_row(page, standing_table(tables))
    show_finding(page)
    show_months(page)
    show_issue_panel(page, tables)
    indicator, months = pick_indicator(page)
    show_editor(page, indicator, months)
    show_split(page, indicator, months)
