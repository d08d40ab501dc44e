"""Mark a table as issued, take a mistaken mark back, and read every table as it left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

from planner.catalog.handout_text import handout_from, handout_text
from planner.catalog.plain import canonical
from planner.catalog.scenario_file import scenario_document
from planner.catalog.snapshot import outlooks_text, snapshot_of
from planner.domain.handout import PAPER_KINDS, IssuedTable, Paper, Recall
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.errors import InvalidPlan, Problem
from planner.model.handout import handout_of
from planner.model.outlook import outlooks
from planner.model.reference_class import reference_class
from planner.store import issued
from planner.store.database import Database
from planner.store.issued import StoredIssue


class InvalidPaper(InvalidPlan):
    """A number or a date that no paper can have: nothing was marked."""


def issue_table(
    database: Database,
    plan: Plan,
    scenario: Scenario,
    paper: Paper,
    *,
    author: str,
    at: dt.datetime,
    today: dt.date,
    seen: int,
) -> IssuedTable:
    """Mark what a plan and a scenario hand out as issued with a paper. From then on it is kept as it left.

    Parameters
    ----------
    database : Database
    plan, scenario : Plan, Scenario
        As they were when the table was printed.
    paper : Paper
    author : str
        Who marks it, self-declared.
    at : datetime
        With a time zone.
    today : date
        Where the visitor is: no paper is of a later day.
    seen : int
        How many marks and recalls the visitor had seen.

    Raises
    ------
    InvalidPaper
        Without a number, with a date still to come, or with nothing to hand out.
    IssuedMeanwhile
        When somebody was faster.
    InvalidRecord, StoreUnavailable
    """
    handout = handout_of(plan, scenario)
    problems = list(paper_problems(paper, today))
    if not handout.indicators:
        problems.append(Problem("nothing_to_issue"))
    if problems:
        raise InvalidPaper(*problems)
    stored = issued.issue(
        database,
        plan_id=plan.id,
        seen=seen,
        author=author,
        at=at,
        paper_kind=paper.kind,
        paper_number=paper.number.strip(),
        paper_date=paper.date.isoformat(),
        issuer=paper.issuer.strip(),
        data=plan.data,
        plan_snapshot=snapshot_of(plan),
        model=reference_class().version,
        document=canonical(scenario_document(scenario)),
        outlooks=outlooks_text(outlooks(plan, scenario)),
        handout=handout_text(handout),
    )
    return _table(stored)


def paper_problems(paper: Paper, today: dt.date) -> Iterator[Problem]:
    """Why a paper cannot be the one that a table left with."""
    if not paper.number.strip():
        yield Problem("paper_without_number", column="paper_number")
    if paper.date > today:
        yield Problem("paper_in_the_future", column="paper_date", found=paper.date.isoformat(), expected=today.isoformat())


def paper_notices(paper: Paper, plan: Plan) -> Iterator[Problem]:
    """What is odd about a paper, and possible all the same: dated before the day from which its months look ahead."""
    if paper.date < plan.as_of:
        yield Problem(
            "paper_before_as_of",
            column="paper_date",
            found=paper.date.isoformat(),
            expected=plan.as_of.isoformat(),
        )


def recall_table(database: Database, plan_id: str, number: int, *, author: str, reason: str, at: dt.datetime, seen: int) -> None:
    """Take the mark of the newest standing table back, with the reason.

    Raises
    ------
    InvalidPaper
        Without a reason.
    IssuedMeanwhile, InvalidRecord, StoreUnavailable
    """
    if not reason.strip():
        raise InvalidPaper(Problem("recall_without_reason", column="why"))
    told = {"author": author, "reason": reason.strip()}
    issued.recall(database, plan_id=plan_id, number=number, seen=seen, at=at, **told)


def issued_tables(database: Database, plan_id: str) -> tuple[IssuedTable, ...]:
    """Every table that was ever marked, oldest first, as it left.

    Raises
    ------
    StoreUnavailable, StoreDamaged, InvalidPlan
    """
    events = issued.newest_event(database, plan_id)
    return _tables(database, plan_id, events) if events[0] else ()


def events_of(tables: tuple[IssuedTable, ...]) -> int:
    """How many marks and recalls these tables show: what `issue_table` and `recall_table` want to know."""
    return len(tables) + sum(table.recall is not None for table in tables)


@lru_cache(maxsize=8)
def _tables(database: Database, plan_id: str, _events: tuple[int, int]) -> tuple[IssuedTable, ...]:
    """As `issued_tables`; rows are only ever added, so their numbers tell whether they were read before."""
    return tuple(_table(stored) for stored in issued.all_issued(database, plan_id))


def _table(stored: StoredIssue) -> IssuedTable:
    kind = next((kind for kind in PAPER_KINDS if kind == stored.paper_kind), PAPER_KINDS[0])
    paper = Paper(
        kind=kind,
        number=stored.paper_number,
        date=dt.date.fromisoformat(stored.paper_date),
        issuer=stored.issuer,
    )
    return IssuedTable(
        number=stored.number,
        revision=stored.revision,
        paper=paper,
        handout=handout_from(stored.handout),
        author=stored.author,
        at=stored.at,
        data=stored.data,
        model=stored.model,
        document=stored.document,
        recall=_recall(stored),
    )


def _recall(stored: StoredIssue) -> Recall | None:
    if (row := stored.recall) is None:
        return None
    return Recall(at=row.at, author=row.author, reason=row.reason)
