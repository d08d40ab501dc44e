"""Opening makes what is missing, once, and says plainly why it cannot."""

import os
import socket
import sqlite3
import stat
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import event, text

from planner.errors import Problem
from planner.store import scenarios
from planner.store.address import USUAL_FILE, read_address
from planner.store.database import Database, open_database
from planner.store.engines import file_engine, use_write_ahead_log
from planner.store.migrating import migrate, stored_version
from planner.store.refusals import StoreUnavailable
from planner.store.tables import HEAD, metadata
from planner.store.upgrade import settings
from tests.store.children import open_as_nobody, open_together, processes
from tests.store.postgres import Server
from tests.store.saving import NEW, save_new


def refusal(url: str) -> Problem:
    with pytest.raises(StoreUnavailable) as refused:
        open_database(url)
    (problem,) = refused.value.problems
    return problem


def test_a_store_is_made_where_there_is_none(tmp_path: Path) -> None:
    file = tmp_path / "a folder" / "with ? and %41 and #" / "nhip.db"
    open_database(f"sqlite:///{str(file).replace('%', '%25').replace('?', '%3F')}").close()
    assert file.exists()


def test_nothing_has_to_be_set_up() -> None:
    assert read_address(None).file == read_address("").file == USUAL_FILE
    assert USUAL_FILE.relative_to(Path(__file__).parents[2]) == Path("saved/nhip.db")


def test_a_database_of_the_server_may_be_named_in_short() -> None:
    for short in ("postgres", "postgresql", "postgresql+psycopg"):
        server = read_address(f"{short}://u:p@h/d?sslmode=require").server
        assert server is not None
        assert server.render_as_string(hide_password=False) == "postgresql+psycopg://u:p@h/d?sslmode=require"


def test_migrations_make_the_tables_that_the_code_speaks_of(database: Database) -> None:
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        assert stored_version(connection) == HEAD


def test_the_newest_migration_is_the_one_that_is_named() -> None:
    assert ScriptDirectory.from_config(settings()).get_heads() == [HEAD]


def test_migrating_again_changes_nothing(database: Database) -> None:
    saved = save_new(database)
    migrate(database.engine)
    assert scenarios.latest(database, saved.scenario_id) == saved


def test_a_store_that_a_newer_planner_used_is_left_alone(url: str) -> None:
    database = open_database(url)
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    assert refusal(url).code == "store_too_new"


def test_several_processes_may_open_a_new_store_at_once(url: str) -> None:
    count = 6
    start = processes.Barrier(count)
    pipes = [processes.Pipe(duplex=False) for _ in range(count)]
    children = [processes.Process(target=open_together, args=(url, start, said)) for _, said in pipes]
    for child, (_, said) in zip(children, pipes, strict=True):
        child.start()
        said.close()
    answers = {heard.recv() for heard, _ in pipes}
    for child, (heard, _) in zip(children, pipes, strict=True):
        child.join()
        heard.close()
    database = open_database(url)
    assert {found.scenario_id for found in scenarios.listed(database, NEW["plan_id"])} == answers
    assert len(answers) == count
    database.close()


def test_opening_waits_for_somebody_who_writes_to_the_new_file(file: Path) -> None:
    engine, waits = file_engine(file), Event()
    event.listen(engine, "connect", lambda connection, _: connection.set_trace_callback(lambda asked: waits.set() if asked == "BEGIN EXCLUSIVE" else None))
    with closing(sqlite3.connect(file, isolation_level=None)) as other, ThreadPoolExecutor() as thread:
        other.execute("BEGIN IMMEDIATE")
        opening = thread.submit(use_write_ahead_log, engine)
        assert waits.wait(timeout=10)
        other.execute("CREATE TABLE of_somebody_else (x)")
        other.execute("COMMIT")
        opening.result()
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    engine.dispose()


def test_an_sqlite_connection_keeps_what_it_acknowledges(file: Path) -> None:
    database = open_database(f"sqlite:///{file}")
    with database.reading() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "busy_timeout", "foreign_keys", "trusted_schema")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "busy_timeout": 15_000, "foreign_keys": 1, "trusted_schema": 0}
    database.close()


