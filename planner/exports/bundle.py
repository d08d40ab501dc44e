"""Everything in one zip file that describes itself: a Frictionless data package [1]_ with the files for people beside it.

References
----------
.. [1] Frictionless, "Data Package Standard," version 1. https://specs.frictionlessdata.io/data-package/
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import Any

from planner.catalog.scenario_file import scenario_document
from planner.exports.file_names import file_name, plain_name
from planner.exports.pack import Pack, stamp_of
from planner.exports.registry import FORMATS, Progress, make
from planner.exports.tables.csv_files import machine_bytes
from planner.exports.tables.every import tables_of
from planner.exports.tables.table import Column, Table, scenario_code
from planner.exports.tables.tidy_table import tidy_table
from planner.exports.zip_files import DATE, PLAIN_FILE
from planner.model.reference_class import reference_class
from planner.text.translation import mark

VERSION = "1.0.0"  # of the tables: a column renamed or taken out counts the first number up
TYPES = {"month": "yearmonth"}  # where Frictionless has another word
IN_DATA = ("bundle", "csv_machine")  # itself, and what stands in data already
DIALECT = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True}
GUARD = mark("Trong tệp CSV, văn bản giống công thức có thêm một dấu ' ở đầu; khi đọc bằng máy hãy bỏ dấu đó.")
README = (
    mark("Gói dữ liệu của Nhịp"),
    mark("datapackage.json mô tả từng tệp: cột, kiểu, đơn vị tính, số byte, mã sha256 (Frictionless Data Package)."),
    mark("data: bảng số liệu dạng CSV cho máy đọc. scenarios: kịch bản, mở lại được trong Nhịp. files: tài liệu cho người đọc."),
    GUARD,
    mark("Dự báo là “nếu – thì”: điều sẽ đến nếu kịch bản được giữ, kèm khoảng 80%. Ô trống: chưa có số liệu."),
)


def bundle(pack: Pack, progress: Progress | None = None) -> bytes:
    """The package of a pack; the same pack gives the same bytes.

    Parameters
    ----------
    pack : Pack
    progress : callable, optional
        Told how much is done and which file is being made.
    """
    tell = progress or (lambda done, what: None)
    tables = [tidy_table(pack), *tables_of(pack)]
    data = {f"data/{table.name}.csv": machine_bytes(table) for table in tables}
    scenarios = {f"scenarios/{name}": content for name, content in _scenarios(pack)}
    people = dict(_people(pack, tell))
    descriptor = _descriptor(pack, tables, data, scenarios, people)
    text = json.dumps(descriptor, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    entries = {"README.txt": _readme(pack), "datapackage.json": text.encode(), **data, **scenarios, **people}
    tell(1.0, "")
    return _zipped(entries)


def _people(pack: Pack, tell: Progress) -> Iterator[tuple[str, bytes]]:
    """Every other format, made by the registry."""
    others = [known for known in FORMATS if known.name not in IN_DATA]
    for place, known in enumerate(others):
        tell(place / len(others), pack.say(known.title))
        yield f"files/{file_name(pack, known.extension)}", make(known.name, pack)


def _scenarios(pack: Pack) -> Iterator[tuple[str, bytes]]:
    """The document of each scenario, as `load_scenario` reads it."""
    for place, scenario in enumerate(pack.scenarios, 1):
        document = json.dumps(scenario_document(scenario), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
        yield f"{scenario_code(place)}.json", document.encode()


def _descriptor(pack: Pack, tables: list[Table], data: dict[str, bytes], scenarios: dict[str, bytes], people: dict[str, bytes]) -> dict[str, Any]:
    """What ``datapackage.json`` says: tables are its resources; what is no table is listed under a property of our own, ``documents``."""
    say, plan = pack.say, pack.plan
    sources = [{"title": say.of(source.title), "name": source.id} | ({"path": source.url} if "://" in source.url else {}) for source in plan.sources]
    return {
        "profile": "data-package",
        "name": plain_name(plan.id),
        "id": sha256(b"".join((*data.values(), *scenarios.values()))).hexdigest(),
        "title": f"{say.of(plan.place)}, {plan.year}: {pack.title(pack.scenario)}",
        "description": say(GUARD),
        "version": VERSION,
        "created": pack.moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "sources": sources,
        "stamp": {"plan": plan.id, "data": plan.data, "model": reference_class().version, "as_of": plan.as_of.isoformat(), "lines": stamp_of(pack)},
        "resources": [_table_resource(table, path, content) for table, (path, content) in zip(tables, data.items(), strict=True)],
        "documents": [{"path": path} | _seal(content) for path, content in (*scenarios.items(), *people.items())],
    }


def _table_resource(table: Table, path: str, content: bytes) -> dict[str, Any]:
    """A table with its schema."""
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    keys = [key for key in table.keys if all(row[[column.name for column in table.columns].index(key)] is not None for row in table.rows)]
    if keys == list(table.keys) and keys:
        schema["primaryKey"] = keys
    told = {"profile": "tabular-data-resource", "name": table.name, "path": path, "title": table.title, "description": table.description}
    form = {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "dialect": DIALECT, "schema": schema}
    return {key: value for key, value in told.items() if value} | _seal(content) | form


def _field(column: Column) -> dict[str, str]:
    """A column; its unit and role are properties of our own."""
    told = {"name": column.name, "title": column.title, "type": TYPES.get(column.type, column.type), "role": column.role}
    return told | {key: value for key, value in (("unit", column.unit), ("description", column.description)) if value}


def _seal(content: bytes) -> dict[str, Any]:
    """The size and the hash of a file."""
    return {"bytes": len(content), "hash": f"sha256:{sha256(content).hexdigest()}"}


def _readme(pack: Pack) -> bytes:
    """What somebody reads who opens the package by hand."""
    lines = [*(pack.say(line) for line in README), "", *(f"{name}: {value}" for name, value in stamp_of(pack))]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")  # with its mark: old Notepads read it too


def _zipped(entries: dict[str, bytes]) -> bytes:
    """The entries as a zip file with fixed dates and rights. They are kept to the last byte: their hashes are told."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            entry = zipfile.ZipInfo(name, DATE)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, PLAIN_FILE
            archive.writestr(entry, content)
    return out.getvalue()
