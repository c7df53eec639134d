"""What was typed wrong on the command line, in the language asked: argparse itself speaks English only."""

import argparse
import csv
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import NoReturn

from fieldtech.errors import FieldtechError
from fieldtech.paths import resources
from fieldtech.words import sentence

_SAID = tuple(
    (re.compile(shape, re.DOTALL), code)
    for shape, code in (
        (r"argument COMMAND: invalid choice: '(?P<value>.*)' \(choose from (?P<choices>.*)\)", "usage_command"),
        (r"argument (?P<name>.+?): invalid choice: '?(?P<value>.*?)'? \(choose from (?P<choices>.*)\)", "usage_choice"),
        (r"argument (?P<name>.+?): invalid \w+ value: '(?P<value>.*)'", "usage_value"),
        (r"argument (?P<name>.+?): expected (?:one|\d+|at least one) arguments?", "usage_needs_value"),
        (r"argument (?P<name>.+?): not allowed with argument (?P<other>.+)", "usage_not_together"),
        (r"argument (?P<name>.+?): ignored explicit argument '(?P<value>.*)'", "usage_no_value"),
        (r"the following arguments are required: (?P<name>.+)", "usage_required"),
        (r"one of the arguments (?P<name>.+) is required", "usage_one_of"),
        (r"unrecognized arguments: (?P<value>.+)", "usage_unknown"),
    )
)


class Usage(FieldtechError):
    """An argument cannot be what was typed; exit code 2, as for every wrong usage."""


class Parser(argparse.ArgumentParser):
    """One line instead of the whole usage, in ``spoken``."""

    spoken = "en"

    def format_help(self) -> str:
        """The help, in Chinese where that is spoken."""
        if self.spoken == "en":
            return super().format_help()
        said = in_chinese()
        self.description, self.epilog = (said.get(text or "", text) for text in (self.description, self.epilog))
        for group in self._action_groups:
            group.title = said.get(group.title or "", group.title)
        for action in self._actions:
            listed = action._choices_actions if isinstance(action, argparse._SubParsersAction) else ()
            for one in (action, *listed):
                one.help = said.get(one.help or "", one.help)
        return super().format_help().replace("usage: ", "用法：", 1)

    def error(self, message: str) -> NoReturn:
        """Say it and leave with 2."""
        self.exit(2, f"{self.prog}: {in_words(message, self.spoken)} (--help)\n")


@cache
def in_chinese() -> Mapping[str, str]:
    """What the help of the commands says, by its English text."""
    with (resources() / "help" / "zh_CN.csv").open(encoding="utf-8", newline="") as file:
        return {row["en"]: row["zh"] for row in csv.DictReader(file)}


def parser_in(language: str) -> type[Parser]:
    """A parser that speaks this language, as do those of its commands."""
    return type("Parser", (Parser,), {"spoken": language})


def in_words(message: str, language: str) -> str:
    """The sentence for what argparse found; one it has no words for stays as it is."""
    for shape, code in _SAID:
        if found := shape.fullmatch(message):
            params: Mapping[str, str] = {
                name: _short(text.replace("'", "")) for name, text in found.groupdict().items()
            }
            return " ".join(sentence(code, language, **params).split())
    return " ".join(message.split())


def whole(name: str, least: int, most: int) -> Callable[[str], int]:
    """A type of argument: a whole number between two others; raises Usage."""

    def read(text: str) -> int:
        digits = text.strip().removeprefix("-")
        number = int(text) if digits.isascii() and digits.isdigit() and len(digits) < 12 else most + 1
        if not least <= number <= most:
            raise Usage("usage_range", name=name, value=_short(text), least=least, most=most)
        return number

    return read


def a_folder(text: str) -> Path:
    """A type of argument: a folder to write to, there already or not; raises Usage for a file."""
    path = _path(text)
    for part in (path, *path.parents):
        if part.exists() and not part.is_dir():
            raise Usage("not_a_folder", file=part.name)
    return path


def a_file(text: str) -> Path:
    """A type of argument: a file to write; raises Usage for a folder."""
    path = _path(text)
    if path.is_dir():
        raise Usage("is_a_folder", file=path.name or str(path))
    return path


def _path(text: str) -> Path:
    if not text.strip() or "\0" in text:
        raise Usage("usage_no_path")
    return Path(text)


def _short(text: str) -> str:
    return text if len(text) <= 200 else text[:199] + "…"
