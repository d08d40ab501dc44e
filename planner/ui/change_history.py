"""Every recorded change, the newest first: who, when, why, from which file, old and new value; and the way back."""

from __future__ import annotations

from functools import partial

import streamlit as st

from planner.domain.change import Batch
from planner.domain.plan import Plan
from planner.keeping.effective import history, taken_back_by
from planner.keeping.records import take_back
from planner.store.database import Database
from planner.text.changes import change_text
from planner.text.dates import moment_text
from planner.text.import_columns import file_answer_text
from planner.text.markdown import label
from planner.text.numbers import number
from planner.ui.frame import Page
from planner.ui.recording import attempt, show_recorded, show_refused, unsigned, who_and_why
from planner.ui.storage import asked, local, now
from planner.ui.typing_box import Typing
from planner.ui.visitor import author, set_author

LISTED = Typing("history")
AT_A_TIME, SHOWN_LINES = 12, 5
MOST_LINES = 200  # of one change that are written out: a file may bring thousands


def show_history(page: Page) -> None:
    """The list, a page at a time."""
    say = page.say
    nothing: tuple[Batch, ...] = ()
    every, problems = asked(lambda database: history(database, page.live.id), nothing)
    st.title(_finding(page, every), anchor=False)
    st.caption(say("Hoàn tác cũng là một lần thay đổi: không gì bị xóa khỏi lịch sử."))
    show_recorded(page)
    show_refused(page, *problems)
    taken_back = taken_back_by(every)
    most = int(LISTED.value("most", AT_A_TIME))
    with st.container(gap=None, key="history"):
        for batch in every[::-1][:most]:
            _show_batch(page, batch, taken_back.get(batch.number))
    if len(every) > most:
        older = say("Xem thêm {count} lần cũ hơn", count=number(len(every) - most, say.language))
        st.button(older, key="history.more", on_click=LISTED.put, args=("most", most + 4 * AT_A_TIME))


def _finding(page: Page, every: tuple[Batch, ...]) -> str:
    say = page.say
    if not every:
        return say("Chưa có thay đổi nào; số liệu như trong thư mục kế hoạch")
    last = moment_text(local(every[-1].at), say)
    return say("{count} lần thay đổi, lần cuối {moment}", count=number(len(every), say.language), moment=last)


def _show_batch(page: Page, batch: Batch, taken_back_by: int | None) -> None:
    say = page.say
    with st.container(key=f"row-batch-{batch.number}", gap=None):
        what, lines, back = st.columns([2.4, 5.6, 1.1], gap="medium")
        head = f"**{say('Lần {number}', number=batch.number)}** · {moment_text(local(batch.at), say)}"
        what.markdown(f"{head}  \n{label(batch.author)}: {label(batch.reason)}{_marks(page, batch, taken_back_by)}")
        with lines:
            _show_lines(page, batch)
        with back:
            if taken_back_by is None:
                _offer_to_take_back(page, batch)


def _marks(page: Page, batch: Batch, taken_back_by: int | None) -> str:
    say = page.say
    told = []
    if batch.origin is not None and batch.origin.file:
        told.append(say("từ tệp {name}", name=batch.origin.file))
    if batch.undoes is not None:
        told.append(say("hoàn tác lần {number}", number=batch.undoes))
    if taken_back_by is not None:
        told.append(say("đã hoàn tác bằng lần {number}", number=taken_back_by))
    return "".join(f"  \n:small[:gray[{label(text)}]]" for text in told)


def _show_lines(page: Page, batch: Batch) -> None:
    """What changed, old value and new; long lists are folded."""
    say = page.say
    told = [label(change_text(change, page.live, say)) for change in batch.changes[:SHOWN_LINES]]
    answers = batch.origin.answers if batch.origin else ()
    st.markdown("\n".join(f"- {text}" for text in told))
    more = len(batch.changes) - SHOWN_LINES
    if more <= 0 and not answers:
        return
    titles = [say("{count} thay đổi nữa", count=number(more, say.language))] if more > 0 else []
    titles += [say("{count} câu đã trả lời", count=number(len(answers), say.language))] if answers else []
    folded = st.expander(", ".join(titles), key=f"batch-{batch.number}", on_change="rerun")
    if folded.open:
        with folded:
            rest = [label(change_text(change, page.live, say)) for change in batch.changes[SHOWN_LINES : SHOWN_LINES + MOST_LINES]]
            rest += [f"… {say('và {count} thay đổi', count=number(more - MOST_LINES, say.language))}"] if more > MOST_LINES else []
            rest += [label(file_answer_text(key, answer, page.live, say)) for key, answer in answers[:MOST_LINES]]
            st.markdown("\n".join(f"- {text}" for text in rest))


def _offer_to_take_back(page: Page, batch: Batch) -> None:
    say, typing = page.say, Typing(f"take_back.{batch.number}")
    panel = st.popover(say("Hoàn tác…"), key=f"back-{batch.number}", on_change="rerun", type="tertiary")
    if panel.open:
        with panel:
            st.markdown(say("Lấy lại các giá trị trước lần {number}. Lần này vẫn còn trong lịch sử.", number=batch.number))
            if batch.origin is not None and batch.origin.file:
                st.caption(say("Điều tệp này dạy về cột và nhãn cũng thôi áp dụng."))
            who_and_why(page, typing, stacked=True)
            if typing.value("tried", False):
                show_refused(page, *unsigned(typing))
            st.button(
                say("Hoàn tác lần {number}", number=batch.number),
                key=f"take-back-{batch.number}",
                type="primary",
                on_click=partial(_take_back, page, batch, typing),
            )


def _take_back(page: Page, batch: Batch, typing: Typing) -> None:
    typing.put("tried", True)
    if unsigned(typing):
        return
    who, why = str(typing.value("who", author())).strip(), str(typing.value("why")).strip()
    set_author(who)
    backwards = tuple(change.inverse for change in reversed(batch.changes))
    refusing = tuple(change for change in backwards if change.kind != "as_of")  # a date that later records need stays, and is no reason

    def record(database: Database, folder: Plan) -> Batch:
        return take_back(database, folder, batch.number, author=who, reason=why, at=now())

    if attempt(page, refusing, record, backwards=True):
        typing.forget()
