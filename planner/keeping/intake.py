"""What a confirmed spreadsheet becomes: changes to the plan, each figure with the cell it was read from."""

from __future__ import annotations

from collections.abc import Mapping

from planner.catalog.changed_plan import AS_OF, raised_ceilings, values_of
from planner.catalog.intake.upload import Upload
from planner.domain.bilingual import Bilingual
from planner.domain.change import Change, Origin, added, figure_subject
from planner.domain.evidence import Source
from planner.domain.intake import Proposal, ProposedRow
from planner.domain.observation import Observation
from planner.domain.plan import Plan
from planner.text.intake import place_of
from planner.text.tables import one_line
from planner.text.translation import Voice

SHA_LETTERS = 12


def changes_of(upload: Upload, proposal: Proposal, plan: Plan) -> tuple[Change, ...]:
    """The changes that a proposal stands for: a source for the file, its figures, ceilings that they passed, and the as-of date where it moves.

    Parameters
    ----------
    upload : Upload
    proposal : Proposal
        Ready: nothing in it waits for an answer.
    plan : Plan
        The one that the proposal was made for.

    Raises
    ------
    ValueError
        When something is open.
    """
    if not proposal.ready:
        raise ValueError(f"{len(proposal.open)} questions are open")
    source = _source(upload)
    sources, known = values_of(plan, "source"), values_of(plan, "figure")
    last = max(row.date for row in proposal.rows)
    figures = tuple(_figure(row, source, known) for row in proposal.rows)
    raised = raised_ceilings(plan, figures)
    moved = (Change(kind="as_of", subject=AS_OF, before=plan.as_of, after=last),) if last > plan.as_of else ()
    return (*(() if source.id in sources else (added("source", source.id, source),)), *figures, *raised, *moved)


def origin_of(upload: Upload, proposal: Proposal) -> Origin:
    """The file, and everything that was answered about it."""
    return Origin(file=one_line(upload.name), sha256=upload.sha256, answers=proposal.answers)


def _source(upload: Upload) -> Source:
    name = one_line(upload.name)
    return Source(id=f"file_{upload.sha256[:SHA_LETTERS]}", title=Bilingual(f"Tệp {name}", f"File {name}"))


def _figure(row: ProposedRow, source: Source, known: Mapping[str, Observation]) -> Change:
    figure = Observation(
        indicator_id=row.indicator_id,
        unit_id=row.unit_id,
        date=row.date,
        value=row.value,
        precision=row.precision,
        source=source.id,
        derivation=row.derivation,
        note=Bilingual(*(one_line(f"{place_of(row.place, Voice(language))}: “{row.found}”") for language in ("vi", "en"))),
    )
    subject = figure_subject(row.indicator_id, row.unit_id, row.date)
    return Change(kind="figure", subject=subject, before=known.get(subject), after=figure)
