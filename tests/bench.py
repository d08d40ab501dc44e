"""Speed beside its floor, measured in one run: ``make bench``, or ``python -m tests.bench [--quick]``.

Prints a table and writes build/bench.json. It judges nothing: machines differ, ratios to the floor less so.
"""

import argparse
import json
import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests import bench_browser, bench_drag, bench_exports, bench_follow, bench_intake, bench_model
from tests.bench_bare import a_bare_app
from tests.browser.serving import ROOT, launch
from tests.store import bench_store

RESULT = ROOT / "build" / "bench.json"
HEADS = ("what", "value", "unit", "beside", "ratio", "budget")


@dataclass(frozen=True, slots=True)
class Row:
    """One figure and its floor."""

    name: str
    value: float
    unit: str
    beside: float | None = None
    budget: str = ""

    @property
    def ratio(self) -> float | None:
        return self.value / self.beside if self.beside else None

    def record(self) -> dict[str, object]:
        return {"name": self.name, "value": rounded(self.value), "unit": self.unit, "beside": rounded(self.beside), "ratio": rounded(self.ratio)}

    def cells(self) -> tuple[str, ...]:
        return (self.name, shown(self.value), self.unit, shown(self.beside), shown(self.ratio), self.budget)


def rounded(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.4g}")


def shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def model_rows(quick: bool) -> list[Row]:
    whole, floor, targets = bench_model.whole_plan(40 if quick else 200)
    call, bare = bench_model.bare_series(100 if quick else 500)
    return [
        Row("model whole plan", whole, "ms", floor, "5 ms (beside: exp and sort of as many rows)"),
        Row("model outlook of every target", targets, "ms", floor, "(beside: the same)"),
        Row("project_series call", call, "ms", bare, "(beside: one np.quantile)"),
    ]


def store_rows(quick: bool) -> list[Row]:
    return [Row(row["name"], row["value"], row["unit"], row["beside"]) for row in bench_store.measure(quick)]


def export_rows(quick: bool) -> list[Row]:
    found = bench_exports.exports(1 if quick else 3)
    return [Row(f"export {name}", ours, "ms", floor, "2 s (beside: an empty file)" if floor else "2 s") for name, (ours, floor) in found.items()]


def intake_rows(quick: bool) -> list[Row]:
    ours, bare = bench_intake.read_and_propose(1 if quick else 3)
    return [Row("read and question 200,000 rows", ours, "s", bare, "5 s (beside: the bare parser in a process)")]


def follow_rows(quick: bool) -> list[Row]:
    found, name = bench_follow.measure(quick), f"{bench_follow.FOLLOWERS} followers"
    return [
        Row(f"follow p50, {name}", found.half, "s"),
        Row(f"follow p95, {name}", found.p95, "s", None, "1.5 s"),
        Row(f"follow processor, {name}, nothing new", found.idle, "cores"),
        Row("follow memory, each follower", found.room, "MB"),
    ]


def browser_rows(quick: bool, folder: Path) -> list[Row]:
    a_bare_app(folder)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        found = bench_browser.warm(browser, folder, blocks=2 if quick else 6, moves=10 if quick else 12)
        hand = bench_drag.measure(browser, folder, 15 if quick else 60)
        starts = bench_browser.starts(browser, folder, 2 if quick else 5)
        browser.close()
    (half, bare_half), (slow, bare_slow) = found.paint[50], found.paint[95]
    return [
        Row("key press to paint p50", half, "ms", bare_half, "(beside: one slider, the same chart)"),
        Row("key press to paint p95", slow, "ms", bare_slow, "250 ms, ratio 2"),
        *(Row(*row) for row in hand.rows()),
        Row("start to first chart", starts[0], "s", starts[1], "ratio 1.6 (beside: the same chart alone)"),
        Row("server memory, 5 pages open", found.memory[0], "MB", found.memory[1]),
    ]


def print_table(rows: list[Row]) -> None:
    table = [HEADS, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in table) for column in range(len(HEADS))]
    for line in table:
        left, numbers = line[0].ljust(widths[0]), (line[1].rjust(widths[1]), line[2].ljust(widths[2]), line[3].rjust(widths[3]), line[4].rjust(widths[4]))
        print("  ".join((left, *numbers, line[5])).rstrip())


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer repetitions: for a look, not for a record")
    quick: bool = parser.parse_args().quick
    begun = time.perf_counter()
    RESULT.parent.mkdir(exist_ok=True)
    rows = [
        *model_rows(quick),
        *store_rows(quick),
        *follow_rows(quick),
        *export_rows(quick),
        *intake_rows(quick),
        *browser_rows(quick, RESULT.parent / "bench-bare"),
    ]
    print_table(rows)
    RESULT.write_text(json.dumps([row.record() for row in rows], indent=2) + "\n", encoding="utf-8")
    print(f"{RESULT.relative_to(ROOT)} written after {time.perf_counter() - begun:.0f} s")


if __name__ == "__main__":
    main()
