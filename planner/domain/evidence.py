"""How well a number is supported, and where it was read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from planner.domain.bilingual import Bilingual

Evidence = Literal["strong", "some", "guess"]
EVIDENCE: tuple[Evidence, ...] = ("strong", "some", "guess")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where figures were read: cited by its id in every row."""

    id: str
    title: Bilingual
    published: date | None = None
    url: str = ""
