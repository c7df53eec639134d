"""``fieldtech import``: the catalogue, the company's own lists, or the demo, with a report by row and cell.

With ``--kind`` it is a list somebody else wrote: see ``import_list``.
"""

import argparse
import json
from pathlib import Path

from fieldtech.commands.import_list import add_options, run_list
from fieldtech.commands.opening import ask_pin, open_workplace, sign_in
from fieldtech.commands.options import language
from fieldtech.commands.usage import Usage, a_file
from fieldtech.errors import NotFound
from fieldtech.files import write_atomically
from fieldtech.services.imports import Cell, ImportReport, is_own_list
from fieldtech.services.imports.files import FileRefused, is_workbook
from fieldtech.services.imports.lists.list_imports import KINDS as LISTS
from fieldtech.services.pins import DEMO_PIN, pin_problem
from fieldtech.services.workplace import Workplace
from fieldtech.words import sentence, word

SHOWN = 20  # cells of each file; the report file has all


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``import`` to the command line."""
    parser = subparsers.add_parser(
        "import", help="bring in lists: customers, vehicles, terminals, SIM cards, requests …"
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("path", nargs="?", type=Path, metavar="FILE|FOLDER", help="one file, or a folder of CSV files")
    what.add_argument("--demo", action="store_true", help="the invented demo company; its PIN is 0000")
    what.add_argument("--catalogue", action="store_true", help="what the bundled catalogue has and the lists have not")
    parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
    parser.add_argument("--update", action="store_true", help="change existing rows to what the file says")
    parser.add_argument("--report", type=a_file, metavar="R.json", help="write the whole report there")
    add_options(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 when every row came in, 1 when some were refused; raises NotFound, and Usage for a list."""
    if args.kind is not None:
        return run_list(args)
    if args.path is not None and not args.path.exists():
        raise NotFound("no_such_file", file=args.path.name)
    if _is_foreign(args.path):
        raise Usage("usage_workbook", file=args.path.name, kinds="|".join(LISTS))
    spoken = language(args)
    with open_workplace(args, demo=args.demo, create=True) as workplace:
        first = workplace.imports.is_first()
        pin = _first_pin(args) if first else ""
        if not first:
            sign_in(workplace, args)
        report = _import(workplace, args)
        if args.report:
            body = json.dumps(report.to_body(), ensure_ascii=False, indent=1)
            write_atomically(args.report, body.encode())
        _say(report, args, spoken)
        if first:
            _say_first(_give_first_pin(workplace, args, pin, spoken), args, spoken)
    return 1 if report.refused else 0


def _is_foreign(path: Path | None) -> bool:
    """Whether it is a workbook, but none of the program's own lists."""
    if path is None or not path.is_file() or not is_workbook(path):
        return False
    try:
        return not is_own_list(path)
    except FileRefused:
        return True


def _import(workplace: Workplace, args: argparse.Namespace) -> ImportReport:
    if args.demo:
        return workplace.imports.demo(dry_run=args.dry_run)
    if args.catalogue:
        return workplace.imports.catalogue(dry_run=args.dry_run)
    load = workplace.imports.folder if args.path.is_dir() else workplace.imports.file
    return load(args.path, dry_run=args.dry_run, update=args.update)


def _first_pin(args: argparse.Namespace) -> str:
    """Who is named with ``--user`` gets it. Asked before anything is brought in; raises Invalid for a weak one."""
    if args.demo or args.dry_run or not args.user:
        return ""
    pin_problem(pin := ask_pin())
    return pin


def _give_first_pin(workplace: Workplace, args: argparse.Namespace, pin: str, spoken: str) -> str:
    """What became of it; raises NotFound for a person the lists do not have."""
    if args.dry_run:
        return ""
    if args.demo:
        return word("import.demo_pins", spoken, pin=DEMO_PIN)
    if not args.user:
        return word("import.nobody_can_sign_in", spoken)
    workplace.imports.first_pin(args.user, pin)
    return word("import.first_pin", spoken, login=args.user)


def _say_first(told: str, args: argparse.Namespace, spoken: str) -> None:
    if not args.json:
        print(word("import.first", spoken))
        print(told, end="\n" if told else "")


def _say(report: ImportReport, args: argparse.Namespace, spoken: str) -> None:
    if args.json:
        print(json.dumps(report.to_body(), ensure_ascii=False))
        return
    for file in report.files:
        counts = {n: str(getattr(file, n)) for n in ("created", "updated", "same", "kept", "refused")}
        print(word("import.line", spoken, file=file.file, **counts))
        for cell in file.cells[:SHOWN]:
            print("  " + _cell(file.file, cell, spoken))
        if len(file.cells) > SHOWN:
            print("  …")
    if report.dry_run:
        print(word("import.dry_run", spoken))
    if args.report:
        print(word("import.written", spoken, file=str(args.report)))


def _cell(file: str, cell: Cell, spoken: str) -> str:
    said = sentence(cell.code, spoken, **cell.params)
    place = {"file": file, "line": str(cell.line), "column": cell.column, "value": cell.value}
    return word("import.cell", spoken, sentence=said, **place)
