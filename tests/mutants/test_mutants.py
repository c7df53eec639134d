"""R8: of the mistakes written down here the tests of sync and hub notice at least 95 of 100; ``make mutants``."""

import ast
import os
import re
from pathlib import Path

import pytest

from .mutant import SOURCE, Mutant
from .of_carriers import OF_CARRIERS
from .of_cash import OF_CASH
from .of_closings import OF_CLOSINGS
from .of_computers import OF_COMPUTERS
from .of_disks import OF_DISKS
from .of_exchanges import OF_EXCHANGES
from .of_judging import OF_JUDGING
from .of_limits import OF_LIMITS
from .of_money import OF_MONEY
from .of_plans import OF_PLANS
from .of_prices import OF_PRICES
from .of_registration import OF_REGISTRATION
from .of_rights import OF_RIGHTS
from .of_rows import OF_ROWS
from .of_the_hub import OF_THE_HUB
from .planted import Outcome, noticed_without_any, tried

ONLY = os.environ.get("FIELDTECH_MUTANTS", "")
"""A pattern of file and reason, for whoever looks at some of them only."""
MUTANTS: tuple[Mutant, ...] = (
    *OF_EXCHANGES,
    *OF_REGISTRATION,
    *OF_CARRIERS,
    *OF_ROWS,
    *OF_JUDGING,
    *OF_RIGHTS,
    *OF_THE_HUB,
    *OF_DISKS,
    *OF_PLANS,
    *OF_COMPUTERS,
    *OF_MONEY,
    *OF_PRICES,
    *OF_CLOSINGS,
    *OF_LIMITS,
    *OF_CASH,
)


@pytest.mark.parametrize("file", sorted({mutant.file for mutant in MUTANTS}))
def test_each_place_is_there_once_and_stays_a_program(file: str) -> None:  # R8
    text = (SOURCE / file).read_text(encoding="utf-8")
    for mutant in (one for one in MUTANTS if one.file == file):
        assert mutant.applied(text) != text
        ast.parse(mutant.applied(text))


def test_there_are_enough_and_each_says_why() -> None:  # R8
    assert len(MUTANTS) >= 40
    assert len({(one.file, one.old, one.new) for one in MUTANTS}) == len(MUTANTS)
    assert all(one.why for one in MUTANTS)


@pytest.mark.slow
@pytest.mark.mutants
def test_the_suite_kills_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:  # R8
    outcomes: list[Outcome] = []
    assert ONLY or noticed_without_any(tmp_path / "sound") == ""
    for outcome in tried([one for one in MUTANTS if re.search(ONLY, f"{one.file}: {one.why}")], tmp_path):
        outcomes.append(outcome)
        with capsys.disabled():
            said = outcome.killer or f"SURVIVED ({outcome.mutant.old!r})"
            print(f"{outcome.seconds:6.0f} s  {outcome.mutant.file}: {outcome.mutant.why}: {said}", flush=True)
    killed = [outcome for outcome in outcomes if outcome.killer]
    with capsys.disabled():
        print(f"{len(killed)} of {len(outcomes)} noticed ({100 * len(killed) / len(outcomes):.1f} %)")
    assert len(killed) >= 0.95 * len(outcomes)
