"""A full disk loses nothing, says so, and is over when there is room again."""

import errno
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.errors import Problem
from planner.store import drafts, scenarios
from planner.store.database import open_database
from planner.store.refusals import StoreUnavailable
from tests.store.children import fill_the_disk, processes
from tests.store.saving import NEW, NOON, save_new

ROOM = 2_000_000  # bytes


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB."""
    mount = ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "nhip", str(tmp_path)]
    if os.getuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may make a small disk; the test with a limit on file sizes stands for it")
    yield tmp_path
    subprocess.run(["umount", str(tmp_path)], check=True)


def test_files_that_may_not_grow_refuse_the_save_and_keep_the_rest(file: Path) -> None:
    url = f"sqlite:///{file}"
    database = open_database(url)
    drafts.keep(database, "visitor", NEW["plan_id"], "kept", None, 0, NOON)
    heard, said = processes.Pipe(duplex=False)
    child = processes.Process(target=fill_the_disk, args=(url, ROOM, said))
    child.start()
    said.close()
    saved, refusals = heard.recv()
    draft_survived, again = heard.recv()
    child.join()
    heard.close()
    assert child.exitcode == 0
    assert refusals == ["disk_full", "disk_full"]
    assert len(saved) > 10
    assert draft_survived
    assert [found.scenario_id for found in scenarios.listed(database, NEW["plan_id"]) if found.title == "again"] == [again]
    assert {found.scenario_id for found in scenarios.listed(database, NEW["plan_id"])} == {*saved, again}
    database.close()


def test_a_full_disk_refuses_the_save_and_keeps_the_rest(small_disk: Path) -> None:
    url = f"sqlite:///{small_disk / 'nhip.db'}"
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(500_000))
    database = open_database(url)
    drafts.keep(database, "visitor", NEW["plan_id"], "kept", None, 0, NOON)
    saved = []

    def save_for_ever() -> None:
        while len(saved) < 1000:
            saved.append(save_new(database, document="x" * 60_000).scenario_id)

    with pytest.raises(StoreUnavailable) as refused:
        save_for_ever()
    assert refused.value.problems == (Problem("disk_full", "nhip.db"),)
    assert refused.value.__cause__ is not None
    assert getattr(drafts.draft(database, "visitor", NEW["plan_id"]), "document", None) == "kept"
    assert len(saved) > 5
    ballast.unlink()
    again = save_new(database).scenario_id
    database.close()
    database = open_database(url)
    assert {found.scenario_id for found in scenarios.listed(database, NEW["plan_id"])} == {*saved, again}
    database.close()


def test_a_folder_that_cannot_be_made_for_want_of_room_says_so(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "mkdir", full)
    with pytest.raises(StoreUnavailable, match="disk_full"):
        open_database(f"sqlite:///{file}")
