"""The office's certificate authority, and where laptops reach it, beside its backups.

Without the authority every computer would have to register anew.
"""

import shutil
from pathlib import Path

import msgspec

from fieldtech.errors import MachineError
from fieldtech.hub.config import HubConfig, is_hub, load_config, save_config
from fieldtech.store.failures import os_failures_told
from fieldtech.store.replacing import next_kept

_TLS = "tls"


def keep_tls(hub: Path, backups: Path) -> None:
    """Copy it, with its key, to where the backups lie; raises MachineError."""
    if (hub / _TLS).is_dir():
        with os_failures_told(backups):
            shutil.copytree(hub / _TLS, backups / _TLS, dirs_exist_ok=True)


def keep_config(hub: Path, backups: Path) -> None:
    """Copy what the hub was told, without its database: that one's address may hold a password. Raises MachineError."""
    if is_hub(hub):
        save_config(backups, msgspec.structs.replace(load_config(hub), database=""))


def config_beside(backups: Path) -> HubConfig | None:
    """What the hub of these backups was told, but for its database; None where that is not there or damaged."""
    try:
        return load_config(backups) if is_hub(backups) else None
    except MachineError:
        return None


def put_tls_back(backups: Path, hub: Path) -> None:
    """The computers of a backup trust the authority that lies beside it, and not one that a new hub made meanwhile.

    What was there is kept beside as ``tls.replaced``, older ones stay. Raises MachineError.
    """
    source, target = backups / _TLS, hub / _TLS
    if not (source / "authority.key").is_file() or source.resolve() == target.resolve():
        return
    if (target / "authority.pem").is_file() and _same(source / "authority.pem", target / "authority.pem"):
        return
    part = hub / f"{_TLS}.part"
    with os_failures_told(hub):
        shutil.rmtree(part, ignore_errors=True)
        shutil.copytree(source, part)
        if target.is_dir():
            target.rename(next_kept(target))
        part.rename(target)


def _same(one: Path, other: Path) -> bool:
    return one.is_file() and one.read_bytes() == other.read_bytes()
