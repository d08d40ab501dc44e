"""Tables that left the house, on the command line: ``python -m planner issued list | show | export``."""

from __future__ import annotations

import argparse
from pathlib import Path

from planner.commands.export import write_export
from planner.commands.store import add_plan_and_store, opened_if_there, plan_now
from planner.domain.handout import HandoutIndicator, IssuedTable, standing_table
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.errors import InvalidPlan, Problem
from planner.exports.pack import baseline_of, pack_of
from planner.exports.registry import FORMATS
from planner.keeping.issued import issued_tables
from planner.text.dates import exact_date, moment_text
from planner.text.issued import (
    handout_title,
    indicator_name,
    issued_text,
    marked_text,
    month_head,
    recalled_text,
    unit_texts,
    whole_texts,
)
from planner.text.numbers import number
from planner.text.tables import one_line, plain_table
from planner.text.translation import Voice, mark

LISTED = (mark("Số"), mark("Bảng"), mark("Đánh dấu"), mark("Còn hiệu lực"))
ANNEXES = [known.name for known in FORMATS if known.name.startswith("annex_")]


def add_commands(parser: argparse.ArgumentParser, usual_plan: Path) -> tuple[argparse.ArgumentParser, ...]:
    """Add the three commands; returns their parsers."""
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    listing = commands.add_parser("list", help="every table that was marked, oldest first, with its paper")
    listing.set_defaults(run=_list)
    show = commands.add_parser("show", help="a table as it left")
    show.set_defaults(run=_show)
    export = commands.add_parser("export", help="the annex of a table as it left: Word, PDF, Excel, CSV")
    export.add_argument("--format", required=True, choices=ANNEXES, help="which file")
    export.add_argument("--out", default=".", metavar="PATH", help="a folder, in which the file gets its usual name, or a file")
    export.set_defaults(run=_export)
    for one in (show, export):
        one.add_argument("number", type=int, nargs="?", help="as in the list; the table in force when left out")
    every = (listing, show, export)
    for command in every:
        add_plan_and_store(command, usual_plan)
    return every


def tables_now(asked: argparse.Namespace, plan: Plan) -> tuple[IssuedTable, ...]:
    """Every table that was ever marked; none where nobody has saved anything yet."""
    with opened_if_there(asked) as database:
        return () if database is None else issued_tables(database, plan.id)


def _list(asked: argparse.Namespace, say: Voice) -> str:
    tables = tables_now(asked, plan_now(asked, say))
    standing = standing_table(tables)
    rows = []
    for table in tables:
        marked = f"{moment_text(table.at.astimezone(), say)}, {one_line(table.author) or say('không tên')}"
        state = say("có") if table == standing else one_line(_recalled(table, say)) or say("không")
        rows.append([number(table.number, say.language), one_line(issued_text(table, say)), marked, state])
    return plain_table([say(column) for column in LISTED], rows)


def _chosen(asked: argparse.Namespace, plan: Plan) -> IssuedTable:
    tables = tables_now(asked, plan)
    by_number = {table.number: table for table in tables}
    table = standing_table(tables) if asked.number is None else by_number.get(asked.number)
    if table is None:
        raise InvalidPlan(Problem("no_issued_table", found=str(asked.number or "")))
    return table


def _show(asked: argparse.Namespace, say: Voice) -> str:
    table = _chosen(asked, plan_now(asked, say))
    handout = table.handout
    marked = marked_text(table, moment_text(table.at.astimezone(), say), say)
    heads = [say("Chỉ tiêu"), say("Thực hiện"), *(month_head(month.month, say) for month in handout.months)]
    rows = [row for known in handout.indicators for row in _rows(known, say)]
    title = handout_title(handout, say, table.revision)
    return "\n".join([*(one_line(text) for text in (issued_text(table, say), marked, _recalled(table, say)) if text), "", title, plain_table(heads, rows)])


def _recalled(table: IssuedTable, say: Voice) -> str:
    """When and why a mark was taken back; empty where it stands."""
    recall = table.recall
    return "" if recall is None else recalled_text(recall, moment_text(recall.at.astimezone(), say), say)


def _rows(known: HandoutIndicator, say: Voice) -> list[list[str]]:
    """The whole place, then its units."""
    reached, *levels = whole_texts(known, say)
    stood = f"{reached} ({exact_date(known.reached_on, say)})"
    rows = [[indicator_name(known, say), stood, *levels]]
    for line in known.units:
        reached, *levels = unit_texts(known, line, say)
        rows.append([f"  {say.of(line.title)}", f"{reached}*" if line.assumed else reached, *levels])
    return rows


def _export(asked: argparse.Namespace, say: Voice) -> str:
    plan = plan_now(asked, say)
    pack = pack_of(plan, (baseline_of(plan, Scenario()),), say.language, _chosen(asked, plan))
    return write_export(asked, pack, say)
