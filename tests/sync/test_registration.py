"""First, joining, registered anew, and a hub from yesterday: nothing is lost and nothing is done twice."""

import shutil
import threading
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

import stories
from fieldtech.errors import Cancelled
from fieldtech.model.catalogue import Part
from fieldtech.model.customers import Customer
from fieldtech.model.local import Op
from fieldtech.model.orders import Entry
from fieldtech.services.devices import this_device
from fieldtech.services.syncing import Syncing
from fieldtech.services.workplace import Workplace
from fieldtech.sync.channel import ANEW, FORK, Refused
from fieldtech.sync.joining import Joined, Welcome
from fieldtech.sync.messages import Push, PushAnswer
from fieldtech.sync.outbox import KEPT_FOR
from fieldtech.sync.registration import pull_everything

from . import deeds
from .company import LAPTOP, OFFICE, PEOPLE, SECOND, Company, opened
from .computers import Computer, InProcess, contents, differences, everybody, new_hub, register, registration, unsettled


def said(computer: Computer) -> list[str]:
    with computer.context.reading() as session:
        wanted = select(Entry).where(Entry.kind == "diagnosis").order_by(text("entries.rowid"))
        return [entry.body["text"] for entry in session.scalars(wanted) if len(entry.body["text"]) < 3]


def say(computer: Computer, *words: str) -> None:
    for word in words:
        deeds.entry(computer.context, deeds.orders_here(computer.context, PEOPLE[LAPTOP])[0], word)


def back_to(company: Company, name: str, folder: Path) -> Computer:
    """The data of a computer are put back from a copy."""
    old = company.computers[name]
    old.database.close()
    shutil.rmtree(company.folder / name)
    shutil.copytree(folder, company.folder / name)
    context = opened(company.folder / name, company.clock)
    context.person = old.context.person
    company.computers[name] = Computer(context, InProcess(company.hub, registration(context.database).token))
    return company.computers[name]


def kept_copy(company: Company, name: str, folder: Path) -> Path:
    company.computers[name].database.close()
    shutil.copytree(company.folder / name, folder)
    return folder


def test_a_joining_computer_drops_its_own_catalogue_and_keeps_the_work_of_people(tmp_path: Path) -> None:
    first = stories.open_demo(tmp_path / "first")
    hub = new_hub(tmp_path / "hub", stories.clock_of(first))
    office = register(first.context, hub, everybody(first.context), "first")
    office.sync()
    clock = stories.clock_of(first)
    late = Workplace.open(tmp_path / "late", clock=clock, zone=stories.ZONE, demo=True)
    late.imports.demo()
    stories.as_person(late, "zhoumin")
    with late.context.transaction() as session:
        session.add(Customer(number="C-MINE", name="mine", centre_code="QD01"))
        late.context.op(session, "save_customer", "customers", "", {})
    joined = register(late.context, hub, everybody(first.context))
    with late.context.reading() as session:
        assert session.scalar(select(func.count()).select_from(Part)) == 0
        assert [(op.dev_seq, op.by) for op in session.scalars(select(Op))] == [(1, "zhoumin")]
    assert late.imports.ensure_catalogue() is None  # a start of the program before the first exchange
    assert joined.sync().agrees and office.sync().agrees
    assert differences(contents(joined.database), contents(office.database)) == {}
    with office.context.reading() as session:
        assert session.scalar(select(Customer.name).where(Customer.number == "C-MINE")) == "mine"


def test_what_was_not_sent_before_a_restore_is_sent_afterwards(company: Company, tmp_path: Path) -> None:
    laptop = company.computers[LAPTOP]
    say(laptop, "1", "2")
    copy = kept_copy(company, LAPTOP, tmp_path / "copy")
    laptop.sync()
    laptop = back_to(company, LAPTOP, copy)
    assert len(unsettled(laptop.database)) == 2
    outcome = laptop.sync()
    assert outcome.agrees and outcome.pushed == 2
    company.computers[OFFICE].sync()
    assert said(laptop) == said(company.computers[OFFICE]) == ["1", "2"]


