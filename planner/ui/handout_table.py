"""A table of months as it is, or was, printed; units with their weights, which only working papers show."""

from __future__ import annotations

import streamlit as st

from planner.charts.theme import SHORT_MONTHS
from planner.domain.handout import Handout, HandoutIndicator
from planner.text.dates import exact_date
from planner.text.handout import RULE_WORDS
from planner.text.issued import indicator_name, unit_levels_name, unit_texts, whole_texts
from planner.text.markdown import label
from planner.text.numbers import number, percent
from planner.text.translation import Voice


def handout_heads(handout: Handout, say: Voice) -> list[str]:
    """T5 … T12; May … Dec."""
    return [say(SHORT_MONTHS[month.month - 1]) for month in handout.months]


def table_markdown(heads: list[str], rows: list[list[str]], left: int = 1, last_left: int = 0) -> str:
    """A table in Markdown; the first `left` and the last `last_left` columns hold words, the others numbers.

    Cells are escaped by whoever makes them.
    """
    numbers = len(heads) - left - last_left
    lines = [f"| {' | '.join(heads)} |", "|" + "---|" * left + "--:|" * numbers + "---|" * last_left]
    return "\n".join(lines + [f"| {' | '.join(row)} |" for row in rows])


def show_handout(handout: Handout, say: Voice, key: str) -> None:
    """The whole table: every indicator, then every indicator that was split, by unit."""
    heads = [say("Chỉ tiêu"), say("Thực hiện"), *handout_heads(handout, say), say("Chủ trì")]
    rows = []
    for row in handout.indicators:
        reached, *levels = whole_texts(row, say)
        stood = f"{label(reached)} ({exact_date(row.reached_on, say)})"
        months = [f"**{label(level)}**" for level in levels]
        rows.append([label(indicator_name(row, say)), stood, *months, label(say.of(row.lead)) or "–"])
    with st.container(key=f"handout-{key}"):
        st.markdown(table_markdown(heads, rows, last_left=1))
        for row in handout.indicators:
            if row.units:
                _show_units(handout, row, say)


def _show_units(handout: Handout, row: HandoutIndicator, say: Voice) -> None:
    """The units of one indicator, with the weights that the split stands on."""
    title = indicator_name(row, say)
    rule = say(RULE_WORDS[row.rule]) if row.rule else ""
    st.markdown(f"**{label(title)}** – {label(say('chia cho các đơn vị, {rule}', rule=rule))}")
    weighed = all(line.weight is not None for line in row.units)
    weight = [say("Trọng số")] if weighed else []
    heads = [say("Đơn vị"), *weight, say("Thực hiện"), *handout_heads(handout, say)]
    total = sum(line.weight or 0.0 for line in row.units)
    rows = []
    for line in row.units:
        reached, *levels = unit_texts(row, line, say)
        share = [_weight_text(line.weight or 0.0, total, say)] if weighed else []
        stood = f"{label(reached)} \\*" if line.assumed else label(reached)
        rows.append([label(say.of(line.title)), *share, stood, *map(label, levels)])
    st.markdown(table_markdown(heads, rows))
    notes = [say("Các tháng tính bằng {unit}.", unit=unit_levels_name(row, say))]
    if any(line.assumed for line in row.units):
        notes.append(say("* chưa có số liệu riêng: lấy theo mức của tỉnh (giả định)."))
    st.caption(label(" ".join(notes)))


def _weight_text(weight: float, total: float, say: Voice) -> str:
    share = percent(weight / total * 100 if total else 0.0, say.language, 1)
    return f"{label(number(weight, say.language))} ({share})"
