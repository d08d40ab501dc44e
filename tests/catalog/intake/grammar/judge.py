"""What became of every stated figure: right, asked about, refused with its place, silently wrong or lost."""

from __future__ import annotations

from dataclasses import dataclass, field

from planner.catalog.intake.upload import read_upload
from planner.domain.intake import Place, Proposal, ProposedRow
from planner.domain.plan import Plan
from planner.errors import InvalidUpload
from tests.catalog.intake.grammar.person import Dialogue, talked_over
from tests.catalog.intake.grammar.truth import OfficeFile, Stated

NEAR = 1e-6
ROUNDED = 0.00501  # to two places, half of the last one


@dataclass
class Verdict:
    """One file, judged. `faults` tells each wrong or lost figure in a line."""

    office: OfficeFile
    right: int = 0
    asked: int = 0
    refused: int = 0
    wrong: int = 0
    lost: int = 0
    questions: int = 0
    faults: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)  # of the questions


def judge(office: OfficeFile, plan: Plan) -> Verdict:
    """Read a file as anybody would, answer truthfully, and hold every figure against the truth."""
    verdict = Verdict(office)
    try:
        upload = read_upload(office.name, office.content)
    except InvalidUpload as error:  # the whole file is refused, in words
        verdict.refused = len(office.stated) + len(office.unreadable)
        verdict.codes = [problem.code for problem in error.problems]
        return verdict
    talk = talked_over(office, upload, plan, lambda proposal: _score(proposal, office))
    verdict.questions, verdict.codes = talk.count, [question.code for question in talk.asked]
    sources = dict(plan_figures(plan))
    for figure in office.stated:
        _judged(figure, talk, verdict, sources)
    for row in talk.last.rows:
        if not any(_same(row, figure) for figure in office.stated):
            at_its_place = [one for one in office.stated if row.place in one.places]
            if not at_its_place or not any(one.key == row.key for one in at_its_place):
                verdict.wrong += 0 if at_its_place else 1
                verdict.faults.append(
                    f"wrong: {_told(row)} stated: {[_stated(one) for one in at_its_place] or 'nothing there'}"
                )
    for place in office.unreadable:
        if told(place, talk, verdict.office):
            verdict.refused += 1
        else:
            verdict.lost += 1
            verdict.faults.append(f"lost: the unreadable cell at {place}")
    verdict.faults += [
        f"stuck: {one.code} {one.found!r} {[option.id for option in one.options]}" for one in talk.stuck
    ]
    return verdict


def plan_figures(plan: Plan) -> list[tuple[tuple[object, ...], float]]:
    """What the plan knows already: a file that says the same again brings nothing."""
    return [((one.indicator_id, one.unit_id, one.date), one.value) for one in plan.observations]


def _judged(
    figure: Stated, talk: Dialogue, verdict: Verdict, sources: dict[tuple[object, ...], float]
) -> None:
    if any(_same(row, figure) for row in talk.last.rows):
        early = any(_same(row, figure) for row in talk.first.rows)
        verdict.right += early
        verdict.asked += not early
        return
    from_its_cell = [row for row in talk.last.rows if row.place in figure.places]
    if from_its_cell:
        verdict.wrong += 1
        if any(row.key == figure.key for row in from_its_cell):
            verdict.faults.append(f"wrong: {_told(from_its_cell[0])} stated: {_stated(figure)}")
    elif abs(sources.get(figure.key, -1.0) - figure.value) <= NEAR:
        verdict.right += 1
    elif any(told(place, talk, verdict.office) for place in figure.places) or _left_knowingly(figure, talk):
        verdict.refused += 1
    else:
        verdict.lost += 1
        verdict.faults.append(f"lost: {_stated(figure)}")


def told(place: Place, talk: Dialogue, office: OfficeFile) -> bool:
    """Whether a problem names the cell or a label of its row, or its row or sheet was passed over aloud."""
    for one in talk.last.problems:
        at = (one.file, one.row or 0, one.column)
        if at[:2] == (place.sheet, place.row) and (one.column == place.column or at in office.means):
            return True
    return any(one.sheet == place.sheet and one.row in (None, place.row) for one in talk.last.dropped)


def _left_knowingly(figure: Stated, talk: Dialogue) -> bool:
    """Whether a question named its cell, its row or its column, and the answer was to leave that out."""
    for question in talk.asked:
        if talk.answers.get(question.key) not in ("leave", "ignore"):
            continue
        for place in question.places:
            for own in figure.places:
                if place.sheet == own.sheet and (place.column == own.column or place.row == own.row):
                    return True
    return False


def _same(row: ProposedRow, figure: Stated) -> bool:
    # a share that is worked out of a/b may be rounded to two places, never more coarsely
    near = abs(row.value - figure.value) <= max(
        NEAR * abs(figure.value), ROUNDED if "/" in row.found else NEAR
    )
    precise = not figure.precision or row.precision == figure.precision
    return row.key == figure.key and near and precise and row.place in figure.places


def _score(proposal: Proposal, office: OfficeFile) -> tuple[int, ...]:
    right = sum(any(_same(row, figure) for figure in office.stated) for row in proposal.rows)
    return len(proposal.rows) - right, -right, len(proposal.open)


def _told(row: ProposedRow) -> str:
    unit = row.unit_id or "*"
    cell = f"{row.place.column}{row.place.row} {row.found!r}"
    return f"{row.indicator_id} {unit} {row.date} {row.value:g} {row.precision} from {cell}"


def _stated(figure: Stated) -> str:
    place = figure.places[0]
    unit = figure.unit_id or "*"
    cell = f"{place.sheet}!{place.column}{place.row}"
    return f"{figure.indicator_id} {unit} {figure.date} {figure.value:g} {figure.precision} at {cell}"
