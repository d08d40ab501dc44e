"""Why believe this?"""

from planner.ui.frame import open_page
from planner.ui.ledger import show_ledger
from planner.ui.trust import show_assumptions, show_figures, show_measures, show_method, show_units

page = open_page("trust")
show_method(page)
show_ledger(page)
show_assumptions(page)
show_measures(page)
show_figures(page)
show_units(page)
