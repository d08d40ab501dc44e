"""Figures from a file: read in a child process, asked about, looked at, and recorded all together or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from planner.catalog.changed_plan import apply_changes
from planner.catalog.intake.encodings import ENCODINGS
from planner.catalog.intake.limits import LARGEST_UPLOAD, MEGABYTE
from planner.catalog.intake.propose import propose
from planner.catalog.intake.upload import Upload, read_upload
from planner.domain.intake import Proposal
from planner.domain.lesson import Lesson, current_lessons, memories_of
from planner.domain.plan import Plan
from planner.errors import InvalidPlan, InvalidUpload, Problem
from planner.keeping.intake import changes_of, origin_of
from planner.keeping.lessons import lessons_of
from planner.keeping.records import record_changes
from planner.text.figures import effect_text
from planner.text.markdown import label
from planner.text.numbers import number
from planner.text.problems import problem_text
from planner.text.takeaway import capital
from planner.text.translation import mark
from planner.ui import results, session
from planner.ui.arrival import show_problems
from planner.ui.frame import Page
from planner.ui.import_answers import answers_given, forget_answers
from planner.ui.import_columns import show_columns
from planner.ui.import_lessons import show_lessons
from planner.ui.import_questions import show_questions
from planner.ui.import_tables import show_dropped, show_pairs, show_problem_cells, show_rows
from planner.ui.recording import RECORDED, REFUSED, attempt, show_refused
from planner.ui.storage import asked, now
from planner.ui.visitor import author, set_author

READ, PROPOSED, ROUND, ENCODING, DONE = (f"planner.import.{name}" for name in ("read", "proposed", "round", "encoding", "done"))
LONGEST = 200  # letters of a name and of a reason
READING = 0.45  # of the bar: the child's part


@dataclass(frozen=True, slots=True, eq=False)
class Proposed:
    """A proposal with the plan as it would be: made again only when something that it was made from changed."""

    made_from: tuple[object, ...]
    proposal: Proposal
    after: Plan | None  # None while something is open, or when the problems say why it would be no plan
    problems: tuple[Problem, ...]


def show_import(page: Page) -> None:
    """The whole way from a file to the record."""
    say = page.say
    if (done := st.session_state.pop(DONE, None)) is not None:
        st.success(label(done))
    nothing: tuple[Lesson, ...] = ()
    lessons, unread = asked(lambda database: lessons_of(database, page.live.id), nothing)
    upload = _pick_file(page)
    if upload is None:
        st.subheader(say("Nhập số liệu từ tệp"), anchor=False)
        st.caption(label(say("Máy đọc thử trước: kể từng ô có lỗi, hỏi chỗ chưa rõ, cảnh báo chỗ lạ. Chưa ghi gì cho đến khi được xác nhận.")))
        show_problems(unread, say)
        show_lessons(page, lessons)
        return
    proposed = _proposed(page, upload, lessons)
    proposal = proposed.proposal
    used = [lesson for lesson in current_lessons(lessons) if lesson.layout and lesson.layout == proposal.layout]
    _show_file(page, upload, proposal)
    _show_used(page, used)
    show_columns(page, upload, proposal, {lesson.text: lesson for lesson in used if lesson.part == "columns"})
    show_problem_cells(page, upload, proposal)
    show_questions(page, proposal)
    show_pairs(page, proposal)
    show_rows(page, proposal)
    show_dropped(page, proposal)
    _confirm(page, upload, proposed)
    show_lessons(page, lessons)


def _pick_file(page: Page) -> Upload | None:
    """The file that was sent, read once; what cannot be read is said, and the page goes on."""
    say, turn = page.say, st.session_state.get(ROUND, 0)
    sent = st.file_uploader(
        say("Tệp số liệu (Excel, OpenDocument hoặc CSV, tối đa {size} MB)", size=LARGEST_UPLOAD // MEGABYTE),
        key=f"import.file.{turn}",  # no `type`: what a file is, its content says, and our own words tell what is wrong with it
    )
    if sent is None:
        st.session_state.pop(READ, None)
        st.session_state.pop(PROPOSED, None)
        return None
    file, told = st.session_state.get(ENCODING, ("", None))
    wanted = sent.file_id, told if file == sent.file_id else None
    known = st.session_state.get(READ)
    if known is None or known[0] != wanted:
        forget_answers()
        bar = st.progress(0.05, text=say("Đang đọc tệp…"))
        try:
            known = wanted, read_upload(sent.name, sent.getvalue(), encoding=wanted[1])
        except InvalidUpload as error:
            known = wanted, error.problems
        bar.empty()
        st.session_state[READ] = known
    if isinstance(known[1], Upload):
        return known[1]
    show_problems(known[1], say)
    if any(problem.code == "upload_encoding_unknown" for problem in known[1]):
        _pick_encoding(page, None, sent.file_id)
    return None


def _pick_encoding(page: Page, found: str | None, file: str) -> None:
    """Which encoding a text file is in, when the one that was found is wrong; only a pick counts, and only for this file."""
    key = session.seeded("import.encoding", found)

    def picked(encoding: str) -> None:
        st.session_state[ENCODING] = file, encoding

    index = ENCODINGS.index(found) if found in ENCODINGS else None
    st.selectbox(page.say("Bảng mã"), ENCODINGS, index=index, key=key, **session.on_change(key, picked))


def _proposed(page: Page, upload: Upload, lessons: tuple[Lesson, ...]) -> Proposed:
    """What the file would bring, with what files of its layout taught and every answer that was given so far."""
    memories, answers = memories_of(lessons), answers_given()
    made_from = (upload.sha256, upload.encoding, page.live.data, memories, tuple(sorted(answers.items())))
    known: Proposed | None = st.session_state.get(PROPOSED)
    if known is None or known.made_from != made_from:
        bar = st.progress(READING, text=page.say("Đang hiểu từng dòng…"))
        proposal = propose(upload, page.live, memories, answers, tell=lambda share: _tell(bar, share, page))
        known = Proposed(made_from, proposal, *_after(page.live, upload, proposal))
        bar.empty()
        st.session_state[PROPOSED] = known
    return known


def _after(plan: Plan, upload: Upload, proposal: Proposal) -> tuple[Plan | None, tuple[Problem, ...]]:
    """The plan as it would be, or why it would be none."""
    if not proposal.ready:
        return None, ()
    try:
        return apply_changes(plan, changes_of(upload, proposal, plan)), ()
    except InvalidPlan as error:
        return None, error.problems


def _tell(bar: st.delta_generator.DeltaGenerator, share: float, page: Page) -> None:
    bar.progress(READING + (1 - READING) * share, text=page.say("Đang hiểu từng dòng…"))


def _show_file(page: Page, upload: Upload, proposal: Proposal) -> None:
    """What the file is, and how much of it is settled."""
    say = page.say
    counted = (
        (len(proposal.rows), mark("lấy {count} số liệu")),
        (len(proposal.problems), mark("{count} ô không đọc được")),
        (len(proposal.open), mark("{count} câu cần trả lời")),
        (len(proposal.dropped), mark("bỏ qua {count} dòng")),
    )
    told = [say(text, count=number(count, say.language)) for place, (count, text) in enumerate(counted) if count or not place]
    file = say("Tệp “{file}”: {kind}, {sheets} trang tính", file=upload.name, kind=upload.kind, sheets=len(upload.sheets))
    st.subheader(label(capital(" · ".join(told))), anchor=False)
    notices = [problem_text(notice, say) for notice in proposal.notices]
    st.caption(label(". ".join((file, *notices))))
    if upload.encoding and upload.samples:
        left, right = st.columns([1, 3], vertical_alignment="bottom")
        with left:
            _pick_encoding(page, upload.encoding, st.session_state[READ][0][0])
        right.caption(label(say("Chữ đọc được: {samples}. Nếu sai, chọn bảng mã khác.", samples=" | ".join(upload.samples))))


def _show_used(page: Page, lessons: Sequence[Lesson]) -> None:
    """From which earlier files of this layout something was remembered."""
    if lessons:
        say = page.say
        files = ", ".join(dict.fromkeys(f"“{lesson.file or say('không rõ tên')}”" for lesson in lessons))
        count = number(len(lessons), say.language)
        st.caption(label(say("Cùng bố cục với {files}: dùng {count} điều đã nhớ (xem và xóa ở cuối trang).", files=files, count=count)))


def _confirm(page: Page, upload: Upload, proposed: Proposed) -> None:
    """Who, why, what it will change, and the one button that records."""
    say, proposal = page.say, proposed.proposal
    with st.container(border=True, key="import-record"):
        if proposal.is_empty:
            show_refused(page)
            st.info(say("Không có số liệu nào mới."))
            st.button(say("Bỏ tệp này"), key="import.cancel", on_click=_start_again)
            return
        count = number(len(proposal.open), say.language)
        if not proposal.ready:
            st.info(say("Còn {count} câu chưa trả lời.", count=count) if proposal.open else say("Không còn số liệu nào để lấy."))
        elif proposed.after is not None:
            st.markdown(f"**{say('Nếu xác nhận')}**: {label(_effect(page, proposed.after))}")
        show_refused(page, *proposed.problems)  # here, beside the button: the page may be long
        who, why = st.columns([1, 2])
        who.text_input(say("Người nhập (tự khai)"), author(), key="import.author", max_chars=LONGEST)
        why.text_input(say("Lý do, công văn"), key="import.reason", max_chars=LONGEST, placeholder=say("để trống thì ghi tên tệp"))
        with st.container(horizontal=True):
            count = number(len(proposal.rows), say.language)
            st.button(
                say("Xác nhận, ghi {count} số liệu", count=count),
                type="primary",
                key="import.confirm",
                disabled=proposed.after is None,
                on_click=_record,
                args=(page, upload, proposed),
            )
            st.button(say("Bỏ tệp này"), key="import.cancel", on_click=_start_again)


def _effect(page: Page, after: Plan) -> str:
    """What the confirmed figures do to the targets when nothing is decided."""
    return effect_text(page.live, after, results.outlooks(page.live, page.baseline), results.outlooks(after, page.baseline), page.say)


def _record(page: Page, upload: Upload, proposed: Proposed) -> None:
    """Record everything, or say why not; what was typed and answered stays until it is recorded."""
    say, proposal = page.say, proposed.proposal
    set_author(str(st.session_state.get("import.author", "")))
    if not author():
        st.session_state[REFUSED] = (Problem("missing_value", column="who", expected="…"),)
        return
    wanted, reason = changes_of(upload, proposal, page.live), str(st.session_state.get("import.reason", "")).strip() or upload.name
    about: dict[str, Any] = {"author": author(), "reason": reason, "origin": origin_of(upload, proposal), "taught": proposal.taught}
    if not attempt(page, wanted, lambda database, folder: record_changes(database, folder, wanted, at=now(), **about)):
        return
    batch, _ = st.session_state.pop(RECORDED)
    count = sum(change.kind == "figure" for change in wanted)
    told = say("Đã ghi {count} số liệu; lần thay đổi số {number}.", count=number(count, say.language), number=number(batch, say.language))
    st.session_state[DONE] = f"{told} {_effect(page, proposed.after)}" if proposed.after else told
    _start_again()


def _start_again() -> None:
    """Put the file away with every answer about it."""
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
    st.session_state.pop(READ, None)
    st.session_state.pop(PROPOSED, None)
    forget_answers()