def test_a_restored_computer_registers_anew_and_loses_nothing(company: Company, tmp_path: Path) -> None:
    laptop, office = company.computers[LAPTOP], company.computers[OFFICE]
    say(laptop, "1")
    laptop.sync()
    copy = kept_copy(company, LAPTOP, tmp_path / "copy")
    say(laptop, "2")
    laptop.sync()
    laptop = back_to(company, LAPTOP, copy)
    say(laptop, "3", "4")
    with pytest.raises(Refused, match=FORK):
        laptop.sync()
    assert said(laptop) == ["1", "3", "4"]
    laptop = register(laptop.context, company.hub, [PEOPLE[LAPTOP]], "again")
    assert laptop.sync().agrees
    office.sync()
    assert said(laptop) == said(office) == ["1", "2", "3", "4"]
    assert differences({"entries": contents(laptop.database)["entries"]}, contents_of_his(office, laptop)) == {}


def contents_of_his(office: Computer, laptop: Computer) -> dict[str, list[object]]:
    """The entries of the office that belong to the orders of the laptop."""
    mine = {order.hex for order in deeds.orders_here(laptop.context, PEOPLE[LAPTOP])}
    rows = contents(office.database)["entries"]
    return {"entries": [row for row in rows if row[1]["order_id"] in mine]}


def test_answers_of_the_registration_before_say_nothing(company: Company) -> None:
    """``fieldtech sync --register`` beside an open window, which is exchanging."""
    laptop = company.computers[LAPTOP]
    say(laptop, "1", "2", "3")
    anew: list[Computer] = []

    def meanwhile(where: str) -> None:
        if where == "push!":
            anew.append(register(laptop.context, company.hub, [PEOPLE[LAPTOP]], "again"))

    with pytest.raises(Refused, match=ANEW):
        laptop.sync(meanwhile)
    say(anew[0], "4")
    assert anew[0].sync().agrees and company.computers[OFFICE].sync().agrees
    assert said(company.computers[OFFICE]) == ["1", "2", "3", "4"] and unsettled(laptop.database) == []


def test_registering_anew_waits_for_the_exchange_and_ends_it(company: Company) -> None:
    laptop, asked, may_end = company.computers[LAPTOP], threading.Event(), threading.Event()

    class Slow(InProcess):
        def push(self, push: Push) -> PushAnswer:
            answer = super().push(push)
            asked.set()
            may_end.wait(30)
            return answer

    say(laptop, "1", "2")
    syncing = Syncing(laptop.context, lambda _addresses, token, _ca: Slow(company.hub, token))
    ended: list[str] = []

    def exchanging() -> None:
        with pytest.raises(Cancelled):
            syncing.run()
        ended.append("exchange")

    def registering() -> None:
        syncing.begin(joined_again(company, laptop), registration(laptop.database).keys["office"])
        ended.append("registration")

    threads = [threading.Thread(target=exchanging), threading.Thread(target=registering)]
    threads[0].start()
    assert asked.wait(30)
    threads[1].start()
    assert syncing._given_up.wait(30)
    may_end.set()
    for thread in threads:
        thread.join(30)
    assert ended == ["exchange", "registration"]
    say(laptop, "3")
    assert syncing.run().agrees and company.computers[OFFICE].sync().agrees
    assert said(company.computers[OFFICE]) == ["1", "2", "3"]


def joined_again(company: Company, computer: Computer) -> Joined:
    with computer.context.reading() as session:
        here = this_device(session)
    code = company.hub.new_code([PEOPLE[LAPTOP]], "anew")
    known = company.hub.register(code, here.public_key, here.certificate, "anew", here.code, here.id.hex)
    office = known.office_ed25519.hex()
    return Joined(["in process"], "", Welcome(known.device_id, known.token, known.epoch, office, known.computer_code))


def test_two_copies_of_one_computer_both_arrive(company: Company, tmp_path: Path) -> None:
    laptop = company.computers[LAPTOP]
    copy = kept_copy(company, LAPTOP, tmp_path / "copy")
    twin_context = opened(copy, company.clock)
    twin_context.person = laptop.context.person
    twin = Computer(twin_context, InProcess(company.hub, registration(twin_context.database).token))
    say(laptop, "1")
    say(twin, "2")
    laptop.sync()
    with pytest.raises(Refused, match=FORK):
        twin.sync()
    twin = register(twin.context, company.hub, [PEOPLE[LAPTOP]], "again")
    assert twin.sync().agrees
    assert laptop.sync().agrees
    assert said(laptop) == said(twin) == ["1", "2"]
    twin.database.close()


