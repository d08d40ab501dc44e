"""Files on the command line: ``python -m planner export`` makes the same bytes as the page."""

from __future__ import annotations

import argparse
import os
from contextlib import suppress
from pathlib import Path

from planner.catalog.scenario_file import load_scenario
from planner.commands.store import add_plan_and_store, opened, plan_now
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.errors import InvalidScenario, Problem
from planner.exports.file_names import file_name
from planner.exports.pack import baseline_of, pack_of
from planner.exports.registry import FORMATS, format_of, make
from planner.keeping.archive import fit_document
from planner.store import scenarios
from planner.text.numbers import number
from planner.text.problems import place_text, problem_text
from planner.text.tables import one_line
from planner.text.translation import Voice


def add_command(parser: argparse.ArgumentParser, usual_plan: Path) -> argparse.ArgumentParser:
    """Give the command its arguments; returns its parser."""
    parser.add_argument("--format", required=True, choices=[known.name for known in FORMATS], help="which file")
    parser.add_argument(
        "--scenario",
        action="append",
        default=[],
        metavar="WHICH",
        help="a JSON document, the name of a shipped scenario, or the id of a saved one; the first is handed out, more are held beside it",
    )
    parser.add_argument("--out", default=".", metavar="PATH", help="a folder, in which the file gets its usual name, or a file")
    add_plan_and_store(parser, usual_plan)
    parser.set_defaults(run=_export)
    return parser


def _export(asked: argparse.Namespace, say: Voice) -> str:
    plan, ignored = plan_now(asked, say), list[Problem]()
    chosen = tuple(_scenario(which, plan, asked, ignored) for which in asked.scenario)
    pack = pack_of(plan, chosen or (baseline_of(plan, Scenario()),), say.language)
    out = Path(asked.out)
    folder = out.is_dir() or asked.out.endswith(("/", os.sep))
    path = out / file_name(pack, format_of(asked.format).extension) if folder else out
    content = make(asked.format, pack)
    _write(path, content)
    told = [": ".join(part for part in (one_line(place_text(known, say)), problem_text(known, say)) if part) for known in ignored]
    return "\n".join([*told, say("Đã ghi {file} ({size} byte).", file=one_line(path.name), size=number(len(content), say.language))])


def _scenario(which: str, plan: Plan, asked: argparse.Namespace, ignored: list[Problem]) -> Scenario:
    """A scenario by its file, by its name in the plan's folder, or by its id in the store; what a saved one had to leave out is noted."""
    shipped = Path(asked.plan) / "scenarios" / f"{which}.json"
    if Path(which).is_file() or which.endswith(".json"):
        return load_scenario(which, plan)
    if Path(which).name == which and shipped.is_file():
        return load_scenario(shipped, plan)
    with opened(asked) as database:
        saved = scenarios.latest(database, which)
    if saved is None:
        raise InvalidScenario(Problem("missing_scenario", found=which[:80]))
    scenario, problems = fit_document(saved.document, plan)
    ignored.extend(problems)
    return scenario


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        raise InvalidScenario(Problem("unwritable_file", path.name, found=error.strerror or "")) from error
    finally:
        with suppress(OSError):
            part.unlink()
