"""The compare page: two to four scenarios beside the baseline, in one chart, one table and what they do differently."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from planner.charts.compare import LOOKS, CompareChart, Line, compare_figure
from planner.charts.theme import CONFIG
from planner.domain.bilingual import Bilingual
from planner.domain.indicator import Indicator
from planner.domain.scenario import Scenario
from planner.domain.target import Target
from planner.model.compare import Standing
from planner.model.headline import headline, targets_of_year
from planner.model.outlook import target_level
from planner.model.series import launched
from planner.text.comparison import finding
from planner.text.markdown import label
from planner.text.numbers import number
from planner.text.takeaway import capital, target_text
from planner.text.words import KINDS
from planner.ui import results, session
from planner.ui.frame import Page
from planner.ui.library import distinct_titles, saved_scenarios, show_left_out
from planner.ui.next_steps import show_next_steps

PICKED, PICKED_OUT = "planner.compare.picked", "planner.compare.picked_out"
OWN = "own"
FEWEST, MOST = 2, len(LOOKS)
# In every cell stands its scenario's name: read aloud always, seen where the columns fall under each other. There, a lever
# shows only the scenarios that move it. The table's head stays in sight; four picked scenarios may take two lines.
STYLE = """<style>
[class*="st-key-row-compare"] p, .st-key-compare-head p { font-size: 0.9rem; line-height: 1.35; margin: 0; }
[class*="st-key-row-compare"] [data-testid="stMarkdownContainer"], .st-key-compare-head [data-testid="stMarkdownContainer"] { margin-bottom: 0; }
.st-key-compare-scenarios div:has(> [data-testid="stMultiSelectTagsContainer"]) { height: auto; max-height: none; }
.st-key-compare-scenarios [data-testid="stMultiSelectTagsContainer"] { height: auto; min-height: 38px; flex-wrap: wrap; row-gap: 0.25rem; }
.st-key-compare-head [data-testid="stVerticalBlock"] { gap: 0.1rem; }
[data-testid="stLayoutWrapper"]:has(> .st-key-compare-head) {
  position: sticky; top: 3.7rem; z-index: 9; background: BACKGROUND; box-shadow: 0 1px rgba(128, 128, 128, 0.22);
}
@media (min-width: 641px) {
  [class*="st-key-row-compare"] em { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  [class*="st-key-row-compare"] em + br { display: none; }
}
@media (max-width: 640px) {
  .st-key-compare-head { display: none; }
  [class*="st-key-row-compare"] em { font-style: normal; opacity: 0.75; }
  [class*="st-key-row-compare"] [data-testid="stColumn"]:first-child { min-width: 100%; }
  [class*="st-key-row-compare-measure"] [data-testid="stColumn"]:has(.stMarkdownColoredText),
  [class*="st-key-row-compare-assumption"] [data-testid="stColumn"]:has(.stMarkdownColoredText):not(:nth-child(2)) { display: none; }
}
</style>"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A scenario as it stands on the page; `place` is that of its colour, dash and marker, None for the baseline."""

    key: str
    title: str
    scenario: Scenario
    place: int | None


def available(page: Page) -> dict[str, Scenario]:
    """The scenarios that can be compared, by a key that lasts: the plan's, those that were saved, and the visitor's own where it is another one."""
    found = {f"shipped.{place}": known for place, known in enumerate(page.plan.scenarios) if not known.is_baseline}
    found |= saved_scenarios(page)
    moves = page.scenario.moves
    if not page.scenario.is_baseline and all(known.moves != moves for known in found.values()):
        title = page.say("Đang tự đặt")
        found[OWN] = replace(page.scenario, title=Bilingual(title, title))
    return found


def control_row(page: Page) -> tuple[tuple[Column, ...], Target | None]:
    """Which scenarios, which target, whose band; returns the columns, the baseline first, and the target of the chart."""
    st.html(STYLE.replace("BACKGROUND", st.get_option(f"theme.{st.context.theme.type or 'light'}.backgroundColor")))
    which, what, band = st.columns([3.8, 2.4, 1.4])
    with which:
        columns = _pick_scenarios(page)
    with what:
        target = _pick_target(page)
    with band:
        _pick_band(page, columns)
    show_left_out(page, (column.key for column in columns))
    return columns, target


def _pick_scenarios(page: Page) -> tuple[Column, ...]:
    say, known = page.say, available(page)
    titles = distinct_titles(page, known, (say("Như hiện nay"),))
    key = session.seeded("compare.scenarios", _picked(known))
    placeholder = say("Chọn hai đến bốn kịch bản")
    picked: list[str] = st.multiselect(
        say("So sánh với như hiện nay"),
        list(known),
        format_func=titles.__getitem__,
        max_selections=MOST,
        placeholder=placeholder,
        key=key,
        **session.on_change(key, _remember_picked),
    )
    if len(picked) < FEWEST:
        more = (
            say("Chọn ít nhất hai kịch bản để so sánh.") if len(known) >= FEWEST else say("Đặt các biện pháp ở trang Thử kịch bản để có thêm kịch bản so sánh.")
        )
        st.caption(more)
    baseline = Column(key="", title=say("Như hiện nay"), scenario=page.baseline, place=None)
    return baseline, *(Column(key=name, title=titles[name], scenario=_counted_alike(page, known[name]), place=place) for place, name in enumerate(picked))


def _picked(known: dict[str, Scenario]) -> list[str]:
    """What the visitor picked, as far as it is still there; until then the first ones, his own among them."""
    picked: list[str] | None = st.session_state.get(PICKED)
    still = [name for name in picked or () if name in known]
    if still or picked == []:
        return still
    first = list(known)[:MOST]
    return [*first[: MOST - 1], OWN] if OWN in known and OWN not in first else first


def _remember_picked(picked: list[str]) -> None:
    st.session_state[PICKED] = list(picked)


def _counted_alike(page: Page, scenario: Scenario) -> Scenario:
    """The scenario with the visitor's own choices of what to count, so that all columns mean the same; without its title, so that answers are kept."""
    return page.baseline.with_moves_of(scenario)


def _pick_target(page: Page) -> Target | None:
    say = page.say
    targets = {target.id: target for target in targets_of_year(page.plan, page.scenario) if page.plan.indicator(target.indicator_id).projected}
    if not targets:
        return None
    counted = headline(page.plan, page.baseline, page.outlooks(page.baseline))
    opening = next((outlook.target_id for outlook in counted.needs_direction if outlook.target_id in targets), next(iter(targets)))
    focus = session.focus()
    key = session.seeded("compare.target", focus if focus in targets else opening)

    def title(target_id: str) -> str:
        return _target_title(page, targets[target_id])

    return targets[st.selectbox(say("Chỉ tiêu trên biểu đồ"), list(targets), format_func=title, key=key, **session.on_change(key, session.set_focus))]


def _target_title(page: Page, target: Target) -> str:
    say, indicator = page.say, page.plan.indicator(target.indicator_id)
    standing = standing_of(page, target, page.baseline)
    wanted = target_text(indicator, standing.outlook, standing.denominator, say)
    return f"{capital(say.of(indicator.short))} – {wanted} ({say(KINDS[target.kind])})"


def _pick_band(page: Page, columns: Sequence[Column]) -> None:
    """Whose 80 % band is drawn: one at a time, or the bands would hide each other."""
    places = [column.place for column in columns if column.place is not None]
    if not places:
        return
    shown = {column.place: column for column in columns}
    key = session.seeded("compare.band", _picked_out(columns))

    def remember(place: int) -> None:
        st.session_state[PICKED_OUT] = shown[place].key

    st.selectbox(page.say("Vẽ khoảng 80% của"), places, format_func=lambda place: shown[place].title, key=key, **session.on_change(key, remember))


def _picked_out(columns: Sequence[Column]) -> int | None:
    """Place of the scenario whose band is drawn: the one that was picked, or the first."""
    places = {column.key: column.place for column in columns if column.place is not None}
    return places.get(st.session_state.get(PICKED_OUT, ""), next(iter(places.values()), None))


def show_finding(page: Page, columns: Sequence[Column], target: Target | None) -> str:
    """The sentence that is the page's title; returned for the chart's alt text."""
    if target is None:
        st.subheader(page.say("Chưa có chỉ tiêu nào của năm dự báo được để so sánh."), anchor=False)
        show_next_steps(page)
        return ""
    baseline, *others = [(column.title, standing_of(page, target, column.scenario)) for column in columns]
    text = finding(page.plan, baseline[1], others, page.say)
    st.subheader(label(text), anchor=False)
    return text


def show_chart(page: Page, columns: Sequence[Column], target: Target | None, title: str) -> None:
    """The medians of all scenarios for one target."""
    say = page.say
    if target is None:
        return
    chart = _chart(page, columns, target)
    if chart is None:
        st.info(say("Chưa vẽ được dự báo: cần ít nhất hai số liệu để đo tốc độ. Đề nghị cơ quan chủ trì cung cấp thêm."))
        return
    indicator = page.plan.indicator(target.indicator_id)
    unit = say("% của {denominator}", denominator=number(page.denominator(indicator.id), say.language)) if indicator.unit == "count" else say("%")
    lines = say("mỗi đường: mức giữa của một kịch bản; nét đứt xám: như hiện nay; đỏ: đích")
    st.caption(label(f"{say.of(indicator.title)} ({unit}) · {lines}"))
    st.plotly_chart(compare_figure(page.plan, chart, page.colours, say), key="compare.chart", config=CONFIG, alt=title)


def _chart(page: Page, columns: Sequence[Column], target: Target) -> CompareChart | None:
    plan, indicator = page.plan, page.plan.indicator(target.indicator_id)
    lines = []
    for column in columns:
        projection = results.projection(plan, column.scenario, indicator.id)
        if projection is None:
            return None
        lines.append(Line(title=column.title, projection=projection, denominator=_denominator(page, column.scenario, indicator)))
    share = 100 / lines[0].denominator
    return CompareChart(
        history=tuple((day, value * share) for day, value in zip(*launched(plan, page.baseline, indicator), strict=True)),
        baseline=lines[0],
        scenarios=tuple(lines[1:]),
        picked_out=_picked_out(columns),
        target=target_level(plan, page.baseline, target) * share,
    )


def standing_of(page: Page, target: Target, scenario: Scenario) -> Standing:
    """How a target stands under a scenario."""
    outlook = next(known for known in page.outlooks(scenario) if known.target_id == target.id)
    return Standing(outlook=outlook, denominator=_denominator(page, scenario, page.plan.indicator(target.indicator_id)))


def _denominator(page: Page, scenario: Scenario, indicator: Indicator) -> float:
    return results.denominators(page.plan, scenario).get(indicator.id, 1.0)
