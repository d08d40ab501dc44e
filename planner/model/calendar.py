"""Days and periods. A period is a month of 30.4375 days: an assumption, and said on screen."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

PERIOD_DAYS = 30.4375
FloatArray = npt.NDArray[np.float64]


def days_since(origin: date, days: date) -> float:
    """Days from one date to another. [days]"""
    return float((days - origin).days)


def date_after(origin: date, days: float, last: date) -> date | None:
    """The calendar day on which so many days have passed; None past the last day."""
    if not np.isfinite(days) or days > (last - origin).days:
        return None
    return origin + timedelta(days=int(np.ceil(days - 1e-9)))


def weekly(origin: date, last: date) -> tuple[date, ...]:
    """Every seventh day from one date, and the last day itself."""
    steps = range(0, max((last - origin).days, 0), 7)
    return (*(origin + timedelta(days=step) for step in steps), last)
