"""Short ways to change a plan: what matters to a test is said, the rest is filled in."""

from datetime import UTC, date, datetime, timedelta

from planner.catalog.changed_plan import AS_OF, value_of
from planner.domain.change import Batch, Change, figure_subject
from planner.domain.observation import Observation
from planner.domain.plan import Plan
from planner.keeping.records import record_changes
from planner.store.database import Database

MAY = date(2023, 5, 31)
NOON = datetime(2023, 6, 1, 5, 0, tzinfo=UTC)
PAID = "procedures_paid_online"


def figure(value: float, day: date = MAY, indicator: str = PAID, unit: str = "") -> Observation:
    return Observation(indicator_id=indicator, unit_id=unit, date=day, value=value, precision="day", source="assumed")


def put(plan: Plan, row: Observation) -> Change:
    """A figure added or corrected, from what the plan has."""
    subject = figure_subject(row.indicator_id, row.unit_id, row.date)
    return Change(kind="figure", subject=subject, before=value_of(plan, "figure", subject), after=row)


def moved(plan: Plan, day: date = MAY) -> Change:
    """The as-of date moved along."""
    return Change(kind="as_of", subject=AS_OF, before=plan.as_of, after=day)


def record(database: Database, folder: Plan, *changes: Change, minute: int = 0, reason: str = "báo cáo tháng 5", author: str = "Lan") -> Batch:
    return record_changes(database, folder, changes, author=author, reason=reason, at=NOON + timedelta(minutes=minute))


def record_may(database: Database, folder: Plan, value: float = 27.5) -> Batch:
    """The figure of the end of May, for which the plan has to look from there."""
    return record(database, folder, put(folder, figure(value)), moved(folder))
