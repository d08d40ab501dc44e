"""From a key press to the painted chart, and from a cold start to the first one, in a real browser.

t0 is the time stamp of the key's own event; t1 comes after the chart's lines have changed in the document, an animation
frame, and a message through a channel: then it has been painted.
"""

import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import keyed, lever
from tests.browser.serving import READY, Server, serve, wait_until_up

WARM_UPS = 5
PAGES_OPEN = 5
NATIVE = "/what_if?levers=native"  # the live board has its own figures: bench_drag
MEGABYTE = 1024**2
LEVERS = {"one_stop_cashless": 3, "unit_targets": 3, "communication": 3, "fee_cut": 1}  # the first four and their steps: all act on the opening target
CLOCK = """(() => {
  const lines = () => [...document.querySelectorAll('.js-plotly-plot')].slice(0, 1)
    .flatMap(plot => [...plot.querySelectorAll('.scatterlayer .js-line')]).map(path => path.getAttribute('d')).join(' ');
  const board = () => document.querySelector('[data-testid=stBidiComponentIsolated]')?.shadowRoot?.querySelector('path.scenario')?.getAttribute('d');
  const painted = done => requestAnimationFrame(() => { const pipe = new MessageChannel(); pipe.port1.onmessage = done; pipe.port2.postMessage(0); });
  const changed = before => new Promise(done => {
    const look = () => { const now = lines(); if (now && now !== before) { eyes.disconnect(); painted(() => done(performance.now())); return true; } };
    const eyes = new MutationObserver(look);
    if (!look()) eyes.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['d'] });
  });
  window.clock = {
    first: () => new Promise(done => {
      const look = () => (lines() || board() ? painted(() => done(performance.now())) : requestAnimationFrame(look));
      look();
    }),
    arm: () => {
      const pressed = new Promise(done => addEventListener('keydown', event => done(event.timeStamp), { capture: true, once: true }));
      window.clock.move = Promise.all([pressed, changed(lines())]).then(([from, to]) => to - from);
    },
  };
})()"""


@dataclass(frozen=True)
class Warm:
    """What was measured on warm servers: the planner's figure and the bare page's."""

    paint: dict[int, tuple[float, float]]  # [ms] by percentile
    memory: tuple[float, float]  # [MB]


def open_chart(browser: Browser, address: str) -> Page:
    """A fresh profile at an address, its chart painted."""
    page = browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", viewport={"width": 1366, "height": 768}).new_page()
    page.add_init_script(CLOCK)
    page.goto(address)
    page.evaluate("clock.first()")
    return page


def walk() -> Iterator[tuple[str, str]]:
    """Lever and key of a walk that never comes to the same scenario twice, so that nothing is answered from memory."""
    levels, ways = [0] * len(LEVERS), [1] * len(LEVERS)
    while True:
        for place, (name, top) in enumerate(LEVERS.items()):
            if 0 <= levels[place] + ways[place] <= top:
                levels[place] += ways[place]
                yield name, "ArrowRight" if ways[place] > 0 else "ArrowLeft"
                break
            ways[place] *= -1
        else:
            return


def press(page: Page, key: str) -> float:
    """Press a key on what has the focus; the time until the chart has changed and been painted. [ms]"""
    page.evaluate("clock.arm()")
    page.keyboard.press(key)
    took: float = page.evaluate("clock.move")
    expect(page.locator(READY)).to_be_attached()
    return took


def warm(browser: Browser, bare: Path, blocks: int, moves: int) -> Warm:
    """Moves on the planner and on the bare page, in turns; then the memory of both servers."""
    with serve(bare / "planner.log") as here, serve(bare / "bare.log", folder=bare) as there:
        ours, theirs = open_chart(browser, f"{here.url}{NATIVE}"), open_chart(browser, there.url)
        way = walk()

        def ours_once() -> float:
            name, key = next(way)
            lever(ours, name).focus()
            return press(ours, key)

        def theirs_once() -> float:
            keyed(theirs, "pace").get_by_role("slider").focus()
            return press(theirs, "ArrowRight")

        times: tuple[list[float], list[float]] = ([], [])
        for block in range(blocks + 1):
            for page, once, found in ((ours, ours_once, times[0]), (theirs, theirs_once, times[1])):
                page.bring_to_front()
                taken = [once() for _ in range(moves if block else WARM_UPS)]
                found.extend(taken if block else ())
        cuts = [statistics.quantiles(found, n=100, method="inclusive") for found in times]
        memory = _memory(browser, here, NATIVE), _memory(browser, there, "/")
    return Warm({share: (cuts[0][share - 1], cuts[1][share - 1]) for share in (50, 95)}, memory)


def _memory(browser: Browser, server: Server, address: str) -> float:
    """Memory of a server with five pages open. [MB]"""
    for _ in range(PAGES_OPEN - 1):
        open_chart(browser, server.url + address)
    return server.resident() / MEGABYTE


def starts(browser: Browser, bare: Path, times: int) -> tuple[float, float]:
    """Medians of the time from the start of the server's process to the first painted chart, the planner's and the bare app's. [s]"""
    found: tuple[list[float], list[float]] = ([], [])
    for _ in range(times):
        found[0].append(_start(browser, bare / "cold.log", None, "/what_if"))
        found[1].append(_start(browser, bare / "cold.log", bare, "/"))
    return statistics.median(found[0]), statistics.median(found[1])


def _start(browser: Browser, log: Path, folder: Path | None, address: str) -> float:
    begun = time.perf_counter()
    with serve(log, **({"folder": folder} if folder else {}), wait=False) as server:
        wait_until_up(server)
        page = open_chart(browser, server.url + address)
        took = time.perf_counter() - begun
        page.context.close()
    return took
