"""The workbook: cells to change, formulas that follow, sheets to print."""
