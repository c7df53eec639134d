"""``fieldtech import FILE --kind …``: lists from customers and suppliers, and requests from the office."""

import argparse
import json
from datetime import date

from fieldtech.commands.opening import open_workplace, sign_in
from fieldtech.commands.options import language
from fieldtech.commands.usage import a_file, whole
from fieldtech.errors import NotFound
from fieldtech.files import write_atomically
from fieldtech.services.imports.files import FileRefused, open_file
from fieldtech.services.imports.files.limits import MOST_ROWS
from fieldtech.services.imports.lists.error_file import error_file
from fieldtech.services.imports.lists.list_imports import KINDS
from fieldtech.services.imports.lists.preview import ListPreview
from fieldtech.services.imports.lists.report import Report, list_report, no_counts, refused_report
from fieldtech.services.imports.lists.request_report import no_request_counts, request_report
from fieldtech.services.workplace import Workplace
from fieldtech.words import sentence, word

SHOWN = 20  # lines; the report has all
MOST_SPANS = 8
REQUEST, VEHICLES = "installation_request", "vehicle_list"


def add_options(parser: argparse.ArgumentParser) -> None:
    """What a list needs besides its file."""
    group = parser.add_argument_group("lists of customers and suppliers")
    group.add_argument("--kind", choices=KINDS, help="what the file is")
    group.add_argument("--customer", metavar="CODE", default="",
                       help="whose vehicles they are: the number, or part of the name")  # fmt: skip
    group.add_argument("--location", metavar="CODE", default="", help="where the terminals or cards are put")
    group.add_argument("--today", type=_day, metavar="DATE", help="the day the file is judged on (YYYY-MM-DD)")
    group.add_argument("--sheet", metavar="NAME", help="the sheet to use, when it is not the first with a header")
    group.add_argument("--header-row", type=whole("--header-row", 0, MOST_ROWS), metavar="N",
                       help="the row of the column names, when it is not found; 0: there is none")  # fmt: skip
    group.add_argument("--errors", type=a_file, metavar="E.xlsx", help="write the rows left out there, with reasons")


def run_list(args: argparse.Namespace) -> int:
    """0 when the file was taken in (the report says which rows were left out), 1 when nothing of it was."""
    if args.path is None or not args.path.is_file():
        raise NotFound("no_such_file", file=args.path.name if args.path else args.kind)
    with open_workplace(args, create=True) as workplace:
        if not workplace.imports.is_first():
            sign_in(workplace, args)
        try:
            report = _request(workplace, args) if args.kind == REQUEST else _list(workplace, args)
        except FileRefused as refused:
            report = refused_report(args.path.name, args.kind, _context(workplace, args), refused)
            report["counts"] = no_request_counts() if args.kind == REQUEST else no_counts()
            _write(args, report)
            raise
    _write(args, report)
    _say(report, args)
    return 1 if report.get("verdict") == "rejected" else 0


def _list(workplace: Workplace, args: argparse.Namespace) -> Report:
    book = open_file(args.path)
    if args.kind == VEHICLES:
        args.customer = workplace.lists.whose(args.customer)
    preview = workplace.lists.preview(
        book, args.kind, customer=args.customer, today=args.today, sheet=args.sheet, header_row=args.header_row
    )
    created = workplace.lists.store(preview, customer=args.customer, location=args.location, dry_run=args.dry_run)
    if args.errors and not _write_errors(args, preview):
        args.errors = None
    return list_report(preview, _context(workplace, args), created, dry_run=args.dry_run)


def _request(workplace: Workplace, args: argparse.Namespace) -> Report:
    preview = workplace.lists.request_preview(args.path, today=args.today)
    stored = workplace.lists.store_request(preview, dry_run=args.dry_run)
    created = len(preview.rows) if stored else 0
    return request_report(preview, _context(workplace, args), stored, created, dry_run=args.dry_run)


def _write_errors(args: argparse.Namespace, preview: ListPreview) -> bool:
    """Only where there are such rows, for an empty file would be taken for a mistake; whether there are."""
    wrong = any(row.verdict == "rejected" for row in preview.rows)
    if wrong:
        write_atomically(args.errors, error_file(preview, language(args)))
    return wrong


