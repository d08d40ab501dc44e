"""The plan on the command line: ``python -m planner plan export | history``."""

from __future__ import annotations

import argparse
from pathlib import Path

from planner.catalog.plan_writer import plan_files
from planner.commands.store import add_plan_and_store, opened, plan_now
from planner.errors import InvalidPlan, Problem
from planner.keeping.effective import history
from planner.text.dates import moment_text
from planner.text.numbers import number
from planner.text.tables import plain_table
from planner.text.translation import Voice, mark

LISTED = (mark("Số"), mark("Lúc"), mark("Người sửa"), mark("Lý do"), mark("Số thay đổi"), mark("Từ tệp"), mark("Hoàn tác"))


def add_commands(parser: argparse.ArgumentParser, usual_plan: Path) -> tuple[argparse.ArgumentParser, ...]:
    """Add the two commands; returns their parsers."""
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    export = commands.add_parser("export", help="write the plan, with everything that was recorded, as a plan folder")
    export.add_argument("folder", metavar="DIR", help="a new or empty folder")
    export.set_defaults(run=_export)
    listing = commands.add_parser("history", help="who changed what, when and why, oldest first")
    listing.set_defaults(run=_history)
    for command in (export, listing):
        add_plan_and_store(command, usual_plan)
    return export, listing


def _export(asked: argparse.Namespace, say: Voice) -> str:
    plan, folder = plan_now(asked, say), Path(asked.folder)
    files = plan_files(plan)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if next(folder.iterdir(), None) is not None:
            raise InvalidPlan(Problem("folder_not_empty", found=folder.name))
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8", newline="")
    except OSError as error:
        raise InvalidPlan(Problem("unwritable_file", folder.name, found=error.strerror or "")) from error
    return say("Đã ghi {count} tệp vào {folder}.", count=number(len(files), say.language), folder=folder.name)


def _history(asked: argparse.Namespace, say: Voice) -> str:
    plan = plan_now(asked, say)
    with opened(asked) as database:
        batches = history(database, plan.id)
    rows = [
        [
            number(batch.number, say.language),
            moment_text(batch.at.astimezone(), say),
            batch.author,
            batch.reason,
            number(len(batch.changes), say.language),
            batch.origin.file if batch.origin else "",
            number(batch.undoes, say.language) if batch.undoes else "",
        ]
        for batch in batches
    ]
    return plain_table([say(column) for column in LISTED], rows)
