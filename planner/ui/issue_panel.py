"""Mark a table as issued, once its paper has a number and a date: which table it was, shown once more in full."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from planner.catalog.typed import DAY_LIKE, typed_day
from planner.domain.handout import PAPER_KINDS, IssuedTable, Paper, standing_table
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.errors import PlannerError, Problem
from planner.keeping.issued import events_of, issue_table, paper_notices, paper_problems
from planner.keeping.printed import PrintedVersion, printed_from, printed_versions
from planner.model.handout import handout_of, left_out, odd_splits
from planner.store.database import Database
from planner.text.dates import exact_date, moment_text
from planner.text.handout import split_problem_text, split_warnings
from planner.text.issued import PAPER_WORDS, draft_name, handout_title, issued_text, paper_problem
from planner.text.markdown import label
from planner.text.problems import problem_text
from planner.text.takeaway import capital
from planner.ui.arrival import show_problems
from planner.ui.frame import Page
from planner.ui.handout_table import show_handout
from planner.ui.issued import REFUSED, VIEW
from planner.ui.plans import folder_plan
from planner.ui.storage import asked, local, now, storage
from planner.ui.typing_box import Typing
from planner.ui.visitor import author, set_author

TYPING = Typing("issue")
PANEL, DONE, SCREEN = "issue.panel", "planner.issued.done", "screen"
LONGEST = 200  # letters of a number, of a name


def show_marked(page: Page) -> None:
    """What was marked just now, once."""
    table = st.session_state.pop(DONE, None)
    if table is not None:
        st.success(label(page.say("{issued}. Từ nay bảng này giữ nguyên.", issued=issued_text(table, page.say))))


def show_issue_panel(page: Page, tables: tuple[IssuedTable, ...]) -> None:
    """The panel behind *Đánh dấu đã giao*."""
    say = page.say
    panel = st.expander(say("Đánh dấu đã giao: văn bản đã có số và ngày"), key=PANEL, on_change="rerun")
    if not panel.open:
        return
    standing = standing_table(tables)
    revision = 0 if standing is None else standing.revision + 1
    with panel:
        printed = _printed(page)
        if printed is None:
            return
        plan, scenario = printed
        paper, problems = _paper_boxes(page)
        notices = () if paper is None else tuple(paper_notices(paper, plan))
        handout = handout_of(plan, scenario)
        if not handout.indicators:
            st.info(say("Chưa chỉ tiêu nào có đủ số liệu để giao theo tháng. Đề nghị cơ quan chủ trì cung cấp."))
            return
        name = f"{draft_name(revision, say)}: {handout_title(handout, say, revision)}"
        as_of = say("số liệu chốt {date}", date=exact_date(plan.as_of, say))
        st.markdown(f"**{label(name)}** – {label(as_of)}. {say('Xem lại toàn bộ trước khi xác nhận:')}")
        show_handout(handout, say, "issue")
        _show_left_out(page, plan, scenario)
        for notice in notices:
            st.warning(label(problem_text(paper_problem(notice, say), say)))
        if TYPING.value("tried", False):
            show_problems(tuple(paper_problem(problem, say) for problem in problems), say)
        st.button(
            say("Xác nhận đã giao"),
            key="issue.confirm",
            type="primary",
            on_click=_confirm,
            args=(page, tables, plan, scenario, paper, problems),
        )


def _show_left_out(page: Page, plan: Plan, scenario: Scenario) -> None:
    """What is not in the table although the page shows months for it."""
    say, trials = page.say, list[str]()
    for indicator, problems in left_out(plan, scenario):
        name = capital(say.of(indicator.short))
        if not problems:
            trials.append(name)
        for problem in problems:
            why = split_problem_text(plan, problem, say)
            st.warning(label(say("{indicator}: chưa chia được cho các đơn vị. {why}", indicator=name, why=why)))
    for indicator, split in odd_splits(plan, scenario):
        for warning in split_warnings(plan, split, say):
            st.warning(label(f"{capital(say.of(indicator.short))}: {warning}"))
    if trials:
        st.caption(label(say("Không giao vì chỉ là ngưỡng thử: {names}.", names=", ".join(trials))))


def _printed(page: Page) -> tuple[Plan, Scenario] | None:
    """Which table it was: the one on the screen, or one that may have been printed days ago; None where that cannot be read."""
    say = page.say
    nothing: tuple[PrintedVersion, ...] = ()
    versions, _ = asked(lambda database: printed_versions(database, folder_plan()[0]), nothing)
    choices = {f"{version.kind}.{version.key}": version for version in versions}
    titles = {SCREEN: say("Bảng đang hiện ở trên")} | {key: _version_text(page, one) for key, one in choices.items()}
    shown = TYPING.value("version", SCREEN)
    box = TYPING.box("version", shown if shown in titles else SCREEN)
    help_text = say("Bảng thường được in trước, văn bản có số sau vài ngày: chọn đúng bảng đã in.")
    picked = st.selectbox(say("Bảng nào đã được giao"), list(titles), format_func=titles.__getitem__, help=help_text, **box)
    if picked not in choices:
        return page.plan, page.scenario
    printed, problems = asked(lambda database: _printed_from(database, page, choices[picked]), None)
    if printed is None:  # never another table in its place
        show_problems(problems, say)
        return None
    plan, scenario, left_behind = printed
    show_problems(left_behind, say)
    return plan, scenario


def _printed_from(database: Database, page: Page, version: PrintedVersion) -> tuple[Plan, Scenario, tuple[Problem, ...]] | None:
    return printed_from(database, folder_plan()[0], version, page.scenario)


def _version_text(page: Page, version: PrintedVersion) -> str:
    say, moment = page.say, moment_text(local(version.at), page.say)
    if version.kind == "saved":
        return say("Kịch bản “{title}” như lúc lưu, {moment}", title=version.title, moment=moment)
    return say("Số liệu trước lần thay đổi số {number} ({moment})", number=version.key, moment=moment)


def _paper_boxes(page: Page) -> tuple[Paper | None, tuple[Problem, ...]]:
    """Kind, number, date and issuer of the paper; who marks it. None with the problems where it is no paper yet."""
    say = page.say
    kind, paper_number, date, issuer, who = st.columns([1.1, 1.3, 1.1, 1.8, 1.5])
    titles = {name: say(PAPER_WORDS[name]) for name in PAPER_KINDS}
    picked = kind.selectbox(say("Văn bản"), list(titles), format_func=titles.__getitem__, **TYPING.box("kind", "notice"))
    typed = paper_number.text_input(say("Số, ký hiệu (bắt buộc)"), max_chars=LONGEST, placeholder="128/TB-UBND", **TYPING.box("number"))
    day = date.text_input(say("Ngày văn bản (bắt buộc)"), max_chars=40, placeholder=DAY_LIKE[say.language], **TYPING.box("date"))
    signed = issuer.text_input(say("Cơ quan ban hành"), max_chars=LONGEST, **TYPING.box("issuer"))
    who.text_input(say("Người đánh dấu (tự khai)"), max_chars=LONGEST, **TYPING.box("who", author()))
    problems: list[Problem] = []
    found = typed_day(day, say.language, "date", page.live.year, problems)
    problems = [Problem(one.code, column=say("Ngày văn bản"), found=one.found, expected=one.expected) for one in problems]
    paper = Paper(kind=picked, number=typed, date=found or dt.date.min, issuer=signed)
    every = (*paper_problems(paper, local(now()).date()), *problems)
    return (paper if found else None), every


def _confirm(
    page: Page,
    tables: tuple[IssuedTable, ...],
    plan: Plan,
    scenario: Scenario,
    paper: Paper | None,
    problems: tuple[Problem, ...],
) -> None:
    """Keep the table. “Đã giao” is said only when the store has it on the disk."""
    TYPING.put("tried", True)
    who, store = str(TYPING.value("who", author())).strip(), storage()
    set_author(who)
    if problems or paper is None:
        return
    if store.database is None:
        st.session_state[REFUSED] = store.problems or (Problem("store_unreachable"),)
        return
    at = now()
    try:
        table = issue_table(
            store.database,
            plan,
            scenario,
            paper,
            author=who,
            at=at,
            today=local(at).date(),
            seen=events_of(tables),
        )
    except PlannerError as error:
        st.session_state[REFUSED] = error.problems
    else:
        TYPING.forget()
        st.session_state[DONE], st.session_state[PANEL] = table, False
        st.session_state.pop(VIEW, None)
