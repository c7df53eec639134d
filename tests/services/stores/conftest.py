"""The demo company's stores, in the hands of whoever a test wants."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from fieldtech.errors import FieldtechError, Invalid, Refused
from fieldtech.model.custody import Sim, Terminal
from fieldtech.model.drafts.stores import MoveDraft, SlipLineDraft
from fieldtech.services.custody import place
from fieldtech.services.custody_check import check_custody
from fieldtech.services.workplace import Workplace
from prepared import Prepared, act_as, fingerprint

WH, RET, VAN_ZQ, VAN_WL, TJ = "QD01-WH", "QD01-RET", "QD01-VAN-ZQ", "TJ01-VAN-WL", "TJ01-WH"


@pytest.fixture
def stock(prepared: Prepared, tmp_path: Path) -> Iterator[Workplace]:
    """The stock keeper is in; afterwards everything is still in exactly one place."""
    workplace = prepared.demo(tmp_path / "data")
    act_as(workplace, "chugang")
    yield workplace
    with workplace.context.reading() as session:
        assert check_custody(session) == []
    workplace.close()


def lines(*numbers: str, label: bool = False) -> tuple[SlipLineDraft, ...]:
    """Units by number: ICCIDs are long. A part is given as ``P-2001*3``."""
    return tuple(_line(number, label) for number in numbers)


def _line(number: str, label: bool) -> SlipLineDraft:
    if number.startswith("P-"):
        code, _, quantity = number.partition("*")
        return SlipLineDraft("part", code, int(quantity or 1))
    return SlipLineDraft("sim" if number.startswith("89") else "terminal", number, label=label)


def move(source: str, target: str, *numbers: str, order: str = "", label: bool = False) -> MoveDraft:
    """A slip with these lines."""
    return MoveDraft(source, target, order, lines(*numbers, label=label))


def where(workplace: Workplace, number: str) -> tuple[str, str, str]:
    """Kind of place, key there, state."""
    with workplace.context.reading() as session:
        if number.startswith("89"):
            sim = session.scalars(select(Sim).where(Sim.iccid == number)).one()
            return sim.place_kind, sim.place_ref, sim.state
        unit = session.scalars(select(Terminal).where(Terminal.number == number)).one()
        return unit.place_kind, unit.place_ref, unit.state


def refused(workplace: Workplace, act: Callable[[], object]) -> list[str]:
    """The codes of what speaks against an act, which then changes nothing."""
    before = fingerprint(workplace)
    with pytest.raises(FieldtechError) as error:
        act()
    assert fingerprint(workplace) == before
    if isinstance(error.value, Refused | Invalid):
        return sorted(problem.code for problem in error.value.problems)
    return [error.value.code]


def put_inside(workplace: Workplace, iccid: str, number: str) -> None:
    """A card that was put into a terminal in store."""
    with workplace.context.transaction() as session:
        unit = session.scalars(select(Terminal).where(Terminal.number == number)).one()
        card = session.scalars(select(Sim).where(Sim.iccid == iccid)).one()
        place(workplace.context, session, card, "terminal", unit.id.hex, unit.state)
        workplace.context.op(session, "test", "sims", card.id, {})
