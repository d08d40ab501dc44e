"""The tables: every fact once, in the type that its column says, and what is handed out adds up."""

import io
from dataclasses import replace
from datetime import date

import numpy as np
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.catalog.csv_text import read_csv
from planner.domain.assignment import Assignment, SplitTerms
from planner.domain.bilingual import Language
from planner.domain.month import Month
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.exports.pack import Pack, pack_of
from planner.exports.report.pdf import report_pdf
from planner.exports.tables.csv_files import csv_excel, csv_machine, machine_bytes
from planner.exports.tables.every import tables_of
from planner.exports.tables.parquet_file import parquet
from planner.exports.tables.table import Table
from planner.exports.tables.tidy_table import tidy_table
from tests.exports.handing_out import a_hostile_pack, a_pack
from tests.making import a_plan, a_target, an_indicator
from tests.strategies import plans, scenarios

TYPES = {"string": str, "number": (float, int), "integer": int, "boolean": bool, "date": date, "month": str}
VIETNAMESE = set("ăâđêôơưàáạảãầấậẩẫằắặẳẵèéẹẻẽềếệểễìíịỉĩòóọỏõồốộổỗờớợởỡùúụủũừứựửữỳýỵỷỹ")


@pytest.fixture(params=["shipped", "river"])
def pack(request: pytest.FixtureRequest, plan: Plan, river: Plan) -> Pack:
    return a_pack(plan if request.param == "shipped" else river)


def column(table: Table, name: str) -> list:
    place = [known.name for known in table.columns].index(name)
    return [row[place] for row in table.rows]


