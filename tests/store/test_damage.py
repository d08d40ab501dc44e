"""What is read is what was saved, or it is refused; a damaged store is copied before anybody touches it."""

import random
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from planner.errors import PlannerError, Problem
from planner.store import drafts, scenarios, shares
from planner.store.database import Database, open_database
from planner.store.refusals import StoreDamaged, StoreUnavailable
from planner.store.revision import Revision
from tests.store.saving import NEW, NOON, save_again, save_new

COUNT = 60  # scenarios: so many that most bytes of the file are used, though each table has pages of its own
AT = datetime(2023, 5, 12, 3, 15, tzinfo=UTC)
FLIPS, CUTS = 80, 12


def clock() -> datetime:
    return AT


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Revision]]:
    """A store with some of everything, and what is in it."""
    file = tmp_path_factory.mktemp("sound") / "nhip.db"
    database = open_database(f"sqlite:///{file}")
    saved = []
    for number in range(COUNT):
        saved.append(save_new(database, document=f"document-{number:03} " * 150))
        saved.append(save_again(database, saved[-1].scenario_id, 1, document=f"newer-{number:03} " * 150))
        shares.share(database, saved[-1].scenario_id, NOON)
        drafts.keep(database, f"visitor {number}", NEW["plan_id"], "{}", saved[-1].scenario_id, 2, NOON)
    scenarios.withdraw(database, saved[0].scenario_id, NOON)
    database.close()
    return file, saved


@pytest.fixture
def copied(sound: tuple[Path, list[Revision]], file: Path) -> Path:
    shutil.copy(sound[0], file)
    return file


def damage(file: Path) -> StoreDamaged:
    with pytest.raises(StoreDamaged) as refused:
        open_database(f"sqlite:///{file}", clock=clock)
    return refused.value


def replace_bytes(file: Path, before: bytes, after: bytes) -> None:
    held = file.read_bytes()
    assert before in held
    assert len(before) == len(after)
    file.write_bytes(held.replace(before, after, 1))


def test_a_changed_letter_is_noticed_and_its_row_named(copied: Path, sound: tuple[Path, list[Revision]]) -> None:
    replace_bytes(copied, b"newer-007 newer", b"newer-008 newer")
    broken = sound[1][15]
    assert damage(copied).problems == (
        Problem("damaged_row", "nhip.db", block="revisions", column=f"{broken.scenario_id} · 2"),
        Problem("backup_made", "nhip.db", found="nhip-damaged-20230512T031500Z.db"),
    )


def test_letters_that_are_none_are_noticed_and_their_row_named(copied: Path, sound: tuple[Path, list[Revision]]) -> None:
    replace_bytes(copied, b"newer-007 newer", b"newer-\xff07 newer")
    assert damage(copied).problems[0].column == f"{sound[1][15].scenario_id} · 2"


def test_a_backup_holds_what_was_found_and_is_made_once(copied: Path) -> None:
    replace_bytes(copied, b"newer-007 newer", b"newer-008 newer")
    found = copied.read_bytes()
    for _ in range(3):
        damage(copied)
    assert [path.name for path in copied.parent.glob("*damaged*")] == ["nhip-damaged-20230512T031500Z.db"]
    assert (copied.parent / "nhip-damaged-20230512T031500Z.db").read_bytes() == found


def test_sound_rows_of_a_damaged_store_can_be_read_and_none_written(copied: Path, sound: tuple[Path, list[Revision]]) -> None:
    replace_bytes(copied, b"newer-007 newer", b"newer-\xff07 newer")
    database = open_database(f"sqlite:///{copied}", damaged_ok=True, clock=clock)
    assert [problem.code for problem in database.damage] == ["damaged_row", "backup_made"]
    for number, saved in enumerate(sound[1]):
        if number == 15:
            with pytest.raises(StoreDamaged, match="damaged_row"):
                scenarios.revision(database, saved.scenario_id, saved.version)
        else:
            assert scenarios.revision(database, saved.scenario_id, saved.version) == saved
    assert len(scenarios.listed(database, NEW["plan_id"])) == COUNT - 1  # one is withdrawn
    for write in (save_new, lambda refused: drafts.keep(refused, "v", "p", "{}", None, 0, NOON)):
        with pytest.raises(StoreUnavailable, match="saving_stopped"):
            write(database)
    database.close()


def test_a_sound_store_opens_as_usual_for_those_who_would_take_a_damaged_one(copied: Path) -> None:
    database = open_database(f"sqlite:///{copied}", damaged_ok=True, clock=clock)
    assert database.damage == ()
    save_new(database)
    database.close()


