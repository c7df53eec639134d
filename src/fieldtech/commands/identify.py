"""``fieldtech identify KIND VALUE``: is this number right, and how is it stored? Needs no data folder."""

import argparse
import json

from fieldtech.commands.options import language, say_error
from fieldtech.errors import NotFound
from fieldtech.model.identifiers import KINDS, Verdict, identify
from fieldtech.model.identifiers.plate import COLOURS
from fieldtech.words import known, sentence, word


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``identify`` to the command line."""
    parser = subparsers.add_parser(
        "identify",
        help="check a plate, VIN, IMEI, ICCID … and normalise it",
        description="Check a number and say how it is stored. Needs no data folder.",
        epilog="Exit code 0: it was answered, whatever the verdict (--json: ok, warning, error). 2: wrong usage.",
    )
    parser.add_argument("kind", metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("value", metavar="VALUE", help="as typed or scanned; put -- before one that begins with -")
    parser.add_argument(
        "--colour",
        type=int,
        choices=COLOURS,
        metavar="N",
        help="colour of the plate, where its shape leaves more than one: 0 none yet, 1 blue, 2 yellow, 3 black, "
        "4 white, 5 green, 9 other, 91 farm yellow, 92 farm green, 93 yellow-green, 94 fading green",
    )
    parser.add_argument("--protocol", choices=("2011", "2013", "2019"), help="JT/T 808 version")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the verdict; 0 whatever it is, 2 for a kind nobody knows."""
    spoken = language(args)
    try:
        verdict = identify(args.kind, args.value, colour=args.colour, protocol=args.protocol)
    except NotFound as unknown:
        unknown.params["kinds"] = ", ".join(KINDS)
        say_error(unknown, spoken)
        return 2
    print(_json(verdict) if args.json else _line(args.kind, verdict, spoken))
    return 0


def _json(verdict: Verdict) -> str:
    answer = {
        "verdict": verdict.verdict,
        "codes": list(verdict.codes),
        "normalised": verdict.normalised,
    }
    return json.dumps(answer, ensure_ascii=False)


def _line(kind: str, verdict: Verdict, spoken: str) -> str:
    parts = [word(f"verdict.{verdict.verdict}", spoken), word(f"identifier.{kind}", spoken)]
    parts += [verdict.normalised] if verdict.normalised else []
    return " · ".join(parts + [_said(code, spoken) for code in verdict.codes])


def _said(code: str, spoken: str) -> str:
    """Here one chooses with options; the window's sentence names what is on the screen."""
    here = f"{code}_typed"
    return sentence(here if known(f"problem.{here}") else code, spoken)
