"""The ledger on the page: projections that were adopted, saved or simply said, beside what then happened."""

from __future__ import annotations

import streamlit as st

from planner.domain.ledger import Verdict
from planner.errors import PlannerError, Problem
from planner.keeping.ledger import Entry, adopt_projection, ledger, scored_once
from planner.model.ledger import score
from planner.text.dates import moment_text
from planner.text.ledger import about_text, score_text, verdict_text
from planner.text.markdown import label
from planner.text.numbers import number
from planner.text.takeaway import lever_words
from planner.text.translation import mark
from planner.ui.arrival import show_problems
from planner.ui.frame import Page
from planner.ui.plans import folder_plan
from planner.ui.storage import asked, local, now, storage
from planner.ui.visitor import author, set_author

REFUSED, DONE = "planner.keeping.ledger.refused", "planner.keeping.ledger.done"
LONGEST = 200  # letters of a title and of a name
MOST_ENTRIES = 20  # of a kind
KINDS = {
    "adopted": mark("Dự báo đã chốt"),
    "saved": mark("Kịch bản đã lưu"),
    "usual": mark("Dự báo như hiện nay, trước mỗi lần có số liệu mới"),
}
NOTHING_YET = {
    "adopted": mark("Chưa chốt dự báo nào. Khi ban chỉ đạo thông qua, chốt lại ở dưới: từ đó không ai sửa được, và mỗi số liệu mới sẽ chấm điểm nó."),
    "saved": mark("Chưa kịch bản nào được lưu trên số liệu cũ hơn số liệu hiện nay."),
    "usual": mark("Chưa có số liệu nào ghi thêm sau thư mục kế hoạch."),
}


def show_ledger(page: Page) -> None:
    """Every projection of the past with its figures, the scores, and the button that freezes one more."""
    say = page.say
    st.header(say("Sổ dự báo: đã nói gì, đã xảy ra gì"), anchor="so-du-bao")
    if (done := st.session_state.pop(DONE, None)) is not None:
        st.success(label(done))
    nothing: tuple[Entry, ...] = ()
    entries, problems = asked(lambda database: ledger(database, folder_plan()[0], page.live), nothing)
    show_problems((*problems, *st.session_state.pop(REFUSED, ())), say)
    for kind, title in KINDS.items():
        _show_kind(page, say(title), say(NOTHING_YET[kind]), [entry for entry in entries if entry.kind == kind])
    _adopt_panel(page)


def _show_kind(page: Page, title: str, nothing: str, entries: list[Entry]) -> None:
    say = page.say
    total = score(scored_once(entries))
    told = label(score_text(total, say)) if total else say("Chưa có số liệu nào đến sau để so.") if entries else label(nothing)
    st.markdown(f"**{title}** – {told}")
    if entries:
        lines = [f"| {say('Dự báo')} | {say('Số liệu')} | {say('Kết quả')} |", "|---|---|---|"]
        lines += [line for entry in entries[:MOST_ENTRIES] for line in _rows(page, entry)]
        st.markdown("\n".join(lines))
    if (left := len(entries) - MOST_ENTRIES) > 0:
        st.caption(say("… và {count} dự báo cũ hơn", count=number(left, say.language)))


def _rows(page: Page, entry: Entry) -> list[str]:
    """The lines of one projection; one without a figure to be held against has a line all the same."""
    say, what = page.say, label(_entry_text(page, entry))
    if not entry.verdicts:
        return [f"| {what} | – | {say('chưa có số liệu sau đó')} |"]
    return [f"| {what if place == 0 else ''} | {_about(page, verdict)} | {_verdict(page, verdict)} |" for place, verdict in enumerate(entry.verdicts)]


def _about(page: Page, verdict: Verdict) -> str:
    return label(about_text(verdict, page.live.indicator(verdict.indicator_id), page.say))


def _verdict(page: Page, verdict: Verdict) -> str:
    colour = "green" if verdict.inside else "orange"
    mark_of = f":{colour}-badge[{page.say('trong khoảng') if verdict.inside else page.say('ngoài khoảng')}]"
    return f"{label(verdict_text(verdict, page.live.indicator(verdict.indicator_id), page.say))} {mark_of}"


def _entry_text(page: Page, entry: Entry) -> str:
    say, moment = page.say, moment_text(local(entry.at), page.say)
    if entry.kind == "usual":
        return say("trước lần thay đổi số {number} ({moment})", number=number(entry.number, say.language), moment=moment)
    who = entry.author or say("không tên")
    if entry.kind == "saved":
        return say("“{title}”, phiên bản {version}, lưu {moment}, {author}", title=entry.title, version=entry.number, moment=moment, author=who)
    return say("“{title}”, chốt {moment}, {author}", title=entry.title, moment=moment, author=who)


def _adopt_panel(page: Page) -> None:
    """Freeze what is projected for the scenario that is open."""
    say = page.say
    opened = say.of(page.scenario.title) or lever_words(page.live, page.scenario, say)
    with st.container(border=True, key="adopt"):
        st.markdown(label(say("Chốt dự báo của kịch bản đang mở: {scenario}. Đã chốt thì chỉ thêm, không sửa, không xóa.", scenario=opened)))
        title, who, button = st.columns([3, 2, 1], vertical_alignment="bottom")
        title.text_input(say("Tên, văn bản thông qua"), key="adopt.title", max_chars=LONGEST, placeholder=opened)
        who.text_input(say("Người chốt (tự khai)"), author(), key="adopt.author", max_chars=LONGEST)
        button.button(say("Chốt"), key="adopt.button", type="primary", width="stretch", on_click=_adopt, args=(page, opened))


def _adopt(page: Page, opened: str) -> None:
    known, say = storage(), page.say
    set_author(str(st.session_state.get("adopt.author", "")))
    title = str(st.session_state.get("adopt.title", "")).strip() or opened[:LONGEST]
    if known.database is None:
        st.session_state[REFUSED] = known.problems or (Problem("store_unreachable"),)
        return
    try:
        adopted = adopt_projection(known.database, page.live, page.scenario, title=title, author=author(), at=now())
    except PlannerError as error:
        st.session_state[REFUSED] = error.problems
    else:
        st.session_state[DONE] = say("Đã chốt “{title}”, số {number}.", title=adopted.title, number=number(adopted.number, say.language))
