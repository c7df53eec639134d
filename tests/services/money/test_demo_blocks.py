"""Whoever collects on the demo's computer gives a number from a block of his own (B29)."""

from functools import partial
from pathlib import Path

from fieldtech.demo.money_acts import MoneyActs
from prepared import Prepared
from services.money.conftest import sit


def test_every_technician_of_the_demo_has_a_block(prepared: Prepared, tmp_path: Path) -> None:  # B29
    workplace = prepared.demo(tmp_path / "data")
    MoneyActs(workplace, partial(sit, workplace)).blocks()
    found = {(row.login, row.first, row.waits) for row in workplace.receipt_blocks.rows()}
    technicians = {user.login for user in workplace.access.people() if user.role == "TE"}
    assert {login for login, _first, _waits in found} == technicians
    assert ("qianwei", "SJ-000231", False) in found and len({first for _login, first, _waits in found}) == len(found)
    workplace.close()
