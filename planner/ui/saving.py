"""Save, open and share a scenario; when two people saved the same one, show both versions and let them choose."""

from __future__ import annotations

import io
import json
from urllib.parse import urlsplit

import streamlit as st

from planner.catalog.scenario_file import scenario_document
from planner.catalog.scenario_link import link_text
from planner.domain.bilingual import Bilingual
from planner.domain.scenario import Scenario
from planner.errors import InvalidScenario, PlannerError, Problem
from planner.keeping.archive import save_scenario, stamped
from planner.store import shares
from planner.store.refusals import Conflict
from planner.store.revision import Revision
from planner.text.dates import moment_text
from planner.text.markdown import label
from planner.text.takeaway import chips
from planner.ui import session
from planner.ui.arrival import SHORT, WHOLE, show_problems
from planner.ui.continuity import fit_stored, keep_draft
from planner.ui.frame import Page
from planner.ui.library import REFUSED, open_saved
from planner.ui.storage import asked, local, now, storage
from planner.ui.visitor import author, set_author

CONFLICT, SAVED = "planner.conflict", "planner.saved"
LONGEST_TITLE, LONGEST_NOTE = 200, 1000


def save_panel(page: Page) -> None:
    """The panel behind *Lưu*: title, author, note; save; link and QR code."""
    say, base, typed = page.say, session.base(), _typed_keys()
    st.text_input(say("Tên kịch bản"), page.scenario.title.in_language(say.language), key=typed["title"], max_chars=LONGEST_TITLE)
    st.text_input(say("Người lập (tự khai)"), author(), key=typed["author"], max_chars=LONGEST_TITLE)
    st.text_area(say("Ghi chú"), page.scenario.note.in_language(say.language), key=typed["note"], max_chars=LONGEST_NOTE, height=80)
    with st.container(horizontal=True):
        if base is not None and base.own:
            st.button(say("Lưu"), key="save.again", on_click=_save, args=(page, False))
        st.button(say("Lưu thành kịch bản mới"), key="save.new", on_click=_save, args=(page, True))
        if base is not None and base.scenario.moves != page.scenario.moves:
            st.button(say("Về bản đã lưu"), key="save.back", on_click=session.set_scenario, args=(base.scenario,))
    if base is not None and base.revision.version:
        st.caption(label(_version_text(page, base.revision)))
    _links(page)


def _typed_keys() -> dict[str, str]:
    """Keys of the text fields: others for another saved scenario, so that each opens with its own title."""
    base = session.base()
    origin = f"{base.revision.scenario_id}.{base.revision.version}" if base else "new"
    return {name: f"saving.{name}.{origin}" for name in ("title", "author", "note")}


def _typed(name: str) -> str:
    return str(st.session_state.get(_typed_keys()[name], "")).strip()


def _version_text(page: Page, revision: Revision) -> str:
    say = page.say
    moment, author = moment_text(local(revision.saved_at), say), revision.author or say("không tên")
    return say("“{title}”, phiên bản {version}, lưu {moment}, {author}", title=revision.title, version=revision.version, moment=moment, author=author)


def _save(page: Page, as_new: bool) -> None:
    """Save what the visitor works on. “Đã lưu” is said only when the store has it on the disk."""
    title = _typed("title")
    set_author(_typed("author"))
    if not title:
        st.session_state[REFUSED] = (Problem("missing_value", column=page.say("Tên kịch bản"), expected="…"),)
        return
    base = None if as_new else session.base()
    _store(page, _stamped(page), base.revision if base else None)


def _stamped(page: Page) -> Scenario:
    title, note = _typed("title"), _typed("note")
    return stamped(page.scenario, page.plan, title=Bilingual(title, title), note=Bilingual(note, note), author=author())


def _store(page: Page, scenario: Scenario, base: Revision | None) -> None:
    known = storage()
    if known.database is None:
        st.session_state[REFUSED] = known.problems
        return
    try:
        revision = save_scenario(known.database, page.plan, scenario, base, now())
    except Conflict as conflict:
        st.session_state[CONFLICT] = (conflict.latest, scenario)
    except PlannerError as error:
        st.session_state[REFUSED] = error.problems
    else:
        session.set_scenario(scenario)
        session.set_base(session.Base(revision, scenario))
        st.session_state[SAVED] = revision
        st.session_state.pop(CONFLICT, None)
        keep_draft()  # at once: whoever reloads right after “Đã lưu” finds the work again


