"""``fieldtech sheet NUMBER --out DIR``: write the PDF of an order, a slip, a day, labels."""

import argparse
import json

from fieldtech.commands.opening import open_workplace, sign_in
from fieldtech.commands.options import language
from fieldtech.commands.usage import a_folder
from fieldtech.errors import NotFound
from fieldtech.model.label_sheet import label_sheet_of
from fieldtech.services.money.papers import NUMBERED
from fieldtech.services.papers import A4, MEDIA, Paper
from fieldtech.services.sheet_files import KINDS, Written
from fieldtech.services.workplace import Workplace
from fieldtech.settings import load_settings
from fieldtech.words import word

HOUSE = ("slip", "day", "terminals", "calibration", "history", "money", "fees", "prices")
"""Papers beside the orders' own."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``sheet`` to the command line."""
    parser = subparsers.add_parser(
        "sheet", help="write the PDF of an order, a slip of the stores, a day, labels, a history, a receipt, prices"
    )
    parser.add_argument(
        "number",
        metavar="NUMBER",
        help="order number, as WX-QD01-20261121-003; slip number for slip; order, slip or terminal for terminals; "
        "equipment's number or tag, plate or VIN for history; receipt, collection or hand-over slip for money; order "
        "for fees; anything for day (yours), prices and calibration",
    )
    parser.add_argument("--out", type=a_folder, required=True, metavar="DIR", help="folder to write to")
    parser.add_argument("--kind", choices=(*KINDS, *HOUSE), default="service")
    parser.add_argument("--sheet-lang", choices=("zh", "en", "both"), help="language of the sheet (default: --lang)")
    parser.add_argument("--media", choices=MEDIA, default=A4, help="labels on A4 sheets or on 62 x 29 mm tape")
    parser.add_argument("--start", type=int, default=1, metavar="N", help="first free place of an A4 label sheet")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write it and print its path."""
    spoken = language(args)
    wanted = args.sheet_lang or ("en" if spoken == "en" else "zh")
    with open_workplace(args) as workplace:
        sign_in(workplace, args)
        written = _write(workplace, args, wanted)
    if args.json:
        plain = {"file": str(written.path), "sha256": written.sha256, "missing_glyphs": written.missing}
        print(json.dumps({**plain, "carries": written.carries, "left_out": written.left_out}))
    else:
        print(written.path)
        if written.missing:
            print(word("sheet.missing_glyphs", spoken, characters=written.missing))
        if written.carries:
            print(word("sheet.carries", spoken, n=str(written.carries)))
        if written.left_out:
            print(word("sheet.left_out", spoken, n=str(written.left_out)))
    return 0


def _write(workplace: Workplace, args: argparse.Namespace, wanted: str) -> Written:
    if args.kind == KINDS[0] and _is_of_money(workplace, args.number):
        args.kind = "money"  # such a number is no order's
    if args.kind in HOUSE:
        return workplace.papers.write(_paper(workplace, args, wanted), args.out)
    order = workplace.orders.find(args.number)
    return workplace.sheets.write(order, args.kind, wanted, args.out)


def _is_of_money(workplace: Workplace, number: str) -> bool:
    """By how it begins; the number of a typed receipt begins as somebody's paper book does, and is looked up."""
    if number.strip().upper().startswith(NUMBERED):
        return True
    try:
        workplace.orders.find(number)
    except NotFound:
        return workplace.money_papers.knows(number)
    return False


def _paper(workplace: Workplace, args: argparse.Namespace, wanted: str) -> Paper:
    papers = workplace.papers
    if args.kind == "slip":
        return papers.slip(papers.find_slip(args.number), wanted)
    if args.kind == "day":
        return papers.day(wanted)
    if args.kind == "history":
        return workplace.machine_history.sheet(*workplace.machine_history.find(args.number), wanted)
    if args.kind in ("money", "fees", "prices"):
        return _of_money(workplace, args, wanted)
    layout = label_sheet_of(load_settings(workplace.context.folder.settings))
    if args.kind == "calibration":
        return papers.calibration(args.media, layout, wanted)
    return papers.labels(papers.terminals_of(args.number), args.media, layout, args.start, wanted)


def _of_money(workplace: Workplace, args: argparse.Namespace, wanted: str) -> Paper:
    """A receipt or slip by its number, the fee list of an order, the price list."""
    if args.kind == "money":
        return workplace.money_papers.of_number(args.number, wanted)
    if args.kind == "fees":
        return workplace.money_papers.fee_list(workplace.orders.find(args.number), wanted)
    return workplace.money_papers.price_list(wanted)
