"""How long two hundred thousand rows take, from the bytes of a workbook to every question about them, beside the bare parser in a child of its own."""

import io
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import xlsxwriter

from planner import load_plan
from planner.catalog.intake.propose import propose
from planner.catalog.intake.upload import read_upload
from planner.cli import SHIPPED_PLAN

ROWS = 200_000
BARE = "import sys, python_calamine as c; b = c.CalamineWorkbook.from_path(sys.argv[1]); print(len(b.get_sheet_by_index(0).to_python()))"


def a_large_workbook() -> bytes:
    """Units, share indicators and days, one figure a row."""
    plan = load_plan(SHIPPED_PLAN)
    units, shares = [unit.name for unit in plan.units], [one.title.vi for one in plan.indicators if one.unit == "percent"]
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"constant_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["TT", "Đơn vị", "Chỉ tiêu", "Kỳ số liệu", "Kết quả"])
        for row in range(ROWS):
            unit, share, day = units[row % len(units)], shares[row // len(units) % len(shares)], row // (len(units) * len(shares))
            when = f"{day % 28 + 1}/{day // 28 % 12 + 1}/{1995 + day // 336}"
            page.write_row(row + 1, 0, [row + 1, unit, share, when, f"{row % 90 + 2},5%"])
    return stream.getvalue()


def read_and_propose(times: int) -> tuple[float, float]:
    """Seconds of ours, and of the bare parser started as a process."""
    plan, content = load_plan(SHIPPED_PLAN), a_large_workbook()
    ours, bare = [], []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.xlsx"
        path.write_bytes(content)
        for _ in range(times):
            begun = time.perf_counter()
            subprocess.run([sys.executable, "-c", BARE, str(path)], check=True, capture_output=True)
            bare.append(time.perf_counter() - begun)
            begun = time.perf_counter()
            proposal = propose(read_upload("large.xlsx", content), plan)
            ours.append(time.perf_counter() - begun)
            assert len(proposal.rows) == ROWS
    return median(ours), median(bare)
