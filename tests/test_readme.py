"""The README leads where it says: every path of its index is there, every command is in its table."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath

import pytest

from fieldtech.cli import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PATH = re.compile(r"`((?:[\w.*-]+/)*[\w.*-]+(?:/|\.(?:py|csv|md)))`")


def index() -> Iterator[str]:
    """The paths in the right column of "I want to change X"."""
    table = README.partition("## I want to change X")[2].partition("\n## ")[0]
    for line in table.splitlines():
        if line.startswith("| ") and "|" in line[2:]:
            yield from PATH.findall(line.split(" | ", 1)[1])


@cache
def files() -> tuple[PurePosixPath, ...]:
    """Every file and folder the index may mean."""
    tops = [ROOT / name for name in ("src", "resources", "docs", "tests", "tools")]
    return tuple(PurePosixPath(path.relative_to(ROOT)) for top in tops for path in top.rglob("*"))


def test_the_index_has_many_paths() -> None:
    assert len(set(index())) > 60


@pytest.mark.parametrize("path", sorted(set(index())))
def test_a_path_of_the_index_is_there(path: str) -> None:
    assert any(file.match(path.rstrip("/")) for file in files()), path


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_in_the_table(command: str) -> None:
    assert f"| `fieldtech {command}" in README
