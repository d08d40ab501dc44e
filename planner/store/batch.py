"""What the store gives back of changes to a plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One value changed: canonical JSON before and after, None where there was or is none."""

    kind: str
    subject: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredBatch:
    """Changes that were made together. They are never changed: taking them back is the next batch."""

    plan_id: str
    number: int  # 1, 2, 3 … in its plan
    at: datetime  # UTC
    author: str  # self-declared
    reason: str
    data: str  # hash of the effective plan after it
    undoes: int | None
    origin: str | None  # canonical JSON of the file they came from
    sha256: str
    lines: tuple[Line, ...]
