"""What the tests run in processes of their own: to be killed, to race, or to live with a small disk."""

import multiprocessing
import os
import resource
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from threading import Lock, Thread

from planner.errors import PlannerError
from planner.store import changes, drafts, scenarios
from planner.store.batch import Line
from planner.store.database import open_database
from planner.store.refusals import StoreUnavailable
from tests.store.saving import NEW, NOON, save_again, save_new, save_until_it_arrives

# Forked from a process that has the imports done and no threads: a child starts in milliseconds.
processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["tests.store.children", "planner.store.upgrade", "psycopg"])

THREADS = 3


def save_for_ever(url: str, acknowledge: Connection) -> None:
    """Save without end, each time in a new scenario and then again, and say so after each commit."""
    database = open_database(url)
    telling = Lock()

    def work() -> None:
        while True:
            found = save_new(database)
            with telling:
                acknowledge.send((found.scenario_id, found.version, found.sha256))
            found = save_again(database, found.scenario_id, 1)
            with telling:
                acknowledge.send((found.scenario_id, found.version, found.sha256))

    for _ in range(THREADS):
        Thread(target=work).start()


def write_together(url: str, scenario_id: str, names: list[str], saves: int, start: Barrier) -> None:
    """Several writers, a thread each, to one scenario."""
    database = open_database(url)
    start.wait()

    def work(name: str) -> None:
        for number in range(saves):
            save_until_it_arrives(database, scenario_id, author=name, title=f"{name}.{number}")

    threads = [Thread(target=work, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    database.close()


def open_together(url: str, start: Barrier, result: Connection) -> None:
    """Open a store at the same moment as others, and save."""
    start.wait()
    try:
        database = open_database(url)
        result.send(save_new(database).scenario_id)
        database.close()
    except PlannerError as error:
        result.send(str(error))


def fill_the_disk(url: str, room: int, result: Connection) -> None:
    """Save where no file may grow past `room` bytes, until it is refused; then with room again."""
    database = open_database(url)
    kept = drafts.draft(database, "visitor", NEW["plan_id"])
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, most))
    result.send(_save_until_refused(url))
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    result.send((kept == drafts.draft(database, "visitor", NEW["plan_id"]), save_new(database, title="again").scenario_id))
    database.close()


def _save_until_refused(url: str) -> tuple[list[str], list[str]]:
    database = open_database(url)
    saved: list[str] = []
    try:
        while len(saved) < 1000:
            saved.append(save_new(database, document="x" * 60_000).scenario_id)
    except StoreUnavailable as error:
        refusals = [problem.code for problem in error.problems]
    try:
        drafts.keep(database, "visitor", NEW["plan_id"], "y" * 60_000, None, 0, NOON)
    except StoreUnavailable as error:
        refusals += [problem.code for problem in error.problems]
    assert all(scenarios.latest(database, found) for found in saved)
    database.close()
    return saved, refusals


def open_as_nobody(url: str, result: Connection) -> None:
    """Open a store as a user who may write nowhere."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    try:
        open_database(url).close()
        result.send([])
    except PlannerError as error:
        result.send([problem.code for problem in error.problems])


def count_up(url: str, plan_id: str, times: int, start: Barrier) -> None:
    """Record what is seen before, so many times, as fast as it goes."""
    database = open_database(url)
    start.wait()
    for _ in range(times):
        changes.record(
            database,
            plan_id=plan_id,
            author="",
            reason="",
            at=NOON,
            decide=lambda before: ("d", (Line(kind="figure", subject="a", before=str(len(before)), after="x"),)),
        )
    database.close()
