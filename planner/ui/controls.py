"""The row above the chart: which target, which scenario, steps back and forward, resets, saving."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import streamlit as st

from planner.domain.assignment import NOTHING_ASSIGNED
from planner.domain.next_steps import targets_to_look_at
from planner.domain.scenario import Scenario
from planner.domain.target import Target
from planner.model.headline import headline
from planner.store.revision import Summary
from planner.text.dates import exact_date, moment_text
from planner.text.takeaway import capital, target_text
from planner.text.words import KINDS
from planner.ui import session
from planner.ui.frame import Page, outlook_for
from planner.ui.library import open_saved, saved_list
from planner.ui.saving import save_panel
from planner.ui.storage import local

OWN = "own"


def focused(page: Page) -> Target | None:
    """The target looked at: the one that was picked, or the one that needs direction most; None where there is none."""
    targets = _targets(page)
    focus = session.focus()
    if not targets:
        return None
    return targets[focus if focus in targets else _opening_focus(page, targets)]


def _targets(page: Page) -> dict[str, Target]:
    return {target.id: target for target in targets_to_look_at(page.plan)}


def control_row(page: Page, target: Target) -> None:
    """Which target, which scenario, steps back and forward, the two resets, and saving."""
    what, which, resets = st.columns([2.3, 1.6, 3.9], vertical_alignment="center")
    with what:
        pick_target(page, target)
    with which:
        pick_scenario(page)
    with resets, st.container(horizontal=True, horizontal_alignment="right"):
        step_buttons(page)
        reset_button(page, "measures", page.say("Đặt lại biện pháp"), page.scenario.without_measures())
        reset_button(page, "assumptions", page.say("Đặt lại giả định"), page.scenario.without_assumptions())
        save_button(page)


def step_buttons(page: Page) -> None:
    """One step back, one step forward."""
    st.button("↶", key="undo", help=page.say("Lùi một bước (Ctrl+Z)"), shortcut="Ctrl+Z", disabled=not session.can_undo(), on_click=session.undo)
    st.button("↷", key="redo", help=page.say("Tiến một bước (Ctrl+Y)"), shortcut="Ctrl+Y", disabled=not session.can_redo(), on_click=session.redo)


def save_button(page: Page) -> None:
    """The panel behind *Lưu*: made only while it is open, as all that a move of a lever need not wait for."""
    panel = st.popover(page.say("Lưu"), key="save", on_change="rerun")
    if panel.open:
        with panel:
            save_panel(page)


def pick_target(page: Page, target: Target) -> None:
    """Which target to look at."""
    say, targets = page.say, _targets(page)
    titles = {known.id: _target_title(page, known) for known in targets.values()}
    key = session.seeded("what_if.target", target.id)
    st.selectbox(
        say("Chỉ tiêu"),
        list(targets),
        index=list(targets).index(target.id),  # said besides being seeded: a seed is lost when the run that sends it is interrupted
        format_func=titles.__getitem__,
        key=key,
        label_visibility="collapsed",
        **session.on_change(key, session.set_focus),
    )


def _target_title(page: Page, target: Target) -> str:
    say, indicator = page.say, page.plan.indicator(target.indicator_id)
    wanted = target_text(indicator, outlook_for(page, target), page.denominator(indicator.id), say)
    due = "" if target.due == page.plan.year_end else f", {exact_date(target.due, say)}"
    return f"{capital(say.of(indicator.short))} – {wanted} ({say(KINDS[target.kind])}{due})"


def _opening_focus(page: Page, targets: dict[str, Target]) -> str:
    """The target that needs direction most; where none does, the first."""
    count = headline(page.plan, page.baseline, page.outlooks(page.baseline))
    needy = (outlook.target_id for outlook in count.needs_direction if outlook.target_id in targets)
    return next(needy, next(iter(targets)))


def pick_scenario(page: Page) -> None:
    """Which scenario to work on; what is handed out stays as it was set, unless the scenario brings its own."""
    say = page.say
    shipped = {f"shipped.{place}": known for place, known in enumerate(page.plan.scenarios)}
    saved = {f"saved.{known.scenario_id}": known for known in saved_list(page)}
    titles = _scenario_titles(page, shipped, saved)
    current = _current_scenario(page, shipped, saved)
    key = session.seeded("what_if.scenario", current, titles[current])

    def picked(name: str) -> None:
        if name in shipped:
            opened = shipped[name]
            kept = page.scenario.assignment if opened.assignment == NOTHING_ASSIGNED else opened.assignment
            session.set_scenario(replace(opened, assignment=kept))
            session.set_base(None)
            session.set_left_out(())
        elif name in saved:
            open_saved(page, saved[name].scenario_id)

    options = [name for name in titles if name != OWN or current == OWN]
    st.selectbox(
        say("Kịch bản"),
        options,
        index=options.index(current),
        format_func=titles.__getitem__,
        key=key,
        label_visibility="collapsed",
        **session.on_change(key, picked),
    )


def _scenario_titles(page: Page, shipped: dict[str, Scenario], saved: dict[str, Summary]) -> dict[str, str]:
    """A title for each option, no two alike: the browser gives back the words alone, and the work of somebody else would be opened by them.

    Of saved ones that are called the same each says when and by whom it was saved, none is left with the bare title: it would be taken
    for the other by a browser that has not yet seen both.
    """
    say = page.say
    as_now = page.scenario.is_baseline and not any(known.is_baseline for known in shipped.values())  # none is shipped
    own_title = say("Như hiện nay") if as_now else say("Đang tự đặt")
    fixed = {name: say.of(known.title) for name, known in shipped.items()} | {OWN: own_title}
    titles = {name: known.title for name, known in saved.items()}
    when = {name: f" – {moment_text(local(known.saved_at), say)}, {known.author or say('không tên')}" for name, known in saved.items()}
    for more in (when, {name: f" ({known.scenario_id[:8]})" for name, known in saved.items()}):
        often = Counter([*fixed.values(), *titles.values()])
        titles = {name: title + more[name] if often[title] > 1 else title for name, title in titles.items()}
    own = fixed.pop(OWN)
    return fixed | titles | {OWN: own}


def _current_scenario(page: Page, shipped: dict[str, Scenario], saved: dict[str, Summary]) -> str:
    """Which option the scenario is: the saved one it was opened from, a shipped one, or the visitor's own."""
    base = session.base()
    name = f"saved.{base.revision.scenario_id}" if base else ""
    if base is not None and name in saved and base.scenario.moves == page.scenario.moves:
        return name
    return next((known for known, scenario in shipped.items() if scenario.moves == page.scenario.moves), OWN)


def reset_button(page: Page, name: str, title: str, changed: Scenario) -> None:
    """Put a part of the scenario back."""
    st.button(title, key=f"reset.{name}", disabled=changed == page.scenario, on_click=session.set_scenario, args=(changed,))
