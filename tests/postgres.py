"""A PostgreSQL server of our own in a temporary folder, for tests that run on both engines.

``Server.start(folder)`` makes a cluster whose only door is a socket in its folder, so several may run at once.
PostgreSQL refuses to run as root; then the user ``postgres`` of its package runs it.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from urllib.parse import quote

import psycopg

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
    def start(cls, folder: Path) -> "Server":
        """Make a cluster in an empty folder with a short name, and start it."""
        server = cls(folder, programs())
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        data = folder / "data"
        server._run("initdb", "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        (data / "postgresql.auto.conf").write_text(
            "".join(f"{name} = {value}\n" for name, value in _SETTINGS.items())
            + f"unix_socket_directories = '{folder}'\n"
        )
        server._run("pg_ctl", "-D", str(data), "-l", str(folder / "log"), "-w", "start")
        return server

    def stop(self) -> None:
        """At once; nobody needs these data."""
        self._run("pg_ctl", "-D", str(self._folder / "data"), "-m", "immediate", "-w", "stop")

    def new_database(self) -> str:
        """The address, for SQLAlchemy, of a schema of its own with nothing in it: quicker than a whole database."""
        name = f"trial{next(self._numbers)}"
        with psycopg.connect(f"host={self._folder} user=postgres dbname=postgres", autocommit=True) as connection:
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


@contextmanager
def running() -> Iterator[Server]:
    """A server for the time of the block; the name of its folder is short because it is part of a socket's name."""
    folder = Path(tempfile.mkdtemp(prefix="ftpg", dir="/tmp"))
    try:
        server = Server.start(folder)
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
