"""A phone in the room: it follows, catches up by itself, and can do nothing but guess."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, WebSocketRoute, expect

from planner.catalog.room_state import RoomState, state_text
from planner.catalog.snapshot import snapshot_of
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.store import guesses, rooms
from planner.store.database import Database, open_database
from planner.store.room import Room
from tests.browser.conftest import a_context, check, visitor
from tests.browser.looking import HERO, cut_off, scrolls_sideways
from tests.browser.serving import Server, Watch
from tests.saving.running import port_of, running

SECRET = "a presenter's secret"
PHONE, PROJECTOR, LARGE = (390, 844), (1366, 768), (1920, 1080)
BEFORE = re.compile("^Như hiện nay: khả năng đạt 60%")
AFTER = re.compile("^Quyết liệt: khả năng đạt 60% tăng từ 40 lên 70%$")
# The lowest contrast of a text with the page.
PALEST = """() => {
  const light = colour => colour.match(/[\\d.]+/g).slice(0, 3).map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, k) => sum + v * [0.2126, 0.7152, 0.0722][k], 0);
  const paper = light(getComputedStyle(document.querySelector('.stApp')).backgroundColor);
  const texts = [...document.querySelectorAll('.stMainBlockContainer *')]
    .filter(e => e.offsetParent && [...e.childNodes].some(node => node.nodeType === 3 && node.nodeValue.trim()));
  return Math.min(...texts.map(e => [light(getComputedStyle(e).color), paper].sort((x, y) => y - x)).map(([a, b]) => (a + 0.05) / (b + 0.05)));
}"""
SMALLEST = """() => Math.min(...[...document.querySelectorAll('.stMainBlockContainer :is(h1, p, label, span, input, button)')]
  .filter(e => e.offsetParent && (e.value || [...e.childNodes].some(node => node.nodeType === 3 && node.nodeValue.trim())))
  .map(e => parseFloat(getComputedStyle(e).fontSize)))"""


class Presenter:
    """Somebody who presents from another replica: nothing but the store connects the two."""

    def __init__(self, folder: Path, plan: Plan) -> None:
        self.database: Database = open_database(f"sqlite:///{folder / 'nhip.db'}")
        self.plan = plan
        state, at = self.state(Scenario(plan=plan.id)), datetime.now(UTC)
        self.room: Room = rooms.open_room(self.database, presenter=SECRET, plan_id=plan.id, data=plan.data, plan_snapshot=snapshot_of(plan), state=state, at=at)

    def state(self, scenario: Scenario) -> str:
        return state_text(RoomState(scenario=scenario, target_id=HERO))

    def show(self, scenario: Scenario) -> None:
        rooms.publish(self.database, self.room.room_id, SECRET, data=self.plan.data, plan_snapshot="", state=self.state(scenario), at=datetime.now(UTC))

    def do(self, what: Callable[..., object], *given: object) -> None:
        what(self.database, self.room.room_id, SECRET, *given, datetime.now(UTC))


@contextmanager
def somebody(browser: Browser, server: Server) -> Iterator[tuple[BrowserContext, Watch]]:
    for context, watch in a_context(browser, server):
        yield context, watch
        check(watch, server)


@pytest.fixture
def presenter(tmp_path: Path, plan: Plan) -> Iterator[Presenter]:
    found = Presenter(tmp_path, plan)
    yield found
    found.database.close()


def follow(context: BrowserContext, server: Server, presenter: Presenter, size: tuple[int, int] = PHONE, query: str = "", dark: bool = False) -> Page:
    return visitor(context, server, f"/follow?room={presenter.room.follower}{query}", *size, dark)


def headline(page: Page):  # type: ignore[no-untyped-def]
    return page.get_by_role("heading", level=1)


def test_a_phone_follows_and_catches_up_by_itself(browser: Browser, tmp_path: Path, presenter: Presenter) -> None:
    baseline, bold = Scenario(plan=presenter.plan.id), presenter.plan.scenarios[2]
    with running(tmp_path) as server, somebody(browser, server) as (context, watch):
        lines: list[WebSocketRoute] = []
        context.route_web_socket(re.compile("_stcore/stream"), lambda line: (line.connect_to_server(), lines.append(line)))
        page = follow(context, server, presenter)
        expect(headline(page)).to_have_text(BEFORE)
        presenter.show(bold)
        expect(headline(page)).to_have_text(AFTER)
        assert not page.get_by_test_id("stTopNavLink").count(), "no menu"
        assert not page.locator(".stMainBlockContainer :is(button, input, [role=slider])").count(), "no controls"
        assert not [cookie for cookie in context.cookies() if cookie["name"] == "planner_visitor"]

        presenter.show(baseline)
        lines[-1].close(code=1001, reason="the phone slept")
        expect(headline(page)).to_have_text(BEFORE)
        assert len(lines) > 1, "it came back on another line"
        server.process.kill()
        server.process.wait()
        presenter.show(bold)
        expect(page.get_by_text("Is Streamlit still running?")).not_to_be_visible()
        assert page.evaluate("getComputedStyle(document.querySelector('[data-testid=stApp]'), '::before').content") == '"Mất kết nối, đang nối lại…"'
        with running(tmp_path, port=port_of(server)):
            expect(headline(page)).to_have_text(AFTER, timeout=30_000)
            watch.broken.clear()  # the line broke, which the browser says
            presenter.show(baseline)
            expect(headline(page)).to_have_text(BEFORE)
            presenter.do(rooms.close)
            expect(headline(page)).to_have_text("Phòng đã đóng")


def test_a_phone_guesses_once_however_often_it_comes_back(browser: Browser, tmp_path: Path, presenter: Presenter) -> None:
    with running(tmp_path) as server, somebody(browser, server) as (context, _):
        page = follow(context, server, presenter)
        presenter.do(guesses.ask, HERO)
        expect(headline(page)).to_have_text("Đến 31/12/2023, thanh toán trực tuyến đạt bao nhiêu %?")
        for number in ("45", "50"):
            page.get_by_role("spinbutton").fill(number)
            page.get_by_role("button", name="Gửi số đoán").click()
            expect(page.get_by_text(f"Bạn đoán {number}%")).to_be_visible()
            page.reload()
        expect(page.get_by_text("Bạn đoán 50%")).to_be_visible()
        room = rooms.followed(presenter.database, presenter.room.follower)
        assert room is not None
        question = guesses.asked(presenter.database, room)
        assert question is not None
        assert guesses.guessed(presenter.database, question) == (500,)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_can_be_read_from_the_last_row_and_on_a_phone(browser: Browser, tmp_path: Path, presenter: Presenter, language: str) -> None:
    presenter.show(presenter.plan.scenarios[2])
    with running(tmp_path) as server, somebody(browser, server) as (context, _):
        for size in (PHONE, PROJECTOR, LARGE):
            page = follow(context, server, presenter, size, f"&lang={language}", dark=size == LARGE)
            expect(page.get_by_role("img")).to_be_visible()
            assert page.evaluate(SMALLEST) >= max(16, 0.022 * size[0]) - 0.1
            assert page.evaluate(PALEST) >= 7
            assert cut_off(page) == []
            assert not scrolls_sideways(page)
            expect(page.get_by_text("70%", exact=True)).to_be_in_viewport()
            page.close()
