"""A formula that knows its value: written once, it is the text of a spreadsheet cell and the number that the cell shows.

Only functions that every spreadsheet has are used. An error, such as a text where a number belongs, is NaN here and #N/A there.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

EPOCH = date(1899, 12, 30).toordinal()  # day 0 of every spreadsheet
LAST_SERIAL = float(date(9998, 12, 31).toordinal() - EPOCH)
ATOM, PRODUCT, SUM, TEXT, COMPARISON = range(5)  # how tightly a text holds together
Value = float | bool | str


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """A piece of a formula. Arithmetic with terms and numbers makes larger ones."""

    text: str
    value: Value
    rank: int = ATOM

    @property
    def number(self) -> float:
        """Its value to reckon with: NaN for a text."""
        return math.nan if isinstance(self.value, str) else float(self.value)

    @property
    def is_error(self) -> bool:
        """Whether the cell shows an error."""
        return isinstance(self.value, float) and not math.isfinite(self.value)

    def __add__(self, other: Term | float) -> Term:
        return _joined(self, "+", term(other), SUM, SUM, SUM, lambda a, b: a + b)

    def __sub__(self, other: Term | float) -> Term:
        return _joined(self, "-", term(other), SUM, PRODUCT, SUM, lambda a, b: a - b)

    def __mul__(self, other: Term | float) -> Term:
        return _joined(self, "*", term(other), PRODUCT, PRODUCT, PRODUCT, lambda a, b: a * b)

    def __truediv__(self, other: Term | float) -> Term:
        return _joined(self, "/", term(other), PRODUCT, ATOM, PRODUCT, lambda a, b: a / b if b else math.nan)

    def __radd__(self, other: float) -> Term:
        return term(other) + self

    def __rsub__(self, other: float) -> Term:
        return term(other) - self

    def __rmul__(self, other: float) -> Term:
        return term(other) * self

    def __rtruediv__(self, other: float) -> Term:
        return term(other) / self


def _joined(left: Term, sign: str, right: Term, most_left: int, most_right: int, rank: int, work: Callable[[float, float], Value]) -> Term:
    value = math.nan if left.is_error or right.is_error else work(left.number, right.number)
    return Term(f"{_held(left, most_left)}{sign}{_held(right, most_right)}", value, rank)


def _held(part: Term, most: int) -> str:
    return part.text if part.rank <= most else f"({part.text})"


def term(found: Term | float | str) -> Term:
    """A term as it is; a number or a text as a constant."""
    if isinstance(found, Term):
        return found
    if isinstance(found, str):
        quoted = found.replace('"', '""')
        return Term(f'"{quoted}"', found)
    return Term(f"{found:.0f}" if float(found).is_integer() and abs(found) < 1e15 else repr(float(found)).upper(), float(found), ATOM if found >= 0 else SUM)


def day(known: date) -> Term:
    """A day as spreadsheets count them."""
    return term(serial(known))


def serial(known: date) -> float:
    """The number of a day in a spreadsheet."""
    return float(known.toordinal() - EPOCH)


NOT_AVAILABLE = Term("NA()", math.nan)


def _called(name: str, *parts: Term, value: Value) -> Term:
    return Term(f"{name}({','.join(part.text for part in parts)})", value)


def _any_error(*parts: Term) -> bool:
    return any(part.is_error for part in parts)


def ln(part: Term) -> Term:
    """Natural logarithm."""
    return _called("LN", part, value=math.log(part.number) if part.number > 0 else math.nan)


def exp(part: Term) -> Term:
    """Exponential."""
    return _called("EXP", part, value=math.exp(min(part.number, 700.0)) if not part.is_error else math.nan)


def negative(part: Term) -> Term:
    """The opposite number."""
    return Term(f"-{_held(part, ATOM)}", -part.number, SUM)


def smallest(*parts: Term | float) -> Term:
    """The smallest of some numbers."""
    known = [term(part) for part in parts]
    return _called("MIN", *known, value=math.nan if _any_error(*known) else min(part.number for part in known))


def largest(*parts: Term | float) -> Term:
    """The largest of some numbers."""
    known = [term(part) for part in parts]
    return _called("MAX", *known, value=math.nan if _any_error(*known) else max(part.number for part in known))


def total(parts: list[Term]) -> Term:
    """The sum of some numbers; 0 of none."""
    return _called("SUM", *parts, value=math.nan if _any_error(*parts) else math.fsum(part.number for part in parts)) if parts else term(0)


def either(asked: Term, yes: Term | float | str, no: Term | float | str) -> Term:
    """One of two, the other is not looked at."""
    first, second = term(yes), term(no)
    return _called("IF", asked, first, second, value=math.nan if asked.is_error else first.value if asked.value else second.value)


def _compared(left: Term, sign: str, right: Term | float, work: Callable[[float, float], bool]) -> Term:
    return _joined(left, sign, term(right), TEXT, TEXT, COMPARISON, lambda a, b: False if math.isnan(a) or math.isnan(b) else work(a, b))


def less(left: Term, right: Term | float) -> Term:
    """Whether one number is below another."""
    return _compared(left, "<", right, lambda a, b: a < b)


def at_least(left: Term, right: Term | float) -> Term:
    """Whether one number is at or above another."""
    return _compared(left, ">=", right, lambda a, b: a >= b)


def at_most(left: Term, right: Term | float) -> Term:
    """Whether one number is at or below another."""
    return _compared(left, "<=", right, lambda a, b: a <= b)


def same(left: Term, right: Term | str | float) -> Term:
    """Whether a cell holds just that."""
    wanted = term(right)
    return Term(f"{_held(left, TEXT)}={_held(wanted, TEXT)}", math.nan if left.is_error else left.value == wanted.value, COMPARISON)


def both(*asked: Term) -> Term:
    """Whether all hold."""
    return _called("AND", *asked, value=math.nan if _any_error(*asked) else all(part.value for part in asked))


def any_of(*asked: Term) -> Term:
    """Whether one of them holds."""
    return _called("OR", *asked, value=math.nan if _any_error(*asked) else any(part.value for part in asked))


def denied(asked: Term) -> Term:
    """Whether it does not hold."""
    return _called("NOT", asked, value=math.nan if asked.is_error else not asked.value)


def sentence(*parts: Term | str) -> Term:
    """Texts and cells one after the other."""
    known = [term(part) for part in parts]
    return Term("&".join(_held(part, TEXT) for part in known), "".join(_written(part.value) for part in known), TEXT)


def _written(value: Value) -> str:
    return value if isinstance(value, str) else f"{value:.10g}"
