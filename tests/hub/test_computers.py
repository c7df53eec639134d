"""Registering, knowing and revoking computers; the epoch after a restore."""

import shutil
from pathlib import Path

import pytest

from fieldtech.hub.devices import Registered, replaced
from fieldtech.hub.errors import HubRefused
from fieldtech.model.base import moment_text
from fieldtech.sync.messages import Push, Row
from hub.office import NOW, START, Laptop, Office, changed, key, new


def refusal(code: str) -> "pytest.RaisesExc[HubRefused]":
    return pytest.raises(HubRefused, match=code)


def test_a_code_is_good_once_and_for_ten_minutes(office: Office) -> None:
    code = office.hub.new_code(["tom"], "Tom's second")
    office.later(minutes=9)
    known = office.hub.register(code.lower().replace("-", " "), b"k" * 32, b"pem")
    assert known.logins == ("tom",)
    with refusal("code_not_valid"):
        office.hub.register(code, b"k" * 32, b"pem")
    late = office.hub.new_code(["tom"], "late")
    office.later(minutes=11)
    with refusal("code_not_valid"):
        office.hub.register(late, b"k" * 32, b"pem")
    with refusal("code_not_valid"):
        office.hub.register("AAAA-BBBB-CCCC", b"k" * 32, b"pem")


def test_neither_codes_nor_tokens_are_kept_as_they_are(office: Office, tmp_path: Path) -> None:
    code = office.hub.new_code(["tom"], "x")
    stored = b"".join(path.read_bytes() for path in tmp_path.rglob("hub.db*"))
    for secret in (office.tom.token, office.desk.token, code, code.replace("-", "")):
        assert secret.encode() not in stored
    assert len(office.tom.token) >= 43  # 256 bits


def test_every_computer_gets_letters_of_its_own(office: Office) -> None:
    codes = {Laptop(office.hub, ("tom",), f"n{n}", "B").known.computer_code for n in range(4)}
    assert len(codes) == 4
    assert len({one.code for one in office.hub.devices()}) == len(office.hub.devices())


def test_a_computer_keeps_its_own_name_of_itself_once(office: Office) -> None:
    mine = key()
    first = office.hub.register(office.hub.new_code(["tom"], "x"), b"k" * 32, b"pem", device_id=mine)
    second = office.hub.register(office.hub.new_code(["tom"], "x"), b"k" * 32, b"pem", device_id=mine)
    assert first.device_id == mine != second.device_id
    with refusal("key_malformed"):
        office.hub.register(office.hub.new_code(["tom"], "x"), b"short", b"pem")


def test_a_revoked_computer_gets_nothing_and_may_send_nothing(office: Office) -> None:
    office.hub.revoke(office.tom.id)
    calls = (
        lambda: office.tom.pull(),
        lambda: office.tom.send(),
        lambda: office.hub.check(office.tom.token),
        lambda: office.hub.blob_state(office.tom.token, "a" * 64),
        lambda: office.hub.pull_for(office.tom.id, 0),
    )
    for call in calls:
        with refusal("device_revoked"):
            call()
    with refusal("device_unknown"):
        office.hub.pull("some token", 0)
    office.desk.pull()
    assert office.desk.values("devices", office.tom.id)["revoked_at"] == moment_text(START)


def test_what_a_computer_had_before_it_registered_anew_goes_with_it(office: Office) -> None:
    def known_as(name: str) -> Registered:
        office.later(hours=1)
        return office.hub.register(office.hub.new_code(["tom"], name), b"k" * 32, b"pem")

    before, copy, now = (known_as(name) for name in ("before", "copy", "now"))
    office.later(hours=1)
    office.hub.push(copy.token, Push([]))  # whoever reports still is another computer
    assert replaced(office.hub.devices()) == {before.device_id: now.device_id}
    office.hub.revoke(now.device_id)
    assert {one.id for one in office.hub.devices() if one.revoked_at} == {before.device_id, now.device_id}
    with refusal("device_revoked"):
        office.hub.pull(before.token, 0)
    office.hub.pull(copy.token, 0)


