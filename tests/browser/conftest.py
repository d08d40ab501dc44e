"""One browser and one warm server for all flows; every page is watched until its test ends."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.looking import native
from tests.browser.serving import Server, Watch, launch, open_page, serve

Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = launch(playwright)
        yield found
        found.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serve(tmp_path_factory.mktemp("server") / "log.txt") as running:
        yield running


@pytest.fixture(scope="session")
def shared(browser: Browser, server: Server) -> Iterator[tuple[BrowserContext, Watch]]:
    """A Vietnamese browser whose cache is warm: each page that is opened in it is a visitor of its own to the server.

    An app that does not open at all fails here, once, instead of in every flow after long waiting.
    """
    for context, watch in a_context(browser, server):
        visitor(context, server, "/what_if").close()
        check(watch, server)
        yield context, watch


@pytest.fixture
def visit(shared: tuple[BrowserContext, Watch], server: Server) -> Iterator[Visit]:
    """Open an address of the warm server as a new visitor; the test fails for anything that breaks or leaves the machine."""
    context, watch = shared

    def arrive(address: str = "/", width: int = 1366, height: int = 768, dark: bool = False) -> Page:
        context.clear_cookies(name="planner_visitor")  # the cache is shared, the draft of the visitor before is not
        return visitor(context, server, address, width, height, dark)

    yield arrive
    for page in context.pages:
        page.close()
    check(watch, server)


def a_context(browser: Browser, server: Server) -> Iterator[tuple[BrowserContext, Watch]]:
    context = browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
    watch = Watch(server.url)
    watch.follow(context)
    yield context, watch
    context.close()


def visitor(context: BrowserContext, server: Server, address: str, width: int = 1366, height: int = 768, dark: bool = False) -> Page:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme="dark" if dark else "light")
    return open_page(page, server.url + native(address))


def check(watch: Watch, server: Server) -> None:
    """Fail for what happened since the last check."""
    outside, broken = watch.outside[:], watch.broken[:]
    watch.outside.clear()
    watch.broken.clear()
    assert not outside, f"asked for outside: {outside}"
    assert not broken, f"went wrong in the page: {broken}"
    assert "Traceback" not in server.said(), server.said()


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "server.txt"
