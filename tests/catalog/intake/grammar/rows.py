"""Parts that tables share: figures in cells with a mishap now and then, lists of units with their totals."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.catalog.intake.grammar.figures import PERCENT_STYLES, Style, Written, comma, dotted, plausible
from tests.catalog.intake.grammar.truth import Broken, Page, Percent, Unfinished
from tests.catalog.intake.grammar.wording import (
    DISTRICTS,
    NOTHING,
    PERCENTS,
    STRANGERS,
    SUBTOTALS,
    TOTAL,
    UNIT_ALIKE,
    UNIT_TYPOS,
    UNITS,
    WHOLE,
)  # fmt: skip

MISHAPS = ("#DIV/0!", "#N/A", "no value yet", "nothing", "low share", "other way", "footnote")


@dataclass
class Table:
    """What goes on while a table is written: its page, and the traps that were laid."""

    draw: DrawFn
    page: Page
    traps: list[str] = field(default_factory=list)
    mishaps: int = 2  # how many single cells may still go wrong

    def figure(
        self,
        row: int,
        column: int,
        indicator_id: str,
        unit_id: str,
        day: date,
        style: Style,
        value: float | None = None,
    ) -> None:
        """Write one figure in its column's style, or what came instead of it."""
        draw = self.draw
        size = plausible(draw, indicator_id, unit_id) if value is None else value
        if (
            self.mishaps
            and draw(st.integers(0, 24)) == 24
            and self._mishap(row, column, indicator_id, unit_id, day, style)
        ):
            self.mishaps -= 1
            return
        self.write(row, column, indicator_id, unit_id, day, style.write(size))

    def write(
        self, row: int, column: int, indicator_id: str, unit_id: str, day: date, written: Written
    ) -> None:
        """A cell, and what it states."""
        self.page.put(row, column, written.cell)
        if written.value is not None:
            self.page.state(row, column, indicator_id, unit_id, day, written.value, written.precision)

    def _mishap(
        self, row: int, column: int, indicator_id: str, unit_id: str, day: date, style: Style
    ) -> bool:
        kind = self.draw(st.sampled_from(MISHAPS))
        if kind in ("low share", "other way") and indicator_id not in PERCENTS:
            return False
        if (
            kind == "low share"
        ):  # a true 0,8 % among the others, or 0,8 written with its sign among shares of 1
            written = style.write(0.8)
            cell = (
                self.draw(st.sampled_from(("0,8%", "0,8")))
                if isinstance(written.cell, Percent)
                else written.cell
            )
            self.write(row, column, indicator_id, unit_id, day, Written(cell, written.value))
        elif (
            kind == "other way"
        ):  # a share of 1 in a column of percentages, a percentage in a column of shares
            share = isinstance(style.write(50.0).cell, Percent | float) and "fraction" in style.name
            value = plausible(self.draw, indicator_id, unit_id)
            self.write(
                row,
                column,
                indicator_id,
                unit_id,
                day,
                PERCENT_STYLES["number" if share else "fraction"](value),
            )
        elif kind == "footnote":
            value = plausible(self.draw, indicator_id, unit_id)
            text = f"{comma(value)}% (*)" if indicator_id in PERCENTS else f"{dotted(value)} (1)"
            self.write(row, column, indicator_id, unit_id, day, Written(text, value))
        elif kind == "nothing":
            self.page.put(row, column, self.draw(st.sampled_from(NOTHING)) or None)
        else:
            self.page.put(row, column, Unfinished("=B1/C1") if kind == "no value yet" else Broken(kind))
            self.page.unreadable.append((row, column))
        self.traps.append(kind)
        return True


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a list of units: what it is called, whose figures it states (None: nobody's of the plan)."""

    label: str
    unit_id: str | None
    means: str = ""  # the id that its label means, "*" for the whole place
    kind: str = "unit"  # unit, stranger, total, subtotal, section


def unit_lines(draw: DrawFn, *, most: int = 8, plain_list: bool = False) -> tuple[list[Line], list[str]]:
    """A list of units as a table goes down (or across), with strangers, section rows and totals."""
    every = draw(st.integers(0, 3)) == 3
    some = DISTRICTS if every else tuple(draw(st.permutations(DISTRICTS))[: draw(st.integers(2, most))])
    style = draw(st.integers(0, 3))
    lines = [Line(UNITS[one][style], one, one) for one in some]
    traps = ["every district"] if every else []
    if draw(st.integers(0, 5)) == 5 and (typed := [n for n, one in enumerate(some) if one in UNIT_TYPOS]):
        lines[typed[0]] = Line(UNIT_TYPOS[some[typed[0]]], some[typed[0]], some[typed[0]])
        traps.append("unit with a typo")
    elif draw(st.integers(0, 5)) == 5 and "hai_duong_city" in some:
        lines[some.index("hai_duong_city")] = Line(
            UNIT_ALIKE["hai_duong_city"], "hai_duong_city", "hai_duong_city"
        )
        traps.append("city called like its province")
    if plain_list:
        return lines, traps
    if draw(st.integers(0, 4)) == 4:
        lines = [Line("Cấp huyện", None, kind="section"), *lines]
        traps.append("section rows")
    if draw(st.integers(0, 4)) == 4:
        lines.append(Line(draw(st.sampled_from(STRANGERS)), None, kind="stranger"))
        traps.append("unit not of the plan")
    if draw(st.integers(0, 4)) == 4:
        lines.append(Line(draw(st.sampled_from(SUBTOTALS)), None, kind="subtotal"))
        traps.append("sub-total")
    last = draw(st.sampled_from(("", "total", "whole")))
    if last == "total":  # the whole place only where every district is listed and nobody else
        whole = every and not any(line.kind == "stranger" for line in lines)
        lines.append(
            Line(draw(st.sampled_from(TOTAL)), "" if whole else None, "*" if whole else "", kind="total")
        )
        traps.append("total of every district" if whole else "total of some districts")
    elif last == "whole":
        lines.append(Line(draw(st.sampled_from(WHOLE)), "", "*", kind="whole"))
        traps.append("whole place")
    return lines, traps


def row_values(draw: DrawFn, lines: list[Line], indicator_id: str) -> list[float | None]:
    """A figure for each line; totals of counts add up what stands above them."""
    values: list[float | None] = []
    for line in lines:
        if line.kind == "section":
            values.append(None)
        elif line.kind in ("total", "subtotal") and indicator_id not in PERCENTS:
            values.append(
                sum(
                    value or 0.0
                    for value, above in zip(values, lines, strict=False)
                    if above.kind in ("unit", "stranger")
                )
            )
        elif line.kind in ("total", "whole"):
            values.append(plausible(draw, indicator_id, ""))
        else:
            values.append(plausible(draw, indicator_id, line.unit_id or "nam_sach"))
    return values
