"""The table over any number of files: ``python -m tests.catalog.intake.grammar [FILES] [SEED] [KIND]``."""

import sys

from planner import load_plan
from planner.cli import SHIPPED_PLAN
from tests.catalog.intake.grammar.drawing import KINDS, drawn, table_of
from tests.catalog.intake.grammar.judge import judge


def main(files: int = 40, number: int = 0, kind: str = "") -> None:
    """Draw, read, judge, print."""
    plan = load_plan(SHIPPED_PLAN)
    kinds = [kind] if kind else list(KINDS)
    verdicts = [
        judge(office, plan) for name in kinds for office in drawn(name, -(-files // len(kinds)), number)
    ]
    for at, verdict in enumerate(verdicts):
        if verdict.faults:
            print(f"\n{at}: {verdict.office!r} asked {verdict.codes}")
            print("\n".join(f"    {fault}" for fault in verdict.faults))
            if files <= 10:
                for sheet, rows in verdict.office.rows:
                    print(
                        f"  [{sheet}]",
                        *(" | ".join("" if cell is None else str(cell) for cell in row) for row in rows),
                        sep="\n    ",
                    )
    print("\n" + table_of(verdicts))


if __name__ == "__main__":
    main(*(int(one) if one.isdecimal() else one for one in sys.argv[1:]))  # type: ignore[arg-type]
