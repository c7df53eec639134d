"""A first office computer becomes hub and desktop in one, takes in a laptop, and sees and revokes it."""

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

import stories
from faults.sync_children import impatient
from fieldtech.errors import Conflict, Forbidden, NotFound
from fieldtech.hub.config import hub_folder, load_config
from fieldtech.hub.hub import Hub
from fieldtech.services.context import Person
from fieldtech.services.orders import OrderQuery
from fieldtech.services.syncing import Syncing
from fieldtech.services.syncing.hub_process import _told, running_port
from fieldtech.services.workplace import Workplace
from fieldtech.sync.channel import Refused, Unreachable
from prepared import Prepared, act_as

from .firms import Firm, join, online


@pytest.fixture
def office(prepared: Prepared, tmp_path: Path) -> Iterator[Workplace]:
    """A company on one computer; the hub it starts is ended with it."""
    prepared.demo(tmp_path / "office").close()
    workplace = Workplace.open(tmp_path / "office", zone=stories.ZONE, demo=True)  # by the clock of the hub's process
    yield workplace
    if (pid := _told(hub_folder(tmp_path / "office")).get("pid")) is not None:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)
    workplace.close()


def test_hub_and_desktop_in_one_and_a_laptop_joins(office: Workplace, tmp_path: Path) -> None:
    act_as(office, "admin")
    side = office.syncing.office
    port = side.become_hub("office 1", port=0)
    assert port == side.port() == load_config(hub_folder(tmp_path / "office")).port
    assert load_config(hub_folder(tmp_path / "office")).encrypted
    assert not (tmp_path / "office/hub/hub.db").read_bytes().startswith(b"SQLite format")
    assert side.start() == port  # it runs already
    assert office.syncing.run().agrees
    van = Workplace.open(tmp_path / "van", clock=office.context.clock, zone=stories.ZONE, demo=True)
    text = side.code(["wulei"], "van 7").replace(text_address(side.code(["wulei"])), f"https://127.0.0.1:{port}")
    van.syncing.register(text)
    assert van.syncing.run().agrees
    rows = {row.name: row for row in side.computers()}
    assert set(rows) == {"office 1", "van 7"} and rows["van 7"].people == ("wulei",)
    side.revoke(rows["van 7"].id)
    with pytest.raises(Refused, match="device_revoked"):
        van.syncing.run()
    assert van.syncing.status().code == "refused"
    assert {row.name: row.state for row in side.computers()}["van 7"] == "revoked"
    with pytest.raises(Conflict, match="registered_already"):
        side.become_hub()
    van.close()
    os.kill(_told(hub_folder(tmp_path / "office"))["pid"], signal.SIGKILL)
    alone = Syncing(office.context, impatient)
    with pytest.raises(Unreachable):
        alone.run()
    assert alone.status().code == "offline" and side.port() == 0
    assert side.start() == port  # as at the next start of the program
    assert office.syncing.run().agrees


def text_address(text: str) -> str:
    return text.split()[1]


def test_who_may_and_where(office: Workplace) -> None:  # P39
    side = office.syncing.office
    for login in ("", "wulei", "zhoumin"):
        if login:
            act_as(office, login)
        for ask in (side.become_hub, side.computers, lambda: side.code(["wulei"]), lambda: side.revoke("x")):
            with pytest.raises(Forbidden):
                ask()
    act_as(office, "admin")
    assert not side.is_here() and side.start() == 0
    with pytest.raises(NotFound, match="no_hub_here"):
        side.computers()


def test_who_comes_new_may_work_on_the_hubs_own_computer(firm: Firm) -> None:
    act_as(firm.office, "admin")
    blank = firm.office.masters.blank("users")
    new = replace(blank, login="newcomer", name="新来", role="DI", centre_code="TJ01", can_login=True)
    firm.office.masters.save("users", None, new)
    firm.office.access.set_pin("newcomer", "2580")
    syncing = online(firm.hub, firm.office)
    syncing.run()
    firm.office.context.person = Person("newcomer", "新来", "DI", "TJ01")
    vehicle = firm.office.masters.list("vehicles").rows[0].id
    firm.office.masters.save("vehicles", vehicle, replace(firm.office.masters.get("vehicles", vehicle), note="gate 3"))
    syncing.run()
    assert syncing.review.attention() == []


def test_what_somebody_did_before_she_was_retired_still_arrives(firm: Firm) -> None:
    syncing = online(firm.hub, firm.office)
    act_as(firm.office, "zhoumin")
    vehicle = firm.office.masters.list("vehicles").rows[0].id
    firm.office.masters.save("vehicles", vehicle, replace(firm.office.masters.get("vehicles", vehicle), note="gate 3"))
    act_as(firm.office, "admin")
    left = firm.office.masters.list("users", "zhoumin").rows[0].id
    firm.office.masters.retire("users", left)
    syncing.run()
    assert syncing.review.attention() == []
    own = next(one for one in firm.hub.devices() if "admin" in one.logins)
    assert "zhoumin" not in own.logins


def test_people_of_a_computer_change(firm: Firm) -> None:
    act_as(firm.office, "admin")
    side = firm.office.syncing.office
    (van,) = [row for row in side.computers() if row.people == ("wulei",)]
    side.set_people(van.id, ["zhaoqiang"])
    online(firm.hub, firm.van).run()
    act_as(firm.van, "zhaoqiang")
    assert firm.van.orders.page(OrderQuery(filter="all")).rows == ()
    with pytest.raises(NotFound):
        firm.van.orders.view(firm.order)


def test_who_was_silent_comes_first(firm: Firm) -> None:
    act_as(firm.office, "admin")
    side = firm.office.syncing.office
    assert [row.state for row in side.computers()] == ["online", "online"]
    stories.clock_of(firm.office).advance(timedelta(hours=1))
    assert {row.state for row in side.computers()} == {"offline"}
    stories.clock_of(firm.office).advance(timedelta(days=4))
    assert {row.state for row in side.computers()} == {"silent"}
    assert running_port(hub_folder(firm.folder / "office")) == 0


def test_an_empty_laptop_does_not_begin_a_company(prepared: Prepared, tmp_path: Path) -> None:
    hub = Hub.open(f"sqlite:///{tmp_path / 'hub.db'}", tmp_path / "hub")
    van = Workplace.open(tmp_path / "van", zone=stories.ZONE, demo=True)
    with pytest.raises(Conflict, match="office_comes_first"):
        join(hub, van, ["wulei"], first=True)
    assert not van.syncing.is_registered()
    van.close()
    hub.close()
