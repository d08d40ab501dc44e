"""Arithmetic that derived figures show, such as ``385 - 29``: worked out without eval."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable
from decimal import Decimal

OPERATIONS: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
LONGEST = 200


def derive(arithmetic: str) -> Decimal:
    """The value of a sum of plain numbers; ValueError for anything else.

    >>> derive("20.07 - 12.07")
    Decimal('8.00')
    """
    if len(arithmetic) > LONGEST:
        raise ValueError("too long")
    try:
        return _value(ast.parse(arithmetic.strip(), mode="eval").body, arithmetic.strip())
    except (SyntaxError, RecursionError, MemoryError, ArithmeticError) as error:
        raise ValueError(str(error)) from error


def _value(node: ast.expr, text: str) -> Decimal:
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATIONS:
        return OPERATIONS[type(node.op)](_value(node.left, text), _value(node.right, text))
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        return Decimal(ast.get_source_segment(text, node) or "")
    raise ValueError("only numbers and + - * / are understood")


def agrees(arithmetic: str, value: str) -> bool:
    """Whether a printed value is what its arithmetic gives, rounded as printed. ``agrees("356/429*100", "82.98")``."""
    derived, printed = derive(arithmetic), Decimal(value.strip())
    try:
        return derived.quantize(Decimal(1).scaleb(int(printed.as_tuple().exponent))) == printed
    except ArithmeticError:  # too many digits to be the same number
        return False
