"""The live board under the hand: from a move of the mouse to the painted frame, and from letting go to the painted truth.

t0 is the time stamp of the event itself; t1 comes after the scenario's line has changed in the document (while dragging), or
the board shows the server's truth again (after letting go), then an animation frame and a message through a channel: then it
has been painted. The bare page is measured in the same run, in turns. Once more with the browser's CPU four times slower.
"""

import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from tests import bench_browser
from tests.browser.looking import keyed
from tests.browser.serving import READY, Server, serve

WARM_UPS = 8
PAGES = 20
SLOWER = 4
STRIDE = 40  # presses one way, then as many back: at the end of the slider a press changes nothing, and would be waited for in vain
LEVERS = ("one_stop_cashless", "unit_targets", "communication")  # all act on the opening target
CLOCK = """(() => {
  const board = () => document.querySelector('[data-testid=stBidiComponentIsolated]')?.shadowRoot?.querySelector('.board');
  const painted = done => requestAnimationFrame(() => { const pipe = new MessageChannel(); pipe.port1.onmessage = done; pipe.port2.postMessage(0); });
  const line = () => board()?.querySelector('path.scenario')?.getAttribute('d');
  const until = look => new Promise(done => {
    const found = () => { if (!look()) return false; eyes.disconnect(); painted(() => done(performance.now())); return true; };
    const eyes = new MutationObserver(found);
    if (!found()) eyes.observe(board(), { subtree: true, childList: true, attributes: true, attributeFilter: ['d', 'class'] });
  });
  const event = kind => new Promise(done => addEventListener(kind, event => done(event.timeStamp), { capture: true, once: true }));
  const soon = work => Promise.race([work, new Promise((_, no) => setTimeout(() => no(new Error('nothing changed for 30 s')), 30000))]);
  window.hand = {
    ready: () => Boolean(board() && line()),
    moving: () => {
      const before = line();
      window.hand.took = soon(Promise.all([event('pointermove'), until(() => line() !== before)]).then(([from, to]) => to - from));
    },
    letting: () => {
      window.hand.took = soon(event('pointerup').then(from => until(() => !board().classList.contains('moving')).then(to => to - from)));
    },
  };
})()"""


@dataclass(frozen=True)
class Hand:
    """Percentiles of what was measured, the bare page's beside, and memory."""

    drag: dict[int, float]  # [ms]
    release: dict[int, tuple[float, float]]  # [ms], the board's and the bare page's
    slow_drag: dict[int, float]
    slow_release: dict[int, tuple[float, float]]
    memory: tuple[float, float]  # for each open page [MB]

    def rows(self) -> list[tuple[str, float, str, float | None, str]]:
        """Name, value, unit, what stands beside it, and the budget."""
        return [
            ("drag p50, move to painted frame", self.drag[50], "ms", None, ""),
            ("drag p95, move to painted frame", self.drag[95], "ms", None, "50 ms"),
            ("release p50, let go to painted truth", *_first(self.release[50]), "(beside: one slider, the same chart)"),
            ("release p95, let go to painted truth", *_first(self.release[95]), "150 ms, ratio 1.5"),
            (f"drag p95 with the CPU {SLOWER} times slower", self.slow_drag[95], "ms", None, "(reported)"),
            (f"release p95 with the CPU {SLOWER} times slower", *_first(self.slow_release[95]), "(reported)"),
            ("memory of one more open page", self.memory[0], "MB", self.memory[1], "1 MB"),
        ]


def open_board(browser: Browser, server: Server) -> Page:
    """A fresh profile on the live board."""
    page = browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", viewport={"width": 1366, "height": 768}).new_page()
    page.add_init_script(CLOCK)
    page.goto(f"{server.url}/what_if")
    page.wait_for_function("hand.ready()")
    expect(page.locator(READY)).to_be_attached()
    return page


