"""What every column of every sheet was taken for, as a person is shown it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from planner.catalog.intake.columns import Column, shown
from planner.catalog.intake.layout import Layout
from planner.catalog.intake.names import IGNORED
from planner.catalog.intake.upload import Sheet, Upload
from planner.domain.intake import ColumnReading, Option, ProposedRow
from planner.domain.plan import Plan

SAMPLES = 3
SAMPLED_ROWS = 200
LONGEST_SAMPLE = 40  # letters
ROLES_TOLD = (IGNORED, "value", "denominator", "indicator", "unit", "period", "measure", "plan", "comparison", "score", "note")


def column_key(sheet: Sheet, index: int) -> str:
    """Of the answer that says what a column holds: column:Tháng 4:C."""
    return f"column:{sheet.name}:{sheet.column_letters(index)}"


def column_choices(plan: Plan) -> tuple[Option, ...]:
    """What a column can be changed to: first that it is not needed, then figures of one indicator, then the other parts of a table."""
    roles = [Option(id=role, code=f"column_{role}") for role in ROLES_TOLD]
    return (roles[0], *(Option(id=f"value:{one.id}", code="this_indicator", value=one.id) for one in plan.indicators), *roles[1:])


def column_readings(upload: Upload, layouts: Mapping[str, Layout], rows: Iterable[ProposedRow]) -> tuple[ColumnReading, ...]:
    """Every column with content: from its header where the sheet has one, otherwise not known.

    Parameters
    ----------
    upload : Upload
    layouts : mapping
        Of the sheets that were read, by name.
    rows : iterable of ProposedRow
        The figures that would be taken: how many come from each column.
    """
    figures = Counter((row.place.sheet, row.place.column) for row in rows)
    readings = []
    for sheet in upload.sheets:
        layout = layouts.get(sheet.name)
        columns = {column.index: column for column in layout.columns} if layout else {}
        first = layout.first if layout else 0
        for index in range(len(sheet.rows[0]) if sheet.rows else 0):
            column = columns.get(index, Column(index=index, header="", role=""))
            samples = _samples(sheet, index, first)
            if samples or column.header:
                letters = sheet.column_letters(index)
                readings.append(_reading(sheet, column, samples, figures[sheet.name, letters], read=layout is not None))
    return tuple(readings)


def _reading(sheet: Sheet, column: Column, samples: tuple[str, ...], figures: int, *, read: bool) -> ColumnReading:
    meaning = f"value:{column.indicator_id}" if column.role == "value" and column.indicator_id else column.role or "unknown"
    return ColumnReading(
        sheet=sheet.name,
        column=sheet.column_letters(column.index),
        header=column.header,
        meaning=meaning,
        origin=column.origin if column.role or not read else "asked",
        key=column_key(sheet, column.index),
        when=column.when.days[0] if column.when and len(column.when.days) == 1 else None,
        measured_in=column.measured.text if column.measured and column.role in ("value", "") else "",
        samples=samples,
        kept=figures > 0,
        figures=figures,
    )


def _samples(sheet: Sheet, index: int, first: int) -> tuple[str, ...]:
    """The first few different cells of a column below its header."""
    cells = (row[index] for row in sheet.rows[first : first + SAMPLED_ROWS])
    texts = dict.fromkeys(shown(cell)[:LONGEST_SAMPLE] for cell in cells if cell is not None)
    return tuple(text for _, text in zip(range(SAMPLES), texts, strict=False))
