"""The package: what it says of itself is true, to the byte."""

import io
import json
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from planner.catalog.csv_text import read_csv
from planner.catalog.scenario_file import load_scenario
from planner.domain.plan import Plan
from planner.exports.bundle import bundle
from planner.exports.file_names import file_name
from planner.exports.pack import Pack
from planner.exports.registry import FORMATS, make
from planner.exports.tables.every import tables_of
from planner.exports.tables.tidy_table import tidy_table
from tests.conftest import RIVER
from tests.exports.handing_out import a_hostile_pack, a_pack

ROOT = Path(__file__).parents[2]
AGAIN = """
import json, sys
from planner import load_plan
from tests.exports.handing_out import a_pack
from tests.exports.test_bundle import hashes
print(json.dumps(hashes(a_pack(load_plan(sys.argv[1])))))
"""


def hashes(pack: Pack) -> dict[str, str]:
    """Of the package and of every file in it."""
    content = bundle(pack)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: sha256(archive.read(name)).hexdigest() for name in archive.namelist()} | {"": sha256(content).hexdigest()}


@pytest.fixture(scope="module")
def packs(plan: Plan, river: Plan) -> list[Pack]:
    return [a_pack(plan), a_hostile_pack(river, "en")]


@pytest.fixture(scope="module")
def opened(packs: list[Pack]) -> list[tuple[Pack, dict[str, bytes], dict]]:
    found = []
    for pack in packs:
        with zipfile.ZipFile(io.BytesIO(bundle(pack))) as archive:
            assert archive.testzip() is None
            entries = {name: archive.read(name) for name in archive.namelist()}
        found.append((pack, entries, json.loads(entries["datapackage.json"])))
    return found


def test_every_entry_is_described_and_every_size_and_hash_holds(opened: list[tuple[Pack, dict[str, bytes], dict]]) -> None:
    for _, entries, descriptor in opened:
        resources = [*descriptor["resources"], *descriptor["documents"]]
        assert {one["path"] for one in resources} | {"datapackage.json", "README.txt"} == set(entries)
        assert len({one["path"] for one in resources}) == len(resources)
        for one in resources:
            content = entries[one["path"]]
            assert (one["bytes"], one["hash"]) == (len(content), f"sha256:{sha256(content).hexdigest()}")


def test_tables_read_back_to_their_rows_by_what_the_schema_says(opened: list[tuple[Pack, dict[str, bytes], dict]]) -> None:
    for pack, entries, descriptor in opened:
        schemas = {one["path"]: one["schema"] for one in descriptor["resources"]}
        tables = [tidy_table(pack), *tables_of(pack)]
        assert list(schemas) == [f"data/{table.name}.csv" for table in tables]
        for table in tables:
            fields = schemas[f"data/{table.name}.csv"]["fields"]
            types = ["string" if field["type"] == "yearmonth" else field["type"] for field in fields]
            header, rows = read_csv(entries[f"data/{table.name}.csv"], types, machine=True)
            assert header == tuple(field["name"] for field in fields)
            assert rows == table.rows
            assert all(field["title"] and field["role"] for field in fields)


def test_types_are_those_of_frictionless(opened: list[tuple[Pack, dict[str, bytes], dict]]) -> None:
    known = {"string", "number", "integer", "boolean", "date", "yearmonth"}
    for _, _, descriptor in opened:
        assert descriptor["profile"] == "data-package"
        assert {"name", "title", "version", "sources", "resources"} <= set(descriptor)
        assert "licenses" not in descriptor
        for one in descriptor["resources"]:
            for field in one.get("schema", {}).get("fields", ()):
                assert field["type"] in known
        keys = [key for one in descriptor["resources"] for key in one.get("schema", {}).get("primaryKey", ())]
        assert keys


def test_the_scenarios_open_again(opened: list[tuple[Pack, dict[str, bytes], dict]], tmp_path: Path) -> None:
    for pack, entries, _ in opened:
        for place, scenario in enumerate(pack.scenarios, 1):
            path = tmp_path / f"{place}.json"
            path.write_bytes(entries[f"scenarios/scenario_{place}.json"])
            assert load_scenario(path, pack.plan) == scenario


def test_every_other_format_is_in_it_once(opened: list[tuple[Pack, dict[str, bytes], dict]]) -> None:
    for pack, entries, _ in opened:
        found = {name.removeprefix("files/"): content for name, content in entries.items() if name.startswith("files/")}
        wanted = [known for known in FORMATS if known.name not in ("bundle", "csv_machine")]
        assert found == {file_name(pack, known.extension): make(known.name, pack) for known in wanted}
        assert entries["data/handed_out.csv"] == make("csv_machine", pack)


def test_it_tells_how_far_it_is(river: Plan) -> None:
    told: list[tuple[float, str]] = []
    bundle(a_pack(river), lambda done, what: told.append((done, what)))
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1][0] == 1.0
    assert len({what for _, what in told}) == len(FORMATS) - 1


def test_the_same_bytes_in_another_process(river: Plan) -> None:
    run = subprocess.run([sys.executable, "-c", AGAIN, str(RIVER)], cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(run.stdout) == hashes(a_pack(river))


def test_somebody_who_opens_it_by_hand_is_told_what_is_what(opened: list[tuple[Pack, dict[str, bytes], dict]]) -> None:
    vietnamese, english = (entries["README.txt"].decode("utf-8-sig") for _, entries, _ in opened)
    assert "nếu – thì" in vietnamese
    assert "if – then" in english
    assert all(opened[place][0].plan.data in text for place, text in enumerate((vietnamese, english)))
