"""Files that come after their computer was put back or registered anew."""

import shutil
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select, text

from fieldtech.hub.bundles import TakenIn, take_in
from fieldtech.model.base import Id
from fieldtech.model.orders import Entry
from fieldtech.services.devices import this_device
from fieldtech.sync.bundle import open_reply, reply_file
from fieldtech.sync.carried import Replied, read_reply, write_bundles
from fieldtech.sync.channel import FORK, Refused
from fieldtech.sync.envelope import BadBundle, read_header
from fieldtech.sync.keys import public_of
from fieldtech.sync.messages import MOST_OPS, PushAnswer

from . import deeds
from .company import LAPTOP, OFFICE, PEOPLE, Company, opened
from .computers import Computer, InProcess, contents, register, registration, reopened, unsettled


def secret_of(computer: Computer) -> bytes:
    with computer.context.reading() as session:
        secret = this_device(session).seal_key
    assert secret is not None
    return bytes(secret)


def carried(company: Company, computer: Computer, path: Path) -> TakenIn:
    """Everything pending on a stick, taken in at the office."""
    context = computer.context
    written = write_bundles(context.database, context.blobs, path, context.now(), secret_of(computer))
    return take_in(company.hub, written.files[0].read_bytes(), company.clock())


def put_back(company: Company, copy: Path) -> Computer:
    """The laptop's data folder comes from a copy."""
    folder = company.folder / LAPTOP
    company.computers[LAPTOP].database.close()
    shutil.rmtree(folder)
    shutil.move(copy, folder)
    context = opened(folder, company.clock)
    deeds.act_as(context, PEOPLE[LAPTOP])
    company.computers[LAPTOP] = Computer(context, InProcess(company.hub, registration(context.database).token))
    return company.computers[LAPTOP]


def test_a_reply_from_before_a_new_registration_says_nothing(company: Company, tmp_path: Path) -> None:
    """Else an operation in the middle would count as sent, and the hub would wait for its number for ever."""
    laptop = company.computers[LAPTOP]
    order = deeds.orders_here(laptop.context, PEOPLE[LAPTOP])[0]
    deeds.entry(laptop.context, order, "first")
    laptop.database.close()
    shutil.copytree(company.folder / LAPTOP, tmp_path / "older")
    laptop = put_back(company, tmp_path / "older")
    shutil.copytree(company.folder / LAPTOP, tmp_path / "again")
    late = carried(company, laptop, tmp_path / "one.ftb")
    deeds.entry(laptop.context, order, "lost")
    laptop.sync()
    laptop = put_back(company, tmp_path / "again")
    deeds.entry(laptop.context, order, "second")
    again = register(laptop.context, company.hub, [PEOPLE[LAPTOP]], "again")
    context = again.context
    read_reply(context.database, context.blobs, again.exchange(), late.reply, secret_of(again))
    assert again.sync().agrees
    assert unsettled(again.database) == []


def test_the_reply_of_a_restored_hub_begins_at_the_beginning(company: Company, tmp_path: Path) -> None:
    """Its numbers say nothing of what the laptop has read before."""
    laptop = company.computers[LAPTOP]
    company.hub.close()
    company.home.keep(tmp_path / "older")
    company.reopen_hub()
    deeds.entry(laptop.context, deeds.orders_here(laptop.context, PEOPLE[LAPTOP])[0], "before")
    laptop.sync()
    company.hub.close()
    company.home.put_back(tmp_path / "older")
    company.reopen_hub()
    company.hub.new_epoch()
    taken = carried(company, laptop, tmp_path / "stick.ftb")
    office = Ed25519PrivateKey.from_private_bytes(company.hub.office_key).public_key().public_bytes_raw()
    reply, _files = open_reply(taken.reply, office=office, secret=secret_of(laptop))
    assert registration(laptop.database).cursor > 0
    assert (reply.since, len(reply.pulls[0].rows) > 0) == (0, True)


def middle_reply(company: Company, folder: Path) -> bytes:
    """Taken in by a hub that was restored, and was restored again since: all it said then is lost."""
    laptop = company.computers[LAPTOP]
    order = deeds.orders_here(laptop.context, PEOPLE[LAPTOP])[0]
    deeds.photo(laptop.context, order, b"seen by the middle hub only")
    restored(company, folder / "one")
    return carried(company, laptop, folder / "middle.ftb").reply


