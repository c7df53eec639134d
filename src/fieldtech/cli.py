"""The command line: ``fieldtech`` opens the window, ``fieldtech COMMAND`` works without one."""

import argparse
import io
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path

from fieldtech.commands.options import add_global_options, language, say_error
from fieldtech.commands.usage import Usage, parser_in
from fieldtech.errors import FieldtechError, MachineError
from fieldtech.words import LANGUAGES, os_reason

WINDOW = "fieldtech.app"  # imported only to open the window: no command should pay for loading Qt
COMMANDS = {  # command -> module; a module is imported only when its command is used
    "backup": "fieldtech.commands.backup",
    "bundle": "fieldtech.commands.bundle",
    "computer": "fieldtech.commands.computer",
    "demo": "fieldtech.commands.demo",
    "doctor": "fieldtech.commands.doctor",
    "hub": "fieldtech.commands.hub",
    "identify": "fieldtech.commands.identify",
    "import": "fieldtech.commands.import_",
    "list": "fieldtech.commands.list_",
    "restore": "fieldtech.commands.restore",
    "sheet": "fieldtech.commands.sheet",
    "sync": "fieldtech.commands.sync",
    "verify": "fieldtech.commands.verify",
}


def main(argv: Sequence[str] | None = None, commands: Mapping[str, str] = COMMANDS) -> int:
    """Run one command, or the window; 0 done, 1 an expected error told in one line, 2 wrong usage.

    Help and wrong usage end with SystemExit, as argparse does.
    """
    _speak_utf8()
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        return _main(words, commands)
    except ImportError as error:  # a part of the program, or of what it needs, is missing or damaged
        say_error(MachineError("install_broken", detail=error.name or error), _asked_language(words))
        return 1


def _main(words: Sequence[str], commands: Mapping[str, str]) -> int:
    spoken = _asked_language(words)
    try:
        args = _parser(_asked_for(words, commands), spoken).parse_args(words)
    except Usage as error:
        say_error(error, spoken)
        return 2
    try:
        code = int(_start(args))
        sys.stdout.flush()  # here, where a reader who left early can still be excused
        return code
    except FieldtechError as error:
        say_error(error, language(args))
        return 2 if isinstance(error, Usage) else 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader (head, less) has seen enough
        _drop_output()
        return 0
    except OSError as error:  # disk full, no permission, no such folder
        told = "machine_failed_at" if error.filename else "machine_failed"
        say_error(MachineError(told, detail=os_reason(error), file=error.filename), language(args))
        _drop_output()
        return 1


def _start(args: argparse.Namespace) -> int:
    if args.command:
        return int(args.run(args))
    window = import_module(WINDOW)
    return int(window.run_window(data=args.data, language=args.lang, user=args.user))


def _asked_for(words: Sequence[str], commands: Mapping[str, str]) -> Mapping[str, str]:
    """The command on the line; all of them for help or an unknown one, none to open the window."""
    options = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    add_global_options(options, suppress=False)
    try:
        rest = options.parse_known_args(list(words))[1]
    except (argparse.ArgumentError, Usage):  # the real parser will say what is wrong
        return commands
    first = next((word for word in rest if not word.startswith("-")), None)
    if first is not None and first in commands:
        return {first: commands[first]}
    return commands if rest else {}


def _asked_language(words: Sequence[str]) -> str:
    """Of what is said before the line is understood: ``--lang``, else that of the folder, however wrong the rest."""
    options = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    options.add_argument("--lang", nargs="?")
    options.add_argument("--data", nargs="?", type=Path)
    try:
        found = options.parse_known_args(list(words))[0]
    except argparse.ArgumentError:
        found = argparse.Namespace(lang=None, data=None)
    return language(argparse.Namespace(lang=found.lang if found.lang in LANGUAGES else None, data=found.data))


def _parser(commands: Mapping[str, str], spoken: str) -> argparse.ArgumentParser:
    parser = parser_in(spoken)(prog="fieldtech", description="Repairs, swaps, sign-off and sealed service sheets.")
    add_global_options(parser, suppress=False)
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for module in commands.values():
        import_module(module).add_parser(subparsers)
    for command in subparsers.choices.values():
        add_global_options(command)
    return parser


def _drop_output() -> None:
    """What cannot be written any more goes nowhere, else the interpreter trips over it when it ends."""
    try:
        sys.stdout.flush()
    except OSError:
        with open(os.devnull, "w") as nowhere:
            os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _speak_utf8() -> None:
    """Chinese must come out whole, also into a pipe on Windows; a damaged argument is shown escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
