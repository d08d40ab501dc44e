"""Somebody who knows the truth of a file answers what is asked: the right option, or "leave" for nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from planner.catalog.intake.propose import propose
from planner.catalog.intake.upload import Upload
from planner.domain.intake import Option, Place, Proposal, Question
from planner.domain.plan import Plan
from tests.catalog.intake.grammar.truth import OfficeFile, Stated, letters
from tests.catalog.intake.grammar.wording import UNITS

MOST_ROUNDS = 40
TOGETHER = 4  # as many alike questions are answered by one click
NEAR = 1e-4
MOST_TRIED = 10
TWINS = {"take_first", "take_second", "take_known", "take_new"}


@dataclass
class Dialogue:
    """What came of a file: the last proposal, and the questions that had to be answered."""

    first: Proposal
    last: Proposal
    asked: list[Question] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    stuck: list[Question] = field(default_factory=list)  # no option was right and none said to leave it out

    @property
    def count(self) -> int:
        """Questions as a person meets them: four or more of a kind with one answer are one."""
        kinds: dict[tuple[object, ...], int] = {}
        for question in self.asked:
            kind = (
                question.group,
                tuple(option.id for option in question.options),
                self.answers.get(question.key),
            )
            kinds[kind] = kinds.get(kind, 0) + 1
        return sum(1 if number >= TOGETHER else number for number in kinds.values())


def talked_over(
    office: OfficeFile, upload: Upload, plan: Plan, score: Callable[[Proposal], tuple[int, ...]]
) -> Dialogue:
    """Propose, answer, propose again, until nothing is open or nothing can be answered.

    Parameters
    ----------
    score : callable
        How wrong a proposal is, smaller is better: the last resort for a question whose options say nothing
        of values, days or ids.
    """
    first = propose(upload, plan)
    talk = Dialogue(first, first)
    for _ in range(MOST_ROUNDS):
        waiting = [question for question in talk.last.open if question.key not in talk.answers]
        if not waiting:
            break
        clear: list[tuple[Question, Option | None]] = [
            (question, option) for question in waiting if (option := right_option(question, office))
        ]
        if not clear:
            clear = [(waiting[0], _best_by_outcome(waiting[0], talk, office, upload, plan, score))]
        for question, option in clear:
            talk.asked.append(question)
            talk.answers[question.key] = option.id if option else ""
            talk.stuck += [] if option else [question]
        talk.last = propose(upload, plan, answers=talk.answers)
    return talk


def right_option(question: Question, office: OfficeFile) -> Option | None:
    """The option that says what is true, where options speak of days, values, indicators or units."""
    by_id = {option.id: option for option in question.options}
    if question.code == "hidden_sheet":
        return by_id["leave" if question.found in office.junk_sheets else "read"]
    if len(by_id) == 1:
        return question.options[0]
    if (
        question.code.startswith("blank_") and "leave" in by_id
    ):  # no row of the grammar leaves out a name that it means
        return by_id["leave"]
    if question.code in ("which_indicator", "which_unit"):
        return _of_label(question, office)
    figures = [figure for place in question.places if (figure := _figure_at(place, office)) is not None]
    if (named := _of_values(question, figures)) is not None:
        return named
    for name in ("keep", "move", "raise"):  # warnings: what the sheet states is true
        if name in by_id and (figures or not question.places):
            return by_id[name]
    if question.values and TWINS & {option.code for option in question.options}:
        key = question.indicator_id, question.unit_id, question.date
        return _of_values(question, [figure for figure in office.stated if figure.key == key])
    if any(isinstance(option.value, date) for option in question.options):
        return _of_days(question, office, figures) or by_id.get("leave")
    if (
        len(by_id) == 2
        and "leave" in by_id
        and question.places
        and all(place.row for place in question.places)
    ):
        return next(option for option in question.options if (option.id != "leave") == bool(figures))
    return _of_headers(question, office) or _of_columns(question, office)


def _of_headers(question: Question, office: OfficeFile) -> Option | None:
    """Of several columns the one that states figures, by the lowest words of its header."""
    for sheet, rows in office.rows if question.places else ():
        columns = {place.column for one in office.stated for place in one.places if place.sheet == sheet}
        for option in question.options:
            words = _last_words(option.value)
            heads = {
                letters(at) for cells in rows for at, cell in enumerate(cells) if _last_words(cell) == words
            }
            if option.code == "this_column" and sheet == question.places[0].sheet and heads & columns:
                return option
    return None


def _last_words(header: object) -> str:
    """The lowest words of a header, without its unit."""
    return unicodedata.normalize("NFC", str(header)).split(" · ")[-1].split(" (")[0]


def _of_columns(question: Question, office: OfficeFile) -> Option | None:
    """What a whole column states: figures of one indicator or of its rows', names, days, nothing."""
    offered = {
        option.value if option.code == "this_indicator" else option.id: option for option in question.options
    }
    columns = {(place.sheet, place.column) for place in question.places}
    if not columns or not any(
        option.code == "this_indicator" or option.code.startswith("column_") for option in question.options
    ):
        return None
    indicators = {
        figure.indicator_id
        for figure in office.stated
        for place in figure.places
        if (place.sheet, place.column) in columns
    }
    meant = [of for (sheet, _, column), of in office.means.items() if (sheet, column) in columns]
    units = bool(meant) and all(isinstance(of, str) and (of in UNITS or of == "*") for of in meant)
    names = (
        "period"
        if any(isinstance(of, date) for of in meant)
        else "unit"
        if units
        else "indicator"
        if meant
        else "ignore"
    )
    wanted = (
        (*(indicators if len(indicators) == 1 else ()), "value") if indicators else (names, "ignore", "leave")
    )
    return next((offered[one] for one in wanted if one in offered), None)


