"""What is handed out under every scenario as Parquet: typed columns that say their unit and role, and the scenarios themselves.

>>> import io, pyarrow.parquet as pq
>>> from planner import load_plan
>>> from planner.exports.pack import pack_of
>>> plan = load_plan("tests/plans/river-county")
>>> schema = pq.read_schema(io.BytesIO(parquet(pack_of(plan, plan.scenarios[:1], "en"))))
>>> schema.field("handed_out").metadata[b"unit"], schema.field("projected_q50").metadata[b"role"]
(b'%', b'projection')
>>> sorted(key.decode() for key in schema.metadata)
['planner.language', 'planner.scenarios', 'planner.stamp', 'planner.title']

pandas keeps none of this in `attrs`: read it with ``pyarrow.parquet.read_schema``.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from planner.catalog.plain import canonical
from planner.catalog.scenario_file import scenario_document
from planner.exports.pack import Pack, stamp_of
from planner.exports.tables.table import Column, Table, scenario_code
from planner.exports.tables.tidy_table import tidy_table


def parquet(pack: Pack) -> bytes:
    """The table of `tidy_table` with every scenario. Months are texts like 2023-06, dates are dates."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = tidy_table(pack, every=True)
    schema = pa.schema([_field(column) for column in table.columns], metadata=_metadata(pack, table))
    columns = [pa.array(cells, field.type) for cells, field in zip(zip(*table.rows, strict=True), schema, strict=True)] if table.rows else None
    content = pa.table(columns, schema=schema) if columns else schema.empty_table()
    out = BytesIO()
    pq.write_table(content, out, compression="zstd")
    return out.getvalue()


def _field(column: Column) -> Any:
    """A column with what it holds in its metadata."""
    import pyarrow as pa

    types = {"string": pa.string(), "month": pa.string(), "number": pa.float64(), "integer": pa.int64(), "boolean": pa.bool_(), "date": pa.date32()}
    told = {"title": column.title, "unit": column.unit, "role": column.role, "type": column.type, "description": column.description}
    return pa.field(column.name, types[column.type], metadata=told)


def _metadata(pack: Pack, table: Table) -> dict[str, str]:
    """The stamp, and the document of each scenario by its code, as canonical JSON."""
    documents = {scenario_code(place): scenario_document(scenario) for place, scenario in enumerate(pack.scenarios, 1)}
    return {
        "planner.title": table.title,
        "planner.language": pack.say.language,
        "planner.stamp": canonical([list(line) for line in stamp_of(pack)]),
        "planner.scenarios": canonical(documents),
    }
