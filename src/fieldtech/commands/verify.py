"""``fieldtech verify FILE``: is this sheet what was signed, and do our rows still say the same?"""

import argparse
import json
from pathlib import Path
from typing import Any

from fieldtech.commands.opening import open_workplace
from fieldtech.commands.options import language
from fieldtech.words import sentence, word

EXIT_CODES = {"genuine": 0, "not_genuine": 1, "paper": 3, "taken_back": 4}
_LAST = {"genuine": "ok", "taken_back": "taken_back", "not_genuine": "bad"}
_KNOWN = ("genuine", "taken_back")
_HELP = """\
verdicts and exit codes:
  0  genuine      the sheet is what a known device signed, and the stored rows still say the same
  1  not genuine  damaged, changed, unsigned or from an unknown device: says which, in words
  2               wrong usage of this command
  3  paper        paper of this program that is never signed (dispatch order, return label, blank
                  form, draft): nothing to prove; says which, and the order in its code
  4  taken back   a genuine receipt whose money was given back since: says on which receipt
"""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``verify`` to the command line."""
    parser = subparsers.add_parser(
        "verify", help="verify a service sheet (PDF)", epilog=_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """The exit code of the verdict, with what is wrong in words. Needs no sign-in: nothing stored is shown."""
    spoken = language(args)
    with open_workplace(args) as workplace:
        found = workplace.sheets.verify(args.file)
    if args.json:
        print(json.dumps(_plain(found, spoken), ensure_ascii=False))
        return EXIT_CODES[found.verdict]
    if found.paper is not None:
        print(_paper(found.paper, spoken))
        return EXIT_CODES[found.verdict]
    for check in found.checks:
        said = _says(check, spoken) or word("verify.good", spoken)
        print(f"{word(f'verify.check.{check.name}', spoken)}: {said}")
    last = f"verify.{_LAST[found.verdict]}"
    number = f" {found.number} v{found.revision}" if found.verdict in _KNOWN else ""
    print(word(last, spoken, **(found.problem.params if found.problem is not None else {})) + number)
    return EXIT_CODES[found.verdict]


def _says(check: Any, spoken: str) -> str:
    """What is wrong, or what is to be known of something that is right; "" for nothing."""
    return sentence(check.code, spoken, **check.params) if check.code else ""


def _paper(paper: Any, spoken: str) -> str:
    """What the file says it is, whose it is, and that this proves nothing."""
    said = [word("verify.paper", spoken, kind=word(f"verify.paper.{paper.kind}", spoken))]
    if paper.number:
        said.append(word("verify.paper.known" if paper.known else "verify.paper.unknown", spoken, number=paper.number))
    elif paper.kind not in ("calibration", "day", "terminals", "prices", "statement"):  # they carry none
        said.append(word("verify.paper.no_code", spoken))
    return ("" if spoken.startswith("zh") else " ").join(said)


def _plain(found: Any, spoken: str) -> dict[str, Any]:
    checks = [
        {"name": check.name, "ok": check.ok, "code": check.code, "says": _says(check, spoken)} for check in found.checks
    ]
    number, revision = (found.number, found.revision) if found.verdict in _KNOWN else (None, None)
    paper = None
    if found.paper is not None:
        paper = {**vars(found.paper), "says": _paper(found.paper, spoken)}
    return {"verdict": found.verdict, "ok": found.ok, "number": number, "revision": revision, "checks": checks,
            "paper": paper}  # fmt: skip
