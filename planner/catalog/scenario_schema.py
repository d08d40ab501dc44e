"""The JSON Schema of the scenario document, made from what the reader checks."""

from __future__ import annotations

from math import inf
from typing import Any

from planner.catalog.assignment_block import UNIT_NUMBERS
from planner.catalog.scenario_file import LONGEST_TEXT, READERS
from planner.domain.assignment import BASES, RULES

DAY = {"type": "string", "pattern": "^\\s*(19|2[01])[0-9]{2}-[0-9]{2}-[0-9]{2}\\s*$"}
MONTH = {"type": "string", "pattern": "^(19|2[01])[0-9]{2}-(0[1-9]|1[0-2])$"}
TEXT = {"type": "string", "maxLength": LONGEST_TEXT}
WORDS = {"anyOf": [TEXT, {"type": "object", "properties": {"vi": TEXT, "en": TEXT}, "required": ["vi", "en"], "additionalProperties": False}]}
SETTING = {
    "type": "object",
    "properties": {"strength": {"type": "number", "minimum": 0, "maximum": 1}, "start": MONTH, "end": MONTH, "decided": DAY},
    "required": ["strength", "start"],
    "additionalProperties": False,
}
LEVEL = {"type": "number", "minimum": 0}
PATH = {
    "type": "object",
    "properties": {"target": {"type": "string"}, "step": LEVEL, "locks": {"type": "object", "propertyNames": MONTH, "additionalProperties": LEVEL}},
    "additionalProperties": False,
}
UNIT = {
    "type": "object",
    "properties": {name: LEVEL | ({"maximum": most} if most < inf else {}) for name, most in UNIT_NUMBERS.items()},
    "additionalProperties": False,
}
SPLIT = {
    "type": "object",
    "properties": {"rule": {"enum": list(RULES)}, "units": {"type": "object", "additionalProperties": UNIT}},
    "additionalProperties": False,
}
ASSIGNMENT = {
    "type": "object",
    "properties": {
        "confidence": {"enum": list(BASES)},
        "paths": {"type": "object", "additionalProperties": PATH},
        "splits": {"type": "object", "additionalProperties": SPLIT},
    },
    "additionalProperties": False,
}
BELIEF = {"type": ["number", "boolean", "string"]}
PACE = {"type": "object", "properties": {"value": {"type": "number"}, "decided": DAY}, "required": ["value"], "additionalProperties": False}


def scenario_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of the document that `read_scenario` reads; what a plan allows is checked beside it."""
    properties: dict[str, Any] = {
        "schema": {"enum": list(READERS)},
        **dict.fromkeys(("plan", "data", "model", "author"), TEXT),
        **dict.fromkeys(("title", "note"), WORDS),
        "measures": {"type": "object", "additionalProperties": SETTING},
        "assumptions": {"type": "object", "patternProperties": {"^pace\\.": {"anyOf": [BELIEF, PACE]}}, "additionalProperties": BELIEF},
        "choices": {"type": "object", "additionalProperties": {"type": "string"}},
        "assignment": ASSIGNMENT,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Nhịp scenario",
        "description": "What differs from the baseline of a plan. See docs/scenario.md.",
        "type": "object",
        "properties": properties,
        "required": ["schema"],
        "additionalProperties": False,
    }
