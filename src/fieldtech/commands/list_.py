"""``fieldtech list``: orders as lines or JSON, with the search and filters of the window."""

import argparse
import json
from collections.abc import Mapping
from dataclasses import replace

from fieldtech.commands.opening import open_workplace, reading_needs_room, sign_in
from fieldtech.commands.options import language
from fieldtech.commands.usage import whole
from fieldtech.services.install.titles import title_in
from fieldtech.services.orders import FILTERS, SORTS, OrderQuery, OrderRow
from fieldtech.services.workplace import Workplace
from fieldtech.words import of_kind, word

MOST = 100_000  # lines; nobody reads more, and a script pages by number


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``list`` to the command line."""
    parser = subparsers.add_parser("list", help="list orders")
    parser.add_argument(
        "text", nargs="?", default="", metavar="TEXT", help="anything: number, customer, plate, IMEI, receipt …"
    )
    parser.add_argument(
        "--filter", choices=FILTERS, help="which orders (default: open; with TEXT all where no open one has it)"
    )
    parser.add_argument("--sort", choices=SORTS, default="newest")
    parser.add_argument(
        "--limit", type=whole("--limit", 1, MOST), default=200, metavar="N", help="at most so many (default 200)"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the orders; an empty list is a result."""
    with reading_needs_room(), open_workplace(args) as workplace:
        sign_in(workplace, args)
        query = OrderQuery(args.text, args.filter or "open", args.sort)
        rows = workplace.orders.page(query, limit=args.limit).rows
        if not rows and args.text and args.filter is None:  # a receipt's order is closed, as a rule
            rows = workplace.orders.page(replace(query, filter="all"), limit=args.limit).rows
        symptoms = _english_symptoms(workplace)
    if args.json:
        print(json.dumps([_plain(row, symptoms) for row in rows], ensure_ascii=False))
    else:
        if not rows:
            print(word("list.none", language(args)))
        for row in rows:
            print(_line(row, language(args), symptoms))
    return 0


def _english_symptoms(workplace: Workplace) -> dict[str, str]:
    """By their stored names, the retired ones too: old orders are called after them."""
    rows = workplace.masters.list("symptoms", limit=MOST, retired=True).rows
    return {row.name: row.name_en or row.name for row in rows}


def _plain(row: OrderRow, symptoms: Mapping[str, str]) -> dict[str, object]:
    due = row.due_arrive.isoformat() if row.due_arrive else None
    return {
        "number": row.number, "status": row.status, "customer": row.customer, "plate": row.plate,
        "title": row.title, "title_en": title_in(row.title, "en", symptoms), "technician": row.technician,
        "created_at": row.created_at.isoformat(),
        "due_arrive": due, "overdue": row.overdue, "emergency": row.emergency,
    }  # fmt: skip


def _line(row: OrderRow, spoken: str, symptoms: Mapping[str, str]) -> str:
    marks = [word("list.overdue", spoken)] if row.overdue else []
    about = (row.plate or row.equipment, title_in(row.title, spoken, symptoms))
    parts = [row.number, of_kind(f"status.{row.status}", row.kind, spoken), row.customer, *about]
    return "  ".join([*parts, *marks])
