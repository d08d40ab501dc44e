"""Why believe this: the method, every assumption and measure with its evidence, the figures, what cannot be known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from planner.domain.assumption import Assumption
from planner.domain.gaps import open_gaps
from planner.domain.measure import Measure
from planner.model.reference_class import reference_class
from planner.text.dates import exact_date
from planner.text.levels import count_text
from planner.text.markdown import label
from planner.text.method import IF_THEN, METHOD
from planner.text.numbers import arithmetic, number
from planner.text.takeaway import capital, value_text
from planner.text.translation import mark
from planner.text.words import EVIDENCE_WORDS, PRECISIONS
from planner.ui.details import source_text
from planner.ui.frame import Page
from planner.ui.levers import evidence_badge
from planner.ui.next_steps import show_next_steps

UNKNOWN = (
    IF_THEN,
    mark("Tác động của biện pháp phần lớn là phỏng đoán, chưa đo ở địa phương; phần nào là đoán đều ghi rõ."),
    mark("Với hai số liệu, máy chỉ biết tốc độ, không biết hình dạng đường cong; khoảng dự báo rộng vì thế."),
    mark("Không dự báo thứ hạng: còn phụ thuộc các tỉnh khác."),
    mark("Một tháng tính là 30,4375 ngày; nếu tốc độ sai gấp đôi thì sai số tăng 7–10%."),
    mark("Nơi tăng trưởng đều đặn dưới xa mức trần, kẻ thẳng có khi đúng hơn: vì thế có nút kẻ thẳng."),
)
TRIAL = mark(
    "Đã thử trên 355 chuỗi số liệu thật của 11 họ chương trình, tham số luôn học từ các họ khác: sai số trung bình 7,9 điểm %, ít hơn 20% so với "
    "kẻ thẳng qua hai số cuối và 23–24% so với FORECAST.LINEAR và FORECAST.ETS của Excel; khoảng 80% chứa đúng 81% trường hợp; nói 60% thì xảy ra 60%."
)


def show_method(page: Page) -> None:
    """The method in three sentences, how it fared, and what it cannot know."""
    say = page.say
    st.title(say("Căn cứ tính toán"), anchor=False)
    st.caption(label(say.of(page.plan.committee)))
    st.markdown("\n".join(f"{place}. {label(say(sentence))}" for place, sentence in enumerate(METHOD, 1)))
    st.markdown(label(say(TRIAL)))
    st.header(say("Điều máy không thể biết"), anchor=False)
    st.markdown("\n".join(f"- {label(say(sentence))}" for sentence in UNKNOWN))
    st.header(say("Còn thiếu"), anchor=False)
    st.markdown("\n".join(f"- {label(say.of(gap))}" for gap in open_gaps(page.plan)))
    show_next_steps(page)


def show_assumptions(page: Page) -> None:
    """Every assumption with its value, range, grade and source."""
    say = page.say
    st.header(say("Giả định – điều ta tin"), anchor=False)
    names = (say("Giả định"), say("Giá trị"), say("Khoảng"), say("Căn cứ"), say("Vì sao, nguồn"))
    _table(names, (_assumption_row(page, known) for known in page.plan.assumptions))


def _assumption_row(page: Page, known: Assumption) -> tuple[str, ...]:
    say = page.say
    low, central, high = (value_text(known, value, say) for value in (known.low, known.central, known.high))
    believed = page.scenario.assumed(known.id)
    changed = "" if believed is None else f" → **{label(value_text(known, believed, say))}**"
    span = say("cố định") if known.fixed else f"{low} – {high}"
    title, why = capital(say.of(known.title)), _why(page, say.of(known.basis), known.source)
    return (label(title), label(central) + changed, label(span), evidence_badge(page, known.evidence), why)


def _why(page: Page, basis: str, source_id: str) -> str:
    return f"{label(basis)} :gray[– {label(source_text(page, source_id))}]"


def show_measures(page: Page) -> None:
    """Every measure with its effects, evidence, owner and source."""
    say = page.say
    st.header(say("Biện pháp – điều ta quyết định"), anchor=False)
    names = (say("Biện pháp, chủ trì"), say("Thêm vào tốc độ (mức cao nhất)"), say("Căn cứ"), say("Vì sao, nguồn"), say("Chuẩn bị"), say("Chi phí"))
    _table(names, (row for measure in page.plan.measures for row in _measure_rows(page, measure)))


def _measure_rows(page: Page, measure: Measure) -> Iterable[tuple[str, ...]]:
    say = page.say
    cost = say("chưa có số liệu") if measure.cost_per_month is None else number(measure.cost_per_month, say.language)
    later = f" :gray-badge[{say('biết sau ngày số liệu')}]" if measure.known_on and measure.known_on > page.plan.as_of else ""
    title = f"**{label(say.of(measure.title))}** :gray[– {label(say.of(measure.owner))}]{later}"
    ready = say("{days} ngày", days=measure.lead_time_days)
    for place, effect in enumerate(measure.effects):
        added = f"{capital(say.of(page.plan.indicator(effect.indicator_id).short))}: {number(effect.added_pace, say.language, 1, signed=True)}"
        why = _why(page, say.of(effect.basis), effect.source)
        once = (title, ready, cost) if place == 0 else ("", "", "")
        yield (once[0], label(added), evidence_badge(page, effect.evidence), why, once[1], once[2])


def show_figures(page: Page) -> None:
    """Every figure of the plan with date, precision, arithmetic and source."""
    say = page.say
    st.header(say("Số liệu và nguồn"), anchor=False)
    names = (say("Chỉ tiêu"), say("Ngày"), say("Giá trị"), say("Cách có"), say("Ghi chú"), say("Nguồn"))
    rows = []
    for row in page.plan.observations:
        indicator = page.plan.indicator(row.indicator_id)
        value = count_text(indicator, row.value, say) + (f" = {arithmetic(row.derivation, say.language)}" if row.derivation else "")
        cells = (say.of(indicator.title), exact_date(row.date, say), value, say(PRECISIONS[row.precision]), say.of(row.note), source_text(page, row.source))
        rows.append(tuple(label(cell) for cell in cells))
    _table(names, rows)
    version, hashed, grades = reference_class().version, page.plan.data[:12], ", ".join(say(grade) for grade in EVIDENCE_WORDS.values())
    st.caption(label(say("Mô hình {version} · dữ liệu {hash} · mức căn cứ: {grades}", version=version, hash=hashed, grades=grades)))


def show_units(page: Page) -> None:
    """The places inside the place; a population that was not found is asked for."""
    say = page.say
    st.header(say("Đơn vị"), anchor=False)
    names = (say("Đơn vị"), say("Mã"), say("Dân số"), say("Nguồn"))
    rows = []
    for unit in page.plan.units:
        population = say("chưa có số liệu") if unit.population is None else number(unit.population, say.language)
        source = source_text(page, unit.source) if unit.source else "–"
        rows.append(tuple(label(cell) for cell in (say.of(unit.title), unit.code, population, source)))
    _table(names, rows)


def _table(names: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    lines = [f"| {' | '.join(names)} |", "|" + "---|" * len(names), *(f"| {' | '.join(row)} |" for row in rows)]
    st.markdown("\n".join(lines))
