"""No number moves unnoticed: the shipped scenarios against what was kept (rewrite with ``python -m tests.golden``)."""

from pathlib import Path

import pytest

from tests.golden.table import FOLDER, SCENARIOS, kept_rows, rewrite, rows_of


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_shipped_scenario_says_what_it_said(name: str) -> None:
    kept, found = kept_rows(name), rows_of(name)
    assert [row["target_id"] for row in kept] == [row["target_id"] for row in found]
    for old, new in zip(kept, found, strict=True):
        assert list(old) == list(new)
        for field, value in new.items():
            place = f"{new['target_id']} {field}"
            if isinstance(value, float | int):
                assert float(old[field]) == pytest.approx(value, rel=1e-6, abs=1e-6), place
            else:
                assert old[field] == (value or ""), place


def test_every_golden_file_belongs_to_a_shipped_scenario() -> None:
    assert {path.stem for path in FOLDER.glob("*.csv")} == set(SCENARIOS)


def test_a_test_run_does_not_rewrite_them() -> None:
    before = {path: path.read_bytes() for path in Path(FOLDER).glob("*.csv")}
    with pytest.raises(RuntimeError, match="test run"):
        rewrite()
    assert {path: path.read_bytes() for path in Path(FOLDER).glob("*.csv")} == before
