"""The frame around every page: plan, language, navigation, the line that says how old the figures are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st

from planner.catalog.snapshot import outlooks_from
from planner.charts.theme import Palette, palette
from planner.domain.bilingual import LANGUAGES
from planner.domain.outlook import Outlook
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.domain.target import Target
from planner.errors import InvalidPlan, Problem
from planner.keeping.archive import fit_document, plan_then
from planner.store import scenarios
from planner.text.dates import exact_date
from planner.text.markdown import label
from planner.text.problems import place_text, problem_text
from planner.text.translation import Voice, mark
from planner.ui import results, session
from planner.ui.arrival import arrive, show_arrival, show_left_out_here, show_problems
from planner.ui.chrome import prepare_page
from planner.ui.continuity import draft_problems, keep_draft, take_up
from planner.ui.line.component import watch_line
from planner.ui.plans import ROOT, folder_plan, open_plan
from planner.ui.storage import asked, storage
from planner.ui.style import apply_style
from planner.ui.visitor import cookie

FRAMED = "planner.framed"
START = "overview"
LANGUAGE_NAMES = {"vi": "Tiếng Việt", "en": "English"}
TITLE = mark("Nhịp – kịch bản chuyển đổi số")


@dataclass(frozen=True, slots=True)
class Page:
    """What a page needs: the visitor's voice, the plan, the scenario, the colours."""

    say: Voice
    plan: Plan
    scenario: Scenario
    colours: Palette
    live: Plan  # the plan of now, when another one is shown
    stored: tuple[Scenario, tuple[Outlook, ...]] | None = None  # what was said of a scenario when it was saved

    @property
    def baseline(self) -> Scenario:
        """Nothing decided and nothing believed otherwise; what is counted stays as it was chosen."""
        return Scenario(plan=self.plan.id, choices=self.scenario.choices)

    def outlooks(self, scenario: Scenario | None = None) -> tuple[Outlook, ...]:
        """The outlook of every target under a scenario; under the visitor's own when left out."""
        asked_for = scenario or self.scenario
        if self.stored is not None and (asked_for.moves, asked_for.choices) == (self.stored[0].moves, self.stored[0].choices):
            return self.stored[1]
        return results.outlooks(self.plan, asked_for)

    def outlook(self, target: Target) -> Outlook:
        """The outlook of one target under the visitor's scenario, with the paces it needs."""
        if self.stored is not None:
            return next(outlook for outlook in self.outlooks() if outlook.target_id == target.id)
        return results.outlook(self.plan, self.scenario, target)

    def denominator(self, indicator_id: str) -> float:
        """What percentages of an indicator are percentages of; 1 for counts without a potential."""
        return results.denominators(self.plan, self.scenario).get(indicator_id, 1.0)


def outlook_for(page: Page, target: Target, scenario: Scenario | None = None) -> Outlook:
    """The outlook of one target."""
    return next(outlook for outlook in page.outlooks(scenario) if outlook.target_id == target.id)


def run_app(pages: dict[str, str], hidden: dict[str, str] | None = None) -> None:
    """Route a request to its page.

    Parameters
    ----------
    pages, hidden : dict
        Titles by the name of the script: of the pages in the menu, and of those that only an address leads to. These have
        no menu either, and whoever opens one keeps no draft.
    """
    st.session_state[FRAMED] = True
    say = _voice()
    st.set_page_config(page_title=say(TITLE), page_icon=str(ROOT / "planner" / "ui" / "icon.png"), layout="wide", initial_sidebar_state="collapsed")
    declared = [st.Page(_script(name), title=say(title), default=name == START) for name, title in pages.items()]
    declared += [st.Page(_script(name), title=say(title), visibility="hidden") for name, title in (hidden or {}).items()]
    asked_for = urlsplit(st.context.url or "").path.rstrip("/").rpartition("/")[2]
    shown = st.navigation(declared, position="hidden" if asked_for in (hidden or {}) else "top")
    shown.run()
    if shown.visibility == "visible":
        keep_draft()  # last: nobody waits for it


