"""``fieldtech doctor``: is everything in order on this computer?"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from fieldtech.commands.opening import open_workplace, reading_needs_room
from fieldtech.commands.options import language
from fieldtech.services.health import Examination, Fault, Finding
from fieldtech.words import known, sentence, word

_SHOWN = 10  # faults of one check in words; --json has them all
_HELP = """\
exit codes:
  0  all is well
  1  something is wrong, each thing said in words; or the data cannot be opened at all
"""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``doctor`` to the command line."""
    parser = subparsers.add_parser(
        "doctor", help="check database, custody, outbox, seals, photos, fonts and keys", epilog=_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.set_defaults(run=run, fonts=None)


def run(args: argparse.Namespace) -> int:
    """0 when all is well, 1 otherwise; shows no customer's data, so it needs no sign-in."""
    spoken, findings = language(args), []
    show = _Progress(spoken)
    with reading_needs_room(), open_workplace(args) as workplace:
        fonts: Path | None = args.fonts
        examined = Examination(workplace.context, workplace.key_kind, fonts=fonts, progress=show.say)
        for finding in examined.findings():
            show.clear()
            findings.append(finding)
            if not args.json:
                print("\n".join(_lines(finding, spoken)), flush=True)
    good = all(f.ok for f in findings)
    if args.json:
        print(json.dumps([_plain(f, spoken) for f in findings], ensure_ascii=False))
    else:
        print(word("health.all_well" if good else "health.not_well", spoken))
    return 0 if good else 1


class _Progress:
    """One line on standard error that is written over, where a person looks at it."""

    def __init__(self, spoken: str) -> None:
        self._spoken, self._percent = spoken, ""
        self._shown = sys.stderr.isatty()

    def say(self, name: str, done: int, whole: int) -> None:
        percent = f"{done * 100 // whole}%" if whole else ""
        line = f"… {word(f'health.{name}', self._spoken)} {percent}"
        if self._shown and line != self._percent:
            self._percent = line
            print(f"\r\033[K{line}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        if self._shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


def _lines(finding: Finding, spoken: str) -> list[str]:
    note = word(finding.note, spoken) if finding.note else ""
    head = f"{'✓' if finding.ok else '✗'} {word(f'health.{finding.name}', spoken)}"
    said = [f"{head}: {note}" if note else head]
    said += [f"    {_sentence(fault, spoken)}" for fault in finding.faults[:_SHOWN]]
    if len(finding.faults) > _SHOWN:
        said.append(f"    {word('health.more', spoken, n=str(len(finding.faults) - _SHOWN))}")
    return said


def _sentence(fault: Fault, spoken: str) -> str:
    if known(f"problem.{fault.code}"):
        return sentence(fault.code, spoken, **fault.params)
    return " ".join([fault.code, *fault.params.values()])


def _plain(finding: Finding, spoken: str) -> dict[str, Any]:
    faults = [{"code": f.code, **f.params, "says": _sentence(f, spoken)} for f in finding.faults]
    return {"name": finding.name, "ok": finding.ok, "looked_at": finding.looked_at, "faults": faults,
            "note": word(finding.note, spoken) if finding.note else ""}  # fmt: skip
