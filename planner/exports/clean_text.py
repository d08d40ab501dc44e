"""Texts that somebody typed, made fit for every file format."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from planner.text.tables import one_line

T = TypeVar("T")
ELLIPSIS = "…"


def clean(text: str) -> str:
    """A text on one line without what XML forbids: control characters, halves of pairs, letters that are none."""
    return one_line("".join(letter if _allowed(letter) else " " for letter in text))


def shortened(text: str, longest: int) -> str:
    """A text of at most so many letters, cut at a word where that is possible."""
    text = clean(text)
    if len(text) <= longest:
        return text
    whole = text[: longest - 1].rsplit(" ", 1)[0] if " " in text[: longest - 1] else text[: longest - 1]
    return whole.rstrip(" ,;:–") + ELLIPSIS


def cleaned(thing: T) -> T:
    """A dataclass with every text in it made clean, however deep."""
    if isinstance(thing, str):
        return clean(thing)  # type: ignore[return-value]
    if isinstance(thing, tuple):
        return tuple(cleaned(part) for part in thing)  # type: ignore[return-value]
    if is_dataclass(thing) and not isinstance(thing, type):
        changed: dict[str, Any] = {field.name: cleaned(getattr(thing, field.name)) for field in fields(thing)}
        return replace(thing, **changed)
    return thing


def _allowed(letter: str) -> bool:
    code = ord(letter)
    return not (0xD800 <= code <= 0xDFFF or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF)
