"""A scenario inside an address: it needs no store, and it is never trusted."""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from typing import Any

from planner.catalog.carrying import fitted
from planner.catalog.decided import PlanMadeOn, not_kept
from planner.catalog.plain import canonical
from planner.catalog.scenario_file import SCHEMA, scenario_document
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.errors import InvalidScenario, Problem

LONGEST_LINK = 6000  # letters: browsers and chat programs cut longer addresses
LARGEST_DOCUMENT = 64_000  # bytes, once unpacked


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


def read_link(text: str, plan: Plan, made_on: PlanMadeOn = not_kept) -> tuple[Scenario, tuple[Problem, ...]]:
    """The scenario in a link, as far as the plan allows it, and what was left out or guessed: as `fitted`.

    Raises
    ------
    InvalidScenario
        When nothing of it can be used: not a link, too large, another plan, another version.
    """
    return fitted(_unpacked(text), plan, made_on)


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
