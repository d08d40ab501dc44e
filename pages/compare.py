"""Two to four scenarios beside the baseline: how far each gets, what it costs, what it does differently."""

from planner.ui.compare import control_row, show_chart, show_finding
from planner.ui.compare_table import show_table
from planner.ui.frame import open_page

page = open_page("compare")
columns, target = control_row(page)
title = show_finding(page, columns, target)
show_chart(page, columns, target, title)
show_table(page, columns)
