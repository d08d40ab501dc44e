"""Thirty-nine files as they come, each from a real folder through the real command: read, asked about or refused, never a traceback."""

from pathlib import Path

import pytest

from planner.cli import main
from tests.catalog.intake.messy_files import FILES


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("gui-den")
    for name, (content, _, _) in FILES.items():
        (made / name).write_bytes(content)
    return made


@pytest.mark.parametrize("name", FILES)
def test_a_messy_file_is_read_or_refused_in_words(name: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, code, words = FILES[name]
    store = tmp_path / "nhip.db"
    assert main(["import", "--dry-run", str(folder / name), "--store", f"sqlite:///{store}"]) == code
    told = capsys.readouterr()
    assert words in told.out + told.err
    assert "Traceback" not in told.out + told.err
    assert not store.exists(), "nothing is stored until it is confirmed"
