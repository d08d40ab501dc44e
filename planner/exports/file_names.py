"""File names: safe on every system, dated, and the same in every language."""

from __future__ import annotations

import re
import unicodedata

from planner.exports.pack import Pack
from planner.text.takeaway import lever_words
from planner.text.translation import Voice

LONGEST_NAME = 48
ANNEX = "phu-luc."  # how the extension of an annex begins


def file_name(pack: Pack, extension: str) -> str:
    """``nhip_hai-duong-2023_tang-toc_2023-05-11.xlsx``: plan, scenario, the plan's as-of date.

    The annex of an issued table bears the number and the day of its paper.
    """
    paper = pack.annex.paper
    if paper is not None and extension.startswith(ANNEX):
        return f"nhip_{plain_name(pack.plan.id)}_{plain_name(paper.number)}_{paper.date.isoformat()}.{extension}"
    title = pack.scenario.title.vi or lever_words(pack.plan, pack.scenario, Voice("vi"))
    return f"nhip_{plain_name(pack.plan.id)}_{plain_name(title)}_{pack.plan.as_of.isoformat()}.{extension}"


def plain_name(text: str) -> str:
    """Text as small Latin letters, digits and hyphens; ``kich-ban`` where none is left."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d").replace("&", " va "))
    letters = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:LONGEST_NAME].strip("-") or "kich-ban"
