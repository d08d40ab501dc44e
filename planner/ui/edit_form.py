"""The form of what is added to the plan or corrected in it: an indicator, a unit, a target, a cost, an assumption, the as-of date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

import streamlit as st

from planner.catalog.changed_plan import value_of
from planner.catalog.typed import Read
from planner.catalog.withdrawal import withdraw_indicator, withdraw_unit
from planner.domain.assumption import Assumption
from planner.domain.change import Change, ChangeKind, Cost, Value
from planner.domain.indicator import Indicator
from planner.domain.target import Target
from planner.domain.unit import Unit
from planner.text.changes import along_text
from planner.text.dates import exact_date
from planner.text.markdown import label
from planner.text.translation import Voice, mark
from planner.text.typed import typed_text
from planner.ui import edit_boxes
from planner.ui.frame import Page
from planner.ui.indicator_boxes import indicator_as_typed, indicator_boxes
from planner.ui.recording import plan_now, record, refuse, show_refused, show_wanted, unsigned, who_and_why
from planner.ui.typing_box import Typing
from planner.ui.unit_boxes import unit_as_typed, unit_boxes

OPEN = "planner.edit_form"
TYPING = Typing("edit")
TRIED, ALONG = "tried", "along"
WITHDRAWN: dict[ChangeKind, str] = {
    "indicator": mark("Rút chỉ tiêu này"),
    "unit": mark("Rút đơn vị này"),
    "target": mark("Rút đích này"),
    "cost": mark("Rút chi phí này"),
}


@dataclass(frozen=True, slots=True)
class Edited:
    """What the form is open for: a subject with what it said then; no subject for a new target."""

    kind: ChangeKind
    subject: str
    before: Value | None


def open_edit(page: Page, kind: ChangeKind, subject: str) -> None:
    """Open the form with what the plan says now."""
    TYPING.forget()
    before = value_of(page.live, kind, subject)
    for name, value in _as_typed(page, before).items():
        TYPING.put(name, value)
    st.session_state[OPEN] = Edited(kind, subject, before)


def is_open(kind: ChangeKind) -> bool:
    """Whether the form is open for this kind."""
    edited = st.session_state.get(OPEN)
    return isinstance(edited, Edited) and edited.kind == kind


def can_add(page: Page, kind: ChangeKind) -> bool:
    """Whether there is anything that such a value could be about."""
    return kind != "target" or bool(page.live.indicators)


def show_edit(page: Page, kind: ChangeKind) -> None:
    """The form, while it is open for this kind."""
    edited = st.session_state.get(OPEN)
    if not isinstance(edited, Edited) or edited.kind != kind or not can_add(page, kind):
        return
    say = page.say
    with st.container(border=True, key="edit-form"):
        title, away = st.columns([6, 1], vertical_alignment="center")
        title.markdown(f"**{label(edit_boxes.title_of(page, kind, edited.subject))}**")
        away.button(say("Đóng"), key="edit.close", type="tertiary", width="stretch", on_click=close)
        read = BOXES[kind](page, TYPING, edited.subject, edited.before)
        who_and_why(page, TYPING)
        tried = bool(TYPING.value(TRIED, False))
        show_refused(page, *(problem for problem in (*read.problems, *unsigned(TYPING)) if tried or problem.code != "missing_value"))
        show_wanted(page, read)
        with st.container(horizontal=True):
            st.button(say("Ghi thay đổi"), key="edit.record", type="primary", on_click=partial(_record, page, edited, read))
            if edited.before is not None and kind in WITHDRAWN:
                _offer_to_withdraw(page, edited)


def _offer_to_withdraw(page: Page, edited: Edited) -> None:
    """The way out of the plan; where more goes along, that is said and has to be agreed to first."""
    say, read = page.say, _withdrawal(page, edited)
    along = along_text(read.changes[:-1], say)
    if along:
        told = say("Rút cả: {along}", along=along)
        st.checkbox(label(told), **TYPING.box(ALONG, False))
    st.button(
        say(WITHDRAWN[edited.kind]),
        key="edit.withdraw",
        disabled=bool(along) and not TYPING.value(ALONG, False),
        on_click=partial(_withdraw, page, edited, read),
    )


def _withdrawal(page: Page, edited: Edited) -> Read:
    if isinstance(edited.before, Indicator):
        return withdraw_indicator(page.live, edited.before)
    if isinstance(edited.before, Unit):
        return withdraw_unit(page.live, edited.before)
    return Read(changes=(Change(kind=edited.kind, subject=edited.subject, before=edited.before, after=None),))


def _withdraw(page: Page, edited: Edited, read: Read) -> None:
    if read.problems:
        refuse(*read.problems)
    else:
        _record(page, edited, read)


def close() -> None:
    """Close the form and forget what was typed."""
    TYPING.forget()
    st.session_state.pop(OPEN, None)


def _record(page: Page, edited: Edited, read: Read) -> None:
    """Closed when it was recorded; otherwise everything stays as it was typed, over what stands there now."""
    TYPING.put(TRIED, True)
    if not read.ready or unsigned(TYPING):
        return
    if record(page, TYPING, read.changes):
        close()
    elif edited.subject or edited.kind == "as_of":
        st.session_state[OPEN] = Edited(edited.kind, edited.subject, value_of(plan_now(page), edited.kind, edited.subject))


def _as_typed(page: Page, value: Value | None) -> dict[str, object]:
    """A value as its boxes show it."""
    language = page.say.language
    if isinstance(value, Indicator):
        return indicator_as_typed(page, value)
    if isinstance(value, Unit):
        return unit_as_typed(page, value)
    if isinstance(value, date):
        return {"day": exact_date(value, page.say)}
    if isinstance(value, Target):
        told = {name: getattr(value, name) for name in ("unit", "kind", "scope", "programme", "match", "source")}
        return told | {"due": exact_date(value.due, page.say), "value": typed_text(value.value, language), "note": value.note.in_language(language)}
    if isinstance(value, Cost):
        return {"per_month": typed_text(value.per_month, language), "evidence": value.evidence, "source": value.source}
    if isinstance(value, Assumption):
        values = {name: getattr(value, name) for name in ("central", "low", "high")}
        shown = {name: _shown(one, page.say) for name, one in values.items()}
        return shown | {"evidence": value.evidence, "source": value.source, "basis": value.basis.in_language(language)}
    return {}


def _shown(value: object, say: Voice) -> object:
    if isinstance(value, date):
        return exact_date(value, say)
    return typed_text(float(value), say.language) if isinstance(value, int | float) and not isinstance(value, bool) else value


BOXES: dict[ChangeKind, Callable[[Page, Typing, str, object], Read]] = {
    "indicator": indicator_boxes,
    "unit": unit_boxes,
    "target": edit_boxes.target_boxes,
    "cost": edit_boxes.cost_boxes,
    "assumption": edit_boxes.assumption_boxes,
    "as_of": edit_boxes.as_of_boxes,
}
