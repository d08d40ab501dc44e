"""Which letters the fonts that come with the planner can print, and what stands for those that they cannot."""

from __future__ import annotations

import struct
import unicodedata
from functools import lru_cache
from importlib.resources import files

STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
UNPRINTABLE = "\u25a1"  # an empty square: something stood here


def printable(text: str) -> str:
    """A text that every style can print: another form of a letter where there is one (＝ becomes =), else an empty square."""
    known = letters()
    if all(ord(letter) in known for letter in text):
        return text
    return "".join(letter if ord(letter) in known else _other_form(letter, known) for letter in text)


@lru_cache(maxsize=1)
def letters() -> frozenset[int]:
    """Code points that all four styles have a glyph for."""
    room = files("planner.exports.report") / "fonts"
    return frozenset.intersection(*(letters_of((room / f"Tinos-{style}.ttf").read_bytes()) for style in STYLES))


def letters_of(font: bytes) -> frozenset[int]:
    """Code points that a TrueType font has a glyph for, from its character map of format 4.

    References
    ----------
    .. [1] OpenType specification, "cmap: Character to Glyph Index Mapping Table."
    """
    (count,) = struct.unpack_from(">H", font, 4)
    starts = {font[at : at + 4]: struct.unpack_from(">L", font, at + 8)[0] for at in range(12, 12 + 16 * count, 16)}
    start = starts[b"cmap"]
    (maps,) = struct.unpack_from(">H", font, start + 2)
    places = (start + struct.unpack_from(">L", font, start + 8 + 8 * place)[0] for place in range(maps))
    at = next(place for place in places if struct.unpack_from(">H", font, place)[0] == 4)
    segments = struct.unpack_from(">H", font, at + 6)[0] // 2
    last, first, shift, offset = (struct.unpack_from(f">{segments}H", font, at + begin + 2 * segments * part) for part, begin in enumerate((14, 16, 16, 16)))
    found = set()
    for place in range(segments):
        for code in range(first[place], min(last[place], 0xFFFE) + 1):
            glyph = code
            if offset[place]:
                here = at + 16 + 6 * segments + 2 * place + offset[place] + 2 * (code - first[place])
                (glyph,) = struct.unpack_from(">H", font, here)
            if glyph and (glyph + shift[place]) & 0xFFFF:
                found.add(code)
    return frozenset(found)


def _other_form(letter: str, known: frozenset[int]) -> str:
    other = unicodedata.normalize("NFKC", letter)
    return other if all(ord(part) in known for part in other) else UNPRINTABLE
