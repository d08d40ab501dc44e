"""Files that a planner leaves with: workbook, slides, report, tables. Each is one line of ``registry``."""
