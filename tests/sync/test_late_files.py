"""Files that come after their computer was put back or registered anew."""

import shutil
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fieldtech.hub.bundles import TakenIn, take_in
from fieldtech.services.devices import this_device
from fieldtech.sync.bundle import open_reply
from fieldtech.sync.carried import read_reply, write_bundles

from . import deeds
from .company import LAPTOP, PEOPLE, Company, opened
from .computers import Computer, InProcess, register, registration, unsettled


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