def test_what_left_meanwhile_leaves_a_restored_computer_too(company: Company, tmp_path: Path) -> None:  # R7
    laptop, office = company.computers[LAPTOP], company.computers[OFFICE]
    order = deeds.orders_here(laptop.context, PEOPLE[LAPTOP])[0]
    copy = kept_copy(company, LAPTOP, tmp_path / "copy")
    deeds.entry(laptop.context, deeds.orders_here(laptop.context, PEOPLE[LAPTOP])[1], "1")
    laptop.sync()
    deeds.reassign(office.context, order, "zhaoqiang")
    office.sync()
    laptop = back_to(company, LAPTOP, copy)
    deeds.entry(laptop.context, deeds.orders_here(laptop.context, PEOPLE[LAPTOP])[1], "2")
    with pytest.raises(Refused, match=FORK):
        laptop.sync()
    laptop = register(laptop.context, company.hub, [PEOPLE[LAPTOP]], "again")
    assert laptop.sync().agrees
    assert order not in deeds.orders_here(laptop.context, PEOPLE[LAPTOP])
    assert said(laptop) == ["1", "2"]


def test_a_hub_from_yesterday_gets_back_what_computers_still_have(company: Company, tmp_path: Path) -> None:  # R10
    say(company.computers[LAPTOP], "1")
    company.computers[LAPTOP].sync()
    company.hub.close()
    shutil.copytree(company.folder / "hub", tmp_path / "yesterday")
    company.reopen_hub()
    say(company.computers[LAPTOP], "2", "3")
    company.computers[LAPTOP].sync()
    company.computers[OFFICE].sync()
    deeds.vehicle_note(company.computers[OFFICE].context, "note")
    company.computers[OFFICE].sync()
    laptop = company.computers[LAPTOP]
    before, page = company.hub.push(laptop.channel.token, laptop.channel.pushes[-1]), laptop.channel.pull(0, 1_000)
    say(laptop, "4")
    company.hub.close()
    shutil.rmtree(company.folder / "hub")
    shutil.copytree(tmp_path / "yesterday", company.folder / "hub")
    company.reopen_hub()
    company.hub.new_epoch()
    for _round in range(2):
        for name in (LAPTOP, OFFICE, SECOND):
            company.computers[name].sync()
    company.computers[LAPTOP].exchange().take_acks(before)  # a file that was long on its way
    company.computers[LAPTOP].exchange().take_rows(page, 0)
    for name in (LAPTOP, OFFICE, SECOND):
        outcome = company.computers[name].sync()
        assert outcome.agrees and outcome.pushed == 0
        assert said(company.computers[name]) == ["1", "2", "3", "4"]
        assert unsettled(company.computers[name].database) == []
    with company.computers[SECOND].context.reading() as session:
        assert session.execute(text("SELECT note FROM vehicles")).scalar() == "note"


def test_a_full_pull_leaves_what_is_pending(company: Company) -> None:
    laptop = company.computers[LAPTOP]
    say(laptop, "1")
    before = contents(laptop.database)
    with laptop.database.transaction() as session:
        pull_everything(session)
    state = registration(laptop.database)
    laptop.exchange().take_rows(laptop.channel.pull(0, 5_000), 0)
    assert (state.full, registration(laptop.database).full) == (True, False)
    assert differences(contents(laptop.database, places=False), _without_places(before)) == {}
    assert len(unsettled(laptop.database)) == 1


def _without_places(found: dict[str, list[tuple[int, object]]]) -> dict[str, list[tuple[int, object]]]:
    return {table: sorted(((0, row) for _place, row in rows), key=repr) for table, rows in found.items()}


def test_a_computer_that_forgot_old_operations_registers_anew(company: Company, tmp_path: Path) -> None:
    laptop = company.computers[LAPTOP]
    say(laptop, "1", "2")
    laptop.sync()
    company.clock.advance(KEPT_FOR * 2)
    laptop.sync()
    copy = kept_copy(company, LAPTOP, tmp_path / "copy")
    say(laptop, "3")
    laptop.sync()
    laptop = back_to(company, LAPTOP, copy)
    say(laptop, "4")
    with pytest.raises(Refused, match=FORK):
        laptop.sync()
    laptop = register(laptop.context, company.hub, [PEOPLE[LAPTOP]], "again")
    assert laptop.sync().agrees
    assert said(laptop) == ["1", "2", "3", "4"]
    assert unsettled(laptop.database) == []
