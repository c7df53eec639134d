"""Computers looked after from a second computer of the office: asked of the hub, kept with its time."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

import stories
from fieldtech.errors import Conflict, Forbidden
from fieldtech.hub.devices import Computer
from fieldtech.model.people import AccessLog
from fieldtech.services.syncing import Syncing
from fieldtech.services.syncing.computer_rows import refused_lines
from fieldtech.services.syncing.remote_office import RemoteOffice
from fieldtech.services.workplace import Workplace
from fieldtech.sync.channel import Refused, Unreachable
from fieldtech.sync.invitation import read_invitation
from fieldtech.sync.registration import state_of
from prepared import act_as

from .firms import Firm, join, online, refuse
from .test_lease import nobody_there


@pytest.fixture
def second(firm: Firm, tmp_path: Path) -> Iterator[Workplace]:
    """Another computer of the office, on which the administrator and the desk work."""
    made = Workplace.open(tmp_path / "second", clock=firm.van.context.clock, zone=stories.ZONE, demo=True)
    join(firm.hub, made, ["admin", "zhoumin"]).run()
    act_as(made, "admin")
    yield made
    made.close()


def remote(syncing: Syncing) -> RemoteOffice:
    office = syncing.management
    assert isinstance(office, RemoteOffice)
    return office


def van_at_hub(firm: Firm) -> Computer:
    return next(one for one in firm.hub.devices() if one.name == "van")


def test_the_list_is_the_one_of_the_office(firm: Firm, second: Workplace) -> None:
    act_as(firm.office, "admin")
    refuse(firm.hub, firm.order, firm.van.context.now(), "van")
    rows = firm.office.syncing.office.computers()
    assert rows[0].title == "van"  # what needs a look comes first
    there = {row.title: row for row in rows}
    here = {row.title: row for row in remote(online(firm.hub, second)).computers()}
    assert here.keys() == there.keys() == {"office", "van", "second"}
    assert here["van"] == there["van"] and (there["office"].own, there["office"].is_hub) == (True, True)
    assert (here["office"].own, here["office"].is_hub) == (False, True)
    assert (here["second"].own, here["second"].is_hub) == (True, False)
    (told,) = here["van"].refused
    number = firm.office.orders.view(firm.order).number
    assert told.number == number and told.at == firm.van.context.now()
    said = refused_lines([told, told, replace(told, number="")], "en", {"wulei": "吴磊"}, str, 1)
    assert said[0].startswith(f"{number}: 2 items (吴磊, 2026") and "in the name of another" in said[0]
    assert said[1] == "and 1 more"
    assert remote(online(firm.hub, second)).known().rows == tuple(here.values())  # type: ignore[union-attr]
    van = van_at_hub(firm)
    firm.hub.register(firm.hub.new_code(["wulei"], ""), van.public_key, van.certificate)  # it was restored
    for rows in (firm.office.syncing.office.computers(), remote(online(firm.hub, second)).computers()):
        (once,) = (row for row in rows if row.title == "van")
        assert once.id != van.id and (once.refused, once.before) == ((told,), (there["van"].registered_at,))


def test_a_code_registers_and_a_computer_is_given_to_others_and_revoked(firm: Firm, second: Workplace) -> None:
    office = remote(online(firm.hub, second))
    invited = office.invite(["zhaoqiang"], "van 9")
    parts = read_invitation(invited.text)
    assert parts.addresses == office.reached_at() and parts.pin == "-"
    assert invited.expires_at - second.context.now() == timedelta(minutes=10)
    known = firm.hub.register(parts.code, bytes(32), b"PEM")
    office.set_people(known.device_id, ["qianwei"])
    assert next(one for one in firm.hub.devices() if one.id == known.device_id).logins == ("qianwei",)
    office.computers()
    office.revoke(known.device_id, "lost")
    office.revoke(known.device_id, "asked twice, as when an answer was lost")
    with second.context.reading() as session:
        trail = [row.ref for row in session.scalars(select(AccessLog).where(AccessLog.what == "revoke_computer"))]
    assert trail[0] == "van 9: lost"
    with pytest.raises(Refused, match="computer_gone"):
        office.set_people(known.device_id, ["wulei"])


def test_neither_the_hubs_own_nor_the_one_somebody_sits_at_is_shut_out(firm: Firm, second: Workplace) -> None:
    office = remote(online(firm.hub, second))
    for row in office.computers():
        if row.own or row.is_hub:
            with pytest.raises(Conflict, match="asking_computer" if row.own else "own_computer"):
                office.revoke(row.id, "by mistake")
    assert all(not one.revoked_at for one in firm.hub.devices())


def test_who_may_not_is_told_so_here_and_there(firm: Firm, second: Workplace) -> None:  # P39
    remote(online(firm.hub, second)).computers()
    act_as(second, "zhoumin")
    asks = remote(online(firm.hub, second))
    for ask in (asks.computers, asks.known, lambda: asks.invite(["wulei"]), lambda: asks.revoke(van_at_hub(firm).id)):
        with pytest.raises(Forbidden):
            ask()
    act_as(second, "admin")
    with second.context.reading() as session:
        state = state_of(session)
    assert state is not None
    firm.hub.set_people(state.device_id, ["zhoumin"])  # the hub knows what this computer does not know yet
    with pytest.raises(Refused, match="not_of_this_computer"):
        asks.computers()
    assert asks.known() is None and not van_at_hub(firm).revoked_at


def test_without_a_network_there_is_the_list_of_before_with_its_time(firm: Firm, second: Workplace) -> None:
    assert remote(nobody_there(second)).known() is None
    before = remote(online(firm.hub, second)).computers()
    at = second.context.now()
    stories.clock_of(second).advance(timedelta(hours=5))
    away = remote(nobody_there(second))
    with pytest.raises(Unreachable):
        away.computers()
    with pytest.raises(Unreachable):
        away.revoke(van_at_hub(firm).id, "stolen")
    known = away.known()
    assert known is not None and known.at == at and list(known.rows) == before
    assert not van_at_hub(firm).revoked_at
    online(firm.hub, second).run()  # an exchange forgets nothing of it
    assert away.known() == known
