"""The presenter's room: followers see what is presented, guesses come before the answer, two rooms never mix."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Visit, a_context, check, visitor
from tests.browser.presenting import OPENING, RAISED, at_step, headline, keys, raise_by_key
from tests.browser.serving import Server


@pytest.fixture
def two_contexts(browser: Browser, server: Server) -> Iterator[list[tuple[BrowserContext, Any]]]:
    makers = [a_context(browser, server) for _ in range(2)]
    yield [next(maker) for maker in makers]
    for maker in makers:
        next(maker, None)


def open_room(page: Page) -> str:
    """Open a room in the set-up; the address for followers."""
    keys(page, "s")
    panel = page.locator(".st-key-present-setup")
    panel.get_by_role("button", name="Mở phòng").click()
    address = panel.locator("code").filter(has_text="/follow?room=").first.inner_text()
    keys(page, "Escape")
    expect(panel).to_have_count(0)
    return "/follow?" + address.partition("/follow?")[2].strip()


def test_two_presenters_rooms_never_mix(two_contexts: list[tuple[BrowserContext, Any]], server: Server, visit: Visit) -> None:
    one, other = (visitor(context, server, "/present?step=3") for context, _ in two_contexts)
    followers = [visit(open_room(page)) for page in (one, other)]
    raise_by_key(one)
    expect(followers[0].locator("h1")).to_have_text(RAISED)
    expect(followers[1].locator("h1")).to_have_text(OPENING)
    keys(other, "2", "ArrowRight")
    expect(headline(other)).to_contain_text("làm điểm")
    expect(followers[1].locator("h1")).to_contain_text("làm điểm")
    expect(followers[0].locator("h1")).to_have_text(RAISED)
    keys(one, "q")
    expect(one.get_by_role("dialog", name="Mã QR của phòng")).to_be_visible()
    for _, watch in two_contexts:
        check(watch, server)


def test_the_room_guesses_before_anything_projected_is_shown(visit: Visit) -> None:
    page = visit("/present?step=3")
    follower = visit(open_room(page))
    keys(page, "a")
    at_step(page, 2)
    expect(page.locator(".guess")).to_contain_text("0 người đã đoán")
    expect(page.locator(".fact.chance")).to_be_hidden()
    follower.get_by_role("spinbutton").fill("45")
    follower.get_by_role("button", name="Gửi số đoán").click()
    expect(page.locator(".guess")).to_contain_text("1 người đã đoán")
    keys(page, "PageDown")
    expect(page.locator(".fact.chance")).to_be_hidden()  # not before it is revealed
    keys(page, "a")
    expect(page.locator(".fact.chance")).to_contain_text("40%")
    keys(page, "PageUp")
    expect(page.locator(".lines")).to_contain_text("người đã đoán")


def test_two_windows_of_one_presenter_keep_apart(two_contexts: list[tuple[BrowserContext, Any]], server: Server, visit: Visit) -> None:
    (context, watch), _ = two_contexts
    first = visitor(context, server, "/present?step=3")
    follower = visit(open_room(first))
    raise_by_key(first)
    expect(follower.locator("h1")).to_have_text(RAISED)
    second = visitor(context, server, "/present?step=3")
    expect(second.get_by_role("button", name="Phòng đang theo cửa sổ khác")).to_be_visible()
    keys(second, "1", "ArrowLeft", "ArrowLeft", "ArrowLeft")
    expect(headline(second)).to_have_text(OPENING)
    keys(first, "2", "ArrowRight")
    expect(follower.locator("h1")).to_contain_text("2 biện pháp")
    raised = headline(first).inner_text()
    first.reload()
    expect(headline(first)).to_have_text(raised)
    expect(follower.locator("h1")).to_have_text(raised)
    keys(second, "Escape", "s")
    second.locator(".st-key-present-setup").get_by_role("button", name="Trình chiếu từ cửa sổ này").click()
    expect(follower.locator("h1")).to_have_text(OPENING)
    check(watch, server)
