"""A table that is handed out, kept as text: one reader for every schema that was ever written."""

from __future__ import annotations

from planner.catalog.plain import as_plain, canonical, parsed, restore
from planner.domain.handout import Handout
from planner.errors import InvalidPlan, Problem

SCHEMA = 1


def handout_text(handout: Handout) -> str:
    """Canonical JSON, every number to its last digit."""
    return canonical({"schema": SCHEMA, "handout": as_plain(handout)})


def handout_from(text: str) -> Handout:
    """What `handout_text` wrote, of any schema so far.

    Raises
    ------
    InvalidPlan
        For another text.
    """
    try:
        document = parsed(text)
        if document["schema"] != SCHEMA:
            raise ValueError(f"schema {document['schema']!r}")
        return restore(Handout, document["handout"])
    except (ValueError, TypeError, KeyError, OverflowError) as error:
        raise InvalidPlan(Problem("bad_issued_table", found=str(error)[:200])) from error