def show_news(page: Page) -> None:
    """What became of the last save or opening: saved, refused, or somebody was faster."""
    say = page.say
    saved = st.session_state.pop(SAVED, None)
    if saved is not None:
        st.toast(label(say("Đã lưu “{title}”, phiên bản {version}.", title=saved.title, version=saved.version)))
    show_problems(st.session_state.pop(REFUSED, ()), say)
    if CONFLICT in st.session_state:
        _show_conflict(page, *st.session_state[CONFLICT])


def _show_conflict(page: Page, theirs: Revision, mine: Scenario) -> None:
    say = page.say
    with st.container(border=True, key="conflict"):
        st.warning(label(say("Có người đã lưu “{title}” trong lúc đang sửa. Cả hai bản còn nguyên; chọn một:", title=theirs.title)))
        left, right = st.columns(2)
        with left:
            st.markdown(f"**{say('Bản của bạn')}**")
            _what_differs(page, mine)
            st.button(say("Lưu bản của tôi lên trên"), key="conflict.mine", on_click=_store, args=(page, mine, theirs))
            st.button(say("Lưu bản của tôi thành kịch bản mới"), key="conflict.new", on_click=_store, args=(page, mine, None))
        with right:
            st.markdown(f"**{say('Bản đã lưu')}** – {label(_version_text(page, theirs))}")
            theirs_now, left_out = fit_stored(theirs.document, page.plan)
            show_problems(left_out, say)
            _what_differs(page, theirs_now)
            st.button(say("Lấy bản đã lưu"), key="conflict.theirs", on_click=_take_theirs, args=(page, theirs))


def _what_differs(page: Page, scenario: Scenario) -> None:
    differing = chips(page.plan, scenario, page.say) or (page.say("Không khác như hiện nay"),)
    st.markdown("\n".join(f"- {label(chip)}" for chip in differing))


def _take_theirs(page: Page, theirs: Revision) -> None:
    st.session_state.pop(CONFLICT, None)
    open_saved(page, theirs.scenario_id)


def _links(page: Page) -> None:
    say, base = page.say, session.base()
    parts = urlsplit(st.context.url or "")
    start = f"{parts.scheme}://{parts.netloc}/what_if" if parts.netloc else "what_if"
    st.markdown(f"**{say('Chia sẻ')}**")
    if base is not None and base.own and base.scenario.moves == page.scenario.moves:
        _short_links(page, base.revision, start)
    else:
        st.caption(say("Lưu rồi mới có liên kết ngắn và mã QR."))
    st.caption(say("Liên kết chứa cả kịch bản, không cần kho lưu:"))
    try:
        packed = link_text(_stamped(page))
        st.code(f"{start}?{WHOLE}={packed}", language=None, wrap_lines=False)
    except InvalidScenario as error:
        show_problems(error.problems, say)
    document = json.dumps(scenario_document(_stamped(page)), ensure_ascii=False, indent=2)
    st.download_button(say("Tải tài liệu kịch bản (JSON)"), document, file_name="nhip-scenario.json", mime="application/json", on_click="ignore")


def _short_links(page: Page, revision: Revision, start: str) -> None:
    say = page.say
    nothing: tuple[shares.Share, ...] = ()
    links, _ = asked(lambda database: shares.shares_of(database, revision.scenario_id), nothing)
    known = [link for link in links if link.revoked_at is None]
    if not known:
        st.button(say("Tạo liên kết ngắn, chỉ xem"), key="share.make", on_click=_make_link, args=(revision,))
    for link in known[:1]:
        address = f"{start}?{SHORT}={link.capability}"
        st.code(address, language=None, wrap_lines=False)
        st.image(qr_svg(address), width=160, alt=say("Mã QR của liên kết"))
        st.button(say("Thu hồi liên kết"), key="share.revoke", on_click=_revoke_link, args=(link.capability,))


def _make_link(revision: Revision) -> None:
    at = now()
    st.session_state[REFUSED] = asked(lambda database: shares.share(database, revision.scenario_id, at), "")[1]


def _revoke_link(capability: str) -> None:
    at = now()
    st.session_state[REFUSED] = asked(lambda database: shares.revoke(database, capability, at), None)[1]


def qr_svg(address: str) -> str:
    """A QR code as SVG, black on white so that every camera reads it in the dark theme too."""
    import segno  # here, not above: nobody should wait at the start of the app for what few ask for

    drawn = io.BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", scale=4, border=2, light="#fff", xmldecl=False)
    return drawn.getvalue().decode("utf-8")
