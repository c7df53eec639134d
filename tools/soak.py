"""Runs the long suites part by part: ``make soak``, ``make soak ONLY=power,server``, ``make soak RUNS=50 SEED=7``.

What is finished is kept in ``out/soak``, so ``make soak RESUME=1`` goes on where it was stopped. At the end one line a
kind says how many runs there were and how many parts of them failed, and how to have a failed one again (``PART=12``).
"""

import argparse
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from soaking import KINDS, RUNS, SEED, Kind, Part  # noqa: E402

OUT = ROOT / "out" / "soak"
_ENDED = re.compile(r"(PASSED|FAILED|ERROR)\s+(\S+?\[(\d+)\])")
_MOST_WORKERS = 4

Lines = Callable[[Sequence[str], dict[str, str]], Iterator[str]]


@dataclass
class Told:
    """What became of one kind."""

    kind: Kind
    parts: list[Part]
    asked: str
    passed: set[int] = field(default_factory=set)
    failed: set[int] = field(default_factory=set)
    seconds: float = 0.0

    def line(self) -> str:
        """The one line of the summary."""
        runs = sum(part.runs for part in self.parts if part.number in self.passed | self.failed)
        whole = sum(part.runs for part in self.parts)
        count = f"{runs:,} runs" if runs == whole else f"{runs:,} of {whole:,} runs"
        minutes, seconds = divmod(round(self.seconds), 60)
        said = f"{self.kind.name}: {count}, {len(self.failed)} failures, {self.asked}, {minutes} min {seconds:02} s"
        again = [f"make soak ONLY={self.kind.name} {self.asked} PART={number}" for number in sorted(self.failed)]
        if runs < whole and not self.failed:
            again.append(f"make soak ONLY={self.kind.name} {self.asked} RESUME=1")
        return f"{said} ({'; '.join(again)})" if again else said

    @property
    def sound(self) -> bool:
        """Whether all of it was run and nothing failed."""
        return not self.failed and len(self.passed) == len(self.parts)


def run(told: Told, todo: list[Part], environment: dict[str, str], done: Path, lines: Lines) -> None:
    """The parts that are left, in any order; each is written down when it has ended."""
    begun = monotonic()
    waiting = {part.number: part for part in todo}
    for line in lines([told.kind.node(part) for part in todo], environment):
        if (found := _ENDED.search(line)) is None or (part := waiting.pop(int(found[3]), None)) is None:
            continue
        good = found[1] == "PASSED"
        (told.passed if good else told.failed).add(part.number)
        told.seconds = monotonic() - begun
        with done.open("a", encoding="utf-8") as file:
            file.write(json.dumps([told.kind.name, part.number, part.runs, part.seed, good]) + "\n")
        word = "sound" if good else "FAILED"
        count = f"{len(told.passed) + len(told.failed)} of {len(told.parts)}"
        print(
            f"  {told.kind.name} part {part.number} ({count}): {part.runs} runs, seed {part.seed}: {word}", flush=True
        )
    told.seconds = monotonic() - begun


def sound_before(done: Path, kind: Kind) -> set[tuple[int, int, int]]:
    """Number, runs and seed of the parts that were sound when it was stopped."""
    if not done.exists():
        return set()
    rows = [json.loads(line) for line in done.read_text(encoding="utf-8").splitlines()]
    return {(number, runs, seed) for name, number, runs, seed, good in rows if good and name == kind.name}


def pytest_lines(log: Path, workers: int) -> Lines:
    """What pytest says, kept in a file, too."""

    def lines(nodes: Sequence[str], environment: dict[str, str]) -> Iterator[str]:
        command = [
            sys.executable, "-m", "pytest", "-vv", "-m", "soak", "-p", "no:cacheprovider", "-n", str(workers),
            "--dist", "worksteal", *nodes,
        ]  # fmt: skip
        with log.open("a", encoding="utf-8") as kept:
            process = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
            )
            assert process.stdout is not None
            for line in process.stdout:
                kept.write(line)
                kept.flush()
                yield line
            process.wait()

    return lines


def main(arguments: Sequence[str]) -> int:
    """0 when everything asked for was run and sound."""
    args = _read(arguments)
    asked = f"RUNS={args.runs} SEED={args.seed}" if args.runs else f"SEED={args.seed}"
    done = OUT / "done.jsonl"
    OUT.mkdir(parents=True, exist_ok=True)
    if not args.resume and args.part is None:
        done.unlink(missing_ok=True)
    environment = os.environ | {RUNS: str(args.runs or 0), SEED: str(args.seed), "QT_QPA_PLATFORM": "offscreen"}
    told: list[Told] = []
    try:
        for kind in args.only:
            one = Told(kind, kind.parts(args.runs, args.seed), asked)
            one.parts = [part for part in one.parts if args.part in (None, part.number)]
            told.append(one)
            known = sound_before(done, kind) if args.resume else set()
            one.passed = {part.number for part in one.parts if (part.number, part.runs, part.seed) in known}
            if todo := [part for part in one.parts if part.number not in one.passed]:
                run(one, todo, environment, done, pytest_lines(OUT / f"{kind.name}.log", args.workers))
    except KeyboardInterrupt:
        print("stopped")
    for one in told:
        print(one.line())
    if not all(one.sound for one in told):
        print(f"what pytest said: {OUT}")
    return 0 if len(told) == len(args.only) and all(one.sound for one in told) else 1


def _read(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", type=_kinds, default=list(KINDS.values()), help=", ".join(KINDS))
    parser.add_argument("--runs", type=int, default=None, help="of each kind, instead of its own number")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--part", type=int, default=None, help="this part only, as a failure named it")
    parser.add_argument("--resume", action="store_true", help="leave out the parts that were sound before")
    workers = min(os.cpu_count() or 1, _MOST_WORKERS)
    parser.add_argument("--workers", type=int, default=workers, help="processes at once")
    return parser.parse_args(arguments)


def _kinds(text: str) -> list[Kind]:
    unknown = [name for name in text.split(",") if name not in KINDS]
    if unknown:
        raise argparse.ArgumentTypeError(f"no such kind: {', '.join(unknown)} (there are {', '.join(KINDS)})")
    return [KINDS[name] for name in text.split(",")]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