def restored(company: Company, backup: Path, *, first: bool = True) -> None:
    """The hub comes from its backup, made now when it is the first time."""
    company.hub.close()
    if first:
        company.home.keep(backup)
    else:
        shutil.copytree(backup, backup.with_name("two"))
        company.home.put_back(backup.with_name("two"))
    company.reopen_hub()
    company.hub.new_epoch()


def imported(computer: Computer, reply: bytes) -> Replied:
    context = computer.context
    return read_reply(context.database, context.blobs, computer.exchange(), reply, secret_of(computer))


@pytest.mark.parametrize("by_file", [False, True])
def test_a_reply_of_a_middle_epoch_is_refused_and_the_laptop_goes_on(
    company: Company, tmp_path: Path, by_file: bool
) -> None:  # R10
    """It would have taken the middle epoch for the newest one, and every word of the real hub for an old one."""
    laptop = company.computers[LAPTOP]
    late = middle_reply(company, tmp_path)
    restored(company, tmp_path / "one", first=False)
    if by_file:
        imported(laptop, carried(company, laptop, tmp_path / "newer.ftb").reply)
    else:
        laptop.sync()
    newest = company.hub.epoch
    deeds.entry(laptop.context, deeds.orders_here(laptop.context, PEOPLE[LAPTOP])[0], "after it")
    before = contents(laptop.database), unsettled(laptop.database), registration(laptop.database).epoch
    for _time in range(2):
        with pytest.raises(BadBundle, match="bundle_of_another_time"):
            imported(laptop, late)
    assert (contents(laptop.database), unsettled(laptop.database), registration(laptop.database).epoch) == before
    assert before[2] == newest
    told = imported(laptop, carried(company, laptop, tmp_path / "last.ftb").reply)
    assert told.answered and laptop.sync().agrees
    assert unsettled(laptop.database) == [] and files_here(laptop) == []


def test_a_reply_of_a_middle_epoch_that_comes_first_is_believed_until_the_next(
    company: Company, tmp_path: Path
) -> None:  # R10
    """The photo it calls stored is sent again to the hub that has lost it."""
    laptop = company.computers[LAPTOP]
    imported(laptop, middle_reply(company, tmp_path))
    assert files_here(laptop) == []
    restored(company, tmp_path / "one", first=False)
    assert laptop.sync().files_up == 2
    assert registration(laptop.database).epoch == company.hub.epoch and unsettled(laptop.database) == []


def test_a_reply_from_before_a_restore_says_of_no_photo_that_it_is_stored(company: Company, tmp_path: Path) -> None:
    laptop = company.computers[LAPTOP]
    company.hub.close()
    company.home.keep(tmp_path / "one")
    company.reopen_hub()
    order = deeds.orders_here(laptop.context, PEOPLE[LAPTOP])[0]
    deeds.photo(laptop.context, order, b"only the old hub has it")
    late = carried(company, laptop, tmp_path / "old.ftb").reply
    restored(company, tmp_path / "one", first=False)
    laptop.exchange().take_acks(PushAnswer([], 0, company.hub.epoch))  # of the restore it hears before it sends files
    for reply in (late, of_an_older_hub(company, laptop, late)):
        with pytest.raises(BadBundle, match="bundle_of_another_time"):
            imported(laptop, reply)
    assert len(files_here(laptop)) == 2


def of_an_older_hub(company: Company, computer: Computer, reply: bytes) -> bytes:
    """The same as a program wrote it that did not yet repeat the epoch of the question."""
    secret = company.hub.office_key
    head, files = open_reply(reply, office=public_of(secret), secret=secret_of(computer))
    older = msgspec.structs.replace(head, asked="")
    return reply_file(older, files, to=public_of(secret_of(computer)), made=read_header(reply).made, secret=secret)


def files_here(computer: Computer) -> list[str]:
    """The photos the office has not confirmed."""
    with computer.database.reading() as session:
        return list(session.execute(text("SELECT sha FROM blob_states WHERE state <> 'confirmed'")).scalars())


def diagnoses(computer: Computer) -> list[str]:
    """What was written on its orders."""
    with computer.database.reading() as session:
        return [entry.body["text"] for entry in session.scalars(select(Entry).where(Entry.kind == "diagnosis"))]


def first_order(computer: Computer) -> Id:
    return deeds.orders_here(computer.context, PEOPLE[LAPTOP])[0]


