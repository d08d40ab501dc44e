"""How far the reading of a large file is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

ROWS_READ = 0.85  # of the work is done when every row is read; the rest is twins and guards
AT_A_TIME = 4_096  # rows between two tellings


@dataclass
class Bar:
    """Counts rows, and tells somebody now and then."""

    rows: int
    tell: Callable[[float], None] | None = None
    done: int = 0

    def row(self) -> None:
        """One row more is read."""
        self.done += 1
        if self.tell is not None and self.done % AT_A_TIME == 0:
            self.at(self.done / max(self.rows, 1) * ROWS_READ)

    def at(self, share: float) -> None:
        """Tell that so much of the whole is done."""
        if self.tell is not None:
            self.tell(min(share, 1.0))
