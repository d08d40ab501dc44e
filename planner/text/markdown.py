"""Names and titles as plain text where Markdown is understood: nothing in them is ever an image, a link or a style."""

from __future__ import annotations

import re
from functools import lru_cache

from planner.text.tables import one_line

ANYWHERE = re.compile(r"[\\`*_\[\]<$~|]|:(?=\w)|&(?=#?\w+;)")
AT_START = re.compile(r"^([#>+=-]|\d+(?=[.)]))")
ADDRESS = re.compile(r"(?<=http)(?=s?://)|(?<=www)(?=\.)|(?=@)", re.IGNORECASE)
WORD_JOINER = "\u2060"  # takes no room; an address that it stands in is no address
LONGEST = 5000  # letters: more than any text of a plan, less than what would stop a browser


@lru_cache(maxsize=4096)
def label(text: str) -> str:
    """A text on one line, without control or direction marks, with a backslash where Markdown would see more than text.

    Only there: Streamlit reads a label aloud as it is written, backslashes and all. Addresses become links even when
    they are escaped, so they are broken by a mark that nobody sees.
    """
    escaped = ADDRESS.sub(WORD_JOINER, ANYWHERE.sub(r"\\\g<0>", one_line(text)[:LONGEST]))
    start = AT_START.match(escaped)
    if start is None:
        return escaped
    return f"{start[0]}\\{escaped[start.end() :]}" if start[0].isdigit() else f"\\{escaped}"
