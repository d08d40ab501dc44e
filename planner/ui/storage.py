"""The store as pages see it: opened once for the server, and never a reason for a page to fail."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from planner.errors import PlannerError, Problem
from planner.store.address import NAMED_BY
from planner.store.database import Database, open_database
from planner.store.refusals import StoreDamaged, StoreUnavailable

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Storage:
    """An open store, or why there is none; damage that was found is told, and then it is only read."""

    database: Database | None
    problems: tuple[Problem, ...] = ()


def storage() -> Storage:
    """The store that the environment names, or the file of this checkout."""
    try:
        return _opened(os.environ.get(NAMED_BY))
    except StoreUnavailable as error:
        return Storage(None, error.problems)


@st.cache_resource(max_entries=2, show_spinner=False)
def _opened(url: str | None) -> Storage:
    try:
        return Storage(open_database(url))
    except StoreDamaged as error:
        return Storage(open_database(url, damaged_ok=True), error.problems)


def asked(question: Callable[[Database], T], otherwise: T) -> tuple[T, tuple[Problem, ...]]:
    """The store's answer to a question, or another one with the problems that kept it from answering."""
    known = storage()
    if known.database is None:
        return otherwise, known.problems
    try:
        return question(known.database), ()
    except PlannerError as error:
        return otherwise, error.problems


def now() -> datetime:
    """The time, for what is saved; the model never sees it."""
    return datetime.now(UTC)


def local(moment: datetime) -> datetime:
    """A stored moment in the visitor's time zone, where the browser tells one that is known here."""
    try:
        return moment.astimezone(ZoneInfo(st.context.timezone or "UTC"))
    except (ZoneInfoNotFoundError, ValueError):
        return moment
