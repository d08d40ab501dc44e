"""What a place and its committee are called, from the name and the kind of place: said once, shown everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from planner.catalog.identifiers import plain_letters
from planner.catalog.typed import two_texts
from planner.domain.bilingual import Bilingual

PLACE_KINDS: Mapping[str, Bilingual] = MappingProxyType(
    {
        "province": Bilingual("Tỉnh", "Province"),
        "city": Bilingual("Thành phố", "City"),
        "town": Bilingual("Thị xã", "Town"),
        "district": Bilingual("Huyện", "District"),
        "ward": Bilingual("Phường", "Ward"),
        "commune": Bilingual("Xã", "Commune"),
    }
)


def named_place(kind: str, name: str, name_en: str, year: int | str) -> dict[str, Any]:
    """Id, names and committee of a place, as `read_new_place` wants them.

    Parameters
    ----------
    kind : str
        One of `PLACE_KINDS`.
    name, name_en : str
        With or without the kind: “Ninh Bình” and “Tỉnh Ninh Bình” are one place. The English name may be empty.
    year : int or str
        Of the plan.

    Returns
    -------
    dict
        ``id``, ``place`` and ``committee``; empty where the name is.
    """
    words = PLACE_KINDS[kind]
    bare = _without(name, words.vi, first=True)
    if not bare:
        return {"id": "", "place": "", "committee": ""}
    bare_en = _without(name_en, words.en, first=False) or bare
    english = f"{bare_en} {words.en}"
    return {
        "id": f"{plain_letters(bare, '-') or kind}-{year}",
        "place": two_texts(f"{words.vi} {bare}", english),
        "committee": two_texts(
            f"Ban Chỉ đạo Chuyển đổi số {words.vi.lower()} {bare}",
            f"{english} Steering Committee for Digital Transformation",
        ),
    }


def _without(name: str, kind: str, *, first: bool) -> str:
    """A name without the kind of place before it, or behind it."""
    text = " ".join(name.split())
    if first and text.casefold().startswith(f"{kind.casefold()} "):
        return text[len(kind) :].strip()
    if not first and text.casefold().endswith(f" {kind.casefold()}"):
        return text[: -len(kind)].strip()
    return text
