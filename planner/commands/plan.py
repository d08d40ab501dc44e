"""The plan on the command line: ``python -m planner plan new | export | history``."""

from __future__ import annotations

import argparse
from pathlib import Path

from planner.catalog.plan_writer import write_plan
from planner.commands.new_plan import add_command as add_new
from planner.commands.store import add_plan_and_store, opened, plan_now
from planner.keeping.effective import history
from planner.text.dates import moment_text
from planner.text.numbers import number
from planner.text.tables import plain_table
from planner.text.translation import Voice, mark

LISTED = (mark("Số"), mark("Lúc"), mark("Người sửa"), mark("Lý do"), mark("Số thay đổi"), mark("Từ tệp"), mark("Hoàn tác"))


def add_commands(parser: argparse.ArgumentParser, usual_plan: Path) -> tuple[argparse.ArgumentParser, ...]:
    """Add the commands; returns their parsers."""
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    export = commands.add_parser("export", help="write the plan, with everything that was recorded, as a plan folder")
    export.add_argument("folder", metavar="DIR", help="a new or empty folder")
    export.set_defaults(run=_export)
    listing = commands.add_parser("history", help="who changed what, when and why, oldest first")
    listing.set_defaults(run=_history)
    for command in (export, listing):
        add_plan_and_store(command, usual_plan)
    return add_new(commands, usual_plan), export, listing


def _export(asked: argparse.Namespace, say: Voice) -> str:
    plan, folder = plan_now(asked, say), Path(asked.folder)
    count = write_plan(plan, folder)
    return say("Đã ghi {count} tệp vào {folder}.", count=number(count, say.language), folder=folder.name)


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
