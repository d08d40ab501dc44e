"""Servers with a store of their own, and what people do on the page to save and share."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.conftest import a_context, check, visitor
from tests.browser.looking import keyed
from tests.browser.serving import PATIENCE, ROOT, Server, Watch, settle, wait_until_up


@contextmanager
def running(folder: Path, *, plan: Path | None = None, port: int | None = None) -> Iterator[Server]:
    """A server whose store and log are in a folder; on a free port, or on the one of a server that was there before."""
    if port is None:
        with closing(socket.socket()) as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), "--server.address", "127.0.0.1"]
    env = os.environ | {"PLANNER_DATABASE_URL": f"sqlite:///{folder / 'nhip.db'}"} | ({"PLANNER_PLAN": str(plan)} if plan else {})
    log = folder / "log.txt"
    with log.open("ab") as out, subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT, env=env) as process:
        started = Server(f"http://127.0.0.1:{port}", log, process)
        try:
            wait_until_up(started)
            yield started
        finally:
            process.kill()


def port_of(server: Server) -> int:
    port = urlsplit(server.url).port
    assert port is not None
    return port


@contextmanager
def somebody(browser: Browser, server: Server) -> Iterator[tuple[BrowserContext, Watch]]:
    """A browser of its own: another visitor. In the end nothing may have broken or left the machine."""
    for context, watch in a_context(browser, server):
        context.set_default_timeout(PATIENCE)
        yield context, watch
        check(watch, server)


def open_what_if(context: BrowserContext, server: Server, query: str = "") -> Page:
    return visitor(context, server, f"/what_if{query}")


def panel(page: Page) -> Locator:
    """The open panel behind “Lưu”."""
    body = page.get_by_test_id("stPopoverBody")
    if not body.is_visible():
        keyed(page, "save").get_by_role("button").first.click()
    expect(body.get_by_role("textbox").first).to_be_visible()
    return body


def close_panel(page: Page) -> None:
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("stPopoverBody")).not_to_be_visible()


def type_title(page: Page, title: str) -> None:
    """Fill the title in and wait until the server has it: the link that carries the whole scenario carries its title too.

    Idle alone says nothing: the run that leaving the field starts may not have begun.
    """
    field = panel(page).get_by_role("textbox").first
    if field.input_value() == title:
        return
    before = link(page, "s")
    field.fill(title)
    field.press("Tab")
    expect(_code(page, "s")).not_to_have_text(before)
    settle(page)


def press(page: Page, key: str) -> None:
    """Press a button of the panel and wait for the answer."""
    keyed(page, key).get_by_role("button").click()
    settle(page)


def save(page: Page, key: str = "save.again", title: str | None = None) -> None:
    """Save, without waiting for what comes of it."""
    panel(page)
    if title is not None:
        type_title(page, title)
    settle(page)
    keyed(page, key).get_by_role("button").click()


def saved(page: Page, version: int, title: str = "") -> None:
    """“Đã lưu” is said of a version, and of what the title says: what was said of a scenario before may still be shown."""
    said = page.get_by_test_id("stToast").filter(has_text="Đã lưu").filter(has_text=f"phiên bản {version}.").filter(has_text=title)
    expect(said.last).to_be_visible()
    settle(page)


def link(page: Page, name: str) -> str:
    """The address in the panel that carries a short link (k) or a whole scenario (s)."""
    panel(page)
    shown = _code(page, name)
    expect(shown).to_be_visible()
    return shown.inner_text().strip()


def _code(page: Page, name: str) -> Locator:
    return page.get_by_test_id("stPopoverBody").get_by_test_id("stCode").filter(has_text=f"?{name}=")


def picked_scenario(page: Page) -> Locator:
    """The box that says which scenario is open."""
    return page.get_by_role("combobox").nth(1)
