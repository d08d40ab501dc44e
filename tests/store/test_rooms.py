"""A room shows its presenter's newest state to everybody who has its link, and nobody but the presenter writes."""

from datetime import timedelta
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import func, select

from planner.store import guesses, rooms, scenarios
from planner.store.database import Database, open_database
from planner.store.engines import file_engine
from planner.store.refusals import InvalidRecord
from planner.store.room import LIFE, Room
from planner.store.tables import guesses as guesses_table
from planner.store.tables import questions
from planner.store.tables import rooms as rooms_table
from planner.store.upgrade import settings
from tests.store.saving import NOON, save_new

SECRET, OTHER = "the presenter's secret", "another presenter's"
LATER = NOON + timedelta(minutes=1)


def opened(database: Database, presenter: str = SECRET, **given: str) -> Room:
    return rooms.open_room(database, **{"presenter": presenter, "plan_id": "p", "data": "d1", "plan_snapshot": "{}", "state": "first"} | given, at=NOON)


def published(database: Database, room: Room, state: str, presenter: str = SECRET, **given: str) -> Room:
    return rooms.publish(database, room.room_id, presenter, **{"data": "d1", "plan_snapshot": "{}"} | given, state=state, at=LATER)


def count(database: Database, table: object) -> int:
    with database.reading() as connection:
        return connection.scalar(select(func.count()).select_from(table)) or 0  # type: ignore[arg-type]


def test_followers_see_the_newest_state_and_a_number_that_grows(database: Database) -> None:
    room = opened(database)
    assert rooms.followed(database, room.follower) == room
    for number, state in enumerate(("second", "third"), 2):
        newer = published(database, room, state)
        assert rooms.followed(database, room.follower) == newer
        assert rooms.pulse(database, room.follower) == newer.pulse
        assert (newer.state, newer.seq) == (state, number)


def test_a_link_cannot_be_guessed_and_tells_nothing_of_the_presenter(database: Database) -> None:
    found = [opened(database, f"presenter {number}") for number in range(20)]
    assert len({room.follower for room in found}) == 20
    assert {len(room.follower) for room in found} == {22}
    assert not any("presenter" in (room.presenter, room.follower, room.room_id) for room in found)


@pytest.mark.parametrize("stranger", [OTHER, "", "\0", "\ud800"])
def test_only_the_presenter_writes(database: Database, stranger: str) -> None:
    room = opened(database)
    for secret in (stranger, room.follower, room.presenter, room.room_id):
        for write in (
            lambda secret=secret: published(database, room, "stolen", secret),
            lambda secret=secret: rooms.close(database, room.room_id, secret, LATER),
            lambda secret=secret: guesses.ask(database, room.room_id, secret, "t", LATER),
            lambda secret=secret: guesses.reveal(database, room.room_id, secret, LATER),
            lambda secret=secret: guesses.put_away(database, room.room_id, secret, LATER),
        ):
            with pytest.raises(InvalidRecord, match="not_presenter"):
                write()
    with pytest.raises(InvalidRecord, match="not_presenter"):
        rooms.publish(database, room.follower, room.follower, data="d1", plan_snapshot="{}", state="stolen", at=LATER)
    assert rooms.followed(database, room.follower) == room


def test_two_presenters_rooms_never_mix(database: Database) -> None:
    here, there = opened(database), opened(database, OTHER)
    published(database, here, "of here")
    guesses.ask(database, here.room_id, SECRET, "t", LATER)
    assert rooms.followed(database, there.follower) == there
    assert rooms.room_of(database, OTHER, "p", LATER) == there
    with pytest.raises(InvalidRecord, match="no_question"):
        guesses.guess(database, there.follower, "g", 500, LATER)


def test_a_presenter_who_was_cut_off_finds_the_room_again(database: Database) -> None:
    room = opened(database)
    assert rooms.room_of(database, SECRET, "p", LATER) == room
    assert rooms.room_of(database, SECRET, "another plan", LATER) is None
    assert rooms.room_of(database, OTHER, "p", LATER) is None


def test_opening_another_room_closes_the_one_before(database: Database) -> None:
    first, second = opened(database), opened(database)
    before = rooms.followed(database, first.follower)
    assert before is not None
    assert (before.closed_at, before.seq) == (NOON, 2)
    assert rooms.room_of(database, SECRET, "p", LATER) == second


def test_a_closed_room_is_closed_for_good(database: Database) -> None:
    room = opened(database)
    rooms.close(database, room.room_id, SECRET, LATER)
    with pytest.raises(InvalidRecord, match="room_over"):
        published(database, room, "late")
    found = rooms.followed(database, room.follower)
    assert found is not None
    assert found.is_over(LATER)


def test_a_room_expires_twelve_hours_after_the_last_change(database: Database) -> None:
    room = opened(database)
    assert room.expires_at == NOON + LIFE == NOON + timedelta(hours=12)
    room = published(database, room, "second")
    assert room.expires_at == LATER + LIFE
    assert not room.is_over(LATER + LIFE - timedelta(seconds=1))
    assert room.is_over(LATER + LIFE)
    assert rooms.room_of(database, SECRET, "p", LATER + LIFE) is None
    with pytest.raises(InvalidRecord, match="room_over"):
        rooms.publish(database, room.room_id, SECRET, data="d1", plan_snapshot="{}", state="late", at=LATER + LIFE)


