"""Arrays on their way to the browser: rounded to what a screen can show, and short."""

from __future__ import annotations

from base64 import b64encode

import numpy as np

from planner.model.calendar import FloatArray

FULL = 65535  # the largest 16-bit number
NEVER = FULL
HIGHEST_PERCENT = 200.0  # a percentage of another denominator may pass 100


def packed(values: FloatArray, largest: float) -> str:
    """Numbers from 0 to a largest one as 16 bits each, row after row."""
    return _text(np.round(np.clip(values / largest, 0.0, 1.0) * FULL))


def packed_percent(values: FloatArray) -> str:
    """Percentages, to three thousandths of a point."""
    return packed(values, HIGHEST_PERCENT)


def packed_periods(values: FloatArray, longest: float) -> str:
    """Operational times on a logarithmic scale, so that the near ones are the exact ones; what lies past the longest is never."""
    steps = np.round(np.log1p(np.minimum(values, longest)) / np.log1p(longest) * (FULL - 1))
    return _text(np.where(values > longest, NEVER, steps))


def packed_exactly(values: FloatArray) -> str:
    """Numbers, infinity among them, as 32-bit floats: chances count them, and one of them can turn a word."""
    return b64encode(np.ascontiguousarray(values, dtype="<f4").tobytes()).decode("ascii")


def _text(steps: FloatArray) -> str:
    return b64encode(np.ascontiguousarray(steps, dtype="<u2").tobytes()).decode("ascii")