def places() -> Iterator[tuple[str, int]]:
    """Lever and percentage, never the same scenario twice."""
    for turn in range(1000):
        yield LEVERS[turn % len(LEVERS)], (turn * 37 + 11) % 97 + 2


def measure(browser: Browser, bare: Path, moves: int) -> Hand:
    """Drags and releases on the board, and moves on the bare page, in turns; then with a slower CPU."""
    with serve(bare / "hand.log") as here, serve(bare / "hand-bare.log", folder=bare) as there:
        memory = per_page(browser, here, "/what_if"), per_page(browser, there, "/")
        ours, theirs = open_board(browser, here), bench_browser.open_chart(browser, there.url)
        way = places()
        drags, releases, floor = _turns(ours, theirs, way, moves)
        for page in (ours, theirs):
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        slow = _turns(ours, theirs, way, max(moves // 2, 10))
    return Hand(_cuts(drags), _beside(releases, floor), _cuts(slow[0]), _beside(slow[1], slow[2]), memory)


def _turns(ours: Page, theirs: Page, way: Iterator[tuple[str, int]], moves: int) -> tuple[list[float], list[float], list[float]]:
    drags: list[float] = []
    releases: list[float] = []
    floor: list[float] = []
    for turn in range(moves + WARM_UPS):
        ours.bring_to_front()
        dragged, released = drag(ours, *next(way))
        theirs.bring_to_front()
        keyed(theirs, "pace").get_by_role("slider").focus()
        bare = bench_browser.press(theirs, "ArrowLeft" if turn // STRIDE % 2 else "ArrowRight")
        if turn >= WARM_UPS:
            drags += dragged
            releases.append(released)
            floor.append(bare)
    return drags, releases, floor


def drag(page: Page, name: str, percent: int) -> tuple[list[float], float]:
    """Drag a lever to a percentage in three moves; the time of each move, and of letting go. [ms]"""
    lever = page.locator(f"[data-lever='measure:{name}'] input[type=range]")
    left, right, height = _track(lever)
    here = int(lever.input_value())
    page.mouse.move(left + (right - left) * here / 100, height)
    page.mouse.down()
    took = []
    for share in (0.4, 0.7, 1.0):
        there = here + (percent - here) * share
        page.evaluate("hand.moving()")
        page.mouse.move(left + (right - left) * there / 100, height)
        took.append(float(page.evaluate("hand.took")))
    page.evaluate("hand.letting()")
    page.mouse.up()
    released = float(page.evaluate("hand.took"))
    expect(page.locator(READY)).to_be_attached()
    return took, released


def _track(lever: Locator) -> tuple[float, float, float]:
    lever.scroll_into_view_if_needed()
    box = lever.bounding_box()
    assert box is not None
    return box["x"] + 10, box["x"] + box["width"] - 10, box["y"] + box["height"] / 2


def per_page(browser: Browser, server: Server, address: str) -> float:
    """What one more open page costs the server. [MB]"""
    contexts = [_open(browser, server.url + address) for _ in range(2)]
    before = server.resident()
    contexts += [_open(browser, server.url + address) for _ in range(PAGES)]
    after = server.resident()
    for page in contexts:
        page.context.close()
    return (after - before) / bench_browser.MEGABYTE / PAGES


def _open(browser: Browser, address: str) -> Page:
    page = browser.new_context(locale="vi-VN").new_page()
    page.goto(address)
    expect(page.locator(READY)).to_be_attached()
    return page


def _first(pair: tuple[float, float]) -> tuple[float, str, float]:
    return pair[0], "ms", pair[1]


def _cuts(times: list[float]) -> dict[int, float]:
    found = statistics.quantiles(times, n=100, method="inclusive")
    return {50: found[49], 95: found[94]}


def _beside(ours: list[float], theirs: list[float]) -> dict[int, tuple[float, float]]:
    here, there = _cuts(ours), _cuts(theirs)
    return {share: (here[share], there[share]) for share in here}