def test_the_hub_knows_who_was_there_when_and_whose_clock_is_wrong(office: Office) -> None:
    office.later(hours=1)
    ahead = moment_text(START.replace(hour=9, minute=6))
    office.tom.send(clock=ahead, waiting=7)
    found = {one.id: one for one in office.hub.devices()}[office.tom.id]
    assert (found.waiting, found.version, found.clock_offset) == (7, "1.0", 360)
    assert found.clock_is_off and found.last_contact == moment_text(START.replace(hour=9))
    office.tom.send(clock=moment_text(START.replace(hour=9, minute=4)))
    assert not {one.id: one for one in office.hub.devices()}[office.tom.id].clock_is_off
    office.tom.send(clock="nonsense")
    figures = office.hub.figures()
    assert (figures.computers, figures.seen_today, figures.waiting) == (3, 2, 0)


def test_a_wrong_clock_refuses_nothing(office: Office) -> None:
    order = office.order("clock", "tom", "in_repair")
    note = new("entries", order_id=order, kind="situation", slot="", body={}, at="1999-01-01T00:00:00.000Z", by="tom")
    assert office.tom.say("note", note, about=order, at="1999-01-01T00:00:00.000Z").result == "ok"


def test_a_hub_restored_from_yesterday_gets_back_what_the_computers_still_have(office: Office, tmp_path: Path) -> None:
    """R10, also when the technician comes before the dispatcher whose assignment the hub has lost."""
    if not office.url.startswith("sqlite"):
        pytest.skip("the copy of yesterday is a file here; a dump of PostgreSQL is the server's own affair")
    office.hub.close()
    shutil.copytree(tmp_path, tmp_path.parent / f"{tmp_path.name}-yesterday")
    office.reopened()
    order = key()
    made = office.desk.op(
        "register_order",
        new("orders", id=order, number="WX-lost", kind="repair", status="registered", technician="",
            customer_id=office.ids["customer"], created_by="dina"), by="dina",
    )  # fmt: skip
    given = office.desk.op("step_assign", changed("orders", order, {"technician": ""}, technician="tom"), by="dina")
    note = new("entries", order_id=order, kind="situation", slot="", body={}, at=NOW, by="tom")
    work = office.tom.op("note", note, about=order)
    assert [ack.result for ack in office.desk.send(made, given).acks] == ["ok", "ok"]
    assert office.tom.send(work).acks[0].result == "ok"
    before = office.hub.epoch

    office.hub.close()
    for path in (tmp_path.parent / f"{tmp_path.name}-yesterday").glob("hub.db*"):
        shutil.copy(path, tmp_path / path.name)
    for path in tmp_path.glob("hub.db-*"):
        path.unlink()
    office.reopened()
    assert office.hub.new_epoch() != before
    assert office.tom.send(work).acks[0].result == "deferred"
    assert [ack.result for ack in office.desk.send(made).acks] == ["ok"]
    assert office.tom.send(work).acks[0].reason == "waits_after_restore"
    assert [ack.result for ack in office.desk.send(given).acks] == ["ok"]
    answer = office.tom.send(work)
    assert answer.acks[0].result == "ok" and answer.epoch == office.hub.epoch
    office.desk.cursor = 0
    office.desk.pull()
    assert office.desk.has("entries", note.key[0])


def test_work_that_was_refused_is_told_until_it_is_here(office: Office) -> None:
    foreign = office.order("foreign", "tim", "in_repair")
    note = new("entries", order_id=foreign, kind="situation", slot="", body={}, at=NOW, by="tom")
    assert office.tom.say("note", note, about=foreign).result == "rejected"
    assert office.tom.say("save_part", changed("parts", office.ids["part"], active=False)).result == "rejected"
    (told,) = office.hub.refused()[office.tom.id]  # of a list the office has its own value: no work is lost
    assert (told.at, told.by, told.number, told.reason) == (NOW, "tom", "WX-foreign", "not_your_order")
    office.bring(foreign, "in_repair", "tom")
    assert office.tom.say("note", note, about=foreign).result == "ok"  # taken over again as it was
    assert office.hub.refused() == {}
    office.tom.say("note", Row("entries", ["nul\x00"], "new", note.values), about=foreign)
    (told,) = office.hub.refused()[office.tom.id]
    assert (told.at, told.number, told.reason) == ("", "", "op_malformed")
    office.later(days=31)
    assert office.hub.refused() == {}
