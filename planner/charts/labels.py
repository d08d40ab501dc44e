"""Labels beside lines, moved out of each other's way."""

from __future__ import annotations

from collections.abc import Sequence


def apart(heights: Sequence[float], gap: float, lowest: float, highest: float) -> list[float]:
    """Ascending heights, moved as little as possible (least squares) until they are `gap` apart and between two bounds."""
    if not heights:
        return []
    steps = [place * gap for place in range(len(heights))]
    moved = _rising([height - step for height, step in zip(heights, steps, strict=True)])
    return [min(max(height, lowest), highest - steps[-1]) + step for height, step in zip(moved, steps, strict=True)]


def _rising(values: Sequence[float]) -> list[float]:
    """The closest values that never fall (isotonic regression): neighbours that fall are pooled into their mean."""
    pools: list[tuple[float, int]] = []
    for value in values:
        pools.append((value, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (right, more), (left, some) = pools.pop(), pools.pop()
            pools.append(((left * some + right * more) / (some + more), some + more))
    return [mean for mean, count in pools for _ in range(count)]