@pytest.mark.parametrize(
    "url",
    ["nonsense", "mysql://u:secret@h/d", "sqlite://", "sqlite:///:memory:", "sqlite:///a.db?mode=ro", "sqlite://host/a.db", "postgresql://u:secret@h:port/d",
     "postgresql://u:secret@h", "sqlite:///a\0b", "sqlite:///file:a.db", "postgresql+psycopg2://u:secret@h/d", "://", "\ud800"],
)  # fmt: skip
def test_a_url_that_is_none_is_refused_without_its_password(url: str) -> None:
    problem = refusal(url)
    assert problem.code == "bad_store_url"
    assert "secret" not in str(problem)


def test_a_folder_that_may_not_be_written_is_told() -> None:
    with tempfile.TemporaryDirectory(prefix="nhip-", dir="/tmp") as folder:
        os.chmod(folder, stat.S_IRUSR | stat.S_IXUSR | stat.S_IROTH | stat.S_IXOTH)
        for name in ("nhip.db", "saved/nhip.db"):
            heard, said = processes.Pipe(duplex=False)
            child = processes.Process(target=open_as_nobody, args=(f"sqlite:///{folder}/{name}", said))
            child.start()
            said.close()
            assert heard.recv() in (["store_read_only"], ["store_unreachable"])
            child.join()
            heard.close()
        os.chmod(folder, stat.S_IRWXU)


def test_a_path_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "a file").touch()
    for path in (tmp_path, tmp_path / "a file" / "nhip.db", tmp_path / ("x" * 300)):
        assert refusal(f"sqlite:///{path}").code == "store_unreachable"


def test_a_store_that_somebody_holds_is_told_and_free_again_later(file: Path) -> None:
    database = open_database(f"sqlite:///{file}")
    database.close()
    event.listen(database.engine, "connect", lambda connection, _: connection.execute("PRAGMA busy_timeout=50"))  # nobody waits for 15 s here
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnavailable) as refused:
        save_new(database)
    assert refused.value.problems == (Problem("store_locked", "nhip.db"),)
    assert scenarios.listed(database, NEW["plan_id"]) == ()
    holder.execute("COMMIT")
    holder.close()
    save_new(database)
    database.close()


def test_a_server_that_is_away_is_told_without_its_password() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # taken but not listening: nobody answers here
        problem = refusal(f"postgresql://nhip:secret@127.0.0.1:{taken.getsockname()[1]}/nhip")
    assert (problem.code, problem.file) == ("store_unreachable", "PostgreSQL")
    assert "secret" not in str(problem)


def test_a_server_that_will_not_let_us_in_is_told(postgres: Server) -> None:
    for url in (postgres.url("no_such_database"), postgres.url("postgres").replace(postgres.password, "wrong")):
        assert refusal(url).code == "store_unreachable"


def test_a_server_without_vietnamese_letters_is_told(postgres: Server) -> None:
    url = postgres.new_database("ENCODING 'SQL_ASCII' LOCALE 'C'")
    assert refusal(url) == Problem("store_not_utf8", "PostgreSQL", found="SQL_ASCII", expected="UTF8")


@pytest.mark.parametrize(
    ("state", "code"),
    [("53100", "disk_full"), ("55P03", "store_locked"), ("40P01", "store_locked"), ("25006", "store_read_only"), ("42501", "store_read_only"),
     ("XX001", "damaged_file"), ("57P01", "store_unreachable"), ("53300", "store_unreachable"), ("22012", "store_failed")],
)  # fmt: skip
def test_what_the_server_refuses_is_told_by_its_code(postgres: Server, state: str, code: str) -> None:
    database = open_database(postgres.new_database())
    with pytest.raises(Exception) as refused, database.writing() as connection:  # noqa: PT011
        connection.exec_driver_sql(f"DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '{state}', MESSAGE = 'no'; END $$")
    assert [problem.code for problem in refused.value.problems] == [code]  # type: ignore[attr-defined]
    database.close()


def test_connections_that_the_server_dropped_are_replaced_unseen(postgres: Server) -> None:
    database = open_database(postgres.new_database())
    saved = save_new(database)
    with psycopg.connect(postgres.url("postgres").replace("+psycopg", "")) as other:
        other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [database.engine.url.database])
    assert scenarios.latest(database, saved.scenario_id) == saved
    database.close()
