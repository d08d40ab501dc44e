"""The boxes of a unit of the place: its name, what kind of place it is, its population with the source."""

from __future__ import annotations

from typing import Any

import streamlit as st

from planner.catalog.typed import NO_SOURCE, Read
from planner.catalog.typed_unit import typed_unit
from planner.domain.unit import Unit
from planner.text.typed import typed_text
from planner.text.words import UNIT_KINDS, unit_kind_words
from planner.ui.frame import Page
from planner.ui.recording import pick_source
from planner.ui.typing_box import Typing


def unit_boxes(page: Page, typing: Typing, subject: str, before: object) -> Read:
    """A population that nobody knows stays empty: it is asked for, never invented."""
    say, plan = page.say, page.live
    known = before if isinstance(before, Unit) else None
    names = (*UNIT_KINDS, *(unit.kind for unit in plan.units))
    kinds = {word: unit_kind_words(word, say) for word in names}
    name, english, code, kind, size = st.columns([2.2, 2.2, 1, 1.4, 1.4])
    boxes: dict[str, Any] = {"name": name.text_input(say("Tên đơn vị"), max_chars=200, **typing.box("name"))}
    boxes["name_en"] = english.text_input(say("Tên tiếng Anh"), max_chars=200, **typing.box("name_en"))
    boxes["code"] = code.text_input(say("Mã (nếu có)"), max_chars=40, **typing.box("code"))
    boxes["kind"] = kind.selectbox(say("Loại đơn vị"), list(kinds), format_func=kinds.__getitem__, **typing.box("kind", "district"))
    boxes["population"] = size.text_input(say("Dân số (nếu biết)"), max_chars=40, **typing.box("population"))
    source = pick_source(page, typing, title=say("Nguồn của dân số")) if boxes["population"].strip() else NO_SOURCE
    return typed_unit(plan, known, boxes, source, say.language)


def unit_as_typed(page: Page, unit: Unit) -> dict[str, object]:
    """A unit as its boxes show it."""
    population = "" if unit.population is None else typed_text(unit.population, page.say.language)
    told = {name: getattr(unit, name) for name in ("name", "name_en", "code", "kind", "source")}
    return told | {"population": population}
