"""Names and titles as plain text where Markdown is understood: nothing in them is ever an image, a link or a style."""

from __future__ import annotations

import re
import unicodedata

SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|$:<>~&])")
LONGEST = 300


def label(text: str) -> str:
    """A text on one line, without control or direction marks, every Markdown sign escaped."""
    kept = "".join(letter for letter in unicodedata.normalize("NFC", text) if unicodedata.category(letter) not in ("Cc", "Cf") or letter in "\n\t")
    return SPECIAL.sub(r"\\\1", " ".join(kept.split())[:LONGEST])
