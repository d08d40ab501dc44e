"""Saved scenarios on the command line: ``python -m planner scenario list | show | export | import``."""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path

from planner.catalog.decided import not_kept
from planner.catalog.scenario_file import load_dated_scenario
from planner.catalog.snapshot import outlooks_from
from planner.commands.store import add_plan_and_store, opened, opened_if_there, plan_now, report
from planner.domain.bilingual import Bilingual
from planner.errors import InvalidScenario, Problem
from planner.keeping.archive import fit_document, plans_kept, save_scenario, stamped
from planner.store import scenarios
from planner.store.revision import Revision
from planner.text.dates import moment_text
from planner.text.numbers import number
from planner.text.tables import one_line, plain_table
from planner.text.takeaway import chips
from planner.text.translation import Voice, mark
from planner.text.words import STATES

LISTED = (mark("Mã"), mark("Tên kịch bản"), mark("Phiên bản"), mark("Lưu"), mark("Người lập"))
SHOWN = (mark("Chỉ tiêu"), mark("Khả năng"), mark("Trạng thái"))


def add_commands(parser: argparse.ArgumentParser, usual_plan: Path) -> tuple[argparse.ArgumentParser, ...]:
    """Add the four commands; returns their parsers."""
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    listing = commands.add_parser("list", help="the saved scenarios of a plan, last saved first")
    listing.set_defaults(run=_list)
    show = commands.add_parser("show", help="what a saved scenario changes, and what was said of it when it was saved")
    show.set_defaults(run=_show)
    export = commands.add_parser("export", help="the scenario's document, as JSON")
    export.add_argument("--out", metavar="FILE", help="write it to a file instead of printing it")
    export.set_defaults(run=_export)
    take_in = commands.add_parser("import", help="save a scenario document as a new scenario")
    take_in.add_argument("file", metavar="FILE")
    take_in.add_argument("--author", default="", help="self-declared")
    take_in.set_defaults(run=_import)
    for one in (show, export):
        one.add_argument("scenario_id", metavar="ID")
        one.add_argument("--version", type=int, help="the newest when left out")
    every = (listing, show, export, take_in)
    for command in every:
        add_plan_and_store(command, usual_plan)
    return every


def _list(asked: argparse.Namespace, say: Voice) -> str:
    plan = plan_now(asked, say)
    with opened(asked) as database:
        found = scenarios.listed(database, plan.id)
    rows = [[one.scenario_id, one.title, number(one.version, say.language), moment_text(one.saved_at.astimezone(), say), one.author] for one in found]
    return plain_table([say(column) for column in LISTED], rows)


def _show(asked: argparse.Namespace, say: Voice) -> str:
    plan = plan_now(asked, say)
    revision = _revision(asked)
    with opened(asked) as database:
        scenario, problems = fit_document(revision.document, plan, plans_kept(database))
    report(problems, say)
    then = [[outlook.target_id, _chance(outlook.chance, say), say(STATES[outlook.state])] for outlook in outlooks_from(revision.outlooks)]
    differing = chips(plan, scenario, say) or (say("Không khác như hiện nay"),)
    head = f"{one_line(revision.title)} ({revision.scenario_id}, {revision.version}, {moment_text(revision.saved_at.astimezone(), say)})"
    return "\n".join([head, *(f"  {chip}" for chip in differing), "", plain_table([say(column) for column in SHOWN], then)])


def _chance(chance: float | None, say: Voice) -> str:
    return "–" if chance is None else f"{number(chance * 100, say.language, 1)}%"


def _export(asked: argparse.Namespace, say: Voice) -> str:
    revision = _revision(asked)
    document = json.dumps(json.loads(revision.document), ensure_ascii=False, indent=2)
    if asked.out is None:
        return document
    path = Path(asked.out)
    try:
        path.write_text(document + "\n", "utf-8")
    except OSError as error:
        raise InvalidScenario(Problem("unwritable_file", path.name, found=error.strerror or "")) from error
    return say("Đã ghi {file}.", file=path.name)


def _import(asked: argparse.Namespace, say: Voice) -> str:
    plan = plan_now(asked, say)
    with opened_if_there(asked) as database:
        read, problems = load_dated_scenario(asked.file, plan, not_kept if database is None else plans_kept(database))
    report(problems, say)
    title = read.title if read.title.vi else Bilingual(Path(asked.file).stem, Path(asked.file).stem)
    scenario = stamped(read, plan, title=title, note=read.note, author=asked.author or read.author)
    with opened(asked) as database:
        revision = save_scenario(database, plan, scenario, None, datetime.now(UTC))
    return say("Đã lưu “{title}”, phiên bản {version}.", title=one_line(revision.title), version=revision.version) + f"\n{revision.scenario_id}"


def _revision(asked: argparse.Namespace) -> Revision:
    wanted, version = asked.scenario_id, asked.version
    with opened(asked) as database:
        found = scenarios.latest(database, wanted) if version is None else scenarios.revision(database, wanted, version)
    if found is None:
        raise InvalidScenario(Problem("missing_scenario", found=wanted[:80]))
    return found
