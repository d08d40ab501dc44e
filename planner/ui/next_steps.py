"""What to do next in a plan that is only begun, with a way to the section where it is done; nothing once it is."""

from __future__ import annotations

import streamlit as st

from planner.domain.next_steps import Need, next_steps
from planner.text.markdown import label
from planner.text.next_steps import ACTIONS, step_text
from planner.ui.edit_form import can_add, open_edit
from planner.ui.figure_form import open_new
from planner.ui.frame import Page
from planner.ui.plans import ROOT
from planner.ui.sections import ADDRESS

WHERE: dict[Need, dict[str, str]] = {
    "indicator": {ADDRESS: "ke-hoach", "loai": "indicator"},
    "projection": {ADDRESS: "ke-hoach", "loai": "indicator"},
    "figure": {ADDRESS: "so-lieu"},
    "second_figure": {ADDRESS: "so-lieu"},
    "aimed_figure": {ADDRESS: "so-lieu"},
    "target": {ADDRESS: "ke-hoach", "loai": "target"},
}


def show_next_steps(page: Page) -> None:
    """Every open step on a line of its own: what is missing, what to do, where."""
    say, steps = page.say, next_steps(page.live)
    if not steps:
        return
    with st.container(border=True, key="next-steps"):
        st.markdown(f"**{say('Việc cần làm tiếp')}**")
        for place, step in enumerate(steps, 1):
            what, where = st.columns([5, 1.6], vertical_alignment="center")
            what.markdown(f"{place}. {label(step_text(step, say))}")
            action = say(ACTIONS[step.need])
            if where.button(action, key=f"next-step-{step.need}", width="stretch"):
                _open_form(page, step.need)
                st.switch_page(ROOT / "pages" / "figures.py", query_params=WHERE[step.need] | {"lang": say.language})


def _open_form(page: Page, need: Need) -> None:
    """Have the form open when the section is: for whatever can be added already."""
    if need == "indicator":
        open_edit(page, "indicator", "")
    elif need == "target" and can_add(page, "target"):
        open_edit(page, "target", "")
    elif need in ("figure", "second_figure", "aimed_figure") and page.live.indicators:
        open_new()


def show_no_units(page: Page) -> None:
    """Why nothing can be split yet, and the way to the form of the first unit."""
    say = page.say
    st.info(say("Kế hoạch chưa có đơn vị nào để chia. Thêm từng đơn vị với tên, loại, dân số và nguồn."))
    if st.button(say("Thêm đơn vị"), key="next-step-unit"):
        open_edit(page, "unit", "")
        place = {ADDRESS: "ke-hoach", "loai": "unit", "lang": say.language}
        st.switch_page(ROOT / "pages" / "figures.py", query_params=place)


def show_nothing_to_look_at(page: Page) -> None:
    """The whole page where no target can be looked at yet: why, and what to do."""
    st.title(page.say("Chưa có đích nào để dự báo"), anchor=False)
    st.markdown(label(page.say("Trang này dùng được ngay khi một chỉ tiêu được dự báo có đích.")))
    show_next_steps(page)
