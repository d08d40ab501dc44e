"""The presenter's functions and the follower's page, each run alone on a store of its own."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from planner.domain.bilingual import LANGUAGES, Language
from planner.domain.plan import Plan
from planner.store.database import Database, open_database
from planner.store.tables import metadata
from tests.browser.looking import LEVER
from tests.pages.reading import everything, own_texts, plain, run
from tests.pages.test_words import VIETNAMESE_NAMES, WORD, is_vietnamese, without

PAGE = Path(__file__).parent.parent.parent / "pages" / "follow.py"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """The store of the pages, to look into."""
    url = f"sqlite:///{tmp_path / 'nhip.db'}"
    monkeypatch.setenv("PLANNER_DATABASE_URL", url)
    database = open_database(url)
    yield database
    database.close()
    st.cache_resource.clear()


def presenting() -> None:
    """A presenter's page of the least kind."""
    import streamlit as st

    from planner.ui.controls import focused
    from planner.ui.frame import open_page
    from planner.ui.levers import measure_panel
    from planner.ui.minutes import show_minutes
    from planner.ui.room import publish, room_panel, room_step

    page = open_page("what_if")
    target = focused(page)
    st.session_state["step_found"] = room_step(page)
    measure_panel(page, page.plan.indicator(target.indicator_id))
    room_panel(page, target, "opening")
    show_minutes(page, target)
    publish(page, target, "opening")


def presenter(secret: str = "a" * 32, language: Language = "vi") -> AppTest:
    at = AppTest.from_function(presenting, default_timeout=30)
    at.session_state["planner.visitor"] = secret
    at.query_params["lang"] = language
    return run(at)


def press(at: AppTest, key: str) -> AppTest:
    return run(next(button for button in at.button if button.key == key).click())


def link(at: AppTest) -> str:
    (address,) = [code.value for code in at.code if "/follow?room=" in code.value]
    return address.partition("room=")[2]


def follower(room: str, language: str = "vi") -> AppTest:
    at = AppTest.from_file(str(PAGE), default_timeout=30)
    at.query_params["room"] = room
    at.query_params["lang"] = language
    return run(at)


def until(at: AppTest, text: str) -> str:
    """All that a follower sees once a text is among it: what the store said a moment ago is good enough for a page."""
    for _ in range(60):
        if text in (said := everything(run(at))):
            return said
    raise AssertionError(f"{text!r} is not in {said!r}")


def title(at: AppTest) -> str:
    return plain(at.title[0].value)


def rows(store: Database) -> dict[str, list[Any]]:
    with store.reading() as connection:
        return {table.name: list(connection.execute(select(table))) for table in metadata.sorted_tables}


def test_followers_see_what_the_presenter_sees(store: Database) -> None:
    here = press(presenter(), "room.open")
    there = follower(link(here))
    assert title(there).startswith("Như hiện nay: khả năng đạt 60% khoảng 40%")
    run(next(slider for slider in here.select_slider if slider.key == f"lever.{LEVER}").set_value(1.0))
    until(there, "Một cửa không tiền mặt: toàn tỉnh, tháng 6–12")
    assert title(there) == "Một cửa không tiền mặt toàn tỉnh: khả năng đạt 60% tăng từ 40 lên 65%"
    assert "65%" in everything(there)
    assert title(follower(link(here))) == title(there), "who comes late"


def test_a_follower_writes_nothing(store: Database) -> None:
    room = link(press(presenter(), "room.open"))
    before = rows(store)
    at = follower(room)
    for _ in range(3):
        at = run(at)
    assert rows(store) == before
    assert not at.button
    assert not at.number_input
    assert "planner.visitor" not in at.session_state


def test_the_presenters_restart_does_not_end_the_room(store: Database) -> None:
    room = link(press(presenter(), "room.open"))
    again = presenter()
    assert link(again) == room
    assert again.session_state["step_found"] == "opening"
    assert not [code for code in presenter("b" * 32).code if "/follow?" in code.value], "somebody else has no room"


def test_two_presenters_rooms_never_mix(store: Database) -> None:
    one, other = press(presenter(), "room.open"), press(presenter("b" * 32), "room.open")
    run(next(slider for slider in one.select_slider if slider.key == f"lever.{LEVER}").set_value(1.0))
    until(follower(link(one)), "Một cửa không tiền mặt toàn tỉnh")
    assert title(follower(link(other))).startswith("Như hiện nay")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_closed_or_unknown_room_says_so(store: Database, language: Language) -> None:
    here = press(presenter(), "room.open")
    room = link(here)
    press(here, "room.close")
    until(follower(room, language), {"vi": "Phòng đã đóng", "en": "The room is closed"}[language])
    assert title(follower(room, language)) == {"vi": "Phòng đã đóng", "en": "The room is closed"}[language]
    assert title(follower("nothing", language)) == {"vi": "Không có phòng này", "en": "There is no such room"}[language]


def test_the_room_guesses_before_it_sees(store: Database, plan: Plan) -> None:
    here = press(press(presenter(), "room.open"), "room.ask")
    room = link(here)
    people = [follower(room) for _ in range(4)]
    until(people[0], "Số dự đoán")
    assert title(people[0]) == "Đến 31/12/2023, thanh toán trực tuyến đạt bao nhiêu %?"
    assert not re.search("54%|khoảng 40%", everything(people[0])), "the answer is not shown"
    for number, person in zip((40, 50, 60, 95), people, strict=True):
        person.number_input[0].set_value(number)
        said = everything(run(person.button[0].click()))
        assert f"Bạn đoán {number}%" in said
    assert "4 người đã đoán" in everything(run(here))
    press(here, "room.reveal")
    for at in (run(here), run(people[0])):
        said = until(at, "Dự báo: 54% [34–81]")
        assert "4 người đoán: ở giữa 55%, một nửa trong khoảng 48–69%, thấp nhất 40%, cao nhất 95%" in said
        assert "75% số đoán nằm trong khoảng 80% của dự báo" in said
    assert not people[0].number_input
    press(here, "room.put_away")
    assert any("người đoán" not in everything(run(people[0])) for _ in range(60))


def test_guesses_are_anonymous(store: Database) -> None:
    room = link(press(press(presenter(), "room.open"), "room.ask"))
    person = follower(room)
    person.number_input[0].set_value(50)
    run(person.button[0].click())
    (kept,) = rows(store)["guesses"]
    assert person.session_state["planner.guess_secret"] not in str(kept)
    assert re.fullmatch("[0-9a-f]{64}", kept.guesser)


def test_the_minutes_are_there_to_copy(store: Database) -> None:
    at = presenter()
    run(next(slider for slider in at.select_slider if slider.key == f"lever.{LEVER}").set_value(1.0))
    assert any("Đích 60% (thanh toán trực tuyến, đến 31/12/2023): khả năng tăng từ khoảng 40% lên khoảng 65%" in code.value for code in at.code)


def test_no_vietnamese_in_the_english_room(store: Database, plan: Plan) -> None:
    here = press(press(presenter(language="en"), "room.open"), "room.ask")
    for reveal in (False, True):
        if reveal:
            press(here, "room.reveal")
        for at in (run(here), follower(link(here), "en")):
            left = without(own_texts(at, plan, "en"), VIETNAMESE_NAMES)
            assert {word for word in WORD.findall(left) if is_vietnamese(word)} == set()


def test_a_plan_of_now_that_differs_does_not_change_what_is_followed(store: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    room = link(press(presenter(), "room.open"))
    shown = title(follower(room))
    monkeypatch.setenv("PLANNER_PLAN", str(Path(__file__).parent.parent / "plans" / "river-county"))
    assert title(follower(room)) == shown
