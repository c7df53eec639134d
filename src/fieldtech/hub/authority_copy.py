"""The office's certificate authority beside its backups: without it every computer would have to register anew."""

import shutil
from pathlib import Path

from fieldtech.store.failures import os_failures_told

_TLS = "tls"


def keep_tls(hub: Path, backups: Path) -> None:
    """Copy it, with its key, to where the backups lie; raises MachineError."""
    if (hub / _TLS).is_dir():
        with os_failures_told(backups):
            shutil.copytree(hub / _TLS, backups / _TLS, dirs_exist_ok=True)


def put_tls_back(backups: Path, hub: Path) -> None:
    """The computers of a backup trust the authority that lies beside it, and not one that a new hub made meanwhile.

    What was there is kept beside as ``tls.replaced``. Raises MachineError.
    """
    source, target = backups / _TLS, hub / _TLS
    if not (source / "authority.key").is_file() or source.resolve() == target.resolve():
        return
    if (target / "authority.pem").is_file() and _same(source / "authority.pem", target / "authority.pem"):
        return
    aside, part = hub / f"{_TLS}.replaced", hub / f"{_TLS}.part"
    with os_failures_told(hub):
        shutil.rmtree(part, ignore_errors=True)
        shutil.copytree(source, part)
        if target.is_dir():
            shutil.rmtree(aside, ignore_errors=True)
            target.rename(aside)
        part.rename(target)


def _same(one: Path, other: Path) -> bool:
    return one.is_file() and one.read_bytes() == other.read_bytes()
