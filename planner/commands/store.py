"""The store on the command line: which one, and the plan with everything that was recorded in it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from planner.domain.plan import Plan
from planner.errors import Problem
from planner.keeping.plans import recorded_plan
from planner.store.address import NAMED_BY
from planner.store.database import Database, open_database, open_if_there
from planner.text.problems import place_text, problem_text
from planner.text.tables import one_line
from planner.text.translation import Voice


def add_plan_and_store(parser: argparse.ArgumentParser, usual_plan: Path) -> None:
    """Give a command the two arguments that say which plan it is about."""
    parser.add_argument("--plan", default=usual_plan, metavar="DIR", help="plan folder (the shipped plan when left out)")
    parser.add_argument("--store", default=os.environ.get(NAMED_BY), metavar="URL", help=f"database ({NAMED_BY}, or the file of this checkout)")


@contextmanager
def opened(asked: argparse.Namespace) -> Iterator[Database]:
    """The store that a command names, until the block ends."""
    database = open_database(asked.store)
    try:
        yield database
    finally:
        database.close()


@contextmanager
def opened_if_there(asked: argparse.Namespace) -> Iterator[Database | None]:
    """The store that a command names; None where nobody has saved anything yet, for asking must not make a store."""
    with open_if_there(asked.store) as database:
        yield database


def plan_now(asked: argparse.Namespace, say: Voice) -> Plan:
    """The effective plan, as the pages have it; what was recorded and no longer fits the folder is told on the side.

    Raises
    ------
    InvalidPlan, StoreUnavailable, StoreDamaged
    """
    plan, problems = recorded_plan(asked.plan, asked.store)
    report(problems, say)
    return plan


def report(problems: Iterable[Problem], say: Voice) -> None:
    """Tell problems that end nothing, on the side, so that the answer itself stays clean."""
    for problem in problems:
        line = ": ".join(part for part in (place_text(problem, say), problem_text(problem, say)) if part)
        sys.stderr.write(f"{one_line(line)}\n")