def copied_to(company: Company, target: Path) -> Path:
    """What lies on the laptop now."""
    laptop = company.computers[LAPTOP]
    laptop.database.close()
    shutil.copytree(company.folder / LAPTOP, target)
    company.computers[LAPTOP] = Computer(reopened(laptop.context), laptop.channel)
    company.computers[LAPTOP].context.person = laptop.context.person
    return target


def test_a_file_from_before_its_laptop_was_put_back_is_all_there_is_and_is_taken(
    company: Company, tmp_path: Path
) -> None:
    """Its operations are on no computer any more, and the laptop has used their numbers for others."""
    copy = copied_to(company, tmp_path / "yesterday")
    laptop = company.computers[LAPTOP]
    deeds.entry(laptop.context, first_order(laptop), "only in the file")
    deeds.photo(laptop.context, first_order(laptop), b"only in the file")
    context = laptop.context
    written = write_bundles(context.database, context.blobs, tmp_path / "f.ftb", context.now(), secret_of(laptop))
    file = written.files[0].read_bytes()
    laptop = put_back(company, copy)
    deeds.entry(laptop.context, first_order(laptop), "after it was put back")
    assert laptop.sync().pushed == 1
    taken = [take_in(company.hub, file, company.clock()) for _time in range(2)]
    assert [(one.apart, len(one.acks), one.files, one.missing, one.waiting) for one in taken] == [
        (2, 2, 2, 0, 0), (2, 2, 0, 0, 0),
    ]  # fmt: skip
    assert {ack.result for ack in taken[0].acks} == {"ok"} and taken[0].acks == taken[1].acks
    assert imported(laptop, taken[0].reply).rows
    deeds.entry(laptop.context, first_order(laptop), "and it goes on")
    done = laptop.sync()
    assert (done.agrees, done.pushed, done.files_down) == (True, 1, 2) and unsettled(laptop.database) == []
    assert sorted(diagnoses(laptop)[-3:]) == ["after it was put back", "and it goes on", "only in the file"]
    office = company.computers[OFFICE]
    assert office.sync().agrees and diagnoses(office).count("only in the file") == 1


def test_a_copy_whose_file_was_taken_beside_hears_that_it_must_register_anew(company: Company, tmp_path: Path) -> None:
    """By files alone; it may not take its operations for answered, or the hub waits for numbers that never come."""
    other = opened(copied_to(company, company.folder / "copy"), company.clock)
    deeds.act_as(other, PEOPLE[LAPTOP])
    laptop = company.computers[LAPTOP]
    copy = Computer(other, InProcess(company.hub, laptop.channel.token))
    deeds.entry(laptop.context, first_order(laptop), "of the one")
    deeds.entry(copy.context, first_order(copy), "of the other")
    laptop.sync()
    taken = carried(company, copy, tmp_path / "copy.ftb")
    assert taken.apart == 1
    before = contents(copy.database), unsettled(copy.database), registration(copy.database).cursor
    with pytest.raises(Refused, match=FORK):
        imported(copy, taken.reply)
    assert (contents(copy.database), unsettled(copy.database), registration(copy.database).cursor) == before
    deeds.entry(copy.context, first_order(copy), "more of the other")
    again = register(copy.context, company.hub, [PEOPLE[LAPTOP]], "again")
    assert imported(again, taken.reply).answered == 0
    assert imported(again, carried(company, again, tmp_path / "anew.ftb").reply).answered == 2
    assert again.sync().agrees and laptop.sync().agrees and unsettled(again.database) == []
    assert diagnoses(laptop) == diagnoses(again)
    assert [diagnoses(again).count(text) for text in ("of the one", "of the other", "more of the other")] == [1, 1, 1]
    other.database.close()


def test_more_than_one_portion_beside_what_the_laptop_has_sent(company: Company, tmp_path: Path) -> None:
    """What follows the first thousand has numbers the laptop has not come to yet: no reason to wait for it."""
    copy = copied_to(company, tmp_path / "yesterday")
    laptop = company.computers[LAPTOP]
    with laptop.context.transaction() as session:
        for number in range(MOST_OPS + 2):
            laptop.context.op(session, "note", "orders", first_order(laptop), {"n": number})
    context = laptop.context
    written = write_bundles(context.database, context.blobs, tmp_path / "f.ftb", context.now(), secret_of(laptop))
    laptop = put_back(company, copy)
    deeds.entry(laptop.context, first_order(laptop), "another")
    laptop.sync()
    taken = take_in(company.hub, written.files[0].read_bytes(), company.clock())
    assert (taken.apart, taken.waiting) == (MOST_OPS + 2, 0)
