"""Files drawn from the grammar, the same ones for the same seed, and the table of what became of them."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import SearchStrategy

from tests.catalog.intake.grammar.judge import Verdict
from tests.catalog.intake.grammar.lists import indicator_list, records
from tests.catalog.intake.grammar.matrix import unit_matrix, units_across
from tests.catalog.intake.grammar.notes import scoring_sheet, weekly_note
from tests.catalog.intake.grammar.periods import months_across, quarter_plan
from tests.catalog.intake.grammar.sheets import several_sheets, text_file
from tests.catalog.intake.grammar.truth import OfficeFile

KINDS: dict[str, SearchStrategy[OfficeFile]] = {
    "records": records(),
    "indicator list": indicator_list(),
    "unit matrix": unit_matrix(),
    "months across": months_across(),
    "quarter plan": quarter_plan(),
    "scoring sheet": scoring_sheet(),
    "weekly note": weekly_note(),
    "several sheets": several_sheets(),
    "units across": units_across(),
    "text file": text_file(),
}
EACH = 4  # of ten kinds: forty files


def drawn(kind: str, count: int, number: int = 0) -> list[OfficeFile]:
    """Files of one kind, each from a seed of its own, so that they have little in common.

    `number` says which seeds: another number, other files.
    """
    return [_drawn(kind, 1000 * number + at) for at in range(count)]


def _drawn(kind: str, number: int) -> OfficeFile:
    files: list[OfficeFile] = []

    @seed(number * len(KINDS) + list(KINDS).index(kind))
    @settings(
        max_examples=2,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(KINDS[kind])
    def keep(office: OfficeFile) -> None:
        files.append(office)

    keep()
    return files[-1]  # the first is the barest of its kind


def table_of(verdicts: Iterable[Verdict]) -> str:
    """One line a kind, one for all: what became of every figure, and how many questions a file asks."""
    by_kind: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        by_kind.setdefault(verdict.office.kind, []).append(verdict)
    names = ("right", "asked", "refused", "wrong", "lost")
    lines = [
        f"{'kind':16}{'files':>6}"
        + "".join(f"{name:>9}" for name in names)
        + f"{'questions: median':>19}{'max':>5}"
    ]
    by_kind["all"] = [verdict for some in by_kind.values() for verdict in some]
    for kind, some in by_kind.items():
        asked = [one.questions for one in some]
        sums = "".join(f"{sum(getattr(one, name) for one in some):>9}" for name in names)
        lines.append(f"{kind:16}{len(some):>6}{sums}{median(asked):>19g}{max(asked):>5}")
    return "\n".join(lines)
