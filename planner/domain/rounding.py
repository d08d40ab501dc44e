"""Numbers as they are printed: halves away from zero, as every spreadsheet rounds them."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal


def rounded(value: float, decimals: int) -> float:
    """A value to so many decimals: 12.25 is 12.3, where Python says 12.2."""
    if not math.isfinite(value):
        return value
    exact = Decimal(repr(float(value)))
    return float(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)) + 0.0  # -0.0 becomes 0.0
