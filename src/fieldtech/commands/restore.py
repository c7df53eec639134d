"""``fieldtech restore FILE``: put a backup in the place of the database, after checking it."""

import argparse
import json
from pathlib import Path

from fieldtech.commands.opening import open_workplace, sign_in
from fieldtech.store.backup import restore_backup


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``restore`` to the command line."""
    parser = subparsers.add_parser("restore", help="restore a backup of the database")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """The rights are asked of the present database, which is backed up first by the restore itself."""
    with open_workplace(args) as workplace:
        sign_in(workplace, args)
        workplace.context.require("backup")
        path, key = workplace.context.database.path, workplace.context.database.key
    restore_backup(args.file, path, key)
    print(json.dumps({"restored": str(args.file)}) if args.json else path)
    return 0
