"""The overview: the count in its fixed place, a row for every target of the year, the areas, what is only shown."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from planner.charts.strip import spark_svg, strip_svg
from planner.charts.theme import time_window
from planner.domain.indicator import Indicator
from planner.domain.outlook import Outlook
from planner.domain.target import Target
from planner.model.headline import headline, targets_of_year
from planner.text.dates import exact_date
from planner.text.headline import direction_text, footnote_text, headline_text
from planner.text.levels import count_text, level_text
from planner.text.markdown import label
from planner.text.takeaway import capital, lever_words, never_text, target_text, when_text, year_end_text
from planner.text.words import KINDS
from planner.ui import results, session
from planner.ui.details import show_details, show_flip
from planner.ui.frame import Page
from planner.ui.next_steps import show_next_steps
from planner.ui.status import status_markdown

COLUMNS = (2.2, 1.0, 1.0, 2.7, 2.35, 2.5, 0.8)


def show_headline(page: Page) -> None:
    """The count in its fixed place, with its footnote."""
    say = page.say
    count = headline(page.plan, page.scenario, page.outlooks())
    denominators = results.denominators(page.plan, page.scenario)
    levers = lever_words(page.plan, page.scenario, say)
    under = "" if page.scenario.is_baseline else say("Với kịch bản “{levers}”: ", levers=levers)
    st.title(label(f"{under}{headline_text(count, say)} {direction_text(page.plan, count, denominators, say)}"), anchor=False)
    st.caption(label(f"{say('Kịch bản')}: {levers}. {footnote_text(page.plan, count, say)}"))
    show_next_steps(page)


def pick_area(page: Page) -> str | None:
    """The committee's areas: those with figures can be picked, the others are named on one quiet line."""
    say = page.say
    with_figures = [area for area in page.plan.areas if any(known.area == area.id and page.plan.figures(known.id) for known in page.plan.indicators)]
    without = [say.of(area.title) for area in page.plan.areas if area not in with_figures]
    titles = {area.id: say.of(area.title) for area in with_figures}
    areas, quiet = st.columns([2, 6], vertical_alignment="center")
    picked = areas.pills(say("Lĩnh vực"), list(titles), format_func=lambda area: label(titles[area]), key="overview.area", label_visibility="collapsed")
    if without:
        counts = say("{all} vấn đề, {known} có số liệu trong nguồn; bấm để lọc. Chưa có số liệu", all=len(page.plan.areas), known=len(with_figures))
        quiet.caption(label(f"{counts}: {', '.join(without)}."))
    return picked


def show_rows(page: Page, area: str | None) -> None:
    """Every target of the year as a row, by programme; trial thresholds and later years last and apart."""
    say, plan = page.say, page.plan
    rows = [(plan.target(outlook.target_id), outlook) for outlook in page.outlooks()]
    rows = [(target, outlook) for target, outlook in rows if area in (None, plan.indicator(target.indicator_id).area)]
    this_year = targets_of_year(plan, page.scenario)
    if not plan.targets:
        return  # the next steps above have said so
    with st.container(gap=None, key="table"):
        _show_head(page)
        for programme in plan.programmes:
            own = [row for row in rows if row[0] in this_year and plan.indicator(row[0].indicator_id).programme == programme.id]
            _show_group(page, say.of(programme.short), own)
        _show_group(page, say("Ngưỡng thử (không phải chỉ tiêu, không được đếm)"), [row for row in rows if row[0].kind == "trial"])
        _show_group(page, say("Chỉ tiêu đến hạn sau năm nay"), [row for row in rows if row[0].kind != "trial" and row[0].due > plan.year_end])
    st.caption(label(say("Đích có dấu *: tên chỉ tiêu trong nguồn chưa khớp hẳn. “chưa đạt”: {never}.", never=never_text(plan, say))))
    for target, outlook in rows:
        if target in this_year:
            show_flip(page, outlook)


def _show_head(page: Page) -> None:
    say = page.say
    names = (
        say("Chỉ tiêu"),
        say("Nay"),
        say("Đích"),
        say("Cuối năm, khoảng 80% (chấm: nay; vạch đỏ: đích)"),
        say("Ngày đạt, khoảng 80%"),
        say("Khả năng đạt trong năm"),
        say("Diễn biến"),
    )
    with st.container(key="table-head"):
        for column, name in zip(st.columns(COLUMNS, vertical_alignment="bottom"), names, strict=True):
            column.markdown(name)


def _show_group(page: Page, title: str, rows: Iterable[tuple[Target, Outlook]]) -> None:
    for place, (target, outlook) in enumerate(rows):
        if place == 0:
            with st.container(key=f"group-{target.id}"):
                st.markdown(f"**:gray[{label(title)}]**")
        _show_row(page, target, outlook)


