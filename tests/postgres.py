"""A PostgreSQL server of our own in a temporary folder, for tests that run on both engines.

``Server.start(folder)`` makes a cluster whose only door is a socket in its folder, so several may run at once.
PostgreSQL refuses to run as root; then the user ``postgres`` of its package runs it.
"""

import os
import select
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from urllib.parse import quote

import psycopg

_PATIENCE = 30.0  # seconds
_SWITCH = "FIELDTECH_NO_POSTGRES"
_SETTINGS = {
    "listen_addresses": "''",
    "max_connections": "60",
    "shared_buffers": "'64MB'",
    "autovacuum": "off",
    "fsync": "on",
    "synchronous_commit": "on",
}


def is_switched_off() -> bool:
    """Whether somebody asked for a run without PostgreSQL."""
    return os.environ.get(_SWITCH) == "1"


def programs() -> Path:
    """The folder with PostgreSQL's programs, the newest there is; raises RuntimeError with what to do."""
    found = [
        *Path("/usr/lib/postgresql").glob("*/bin/initdb"),
        *Path("/opt/homebrew/opt").glob("postgresql*/bin/initdb"),
    ]
    if path := shutil.which("initdb"):
        found.append(Path(path))
    if not found:
        raise RuntimeError(
            f"no PostgreSQL here: install it (apt-get install postgresql), or set {_SWITCH}=1 to leave these tests out"
        )
    return max(found, key=lambda one: one.parent.parent.name).resolve().parent


class Server:
    """One running server; every database in it is made anew."""

    def __init__(self, folder: Path, binaries: Path) -> None:
        self._folder = folder
        self._binaries = binaries
        self._numbers = count(1)

    @classmethod
    def start(cls, folder: Path, **settings: str) -> "Server":
        """Make a cluster in an empty folder with a short name, and start it; ``settings`` take the place of ours."""
        server = cls(folder, programs())
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        data = folder / "data"
        server._run("initdb", "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        (data / "postgresql.auto.conf").write_text(
            "".join(f"{name} = {value}\n" for name, value in (_SETTINGS | settings).items())
            + f"unix_socket_directories = '{folder}'\n"
        )
        server.start_again()
        return server

    def start_again(self) -> None:
        """After it was stopped or killed; it mends its data before anybody may connect."""
        self._run("pg_ctl", "-D", str(self._folder / "data"), "-l", str(self._folder / "log"), "-w", "start")

    def kill(self) -> None:
        """``kill -9`` for the server itself; what it has started ends when it notices, and is waited for."""
        lock = self._folder / "data" / "postmaster.pid"
        main = int(lock.read_text().split()[0])
        handles = [os.pidfd_open(process) for process in (main, *_children(main))]
        os.kill(main, signal.SIGKILL)
        for handle in handles:
            ended, _, _ = select.select([handle], [], [], _PATIENCE)
            os.close(handle)
            if not ended:
                raise RuntimeError("a process of the killed server goes on")
        for one in (lock, *self._folder.glob(".s.PGSQL.*")):
            one.unlink()  # in a container where nobody takes note of the dead it would seem to be alive

    def stop(self) -> None:
        """At once; nobody needs these data."""
        self._run("pg_ctl", "-D", str(self._folder / "data"), "-m", "immediate", "-w", "stop")

    @property
    def plain(self) -> str:
        """How psycopg connects without any of our programs."""
        return f"host={self._folder} user=postgres dbname=postgres"

    def new_database(self) -> str:
        """The address, for SQLAlchemy, of a schema of its own with nothing in it: quicker than a whole database."""
        name = f"trial{next(self._numbers)}"
        with psycopg.connect(self.plain, autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}".encode())
        options = quote(f"-csearch_path={name}")
        return f"postgresql+psycopg://postgres@/postgres?host={quote(str(self._folder))}&options={options}"

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._binaries / program), *arguments]
        if os.geteuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/", stdin=subprocess.DEVNULL)
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr[-400:] or done.stdout[-400:]}")


def can_be_killed() -> bool:
    """Whether this system says when another's process has ended."""
    return hasattr(os, "pidfd_open")


def _children(process: int) -> list[int]:
    return [int(number) for number in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


@contextmanager
def running(**settings: str) -> Iterator[Server]:
    """A server for the time of the block; the name of its folder is short because it is part of a socket's name."""
    folder = Path(tempfile.mkdtemp(prefix="ftpg", dir="/tmp"))
    try:
        server = Server.start(folder, **settings)
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
