"""Whether text reads as Vietnamese: the share of its accented words that are syllables of the language."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

TONES = "\u0300\u0301\u0303\u0309\u0323"
CLOSED_TONES = "\u0301\u0323"  # a syllable that ends in c, ch, p or t has one of these two
ONSETS = "ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx]"
NUCLEI = (
    "uyêu|uyê|iêu|yêu|uôi|ươi|ươu|oai|oay|oao|oeo|uây|uya|uyu|uêu|iê|yê|ia|ua|uô|ưa|ươ|oa|oă|oe|uâ|uê|uơ|uy|oo|ôô|"
    "ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aăâeêioôơuưy]"
)
SYLLABLE = re.compile(rf"(?:{ONSETS})?(?:{NUCLEI})(ch|ng|nh|[cmnpt])?")
WORD = re.compile(r"[^\W\d_]+")
SIGNS = re.compile(r"[^\x00-\x7f]")


def vietnamese_share(text: str) -> tuple[float, int]:
    """Share of the words with letters beyond ASCII that are Vietnamese syllables, and how many such words there are.

    Signs that no Vietnamese text has between its letters count as words that are none.
    """
    words = [word for word in WORD.findall(text) if SIGNS.search(word)]
    odd = sum(1 for sign in SIGNS.findall(text) if not sign.isalpha() and sign not in "–—“”‘’…•≤≥×\u00a0°²³½−\u200b\ufeff€§")
    total = len(words) + odd
    return (sum(map(is_syllable, words)) / total if total else 0.0), total


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether a word is one syllable of Vietnamese, with at most one tone; written small, large, or with one large letter first."""
    if not (word.islower() or word.isupper() or word.istitle()):
        return False
    parts = unicodedata.normalize("NFD", word.lower())
    tones = [letter for letter in parts if letter in TONES]
    bare = unicodedata.normalize("NFC", "".join(letter for letter in parts if letter not in TONES))
    found = SYLLABLE.fullmatch(bare)
    if found is None or len(tones) > 1:
        return False
    return found[1] not in ("c", "ch", "p", "t") or (len(tones) == 1 and tones[0] in CLOSED_TONES)
