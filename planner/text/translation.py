"""One voice for each language: Vietnamese is the source text, English a gettext catalogue.

A voice is made for each visitor and passed along; nothing is set for the whole process.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from babel.messages.pofile import read_po

from planner.domain.bilingual import Bilingual, Language


def mark(text: str) -> str:
    """Mark a text that stands in a table to be translated later: the catalogue must have it."""
    return text


@lru_cache
def catalogue(language: Language) -> dict[str, str]:
    """Translations by source text; empty for Vietnamese, which is the source. Do not change what this returns."""
    if language == "vi":
        return {}
    with files("planner.text").joinpath(f"locale/{language}.po").open("rb") as stream:
        return {str(message.id): str(message.string) for message in read_po(stream) if message.id and message.string}


@dataclass(frozen=True, slots=True)
class Voice:
    """Says things in one language: ``say("còn {months} tháng", months=8)``."""

    language: Language

    def __call__(self, text: str, **values: Any) -> str:
        """The text in this language, with its ``{fields}`` filled in."""
        translated = catalogue(self.language).get(text, text)
        return translated.format(**values) if values else translated

    def of(self, text: Bilingual) -> str:
        """A text of the plan, in this language."""
        return text.in_language(self.language)
