"""``fieldtech backup``: an encrypted copy of the database, checked."""

import argparse
import json

from fieldtech.commands.opening import open_workplace, sign_in
from fieldtech.store.backup import make_backup


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``backup`` to the command line."""
    parser = subparsers.add_parser("backup", help="make an encrypted backup of the database")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Make it and print its path."""
    with open_workplace(args) as workplace:
        sign_in(workplace, args)
        context = workplace.context
        context.require("backup")
        path = make_backup(context.database, context.folder.backups, context.clock)
    print(json.dumps({"file": str(path)}) if args.json else path)
    return 0
