"""``fieldtech hub backup`` and ``hub restore``: the hub on another disk with its key, and back, on a new server too."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from fieldtech.clock import system_clock
from fieldtech.commands.hub_acts import folder_of, key_of, say
from fieldtech.commands.opening import ask_passphrase, data_folder
from fieldtech.commands.options import language
from fieldtech.errors import Conflict, MachineError
from fieldtech.hub.authority_copy import config_beside, keep_config, keep_tls, put_tls_back
from fieldtech.hub.backup import holds_rows, is_encrypted, make_hub_backup, restore_hub_backup
from fieldtech.hub.config import HubConfig, is_hub, load_config, save_config, sqlite_url
from fieldtech.services.syncing.hub_process import running_port
from fieldtech.store.carrying import BESIDE, copy_files
from fieldtech.store.failures import os_failures_told
from fieldtech.store.keys import has_key, open_key
from fieldtech.store.recovery_key import keep_recovery_key, read_recovery_key
from fieldtech.store.wrapped_key import wrap_key
from fieldtech.words import word


def backup(args: argparse.Namespace) -> int:
    """Copy the database, and with ``--out`` the files, the certificate and what the hub was told with it."""
    folder, key = folder_of(args), key_of(args)
    if args.recovery_key and key is not None:  # first: a backup without its key looks finished and is not
        with os_failures_told(args.recovery_key):
            wrap_key(args.recovery_key, key, ask_passphrase())
    target = args.out or folder / "backups"
    path = make_hub_backup(load_config(folder).database, key, target, system_clock())
    if args.out:
        copy_files(folder / "blobs", args.out / BESIDE)
        keep_tls(folder, args.out)
        keep_config(folder, args.out)
    say(args, {"file": str(path), "encrypted": key is not None}, str(path))
    if (key is None) == bool(args.recovery_key):  # a key that is nowhere else, or none where one was asked for
        print(word("hub.backup.no_key" if key is None else "hub.backup.key_apart", language(args)), file=sys.stderr)
    return 0


def restore(args: argparse.Namespace) -> int:
    """Put a backup back; computers notice by the new epoch and send again what it does not have.

    Where no hub is, one is made as the backup was told to be.
    """
    folder = folder_of(args)
    if running_port(folder):
        raise Conflict("hub_is_running")
    if not args.file.is_file():
        raise MachineError("backup_missing", file=args.file.name)
    known = load_config(folder) if is_hub(folder) else None
    key = _key(args, known)
    config = known or config_beside(args.file.parent) or HubConfig("")
    database = known.database if known else sqlite_url(folder)
    config = msgspec.structs.replace(config, database=database, encrypted=key is not None)
    replace = args.replace
    if known and not known.encrypted and key is not None:  # an empty one, as init makes it: not under the key yet
        if not replace and holds_rows(database, None):
            raise Conflict("hub_has_data")
        replace = True
    with _kept_key(args):
        epoch = restore_hub_backup(args.file, database, key, system_clock(), replace=replace)
    copy_files(args.file.parent / BESIDE, folder / "blobs")
    put_tls_back(args.file.parent, folder)
    if config != known:
        save_config(folder, config)  # last: what was cut short before is no hub yet
    said = word("hub.restored", language(args))
    if known is None:
        said += "\n" + word("hub.restored_new", language(args), addresses=", ".join(config.reached_at))
    say(args, {"restored": str(args.file), "epoch": epoch, "addresses": config.reached_at}, said)
    return 0


def _key(args: argparse.Namespace, known: HubConfig | None) -> bytes | None:
    """For the backup: of the data folder, or the one kept elsewhere. Raises MachineError."""
    data = data_folder(args)
    if has_key(data):
        if args.recovery_key:
            raise MachineError("key_there_already", folder=data)
        needed = is_encrypted(args.file) or (known is not None and known.encrypted)
        return open_key(data, passphrase=ask_passphrase).bytes if needed else None
    if args.recovery_key:
        return read_recovery_key(data, args.recovery_key, ask_passphrase)
    if is_encrypted(args.file):
        raise MachineError("hub_backup_needs_key", file=args.file.name)
    return None


@contextmanager
def _kept_key(args: argparse.Namespace) -> Iterator[None]:
    """A recovery key stays with the data it opens, and does not where they did not come."""
    if not args.recovery_key:
        yield
        return
    kept: Path = keep_recovery_key(data_folder(args), args.recovery_key)
    try:
        yield
    except BaseException:
        kept.unlink()
        raise