def test_a_file_cut_short_is_noticed_and_what_is_left_can_be_read(copied: Path, sound: tuple[Path, list[Revision]]) -> None:
    pages = copied.stat().st_size // 4096
    with copied.open("rb+") as cut:
        cut.truncate((pages - 5) * 4096)
    assert {problem.code for problem in damage(copied).problems} == {"damaged_file", "backup_made"}
    database = open_database(f"sqlite:///{copied}", damaged_ok=True, clock=clock)
    read = []
    for saved in sound[1]:
        try:
            read.append(scenarios.revision(database, saved.scenario_id, saved.version))
        except StoreDamaged:
            continue
    assert set(read) <= {*sound[1]}
    assert len(read) > COUNT
    database.close()


def test_a_file_that_is_no_store_is_kept_and_told(file: Path) -> None:
    file.write_bytes(b"not a database, but somebody's diary\n" * 100)
    assert [problem.code for problem in damage(file).problems] == ["damaged_file", "backup_made"]
    assert file.read_bytes().startswith(b"not a database")


def test_a_backup_that_finds_no_room_is_told(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    replace_bytes(copied, b"newer-007 newer", b"newer-008 newer")
    monkeypatch.setattr(shutil, "copyfileobj", full)
    assert damage(copied).problems[-1] == Problem("backup_failed", "nhip.db", found="No space left on device")
    assert list(copied.parent.glob("*partial*")) == []


def flipped(held: bytearray, chance: random.Random) -> bytearray:
    held[chance.randrange(len(held))] ^= 1 << chance.randrange(8)
    return held


def cut(held: bytearray, chance: random.Random) -> bytearray:
    return held[: chance.randrange(1, len(held))]


@pytest.mark.parametrize(("change", "times"), [(flipped, FLIPS), (cut, CUTS)])
def test_no_damage_anywhere_in_the_file_changes_what_is_read(
    sound: tuple[Path, list[Revision]], tmp_path: Path, change: Callable[[bytearray, random.Random], bytearray], times: int
) -> None:
    whole, chance, noticed = sound[0].read_bytes(), random.Random(20230511), 0
    for number in range(times):
        file = tmp_path / f"{number}.db"
        file.write_bytes(change(bytearray(whole), chance))
        try:
            database = open_database(f"sqlite:///{file}", clock=clock)
        except PlannerError:
            noticed += 1
        else:
            assert_all_there(database, sound[1])
            database.close()
        for path in tmp_path.glob("*"):
            path.unlink()
    assert noticed > times / 2


def assert_all_there(database: Database, saved: list[Revision]) -> None:
    assert [scenarios.revision(database, one.scenario_id, one.version) for one in saved] == saved
    assert all(drafts.draft(database, f"visitor {number}", NEW["plan_id"]) for number in range(COUNT))
    assert sum(len(shares.shares_of(database, one.scenario_id)) for one in saved[::2]) == COUNT


WRONGS = {
    "UPDATE revisions SET title = 'other' WHERE version = 2": "damaged_row",
    "UPDATE scenarios SET version = 1": "damaged_row",
    "UPDATE snapshots SET snapshot = '[]'": "damaged_row",
    "UPDATE drafts SET document = 'other'": "damaged_row",
    "UPDATE shares SET revoked_at = shared_at": "damaged_row",
    "DELETE FROM revisions WHERE version = 1": "missing_row",
    "DELETE FROM revisions WHERE version = 2": "missing_row",
    "DROP TABLE drafts": "damaged_file",
}


@pytest.mark.parametrize("wrong", WRONGS)
def test_what_somebody_changed_behind_our_back_is_noticed(url: str, wrong: str) -> None:
    database = open_database(url)
    saved = save_new(database)
    save_again(database, saved.scenario_id, 1)
    shares.share(database, saved.scenario_id, NOON)
    drafts.keep(database, "a secret visitor", NEW["plan_id"], "{}", None, 0, NOON)
    with database.writing() as connection:
        connection.execute(text(wrong))
    database.close()
    with pytest.raises(StoreDamaged) as refused:
        open_database(url, clock=clock)
    assert WRONGS[wrong] in {problem.code for problem in refused.value.problems}
    assert refused.value.problems[-1].code == ("backup_made" if url.startswith("sqlite") else "back_up_server")
    assert "secret" not in str(refused.value)
    database = open_database(url, damaged_ok=True, clock=clock)
    with pytest.raises(StoreUnavailable, match="saving_stopped"):
        save_new(database)
    database.close()


def test_a_plan_or_scenario_that_is_gone_is_noticed(file: Path) -> None:
    database = open_database(f"sqlite:///{file}")
    save_new(database)
    with database.engine.connect() as connection:
        for line in ("PRAGMA foreign_keys=OFF", "DELETE FROM snapshots", "DELETE FROM scenarios"):
            connection.connection.execute(line)  # type: ignore[attr-defined]
    database.close()
    assert {(problem.code, problem.block) for problem in damage(file).problems} == {
        ("missing_row", "snapshots"), ("missing_row", "scenarios"), ("backup_made", ""),
    }  # fmt: skip
