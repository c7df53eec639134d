"""The command line: ``fieldtech`` opens the window, ``fieldtech COMMAND`` works without one."""

import argparse
import io
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import NoReturn

from fieldtech.commands.options import add_global_options, language, say_error
from fieldtech.errors import FieldtechError, MachineError

WINDOW = "fieldtech.app"  # imported only to open the window: no command should pay for loading Qt
COMMANDS = {  # command -> module; a module is imported only when its command is used
    "backup": "fieldtech.commands.backup",
    "computer": "fieldtech.commands.computer",
    "demo": "fieldtech.commands.demo",
    "doctor": "fieldtech.commands.doctor",
    "identify": "fieldtech.commands.identify",
    "import": "fieldtech.commands.import_",
    "list": "fieldtech.commands.list_",
    "restore": "fieldtech.commands.restore",
    "sheet": "fieldtech.commands.sheet",
    "verify": "fieldtech.commands.verify",
}


def main(argv: Sequence[str] | None = None, commands: Mapping[str, str] = COMMANDS) -> int:
    """Run one command, or the window; 0 done, 1 an expected error told in one line, 2 wrong usage.

    Help and wrong usage end with SystemExit, as argparse does.
    """
    _speak_utf8()
    words = list(sys.argv[1:] if argv is None else argv)
    args = _parser(_asked_for(words, commands)).parse_args(words)
    try:
        code = int(_start(args))
        sys.stdout.flush()  # here, where a reader who left early can still be excused
        return code
    except FieldtechError as error:
        say_error(error, language(args))
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader (head, less) has seen enough
        _drop_output()
        return 0
    except OSError as error:  # disk full, no permission, no such folder
        where = f" ({error.filename})" if error.filename else ""
        say_error(MachineError("machine_failed", detail=f"{error.strerror}{where}"), language(args))
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
    except argparse.ArgumentError:  # the real parser will say what is wrong
        rest = []
    first = next((word for word in rest if not word.startswith("-")), None)
    if first is not None and first in commands:
        return {first: commands[first]}
    return commands if rest else {}


def _parser(commands: Mapping[str, str]) -> argparse.ArgumentParser:
    parser = _Parser(prog="fieldtech", description="Repairs, swaps, sign-off and sealed service sheets.")
    add_global_options(parser, suppress=False)
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for module in commands.values():
        import_module(module).add_parser(subparsers)
    for command in subparsers.choices.values():
        add_global_options(command)
    return parser


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One line instead of the whole usage."""
        self.exit(2, f"{self.prog}: {message} (--help)\n")


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
