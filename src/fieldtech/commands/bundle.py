"""``fieldtech bundle export|import FILE``: the exchange by a file on a stick, a share or in an email."""

import argparse
import json
from pathlib import Path

from fieldtech.commands.opening import open_workplace
from fieldtech.commands.options import add_global_options, language
from fieldtech.commands.usage import a_file
from fieldtech.services.syncing.carriers import SheetTold
from fieldtech.services.workplace import Workplace
from fieldtech.words import word

_HELP = """\
export writes everything the office has not confirmed, encrypted to the office; twice or late does no harm.
import takes in the office's reply; at the office it takes in a computer's file and writes the reply beside it.
FILE is a .ftb, at the office also a signed sheet (.pdf) or an email (.eml) with either attached; of several in
one email each is taken by itself, and what became of each is said.
exit codes: 0 done; 1 refused or not possible, nothing was imported: says which, in words; 2 wrong usage
"""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``bundle`` to the command line."""
    parser = subparsers.add_parser(
        "bundle", help="exchange with the office by files", epilog=_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True, title="actions")
    for name, act, said in (
        ("export", _export, "everything pending into FILE (.ftb)"),
        ("import", _import, "a .ftb of a computer or of the office, a signed sheet (.pdf), an email (.eml)"),
    ):
        action = actions.add_parser(name, help=said)
        action.add_argument("file", type=a_file, metavar="FILE")
        action.set_defaults(run=run, act=act)
        add_global_options(action)


def run(args: argparse.Namespace) -> int:
    """0 when it was written or taken in; nobody signs in, for nothing is shown."""
    with open_workplace(args) as workplace:
        said, plain = args.act(workplace, args.file, language(args))
    print(json.dumps(plain, ensure_ascii=False) if args.json else said)
    return 0


def _export(workplace: Workplace, path: Path, spoken: str) -> tuple[str, dict[str, object]]:
    written = workplace.syncing.export_bundle(path)
    files = [str(file) for file in written.files]
    said = word("bundle.exported", spoken, ops=str(written.ops), blobs=str(written.blobs))
    return "\n".join([*files, said]), {"files": files, "ops": written.ops, "blobs": written.blobs}


def _import(workplace: Workplace, path: Path, spoken: str) -> tuple[str, dict[str, object]]:
    found = workplace.syncing.import_file(path)
    names = ("taken", "refused", "files", "missing", "waiting", "apart")
    figures: dict[str, object] = {name: getattr(found, name) for name in names}
    said = word(f"bundle.imported.{found.kind}", spoken, name=found.computer, **{k: str(v) for k, v in figures.items()})
    said = "\n".join([*found.sheet_lines(spoken), said])
    if found.waiting:
        said += "\n" + word("bundle.waiting", spoken, n=str(found.waiting))
    if found.apart:
        said += "\n" + word("bundle.apart", spoken, n=str(found.apart))
    if found.kind == "work" and found.reply is None:
        said += "\n" + word("sync.file.no_reply", spoken)
    reply = str(found.reply) if found.reply else None
    plain = {"kind": found.kind, "computer": found.computer, "reply": reply, **figures}
    if found.sheets:
        plain["sheets"] = [_plain(sheet) for sheet in found.sheets]
    return "\n".join([said, *([reply] if reply else [])]), plain


def _plain(sheet: SheetTold) -> dict[str, object]:
    error = sheet.error.code if sheet.error else None
    return {"written": sheet.written, "taken": sheet.taken, "refused": sheet.refused, "error": error}
