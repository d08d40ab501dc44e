"""Record changes from a page: who and why, all or nothing, and what it did to the targets; what was refused loses nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from textwrap import shorten

import streamlit as st

from planner.catalog.changed_plan import values_of
from planner.catalog.typed import Read, TypedSource
from planner.domain.change import Batch, Change, Origin
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.errors import InvalidPlan, PlannerError, Problem
from planner.keeping.records import ChangedMeanwhile, record_changes
from planner.store.database import Database
from planner.text.changes import FIELDS, change_text, subject_words, words_of
from planner.text.figures import effect_text
from planner.text.markdown import label
from planner.text.numbers import number
from planner.text.translation import Voice, mark
from planner.ui import results
from planner.ui.arrival import show_problems
from planner.ui.frame import Page
from planner.ui.plans import folder_plan, open_plan
from planner.ui.storage import now, storage
from planner.ui.typing_box import Typing
from planner.ui.visitor import author, set_author

RECORDED, REFUSED = "planner.recorded", "planner.record_refused"
LONGEST = 200  # letters of a name, of a reason
MOST_TOLD = 12  # reasons at a time
SHOWN_LETTERS = 42  # of a source's title in the list; the whole title stands beside it
BLOCKS = {"indicator", "measure", "assumption", "target", "source", "unit"}  # what a folder calls its blocks: not said on a page
OF_A_FILE = ("{vi, en}", "a-z 0-9 _ -", "")  # how a folder writes what is missing: no help in a form
NEW = ""  # the choice of a source that the plan has not yet
NAMES = FIELDS | {
    "value": mark("giá trị"),
    "date": mark("ngày"),
    "who": mark("người sửa"),
    "why": mark("lý do"),
    "per_month": mark("chi phí"),
    "cost_per_month": mark("chi phí"),
    "central": mark("giá trị giữa"),
    "low": mark("thấp nhất"),
    "high": mark("cao nhất"),
    "as_of": mark("ngày chốt"),
    "unit": mark("đơn vị tính"),
    "id": mark("mã"),
    "year": mark("năm"),
    "population": mark("dân số"),
    "ceiling": mark("trần tự nhiên"),
    "subject": mark("giả định"),
    "numerators": mark("cách tính"),
}


def who_and_why(page: Page, typing: Typing, *, stacked: bool = False) -> None:
    """Two boxes: who changes it, self-declared, and why."""
    say = page.say
    who, why = (st.container(), st.container()) if stacked else st.columns([1, 2])
    who.text_input(say("Người sửa (tự khai)"), max_chars=LONGEST, **typing.box("who", author()))
    why.text_input(say("Lý do (bắt buộc)"), max_chars=LONGEST, placeholder=say("ví dụ: báo cáo tháng 4 của sở"), **typing.box("why"))


def pick_source(page: Page, typing: Typing, usual: str = NEW, *, name: str = "source", title: str = "") -> TypedSource:
    """A source that the plan has, or boxes for a new one; `name` tells the boxes of two sources in one form apart."""
    say, plan = page.say, page.live
    titles = {NEW: say("Nguồn mới…")} | {known.id: shorten(say.of(known.title), SHOWN_LETTERS, placeholder="…") for known in reversed(plan.sources)}
    which, left, right, far = st.columns([2.2, 2.4, 1.6, 1.3])
    picked = which.selectbox(title or say("Nguồn"), list(titles), format_func=titles.__getitem__, **typing.box(name, usual))
    if picked != NEW:
        left.caption(label(words_of(plan.source(picked), plan, say)))
        return TypedSource(known=picked)
    new = left.text_input(
        say("Tên nguồn mới"),
        max_chars=LONGEST,
        placeholder=say("số, ký hiệu, ngày của văn bản hoặc tên bài"),
        **typing.box(f"{name}.title"),
    )
    published = far.text_input(say("Ngày ra (nếu biết)"), max_chars=40, **typing.box(f"{name}.published"))
    url = right.text_input(say("Địa chỉ (nếu có)"), max_chars=1000, **typing.box(f"{name}.url"))
    return TypedSource(title=new, url=url, published=published)


def record(page: Page, typing: Typing, changes: Iterable[Change], origin: Origin | None = None) -> bool:
    """Record changes with who and why from their boxes; tells whether that was done, and the next run says what it did."""
    who, why = (str(typing.value(name, author() if name == "who" else "")).strip() for name in ("who", "why"))
    set_author(who)
    wanted = tuple(changes)
    if missing := unsigned(typing):
        st.session_state[REFUSED] = missing
        return False
    return attempt(page, wanted, lambda database, folder: record_changes(database, folder, wanted, author=who, reason=why, at=now(), origin=origin))


def refuse(*problems: Problem) -> None:
    """Say on the next run why something cannot be recorded."""
    st.session_state[REFUSED] = problems


def unsigned(typing: Typing) -> tuple[Problem, ...]:
    """Who and why, where they are still missing."""
    told = {"who": typing.value("who", author()), "why": typing.value("why")}
    return tuple(Problem("missing_value", column=name, expected="…") for name, text in told.items() if not str(text).strip())


def attempt(page: Page, wanted: tuple[Change, ...], what: Callable[[Database, Plan], Batch], *, backwards: bool = False) -> bool:
    """Do something that records a batch; whatever keeps it from being recorded is told on the next run.

    `backwards` takes a batch back: what stands in its way is a later change, not somebody who was quicker.
    """
    known = storage()
    if known.database is None:
        st.session_state[REFUSED] = known.problems or (Problem("store_unreachable"),)
        return False
    try:
        batch = what(known.database, folder_plan()[0])
    except ChangedMeanwhile as error:
        st.session_state[REFUSED] = tuple(_moved(page, wanted, backwards)) or error.problems
    except PlannerError as error:
        st.session_state[REFUSED] = error.problems
    else:
        st.session_state.pop(REFUSED, None)
        st.session_state[RECORDED] = (batch.number, page.live)
        return True
    return False


def show_recorded(page: Page) -> None:
    """What the last change did, once."""
    say = page.say
    recorded = st.session_state.pop(RECORDED, None)
    if recorded is not None:
        batch, before = recorded
        then, after = (results.outlooks(plan, Scenario(plan=plan.id)) for plan in (before, page.live))
        effect = effect_text(before, page.live, then, after, say)
        st.success(label(f"{say('Đã ghi (lần thay đổi số {number}).', number=batch)} {effect}"))


def show_refused(page: Page, *problems: Problem) -> None:
    """Why nothing was recorded, once, and what else is wrong, in the words of the form: no file names, no ids where there is a title."""
    problems = (*st.session_state.pop(REFUSED, ()), *problems)
    if problems:
        show_problems(tuple(plainly(problem, page.live, page.say) for problem in problems[:MOST_TOLD]), page.say)
    if (left := len(problems) - MOST_TOLD) > 0:  # a file may bring thousands
        st.caption(page.say("… và {count} dòng nữa", count=number(left, page.say.language)))


def show_wanted(page: Page, read: Read) -> None:
    """What would be recorded, in the words of the history: a last look before it is."""
    if read.ready and (wanted := [change for change in read.changes if change.before != change.after]):
        told = "; ".join(change_text(change, page.live, page.say) for change in wanted)
        st.caption(label(page.say("Sẽ ghi: {told}", told=told)))


def plainly(problem: Problem, plan: Plan, say: Voice) -> Problem:
    """A problem that names boxes and titles in the place of columns and ids."""
    column = say(NAMES[problem.column]) if problem.column in NAMES else problem.column
    titles = {known.id: say.of(known.short) for known in plan.indicators}
    titles |= {known.id: say.of(known.title) for known in plan.measures} | {known.id: say.of(known.title) for known in plan.assumptions}
    titles |= {target.id: titles[target.indicator_id] for target in plan.targets}
    words = [titles.get(word, word) for word in problem.block.split(" ") if word not in BLOCKS]
    expected = "…" if problem.code == "missing_value" and problem.expected in OF_A_FILE else problem.expected
    return replace(problem, file="", column=column, block=" ".join(words), expected=expected)


def _moved(page: Page, wanted: tuple[Change, ...], backwards: bool) -> Iterable[Problem]:
    """What stands there now, in words, where another change was quicker or came on top."""
    plan = plan_now(page)
    tables = {kind: values_of(plan, kind) for kind in {change.kind for change in wanted}}
    for change in wanted:
        found = tables[change.kind].get(change.subject)
        if found != change.before:
            stands, was = (words_of(value, plan, page.say) for value in (found, change.before))
            subject = subject_words(change, plan, page.say)
            if backwards:
                yield Problem("changed_later", column=subject, found=stands, expected=was)
            else:
                yield Problem("changed_meanwhile", column=subject, found=stands, expected=was)


def plan_now(page: Page) -> Plan:
    """The plan as it stands at this moment, where somebody else may have changed it since the page was shown."""
    try:
        return open_plan()[0]
    except InvalidPlan:
        return page.live
