"""``fieldtech restore FILE``: put a backup in the place of the database, after checking it."""

import argparse
import json

from fieldtech.commands.opening import ask_passphrase, ask_pin, data_folder, login_of
from fieldtech.commands.usage import a_file
from fieldtech.paths import DataFolder
from fieldtech.services.restoring import restore
from fieldtech.store.carrying import BESIDE, copy_files


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``restore`` to the command line."""
    parser = subparsers.add_parser("restore", help="restore a backup of the database")
    parser.add_argument("file", type=a_file, metavar="FILE")
    parser.add_argument("--recovery-key", type=a_file, metavar="KEY", help="the key file kept by backup --recovery-key")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Asks the present database who may; the backup, when that one is damaged or gone."""
    folder = data_folder(args)
    login = login_of(args)
    restore(folder, args.file, login, ask_pin(), passphrase=ask_passphrase, recovery=args.recovery_key)
    copy_files(args.file.parent / BESIDE, DataFolder(folder).blobs)  # of a backup made with --out
    print(json.dumps({"restored": str(args.file)}) if args.json else DataFolder(folder).database)
    return 0
