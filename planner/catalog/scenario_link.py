"""A scenario inside an address: it needs no store, and it is never trusted."""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from collections.abc import Iterator
from typing import Any

from planner.catalog.plain import canonical
from planner.catalog.scenario_file import KEYS, SCHEMA, read_scenario, require_whole_letters, scenario_document
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.errors import InvalidScenario, Problem

LONGEST_LINK = 6000  # letters: browsers and chat programs cut longer addresses
LARGEST_DOCUMENT = 64_000  # bytes, once unpacked
GROUPS = ("measures", "assumptions", "choices", "assignment")


def link_text(scenario: Scenario) -> str:
    """The document of a scenario as letters, digits, ``-`` and ``_``.

    Raises
    ------
    InvalidScenario
        When its note is too long to fit an address.
    """
    packed = zlib.compress(canonical(scenario_document(scenario)).encode("utf-8"), 9)
    text = base64.urlsafe_b64encode(packed).decode("ascii").rstrip("=")
    if len(text) > LONGEST_LINK:
        raise InvalidScenario(Problem("too_large", column="note", found=str(len(text)), expected=f"<= {LONGEST_LINK}"))
    return text


def read_link(text: str, plan: Plan) -> tuple[Scenario, tuple[Problem, ...]]:
    """The scenario in a link, as far as the plan allows it, and what was ignored.

    Raises
    ------
    InvalidScenario
        When nothing of it can be used: not a link, too large, another plan, another version.
    """
    return fitted(_unpacked(text), plan)


def fitted(document: Any, plan: Plan) -> tuple[Scenario, tuple[Problem, ...]]:
    """The scenario in a document, as far as a plan allows it, and what was ignored; raises as `read_link` does."""
    if not isinstance(document, dict):
        raise InvalidScenario(Problem("not_an_object", found=type(document).__name__, expected="{…}"))
    require_whole_letters(document)
    ignored = [Problem("unknown_key", column=str(key)[:80], expected=", ".join(KEYS)) for key in document if key not in KEYS]
    frame = {key: value for key, value in document.items() if key in KEYS and key not in GROUPS}
    scenario = read_scenario(frame, plan)
    kept: dict[str, Any] = {}
    for fragment in _fragments(document, ignored):
        try:
            read_scenario(frame | fragment, plan)
            kept = _joined(kept, fragment)
        except InvalidScenario as error:
            ignored.extend(error.problems)
    return read_scenario(frame | kept, plan) if kept else scenario, tuple(ignored)


def _fragments(document: dict[str, Any], ignored: list[Problem]) -> Iterator[dict[str, Any]]:
    """Documents of one entry each, so that one that does not fit takes no other with it."""
    for group in GROUPS:
        for name, value in _entries(document, group, ignored):
            if name in ("paths", "splits") and group == "assignment":
                yield from ({group: {name: {indicator: terms}}} for indicator, terms in _entries(document[group], name, ignored))
            else:
                yield {group: {name: value}}


def _entries(holder: dict[str, Any], group: str, ignored: list[Problem]) -> Iterator[tuple[str, Any]]:
    entries = holder.get(group, {})
    if isinstance(entries, dict):
        yield from entries.items()
    else:
        ignored.append(Problem("not_an_object", column=group, found=type(entries).__name__, expected="{…}"))


def _joined(kept: dict[str, Any], fragment: dict[str, Any]) -> dict[str, Any]:
    """Two documents in one; where both hold a table, the tables in one."""
    both = {name: _joined(kept[name], value) for name, value in fragment.items() if isinstance(kept.get(name), dict) and isinstance(value, dict)}
    return kept | fragment | both


def _unpacked(text: str) -> Any:
    if len(text) > LONGEST_LINK:
        raise InvalidScenario(Problem("too_large", found=str(len(text)), expected=f"<= {LONGEST_LINK}"))
    try:
        packed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        unpacker = zlib.decompressobj()
        plain = unpacker.decompress(packed, LARGEST_DOCUMENT)
        if unpacker.unconsumed_tail:
            raise InvalidScenario(Problem("too_large", found=f"> {len(plain)}", expected=f"<= {LARGEST_DOCUMENT}"))
        if not unpacker.eof:
            raise ValueError("cut short")
        return json.loads(plain.decode("utf-8"))
    except (binascii.Error, zlib.error, ValueError, RecursionError) as error:
        raise InvalidScenario(Problem("bad_link", found=text[:40], expected=f"schema {SCHEMA}")) from error