def test_rooms_that_expired_long_ago_go_with_all_that_was_guessed(database: Database) -> None:
    room = opened(database)
    guesses.ask(database, room.room_id, SECRET, "t", LATER)
    guesses.guess(database, room.follower, "g", 500, LATER)
    rooms.open_room(database, presenter=OTHER, plan_id="p", data="d1", plan_snapshot="{}", state="s", at=NOON + timedelta(days=30))
    assert rooms.followed(database, room.follower) is None
    assert [count(database, table) for table in (rooms_table, questions, guesses_table)] == [1, 0, 0]


@pytest.mark.parametrize("odd", ["", "%", "' OR 1=1 --", "\0", "\ud800", "x" * 10_000])
def test_an_unknown_link_leads_nowhere(database: Database, odd: str) -> None:
    opened(database)
    assert rooms.followed(database, odd) is None
    assert rooms.pulse(database, odd) is None
    with pytest.raises(InvalidRecord, match="no_question"):
        guesses.guess(database, odd, "g", 500, LATER)


def test_a_state_that_is_too_large_is_refused_and_the_one_before_stays(database: Database) -> None:
    room = opened(database)
    with pytest.raises(InvalidRecord, match="record_too_large"):
        published(database, room, "x" * 70_000)
    assert rooms.followed(database, room.follower) == room


def test_new_figures_bring_their_plan_along(database: Database) -> None:
    room = opened(database)
    published(database, room, "second", data="d2", plan_snapshot='{"new": 1}')
    assert (scenarios.snapshot(database, "d1"), scenarios.snapshot(database, "d2")) == ("{}", '{"new": 1}')


def test_a_guess_may_be_changed_until_the_answer_is_revealed(database: Database) -> None:
    room = opened(database)
    asked = guesses.ask(database, room.room_id, SECRET, "t", LATER)
    question = guesses.asked(database, asked)
    assert question is not None
    assert guesses.own_guess(database, question, "a") is None
    for guesser, tenths in (("a", 500), ("b", 700), ("a", 405)):
        guesses.guess(database, room.follower, guesser, tenths, LATER)
    assert guesses.own_guess(database, question, "a") == 405
    assert guesses.guessed(database, question) == (405, 700)
    revealed = guesses.reveal(database, room.room_id, SECRET, LATER)
    assert revealed.seq == room.seq + 2
    with pytest.raises(InvalidRecord, match="no_question"):
        guesses.guess(database, room.follower, "a", 900, LATER)
    with pytest.raises(InvalidRecord, match="no_question"):
        guesses.reveal(database, room.room_id, SECRET, LATER)
    assert guesses.guessed(database, question) == (405, 700)


def test_the_next_question_starts_with_nothing_guessed(database: Database) -> None:
    room = opened(database)
    guesses.ask(database, room.room_id, SECRET, "t", LATER)
    guesses.guess(database, room.follower, "a", 500, LATER)
    assert guesses.asked(database, guesses.put_away(database, room.room_id, SECRET, LATER)) is None
    second = guesses.asked(database, guesses.ask(database, room.room_id, SECRET, "u", LATER))
    assert second is not None
    assert (second.number, second.target_id, guesses.guessed(database, second)) == (2, "u", ())


@pytest.mark.parametrize("tenths", [-1, 1001, 10**9])
def test_a_guess_is_a_percentage(database: Database, tenths: int) -> None:
    room = opened(database)
    guesses.ask(database, room.room_id, SECRET, "t", LATER)
    with pytest.raises(InvalidRecord, match="outside_range"):
        guesses.guess(database, room.follower, "a", tenths, LATER)


def test_nobody_guesses_in_a_closed_room(database: Database) -> None:
    room = opened(database)
    guesses.ask(database, room.room_id, SECRET, "t", LATER)
    rooms.close(database, room.room_id, SECRET, LATER)
    with pytest.raises(InvalidRecord, match="no_question"):
        guesses.guess(database, room.follower, "a", 500, LATER)


def test_a_store_of_before_the_rooms_gets_them_and_keeps_what_it_has(file: Path) -> None:
    engine, config = file_engine(file), settings()
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    saved = save_new(Database(engine=engine, name="old"))
    engine.dispose()
    database = open_database(f"sqlite:///{file}")
    assert scenarios.latest(database, saved.scenario_id) == saved
    room = opened(database)
    assert rooms.followed(database, room.follower) == room
    database.close()


def test_a_store_with_rooms_is_found_sound(url: str) -> None:
    database = open_database(url)
    room = opened(database)
    guesses.ask(database, room.room_id, SECRET, "t", LATER)
    guesses.guess(database, room.follower, "a", 500, LATER)
    guesses.reveal(database, room.room_id, SECRET, LATER)
    database.close()
    again = open_database(url)
    assert again.damage == ()
    again.close()
