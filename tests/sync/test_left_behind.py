"""A stick that was written before its laptop was stolen and revoked: what it carries is told, and may be taken in."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from fieldtech.errors import FieldtechError, Forbidden
from fieldtech.hub.desk import HubDesk
from fieldtech.hub.devices import Computer
from fieldtech.hub.errors import HubRefused
from fieldtech.model.orders import Entry, Photo
from fieldtech.model.people import AccessLog
from fieldtech.services.devices import this_device
from fieldtech.sync.joining import Joined, Registration
from fieldtech.ui.sync.file_words import told_of
from prepared import act_as

from .firms import Firm, online
from .test_carried import carried, reply_to


def stolen(firm: Firm) -> tuple[Path, Computer]:
    """What the van recorded lies on a stick, and the van is gone."""
    firm.work("before the theft")
    path, van = carried(firm), next(one for one in firm.hub.devices() if one.logins == ("wulei",))
    firm.hub.revoke(van.id)
    return path, next(one for one in firm.hub.devices() if one.id == van.id)


def test_it_is_refused_and_says_what_it_carries_to_who_may_decide(firm: Firm) -> None:  # P38 P39
    path, van = stolen(firm)
    act_as(firm.office, "zhenghao")
    with pytest.raises(HubRefused, match="bundle_revoked"):
        firm.office.syncing.import_file(path)
    office = firm.office.syncing.office
    for ask in (lambda: office.left_behind(path), lambda: office.take_left_behind(path, "it was in the drawer")):
        with pytest.raises(Forbidden):
            ask()
    act_as(firm.office, "admin")
    left = office.left_behind(path)
    assert (left.computer, left.ops, left.new, left.files, left.people) == ("van", 2, 2, 2, ("吴磊",))
    day = f"{firm.office.context.local(firm.office.context.now()):%Y-%m-%d}"
    assert left.said("en").startswith(f"It holds 2 items, recorded by 吴磊 ({day}).") and "2 项" in left.said("zh_CN")
    told = told_of(path, left)
    assert not told.taken and told.left == left and any("decide" in one for one in told.sentences)
    assert "before the theft" not in firm.parts_seen(firm.office)
    assert next(one for one in firm.hub.devices() if one.id == van.id) == van


def test_it_is_taken_in_by_a_decision_once_and_nothing_is_written_back(firm: Firm) -> None:  # P38 P39
    path, van = stolen(firm)
    act_as(firm.office, "admin")
    office = firm.office.syncing.office
    found = office.take_left_behind(path, "it was in the drawer")
    assert (found.kind, found.taken, found.refused, found.files, found.missing) == ("left", 2, 0, 2, 0)
    assert found.reply is None and list(path.parent.glob("*reply*")) == []
    assert told_of(path, found).tone == "ok"
    online(firm.hub, firm.office).run()
    assert "before the theft" in firm.parts_seen(firm.office)
    with firm.office.context.reading() as session:
        noted = session.scalars(select(AccessLog).where(AccessLog.what == "take_left_behind")).one()
    assert (noted.login, noted.ref) == ("admin", "van: it was in the drawer")
    assert next(one for one in firm.hub.devices() if one.id == van.id) == van  # it has not reported
    act_as(firm.office, "admin")
    assert office.left_behind(path).is_known and told_of(path, office.left_behind(path)).left is None
    again = office.take_left_behind(path, "once more")
    assert (again.again, again.is_old) == (2, True)
    assert "nothing in it" in replace(office.left_behind(path), ops=0, people=(), days="").said("en")


def test_the_laptop_turns_up_after_all_and_has_nothing_twice(firm: Firm) -> None:  # R3 P38
    path, _van = stolen(firm)
    act_as(firm.office, "admin")
    firm.office.syncing.office.take_left_behind(path, "it was in the drawer")
    firm.work("after it was found", photo=False)
    with firm.van.context.reading() as session:
        here = this_device(session)
        code = firm.hub.new_code(["wulei"], "van")
        wanted = Registration(here.public_key.hex(), here.certificate.decode(), "", here.code, here.id.hex, code)
    welcome = HubDesk(firm.hub).welcome(wanted)
    firm.van.syncing.begin(Joined(["https://127.0.0.1:9"], "", welcome), welcome.office)
    assert online(firm.hub, firm.van).run().agrees and firm.van.syncing.status().waiting == 0
    online(firm.hub, firm.office).run()
    assert {"before the theft", "after it was found"} <= firm.parts_seen(firm.office)
    with firm.office.context.reading() as session:
        once = select(func.count()).select_from(Entry).where(Entry.slot == "line-before the theft")
        photos = select(func.count()).select_from(Photo).where(Photo.order_id == firm.order, Photo.slot == "plate")
        assert (session.scalar(once), session.scalar(photos)) == (1, 1)


def test_only_what_a_revoked_computer_left_needs_a_decision(firm: Firm, tmp_path: Path) -> None:
    firm.work("as ever", photo=False)
    path = carried(firm)
    act_as(firm.office, "admin")
    office = firm.office.syncing.office
    for ask in (lambda: office.left_behind(path), lambda: office.take_left_behind(path, "by mistake")):
        with pytest.raises(HubRefused, match="not_revoked"):
            ask()
    reply = reply_to(firm, path)
    for other, code in ((reply, "bundle_wrong_way"), (tmp_path / "none.ftb", "bundle_missing")):
        with pytest.raises(FieldtechError) as said:
            office.take_left_behind(other, "no work in it")
        assert said.value.code == code
