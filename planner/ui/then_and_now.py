"""A saved scenario after the figures changed: as it was on its day, and on the figures of now, side by side."""

from __future__ import annotations

import streamlit as st

from planner.catalog.snapshot import is_data_of, outlooks_from
from planner.domain.outlook import Outlook
from planner.errors import InvalidPlan
from planner.model.headline import targets_of_year
from planner.text.dates import moment_text
from planner.text.markdown import label
from planner.text.takeaway import capital, target_text, when_text
from planner.ui import results, session
from planner.ui.arrival import show_problems
from planner.ui.continuity import fit_stored
from planner.ui.frame import Page
from planner.ui.status import status_markdown
from planner.ui.storage import local

CHOICE = "then_and_now.choice"


def show_then_and_now(page: Page) -> None:
    """Offer both views of a saved scenario whose figures are no longer those of now, and show both results."""
    base, say = session.base(), page.say
    if base is None or is_data_of(base.revision.data, page.live):
        return
    options = {"now": say("theo số liệu mới"), "then": say("như lúc lưu")}
    with st.container(border=True, key="then-and-now"):
        if base.revision.version:
            moment = moment_text(local(base.revision.saved_at), say)
            st.markdown(label(say("Số liệu đã thay đổi sau khi kịch bản này được lưu ({moment}). Xem:", moment=moment)))
        else:
            st.markdown(label(say("Kịch bản trong liên kết được lập trên số liệu khác số liệu hiện nay. Xem:")))
        key = session.seeded(CHOICE, "then" if session.as_saved() else "now")

        def picked(view: str) -> None:
            session.set_as_saved(base if view == "then" else None)

        st.segmented_control(
            say("Xem"), list(options), format_func=options.__getitem__, required=True, key=key, label_visibility="collapsed", **session.on_change(key, picked)
        )
        with st.expander(say("So hai kết quả")):
            _table(page, base)


def _table(page: Page, base: session.Base) -> None:
    say = page.say
    try:
        then = {outlook.target_id: outlook for outlook in outlooks_from(base.revision.outlooks)}
    except InvalidPlan:
        then = {}
    scenario, left_out = fit_stored(base.revision.document, page.live)
    show_problems(left_out, say)
    now = {outlook.target_id: outlook for outlook in results.outlooks(page.live, scenario)}
    lines = [f"| {say('Chỉ tiêu')} | {say('như lúc lưu')} | {say('theo số liệu mới')} |", "|---|---|---|"]
    for target in targets_of_year(page.live, scenario):
        indicator = page.live.indicator(target.indicator_id)
        denominator = results.denominators(page.live, scenario).get(indicator.id, 1.0)
        name = f"{capital(say.of(indicator.short))} – {target_text(indicator, now[target.id], denominator, say)}"
        lines.append(f"| {label(name)} | {_said(page, then.get(target.id))} | {_said(page, now[target.id])} |")
    st.markdown("\n".join(lines))


def _said(page: Page, outlook: Outlook | None) -> str:
    if outlook is None:
        return page.say("chưa có số liệu")
    return f"{status_markdown(outlook, page.say)}, {label(when_text(outlook, page.live, page.say, brief=True))}".replace("\n", " ")
