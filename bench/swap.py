"""Saving a swap of terminal and SIM card, fully synced to the disk, beside a bare SQLite insert with full fsync.

Goal: 95th percentile at most 20 ms.
"""

import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles
from sys import path

path.insert(0, str(Path(__file__).parent.parent / "tests"))

from fieldtech.model.drafts.swap import SwapDraft
from stories import NEW_SIM, NEW_TERMINAL, OLD_SIM, OLD_TERMINAL, open_demo, order_in

RUNS = 60
GOAL_MS = 20.0


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        workplace = open_demo(Path(folder) / "data")
        order = order_in(workplace, "in_repair")
        there = SwapDraft(OLD_TERMINAL, NEW_TERMINAL, OLD_SIM, NEW_SIM, reason="bench")
        undone: list[float] = []
        saved: list[float] = []
        for _ in range(RUNS):
            started = time.perf_counter()
            swap = workplace.swaps.apply(order, there)
            saved.append((time.perf_counter() - started) * 1000)
            undone.append(timed(lambda swap=swap: workplace.swaps.undo(swap.id)))
        workplace.close()
        bare = _bare(Path(folder) / "bare.db")
    ours, theirs = p95(saved), p95(bare)
    print(f"swap saved   p95 {ours:6.2f} ms   median {median(saved):6.2f} ms   goal {GOAL_MS} ms")
    print(f"swap undone  p95 {p95(undone):6.2f} ms   median {median(undone):6.2f} ms")
    print(f"bare insert  p95 {theirs:6.2f} ms   median {median(bare):6.2f} ms (sqlite3, one row, full fsync)")
    print(f"ratio of medians {median(saved) / median(bare):.1f}")
    return 0 if ours <= GOAL_MS else 1


def _bare(file: Path) -> list[float]:
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE t (a TEXT)")
    return [timed(lambda: connection.execute("INSERT INTO t VALUES ('x')")) for _ in range(RUNS)]


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def p95(times: list[float]) -> float:
    return quantiles(times, n=20)[18]


def median(times: list[float]) -> float:
    return quantiles(times, n=2)[0]


if __name__ == "__main__":
    raise SystemExit(main())
