"""What was learnt of headers and labels, as a JSON document that a person can read and mend."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from planner.domain.intake import Memory
from planner.errors import InvalidUpload, Problem

SCHEMA = 1
PARTS = ("columns", "indicators", "units")
FORM = '{"schema": 1, "columns": {}, "indicators": {}, "units": {}}'
MOST_ENTRIES, LONGEST = 10_000, 300


def memory_text(memory: Memory) -> str:
    """The document; the same memory gives the same text."""
    tables = {part: dict(getattr(memory, part)) for part in PARTS}
    return json.dumps({"schema": SCHEMA} | tables, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def memory_from(text: str, name: str = "") -> Memory:
    """What a document holds; raises InvalidUpload where it is none of ours."""
    try:
        document = json.loads(text)
        if not isinstance(document, dict) or document.get("schema") != SCHEMA:
            raise ValueError("schema")
        return Memory(**{part: _entries(document.get(part, {})) for part in PARTS})
    except (ValueError, TypeError, RecursionError) as error:
        raise InvalidUpload(Problem("bad_memory", name, found=name[:80], expected=FORM)) from error


def _entries(found: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(found, Mapping) or len(found) > MOST_ENTRIES:
        raise TypeError(found)
    if not all(isinstance(text, str) and len(text) <= LONGEST for entry in found.items() for text in entry):
        raise TypeError(found)
    return tuple(sorted(found.items()))
