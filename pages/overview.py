"""Where each target stands, and which will be missed."""

from planner.ui.frame import open_page
from planner.ui.overview import pick_area, show_context, show_headline, show_rows

page = open_page("overview")
show_headline(page)
area = pick_area(page)
show_rows(page, area)
show_context(page, area)
