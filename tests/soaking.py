"""How many runs the long suites of ``make soak`` have, and in which parts, so that several processors share them.

``tools/soak.py`` runs them part by part. ``FIELDTECH_SOAK_RUNS`` asks for another number of runs of each kind,
``FIELDTECH_SOAK_SEED`` for others; the same seed and number give the same runs.
"""

import os
from dataclasses import dataclass

RUNS, SEED = "FIELDTECH_SOAK_RUNS", "FIELDTECH_SOAK_SEED"


@dataclass(frozen=True)
class Part:
    """So many runs with a seed of their own."""

    number: int
    runs: int
    seed: int


@dataclass(frozen=True)
class Kind:
    """One long suite: its test below ``tests``, how many runs it has, at most how many in a part and in all."""

    name: str
    test: str
    runs: int
    at_once: int
    most: int = 1_000_000

    def parts(self, runs: int | None = None, seed: int = 1) -> list[Part]:
        """All parts; the last may be shorter."""
        whole = min(runs or self.runs, self.most)
        starts = range(0, whole, self.at_once)
        return [Part(n, min(self.at_once, whole - at), seed * 10_000 + n) for n, at in enumerate(starts)]

    def node(self, part: Part) -> str:
        """How pytest calls it."""
        return f"tests/{self.test}[{part.number}]"


KINDS = {
    kind.name: kind
    for kind in (
        Kind("stateful", "sync/test_stateful.py::test_everything_converges_ten_thousand_times", 10_000, 25),
        Kind("money", "sync/test_same_money.py::test_no_amount_is_lost_or_doubled_a_thousand_times", 1_000, 25),
        Kind("kills", "faults/test_kill9_sync.py::test_killed_a_thousand_times", 1_000, 50),
        Kind("power", "faults/test_power_loss.py::test_the_power_goes_two_hundred_times", 200, 25),
        Kind("server", "faults/test_server_killed.py::test_the_server_is_killed_two_hundred_times", 200, 25),
        Kind("sheets", "sync/test_damaged_sheets.py::test_ten_thousand_damaged_sheets_are_refused", 10_000, 500),
        Kind("carriers", "sync/test_any_carrier.py::test_the_other_half", 12, 1, most=12),
    )
}


def parts(name: str) -> list[Part]:
    """Those that were asked for."""
    return KINDS[name].parts(int(os.environ.get(RUNS, "0")) or None, int(os.environ.get(SEED, "1")))


def called(part: Part) -> str:
    """The name of a part in the name of its test."""
    return str(part.number)
