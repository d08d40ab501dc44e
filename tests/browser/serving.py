"""A real server and a real browser: how they are started, and what is not forgiven of them."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, expect

ROOT = Path(__file__).parent.parent.parent
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # what tries to leave is seen and gets nowhere
)
READY = "[data-testid=stApp][data-test-connection-state=CONNECTED][data-test-script-state=notRunning]"
HEADING = ".stMainBlockContainer :is(h1, h2, h3)"
PROBE = re.compile(r"/[^/]+/_stcore/(health|host-config)$")  # Streamlit looks for its server under the page's own address first
PATIENCE = 15_000  # [ms]
FIRST = 60_000  # for the first page of a server, which reads in all its code: on two busy cores that alone may take longer than any answer [ms]


def chromium() -> str:
    """Path of the browser; the Makefile says it, or it is on the path."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if found is None:
        raise FileNotFoundError("The browser tests need Chromium: apt-get install chromium fonts-noto-core, or name one in CHROMIUM")
    return found


def launch(playwright: Playwright) -> Browser:
    """Start the browser."""
    expect.set_options(timeout=PATIENCE)
    return playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))


@dataclass(frozen=True)
class Server:
    """A running `streamlit run`."""

    url: str
    log: Path
    process: subprocess.Popen[bytes]

    def said(self) -> str:
        """Everything the server has logged."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def resident(self) -> int:
        """Memory in use, 0 where the system does not tell. [bytes]"""
        try:
            pages = Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]
        except OSError:
            return 0
        return int(pages) * os.sysconf("SC_PAGE_SIZE")


@contextmanager
def serve(log: Path, *, folder: Path = ROOT, script: str = "app.py", plan: Path | None = None, wait: bool = True) -> Iterator[Server]:
    """Run an app on a free port until the block ends; its log goes to a file."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port), "--server.address", "127.0.0.1"]
    env = os.environ | ({"PLANNER_PLAN": str(plan)} if plan else {})
    with log.open("wb") as out, subprocess.Popen(command, cwd=folder, stdout=out, stderr=subprocess.STDOUT, env=env) as process:
        try:
            server = Server(f"http://127.0.0.1:{port}", log, process)
            if wait:
                wait_until_up(server)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def wait_until_up(server: Server, seconds: float = 30.0) -> None:
    """Until the server answers that it is healthy; no page is asked for."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            if server.process.poll() is not None:
                break
            time.sleep(0.02)
    raise RuntimeError(f"the server did not start:\n{server.said()}")


@dataclass
class Watch:
    """What a browser did that it must not do."""

    url: str
    outside: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def follow(self, context: BrowserContext) -> None:
        """Listen to every page of a context, those to come included."""
        context.on("request", lambda request: self._asked(request.url))
        context.on("weberror", lambda error: self.broken.append(str(error.error)))
        context.on("console", self._heard)
        context.on("page", lambda page: page.on("websocket", lambda line: self._asked(line.url)))

    def _asked(self, url: str) -> None:
        inside = (f"{self.url}/", self.url.replace("http", "ws", 1) + "/", "data:", "blob:")
        if not url.startswith(inside):
            self.outside.append(url)

    def _heard(self, message: ConsoleMessage) -> None:
        where = message.location.get("url", "").split("?")[0]
        if message.type == "error" and not ("404" in message.text and PROBE.search(where)):
            self.broken.append(f"{message.text} ({where})")


def open_page(page: Page, address: str) -> Page:
    """Go to an address and wait until the page has been drawn."""
    page.goto(address)
    settle(page, FIRST)
    return page


def settle(page: Page, patience: float = PATIENCE) -> None:
    """Until something is said and the server is connected and idle.

    In this order: a page is idle before its first run too, and what is done in the middle of that run breaks it off.
    """
    expect(page.locator(HEADING).first).to_be_visible(timeout=patience)
    expect(page.locator(READY)).to_be_attached(timeout=patience)
