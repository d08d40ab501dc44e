"""Files to take away: each is made when it is asked for, and the same as the command line makes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from planner.domain.handout import IssuedTable
from planner.domain.scenario import Scenario
from planner.exports.file_names import file_name
from planner.exports.pack import Pack, pack_of
from planner.exports.registry import FORMATS, Format, make
from planner.text.markdown import label
from planner.ui.frame import Page
from planner.ui.library import distinct_titles, saved_scenarios, show_left_out

MADE = "planner.downloads.made"


def download_button(page: Page, issued: IssuedTable | None = None, *, draft: bool = False) -> None:
    """The panel behind *Tải về*: made only while it is open.

    Where a table is in force, its annex leaves as it was issued; with `draft`, the draft of its adjustment.
    """
    panel = st.popover(page.say("Tải về"), type="primary", key="downloads", on_change="rerun")
    if panel.open:
        with panel:
            _show_formats(page, issued, draft)


def _show_formats(page: Page, issued: IssuedTable | None, draft: bool) -> None:
    """A button for each format, and which scenarios stand beside the one that is handed out."""
    say = page.say
    scenarios = (page.scenario, *_beside(page))
    made_from = partial(pack_of, page.plan, scenarios, say.language, issued, draft=draft)
    name = partial(file_name, made_from())
    for place, known in enumerate(FORMATS):
        if place % 2 == 0:
            columns = st.columns(2)
        with columns[place % 2]:
            if known.tells:
                wanted = (known.name, page.plan.data, scenarios, say.language, issued, draft)
                _slow_button(page, known, made_from, wanted, name(known.extension))
            else:
                _button(page, known, made_from, name(known.extension))
    st.caption(say("Tệp được tạo khi bấm, ghi rõ kịch bản, ngày số liệu, phiên bản mô hình và mã dữ liệu. Phụ lục để ban hành không ghi các mục này."))
    if issued is not None and not draft:
        st.caption(say("Phụ lục và số giao: đúng như bảng đã giao. Số liệu và dự báo hiện nay chỉ nằm cạnh trong tài liệu làm việc."))


def _button(page: Page, known: Format, made_from: Callable[[], Pack], name: str) -> None:
    """A file that is made while the browser waits for it."""
    st.download_button(
        label(page.say(known.title)),
        data=partial(built, known.name, made_from),
        file_name=name,
        mime=known.mime,
        key=f"download.{known.name}",
        on_click="ignore",
        width="stretch",
    )


def _beside(page: Page) -> tuple[Scenario, ...]:
    """Scenarios that the files compare with the one that is handed out."""
    say = page.say
    shipped = {f"shipped.{place}": known for place, known in enumerate(page.plan.scenarios) if known.moves != page.scenario.moves and not known.is_baseline}
    known = shipped | {name: saved for name, saved in saved_scenarios(page).items() if saved.moves != page.scenario.moves}
    titles = distinct_titles(page, known)
    picked = st.multiselect(
        say("Đặt cạnh các kịch bản"), list(titles), format_func=lambda name: titles.get(name, name), key="downloads.beside", max_selections=3
    )
    show_left_out(page, picked)
    return tuple(known[name] for name in picked if name in known)


def built(name: str, made_from: Callable[[], Pack]) -> bytes:
    """A file, made in the thread that sends it: nothing of Streamlit in here."""
    return make(name, made_from())


def _slow_button(page: Page, known: Format, made_from: Callable[[], Pack], wanted: object, name: str) -> None:
    """What takes more than a second is made with a bar that moves, and kept until something changes."""
    say = page.say
    if st.button(label(say(known.title)), key=f"prepare.{known.name}", width="stretch"):
        with st.spinner(say("Đang tạo tệp…")):
            bar = st.progress(0.0)

            def tell(done: float, what: str) -> None:
                bar.progress(done, text=label(what))

            content = make(known.name, made_from(), tell)
            bar.empty()
        st.session_state[MADE] = (wanted, content)
    made = st.session_state.get(MADE)
    if made is not None and made[0] == wanted:
        st.download_button(
            say("Tải {file}", file=name), made[1], file_name=name, mime=known.mime, key=f"download.{known.name}", type="primary", on_click="ignore"
        )
