"""Two ways of writing Vietnamese from before Unicode: TCVN3 (fonts named .Vn…) and VNI (fonts named VNI-…).

TCVN3 gives each accented letter a byte of its own, VNI a letter followed by one for its accents. Both are read here from
text in which each byte became the letter of that number (Latin-1), which is also how they lie in the cells of a workbook.

References
----------
.. [1] TCVN 5712:1993, set VN3.
"""

from __future__ import annotations

import re

TCVN3_LETTERS = {
    **dict(zip(range(0xA1, 0xA8), "ĂÂÊÔƠƯĐ", strict=True)),
    **dict(zip(range(0xA8, 0xAF), "ăâêôơưđ", strict=True)),
    **dict(zip(range(0xB5, 0xBA), "àảãáạ", strict=True)),
    **dict(zip(range(0xBB, 0xBF), "ằẳẵắ", strict=True)),
    **dict(zip(range(0xC6, 0xCD), "ặầẩẫấậè", strict=True)),
    **dict(zip(range(0xCE, 0xD9), "ẻẽéẹềểễếệìỉ", strict=True)),
    **dict(zip(range(0xDC, 0xE0), "ĩíịò", strict=True)),
    **dict(zip(range(0xE1, 0xF0), "ỏõóọồổỗốộờởỡớợù", strict=True)),
    **dict(zip(range(0xF1, 0xFF), "ủũúụừửữứựỳỷỹýỵ", strict=True)),
}
_ACCENTS = {  # the byte after the letter: what it makes of it
    "a": ("áàảãạâấầẩẫậăắằẳẵặ", "ùøûõïâáàåãäêéèúüë"),
    "e": ("éèẻẽẹêếềểễệ", "ùøûõïâáàåãä"),
    "o": ("óòỏõọôốồổỗộ", "ùøûõïâáàåãä"),
    "u": ("úùủũụ", "ùøûõï"),
    "y": ("ýỳỷỹ", "ùøûõ"),
    "ô": ("ớờởỡợ", "ùøûõï"),
    "ö": ("ứừửữự", "ùøûõï"),
}
_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
VNI_PAIRS = {base + sign: letter for base, (letters, signs) in _ACCENTS.items() for letter, sign in zip(letters, signs, strict=True)}
VNI = VNI_PAIRS | _ALONE
VNI |= {old.upper(): new.upper() for old, new in VNI.items()} | {old[0].upper() + old[1:]: new.upper() for old, new in VNI_PAIRS.items()}
VNI_LETTER = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))


def from_tcvn3(text: str) -> str:
    """Text of TCVN3 bytes as Unicode; bytes that mean nothing there stay, so that they count against it."""
    return text.translate(TCVN3_LETTERS)


def from_vni(text: str) -> str:
    """Text of VNI bytes as Unicode."""
    return VNI_LETTER.sub(lambda found: VNI[found[0]], text)


def to_tcvn3(text: str) -> bytes:
    """Text as TCVN3 bytes; large accented letters become small ones, for that is what its fonts hold (ValueError for letters it lacks)."""
    known = {letter: byte for byte, letter in TCVN3_LETTERS.items()}
    return bytes(_byte(known.get(letter, known.get(letter.lower(), ord(letter)))) for letter in text)


def to_vni(text: str) -> bytes:
    """Text as VNI bytes (ValueError for letters it lacks)."""
    known = {new: old for old, new in VNI.items()}
    return "".join(known.get(letter, letter) for letter in text).encode("latin-1")


def _byte(code: int) -> int:
    if code > 0xFF:
        raise ValueError(f"TCVN3 has no letter {chr(code)!r}")
    return code
