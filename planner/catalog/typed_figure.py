"""A figure as somebody typed it: read as a cell of a file would be, with the same guards and the same questions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from planner.catalog.changed_plan import AS_OF, raised_ceilings, values_of
from planner.catalog.csv_text import plain_number
from planner.catalog.fields import Fields
from planner.catalog.intake.asking import LEAVE, Asking
from planner.catalog.intake.cells import NOTHING_BESIDE, Figure, read_figure
from planner.catalog.intake.guards import guarded_rows
from planner.catalog.intake.periods import When, read_period
from planner.catalog.read_blocks import read_observation
from planner.catalog.snapshot import data_hash
from planner.catalog.typed import DAY_LIKE, NO_SOURCE, Read, TypedSource, read_typed_source, source_change
from planner.domain.bilingual import Bilingual, Language
from planner.domain.change import Change, figure_subject
from planner.domain.evidence import Source
from planner.domain.intake import Option, Place, ProposedRow
from planner.domain.observation import Observation
from planner.domain.plan import Plan
from planner.errors import Problem

HERE = Place("", 0, "")
SIGNS = str.maketrans({",": ".", "−": "-", "–": "-", "×": "*", "÷": "/", ":": "/"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedFigure:
    """What the boxes of the form hold."""

    indicator_id: str
    unit_id: str = ""
    when: str = ""  # 30/4/2023, tháng 4/2023, Quý I/2023
    value: str = ""
    precision: str = ""  # empty: as the value or the day says
    source: TypedSource = NO_SOURCE
    derivation: str = ""
    note: str = ""


def read_typed(typed: TypedFigure, plan: Plan, language: Language, answers: Mapping[str, str], before: Observation | None = None) -> Read:
    """The changes that a typed figure stands for: its source where that is new, the figure, the as-of date where it has to move.

    Parameters
    ----------
    typed : TypedFigure
    plan : Plan
        As it is now.
    language : str
        In which numbers were typed.
    answers : mapping
        Ids of options by the key of their question; "leave" is no answer here.
    before : Observation, optional
        The figure that is corrected. With another indicator, unit or day it is withdrawn, and the new one added.
    """
    problems: list[Problem] = []
    asking = Asking({key: answer for key, answer in answers.items() if answer != LEAVE.id})
    indicator = plan.indicator(typed.indicator_id)
    found = read_figure(typed.value.strip() or None, indicator, language, HERE, NOTHING_BESIDE, asking)
    if isinstance(found, Figure) and found.change:
        found = Problem("unreadable_cell", found=typed.value.strip()[:80])
    if isinstance(found, Problem):
        problems.append(replace(found, column="value", found=found.found or typed.value.strip()[:80]))
    elif found is None and not asking.asked:
        problems.append(Problem("missing_value", column="value", expected="1.946; 20,07%" if language == "vi" else "1,946; 20.07%"))
    source = read_typed_source(typed.source, plan, language, problems)
    when = _when(typed.when, language, plan.year, asking, problems)
    figure = _figure(typed, found, when, source, before, problems) if isinstance(found, Figure) and when is not None else None
    others = without_figure(plan, before)
    if figure is None or problems:
        return Read(problems=tuple(problems), questions=asking.questions())
    row = ProposedRow(
        indicator_id=figure.indicator_id,
        unit_id=figure.unit_id,
        date=figure.date,
        value=figure.value,
        precision=figure.precision,
        place=HERE,
        found=typed.value,
    )
    row = replace(row, denominator=found.denominator if isinstance(found, Figure) else None)
    guarded_rows((row,), others, asking)
    if (there := values_of(others, "figure").get(_subject(figure))) is not None:
        shown = plain_number(there.value).replace(".", "," if language == "vi" else ".")
        problems.append(Problem("figure_already_there", column="date", found=shown))
    figures = _figure_changes(figure, before)
    changes = (*source_change(source, plan), *figures, *raised_ceilings(plan, figures), *_as_of(figure, plan))
    return Read(changes=changes, problems=tuple(problems), questions=asking.questions())


def without_figure(plan: Plan, figure: Observation | None) -> Plan:
    """The plan as if a figure had never been there: what a correction of it is judged by."""
    if figure is None:
        return plan
    left = replace(plan, observations=tuple(row for row in plan.observations if _subject(row) != _subject(figure)))
    return replace(left, data=data_hash(left))


def _when(text: str, language: Language, year: int, asking: Asking, problems: list[Problem]) -> When | None:
    """The last day of the period that was typed; which of several is asked."""
    shown = text.strip()[:80]
    found = read_period(shown or None, language, year)
    if isinstance(found, When) and len(found.days) > 1:
        options = tuple(Option(id=day.isoformat(), code="this_day", value=day) for day in found.days)
        answer = asking.ask("day", "day", "two_days", options, HERE, found=shown)
        return None if answer is None else When((dt.date.fromisoformat(answer),), found.precision)
    if found is None:
        problems.append(Problem("missing_value", column="date", expected=DAY_LIKE[language]))
    elif isinstance(found, Problem):
        problems.append(replace(found, column="date", found=shown))
    return found if isinstance(found, When) else None


def _figure(typed: TypedFigure, found: Figure, when: When, source: Source | None, before: Observation | None, problems: list[Problem]) -> Observation | None:
    derivation = " ".join(typed.derivation.translate(SIGNS).split()) or found.derivation
    note = Bilingual(typed.note.strip(), typed.note.strip())
    if before is not None and typed.note.strip() in (before.note.vi.strip(), before.note.en.strip()):
        note = before.note
    data = {
        "indicator_id": typed.indicator_id,
        "unit_id": typed.unit_id,
        "date": when.days[0],
        "value": found.value,
        "precision": typed.precision or found.precision or ("derived" if derivation else when.precision),
        "source": source.id if source else "",
        "derivation": derivation,
        "note_vi": note.vi,
        "note_en": note.en,
        "known_on": before.known_on if before else None,
    }
    noted: list[Problem] = []
    figure = read_observation(Fields(data, noted, ""))
    problems += [problem for problem in noted if problem.column != "source"]  # what is wrong with that was noted already
    return None if noted else figure


def _subject(figure: Observation) -> str:
    return figure_subject(figure.indicator_id, figure.unit_id, figure.date)


def _figure_changes(figure: Observation, before: Observation | None) -> tuple[Change, ...]:
    if before is not None and _subject(before) != _subject(figure):
        withdrawn = Change(kind="figure", subject=_subject(before), before=before, after=None)
        return (withdrawn, Change(kind="figure", subject=_subject(figure), before=None, after=figure))
    return (Change(kind="figure", subject=_subject(figure), before=before, after=figure),)


def _as_of(figure: Observation, plan: Plan) -> tuple[Change, ...]:
    if figure.date <= plan.as_of:
        return ()
    return (Change(kind="as_of", subject=AS_OF, before=plan.as_of, after=figure.date),)
