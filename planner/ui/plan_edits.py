"""Indicators, targets, units, what measures cost, assumptions, the as-of date: each with a way to correct it, or to add one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import streamlit as st

from planner.catalog.changed_plan import AS_OF, value_of
from planner.domain.assumption import Assumption
from planner.domain.change import ChangeKind, Cost
from planner.domain.indicator import Indicator
from planner.domain.measure import Measure
from planner.domain.target import Target
from planner.domain.unit import Unit
from planner.text.dates import exact_date
from planner.text.markdown import label
from planner.text.numbers import number
from planner.text.takeaway import capital, printed_target, value_text
from planner.text.translation import mark
from planner.text.words import EVIDENCE_WORDS, KINDS, MATCHES, METHODS, SCOPES, UNITS, unit_kind_words
from planner.ui.edit_form import can_add, is_open, open_edit, show_edit
from planner.ui.frame import Page
from planner.ui.next_steps import show_next_steps
from planner.ui.recording import show_recorded
from planner.ui.typing_box import Typing

CHOSEN = Typing("edits.filter")
WIDTHS = (3.2, 2.0, 4.2, 0.8)
ADDRESS = "loai"  # in the address: which kind is shown
TITLES: dict[ChangeKind, str] = {
    "indicator": mark("Các chỉ tiêu theo dõi"),
    "target": mark("Các đích"),
    "unit": mark("Các đơn vị"),
    "cost": mark("Chi phí biện pháp"),
    "assumption": mark("Các giả định"),
    "as_of": mark("Ngày chốt"),
}
ADDED: dict[ChangeKind, str] = {
    "indicator": mark("Thêm chỉ tiêu theo dõi"),
    "target": mark("Thêm đích"),
    "unit": mark("Thêm đơn vị"),
}
Row = tuple[str, str, str, str]  # subject, what it is, its value, where it is from


def show_edits(page: Page) -> None:
    """One kind at a time: its list, and the form of what is corrected."""
    say = page.say
    st.title(_finding(page), anchor=False)
    told, add = st.columns([6, 1.4], vertical_alignment="center")
    told.caption(say("Sửa ở đây không ghi đè thư mục kế hoạch: mỗi lần sửa ghi ai, lúc nào, vì sao và hoàn tác được."))
    _take_up_address()
    kind: ChangeKind = st.segmented_control(
        say("Loại"),
        list(TITLES),
        format_func=lambda one: say(TITLES[one]),
        required=True,
        label_visibility="collapsed",
        **CHOSEN.box("kind", "target"),
    )
    if kind in ADDED:
        add.button(
            say(ADDED[kind]),
            key="edits.add",
            type="primary",
            width="stretch",
            disabled=not can_add(page, kind),
            on_click=open_edit,
            args=(page, kind, ""),
        )
    if not is_open(kind):
        show_next_steps(page)
    show_recorded(page)
    show_edit(page, kind)
    with st.container(gap=None, key="edits"):
        for row in ROWS[kind](page):
            _show_row(page, kind, row)


def _take_up_address() -> None:
    """Show the kind that a link asks for, once; what is picked afterwards counts."""
    wanted = st.query_params.get(ADDRESS)
    if wanted is not None:
        del st.query_params[ADDRESS]
    if wanted in TITLES:
        CHOSEN.put("kind", wanted)


def _finding(page: Page) -> str:
    say, plan = page.say, page.live
    unpriced = sum(measure.cost_per_month is None for measure in plan.measures)
    counts = say(
        "{indicators} chỉ tiêu theo dõi, {targets} đích, {units} đơn vị, {assumptions} giả định",
        indicators=len(plan.indicators),
        targets=len(plan.targets),
        units=len(plan.units),
        assumptions=len(plan.assumptions),
    )
    return counts + (say("; {count} biện pháp chưa có chi phí", count=unpriced) if unpriced else "")


def _show_row(page: Page, kind: ChangeKind, row: Row) -> None:
    subject, what, value, where = row
    with st.container(key=f"row-edit-{kind}-{subject or 'day'}"):
        name, size, source, change = st.columns(WIDTHS, vertical_alignment="center")
        name.markdown(what)
        size.markdown(value)
        source.markdown(where)
        known = kind != "cost" or value_of(page.live, "cost", subject) is not None
        change.button(
            page.say("Sửa") if known else page.say("Điền"), key=f"edit-{kind}-{subject}", type="tertiary", on_click=open_edit, args=(page, kind, subject)
        )


def _indicators(page: Page) -> Iterable[Row]:
    return (_indicator(page, indicator) for indicator in page.live.indicators)


def _indicator(page: Page, indicator: Indicator) -> Row:
    say, plan = page.say, page.live
    where = f"{say.of(plan.area(indicator.area).title)} – {say.of(plan.programme(indicator.programme).short)}"
    what = f"**{label(capital(say.of(indicator.title)))}**  \n:small[{label(where)}]"
    counted = say.of(plan.assumption(f"potential.{indicator.potential}").title) if indicator.potential else ""
    unit = f"{say(UNITS[indicator.unit])}{f' / {counted}' if counted else ''}"
    size = f"{label(unit)}  \n:small[{say(METHODS[indicator.method])}]"
    source = f":gray[– {_source(page, indicator.definition_source)}]"
    return indicator.id, what, size, f":small[{label(say.of(indicator.definition))} {source}]"


def _units(page: Page) -> Iterable[Row]:
    return (_unit(page, unit) for unit in page.live.units)


def _unit(page: Page, unit: Unit) -> Row:
    say = page.say
    told = ", ".join(filter(None, (unit_kind_words(unit.kind, say), unit.code)))
    what = f"**{label(say.of(unit.title))}**  \n:small[{label(told)}]"
    if unit.population is None:
        return unit.id, what, f":gray[{say('chưa có số liệu')}]", ""
    return unit.id, what, f"**{number(unit.population, say.language)}**", f":small[{_source(page, unit.source)}]"


def _targets(page: Page) -> Iterable[Row]:
    return (_target(page, target) for target in page.live.targets)


def _target(page: Page, target: Target) -> Row:
    say = page.say
    indicator = page.live.indicator(target.indicator_id)
    words = ", ".join((say(KINDS[target.kind]), say(SCOPES[target.scope]), say(MATCHES[target.match])))
    note = f"  \n:small[:gray[{label(say.of(target.note))}]]" if say.of(target.note) else ""
    value = f"**{label(printed_target(indicator, target, say))}**  \n:small[{exact_date(target.due, say)}]"
    what = f"**{label(capital(say.of(indicator.short)))}**  \n:small[{label(words)}]"
    return target.id, what, value, f":small[{label(target.programme)} – {_source(page, target.source)}]{note}"


def _costs(page: Page) -> Iterable[Row]:
    return (_cost(page, measure) for measure in page.live.measures)


def _cost(page: Page, measure: Measure) -> Row:
    say = page.say
    what = f"**{label(say.of(measure.title))}**  \n:small[{label(say.of(measure.owner))}]"
    cost = value_of(page.live, "cost", measure.id)
    if not isinstance(cost, Cost):
        missing = say("đề nghị {lead} cung cấp", lead=say.of(measure.owner))
        return measure.id, what, f":gray[{say('chưa có số liệu')}]", f":small[:gray[{label(missing)}]]"
    value = f"**{say('{cost} triệu đồng/tháng', cost=number(cost.per_month, say.language, 2, trim=True))}**"
    where = f":small[{say(EVIDENCE_WORDS[cost.evidence])} – {_source(page, cost.source)}]"
    return measure.id, what, value, where


def _assumptions(page: Page) -> Iterable[Row]:
    return (_assumption(page, known) for known in page.live.assumptions)


def _assumption(page: Page, known: Assumption) -> Row:
    say = page.say
    low, central, high = (value_text(known, value, say) for value in (known.low, known.central, known.high))
    span = say("cố định") if known.fixed else f"{low} – {high}"
    where = f":small[{say(EVIDENCE_WORDS[known.evidence])}: {label(say.of(known.basis))} :gray[– {_source(page, known.source)}]]"
    return known.id, f"**{label(capital(say.of(known.title)))}**", f"**{label(central)}**  \n:small[{label(span)}]", where


def _day(page: Page) -> Iterable[Row]:
    say = page.say
    told = say("Kế hoạch nhìn tới từ ngày này; không số liệu nào được sau ngày này.")
    yield AS_OF, f"**{say('Ngày chốt')}**", f"**{exact_date(page.live.as_of, say)}**", f":small[{label(told)}]"


def _source(page: Page, source_id: str) -> str:
    found = next((known for known in page.live.sources if known.id == source_id), None)
    return label(page.say.of(found.title)) if found else "–"


ROWS: dict[ChangeKind, Callable[[Page], Iterable[Row]]] = {
    "indicator": _indicators,
    "target": _targets,
    "unit": _units,
    "cost": _costs,
    "assumption": _assumptions,
    "as_of": _day,
}
