"""What all commands share: the global options, the language, and how an error is said in one line."""

import argparse
import sys
from collections.abc import Mapping

from fieldtech.commands.usage import a_folder
from fieldtech.errors import FieldtechError, Invalid, Problem, Refused
from fieldtech.paths import DataFolder, default_data_dir
from fieldtech.settings import load_settings
from fieldtech.words import LANGUAGES, known, sentence

_NAMED_ANYWAY = ("file", "register")  # the sentence says which file or text


def add_global_options(parser: argparse.ArgumentParser, *, suppress: bool = True) -> None:
    """``--data``, ``--lang``, ``--json``, ``--user``: the same before and after the command.

    ``suppress`` keeps a command's parser from overwriting what stood before the command.
    """
    nothing = argparse.SUPPRESS if suppress else None
    group = parser.add_argument_group("global options")
    group.add_argument("--data", type=a_folder, metavar="DIR", default=nothing, help="data folder to work in")
    group.add_argument("--lang", choices=LANGUAGES, default=nothing, help="language of the answers")
    group.add_argument("--user", metavar="LOGIN", default=nothing, help="who you are (PIN: FIELDTECH_PIN)")
    group.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS if suppress else False, help="answer as JSON"
    )


def language(args: argparse.Namespace) -> str:
    """The language asked for, else the one chosen in the window on this computer."""
    if args.lang:
        return str(args.lang)
    return load_settings(DataFolder(args.data or default_data_dir()).settings).language


def say_error(error: FieldtechError, language: str) -> None:
    """One line on stderr: what is wrong and what to do."""
    print(f"fieldtech: {error_line(error, language)}", file=sys.stderr)


def error_line(error: FieldtechError, language: str) -> str:
    """The sentence of an error, or those of its problems: here nothing is marked, and they say all."""
    problems = error.problems if isinstance(error, Invalid | Refused) else ()
    said = [_problem(problem, language) for problem in problems]
    said = said or [_sentence(error.code, language, error.params) if known(f"problem.{error.code}") else str(error)]
    return " ".join(" ".join(said).split())


def _problem(problem: Problem, language: str) -> str:
    said = _sentence(problem.code, language, problem.params)
    return said if problem.field in _NAMED_ANYWAY else f"[{problem.field}] {said}"


def _sentence(code: str, language: str, params: Mapping[str, str]) -> str:
    return sentence(code, language, **params) if known(f"problem.{code}") else code
