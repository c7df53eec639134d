"""``fieldtech sheet NUMBER --out DIR``: write the PDF of an order."""

import argparse
import json

from fieldtech.commands.opening import open_workplace, sign_in
from fieldtech.commands.options import language
from fieldtech.commands.usage import a_folder
from fieldtech.services.sheet_files import KINDS
from fieldtech.words import word


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``sheet`` to the command line."""
    parser = subparsers.add_parser("sheet", help="write the PDF of an order")
    parser.add_argument("number", metavar="NUMBER", help="order number, as WX-QD01-20261121-003")
    parser.add_argument("--out", type=a_folder, required=True, metavar="DIR", help="folder to write to")
    parser.add_argument("--kind", choices=KINDS, default="service")
    parser.add_argument("--sheet-lang", choices=("zh", "en", "both"), help="language of the sheet (default: --lang)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write it and print its path."""
    spoken = language(args)
    wanted = args.sheet_lang or ("en" if spoken == "en" else "zh")
    with open_workplace(args) as workplace:
        sign_in(workplace, args)
        order = workplace.orders.find(args.number)
        written = workplace.sheets.write(order, args.kind, wanted, args.out)
    if args.json:
        print(json.dumps({"file": str(written.path), "sha256": written.sha256, "missing_glyphs": written.missing}))
    else:
        print(written.path)
        if written.missing:
            print(word("sheet.missing_glyphs", spoken, characters=written.missing))
    return 0
