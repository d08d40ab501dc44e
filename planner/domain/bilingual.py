"""A human text of a plan, in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same text in Vietnamese and in English."""

    vi: str
    en: str

    def in_language(self, language: Language) -> str:
        """The text in one language; the other one where this one is empty."""
        return (self.vi or self.en) if language == "vi" else (self.en or self.vi)


NO_TEXT = Bilingual("", "")
