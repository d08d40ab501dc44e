"""A browser in a thread of its own.

Playwright runs one event loop a thread, and the browser of ``tests/browser`` lives until the whole run ends. So the tests that ask
for `chromium` run, from first line to last, in another thread, where a second browser may be.
"""

from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.browser.serving import Server, launch
from tests.saving.running import running

WORKER = pytest.StashKey[Executor]()


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    worker = pyfuncitem.config.stash.get(WORKER, None)
    if worker is None or "chromium" not in pyfuncitem.fixturenames:
        return None
    names = pyfuncitem._fixtureinfo.argnames
    worker.submit(pyfuncitem.obj, **{name: pyfuncitem.funcargs[name] for name in names}).result()
    return True


@pytest.fixture(scope="session")
def chromium(request: pytest.FixtureRequest) -> Iterator[Browser]:
    with ThreadPoolExecutor(1) as worker:
        request.config.stash[WORKER] = worker
        started, found = worker.submit(_start).result()
        yield found
        worker.submit(_stop, started, found).result()
        del request.config.stash[WORKER]


def _start() -> tuple[Playwright, Browser]:
    started = sync_playwright().start()
    return started, launch(started)


def _stop(started: Playwright, browser: Browser) -> None:
    browser.close()
    started.stop()


@pytest.fixture
def word() -> str:
    """A word of its own for every try: a second try must not meet its titles among what the first one saved."""
    return uuid4().hex[:6]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the shipped plan and a store of its own."""
    with running(tmp_path_factory.mktemp("saving")) as started:
        yield started
