"""How long each file takes, beside an empty file of the same kind by the same library."""

import io
import tempfile
from collections.abc import Callable
from pathlib import Path

import docx
import pandas
import pptx
import typst
import xlsxwriter

from planner import load_plan
from planner.cli import SHIPPED_PLAN
from planner.exports.pack import pack_of
from planner.exports.registry import FORMATS, make
from tests.bench_model import median


def an_empty_workbook() -> None:
    with xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True}) as book:
        book.add_worksheet()


def empty_slides() -> None:
    pptx.Presentation().save(io.BytesIO())


def an_empty_report() -> None:
    docx.Document().save(io.BytesIO())


def an_empty_page() -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.typ"
        source.write_text("x", "utf-8")
        typst.compile(str(source))


def a_small_csv() -> None:
    pandas.DataFrame({"x": [1.0]}).to_csv(io.BytesIO())


def a_small_parquet() -> None:
    pandas.DataFrame({"x": [1.0]}).to_parquet(io.BytesIO())


FLOORS: dict[str, Callable[[], None]] = {
    "xlsx": an_empty_workbook,
    "pptx": empty_slides,
    "docx": an_empty_report,
    "pdf": an_empty_page,
    "csv": a_small_csv,
    "csv_machine": a_small_csv,
    "parquet": a_small_parquet,
}


def exports(times: int) -> dict[str, tuple[float, float | None]]:
    """Medians by format, ours and the floor's; the pack is computed anew each time, as on the page. [ms]"""
    plan = load_plan(SHIPPED_PLAN)
    found: dict[str, tuple[float, float | None]] = {}
    for known in FORMATS:
        floor = FLOORS.get(known.name)
        ours = median(lambda _, name=known.name: make(name, pack_of(plan, (plan.scenarios[1], plan.scenarios[2]), "vi")), times)
        found[known.name] = (ours, median(lambda _, empty=floor: empty(), times) if floor else None)
    return found
