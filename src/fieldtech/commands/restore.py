"""``fieldtech restore FILE``: put a backup in the place of the database, after checking it."""

import argparse
import json
from pathlib import Path

from fieldtech.commands.opening import agrees, ask_passphrase, ask_pin, data_folder, login_of
from fieldtech.commands.options import language
from fieldtech.commands.usage import a_file
from fieldtech.errors import MachineError
from fieldtech.paths import DataFolder
from fieldtech.services.restoring import restore
from fieldtech.store.carrying import BESIDE, copy_files
from fieldtech.store.first_start import holds_anything
from fieldtech.words import word


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``restore`` to the command line."""
    parser = subparsers.add_parser("restore", help="restore a backup of the database")
    parser.add_argument("file", type=a_file, metavar="FILE")
    parser.add_argument("--recovery-key", type=a_file, metavar="KEY", help="the key file kept by backup --recovery-key")
    parser.add_argument(
        "--replace", action="store_true", help="where data are, do not ask; they are kept beside as .replaced"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Asks the present database who may; the backup, when that one is damaged or gone."""
    if not args.file.is_file():
        raise MachineError("backup_missing", file=args.file.name)
    folder = data_folder(args)
    database, spoken = DataFolder(folder).database, language(args)
    login = login_of(args)
    _may_replace(database, args, spoken)
    old = restore(folder, args.file, login, ask_pin(), passphrase=ask_passphrase, recovery=args.recovery_key)
    copy_files(args.file.parent / BESIDE, DataFolder(folder).blobs)  # of a backup made with --out
    if args.json:
        print(json.dumps({"restored": str(args.file), "replaced": str(old) if old else None}))
        return 0
    print(word("restore.done", spoken, file=str(database)))
    if old:
        print(word("restore.kept", spoken, file=str(old)))
    else:  # a new computer, perhaps beside the old one
        print(word("restore.twin", spoken))
    return 0


def _may_replace(database: Path, args: argparse.Namespace, spoken: str) -> None:
    """What was entered since the backup goes out of use: nobody does that by a slip, no script without saying so.

    Raises MachineError.
    """
    if args.replace or not holds_anything(database):
        return
    if not agrees(word("restore.ask", spoken, folder=str(database.parent))):
        raise MachineError("restore_would_replace", folder=str(database.parent))
