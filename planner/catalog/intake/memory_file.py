"""What was learnt of headers and labels, by layout of file, as a JSON document that a person can read and mend."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from planner.domain.intake import Memory
from planner.domain.lesson import PARTS
from planner.errors import InvalidUpload, Problem

SCHEMA, WITHOUT_LAYOUT = 2, 1
FORM = '{"schema": 2, "layouts": [{"layout": "…", "columns": {}, "indicators": {}, "units": {}}]}'
MOST_ENTRIES, LONGEST = 10_000, 300


def memories_text(memories: Iterable[Memory]) -> str:
    """The document; the same memories give the same text, and a text too long to be read back is left out."""
    written = [_plain(memory) for memory in sorted(memories, key=lambda memory: memory.layout)]
    return json.dumps({"schema": SCHEMA, "layouts": written}, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def memories_from(text: str, name: str = "") -> tuple[Memory, ...]:
    """What a document holds, a memory for each layout; one of schema 1 knew no layouts.

    Raises
    ------
    InvalidUpload
        Where it is none of ours.
    """
    try:
        document = json.loads(text)
        if not isinstance(document, dict) or document.get("schema") not in (SCHEMA, WITHOUT_LAYOUT):
            raise ValueError("schema")
        if document["schema"] == WITHOUT_LAYOUT:
            return (_memory(document),)
        return tuple(map(_memory, document.get("layouts", [])))
    except (ValueError, TypeError, RecursionError) as error:
        raise InvalidUpload(Problem("bad_memory", name, found=name[:80], expected=FORM)) from error


def memory_of(memories: Iterable[Memory], layout: str) -> Memory:
    """What is remembered of files of a layout; nothing where none of them taught anything, or the layout is not known."""
    return next((memory for memory in memories if layout and memory.layout == layout), Memory(layout=layout))


def with_memory(memories: Iterable[Memory], learnt: Memory) -> tuple[Memory, ...]:
    """The memories with one in the place of what was remembered of its layout."""
    return (*(memory for memory in memories if memory.layout != learnt.layout), learnt)


def _plain(memory: Memory) -> dict[str, Any]:
    tables = {part: getattr(memory, part) for part in (*PARTS, "shown")}
    kept = {name: {text: of for text, of in table if len(text) <= LONGEST} for name, table in tables.items()}
    kept["shown"] = {text: shown[:LONGEST] for text, shown in kept["shown"].items()}
    return {"layout": memory.layout} | kept


def _memory(found: Any) -> Memory:
    if not isinstance(found, Mapping) or not isinstance(layout := found.get("layout", ""), str):
        raise TypeError(found)
    return Memory(layout=layout[:LONGEST], **{part: _entries(found.get(part, {})) for part in (*PARTS, "shown")})


def _entries(found: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(found, Mapping) or len(found) > MOST_ENTRIES:
        raise TypeError(found)
    if not all(isinstance(text, str) and len(text) <= LONGEST for entry in found.items() for text in entry):
        raise TypeError(found)
    return tuple(sorted(found.items()))
