"""The command line: ``python -m planner outlook``, ``check``, ``scenario``, ``export``, ``import``, ``plan`` and ``issued``."""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from planner.catalog.plan_folder import read_plan
from planner.commands.chosen_scenario import WHICH, chosen_scenario
from planner.commands.export import add_command as add_export
from planner.commands.figures import add_command as add_import
from planner.commands.issued import add_commands as add_issued
from planner.commands.plan import add_commands as add_plan
from planner.commands.scenario import add_commands as add_scenario
from planner.commands.store import add_plan_and_store, plan_now
from planner.domain.bilingual import LANGUAGES
from planner.domain.outlook import Outlook
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.errors import PlannerError, Problem
from planner.model.outlook import outlooks
from planner.text.dates import exact_date
from planner.text.numbers import number
from planner.text.problems import place_text, problem_text
from planner.text.tables import plain_table
from planner.text.translation import Voice, mark
from planner.text.words import KINDS, STATES

SHIPPED_PLAN = Path(__file__).parent.parent / "data" / "hai-duong-2023"
REFUSED = 2
NEEDED_AT = 0.8
COLUMNS = (
    mark("Chỉ tiêu"),
    mark("Loại"),
    mark("Hạn"),
    mark("Nay"),
    mark("Đích"),
    mark("Đến hạn [80%]"),
    mark("Khả năng"),
    mark("Ngày đạt [80%]"),
    mark("Trạng thái"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Parameters
    ----------
    arguments : sequence of str, optional
        Without the program's name; those of the process when left out.

    Returns
    -------
    int
        0, or 2 when what was given cannot be used: then every problem is listed, and no traceback.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal of another encoding must not make Vietnamese a crash
            stream.reconfigure(encoding="utf-8")
    asked = _parser().parse_args(arguments)
    say = Voice(asked.lang)
    try:
        text: str = asked.run(asked, say)
    except PlannerError as error:
        _complain(error.problems, say)
        return REFUSED
    print(text)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m planner", description="Nhịp: when will each adoption target be reached, and how likely is that?")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    outlook = commands.add_parser("outlook", help="one row a target: now, projected level, chance, date")
    add_plan_and_store(outlook, SHIPPED_PLAN)
    outlook.add_argument("--scenario", metavar="WHICH", help=f"{WHICH} (the baseline when left out)")
    outlook.add_argument("--json", action="store_true", help="a list of objects instead of a table")
    outlook.set_defaults(run=_outlook)
    check = commands.add_parser("check", help="read a plan folder and list everything that is wrong with it")
    check.add_argument("folder", metavar="DIR")
    check.set_defaults(run=_check)
    kept = add_scenario(commands.add_parser("scenario", help="saved scenarios: list, show, export, import"), SHIPPED_PLAN)
    export = add_export(commands.add_parser("export", help="workbook, slides, report, tables: the files of the page"), SHIPPED_PLAN)
    intake = add_import(commands.add_parser("import", help="figures from a spreadsheet: asked about, checked, then recorded"), SHIPPED_PLAN)
    plans = add_plan(commands.add_parser("plan", help="begin a plan: new; the plan with everything recorded: export, history"), SHIPPED_PLAN)
    issued = add_issued(commands.add_parser("issued", help="tables that left the house: list, show, export"), SHIPPED_PLAN)
    for command in (outlook, check, *kept, export, intake, *plans, *issued):
        command.add_argument("--lang", choices=LANGUAGES, default="vi", help="language of the answer")
    return parser


def _outlook(asked: argparse.Namespace, say: Voice) -> str:
    plan = plan_now(asked, say)
    scenario = chosen_scenario(asked.scenario, plan, asked, say) if asked.scenario else Scenario()
    known = outlooks(plan, scenario)
    if asked.json:
        return json.dumps([outlook_record(plan, outlook) for outlook in known], ensure_ascii=False, indent=2)
    return plain_table([say(column) for column in COLUMNS], [_cells(plan, outlook, say) for outlook in known])


def outlook_record(plan: Plan, outlook: Outlook) -> dict[str, Any]:
    """One target as JSON: levels in the indicator's unit (percent 0-100), chances 0-1, dates ISO or null."""
    target = plan.target(outlook.target_id)
    needed = next((pace.factor for pace in outlook.needed if pace.confidence == NEEDED_AT), None)
    record = {
        "target_id": target.id,
        "indicator_id": outlook.indicator_id,
        "programme": target.programme,
        "kind": target.kind,
        "target": outlook.target,
        "due": outlook.due,
        "now": outlook.now,
        "as_of": outlook.as_of,
        "level_q10": outlook.level_q10,
        "level_q50": outlook.level_q50,
        "level_q90": outlook.level_q90,
        "chance": outlook.chance,
        "date_q10": outlook.date_q10,
        "date_q50": outlook.date_q50,
        "date_q90": outlook.date_q90,
        "needed_pace": needed,
        "never_share": outlook.never_share,
        "state": outlook.state,
    }
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in record.items()}


def _cells(plan: Plan, outlook: Outlook, say: Voice) -> list[str]:
    target = plan.target(outlook.target_id)
    levels = (outlook.level_q10, outlook.level_q50, outlook.level_q90)
    dates = (outlook.date_q10, outlook.date_q50, outlook.date_q90)
    low, middle, high = (_size(level, say) for level in levels)
    first, median, last = (exact_date(day, say) if day else "–" for day in dates)
    return [
        target.id,
        say(KINDS[target.kind]),
        exact_date(outlook.due, say),
        _size(outlook.now, say),
        _size(outlook.target, say),
        f"{middle} [{low} – {high}]" if outlook.level_q50 is not None else "–",
        f"{number(outlook.chance * 100, say.language, 1)}%" if outlook.chance is not None else "–",
        f"{median} [{first} – {last}]" if outlook.chance is not None else "–",
        say(STATES[outlook.state]),
    ]


def _size(value: float | None, say: Voice) -> str:
    return "–" if value is None else number(value, say.language, 2 if value < 1000 else 0, trim=True)


def _check(asked: argparse.Namespace, say: Voice) -> str:
    plan, notices = read_plan(asked.folder)
    told = [_line(notice, say) for notice in notices]
    counts = say(
        "{indicators} chỉ tiêu, {figures} số liệu, {targets} mục tiêu, {measures} biện pháp, {assumptions} giả định, {scenarios} kịch bản.",
        indicators=len(plan.indicators),
        figures=len(plan.observations),
        targets=len(plan.targets),
        measures=len(plan.measures),
        assumptions=len(plan.assumptions),
        scenarios=len(plan.scenarios),
    )
    return "\n".join([*told, say("Kế hoạch “{plan}” hợp lệ: {counts}", plan=plan.id, counts=counts), f"sha256 {plan.data}"])


def _complain(problems: Sequence[Problem], say: Voice) -> None:
    print(say("Có {count} vấn đề:", count=len(problems)), file=sys.stderr)
    for problem in problems:
        print(_line(problem, say), file=sys.stderr)


def _line(problem: Problem, say: Voice) -> str:
    place = place_text(problem, say)
    return f"  {place}: {problem_text(problem, say)}" if place else f"  {problem_text(problem, say)}"
