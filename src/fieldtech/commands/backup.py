"""``fieldtech backup``: an encrypted copy of the database, checked, with its photos and sheets when it goes away."""

import argparse
import json

from fieldtech.commands.opening import ask_passphrase, open_workplace, sign_in
from fieldtech.commands.usage import a_file, a_folder
from fieldtech.services.backing_up import require_backup
from fieldtech.store.backup import make_backup
from fieldtech.store.carrying import BESIDE, copy_files
from fieldtech.store.failures import os_failures_told
from fieldtech.store.wrapped_key import wrap_key


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``backup`` to the command line."""
    parser = subparsers.add_parser("backup", help="make an encrypted backup")
    parser.add_argument("--out", type=a_folder, metavar="DIR", help="another disk: database, photos and sheets")
    parser.add_argument(
        "--recovery-key", type=a_file, metavar="KEY",
        help="also write the key there, under a passphrase: without it a backup is lost with the computer",
    )  # fmt: skip
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Make it and print its path."""
    with open_workplace(args) as workplace:
        sign_in(workplace, args)
        context = workplace.context
        require_backup(context)
        if args.recovery_key:  # first: a backup without its key looks finished and is not
            with os_failures_told(args.recovery_key):
                wrap_key(args.recovery_key, context.database.key, ask_passphrase())
        path = make_backup(context.database, args.out or context.folder.backups, context.clock)
        if args.out:
            copy_files(context.folder.blobs, args.out / BESIDE)
    print(json.dumps({"file": str(path)}) if args.json else path)
    return 0
