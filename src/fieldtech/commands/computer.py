"""``fieldtech computer [--code B]``: what sets the numbers given on this computer apart from those of others."""

import argparse
import json

from fieldtech.commands.opening import open_workplace, sign_in
from fieldtech.commands.options import language
from fieldtech.words import word


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``computer`` to the command line."""
    parser = subparsers.add_parser("computer", help="show or set the letter of this computer in order numbers")
    parser.add_argument("--code", metavar="B", help='a letter or two no other computer has; "" on the first one')
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Set it if asked, and say what it is."""
    with open_workplace(args) as workplace:
        sign_in(workplace, args)
        if args.code is not None:
            workplace.devices.set_code(args.code)
        code = workplace.devices.code()
    spoken = language(args)
    print(json.dumps({"code": code}) if args.json else word("computer.code", spoken, letter=code or "–"))
    return 0