def open_page(name: str) -> Page:
    """The first call of every page script: frame and language, the plan, the visitor's scenario."""
    route_first(name)
    apply_style()
    say = _voice()
    prepare_page(say, cookie())
    watch_line(say)
    try:
        live, notices = open_plan()
    except InvalidPlan as error:
        _top_line(say, say("Kế hoạch chưa mở được"))
        _show_plan_problems(error.problems, say)
        st.stop()
    plan, stored, missing = _plan_shown(live)
    ignored = take_up(plan)
    arrive(plan)
    _top_line(say, _age_of_figures(plan, say))
    for notice in notices:
        st.caption(f"{label(place_text(notice, say))}: {label(problem_text(notice, say))}")
    show_problems((*storage().problems, *missing, *ignored, *draft_problems()), say)
    show_arrival(say)
    show_left_out_here(say)
    return Page(say, plan, session.scenario(), palette(st.context.theme.type == "dark"), live, stored)


def route_first(name: str) -> None:
    """Make sure that this run came through ``app.py``.

    A request that starts the server on a page's own address runs the page's script before ``app.py`` ever did. Then
    the navigation is declared here and the run starts again, through ``app.py``: frame, menu and address are the same.
    """
    if FRAMED not in st.session_state:
        st.session_state[FRAMED] = True
        st.navigation([st.Page(_script(START), default=True), *([st.Page(_script(name))] if name != START else [])], position="hidden")
        st.rerun()


def _plan_shown(live: Plan) -> tuple[Plan, tuple[Scenario, tuple[Outlook, ...]] | None, tuple[Problem, ...]]:
    """The plan of now; or, when the visitor asked to see a saved scenario as it was, the plan and the outlooks of that day."""
    saved = session.as_saved()
    if saved is None:
        return live, None, ()
    text, problems = asked(lambda database: scenarios.snapshot(database, saved.revision.data), None)
    try:
        if text is not None:
            then = plan_then(text)
            return then, (fit_document(saved.revision.document, then)[0], outlooks_from(saved.revision.outlooks)), ()
    except InvalidPlan as error:
        problems = error.problems
    session.set_as_saved(None)
    return live, None, problems or (Problem("unknown_figures", found=saved.revision.data[:12], expected=live.data[:12]),)


def _script(name: str) -> Path:
    return ROOT / "pages" / f"{name}.py"


def _voice() -> Voice:
    """The visitor's voice; a plan that cannot be opened speaks Vietnamese until somebody picks."""
    try:
        usual = folder_plan()[0].language
    except InvalidPlan:
        usual = LANGUAGES[0]
    return Voice(session.language(usual))


def _top_line(say: Voice, text: str) -> None:
    left, right = st.columns([5, 2], vertical_alignment="center", gap="small")
    left.markdown(label(text))
    key = session.seeded("frame.language", say.language)
    with right, st.container(horizontal=True, horizontal_alignment="right"):
        st.segmented_control(
            say("Ngôn ngữ"),
            LANGUAGES,
            format_func=LANGUAGE_NAMES.__getitem__,
            required=True,
            key=key,
            label_visibility="collapsed",
            **session.on_change(key, session.set_language),
        )


def _age_of_figures(plan: Plan, say: Voice) -> str:
    last = max((row.date for row in plan.observations if plan.indicator(row.indicator_id).projected), default=None)
    months = (plan.year_end.year - plan.as_of.year) * 12 + plan.year_end.month - plan.as_of.month + (plan.as_of.day <= 15)
    end = exact_date(plan.year_end, say)
    if last is None:
        return say("{place} · chưa có số liệu · còn {months} tháng đến {end}", place=say.of(plan.place), months=months, end=end)
    date = exact_date(last, say)
    return say("{place} · số liệu đến {date} · còn {months} tháng đến {end}", place=say.of(plan.place), date=date, months=months, end=end)


def _show_plan_problems(problems: tuple[Problem, ...], say: Voice) -> None:
    st.error(say("Kế hoạch có {count} vấn đề. Sửa các tệp dưới đây rồi tải lại trang; ứng dụng vẫn chạy.", count=len(problems)))
    header = f"| {say('Chỗ')} | {say('Vấn đề và cách sửa')} |\n|---|---|\n"
    st.markdown(header + "\n".join(f"| {label(place_text(problem, say))} | {label(problem_text(problem, say))} |" for problem in problems))
