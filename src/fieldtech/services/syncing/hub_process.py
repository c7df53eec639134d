"""The hub of this computer in a process of its own: started with the program, still there when its window closes."""

import json
import os
import subprocess
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from fieldtech.errors import FieldtechError, MachineError
from fieldtech.hub.config import hub_folder, is_hub, load_config
from fieldtech.store.failures import os_failures_told

_FILE = "running.json"
_COMMAND = (sys.executable, "-m", "fieldtech")


def running_port(folder: Path) -> int:
    """The port at which the hub of this folder answers, 0 when it does not run."""
    port = _told(folder).get("port", 0)
    return port if port and _answers(folder, port) else 0


def ensure_running(data: Path, key: bytes) -> int:
    """Start the hub of a data folder unless it runs; its port, 0 where there is none. Raises MachineError."""
    folder = hub_folder(data)
    if not is_hub(folder):
        return 0
    return running_port(folder) or _start(data, folder, key)


def note_running(folder: Path, port: int) -> None:
    """Said by the hub itself when it listens."""
    (folder / _FILE).write_text(json.dumps({"pid": os.getpid(), "port": port}))


def note_stopped(folder: Path) -> None:
    """Said by the hub itself at its end; one that found the port taken says nothing of the other."""
    if _told(folder).get("pid") == os.getpid():
        (folder / _FILE).unlink(missing_ok=True)


def _told(folder: Path) -> dict[str, int]:
    try:
        found = json.loads((folder / _FILE).read_text())
        return {str(name): int(number) for name, number in found.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _start(data: Path, folder: Path, key: bytes) -> int:
    """The key goes through a pipe: nobody sees it among the processes, and nobody is asked for a passphrase."""
    command = [*_COMMAND, "--data", str(data), "--json", "hub", "serve", "--key-on-stdin"]
    detached: dict[str, Any] = {"start_new_session": True}
    if os.name == "nt":
        flags = ("DETACHED_PROCESS", "CREATE_NEW_PROCESS_GROUP")
        detached = {"creationflags": sum(int(getattr(subprocess, name)) for name in flags)}
    errors = folder / "logs" / "start.log"
    with os_failures_told(errors):
        errors.parent.mkdir(parents=True, exist_ok=True)
        with errors.open("wb") as kept:
            process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=kept, cwd=data, **detached
            )
    assert process.stdin is not None and process.stdout is not None
    with suppress(OSError), process.stdin as told:  # it may have ended; its first line says so
        told.write(key.hex().encode() + b"\n")
    with process.stdout as said:
        line = said.readline()  # it says where it listens, or ends
    try:
        return int(json.loads(line)["port"])
    except (ValueError, KeyError) as error:
        raise MachineError("hub_not_started", file=errors) from error


def _answers(folder: Path, port: int) -> bool:
    https: Any = import_module("fieldtech.sync.https")
    config = load_config(folder)
    try:
        authority = (folder / "tls" / "authority.pem").read_text() if config.tls else ""
        with https.make_client(authority) as client:
            scheme = "https" if config.tls else "http"
            return bool(https.ask_once(client, "GET", f"{scheme}://127.0.0.1:{port}/health").status_code == 200)
    except (OSError, FieldtechError):
        return False
