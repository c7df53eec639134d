"""A laptop too long without its office locks and loses nothing; a revoked one locks at the next contact."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from fieldtech.clock import FixedClock
from fieldtech.errors import FieldtechError, Forbidden, Invalid
from fieldtech.hub.desk import HubChannel, HubDesk
from fieldtech.services.devices import this_device
from fieldtech.services.syncing import Syncing
from fieldtech.services.workplace import Workplace
from fieldtech.sync.channel import OLD_COPY, Refused, Unreachable
from fieldtech.sync.joining import Joined, Registration
from fieldtech.sync.messages import Push, PushAnswer
from fieldtech.words import sentence
from prepared import act_as

from .firms import Firm, online

DAY = timedelta(days=1)


def clock_of(firm: Firm) -> FixedClock:
    clock = firm.van.context.clock
    assert isinstance(clock, FixedClock)
    return clock


def enter(workplace: Workplace) -> str:
    """The code that stands at the lock screen after the right PIN; nothing for who is in."""
    workplace.access.sign_out()
    try:
        workplace.access.sign_in("wulei", "0000")
    except Forbidden as refused:
        assert workplace.access.person is None
        assert all("{" not in sentence(refused.code, lang, **refused.params) for lang in ("zh_CN", "en"))
        return refused.code
    return ""


def code_of(ask: Callable[[], object]) -> str:
    try:
        ask()
    except FieldtechError as error:
        return error.code
    return ""


def nobody_there(workplace: Workplace) -> Syncing:
    class Cut:
        def __getattr__(self, name: str) -> None:
            raise Unreachable

    return Syncing(workplace.context, lambda _addresses, _token, _ca: Cut())  # type: ignore[arg-type,return-value]


def locked(firm: Firm) -> Workplace:
    """The van with work nobody has seen, after 31 days without contact."""
    firm.work()
    clock_of(firm).advance(31 * DAY)
    assert enter(firm.van) == "lease_ended"
    return firm.van


def test_it_opens_to_the_last_day_and_locks_after_it(firm: Firm) -> None:
    clock_of(firm).advance(30 * DAY)
    assert enter(firm.van) == "" and firm.van.access.shut is None
    clock_of(firm).advance(timedelta(minutes=61))
    assert enter(firm.van) == "lease_ended"
    shut = firm.van.access.shut
    assert shut is not None and shut.params == {"days": "30", "most": "30"}


def test_a_locked_laptop_lets_nobody_read_or_write_and_still_gives_its_work_away(firm: Firm, tmp_path: Path) -> None:
    van = locked(firm)
    act_as(van, "wulei")  # as if somebody were still in
    asks: tuple[Callable[[], object], ...] = (
        lambda: van.orders.view(firm.order), van.orders.counts, van.syncing.items,
        lambda: van.photos.add(firm.order, "plate", b""), lambda: van.access.change_pin("0000", "1357"),
    )  # fmt: skip
    for ask in asks:
        assert code_of(ask) == "lease_ended"
    van.access.sign_out()
    assert van.syncing.export_bundle(tmp_path / "out.ftb").ops
    assert van.syncing.status().handed_over


def test_one_exchange_opens_it_again_with_everything(firm: Firm) -> None:
    van = locked(firm)
    assert online(firm.hub, van).run().agrees
    assert van.access.shut is None and enter(van) == ""
    assert "fuse blown" in firm.parts_seen(van)
    online(firm.hub, firm.office).run()
    assert "fuse blown" in firm.parts_seen(firm.office)


def over(firm: Firm, channel: type[HubChannel]) -> Syncing:
    """The van with this way to the hub."""
    return Syncing(firm.van.context, lambda _addresses, token, _ca: channel(HubDesk(firm.hub), token))


def test_the_first_answer_opens_it_though_its_photos_take_days(firm: Firm) -> None:
    class Weak(HubChannel):
        def put_blob(self, sha: str, offset: int, data: bytes, total: int) -> int:
            raise Unreachable

    van = locked(firm)
    assert code_of(over(firm, Weak).run) == "hub_unreachable"
    assert van.access.shut is None and enter(van) == ""
    assert van.syncing.status().waiting  # the photo has not come through


@pytest.mark.parametrize("code", ["device_unknown", "token_missing", "office_not_trusted"])
def test_a_hub_that_does_not_know_this_computer_opens_nothing(firm: Firm, code: str) -> None:
    class Strange(HubChannel):
        def push(self, push: Push) -> PushAnswer:
            raise Refused(code)

    van = locked(firm)
    assert code_of(over(firm, Strange).run) == code
    assert enter(van) == "lease_ended"


def test_an_old_copy_of_the_hub_opens_nothing(firm: Firm) -> None:
    """A server of before a restore that somebody left running."""
    old = firm.hub.epoch
    firm.hub.new_epoch()
    assert online(firm.hub, firm.van).run().agrees

    class Old(HubChannel):
        def push(self, push: Push) -> PushAnswer:
            return PushAnswer([], 0, old)

    van = locked(firm)
    with pytest.raises(Refused, match=OLD_COPY):
        over(firm, Old).run()
    assert enter(van) == "lease_ended"


def test_a_reply_opens_it_again_and_an_old_one_does_not(firm: Firm, tmp_path: Path) -> None:
    van = firm.van
    van.syncing.export_bundle(tmp_path / "old.ftb")
    old = firm.office.syncing.import_file(tmp_path / "old.ftb").reply
    assert old is not None
    locked(firm)
    van.syncing.import_file(old)
    assert enter(van) == "lease_ended"
    van.syncing.export_bundle(tmp_path / "new.ftb")
    new = firm.office.syncing.import_file(tmp_path / "new.ftb").reply
    assert new is not None
    van.syncing.import_file(new)
    assert enter(van) == ""
    clock_of(firm).advance(29 * DAY)
    van.syncing.import_file(old)
    assert enter(van) == ""
    clock_of(firm).advance(2 * DAY)
    assert enter(van) == "lease_ended"


def test_a_clock_set_back_gains_nothing(firm: Firm) -> None:
    clock = clock_of(firm)
    clock.advance(29 * DAY)
    assert enter(firm.van) == ""
    clock.advance(-28 * DAY)
    assert enter(firm.van) == ""
    clock.advance(31 * DAY)
    assert enter(firm.van) == "lease_ended"
    clock.advance(-31 * DAY)
    assert enter(firm.van) == "lease_ended"
    again = Workplace.open(firm.van.context.folder.root, clock=clock, zone=firm.van.context.zone, demo=True)
    assert enter(again) == "lease_ended"
    again.close()


def test_who_is_in_when_the_time_is_over_is_out_at_the_next_try_to_reach_the_office(firm: Firm) -> None:
    enter(firm.van)
    clock_of(firm).advance(31 * DAY)
    assert code_of(nobody_there(firm.van).run) == "hub_unreachable"
    assert code_of(firm.van.orders.counts) == "lease_ended"


def test_the_office_says_how_many_days_and_a_laptop_hears_of_it(firm: Firm) -> None:
    act_as(firm.office, "admin")
    side = firm.office.syncing.office
    assert side.lease_days() == 30
    for wrong in (-1, 366):
        with pytest.raises(Invalid):
            side.set_lease(wrong)
    for days, code in ((7, "lease_ended"), (0, "")):
        side.set_lease(days)
        for workplace in (firm.office, firm.van):
            online(firm.hub, workplace).run()
        assert firm.van.syncing.office.lease_days() == days
        clock_of(firm).advance(8 * DAY)
        assert enter(firm.van) == code
    act_as(firm.office, "zhoumin")
    with pytest.raises(Forbidden, match="no_right"):
        side.set_lease(5)


def test_neither_the_office_itself_nor_who_has_none_ever_locks(firm: Firm, tmp_path: Path) -> None:
    alone = Workplace.open(tmp_path / "alone", clock=firm.van.context.clock, zone=firm.van.context.zone, demo=True)
    clock_of(firm).advance(400 * DAY)
    assert firm.office.access.look() is None and alone.access.look() is None
    alone.close()


def test_a_revoked_computer_locks_at_the_next_contact_and_a_new_code_opens_it(firm: Firm, tmp_path: Path) -> None:
    van = firm.van
    firm.work()
    computer = next(one for one in firm.hub.devices() if one.logins == ("wulei",))
    firm.hub.revoke(computer.id)
    act_as(van, "wulei")
    assert van.orders.view(firm.order)  # it has not heard of it
    with pytest.raises(Refused, match="device_revoked"):
        online(firm.hub, van).run()
    assert code_of(lambda: van.orders.view(firm.order)) == "computer_revoked"
    assert enter(van) == "computer_revoked"
    assert van.syncing.export_bundle(tmp_path / "out.ftb").ops
    van.access.sign_out()
    with van.context.reading() as session:
        here = this_device(session)
        code = firm.hub.new_code(["wulei"], "van")
        wanted = Registration(here.public_key.hex(), here.certificate.decode(), "", here.code, here.id.hex, code)
    welcome = HubDesk(firm.hub).welcome(wanted)
    van.syncing.begin(Joined(["https://127.0.0.1:9"], "", welcome), welcome.office)
    assert enter(van) == ""
    assert online(firm.hub, van).run().agrees
    assert "fuse blown" in firm.parts_seen(van)