def _show_row(page: Page, target: Target, outlook: Outlook) -> None:
    say, indicator = page.say, page.plan.indicator(target.indicator_id)
    denominator = page.denominator(indicator.id)
    with st.container(key=f"row-{target.id}"):
        name, now, wanted, strip, when, status, spark = st.columns(COLUMNS, vertical_alignment="center")
        with name.popover(label(capital(say.of(indicator.short))), type="tertiary", width="stretch"):
            show_details(page, indicator, outlook)
            if st.button(say("Thử kịch bản cho chỉ tiêu này"), key=f"try-{target.id}", disabled=not indicator.projected):
                session.set_focus(target.id)
                st.switch_page("pages/what_if.py")
        now.markdown(_now_text(page, indicator, outlook))
        kind = say(KINDS[target.kind]) if target.kind == "stretch" else ""
        notes = ", ".join(filter(None, (kind, exact_date(target.due, say) if target.due > page.plan.year_end else "")))
        badge = f"  \n:small[{notes}]" if notes else ""
        inexact = "\\*" if target.match in ("approximate", "unknown") else ""
        wanted.markdown(f"**{label(target_text(indicator, outlook, denominator, say))}**{inexact}{badge}")
        with strip:
            _show_strip(page, indicator, outlook, denominator)
        when.markdown(label(when_text(outlook, page.plan, say, brief=True)))
        status.markdown(status_markdown(outlook, say))
        with spark:
            _show_spark(page, indicator, outlook, denominator)


def _now_text(page: Page, indicator: Indicator, outlook: Outlook) -> str:
    say = page.say
    if outlook.now is None:
        return f":gray[{say('chưa có số liệu')}]"
    text = f"**{label(level_text(indicator, outlook.now, page.denominator(indicator.id), say))}**"
    return f"{text}  \n:small[{exact_date(outlook.as_of, say)}]" if outlook.as_of else text


def _show_strip(page: Page, indicator: Indicator, outlook: Outlook, denominator: float) -> None:
    if outlook.now is None:
        return
    text = year_end_text(indicator, outlook, denominator, page.say)
    levels = None
    if outlook.level_q10 is not None and outlook.level_q50 is not None and outlook.level_q90 is not None:
        levels = (outlook.level_q10 / denominator * 100, outlook.level_q50 / denominator * 100, outlook.level_q90 / denominator * 100)
    picture, words = st.columns([3, 2], vertical_alignment="center", gap="small")
    drawn = strip_svg(outlook.now / denominator * 100, levels, outlook.target / denominator * 100, page.colours)
    picture.image(drawn, width="stretch", alt=text)
    words.markdown(label(text))


def _show_spark(page: Page, indicator: Indicator, outlook: Outlook, denominator: float) -> None:
    known = results.projection(page.plan, page.scenario, indicator.id)
    if known is None:
        return
    first = time_window(page.plan)[0].first_day
    length = (page.plan.year_end - first).days
    observed = [((row.date - first).days / length, row.value / denominator * 100) for row in page.plan.figures(indicator.id) if row.date >= first]
    medians = known.at_quantile(0.5) / denominator * 100
    projected = [((day - first).days / length, float(level)) for day, level in zip(known.dates, medians, strict=True)]
    alt = page.say("diễn biến từ số liệu đến cuối năm")
    st.image(spark_svg(observed, projected, outlook.target / denominator * 100, page.colours), width="content", alt=alt)


def show_context(page: Page, area: str | None) -> None:
    """Figures that are shown and not projected, and which programme each indicator belongs to."""
    say = page.say
    shown = [known for known in page.plan.indicators if not known.projected and area in (None, known.area)]
    if shown:
        st.header(say("Chỉ theo dõi, không dự báo"), anchor=False)
    for place in range(0, len(shown), 4):
        for column, indicator in zip(st.columns(4), shown[place : place + 4], strict=False):
            rows = page.plan.figures(indicator.id)
            text = count_text(indicator, rows[-1].value, say) if rows else say("chưa có số liệu")
            with column.popover(label(f"{capital(say.of(indicator.short))}: {text}"), type="tertiary", width="stretch"):
                show_details(page, indicator)
    if page.plan.indicators:
        show_boundaries(page)


def show_boundaries(page: Page) -> None:
    """The table *Ranh giới*: which indicator belongs to which programme, who leads, which source, what is shared."""
    say = page.say
    st.header(say("Ranh giới giữa các chương trình"), anchor=False)
    names = (say("Chỉ tiêu"), say("Chương trình"), say("Chủ trì"), say("Nguồn số liệu"), say("Dùng chung"))
    lines = [f"| {' | '.join(names)} |", "|---|---|---|---|---|"]
    for indicator in page.plan.indicators:
        rows = page.plan.figures(indicator.id)
        cells = (
            say.of(indicator.title),
            say.of(page.plan.programme(indicator.programme).short),
            say.of(indicator.lead) if indicator.lead else say("chưa nêu trong nguồn"),
            say.of(page.plan.source(rows[-1].source).title) if rows else say("chưa có số liệu"),
            say.of(indicator.shared) if indicator.shared else "–",
        )
        lines.append(f"| {' | '.join(label(cell) for cell in cells)} |")
    with st.expander(say("Mở bảng")):
        st.markdown("\n".join(lines))