def records(table: Table) -> list[dict]:
    names = [known.name for known in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def test_every_cell_is_of_its_columns_type_and_no_text_is_empty(pack: Pack) -> None:
    for table in (*tables_of(pack), tidy_table(pack, every=True)):
        assert len({known.name for known in table.columns}) == len(table.columns)
        for row in table.rows:
            for known, cell in zip(table.columns, row, strict=True):
                assert cell is None or (isinstance(cell, TYPES[known.type]) and cell != ""), (table.name, known.name, cell)
                assert not isinstance(cell, float) or np.isfinite(cell)
                if known.type == "month" and cell is not None:
                    assert str(Month.parse(str(cell))) == cell


def test_the_keys_of_a_table_name_each_row_once(pack: Pack) -> None:
    for table in (*tables_of(pack), tidy_table(pack, every=True)):
        if table.keys:
            keys = list(zip(*(column(table, key) for key in table.keys), strict=True))
            assert len(set(keys)) == len(keys), table.name


def test_no_table_is_empty_and_each_has_its_own_name(pack: Pack) -> None:
    made = tables_of(pack)
    assert all(table.rows for table in made)
    assert len({table.name for table in made}) == len(made) >= 11


def test_every_target_has_an_outlook_under_every_scenario(pack: Pack) -> None:
    (outlooks,) = (table for table in tables_of(pack) if table.name == "outlooks")
    expected = [
        (code, target.id) for code in ["baseline", *(f"scenario_{place}" for place in range(1, len(pack.scenarios) + 1))] for target in pack.plan.targets
    ]
    assert list(zip(column(outlooks, "scenario"), column(outlooks, "target_id"), strict=True)) == expected


@pytest.mark.parametrize("language", ["vi", "en"])
def test_names_of_columns_are_the_same_in_both_languages(plan: Plan, language: Language) -> None:
    made = tables_of(a_pack(plan, language))
    assert [[known.name for known in table.columns] for table in made] == [[known.name for known in table.columns] for table in tables_of(a_pack(plan))]


def test_english_titles_and_codes_have_no_vietnamese_letter(river: Plan) -> None:
    for table in (*tables_of(a_pack(river, "en")), tidy_table(a_pack(river, "en"))):
        said = [table.title, *(text for known in table.columns for text in (known.title, known.unit, known.description))]
        said += [str(cell) for row in table.rows for cell in row if isinstance(cell, str)]
        assert [text for text in said if set(text.lower()) & VIETNAMESE] == []


def test_vietnamese_words_stand_where_a_code_would_be_read(pack: Pack) -> None:
    for table in tables_of(pack):
        names = [known.name for known in table.columns]
        for name in names:
            if name.endswith("_code"):
                shown = set(column(table, name.removesuffix("_code"))) - {None}
                assert not shown & set(column(table, name)), (table.name, name)


def test_units_counts_add_up_to_the_provinces_in_every_month(pack: Pack) -> None:
    rows = [row for row in records(tidy_table(pack)) if row["counted"]]
    whole = {(row["indicator_id"], row["month"]): row["count"] for row in rows if row["unit_id"] is None}
    sums = dict.fromkeys(whole, 0)
    for row in rows:
        if row["unit_id"] is not None:
            sums[row["indicator_id"], row["month"]] += row["count"]
    assert sums
    assert sums == whole


def test_units_levels_weighted_by_their_potential_are_the_provinces(pack: Pack) -> None:
    rows = records(tidy_table(pack))
    for whole in (row for row in rows if row["unit_id"] is None):
        own = [row for row in rows if row["unit_id"] and (row["indicator_id"], row["month"]) == (whole["indicator_id"], whole["month"])]
        weights = [row["potential"] for row in own]
        assert len(own) == len(pack.plan.units)
        assert np.average([row["handed_out"] for row in own], weights=weights) == pytest.approx(whole["handed_out"], abs=1e-9)


def test_steps_lead_from_the_figure_to_the_last_month(pack: Pack) -> None:
    rows = records(tidy_table(pack))
    for first in (row for row in rows if row["month"] == rows[0]["month"]):
        own = [row for row in rows if (row["indicator_id"], row["unit_id"]) == (first["indicator_id"], first["unit_id"])]
        assert first["start"] + sum(row["increment"] for row in own) == pytest.approx(own[-1]["handed_out"], abs=1e-9)
        assert all(row["increment"] >= -1e-9 for row in own)


def test_a_place_without_potentials_gets_no_invented_count(plan: Plan) -> None:
    rows = records(tidy_table(pack_of(plan, plan.scenarios[1:2], "vi")))
    assert {row["count"] for row in rows if row["unit_id"]} == {None}
    assert {row["potential"] for row in rows if row["unit_id"]} == {None}
    assert {row["projected_q50"] for row in rows if row["unit_id"]} == {None}


def test_a_split_that_cannot_be_made_says_why_and_names_no_id(plan: Plan) -> None:
    scenario = replace(plan.scenarios[1], assignment=Assignment(splits=(SplitTerms(indicator_id=plan.indicators[0].id, rule="gap"),)))
    rows = [row for row in records(tidy_table(pack_of(plan, (scenario,), "vi"))) if row["indicator_id"] == plan.indicators[0].id]
    assert {row["unit_id"] for row in rows} == {None}
    (why,) = {row["unsplit"] for row in rows}
    assert plan.units[0].name in why
    assert plan.units[0].id not in why


def test_hostile_names_stay_as_they_are_in_the_tables(plan: Plan) -> None:
    pack = a_hostile_pack(plan)
    (units,) = (table for table in tables_of(pack) if table.name == "units")
    assert column(units, "unit_name") == [unit.name for unit in pack.plan.units]


@given(st.data())
def test_any_plan_has_tables_that_read_back(data: st.DataObject) -> None:
    plan = data.draw(plans())
    pack = pack_of(plan, (data.draw(scenarios(plan)),), "vi")
    for table in (*tables_of(pack), tidy_table(pack)):
        types = ["string" if known.type == "month" else known.type for known in table.columns]
        assert read_csv(machine_bytes(table), types, machine=True)[1] == table.rows
    assert len(pq.read_table(io.BytesIO(parquet(pack)))) == len(tidy_table(pack).rows)


@settings(max_examples=8)
@given(st.data())
def test_any_plan_can_be_typeset(data: st.DataObject) -> None:
    plan = data.draw(plans())
    assert report_pdf(pack_of(plan, (data.draw(scenarios(plan)),), "vi")).startswith(b"%PDF-")


def test_a_plan_without_a_figure_gives_files_without_a_row() -> None:
    pack = pack_of(a_plan([an_indicator()], targets=[a_target(50)]), (Scenario(),), "vi")
    assert [table.name for table in tables_of(pack)] == ["scenarios", "outlooks", "indicators", "targets", "sources"]
    assert len(csv_excel(pack).splitlines()) == len(csv_machine(pack).splitlines()) == 1
    assert len(pq.read_table(io.BytesIO(parquet(pack)))) == 0
    assert report_pdf(pack).startswith(b"%PDF-")