def _of_label(question: Question, office: OfficeFile) -> Option | None:
    meant = {of for place in question.places for of in _meant(place, office)}
    ids = {of for of in meant if isinstance(of, str)} or {"leave"}
    return next((option for option in question.options if option.id in ids), None)


def _meant(place: Place, office: OfficeFile) -> list[str | date]:
    """What the label in a cell means; of a place without a row, what stands in its column."""
    if place.row:
        return [of for at, of in office.means.items() if at == (place.sheet, place.row, place.column)]
    return [
        of
        for (sheet, _, column), of in office.means.items()
        if (sheet, column) == (place.sheet, place.column)
    ]


def _of_days(question: Question, office: OfficeFile, figures: Sequence[Stated]) -> Option | None:
    offered = {option.value: option for option in question.options if isinstance(option.value, date)}
    if not offered:
        return None
    sheets = {question.found, *(place.sheet for place in question.places)}
    first = {(place.sheet, place.row) for place in question.places[:1]}  # the options speak of the first cell
    own = [
        of for (sheet, row, _), of in office.means.items() if (sheet, row) in first and isinstance(of, date)
    ]
    days = own or [one.date for one in figures]
    days = days or [one.date for one in office.stated if one.places[0].sheet in sheets]
    return next((option for day, option in offered.items() if days and day == days[0]), None)


def _of_values(question: Question, figures: Sequence[Stated]) -> Option | None:
    for option in question.options:
        if isinstance(option.value, float | int):
            near = (abs(option.value - one.value) <= NEAR * max(1.0, abs(one.value)) for one in figures)
            if any(near):
                return option
    return None


def _figure_at(place: Place, office: OfficeFile) -> Stated | None:
    return next((figure for figure in office.stated if place in figure.places), None)


def _best_by_outcome(
    question: Question,
    talk: Dialogue,
    office: OfficeFile,
    upload: Upload,
    plan: Plan,
    score: Callable[[Proposal], tuple[int, ...]],
) -> Option | None:
    """The option after which least is wrong and most is right; in a tie leaving out, then the first."""
    tried = []
    for number, option in enumerate(question.options[:MOST_TRIED]):
        outcome = _clearly_answered(talk.answers | {question.key: option.id}, office, upload, plan)
        tried.append((score(outcome), option.id not in ("leave", "ignore"), number, option))
    return min(tried, key=lambda one: one[:3])[3] if tried else None


def _clearly_answered(answers: dict[str, str], office: OfficeFile, upload: Upload, plan: Plan) -> Proposal:
    """What comes of answers once everything is answered that has a clear answer."""
    proposal = propose(upload, plan, answers=answers)
    for _ in range(MOST_ROUNDS):
        waiting = [question for question in proposal.open if question.key not in answers]
        clear = {
            question.key: option.id
            for question in waiting
            if (option := right_option(question, office)) is not None
        }
        if not clear:
            break
        answers = answers | clear
        proposal = propose(upload, plan, answers=answers)
    return proposal
