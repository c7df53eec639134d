"""``fieldtech doctor``: is everything in order on this computer?"""

import argparse
import json

from fieldtech.commands.opening import open_workplace
from fieldtech.commands.options import language
from fieldtech.services.health import examine
from fieldtech.words import word


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``doctor`` to the command line."""
    parser = subparsers.add_parser("doctor", help="check database, custody, photos, fonts and keys")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 when all is well, 1 otherwise; shows no customer's data, so it needs no sign-in."""
    spoken = language(args)
    with open_workplace(args) as workplace:
        findings = examine(workplace.context, workplace.key_kind)
    if args.json:
        print(json.dumps([vars(f) for f in findings], ensure_ascii=False))
    else:
        for f in findings:
            said = word(f"health.{f.name}", spoken)
            print(f"{'✓' if f.ok else '✗'} {said}{': ' + f.detail if f.detail else ''}")
    return 0 if all(f.ok for f in findings) else 1
