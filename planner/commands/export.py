"""Files on the command line: ``python -m planner export`` makes the same bytes as the page."""

from __future__ import annotations

import argparse
import os
from contextlib import suppress
from pathlib import Path

from planner.commands.chosen_scenario import WHICH, chosen_scenario
from planner.commands.store import add_plan_and_store, opened_if_there, plan_now
from planner.domain.handout import standing_table
from planner.domain.scenario import Scenario
from planner.errors import InvalidScenario, Problem
from planner.exports.file_names import file_name
from planner.exports.pack import Pack, baseline_of, pack_of
from planner.exports.registry import FORMATS, format_of, make
from planner.keeping.issued import issued_tables
from planner.text.numbers import number
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
        help=f"{WHICH}; the first is handed out, more are held beside it",
    )
    parser.add_argument("--out", default=".", metavar="PATH", help="a folder, in which the file gets its usual name, or a file")
    parser.add_argument("--draft", action="store_true", help="the draft of an adjustment, although a table is in force")
    add_plan_and_store(parser, usual_plan)
    parser.set_defaults(run=_export)
    return parser


def _export(asked: argparse.Namespace, say: Voice) -> str:
    plan = plan_now(asked, say)
    chosen = tuple(chosen_scenario(which, plan, asked, say) for which in asked.scenario)
    with opened_if_there(asked) as database:
        issued = None if database is None else standing_table(issued_tables(database, plan.id))
    chosen = chosen or (baseline_of(plan, Scenario()),)
    return write_export(asked, pack_of(plan, chosen, say.language, issued, draft=asked.draft), say)


def write_export(asked: argparse.Namespace, pack: Pack, say: Voice) -> str:
    """Make the file that was asked for, and say what was written."""
    out = Path(asked.out)
    folder = out.is_dir() or asked.out.endswith(("/", os.sep))
    path = out / file_name(pack, format_of(asked.format).extension) if folder else out
    content = make(asked.format, pack)
    _write(path, content)
    return say("Đã ghi {file} ({size} byte).", file=one_line(path.name), size=number(len(content), say.language))


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
