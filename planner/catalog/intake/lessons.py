"""What the answers about a file teach, for the next file of its layout."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from planner.catalog.intake.asking import LEAVE
from planner.catalog.intake.columns import Reader
from planner.catalog.intake.names import plain
from planner.domain.intake import ColumnReading, Memory, Question


def taught_by(asked: Iterable[Question], columns: Iterable[ColumnReading], answers: Mapping[str, str], layout: str) -> Memory:
    """What was answered now about columns and labels of a file.

    What was left out is not remembered. Of two columns under one header that do not mean the same nothing is: next month nobody
    could tell them apart.

    Parameters
    ----------
    asked : iterable of Question
        All of the file, with their answers.
    columns : iterable of ColumnReading
        All of the file, as they were taken in the end.
    answers : mapping
        All that were given; a column that nobody spoke of teaches nothing, whatever another answer made of it.
    layout : str
        From `file_layout`.
    """
    labels: dict[str, dict[str, str]] = {"indicator": {}, "unit": {}}
    shown: dict[str, str] = {}
    for one in asked:
        kind, _, text = one.key.partition(":")
        if kind in labels and one.answer is not None:
            labels[kind][text], shown[text] = one.answer, one.found
    meanings: dict[str, set[str]] = defaultdict(set)
    spoken_of: set[str] = set()
    for column in columns:
        text = plain(column.header)
        meanings[text].add(column.meaning)
        if text and column.origin == "answer" and (column.key in answers or f"column:{text}" in answers):
            spoken_of.add(text)
            shown[text] = column.header
    known = {text: next(iter(meanings[text])) for text in spoken_of if len(meanings[text]) == 1}
    settled, indicators, units = (_settled(table) for table in (known, *labels.values()))
    kept = {text for table in (settled, indicators, units) for text, _ in table}
    return Memory(
        columns=settled,
        indicators=indicators,
        units=units,
        layout=layout,
        shown=tuple(sorted((text, words) for text, words in shown.items() if text in kept)),
    )


def learnt(reader: Reader, taught: Memory) -> Memory:
    """What was remembered, as far as the plan still has it, with what was answered now about columns and labels."""
    return replace(
        taught,
        columns=_settled(dict(reader.columns) | dict(taught.columns)),
        indicators=_settled(reader.known_indicators),
        units=_settled(reader.known_units),
    )


def _settled(known: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name, of) for name, of in known.items() if of != LEAVE.id))
