"""Labels beside lines, moved out of each other's way."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.optimize import isotonic_regression


def apart(heights: Sequence[float], gap: float, lowest: float, highest: float) -> list[float]:
    """Ascending heights, moved as little as possible (least squares) until they are `gap` apart and between two bounds."""
    steps = np.arange(len(heights)) * gap
    moved = isotonic_regression(np.asarray(heights) - steps).x if len(heights) else steps
    return [float(height) for height in np.clip(moved, lowest, highest - steps[-1:].sum()) + steps]
