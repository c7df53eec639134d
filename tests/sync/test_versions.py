"""Versions one apart understand each other: nothing is dropped, what is unknown waits for the upgrade (R12)."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from fieldtech.clock import FixedClock
from fieldtech.hub.desk import open_hub
from fieldtech.hub.hub import Hub
from fieldtech.hub.rows import COLUMNS
from fieldtech.hub.tables import ROWS
from fieldtech.model.customers import Vehicle
from fieldtech.model.kinds import KINDS
from fieldtech.model.orders import Entry, Order, SealedRecord
from fieldtech.sync.messages import Check, PullAnswer, Push, PushAnswer, decode, encode
from fieldtech.sync.outbox import next_batch
from fieldtech.sync.shapes import shapes

from . import deeds
from .company import LAPTOP, NOW, OFFICE, PEOPLE, Company
from .computers import Computer, contents, differences, register, registration, unsettled
from .freeze import drive
from .hubs import FileHome, HubHome, ServerHome
from .older import OLDER, PENDING, older_hub, older_laptop, upgraded

ARRIVED = datetime(2026, 11, 18, 0, 59, tzinfo=UTC)


@dataclass
class Older:
    """The older version's hub under today's program, on one of the two engines."""

    home: HubHome
    url: str
    hub: Hub


@pytest.fixture(params=["sqlite", "postgresql"])
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Older]:
    folder = tmp_path / "hub"
    folder.mkdir()
    home: HubHome = FileHome(folder)
    url = f"sqlite:///{folder / 'hub.db'}"
    if request.param == "postgresql":
        server = request.getfixturevalue("server")
        if server is None:
            pytest.skip("FIELDTECH_NO_POSTGRES=1")
        url = server.new_database()
        home = ServerHome(folder, url)
    hub = older_hub(home, url)
    yield Older(home, url, hub)
    hub.close()


@pytest.fixture
def laptop(older: Older, tmp_path: Path) -> Iterator[Computer]:
    """The older laptop, upgraded."""
    computer = upgraded(tmp_path / "laptop", older.hub)
    yield computer
    computer.database.close()


def message(name: str, kind: type[Any]) -> Any:
    return decode((OLDER / f"{name}.json").read_bytes(), kind)


def vehicle_at(hub: Hub) -> dict[str, Any]:
    with hub._engines.reading() as connection:
        return dict(
            json.loads(connection.scalars(select(ROWS.c.row_values).where(ROWS.c.table_name == "vehicles")).one())
        )


def texts(computer: Computer) -> list[str]:
    with computer.context.reading() as session:
        return sorted(str(one.body["text"]) for one in session.scalars(select(Entry)))


def token_of(tmp_path: Path) -> str:
    """With which the older laptop spoke to its hub."""
    database = older_laptop(tmp_path / "token")
    token = str(registration(database).token)
    database.close()
    return token


def test_all_columns_and_messages_of_the_older_version_are_still_there(tmp_path: Path) -> None:  # R12
    database = older_laptop(tmp_path)
    with database.reading() as session:
        for table in COLUMNS:
            there = set(session.connection().exec_driver_sql(f'PRAGMA table_info("{table}")').scalars(1))
            assert there <= {part.column for part in shapes()[table].parts}, table
        for table, shape in shapes().items():
            there = set(session.connection().exec_driver_sql(f'PRAGMA table_info("{table}")').scalars(1))
            for part in shape.parts if there else ():
                if part.column not in there:
                    # a row of an older hub has no such value: else the sums of the two sides would differ for ever
                    assert not part.default({}), (table, part.column)
    database.close()
    for name, kind in (("push", Push), ("pull", PullAnswer), ("check", Check), ("answer", PushAnswer)):
        assert message(name, kind)


def test_an_older_laptop_and_its_hub_are_upgraded(older: Older, laptop: Computer, tmp_path: Path) -> None:  # R12
    assert len(unsettled(laptop.database)) == PENDING
    assert laptop.sync().agrees
    assert unsettled(laptop.database) == []
    with laptop.context.reading() as session:
        [vehicle] = session.scalars(select(Vehicle))
        assert (vehicle.driver_name, vehicle.note) == ("Mr Older", "")
        assert len(list(session.scalars(select(SealedRecord)))) == 1
        assert ARRIVED in {order.arrived_at for order in session.scalars(select(Order))}  # was not sent
    found = texts(laptop)
    for text in ("sent by the older version", "written at the office", "not sent by the older version"):
        assert found.count(text) == 1
    deeds.vehicle_note(laptop.context, "of today")
    assert laptop.sync().agrees
    assert vehicle_at(older.hub)["note"] == "of today"
    assert older.hub.seal_faults() == []


def test_an_older_laptop_speaks_to_todays_hub(older: Older, company: Company, tmp_path: Path) -> None:  # R12
    today = register(company.computers[OFFICE].context, older.hub, list(PEOPLE.values()), "again")
    today.sync()
    with today.context.reading() as session:
        vehicles = list(session.scalars(select(Vehicle)))
    token = token_of(tmp_path)
    known = older.hub.push(token, Push([])).last_dev_seq
    own = next(one for one in vehicles if one.id.hex == vehicle_at(older.hub)["id"])
    with today.context.transaction() as session:
        session.get_one(Vehicle, own.id).note = "ring twice"
        today.context.op(session, "save_vehicle", "vehicles", own.id, {})
    today.sync()
    push = message("push", Push)
    answer = older.hub.push(token, push)
    assert [(ack.result, ack.reason) for ack in answer.acks] == [("ok", "")] * PENDING
    assert answer.last_dev_seq == known + PENDING
    assert older.hub.push(token, push) == answer
    row = vehicle_at(older.hub)
    assert (row["note"], row["driver_name"]) == ("ring twice", "Mr Older")
    pulled = older.hub.pull(token, 0)
    older_rows = {row.table: row.values.keys() for row in message("pull", PullAnswer).rows}
    for row in pulled.rows:
        assert older_rows.get(row.table, set()) - row.values.keys() == set()


def test_todays_laptop_speaks_to_an_older_hub(older: Older, laptop: Computer) -> None:  # R12
    """That hub knows no photos and no changes of vehicles yet."""
    older.hub.close()
    kinds = {name: kind for name, kind in KINDS.items() if name not in ("add_photo", "save_vehicle")}
    laptop.channel.hub = Hub.open(older.url, older.home.folder, clock=FixedClock(NOW), kinds=kinds)
    order = deeds.orders_here(laptop.context, PEOPLE[LAPTOP])[0]
    deeds.photo(laptop.context, order, b"picture")
    deeds.entry(laptop.context, order, "after the photo")
    laptop.sync()
    waiting = unsettled(laptop.database)
    assert [(row.kind, row.result, row.reason) for row in waiting] == [
        ("save_vehicle", "deferred", "unknown_kind"), ("add_photo", "deferred", "unknown_kind"),
    ]  # fmt: skip
    with laptop.context.reading() as session:
        assert session.scalars(select(Vehicle)).one().driver_name == "Mr Older"
    laptop.channel.hub.close()
    laptop.channel.hub = older.home.open(FixedClock(NOW))
    assert laptop.channel.hub.replay_deferred() == 2
    assert laptop.sync().agrees
    assert unsettled(laptop.database) == []
    assert vehicle_at(laptop.channel.hub)["driver_name"] == "Mr Older"
    laptop.channel.hub.close()


def test_a_newer_answer_is_understood_as_far_as_it_goes(older: Older, laptop: Computer) -> None:  # R12
    assert laptop.exchange().take_acks(message("answer", PushAnswer)) is False
    laptop.exchange().take_rows(message("pull", PullAnswer), 0)
    answer = message("newer_pull", PullAnswer)
    before = contents(laptop.database)
    assert laptop.exchange().take_rows(answer, registration(laptop.database).cursor)
    changed = differences(contents(laptop.database), before)
    assert registration(laptop.database).cursor == answer.cursor
    assert set(changed) <= {"vehicles"}
    with laptop.context.reading() as session:
        assert session.scalars(select(Vehicle)).one().driver_name == "Mr Older"  # pending, over Ms Newer
    assert len(unsettled(laptop.database)) == PENDING


def test_one_poisoned_message_never_blocks_the_others(older: Older, tmp_path: Path) -> None:  # R12
    poisoned = message("poisoned", Push)
    token = token_of(tmp_path)
    answer = older.hub.push(token, poisoned)
    assert [(ack.result, ack.reason) for ack in answer.acks] == [
        ("ok", ""), ("rejected", "op_malformed"), ("rejected", "op_malformed"), ("deferred", "unknown_kind"),
        ("deferred", "unknown_field"), ("deferred", "order_unknown"), ("rejected", "not_of_this_computer"),
        ("rejected", "op_malformed"), ("rejected", "op_malformed"), ("ok", ""),
    ]  # fmt: skip
    rows = [row.values["body"] for row in older.hub.pull(token, 0).rows if row.table == "entries"]
    assert [body for body in rows if "poison" in str(body)] == [
        {"text": "before the poison"}, {"text": "after the poison"},
    ]  # fmt: skip
    assert older.hub.push(token, poisoned) == answer


def test_a_column_of_tomorrow_survives_todays_programs(company: Company, tmp_path: Path) -> None:  # R12
    """A newer laptop fills it, today's hub keeps it waiting, the upgraded hub takes it, today's laptop leaves it."""
    laptop, office = company.computers[LAPTOP], company.computers[OFFICE]
    drive(office.context, "with a trailer")
    push = _tomorrows(office, trailer="two axles")
    assert _result(company.hub.push(office.channel.token, push)) == ("deferred", "unknown_field")
    company.hub.close()
    path = ":".join(filter(None, [str(Path(__file__).parents[1]), *sys.path]))
    newer = [sys.executable, "-m", "sync.newer_program", str(company.folder / "hub")]
    subprocess.run(newer, check=True, env={"PYTHONPATH": path}, cwd=tmp_path)
    company.hub = open_hub(company.folder / "hub", company.clock)
    for computer in company.computers.values():
        computer.channel.hub = company.hub
    assert vehicle_at(company.hub)["trailer"] == "two axles"
    assert _result(company.hub.push(office.channel.token, push)) == ("ok", "")
    office.sync()
    laptop.sync()
    drive(laptop.context, "without a word of it")
    laptop.sync()
    row = vehicle_at(company.hub)
    assert (row["trailer"], row["driver_name"]) == ("two axles", "without a word of it")
    assert unsettled(laptop.database) == unsettled(office.database) == []


def _tomorrows(computer: Computer, **values: str) -> Push:
    """What a newer program on this computer would send: its last operation with one more column."""
    with computer.database.reading() as session:
        op = json.loads(encode(next_batch(session, 0)[-1]))
    op["rows"][0]["values"] |= values
    return decode(json.dumps({"ops": [op]}).encode(), Push)


def _result(answer: PushAnswer) -> tuple[str, str]:
    [ack] = answer.acks
    return ack.result, ack.reason
