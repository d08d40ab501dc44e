"""The beginning of a plan on the command line: ``python -m planner plan new DIR``."""

from __future__ import annotations

import argparse
import datetime as dt
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from planner.catalog.place_names import PLACE_KINDS, named_place
from planner.catalog.plan_folder import load_plan
from planner.catalog.plan_writer import require_empty, write_plan
from planner.catalog.template import empty_plan, read_new_place, template_plan
from planner.catalog.typed import typed_day
from planner.domain.bilingual import LANGUAGES
from planner.domain.next_steps import next_steps
from planner.errors import InvalidPlan, Problem
from planner.text.dates import exact_date
from planner.text.next_steps import step_text
from planner.text.numbers import number
from planner.text.translation import Voice, mark

QUESTIONS = {
    "place": mark("Tên nơi lập kế hoạch"),
    "as_of": mark("Ngày chốt, ví dụ 15/1/2024 (để trống: hôm nay)"),
    "year": mark("Năm kế hoạch (để trống: năm của ngày chốt)"),
}


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser], usual_plan: Path) -> argparse.ArgumentParser:
    """Add the command; returns its parser."""
    new = commands.add_parser("new", help="begin a plan for another place: a folder that the app opens")
    new.add_argument("folder", metavar="DIR", help="a new or empty folder")
    new.add_argument("--place", metavar="NAME", help="name of the place; asked for at a terminal when left out")
    new.add_argument("--place-en", default="", metavar="NAME", help="its English name (the same when left out)")
    new.add_argument("--kind", choices=PLACE_KINDS, default="province", help="kind of place (province when left out)")
    new.add_argument("--as-of", metavar="DAY", help="the day from which the plan looks ahead (today when left out)")
    new.add_argument("--year", metavar="YEAR", help="plan year (that of the day when left out)")
    new.add_argument("--language", choices=LANGUAGES, default="vi", help="language of the place")
    new.add_argument("--like", default=usual_plan, metavar="DIR", help="plan to take indicators and measures from")
    new.add_argument("--empty", action="store_true", help="take nothing over: every indicator is added on the page")
    new.set_defaults(run=_new)
    return new


def _new(asked: argparse.Namespace, say: Voice) -> str:
    folder = Path(asked.folder)
    require_empty(folder)
    told = {name: _told(asked, name, say) for name in QUESTIONS}
    problems: list[Problem] = []
    as_of = dt.date.today()
    if told["as_of"]:
        as_of = typed_day(told["as_of"], say.language, "as_of", as_of.year, problems) or as_of
    year = told["year"] or str(as_of.year)
    if not told["place"]:
        problems.append(Problem("missing_value", column="--place", expected="…"))
    names = named_place(asked.kind, told["place"] or "?", asked.place_en, year)
    wanted = read_new_place(names | {"as_of": as_of, "year": year, "language": asked.language}, problems)
    if wanted is None or problems:
        raise InvalidPlan(*problems)
    plan = empty_plan(wanted) if asked.empty else template_plan(load_plan(asked.like), wanted)
    count = write_plan(plan, folder)
    head = say("Đã ghi {count} tệp vào {folder}.", count=number(count, say.language), folder=folder.name)
    looks = say("{place}, năm {year}, ngày chốt {date}.", place=say.of(plan.place), year=plan.year, date=exact_date(plan.as_of, say))
    where = shlex.quote(str(folder))
    steps = [
        say("Mở kế hoạch: {command}", command=f"PLANNER_PLAN={where} make run"),
        *(step_text(step, say) for step in next_steps(plan)),
        say("Kiểm tra sau khi sửa tệp: {command}", command=f"python -m planner check {where}"),
    ]
    return "\n".join([f"{head} {looks}", say("Việc cần làm tiếp:"), *_numbered(steps)])


def _told(asked: argparse.Namespace, name: str, say: Voice) -> str:
    """What an option said, or the answer of whoever sits at the terminal; nothing where nobody does."""
    given = getattr(asked, name)
    if given is not None or not sys.stdin.isatty():
        return str(given or "").strip()
    sys.stderr.write(f"{say(QUESTIONS[name])}: ")
    sys.stderr.flush()
    return sys.stdin.readline().strip()


def _numbered(lines: Sequence[str]) -> list[str]:
    return [f"{place}. {line}" for place, line in enumerate(lines, 1)]
