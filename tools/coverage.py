"""Which requirement is met where: writes docs/coverage.md from the list, the hand-kept states and the tests.

``tools/coverage.py write`` writes it, ``tools/coverage.py check`` says whether it is up to date. A test quotes a
requirement by its ID in a comment (``# B22``); ``docs/coverage.toml`` says what is done, partly done, and where.
"""

import csv
import io
import re
import sys
import tokenize
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LIST, STATES, OUT = ROOT / "docs/requirements.csv", ROOT / "docs/coverage.toml", ROOT / "docs/coverage.md"
ID = re.compile(r"\b[ABTFPWD]\d\d\b")
WORDS = {"done": "done", "partly": "partly", "not yet": "not yet", "outside": "outside software"}
SOURCES = {
    "A": "Customer-service staff (002, part 1)",
    "B": "GPS terminal company (002, part 2)",
    "T": "Technical service department (002, part 3)",
    "F": "After-sales of anti-corrosion products (003)",
    "P": "Factory customer service (000)",
    "W": "Customer feedback (001)",
    "D": "Customer relations and after-sales (004)",
}


@dataclass(frozen=True)
class Requirement:
    """One row of the list; ring C is the core, S the second ring, X outside software."""

    id: str
    phrase: str
    ring: str


def requirements() -> list[Requirement]:
    """Every row of the list, in its order."""
    with LIST.open(encoding="utf-8", newline="") as file:
        return [Requirement(row["id"], row["zh"], row["ring"]) for row in csv.DictReader(file)]


def states() -> dict[str, tuple[str, str]]:
    """ID -> (state, where), as kept by hand."""
    rows = tomllib.loads(STATES.read_text(encoding="utf-8"))["requirement"]
    return {name: (row["status"], row["where"]) for name, row in rows.items()}


def promised() -> list[str]:
    """The IDs this release promises; each is quoted by a test."""
    found: list[str] = tomllib.loads(STATES.read_text(encoding="utf-8"))["promised"]
    return found


def quoted(folder: Path = ROOT / "tests") -> dict[str, list[str]]:
    """ID -> the folders of tests that quote it in a comment, sorted."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted(folder.rglob("*.py")):
        for name in _ids(path.read_text(encoding="utf-8")):
            found[name].add(path.parent.relative_to(folder).as_posix())
    return {name: sorted(places) for name, places in found.items()}


def _ids(source: str) -> Iterator[str]:
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield from ID.findall(token.string)


def page() -> str:
    """The text of docs/coverage.md."""
    rows, kept, tests = requirements(), states(), quoted()
    state = {row.id: _state(row, kept) for row in rows}
    count = Counter(state.values())
    lines = [
        "# Coverage of the requirements",
        "",
        "Written by `tools/coverage.py write`; do not edit. The states are kept in `coverage.toml`.",
        "",
        " · ".join(f"{WORDS[name]} {count[name]}" for name in WORDS) + f" · of {len(rows)}",
    ]
    for letter, title in SOURCES.items():
        lines += ["", f"## {title}", "", "| ID | Rule | State | Where | Tests |", "|---|---|---|---|---|"]
        lines += [_line(row, state[row.id], kept, tests) for row in rows if row.id.startswith(letter)]
    return "\n".join(lines) + "\n"


def _state(row: Requirement, kept: Mapping[str, tuple[str, str]]) -> str:
    return kept[row.id][0] if row.id in kept else "outside" if row.ring == "X" else "not yet"


def _line(row: Requirement, state: str, kept: Mapping[str, tuple[str, str]], tests: Mapping[str, list[str]]) -> str:
    where = kept[row.id][1] if row.id in kept else ""
    return f"| {row.id} | {row.phrase} | {WORDS[state]} | {where} | {', '.join(tests.get(row.id, []))} |"


def main(words: list[str]) -> int:
    """``write`` or ``check``; 0 when docs/coverage.md is as it should be."""
    if words == ["write"]:
        OUT.write_text(page(), encoding="utf-8")
        return 0
    if words == ["check"]:
        same = OUT.exists() and OUT.read_text(encoding="utf-8") == page()
        print("docs/coverage.md is up to date" if same else "run: python tools/coverage.py write")
        return 0 if same else 1
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
