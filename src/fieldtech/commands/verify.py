"""``fieldtech verify FILE``: is this sheet what was signed, and do our rows still say the same?"""

import argparse
import json
from pathlib import Path
from typing import Any

from fieldtech.commands.opening import open_workplace
from fieldtech.commands.options import language
from fieldtech.words import sentence, word


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``verify`` to the command line."""
    parser = subparsers.add_parser("verify", help="verify a service sheet (PDF)")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 for a good sheet, 1 for a bad one, with what is wrong in words. Needs no sign-in: nothing stored is shown."""
    spoken = language(args)
    with open_workplace(args) as workplace:
        found = workplace.sheets.verify(args.file)
    if args.json:
        print(json.dumps(_plain(found, spoken), ensure_ascii=False))
        return 0 if found.ok else 1
    for check in found.checks:
        said = word("verify.good", spoken) if check.ok else sentence(check.code, spoken, **check.params)
        print(f"{word(f'verify.check.{check.name}', spoken)}: {said}")
    number = f" {found.number} v{found.revision}" if found.ok else ""
    print(word("verify.ok" if found.ok else "verify.bad", spoken) + number)
    return 0 if found.ok else 1


def _plain(found: Any, spoken: str) -> dict[str, Any]:
    checks = [
        {"name": c.name, "ok": c.ok, "code": c.code, "says": "" if c.ok else sentence(c.code, spoken, **c.params)}
        for c in found.checks
    ]
    number, revision = (found.number, found.revision) if found.ok else (None, None)
    return {"ok": found.ok, "number": number, "revision": revision, "checks": checks}
