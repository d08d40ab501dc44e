"""How long after a presenter's change is on the disk fifty followers see it; ``tests/bench.py`` calls `measure`.

The followers are clients that speak Streamlit's protocol, in this process; the server and they share the machine. The presenter
publishes from this process too, as from another replica: nothing is passed inside the server. Every change is one that the server
has never computed before.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

from planner.catalog.plan_folder import read_plan
from planner.catalog.room_state import RoomState, state_text
from planner.catalog.snapshot import snapshot_of
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.store import rooms
from planner.store.database import Database, open_database
from planner.store.room import Room
from planner.ui.follow import EVERY
from tests.browser.looking import HERO
from tests.browser.serving import ROOT, Server
from tests.following import Phone
from tests.saving.running import running

FOLLOWERS, CHANGES = 50, 20
PACES = tuple(hundredths / 100 for hundredths in range(101, 151) if hundredths % 10)  # with two decimals each, so that the headline tells which it is
SECRET = "a presenter's secret"


@dataclass
class Delays:
    """What was measured."""

    seen: list[float] = field(default_factory=list)  # from the commit to the new headline, each follower and change [s]
    idle: float = 0.0  # processor time that the server uses while all follow and nothing changes [share of one core]
    room: float = 0.0  # memory for each follower [MB]

    @property
    def half(self) -> float:
        return median(self.seen)

    @property
    def p95(self) -> float:
        return quantiles(self.seen, n=100, method="inclusive")[94]


def measure(quick: bool = False) -> Delays:
    """Delays of fifty followers behind one presenter."""
    with tempfile.TemporaryDirectory(prefix="nhip-follow-") as folder, running(Path(folder)) as server, opened(Path(folder)) as database:
        plan, _ = read_plan(ROOT / "data" / "hai-duong-2023")
        at = datetime.now(UTC)
        room = rooms.open_room(database, presenter=SECRET, plan_id=plan.id, data=plan.data, plan_snapshot=snapshot_of(plan), state=state(plan, 0), at=at)
        return asyncio.run(_follow(server, database, plan, room, changes=6 if quick else CHANGES))


@contextmanager
def opened(folder: Path) -> Iterator[Database]:
    """The store of a server that is running."""
    database = open_database(f"sqlite:///{folder / 'nhip.db'}")
    yield database
    database.close()


def state(plan: Plan, number: int) -> str:
    """A state like no other."""
    indicator = plan.target(HERO).indicator_id
    scenario = Scenario(plan=plan.id).with_assumption(f"pace.{indicator}", PACES[number]) if number else Scenario(plan=plan.id)
    return state_text(RoomState(scenario=scenario, target_id=HERO))


async def _follow(server: Server, database: Database, plan: Plan, room: Room, changes: int) -> Delays:
    found, before = Delays(), 0
    phones = [Phone(server.url, room.follower) for _ in range(FOLLOWERS)]
    tasks = []
    try:
        for phone in phones:  # one after the other, as people scan a code: not all of them look at the same moment later
            tasks.append(asyncio.create_task(phone.follow()))
            await _until(lambda phone=phone: bool(phone.timers))  # type: ignore[misc]
            before = before or server.resident()  # with the first one there, the server has all that it needs for itself
        await asyncio.sleep(3)
        used, begun = processor_seconds(server), time.perf_counter()
        await asyncio.sleep(4)
        found.idle = (processor_seconds(server) - used) / (time.perf_counter() - begun)
        for number in range(1, changes + 1):
            said = f"×{PACES[number]}".replace(".", ",")
            await asyncio.to_thread(_publish, database, plan, room, number)
            done = time.perf_counter()
            await _until(lambda said=said: all(said in phone.headline for phone in phones))  # type: ignore[misc]
            found.seen.extend(next(when for when, text in phone.seen if said in text) - done for phone in phones)
            await asyncio.sleep(1 + number * 0.13 % max(EVERY))  # changes meet every moment between two looks
        found.room = (server.resident() - before) / (FOLLOWERS - 1) / 1024**2
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return found


def _publish(database: Database, plan: Plan, room: Room, number: int) -> None:
    rooms.publish(database, room.room_id, SECRET, data=plan.data, plan_snapshot="", state=state(plan, number), at=datetime.now(UTC))


async def _until(true: object, seconds: float = 30.0) -> None:
    end = time.perf_counter() + seconds
    while not true():  # type: ignore[operator]
        if time.perf_counter() > end:
            raise TimeoutError("the followers did not all get there")
        await asyncio.sleep(0.05)


def processor_seconds(server: Server) -> float:
    """Processor time that a server has used so far, 0 where the system does not tell. [s]"""
    try:
        told = Path(f"/proc/{server.process.pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    delays = measure()
    print(f"follow p50 {delays.half:.2f} s, p95 {delays.p95:.2f} s, longest {max(delays.seen):.2f} s, {len(delays.seen)} figures")
    print(f"server while nothing changes: {delays.idle:.2f} of one core; memory {delays.room:.2f} MB a follower")
