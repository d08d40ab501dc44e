"""Parquet: the table of every scenario, typed, with units, roles, stamp and scenarios in its schema."""

import io
import json

import pyarrow as pa
import pyarrow.parquet as pq

from planner.catalog.scenario_file import read_scenario
from planner.domain.plan import Plan
from planner.exports.pack import stamp_of
from planner.exports.tables.parquet_file import parquet
from planner.exports.tables.tidy_table import tidy_table
from tests.exports.handing_out import a_hostile_pack, a_pack


def test_the_rows_are_those_of_the_table(plan: Plan, river: Plan) -> None:
    for pack in (a_pack(plan), a_hostile_pack(river, "en")):
        table, found = tidy_table(pack, every=True), pq.read_table(io.BytesIO(parquet(pack)))
        assert found.column_names == [column.name for column in table.columns]
        assert list(zip(*(found[name].to_pylist() for name in found.column_names), strict=True)) == list(table.rows)


def test_every_scenario_has_its_rows(plan: Plan) -> None:
    pack = a_pack(plan)
    codes = pq.read_table(io.BytesIO(parquet(pack)), columns=["scenario"])["scenario"].to_pylist()
    assert sorted(set(codes)) == [f"scenario_{place}" for place in range(1, len(pack.scenarios) + 1)]


def test_columns_say_their_type_unit_role_and_title(plan: Plan) -> None:
    pack = a_pack(plan)
    schema = pq.read_schema(io.BytesIO(parquet(pack)))
    for column in tidy_table(pack).columns:
        told = {key.decode(): value.decode() for key, value in schema.field(column.name).metadata.items()}
        assert (told["title"], told["unit"], told["role"], told["type"]) == (column.title, column.unit, column.role, column.type)
    types = {name: schema.field(name).type for name in ("month", "handed_out", "count", "locked", "data_until")}
    assert types == {"month": pa.string(), "handed_out": pa.float64(), "count": pa.int64(), "locked": pa.bool_(), "data_until": pa.date32()}


def test_the_schema_holds_the_stamp_and_the_scenarios(plan: Plan) -> None:
    for pack in (a_pack(plan), a_hostile_pack(plan)):
        told = pq.read_schema(io.BytesIO(parquet(pack))).metadata
        assert [tuple(line) for line in json.loads(told[b"planner.stamp"])] == list(stamp_of(pack))
        documents = json.loads(told[b"planner.scenarios"])
        assert [read_scenario(document, plan) for document in documents.values()] == list(pack.scenarios)
