"""Ids made from titles: small letters of ASCII, never two alike; once given they stay, whatever the title becomes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

NOT_IN_AN_ID = re.compile(r"[^a-z0-9]+")
LONGEST = 60  # letters


def identifier_from(title: str, taken: Container[str], fallback: str) -> str:
    """An id for something new.

    Parameters
    ----------
    title : str
        In any language: “Tỷ lệ hộ dùng nước sạch” gives ``ty_le_ho_dung_nuoc_sach``.
    taken : container of str
        Ids that are there already.
    fallback : str
        For a title without a letter or digit of ASCII.

    Returns
    -------
    str
        A number is put behind where the id is taken.
    """
    wanted = plain_letters(title, "_")[:LONGEST].strip("_") or fallback
    identifier, number = wanted, 1
    while identifier in taken:
        number += 1
        identifier = f"{wanted}_{number}"
    return identifier


def plain_letters(text: str, between: str) -> str:
    """A text in small letters and digits of ASCII, words joined by what stands between them."""
    ascii_only = unicodedata.normalize("NFKD", text.lower().replace("đ", "d")).encode("ascii", "ignore").decode()
    return NOT_IN_AN_ID.sub(between, ascii_only).strip(between)