def _context(workplace: Workplace, args: argparse.Namespace) -> dict[str, str]:
    context = workplace.context
    today = args.today or context.local(context.now()).date()
    given = {"today": today.isoformat(), "customer": args.customer, "location": args.location}
    return {name: value for name, value in given.items() if value}


def _write(args: argparse.Namespace, report: Report) -> None:
    text = json.dumps(report, ensure_ascii=False, indent=1)
    if args.report:
        write_atomically(args.report, text.encode())
    if args.json:
        print(text)


def _say(report: Report, args: argparse.Namespace) -> None:
    if args.json:
        return
    spoken = language(args)
    counts = {name: str(count) for name, count in report["counts"].items()}
    if args.kind == REQUEST:
        number = str(report["normalised"]["number"] or report["file"])
        print(word("import.request_done", spoken, number=number, result=word(_result(report), spoken), **counts))
        told = [("", problem) for problem in report["problems"]]
    else:
        print(word("import.list_done", spoken, file=report["file"], same=_known_before(report), **counts))
        told = []
    if report.get("other_sheets"):
        sheet, others = report["sheet"], "、".join(report["other_sheets"])
        print(word("import.list_sheet", spoken, sheet=sheet, row=str(report["header_row"]), others=others))
    for column in report.get("not_read", ()):
        print(word("import.column_not_read", spoken, column=column))
    told += [(rows, problem) for rows, problem in _by_what_is_wrong(report)]
    for rows, problem in told[:SHOWN]:
        print("  " + _line(rows, problem, spoken))
    if len(told) > SHOWN:
        print("  …")
    if args.dry_run and args.kind == VEHICLES and not args.customer:
        print(sentence("customer_needed", spoken))
    if args.dry_run:
        print(word("import.dry_run", spoken))
    _say_written(args, spoken)


def _known_before(report: Report) -> str:
    counts = report["counts"]
    return str(max(0, counts["accepted"] + counts["warning"] - counts["created"]))


def _say_written(args: argparse.Namespace, spoken: str) -> None:
    for path in filter(None, (args.report, args.errors if args.kind != REQUEST else None)):
        print(word("import.written", spoken, file=str(path)))


def _by_what_is_wrong(report: Report) -> list[tuple[str, Report]]:
    """Rows with the same fault in one line, those left out first: a list without voltages hides nothing else."""
    found: dict[tuple[bool, str, str, str], tuple[list[int], Report]] = {}
    for row in report["rows"]:
        errors = {(code["field"], code["code"]) for code in row["codes"] if code["severity"] == "error"}
        for problem in row.get("problems", ()):
            what = problem["field"], problem["code"]
            key = (what not in errors, *what, problem["value"] + problem["en"])
            found.setdefault(key, ([], problem))[0].append(row["row"])
    inside = sorted(found.items(), key=lambda item: item[0][0])
    return [(_spans(rows), problem) for _key, (rows, problem) in inside]


def _spans(rows: list[int]) -> str:
    """5–7, 9."""
    spans: list[list[int]] = []
    for row in rows:
        if spans and row == spans[-1][-1] + 1:
            spans[-1][1:] = [row]
        else:
            spans.append([row])
    told = ["–".join(map(str, span)) for span in spans]
    return ", ".join(told[:MOST_SPANS] + ["…"] * (len(told) > MOST_SPANS))


def _line(number: str, problem: Report, spoken: str) -> str:
    said = problem["zh" if spoken.startswith("zh") else "en"]
    field = word(f"list.{problem['field']}", spoken)
    told = {"field": field, "value": problem["value"][:40], "sentence": said}
    kind = "file" if not number else "row" if number.isdigit() else "rows"
    return word(f"import.list_{kind}{'' if problem['value'] else '_empty'}", spoken, row=number, **told)


def _result(report: Report) -> str:
    if report["verdict"] == "rejected":
        return "import.request_wrong"
    if report["counts"]["requests_created"]:
        return "import.request_would" if report["dry_run"] else "import.request_stored"
    return "import.request_known"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"no date: {text}") from error
