"""The tables of a pack, one fact a row: what CSV, Parquet and the bundle hold, and what the workbook shows as values.

Names of columns are the same in every language; their titles are in the pack's. Numbers are numbers, dates are dates. What has a
code and words has two columns: ``state_code`` for machines, ``state`` for people.
"""

from __future__ import annotations

from planner.exports.pack import Pack
from planner.exports.tables.fact_tables import effect_table, figure_table, indicator_table, place_table, source_table, target_table
from planner.exports.tables.month_tables import month_table, unit_table
from planner.exports.tables.scenario_tables import assumption_table, measure_table, outlook_table, scenario_table
from planner.exports.tables.table import Cell, Column, Role, Table, Type

__all__ = ["Cell", "Column", "Role", "Table", "Type", "tables_of"]
MAKERS = (
    scenario_table,
    outlook_table,
    month_table,
    unit_table,
    measure_table,
    effect_table,
    assumption_table,
    indicator_table,
    place_table,
    figure_table,
    target_table,
    source_table,
)


def tables_of(pack: Pack) -> tuple[Table, ...]:
    """Every table of a pack that has a row."""
    return tuple(table for make in MAKERS if (table := make(pack)).rows)
