"""A PostgreSQL of our own: from the system's packages, on a free loopback port, gone when the tests are."""

import getpass
import os
import pwd
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

# Debian keeps the server's programs off the PATH; so do Red Hat's newer packages and Homebrew's numbered ones.
FOLDERS = ("/usr/lib/postgresql", "/usr", "/opt/homebrew/opt", "/usr/local/opt")
OWNER = "postgres"  # the server refuses to run as root; this user comes with the package


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    port: int
    password: str

    def url(self, name: str) -> str:
        return f"postgresql+psycopg://nhip:{self.password}@127.0.0.1:{self.port}/{name}"

    def new_database(self, options: str = "") -> str:
        """The URL of an empty database."""
        name = f"nhip_{secrets.token_hex(6)}"
        with psycopg.connect(self.url("postgres").replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 {options}")
        return self.url(name)


def programs() -> Path | None:
    """The newest folder that holds PostgreSQL's server, None when there is none or it would not run for us."""
    if os.getuid() == 0 and not any(user.pw_name == OWNER for user in pwd.getpwall()):
        return None
    found = [path for folder in FOLDERS for path in Path(folder).glob("*/bin/initdb") if path.with_name("postgres").exists()]
    found.sort(key=lambda path: [int(part) for part in path.parts[-3].replace("@", "-").split("-") if part.isdigit()])
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).resolve().parent if on_path else None


@contextmanager
def running(programs: Path) -> Iterator[Server]:
    """A server while we are in here."""
    owner = OWNER if os.getuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="nhip-pg-", dir="/tmp"))  # a long path would not do for some, a private one not for its owner

    def run(*command: str, check: bool = True) -> int:
        settings = {"LC_ALL": "C", "PATH": os.environ["PATH"], "TZ": "UTC"}
        log = folder / "commands.log"
        with log.open("a") as written:
            done = subprocess.run(command, user=owner, cwd="/", env=settings, stdin=subprocess.DEVNULL, stdout=written, stderr=written, check=False)
        if check and done.returncode:
            raise RuntimeError(f"{command[0]} failed:\n{log.read_text()}")
        return done.returncode

    password = secrets.token_hex(16)
    (folder / "password").write_text(password)
    if owner:
        for path in (folder, folder / "password"):
            shutil.chown(path, owner)
    data = folder / "data"
    try:
        access = ("--auth=scram-sha-256", f"--pwfile={folder / 'password'}", "--username=nhip")
        run(str(programs / "initdb"), f"--pgdata={data}", *access, "--encoding=UTF8", "--locale=C", "--no-sync")
        server = _start(run, programs, data, password)
        try:
            yield server
        finally:
            run(str(programs / "pg_ctl"), "stop", f"--pgdata={data}", "--mode=immediate", "--wait")
    finally:
        shutil.rmtree(folder)


def _start(run, programs: Path, data: Path, password: str) -> Server:  # type: ignore[no-untyped-def]
    for _ in range(5):
        with socket.socket() as probe:  # another program may take the port before the server does: then another one
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories='' -c max_connections=60 -c fsync=off"
        log = f"--log={data.parent / 'server.log'}"
        if not run(str(programs / "pg_ctl"), "start", f"--pgdata={data}", f"--options={options}", log, "--wait", check=False):
            return Server(port=port, password=password)
    raise RuntimeError(f"PostgreSQL does not start:\n{(data.parent / 'server.log').read_text()}")


if __name__ == "__main__":  # asked by the Makefile: is there one?
    found = programs()
    print(found or f"no PostgreSQL that {getpass.getuser()} could run")
    sys.exit(found is None)
