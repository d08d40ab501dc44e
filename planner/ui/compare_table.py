"""The table of the compare page: what each scenario reaches, costs, decides and believes, beside the baseline."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from planner.charts.compare import sample_svg
from planner.domain.scenario import Scenario
from planner.domain.target import Target
from planner.model.compare import cost_of, difference, differing_assumptions, differing_measures
from planner.model.headline import targets_of_year
from planner.text.comparison import cost_text, joined, points_text, setting_text
from planner.text.dates import day_and_month
from planner.text.levels import level_text
from planner.text.markdown import label
from planner.text.takeaway import believed_text, capital, chips, never_text, target_text, when_text, year_end_text
from planner.text.words import KINDS, STATES
from planner.ui.compare import Column, standing_of
from planner.ui.frame import Page
from planner.ui.levers import evidence_badge
from planner.ui.status import status_markdown

FIRST_COLUMN = 1.15  # times the others


def show_table(page: Page, columns: Sequence[Column]) -> None:
    """Every target of the year that some scenario changes, what each costs, and what each does differently."""
    with st.container(gap=None, key="compare-table"):
        _show_head(page, columns)
        quiet = _show_targets(page, columns)
        _show_costs(page, columns)
        _show_measures(page, columns)
        _show_assumptions(page, columns)
    _show_notes(page, columns, quiet)


def _show_head(page: Page, columns: Sequence[Column]) -> None:
    with st.container(key="compare-head"):
        _, *heads = st.columns(_widths(columns), vertical_alignment="bottom")
        for head, column in zip(heads, columns, strict=True):
            with head:
                st.image(sample_svg(column.place, page.colours), width="content", alt=page.say("đường của kịch bản này trên biểu đồ"))
                st.markdown(f"**{label(column.title)}**")


def _widths(columns: Sequence[Column]) -> list[float]:
    return [FIRST_COLUMN] + [1.0] * len(columns)


def _show_row(name: str, title: str, columns: Sequence[Column], cells: Sequence[str]) -> None:
    with st.container(key=f"row-compare-{name}"):
        first, *places = st.columns(_widths(columns))
        first.markdown(title)
        for place, column, cell in zip(places, columns, cells, strict=True):
            place.markdown(f"*{label(column.title)}*  \n{cell}")


def _show_group(name: str, title: str) -> None:
    with st.container(key=f"group-compare-{name}"):
        st.markdown(f"**:gray[{label(title)}]**")


def _show_targets(page: Page, columns: Sequence[Column]) -> list[Target]:
    """A row for each target; returns those that no scenario changes, to be named on one quiet line."""
    quiet = []
    for target in targets_of_year(page.plan, page.scenario):
        before, *after = [_cell(page, target, column.scenario) for column in columns]
        if after and set(after) == {before}:
            quiet.append(target)
        else:
            _show_row(f"target-{target.id}", _name_cell(page, target), columns, [before, *(_or_unchanged(page, cell, before) for cell in after)])
    return quiet


def _or_unchanged(page: Page, cell: str, before: str) -> str:
    return f":gray[{page.say('không đổi')}]" if cell == before else cell


def _name_cell(page: Page, target: Target) -> str:
    say, indicator, standing = page.say, page.plan.indicator(target.indicator_id), standing_of(page, target, page.baseline)
    wanted = label(target_text(indicator, standing.outlook, standing.denominator, say))
    kind = f", {say(KINDS[target.kind])}" if target.kind == "stretch" else ""
    lines = [f"**{label(capital(say.of(indicator.short)))}**", f"{say('đích')} **{wanted}**{kind}"]
    if standing.outlook.now is not None:
        now = level_text(indicator, standing.outlook.now, standing.denominator, say)
        lines.append(f":small[{say('nay {level}', level=label(now))}]")
    return "  \n".join(lines)


def _cell(page: Page, target: Target, scenario: Scenario) -> str:
    """Chance, level and date of one target under one scenario, each with its difference to the baseline."""
    say, indicator = page.say, page.plan.indicator(target.indicator_id)
    standing = standing_of(page, target, scenario)
    outlook, status = standing.outlook, status_markdown(standing.outlook, say)
    if outlook.chance is None:
        return status
    moved = difference(standing_of(page, target, page.baseline), standing)
    chance, level = (f" **({points_text(points, say)})**" if points else "" for points in (moved.chance_points, moved.level_points))
    reached, when = label(year_end_text(indicator, outlook, standing.denominator, say)), label(when_text(outlook, page.plan, say, brief=True))
    return f"{status}{chance}  \n{day_and_month(outlook.due, say)}: {reached}{level}  \n:small[{when}]"


def _show_costs(page: Page, columns: Sequence[Column]) -> None:
    say = page.say
    costs = [cost_of(page.plan, column.scenario) for column in columns]
    unknown = {measure.id: say.of(measure.short) for cost in costs for measure in cost.unknown}
    title = f"**{say('Chi phí')}**  \n:small[{say('của các biện pháp, cho các tháng áp dụng')}]"
    _show_row("cost", title, columns, [label(cost_text(cost, say)) for cost in costs])
    if unknown:
        named = joined(list(unknown.values()), say)
        st.caption(label(say("Chưa có số liệu chi phí – đề nghị cơ quan chủ trì cung cấp: {measures}.", measures=named)))


def _show_measures(page: Page, columns: Sequence[Column]) -> None:
    """What the scenarios decide differently: words and months."""
    say, plan = page.say, page.plan
    differing = differing_measures(plan, [column.scenario for column in columns])
    if differing:
        _show_group("measures", say("Biện pháp khác nhau – điều ta quyết định"))
    for measure in differing:
        settings = [column.scenario.setting(measure.id) for column in columns]
        words = [label(setting_text(plan, measure, setting, say)) for setting in settings]
        cells = [word if setting else f":gray[{word}]" for word, setting in zip(words, settings, strict=True)]
        _show_row(f"measure-{measure.id}", f"{label(capital(say.of(measure.short)))} {evidence_badge(page, measure.evidence)}", columns, cells)


def _show_assumptions(page: Page, columns: Sequence[Column]) -> None:
    """What the scenarios believe differently."""
    say, plan = page.say, page.plan
    differing = differing_assumptions(plan, [column.scenario for column in columns])
    if differing:
        _show_group("assumptions", say("Giả định khác nhau – điều ta tin"))
    for known in differing:
        values = [column.scenario.assumed(known.id) for column in columns]
        words = [label(believed_text(plan, known, column.scenario, say)) for column in columns]
        cells = [f":gray[{word}]" if value is None else word for word, value in zip(words, values, strict=True)]
        _show_row(f"assumption-{known.id}", f"{label(capital(say.of(known.title)))} {evidence_badge(page, known.evidence)}", columns, cells)


def _show_notes(page: Page, columns: Sequence[Column], quiet: Sequence[Target]) -> None:
    """What no scenario changes, and how to read the table; by whose choices everything is counted."""
    say, counted = page.say, chips(page.plan, page.baseline, page.say)
    notes = [say("Kịch bản nào cũng như nhau: {targets}.", targets="; ".join(_quiet_text(page, target) for target in quiet))] if quiet else []
    read = say(
        "Trong ngoặc tròn: hơn hay kém như hiện nay, tính giữa các số đã làm tròn; [ ]: khoảng 80%; “chưa đạt”: {never}.", never=never_text(page.plan, say)
    )
    notes.append(read)
    notes += [say("Mọi kịch bản đều theo lựa chọn của bạn: {choices}.", choices="; ".join(counted))] if counted else []
    for note in notes:
        st.caption(label(note))


def _quiet_text(page: Page, target: Target) -> str:
    say, indicator, standing = page.say, page.plan.indicator(target.indicator_id), standing_of(page, target, page.baseline)
    state = when_text(standing.outlook, page.plan, say, brief=True) if standing.outlook.chance is not None else say(STATES[standing.outlook.state])
    met = f"{say(STATES['met'])} " if standing.outlook.state == "met" else ""
    return f"{say.of(indicator.short)} {target_text(indicator, standing.outlook, standing.denominator, say)} ({met}{state})"
